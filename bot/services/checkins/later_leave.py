"""A yes that comes later: leave to tell the coach was refused, and then it may be told after all; and a later no."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from bot.content import load
from bot.core.checkin import Answer
from bot.core.escalation import Escalation
from bot.core.learner import Learner
from bot.records import UnitOfWork
from bot.services.checkins.leave import only_asked, put_aside
from bot.services.escalations import agreements, cases, taken_back
from bot.services.parts import Parts
from bot.understanding.answers.leave_back import takes_back
from bot.understanding.answers.plain_leave import plain_leave
from bot.understanding.answers.second_look import looked_over

_BARE = 3  # words of a yes that says nothing else
_COACH, _BACK = "coach", timedelta(days=2)  # how long leave can be taken back in mere words
_RECENT = 6  # messages back in which we spoke of telling


def given(parts: Parts, learner: Learner, text: str, message: int | None = None) -> bool:
    """Whether `text` gives leave, in so many words, for the case that was withdrawn a while ago; the case is told then,
    with the message as a quote where it says more than yes.

    A bare yes is none: it may answer anything. While a check-in waits for an answer the check-in reads it.
    """
    aside = not re.search(load("onderbreking")["later_leave"], text.lower())  # a bare one: only where nothing else fits
    if (aside and not put_aside(text)) or (not aside and only_asked(text)):
        return False
    read = _read(parts, text, learner)
    if "mag_coach" not in read or read["mag_coach"].value != "ja":
        return False
    with parts.begin() as uow:
        uow.people.lock(learner.id)
        case = _untold(parts, uow, learner)
        if case is None or (aside and not _asked_last(parts, uow, learner, case)):
            return False
        if case.status == "withdrawn":
            case.step("open")
        case.leave = "asked"
        for name in ("bellen", "wie_weet"):
            if name in read and not read[name].refused:
                agreements.agree(parts, uow, case, name, read[name].value, read[name].words)
        quote = uow.talks.message(message) if message is not None and len(text.split()) > _BARE else None
        cases.leave_given(parts, uow, case, learner, named="coach" not in text.lower(), quote=quote)
        uow.commit()
    return True


def _read(parts: Parts, text: str, learner: Learner) -> Mapping[str, Answer]:
    """What these words say under our question for leave, with what they surely agree on besides."""

    def spoken(name: str) -> Mapping[str, Answer]:
        return parts.reader.read(text, question=name, profile=learner.profile, now=parts.now())

    return plain_leave(text) | looked_over(text, spoken("mag_coach"), "mag_coach", spoken)


def agreed(parts: Parts, learner: Learner, text: str) -> str:
    """What is agreed on in the words that give leave, said back; "" for nothing."""
    read = _read(parts, text, learner)
    return agreements.said_back({name: one for name, one in read.items() if one.value and not one.refused})


def refused(parts: Parts, learner: Learner, text: str) -> Literal["", "leave_withheld", "leave_read"]:
    """What is said to who refuses leave that was asked for and never answered, or takes back what he gave; the case is
    withdrawn then, unless somebody took it up. "" for anything else."""
    later = re.search(load("onderbreking")["later_no"], text.lower()) is not None
    back = takes_back(text, just=False)
    if not later and not back:
        return ""
    with parts.begin() as uow:
        uow.people.lock(learner.id)
        case = _untold(parts, uow, learner)
        if case is not None and case.leave == "asked" and later:
            cases.leave_refused(parts, uow, case)
            uow.commit()
            return "leave_withheld"
        case = _told(parts, uow, learner, text)
        if case is None:
            return ""
        read = taken_back.read_already(case)
        taken_back.take_back(parts, uow, case, learner)
        uow.commit()
    return "leave_read" if read else "leave_withheld"


def _told(parts: Parts, uow: UnitOfWork, learner: Learner, text: str) -> Escalation | None:
    """The live case that he lately gave leave for, where no check-in waits; while a guide has the word, only where the
    coach is named."""
    guided = uow.guided.active(learner.id) is not None
    if (guided and _COACH not in text.lower()) or uow.talks.open_checkin(learner.id) is not None:
        return None
    case, since = cases.talked_of(uow.cases.live_of(learner.id, lock=True)), parts.now() - _BACK
    return case if case is not None and taken_back.can_be(case) and case.created_at >= since else None


def _asked_last(parts: Parts, uow: UnitOfWork, learner: Learner, case: Escalation) -> bool:
    """Whether a bare "doe maar" can only be about telling: leave was never answered, and we spoke of it just now."""
    if case.leave != "asked" or uow.guided.active(learner.id) is not None:
        return False
    ours = [one for one in uow.talks.of_learner(learner.id, _RECENT) if one.author == "bot" and one.sealed]
    asked = load("onderbreking")["put_aside"]["asked"]
    return any(re.search(asked, parts.vault.open(one.sealed).lower()) for one in ours)


def _untold(parts: Parts, uow: UnitOfWork, learner: Learner) -> Escalation | None:
    """The newest case, when leave was refused for it or never answered, not long ago, and no
    check-in waits. It does not while a guide has the word."""
    if uow.talks.open_checkin(learner.id) is not None and uow.guided.active(learner.id) is None:
        return None
    newest = next((case for case in uow.cases.of_learner(learner.id) if not case.is_task), None)
    since = parts.now() - timedelta(hours=parts.policies.leave_hours)
    fits = newest is not None and (newest.status, newest.leave) in (("withdrawn", "refused"), ("open", "asked"))
    return newest if newest is not None and fits and newest.created_at >= since else None
