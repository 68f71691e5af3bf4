"""Read every check-in fact that one messy message contains, whatever question is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, PROFILES, QUESTIONS, Answer
from bot.language.agreed import agreed_call, agreed_people, nothing_but_times
from bot.language.analysis import Analysis, Language
from bot.language.dates import DateFact, Lean, amsterdam_date, dates_in
from bot.language.hours import hours_wanted
from bot.language.new_place import lost_again, new_place
from bot.language.patterns import Match, PatternSet, Rule
from bot.language.private import private
from bot.language.report import read_mark
from bot.language.settle import AGREED, REFUSED, feeling, outside_no, place, settle
from bot.language.several_marks import without_scale
from bot.language.telling import ALSO, telling, with_telling
from bot.language.words import sentences, words_of

MAX_CHARACTERS = 5000  # read for facts; longer than any chat service delivers in one message
_LEAVE = "mag_coach"
_BARE = 2  # words
_FINE = ("ja", "goed", "matig")
_RATED = 4  # words of an answer to good or bad that may be a number
_SHORT = 5  # words of an answer that is nothing but a day
_DATE_REACH = 9  # words between a fact and a date that still belongs to it


class CheckinReader:
    """Reads check-in answers. Cheap to make: the rules are made ready at the first message. Thread-safe."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @cached_property
    def _patterns(self) -> Mapping[str, PatternSet]:
        """The rules by profile, made ready at the first message."""
        files = ("checkin_plek", "checkin_feiten", "checkin_afspraken")
        data = [rule for name in files for rule in load(f"language/{name}")["rules"]]
        rules = [Rule.from_data(rule) for rule in data]
        lists = _lists()
        return {
            profile: PatternSet(
                [rule for rule in rules if not rule.profiles or profile in rule.profiles],
                {**lists, "plek": lists[f"plek_{profile}"]},
            )
            for profile in PROFILES
        }

    def read(self, text: str, *, question: str | None, profile: str, now: datetime) -> dict[str, Answer]:
        """Return the answers that `text` contains, by question name.

        `question` is the open question or None; it only helps to read short replies. `now` is zone-aware.
        What is doubtful or contradicts itself is left out. Raises KeyError for an unknown profile.
        """
        return self._beside_telling(text, self._found(text, question, profile, now), question, profile, now)

    def _found(self, text: str, question: str | None, profile: str, now: datetime) -> dict[str, Answer]:
        said = self._language.analyse(without_scale(text[:MAX_CHARACTERS]))
        facts = settle(said, self._patterns[profile].find(said.words), question)
        return _Reading(said, facts, question, profile, now).answers()

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


