"""The short word before the next question: one that fits what was said, and none where unsure. And the last word."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.checkin import GOOD_TO_BAD, QUESTIONS, Answer
from bot.core.signal import Level, at_least

_AGREED = ("bellen", "wie_weet")
_BAD, _MIDDLING, _GOOD = 4, 5, 7  # marks
_TONE = "gaat"  # how it goes, by the tone of a message
_BAD_WORD = 2  # the weight of what is bad


def react(
    before: Level, now: Level, fresh: Mapping[str, Answer], *, certain: bool, tapped: bool, first: bool,
    glad: bool = False,
) -> tuple[str, ...]:
    """One kind word about what was said, never two.

    `before` and `now` are how grave the talk is; `certain`: more than a guess of the classifier says so. `tapped`: a
    button gave the answer. `first`: nothing was asked but the first question. `glad`: it is good news. What is only
    guessed of his words chooses none.
    """
    if any(answer.refused for answer in fresh.values()):
        return ("utter_ok_refused",)
    fresh = {name: answer for name, answer in _by_mark(fresh).items() if not answer.guess}
    worst = max((_weight(name, answer) for name, answer in fresh.items()), default=0)
    stopped = "plek" in fresh and fresh["plek"].value in ("nee", "stopt_binnenkort")
    if glad and worst < _BAD_WORD and not stopped:
        return ("utter_blij",)
    if at_least(now, "uitval") and not at_least(before, "uitval"):
        return ("utter_naar_uitval",) if certain else ("utter_dank_vertel",)
    if not tapped and any(name in fresh for name in _AGREED):
        return ("utter_afspraak_genoteerd",)
    if "vrije_tijd" in fresh and fresh["vrije_tijd"].value in GOOD_TO_BAD[1:]:
        return ("utter_klein_alleen",)
    if worst == _BAD_WORD:
        return ("utter_balen",)
    if worst == 1:
        return ("utter_duidelijk",)
    good = any(answer.value == "goed" or (name == "plek" and answer.value == "ja") for name, answer in fresh.items())
    return ("utter_fijn",) if good and now == "none" and first else ()


def goodbye(answers: Mapping[str, Answer], worst: Level, *, refused: bool, told: bool) -> str:
    """What happens next, truly. `refused`: the coach may not know; `told`: somebody does."""
    if refused:
        return "utter_checkin_klaar_geen_coach"
    if told:
        return "utter_checkin_klaar_coach"
    if not answers:
        return "utter_checkin_klaar_rust"
    return "utter_checkin_klaar_hulp" if worst != "none" else "utter_checkin_klaar_goed"


def _by_mark(fresh: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """The answers without the tone, where a good mark says better how it goes: "lastig om te zeggen, een 8"."""
    mark = fresh.get("cijfer")
    good = mark is not None and mark.value.isdigit() and int(mark.value) >= _GOOD
    return {name: answer for name, answer in fresh.items() if not (good and name == _TONE)}


def _weight(name: str, answer: Answer) -> int:
    """0 for what is fine or says nothing of how it goes, 1 for so-so, 2 for bad."""
    if name == "cijfer" and answer.value.isdigit():
        return 2 if int(answer.value) <= _BAD else int(int(answer.value) <= _MIDDLING)
    return GOOD_TO_BAD.index(answer.value) if QUESTIONS.get(name) == GOOD_TO_BAD and answer.value in GOOD_TO_BAD else 0
