"""Read every check-in fact that one messy message contains, whatever question is open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from bot.content import load
from bot.core.checkin import PROFILES, Answer
from bot.language.analysis import Language
from bot.language.patterns import PatternSet, Rule
from bot.language.private import private
from bot.language.reached import completed
from bot.language.reading import Reading
from bot.language.settle import settle
from bot.language.several_marks import without_scale
from bot.language.short import ShortAnswers, short_answers, with_comma
from bot.language.slots import AGREED
from bot.language.telling import ALSO, telling
from bot.language.words import words_of

MAX_CHARACTERS = 5000  # read for facts; longer than any chat service delivers in one message
_LEAVE = "mag_coach"
_BARE = 2  # words
_FINE = ("ja", "goed", "matig")


class CheckinReader:
    """Reads check-in answers. Cheap to make: the rules are made ready at the first message. Thread-safe."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @cached_property
    def _patterns(self) -> Mapping[str, PatternSet]:
        """The rules by profile, made ready at the first message."""
        files = ("checkin_plek", "checkin_afgeleid", "checkin_feiten", "checkin_afspraken")
        data = [rule for name in files for rule in load(f"language/{name}")["rules"]]
        rules = [Rule.from_data(rule) for rule in data]
        return {
            profile: PatternSet([rule for rule in rules if not rule.profiles or profile in rule.profiles], lists)
            for profile, lists in _lists().items()
        }

    @cached_property
    def _short(self) -> Mapping[str, ShortAnswers]:
        return short_answers(_lists())

    def read(self, text: str, *, question: str | None, profile: str, now: datetime) -> dict[str, Answer]:
        """Return the answers that `text` contains, by question name.

        `question` is the open question or None; it only helps to read short replies. `now` is zone-aware.
        What is doubtful or contradicts itself is left out. Raises KeyError for an unknown profile.
        """
        found = self._beside_telling(text, self._found(text, question, profile, now), question, profile, now)
        found = completed(text, question, found, lambda words, asked: self._found(words, asked, profile, now))
        return self._short[profile].completed(
            text, question, found, lambda words: self._found(words, question, profile, now)
        )

    def _found(self, text: str, question: str | None, profile: str, now: datetime) -> dict[str, Answer]:
        said = self._language.analyse(with_comma(without_scale(text[:MAX_CHARACTERS])))
        facts = settle(said, self._patterns[profile].find(said.words), question)
        return Reading(said, facts, question, profile, now).answers()

    def _beside_telling(
        self, text: str, found: dict[str, Answer], question: str | None, profile: str, now: datetime
    ) -> dict[str, Answer]:
        """The answers, where a clause says who may know: it tells of nothing else ("niet aan mijn moeder"), and what
        stands beside it is read by itself ("ja maar niet tegen mijn ouders")."""
        wish = telling(text)
        if not wish.value:
            return found
        for_another = ALSO in wish.value and "coach" not in text.lower()  # leave to tell somebody else
        held = _LEAVE in found and found[_LEAVE].value == "nee" and private(wish.value)  # a no to a part of it
        names = AGREED - {_LEAVE} if for_another or held else AGREED
        agreed = {name: answer for name, answer in found.items() if name in names and not answer.refused}
        bare = question != _LEAVE and len(wish.rest.split()) <= _BARE  # a yes to who may know, not to our question
        if not wish.rest or bare:
            told = {name: one for name, one in found.items() if not one.refused and one.value not in _FINE}
            return told | agreed
        beside = self._found(wish.rest, question, profile, now)
        return beside | agreed


def _lists() -> dict[str, dict[str, list[str]]]:
    """Return the lists of the patterns by profile, with the places and people of their own files added."""
    lists: dict[str, list[str]] = dict(load("language/lists")["lists"])
    places, people = load("language/employers"), load("language/people")
    names = [*places["names"], *places["kinds"], *places["short"]]
    lists["bedrijf"] = [" ".join(word.normal for word in words_of(name)) for name in names]
    lists["mens"] = [word for word in (*people["family"], *people["named"]) if word not in lists["collegas"]]
    lists["persoon"] = list(dict.fromkeys([*people["known"], *people["family"], *people["named"]]))
    return {profile: {**lists, "plek": lists[f"plek_{profile}"]} for profile in PROFILES}
