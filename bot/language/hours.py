"""Which of the hours in a message are working hours, in the light of what was asked."""

from __future__ import annotations

from bot.language.analysis import Analysis
from bot.language.dates import weekday_name
from bot.language.numbers import HoursFact, hours_in, number, work_words
from bot.language.words import Word

_CANCELLING = frozenset({"negated", "past", "other", "hypothetical", "fiction"})
_FILLERS = frozenset({"en", ",", ".", "ja", "ongeveer", "zo'n", "op", "alleen", "denk", "ik"})
_REACH = 5  # words between working hours and a word that tells that they are


def hours_wanted(said: Analysis, *, asked: bool, works: bool, profile: str) -> HoursFact | None:
    """Return how much the learner works, or None.

    Unasked, hours count only when the message speaks of the place (`works`) or of work nearby.
    Different figures are none, but days and hours a day go together.
    """
    facts = [
        fact
        for fact in hours_in(said.original, said.words)
        if not said.marks(fact.start, fact.end) & _CANCELLING
    ]
    if not asked and not works:
        facts = [fact for fact in facts if _near_work(said, fact)]
    values = list(dict.fromkeys(fact.value for fact in facts))
    if len(values) == 1:
        return facts[0]
    if len(values) == 2 and values[0].split()[-1] != values[1].split()[-1]:
        return HoursFact(", ".join(values), "", facts[0].start, facts[-1].end)
    return _bare(said, profile) if asked and not values else None


def _near_work(said: Analysis, fact: HoursFact) -> bool:
    """Whether a word for work stands near, and the figure is no article and not just a few hours."""
    places = [index for index, word in enumerate(said.words) if fact.start <= word.start < fact.end]
    near = said.words[max(places[0] - _REACH, 0) : places[-1] + _REACH + 1]
    count, unit = fact.value.split()[0], fact.value.split()[-3]
    few = unit == "uur" and count.isdecimal() and int(count) < 8 and "per" not in fact.words.split()
    return not few and count != "1" and any(word.normal in work_words() for word in near)


def _bare(said: Analysis, profile: str) -> HoursFact | None:
    """Read a bare number or a list of weekdays as the answer to how much."""
    words = [word for word in said.words if word.normal not in _FILLERS]
    days = [name for word in words if (name := weekday_name(word.normal))]
    if days and len(days) == len(words):
        return _fact(said, words, " en ".join(dict.fromkeys(days)))
    value = number(words[0].normal) if len(words) == 1 else None
    if value is None or value != int(value) or not 0 < value <= 60:
        return None
    if value >= 8:
        return _fact(said, words, f"{int(value)} uur per week")
    if profile == "arbeidsmarkt":
        return None  # hours or days: ask
    return _fact(said, words, f"{int(value)} {'dag' if value == 1 else 'dagen'} per week")


def _fact(said: Analysis, words: list[Word], value: str) -> HoursFact:
    start, end = words[0].start, words[-1].end
    return HoursFact(value, said.original[start:end], start, end)
