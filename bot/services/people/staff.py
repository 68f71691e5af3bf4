"""Staff: log in, stay logged in, log out. Passwords are argon2 hashes; sessions are kept by their hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from bot.core.conversation import AuditEvent, LoginTry, StaffSession
from bot.core.learner import Staff
from bot.records import UnitOfWork
from bot.services.parts import Parts

LASTS = timedelta(hours=9)
WINDOW = timedelta(minutes=15)
TRIES = 5
_HASHER = PasswordHash((Argon2Hasher(),))


class TooManyTries(Exception):
    """Too many failed logins for this address in a quarter of an hour."""


@dataclass(frozen=True)
class Login:
    """A fresh session: `token` goes into the cookie, nowhere else."""

    token: str
    staff_id: UUID


def hash_password(password: str) -> str:
    """The argon2 hash of a password; about a fifth of a second."""
    return _HASHER.hash(password)


_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$MIIRqgvgQbgj220jfp0MPA$YfwJSVjtjSU0zzV/P3S9nnQ/USre2wvJMjfCIjrTQbg"


def log_in(parts: Parts, mail: str, password: str) -> Login | None:
    """A session for the right mail and password, None for wrong ones. Raises `TooManyTries`. Slow: use a thread."""
    key = _digest(mail.strip().lower())
    with parts.begin() as uow:
        if uow.people.failed_logins(key, parts.now() - WINDOW) >= TRIES:
            raise TooManyTries
        staff = uow.people.staff_by_mail(mail.strip())
    # Nobody's hash is checked for an unknown address, so that both answers take equally long.
    right = _HASHER.verify(password, staff.password_hash if staff else _NOBODY)
    with parts.begin() as uow:
        if staff is None or not right or not staff.active:
            uow.add(LoginTry(key, parts.now()))
            uow.commit()
            return None
        uow.people.clear_failed_logins(key)
        login = begin_session(parts, uow, staff)
        uow.commit()
        return login


def begin_session(parts: Parts, uow: UnitOfWork, staff: Staff) -> Login:
    """A session for a person whose identity is sure."""
    token = parts.token(32)
    uow.add(StaffSession(_digest(token), staff.id, parts.token(24), parts.now() + LASTS))
    uow.add(AuditEvent(parts.now(), str(staff.id), "login", str(staff.id)))
    return Login(token, staff.id)


def who(parts: Parts, token: str) -> tuple[Staff, str] | None:
    """The person and form token of a session that holds, else None."""
    with parts.begin() as uow:
        session = uow.get(StaffSession, _digest(token))
        if session is None or session.expires_at <= parts.now():
            return None
        staff = uow.get(Staff, session.staff_id)
        return (staff, session.form_token) if staff and staff.active else None


def log_out(parts: Parts, token: str) -> None:
    """End a session."""
    with parts.begin() as uow:
        session = uow.get(StaffSession, _digest(token))
        if session is not None:
            uow.delete(session)
            uow.commit()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
