"""Judging an answer to a question of an employer: what stands in it, and which sentence is worth keeping."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, cast

from rapidfuzz.distance import OSA

from bot.content import load
from bot.core.practice import Demand, Measure, Seen, Tip
from bot.language.analysis import Analysis, Language
from bot.language.patterns import PatternSet, Rule
from bot.language.phrases import Phrases
from bot.language.words import Word, words_of

_SIGNS = frozenset(".!?;\n")
_SLIP = 6  # letters of the shortest verb in which one slip of the pen is heard
_DONE = re.compile(r"(?:\w{2,6})?ge\w{3,}(?:t|d|en)")  # "gesorteerd", "bijgevuld"
_KEEPS_OUT = frozenset({"private", "boss", "stuck", "late"})
_VALUE = ("example", "does", "help", "reason", "about", "day", "travel", "asks")


def measure() -> Measure:
    """What each question asks of an answer, from the content file."""
    data = load("language/oefenen")
    demands = {
        name: Demand(one["least"], tuple((need, cast(Tip, tip)) for need, tip in one["needs"]))
        for name, one in data["demands"].items()
    }
    return Measure(data["long"], data["stuck"], demands)


class PracticeListener:
    """Hears answers and questions in a practice talk. Thread-safe once built."""

    def __init__(self, language: Language) -> None:
        data = load("language/oefenen")
        own = {name: data[name] for name in ("heb", "kleren")}
        lists = load("language/lists")["lists"] | data["lists"] | own | {"dagen": data["dagen"], "niks": ["niks"]}
        self._language = language
        self._features = PatternSet([_rule(one) for one in data["rules"]], lists)
        self._topics = PatternSet([_rule({"slot": k, "patterns": v}) for k, v in data["topics"].items()], lists)
        self._elsewhere = PatternSet([_rule({"slot": "elsewhere", "patterns": data["elsewhere"]})], lists)
        self._opens = PatternSet([_rule({"slot": k, "patterns": v}) for k, v in data["opens"].items()], lists)
        self._order = list(data["topics"])

    def hear(self, text: str, question: str) -> Seen:
        """What one answer holds."""
        said = self._language.analyse(text)
        return Seen(_counted(said.words), self._found(said, question), self._best(said, question))

    def topic(self, text: str) -> str:
        """The piece of advice that a message asks for, "" for none."""
        found = {match.rule.slot for match in self._topics.find(words_of(text))}
        return next((one for one in self._order if one in found), "")

    def opens(self, text: str) -> frozenset[str]:
        """The questions that a text sounds like an answer to."""
        return frozenset(match.rule.slot for match in self._opens.find(words_of(text)))

    def elsewhere(self, text: str) -> bool:
        """Whether a message asks for something that is no part of practising."""
        return bool(self._elsewhere.find(words_of(text)))

    def wear(self, text: str) -> str:
        """For which kind of work the clothes are meant, "" where that is not said."""
        said = {word.normal for word in words_of(text)}
        return next((kind for kind, listed in load("language/oefenen")["wear"].items() if said & set(listed)), "")

    def names_private(self, text: str) -> bool:
        """Whether a text names something that he has and need not tell, or tells of it."""
        said = {word.normal for word in words_of(text)}
        return bool(said & set(load("language/oefenen")["heb"])) or self.private(text)

    def private(self, text: str) -> bool:
        """Whether a text tells something that an employer need not know."""
        return "private" in self._found(self._language.analyse(text), "tell")

    def _found(self, said: Analysis, question: str) -> frozenset[str]:
        words = said.words
        found = {
            match.rule.slot
            for match in self._features.find(words)
            if match.rule.question in (None, question) and not _denied(said, match.rule, match.begin, match.end)
        }
        if _private(said):
            found.add("private")
        if any(_doing(word.normal) for word in words) or _things(words):
            found.add("does")
        if any(word.normal == "?" for word in words) and len(words) > 2:
            found.add("asks")
        if question == "tell" and _counted(words) >= load("language/oefenen")["tells_enough"]:
            found.add("about")
        return frozenset(found)

    def _best(self, said: Analysis, question: str) -> str:
        """The sentence that says most, in his own words; "" when none may be kept."""
        limits = load("language/oefenen")
        worthy = set(limits["demands"][question]["keeps"])
        best, worth = "", 0
        for piece in _sentences(said, limits["best_words"]):
            heard = self._language.analyse(piece)
            found = self._found(heard, question)
            short = sum(word.normal.isalnum() for word in heard.words) < limits["best_least"]
            if short or found & _KEEPS_OUT or not found & worthy:
                continue
            value = 3 * len(found & worthy) + sum(name in found for name in _VALUE)
            if value > worth:
                best, worth = piece, value
        return best


def _sentences(said: Analysis, most: int) -> Iterator[str]:
    """The message cut at signs; a long stretch without signs also where he goes on with "en"."""
    words, begin = said.words, 0
    for index in range(len(words) + 1):
        sign = index == len(words) or words[index].normal in _SIGNS
        goes_on = not sign and words[index].normal in {"en", "maar", "dus", "toen"} and index - begin >= most // 2
        if sign or goes_on:
            if index > begin and index - begin <= most:
                stop = index + 1 if sign and index < len(words) and words[index].normal in ".!?" else index
                yield " ".join(said.quote(begin, stop).split())
            begin = index + sign


def _counted(words: Sequence[Word]) -> int:
    """How many words say something."""
    return sum(word.normal[:1].isalnum() and word.normal not in _fillers() for word in words)


def _denied(said: Analysis, rule: Rule, begin: int, end: int) -> bool:
    """ "Geen ruzie met mijn baas": what is denied was not told."""
    return rule.slot in {"boss", "private", "late"} and "negated" in said.marks_of_words(begin, end)


def _private(said: Analysis) -> bool:
    """Whether a listed private word stands there, about himself and not denied; work with such people is none."""
    normals = [word.normal for word in said.words]
    work = [end for _, _, end in _work_phrases().find(normals)]
    return any(
        not said.marks_of_words(begin, end) & {"negated", "other"} and not any(0 <= begin - stop <= 2 for stop in work)
        for _, begin, end in _private_phrases().find(normals)
    )


def _doing(word: str) -> bool:
    """Whether a word says what somebody does or did, with a slip of the pen allowed in a long one."""
    data = load("language/oefenen")
    if word in data["no_doing"] or not word.isalpha():
        return False
    if word in _verbs() or (len(word) > 6 and bool(_DONE.fullmatch(word))):
        return True
    if len(word) < _SLIP:
        return False
    near = (one for one in _verbs() if abs(len(one) - len(word)) <= 1 and one[0] == word[0] and len(one) >= _SLIP)
    return any(OSA.distance(one, word, score_cutoff=1) <= 1 for one in near)


def _things(words: Sequence[Word]) -> bool:
    return next(_thing_phrases().find([word.normal for word in words]), None) is not None


def _rule(data: Mapping[str, Any]) -> Rule:
    return Rule.from_data(data)


@cache
def _fillers() -> frozenset[str]:
    return frozenset(load("language/oefenen")["fillers"])


@cache
def _verbs() -> frozenset[str]:
    own, listed = load("language/oefenen"), load("language/cv/taken")
    return frozenset({*listed["verbs"], *listed["finite"], *own["more_doing"]}) - frozenset(own["no_doing"])


@cache
def _thing_phrases() -> Phrases:
    return _phrases(load("language/cv/taken")["things"])


@cache
def _private_phrases() -> Phrases:
    groups: Mapping[str, Sequence[str]] = load("language/cv/gesprek")["private"]
    return _phrases([phrase for name, listed in groups.items() if name != "vso" for phrase in listed])


@cache
def _work_phrases() -> Phrases:
    return _phrases(load("language/cv/gesprek")["private_work"])


def _phrases(listed: Sequence[str]) -> Phrases:
    phrases = Phrases()
    for number, phrase in enumerate(listed):
        phrases.add([word.normal for word in words_of(str(phrase))], number)
    return phrases
