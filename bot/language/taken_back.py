"""Which of the things that were told before a message takes back: "o nee geen kassa", "niet snoeien maar harken"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.content import load

_SENTENCE = re.compile(r"[.!?;\n]+")
_PART = re.compile(r"[,:]| maar (?!weg|eraf|eruit|af\b|uit\b|niet op)")
_CLAUSE = re.compile(r" maar | en (?=(?:ook )?(?:geen|niet|wel)\b)|\bwel\b")
_LEAST = 4  # letters of a word that says which thing is meant
_GROWN = r"\w{0,5}"  # "kassa" is meant by "kassawerk" too
_NEW = r"(?P<new>[^\W\d_][\w' -]*)"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """`known` is what was told before, `instead` what it should be, "" where it has to go."""

    known: str
    instead: str = ""


def taken_back(text: str, known: Sequence[str]) -> list[TakenBack]:
    """What of `known` a message takes back, each once."""
    found: dict[str, TakenBack] = {}
    for sentence in _SENTENCE.split(" ".join(text.lower().split())):
        for value in known:
            meant = _meant(value, known)
            if value in found or meant is None or not re.search(meant, sentence):
                continue
            instead = _instead(sentence, meant)
            if instead or any(_denied(part, meant) for part in _PART.split(sentence)):
                found[value] = TakenBack(value, _typed(instead, text))
    return list(found.values())


def _instead(sentence: str, meant: str) -> str:
    rules = load("language/teruggenomen")
    for swap in rules["swaps"]:
        found = re.search(swap.replace("X", meant).replace("Y", _NEW), sentence)
        new = re.sub(rules["tail"], "", found["new"]).strip() if found else ""
        if new and not re.search(meant, new):
            return " ".join(new.split()[: rules["most"]])
    return ""


def _typed(words: str, text: str) -> str:
    """The words with the capitals that they were typed with."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), text, re.IGNORECASE) if words else None
    return " ".join(found[0].split()) if found else words


def is_named(name: str, known: Sequence[str]) -> bool:
    """Whether one of `known` is a way to call this: "kassa" for "kassa doen"."""
    meant = _meant(name, [name])
    return meant is not None and any(re.search(meant, one.lower()) for one in known)


def _denied(part: str, meant: str) -> bool:
    rules = load("language/teruggenomen")
    if any(re.search(one.replace("X", meant), part) for one in rules["away"]):
        return True
    said = [clause for clause in _CLAUSE.split(part) if not re.search(rules["not_so"], clause)]
    return any(re.search(one.replace("X", meant), clause) for clause in said for one in rules["denies"])


def _meant(value: str, known: Sequence[str]) -> str | None:
    """The expression for how a thing may be called: by all its words, or by one that no other thing has."""
    words = re.findall(r"[\w'-]+", value.lower())
    if not words:
        return None
    others = {word for one in known if one != value for word in re.findall(r"[\w'-]+", one.lower())}
    telling = [word for word in words if len(word) >= _LEAST and word not in others and word not in _weak()]
    ways = [r"\s+".join(map(re.escape, words)), *(re.escape(_stem(word)) + _GROWN for word in telling)]
    return rf"\b(?:{'|'.join(ways)})\b"


def _stem(word: str) -> str:
    """ "afwassen" is meant by "afwas" too."""
    bare = word.removesuffix("en")
    if len(bare) > _LEAST and bare[-1] == bare[-2]:
        bare = bare[:-1]
    return bare if len(bare) >= _LEAST else word


@cache
def _weak() -> frozenset[str]:
    return frozenset(load("language/teruggenomen")["weak"])
