"""What a question is about: which listed phrases stand in it, in whatever order, with slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from bot.language.words import words_of

_COMMONEST = 8.0  # Zipf; no word is as common


@dataclass(frozen=True)
class Slips:
    """How words are compared: the least letters of a word with one slip in it, and with two; a word that is more
    frequent than `common` (Zipf) means itself."""

    one: int
    two: int
    common: float


def scores(
    text: str, phrases: Mapping[str, Sequence[str]], naming: Collection[str], slips: Slips
) -> dict[str, int]:
    """Per subject the words of its best phrase that stands in the text, those that are `naming` counted double;
    subjects without one are left out.

    A phrase stands there when all its words do; "*" at the end of a word is any ending.
    """
    stands = _standing(text, slips)
    found = {
        subject: max((_worth(parts, naming) for parts in map(_parts, listed) if all(map(stands, parts))), default=0)
        for subject, listed in phrases.items()
    }
    return {subject: score for subject, score in found.items() if score}


def rarest(text: str, phrases: Mapping[str, Sequence[str]], slips: Slips) -> str | None:
    """The subject of the phrase that says most of all that stand in the text: its words are the least common; None
    where two say as much."""
    stands = _standing(text, slips)
    weight = {
        subject: max((_rarity(parts) for parts in map(_parts, listed) if all(map(stands, parts))), default=0.0)
        for subject, listed in phrases.items()
    }
    best = max(weight.values(), default=0.0)
    found = [subject for subject, one in weight.items() if one == best]
    return found[0] if best and len(found) == 1 else None


def _rarity(parts: Sequence[str]) -> float:
    return sum(_COMMONEST - zipf_frequency(part.removesuffix("*"), "nl") for part in parts)


@cache
def _parts(phrase: str) -> tuple[str, ...]:
    """The words of a listed phrase, in the spelling that a message gets; one with an open end stays as it is."""
    parts = (word if word.endswith("*") else " ".join(one.normal for one in words_of(word)) for word in phrase.split())
    return tuple(" ".join(parts).split())


def _worth(parts: Sequence[str], naming: Collection[str]) -> int:
    return sum(2 if part.removesuffix("*") in naming else 1 for part in parts)


def _sound(word: str) -> str:
    """As it sounds: ij and ei are one."""
    return word.replace("ij", "ei")


def _hard(word: str) -> str:
    """With the last letter as it sounds: "tijt" is tijd, and "wort" is wordt."""
    return re.sub("dt?$", "t", word)


def _standing(text: str, slips: Slips) -> Callable[[str], bool]:
    """Whether a word of a phrase stands in the text; each is compared once, for most stand in many phrases."""
    said = list(dict.fromkeys(_sound(word.normal) for word in words_of(text)))
    known: dict[str, bool] = {}

    def stands(part: str) -> bool:
        if part not in known:
            known[part] = any(_same(part, word, slips) for word in said)
        return known[part]

    return stands


def _same(part: str, word: str, slips: Slips) -> bool:
    stem = _sound(part.removesuffix("*"))
    open_end = part.endswith("*")
    if word == stem or (open_end and word.startswith(stem)) or (word[:1] == stem[:1] and _hard(word) == _hard(stem)):
        return True
    if len(stem) < slips.one or word[0] != stem[0] or (abs(len(word) - len(stem)) > 2 and not open_end):
        return False
    most = 2 if len(stem) >= slips.two else 1
    compared = word[: len(stem)] if open_end else word
    near = OSA.distance(stem, compared, score_cutoff=most) <= most
    return near and zipf_frequency(word, "nl") < slips.common
