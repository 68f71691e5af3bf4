"""What a message says under one question that answers another, asked before and not answered: his place, its last day.

What may be an answer to anything, a bare yes, no or day, counts only for the question that is open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.content import load
from bot.core.checkin import Answer
from bot.language.inferring import at_home
from bot.language.words import words_of
from bot.services.checkins.turns import Turn
from bot.understanding.said import Said

_AGREED = ("bellen", "mag_coach", "wie_weet", "hulp")  # here a day is one to call on


def waiting(turn: Turn, said: Said, heard: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers to questions that wait, which `said` gives beside those that were `heard`."""
    if said.choice:
        return {}
    return {**_place(turn, said, heard), **_ending(turn, said, heard)}


def evades(turn: Turn, said: Said, heard: Mapping[str, Answer]) -> bool:
    """Whether he says that he is at home a lot, where it was asked whether he still goes: then that is asked again."""
    return turn.checkin.question == "plek" and "plek" not in heard and not said.choice and at_home(said.text)


def _waits(turn: Turn, name: str, heard: Mapping[str, Answer]) -> bool:
    open_now = turn.checkin.question == name
    return name in turn.checkin.asked and name not in turn.answers and name not in heard and not open_now


def _place(turn: Turn, said: Said, heard: Mapping[str, Answer]) -> dict[str, Answer]:
    """Whether he is still at his place ("ja ga nog"), not by a bare yes or no; beside other answers only that he is."""
    text = said.text.lower()
    rest = re.sub(load("onderbreking")["yes_or_no_first"], "", text, count=1).strip()
    bare = not rest or rest == text.strip()
    if not _waits(turn, "plek", heard):
        return {}
    found = _read(turn, said, "plek")
    if found is None or (heard and found.value != "ja"):
        return {}
    rules = load("onderbreking")
    told = not bare and re.search(rules["late_place"], rest) is not None
    told = told or (found.value == "ja" and re.search(rules["late_told"], text) is not None)
    return {"plek": found} if told else {}


def _ending(turn: Turn, said: Said, heard: Mapping[str, Answer]) -> dict[str, Answer]:
    """The last day at his place ("tot 30 juni"), by a word for an end beside the day."""
    if turn.checkin.question in _AGREED or not _waits(turn, "einde", heard):
        return {}
    words = {word.normal for word in words_of(said.text)}
    found = _read(turn, said, "einde") if words & set(load("language/lists")["lists"]["eindwoord"]) else None
    return {"einde": found} if found is not None and found.date is not None else {}


def _read(turn: Turn, said: Said, name: str) -> Answer | None:
    profile, now = turn.learner.profile, turn.parts.now()
    found = turn.parts.reader.read(said.text, question=name, profile=profile, now=now).get(name)
    return None if found is None or found.refused else found
