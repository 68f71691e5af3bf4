"""A new place after one that was lost, in one check-in: it stands, and is good news."""

from __future__ import annotations

from collections.abc import Mapping

from bot.content import load
from bot.core.checkin import Answer
from bot.language.new_place import new_place
from bot.language.words import words_of
from bot.services.checkins.turns import GONE, Turn
from bot.services.escalations import cases

_DAY = "dagbesteding"
TOLD = "utter_nieuws_verteld"


def found(turn: Turn, text: str, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The place that a message tells of, where the one before is known to be lost and no rule read this one."""
    new = new_place(text) if _lost(turn) and "plek" not in answers else ""
    return {"plek": Answer("ja", new)} if new else {}


def moved(turn: Turn, answers: Mapping[str, Answer]) -> bool:
    """Whether the answers, not kept yet, tell of a new place after a lost one."""
    place = answers.get("plek")
    return _lost(turn) and place is not None and place.value == "ja" and bool(new_place(place.words))


def asked_as(fresh: Mapping[str, Answer]) -> dict[str, str]:
    """The profile in whose words the rest of this check-in is asked: of work, school or dagbesteding, as the new place
    is."""
    said = {word.normal for word in words_of(fresh["plek"].words)} if "plek" in fresh else set()
    learns = said & {word for entry in load("language/lists")["lists"]["leren"] for word in entry.split()}
    return {"profiel": "vervolgonderwijs" if learns else "dagbesteding" if _DAY in said else "arbeidsmarkt"}


def passed_on(turn: Turn) -> tuple[str, ...]:
    """What is said of it, where people know of the loss: they hear this too."""
    live = [case for case in turn.uow.cases.live_of(turn.learner.id) if case.level != "crisis" and not case.is_task]
    return (TOLD,) if any(case.leave in cases.TOLD for case in live) else ()


def _lost(turn: Turn) -> bool:
    place = turn.answers.get("plek")
    return place is not None and place.value in GONE
