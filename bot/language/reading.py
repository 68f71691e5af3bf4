"""One message being read: which answer each question gets of the facts that hold in it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, QUESTIONS, Answer
from bot.language.agreed import agreed_call, agreed_people, nothing_but_times
from bot.language.analysis import Analysis
from bot.language.answering import beside_the_matter
from bot.language.clauses import clause_of
from bot.language.dates import DateFact, Lean, amsterdam_date, dates_in, leant
from bot.language.hours import hours_wanted
from bot.language.inferring import inferred, until
from bot.language.judging import judged
from bot.language.new_place import lost_again, new_place
from bot.language.patterns import Match
from bot.language.report import read_mark
from bot.language.slots import ANY, REFUSED
from bot.language.telling import with_telling
from bot.language.tense import gone
from bot.language.verdict import feeling, outside_no, place
from bot.language.words import sentences

_RATED = 4  # words of an answer to good or bad that may be a number
_SHORT = 5  # words of an answer that is nothing but a day
_BESIDE = 3  # words that belong to no answer, beside which a good or bad is only bound by a guess
_SOON = timedelta(days=31)  # a place that is his up to such a day ends; one up to a later day is his
_SENTENCE = 24  # words of a sentence that is kept whole
_LED = 4  # words from a no to the words that refuse
_DATE_REACH = 9  # words between a fact and a date that still belongs to it


@dataclass(frozen=True)
class Reading:
    """One message being read."""

    said: Analysis
    facts: Mapping[str, list[Match]]
    question: str | None
    profile: str
    now: datetime
    _days: dict[Lean, Sequence[DateFact]] = field(default_factory=dict)

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
        if REFUSED in self.facts and question in QUESTIONS and question is not None:
            match = self.facts[REFUSED][0]
            if question not in found or self._only_led(question, match):
                found[question] = Answer("", self.said.quote(match.begin, match.end), refused=True)
        return found

    def _only_led(self, question: str, refusal: Match) -> bool:
        """Whether a yes or no only leads in that he does not say it: "nee daar zeg ik niks over"."""
        led = self.facts.get(question, ())
        return bool(led) and all(one.begin == 0 and one.end == 1 for one in led) and 0 < refusal.begin <= _LED

    def _place(self) -> Answer | None:
        match = place(self.facts.get("plek", ()))
        if match is None:
            new = new_place(self.said.original) if self.facts.get("plek") else ""
            return Answer("ja", new) if new else None if self.facts.get("plek") else self._inferred_place()
        behind = self.said.original[self.said.words[match.end - 1].end :]
        if match.rule.value != "ja" and (new := new_place(behind)):
            return Answer("ja", new)
        if match.rule.tag == "new" and lost_again(behind):
            return Answer("nee", behind.strip())
        lean: Lean = "future" if match.rule.value == "stopt_binnenkort" else "past"
        if match.rule.value != "ja" and gone(self.said.words, clause_of(self.said.words, match.begin)):
            lean = "gone"
        day = self._date(match.begin, match.end, lean)
        if match.rule.value == "ja" and day is not None and not (day.since and day.date <= self._today):
            day = None
        value = match.rule.value
        if value != "ja" and day is not None:
            value = "stopt_binnenkort" if day.date > self._today else "nee"
        return replace(self._answer(value, match, day), words=self._sentence(match))

    def _inferred_place(self) -> Answer | None:
        if match := inferred(self.said, self.facts):
            return Answer(match.rule.value, self._sentence(match))
        day = self._until
        if day is None:
            return None
        words = self.said.quote(day.begin, day.end_word)
        soon = day.date <= self._today + _SOON
        return Answer("stopt_binnenkort", words, date=day.date) if soon else Answer("ja", words)

    @cached_property
    def _until(self) -> DateFact | None:
        """The day up to which he is at his place, told where it was asked whether he is."""
        ahead = [day for day in self._dates("future") if day.date > self._today] if self.question == "plek" else []
        return until(self.said, ahead)

    def _sentence(self, match: Match) -> str:
        """His words for it: the sentence, in which the name of the place stands, unless that is a long one."""
        part = next(part for part in sentences(self.said.words) if match.begin <= part.stop)
        near = part if len(part) <= _SENTENCE else clause_of(self.said.words, match.begin)
        long = len(near) > _SENTENCE
        begin, end = (match.begin, match.end) if long else (min(near.start, match.begin), max(near.stop, match.end))
        return self.said.quote(begin, end)

    def _ending(self) -> Answer | None:
        matches = self.facts.get("einde", [])
        told = [match for match in matches if match.rule.value not in {"ja", "nee"}]
        if told:
            return self._answer(told[0].rule.value, told[0], self._date(told[0].begin, told[0].end, "future"))
        if self._until is not None and not matches:
            return Answer("loopt af", self.said.quote(self._until.begin, self._until.end_word), date=self._until.date)
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
        bound = not any(one.rule.slot != ANY or name in judged(self.said.words, one) for one in matches)
        guess = bound and beside_the_matter(self.said.original, name) > _BESIDE
        return replace(self._answer(value, match, day), guess=guess)

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

    def _dates(self, lean: Lean) -> Sequence[DateFact]:
        """The dates, read once; where a day is looked for is a matter of those few words."""
        found = self._found_days
        if lean not in self._days:
            self._days[lean] = leant(self.said.original, self.said.words, self.now, found, lean)
        return self._days[lean]

    @cached_property
    def _found_days(self) -> Sequence[DateFact]:
        self._days["future"] = dates_in(self.said.original, self.said.words, self.now, lean="future")
        return self._days["future"]

    @cached_property
    def _today(self) -> date:
        return amsterdam_date(self.now)
