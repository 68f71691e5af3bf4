"""Doing what a command asks: stop, come back, pause, be forgotten, help, or a wish about our messages.

Plain database work, run in a thread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.content import load
from bot.conversation import agreeing, texts
from bot.conversation.asked_of_us import wishing
from bot.conversation.asked_of_us.commands import Command, read_command
from bot.conversation.asked_of_us.stopped import comes_back
from bot.conversation.asked_of_us.wiping import wiping
from bot.conversation.asked_of_us.wishes import Before, Heard
from bot.conversation.intake import Talk
from bot.core.learner import Account, Learner
from bot.ports import Outgoing
from bot.records import UnitOfWork
from bot.services.checkins import checkin
from bot.services.checkins.pointing import meant
from bot.services.parts import Parts
from bot.services.people import learners, wishes
from bot.services.people.erasure import drop_account, erase

STRANGERS = ("help", "stop", "forget")  # what somebody who is not linked can ask


@dataclass(frozen=True)
class Obeyed:
    """What to say, and the engine's conversation that has to be forgotten."""

    reply: Outgoing
    forget: str | None = None


Request = Command | tuple[Heard, Before]


def requested(parts: Parts, talk: Talk) -> Request | None:
    """The command or wish that a message is, or None. Raises `StorageDown`."""
    payload, learner = talk.inbound.payload, talk.learner
    if talk.inbound.kind not in ("text", "button"):
        return None
    command = read_command(payload or talk.inbound.text, parts.today()) if payload in (None, "start", "stop") else None
    command = command or wiping(parts, talk) or comes_back(parts, talk)
    if command is not None and command.kind == "stop" and payload is None:
        command = None if meant(parts, learner, talk.inbound.text, talk.earlier) != talk.inbound.text else command
    if command is None:
        return None if agreeing.of_a_call(parts, talk) else wishing.heard(parts, talk)
    if command.kind == "pause" and _rests(parts, talk):
        return None
    joining = learner is not None and learner.status in ("waiting_parent", "invited")
    if (learner is None and command.kind not in STRANGERS) or (joining and command.kind == "start"):
        return None
    return command


def _rests(parts: Parts, talk: Talk) -> bool:
    """Whether "ff pauze" is said to a guided talk: then that talk rests, and not our messages."""
    said = re.fullmatch(load("gids")["rest"], talk.inbound.text.strip().lower())
    if said is None or talk.learner is None:
        return False
    with parts.begin() as uow:
        return uow.guided.active(talk.learner.id) is not None


def kind_of(found: Request) -> str:
    """Its name: of a command, or "wish"."""
    return found.kind if isinstance(found, Command) else "wish"


def reason_of(found: Request) -> str:
    """What is told beside a wish, "" where it is all there is."""
    return "" if isinstance(found, Command) else found[0].beside


def obey(parts: Parts, talk: Talk, command: Request) -> Obeyed:
    """Do it, in one transaction. Raises `StorageDown`."""
    if not isinstance(command, Command):
        return _wish(parts, talk, *command)
    if command.kind == "help":
        return Obeyed(texts.system("help" if talk.learner else "help_stranger"))
    with parts.begin() as uow:
        learner = uow.get(Learner, talk.learner.id) if talk.learner else None
        done = _known(parts, uow, talk, learner, command) if learner else _stranger(parts, uow, talk, command)
        uow.commit()
    if command.kind == "forget":
        talk.account.learner_id = None
    return done


def _wish(parts: Parts, talk: Talk, found: Heard, before: Before) -> Obeyed:
    with parts.begin() as uow:
        learner = uow.get(Learner, talk.learner.id) if talk.learner else None
        if learner is None:
            raise LookupError("the learner of a conversation is gone")
        if found.wish.what == "pause" and found.beside:
            message = uow.talks.message(talk.message.id or 0)
            checkin.keep(parts, uow, learner, message, found.beside)
        reply = wishing.reply_to(parts, uow, talk, learner, found, before)
        uow.commit()
        return Obeyed(reply)


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
    if command.kind in ("forget_sure", "forget_not"):
        return Obeyed(texts.system(command.kind))
    if command.kind == "unkept":
        learners.stop(parts, uow, learner)
        return Obeyed(texts.system("unkept"), _ended(parts, uow, talk))
    stopped = learner.status == "stopped"
    if command.kind == "stop" or (command.kind == "pause" and stopped):
        learners.stop(parts, uow, learner)
        return Obeyed(texts.system("already_stopped" if stopped else "stopped"), _ended(parts, uow, talk))
    if command.kind == "pause":
        days = command.days or learners.PAUSE_DAYS
        was = wishes.standing(learner, "pause", parts.today())
        wishes.pause(parts, uow, learner, days)
        return Obeyed(wishing.paused(parts.today() + timedelta(days=days), was, talk.inbound.text))
    learners.resume(parts, uow, learner)
    waits = learner.status == "waiting_parent"
    return Obeyed(texts.onboarding("under_16") if waits else texts.system("started"))


def _ended(parts: Parts, uow: UnitOfWork, talk: Talk) -> str | None:
    """The engine's conversation, which ends here: a question of it is not open any more."""
    session = uow.talks.last_session(talk.account.id)
    if session is None or session.ended_at is not None:
        return None
    session.ended_at = parts.now()
    return session.conversation


def _forget(parts: Parts, uow: UnitOfWork, talk: Talk, learner: Learner) -> Obeyed:
    open_case = any(case.level == "crisis" for case in uow.cases.live_of(learner.id))
    session = uow.talks.last_session(talk.account.id)
    erase(parts, uow, learner)
    account = uow.get(Account, talk.account.id)
    if account is not None:
        # so that he is not taken for a newcomer
        account.onboarding = {"forgotten": parts.now().isoformat(), "case": open_case}
    reply = texts.system("forgotten_open_case" if open_case else "forgotten", **talk.names)
    return Obeyed(reply, session.conversation if session else None)
