"""The mark that somebody comes to after another one: "ik moest 7 zeggen", "een zes nee maak daar een vijf van". Pure.

The rules read a mark where it is asked for or named; what sets one right names it by how it is said. The ways are data
(`settled_mark` in `strekking.yml`), and what the clause means has to bear them out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, QUESTIONS, Answer
from bot.understanding.answers.surely_agreed import bears_out

MARK = "cijfer"


def settled(text: str, question: str | None) -> Answer | None:
    """The mark that a message sets right or comes to, whatever is asked; a number may be an hour where a time is."""
    rules = _rules()
    line = " ".join(text.lower().replace("’", "'").split())
    if question in rules["times"] or not re.search(r"\d|[a-z]", line):
        return None
    said = (
        Answer(_worth(found["mark"]), found[0].strip())
        for kind in ("sure", "ways")
        for way in _ways(kind)
        for found in way.finditer(line)
        if _stands(_clause(line, found), line, sure=kind == "sure")
    )
    return next(said, None)


def with_mark(answers: dict[str, Answer], text: str, question: str | None) -> dict[str, Answer]:
    """The answers of a message with the mark that it comes to, which says how nothing else is; of a mark between two
    his words keep both."""
    mark = settled(text, question)
    if mark is not None:
        felt = {name for name, one in answers.items() if QUESTIONS.get(name) == GOOD_TO_BAD and _number(one.words)}
        return {**{name: one for name, one in answers.items() if name not in felt}, MARK: mark}
    known, between = answers.get(MARK), _between().search(text.lower())
    if known is None or between is None:
        return answers
    return {**answers, MARK: replace(known, words=between[0])}


def unsure(mark: Answer) -> bool:
    """Whether a mark that is kept lay between two."""
    return _between().fullmatch(mark.words.lower()) is not None


def _stands(clause: str, line: str, *, sure: bool) -> bool:
    """Whether the clause of such words is about a mark of his."""
    rules = _rules()
    if re.search(rules["not"], clause):
        return False
    return sure or max(bears_out(one, MARK) for one in (clause, line)) >= float(rules["least"])


def _number(words: str) -> bool:
    return re.fullmatch(rf"\W*(?:een |n |'n )?{_rules()['mark']}\W*", words.lower()) is not None


def _worth(word: str) -> str:
    """The mark of a number or a word for one; a half is rounded up."""
    spoken = _rules()["spoken"]
    value = float(spoken[word]) if word in spoken else float(word.replace(",", "."))
    return str(max(1, int(value + 0.5)))


def _clause(line: str, found: re.Match[str]) -> str:
    """The clause in which the words stand."""
    begin = max((cut.end() for cut in re.finditer(_rules()["cut"], line) if cut.end() <= found.start()), default=0)
    end = min((cut.start() for cut in re.finditer(_rules()["cut"], line) if cut.start() >= found.end()), default=None)
    return line[begin:end].strip()


@cache
def _ways(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_filled(way) for way in _rules()[kind])


@cache
def _between() -> re.Pattern[str]:
    return _filled(_rules()["between"])


def _filled(pattern: str) -> re.Pattern[str]:
    """A pattern with what its names stand for."""
    rules = _rules()
    named = rf"(?:een |n |'n |ne )?(?P<mark>{rules['mark']})(?:t?je)?{rules['after']}"
    return re.compile(pattern.replace("MARK", named).replace("OTHER", rf"(?:een |n |'n |ne )?{rules['mark']}"))


def _rules() -> Any:
    return load("strekking")["second_look"]["settled_mark"]
