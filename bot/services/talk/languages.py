"""The line about another language is said once a day to an account, however many talks it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.content import load
from bot.core.conversation import Session
from bot.core.learner import Account
from bot.records import UnitOfWork
from bot.services.parts import Parts
from bot.understanding.said import Said

_MARK = "language_told"  # kept with the account


def told_today(parts: Parts, uow: UnitOfWork, session: Session, said: Said) -> Said:
    """`said` with the lines about languages among what was given before, when one was given today; else without."""
    account, lines = uow.get(Account, session.account_id), _lines()
    told = account is not None and account.onboarding.get(_MARK) == parts.today().isoformat()
    before = tuple(one for one in said.before if one not in lines)
    return replace(said, before=(*before, *sorted(lines)) if told else before)


def note(parts: Parts, uow: UnitOfWork, session: Session, responses: Iterable[str]) -> None:
    """Keep that such a line is given now."""
    account = uow.get(Account, session.account_id)
    if account is not None and _lines() & set(responses):
        account.onboarding = {**account.onboarding, _MARK: parts.today().isoformat()}


def _lines() -> frozenset[str]:
    return frozenset(str(language["say"]) for language in load("talen")["languages"])
