"""How a task or a skill is spelt in the document: only what is certain is mended, word by word, against our own lists.

A word is mended where it is nearly never written so and one listed or ordinary word is meant: a dropped n ("helpe"),
a t for a d ("goet"), one slip of the pen in a long word ("gereetschap"). Names, which have a capital, stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from bot.content import load
from bot.language.cv.lists import part, some

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONG = 7  # letters of a word in which one slip is sure
_RARE, _COMMON = 2.2, 2.6  # how often a word is written (Zipf): hardly ever, and in ordinary use
_LESS = 0.5  # how much less often a verb without its n is written than the verb
_MUCH_LESS = 2.5
_HARD = {"t": "d", "d": "t"}


def spelt(words: str) -> str:
    """The words with what is surely a slip put right; the rest as he typed it."""
    return _WORD.sub(_mended, words)


def _mended(found: re.Match[str]) -> str:
    typed = found.group()
    name = typed[:1].isupper() and found.start() > 0
    if name or typed.isupper():
        return typed
    meant = meant_by(typed.lower())
    return meant[:1].upper() + meant[1:] if typed[:1].isupper() else meant


@cache
def meant_by(word: str) -> str:
    """The word that a typed word in small letters stands for; itself where that is not certain."""
    listed: dict[str, str] = load("language/vacancy/spelling")["words"]
    if word in listed or word in _known():
        return str(listed.get(word, word))
    often = zipf_frequency(word, "nl")
    if word.endswith("e"):
        full, verb = f"{word}n", f"{word}n" in _verbs()
        usual = zipf_frequency(full, "nl")
        if (verb and usual - often >= _LESS) or (full in _known() and often < _RARE) or usual - often >= _MUCH_LESS:
            return full
    swapped = word[:-1] + _HARD.get(word[-1:], "")
    if swapped != word[:-1] and often < _COMMON and zipf_frequency(swapped, "nl") - often >= _MUCH_LESS:
        return swapped
    near = list(_near(word)) if often < _RARE else []
    return near[0] if len(near) == 1 else word


def _near(word: str) -> Iterator[str]:
    """The listed words that are one slip away from a long one."""
    if len(word) < _LONG:
        return
    for one in _known():
        if one[0] == word[0] and abs(len(one) - len(word)) <= 1 and OSA.distance(one, word, score_cutoff=1) <= 1:
            yield one


@cache
def _verbs() -> frozenset[str]:
    return frozenset(verb for verb in some("taken", "verbs") if verb.isalpha())


@cache
def _known() -> frozenset[str]:
    """Words of our lists of tasks, tools and skills."""
    names = ("objects", "things", "finite", "spelt")
    listed = {*_verbs(), *(one for name in names for one in part("taken", name))}
    return frozenset(word for phrase in listed for word in _WORD.findall(str(phrase).lower()) if len(word) > 1)
