"""Doing what a command asks: stop, come back, pause, be forgotten, help. Plain database work, run in a thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.conversation import texts
from bot.conversation.commands import Command
from bot.conversation.intake import Talk
from bot.core.learner import Account, Learner
from bot.ports import Outgoing
from bot.records import UnitOfWork
from bot.services import learners
from bot.services.erasure import drop_account, erase
from bot.services.parts import Parts

STRANGERS = ("help", "stop", "forget")  # what somebody who is not linked can ask


@dataclass(frozen=True)
class Obeyed:
    """What to say, and the engine's conversation that has to be forgotten."""

    reply: Outgoing
    forget: str | None = None


def obey(parts: Parts, talk: Talk, command: Command) -> Obeyed:
    """Do it, in one transaction. Raises `StorageDown`."""
    if command.kind == "help":
        return Obeyed(texts.system("help" if talk.learner else "help_stranger"))
    with parts.begin() as uow:
        learner = uow.get(Learner, talk.learner.id) if talk.learner else None
        done = _known(parts, uow, talk, learner, command) if learner else _stranger(parts, uow, talk, command)
        uow.commit()
    if command.kind == "forget":
        talk.account.learner_id = None
    return done


def _stranger(parts: Parts, uow: UnitOfWork, talk: Talk, command: Command) -> Obeyed:
    """Joining ends; nobody is written to who did not join."""
    account = uow.get(Account, talk.account.id)
    if account is not None and command.kind == "forget":
        drop_account(parts, uow, account)
    elif account is not None:
        account.onboarding = {}
    return Obeyed(texts.system("forgotten" if command.kind == "forget" else "stopped"))


def _known(parts: Parts, uow: UnitOfWork, talk: Talk, learner: Learner, command: Command) -> Obeyed:
    if command.kind == "forget":
        return _forget(parts, uow, talk, learner)
    stopped = learner.status == "stopped"
    if command.kind == "stop" or (command.kind == "pause" and stopped):
        learners.stop(parts, uow, learner)
        return Obeyed(texts.system("already_stopped" if stopped else "stopped"))
    if command.kind == "pause":
        days = command.days or learners.PAUSE_DAYS
        learners.pause(parts, learner, days)
        until = parts.today() + timedelta(days=days)
        return Obeyed(texts.system("paused", datum=f"{until.day}-{until.month}-{until.year}"))
    learners.resume(parts, uow, learner)
    waits = learner.status == "waiting_parent"
    return Obeyed(texts.onboarding("under_16") if waits else texts.system("started"))


def _forget(parts: Parts, uow: UnitOfWork, talk: Talk, learner: Learner) -> Obeyed:
    open_case = any(case.level == "crisis" for case in uow.cases.live_of(learner.id))
    session = uow.talks.last_session(talk.account.id)
    erase(parts, uow, learner)
    reply = texts.system("forgotten_open_case" if open_case else "forgotten", **talk.names)
    return Obeyed(reply, session.conversation if session else None)