@dataclass(frozen=True)
class _Reading:
    """One message being read."""

    said: Analysis
    facts: Mapping[str, list[Match]]
    question: str | None
    profile: str
    now: datetime

    def answers(self) -> dict[str, Answer]:
        read = {
            "plek": self._place(),
            "cijfer": self._mark(),
            "uren": self._hours(),
            "einde": self._ending(),
            "hulp": self._help(),
            "bellen": self._call(),
            "wie_weet": with_telling(agreed_people(self.said, self.facts.get("wie_weet", [])), self.said.original),
            "mag_coach": self._one("mag_coach"),
            **{name: self._feeling(name) for name, values in QUESTIONS.items() if values == GOOD_TO_BAD},
        }
        found = {name: answer for name, answer in read.items() if answer is not None}
        question = self.question
        for match in self.facts.get("gaat", ()):
            if match.rule.tag == "all":
                also = [name for name in ("stemming", question) if name and QUESTIONS.get(name) == GOOD_TO_BAD]
                found = {name: self._answer(match.rule.value, match) for name in also} | found
        if REFUSED in self.facts and question in QUESTIONS and question is not None and question not in found:
            match = self.facts[REFUSED][0]
            found[question] = Answer("", self.said.quote(match.begin, match.end), refused=True)
        return found

    def _place(self) -> Answer | None:
        match = place(self.facts.get("plek", ()))
        if match is None:
            return None
        behind = self.said.original[self.said.words[match.end - 1].end :]
        if match.rule.value != "ja" and (new := new_place(behind)):
            return Answer("ja", new)
        if match.rule.tag == "new" and lost_again(behind):
            return Answer("nee", behind.strip())
        lean: Lean = "past" if match.rule.value == "nee" else "future"
        day = self._date(match.begin, match.end, "past" if match.rule.value == "ja" else lean)
        if match.rule.value == "ja" and day is not None and not (day.since and day.date <= self._today):
            day = None
        value = match.rule.value
        if value != "ja" and day is not None:
            value = "stopt_binnenkort" if day.date > self._today else "nee"
        return self._answer(value, match, day)

    def _ending(self) -> Answer | None:
        matches = self.facts.get("einde", [])
        told = [match for match in matches if match.rule.value not in {"ja", "nee"}]
        if told:
            return self._answer(told[0].rule.value, told[0], self._date(told[0].begin, told[0].end, "future"))
        days = self._dates("future") if self.question == "einde" else []
        if len(days) == 1 and self._ends_then(days[0]) and not any(match.rule.value == "nee" for match in matches):
            day = days[0]
            return Answer("loopt af", self.said.quote(day.begin, day.end_word), date=day.date)
        values = {match.rule.value for match in matches}
        return self._answer(matches[0].rule.value, matches[0]) if len(values) == 1 else None

    def _ends_then(self, day: DateFact) -> bool:
        """Whether a day that is told is the end that was asked for: not a day gone by, nor one of a story."""
        words = {word.normal for word in self.said.words}
        short = len(self.said.words) <= _SHORT and not words & set(load("language/lists")["lists"]["geen_einde"])
        return day.date >= self._today and (short or bool(words & set(load("language/lists")["lists"]["eindwoord"])))

    def _mark(self) -> Answer | None:
        counts = self.question in {"uren", "bellen", "einde"}
        rated = QUESTIONS.get(self.question or "") == GOOD_TO_BAD and len(self.said.words) <= _RATED
        mark = read_mark(self.said, asked=self.question == "cijfer" or rated, counts=counts)
        if mark is None or any(day.begin < mark[2] and mark[1] < day.end_word for day in self._dates("future")):
            return None
        return Answer(str(mark[0]), self.said.quote(mark[1], mark[2]))

    def _hours(self) -> Answer | None:
        works = any(match.rule.value == "ja" for match in self.facts.get("plek", ()))
        told = self.facts.get("uren", [])
        asked = self.question == "uren"
        read = hours_wanted(self.said, asked=asked, works=works or bool(told), profile=self.profile)
        if read is not None:
            return Answer(read.value, self.said.original[read.start : read.end])
        values = {match.rule.value for match in told}
        return self._answer(told[0].rule.value, told[0]) if len(values) == 1 else None

    def _feeling(self, name: str) -> Answer | None:
        matches = self.facts.get(name)
        if not matches:
            return self._feeling_by_mark(name)
        value, match = feeling(matches)
        ends = match.rule.tag == "ends" and value == GOOD_TO_BAD[2]
        day = self._date(match.begin, match.end, "future") if ends else None
        return self._answer(value, match, day)

    def _feeling_by_mark(self, name: str) -> Answer | None:
        """Read a number as the answer to a question that asks for good or bad."""
        named = {"cijfer", "cijfertje"} & {word.normal for word in self.said.words}
        if name != self.question or name == "gaat" or named or len(self.said.words) > _RATED:
            return None
        mark = read_mark(self.said, asked=True)
        if mark is None:
            return None
        value = "goed" if mark[0] >= 7 else "matig" if mark[0] >= 5 else "slecht"
        return Answer(value, self.said.quote(mark[1], mark[2]))

    def _help(self) -> Answer | None:
        matches = outside_no(self.facts.get("hulp", []))
        topics = {match.rule.value: match for match in matches if match.rule.value not in {"ja", "nee"}}
        if topics:
            first = next(iter(topics.values()))
            last = max(topics.values(), key=lambda match: match.end)
            return Answer(", ".join(topics), self.said.quote(first.begin, last.end))
        values = {match.rule.value for match in matches}
        return self._answer(matches[0].rule.value, matches[0]) if len(values) == 1 else None

    def _call(self) -> Answer | None:
        matches = self.facts.get("bellen", [])
        near = self.question in {"mag_coach", "wie_weet"} and nothing_but_times(self.said)
        return agreed_call(self.said, matches, self._dates("future"), asked=near or self.question == "bellen")

    def _one(self, name: str) -> Answer | None:
        """Return the answer of a slot in which contradictions cancel out."""
        matches = self.facts.get(name, [])
        values = {match.rule.value for match in matches}
        fits = len(values) == 1 and values <= set(QUESTIONS[name] or values)  # doubt is none of them
        return self._answer(matches[0].rule.value, matches[0]) if fits else None

    def _answer(self, value: str, match: Match, day: DateFact | None = None) -> Answer:
        begin, end = match.begin, match.end
        if day is None:
            return Answer(value, self.said.quote(begin, end))
        return Answer(value, self.said.quote(min(begin, day.begin), max(end, day.end_word)), date=day.date)

    def _date(self, begin: int, end: int, lean: Lean) -> DateFact | None:
        """Return the date nearest to the words `begin:end` in the same sentence."""
        sentence = next(part for part in sentences(self.said.words) if begin <= part.stop)
        near = [
            (max(begin - day.end_word, day.begin - end, 0), day)
            for day in self._dates(lean)
            if sentence.start <= day.begin < sentence.stop
        ]
        near = [(distance, day) for distance, day in near if distance <= _DATE_REACH]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def _dates(self, lean: Lean) -> list[DateFact]:
        return dates_in(self.said.original, self.said.words, self.now, lean=lean)

    @cached_property
    def _today(self) -> date:
        return amsterdam_date(self.now)


def _lists() -> dict[str, list[str]]:
    """Return the lists of the patterns, with the places and people of their own files added."""
    lists: dict[str, list[str]] = dict(load("language/lists")["lists"])
    places, people = load("language/employers"), load("language/people")
    names = [*places["names"], *places["kinds"], *places["short"]]
    lists["bedrijf"] = [" ".join(word.normal for word in words_of(name)) for name in names]
    lists["mens"] = [word for word in (*people["family"], *people["named"]) if word not in lists["collegas"]]
    lists["persoon"] = list(dict.fromkeys([*people["known"], *people["family"], *people["named"]]))
    return lists
