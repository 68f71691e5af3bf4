"""A message in normal spelling: a word that nobody writes so is read as the ordinary word that sounds like it. Pure.

For reading only: who spells by ear ("imand", "kinderboerdreij") is understood. Names stay as they are: towns, people,
and what has a capital.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from rapidfuzz.distance import OSA
from wordfreq import top_n_list, zipf_frequency

from bot.content import load
from bot.language.cv.lists import part
from bot.language.words import words_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_READ = 60_000  # words of Dutch that may be meant, the commonest first
_RARE = 2.45  # how often a word is written (Zipf) below which it may be a slip
_KNOWN, _MORE = 2.0, 1.2  # how often a word is written that is meant, and how much more often than what was typed
_SHORTEST, _LONG, _LONGER = 4, 5, 9  # letters of a word that is read otherwise, and in which one or two may differ
_PART, _SHORT_PART = 3.3, 5.2  # how often the parts of a joined word are written, and a short first one
# Letters that sound alike, in this order.
_SOUNDS = (
    ("sch", "sg"), ("ch", "g"), ("ck", "k"), ("qu", "kw"), ("x", "ks"), ("ph", "f"), ("th", "t"), ("ij", "y"),
    ("ei", "y"), ("ou", "au"), ("ie", "i"), ("dt", "t"), ("c", "k"), ("z", "s"), ("v", "f"),
)  # fmt: skip


def in_normal_spelling(text: str) -> str:
    """The text with the words that are meant; the same text where nothing is surely meant otherwise."""
    return _WORD.sub(lambda found: _said(text, found), text)


def in_sure_spelling(text: str) -> str:
    """The text as it is written in a document: only what sounds just like one ordinary word is changed."""
    return _WORD.sub(lambda found: _said(text, found, sure=True), text)


def slips_of(text: str) -> dict[str, str]:
    """The words of a text that are meant otherwise, and how they are spelt."""
    found = {one.group(): _said(text, one) for one in _WORD.finditer(text)}
    return {typed: meant for typed, meant in found.items() if typed != meant}


def _said(text: str, found: re.Match[str], *, sure: bool = False) -> str:
    typed = found.group()
    capital = typed[:1].isupper()
    if capital and (typed.isupper() or text[: found.start()].rstrip()[-1:] not in ("", ".", "!", "?", "\n")):
        return typed
    meant = _meant(typed.lower(), sure)
    return meant[:1].upper() + meant[1:] if capital else meant


@cache
def _meant(word: str, sure: bool) -> str:
    listed: Mapping[str, str] = load("language/vacancy/spelling")["words"]
    if word in listed:
        return listed[word]
    often = zipf_frequency(word, "nl")
    spelt_out = tuple(one.normal for one in words_of(word)) != (word,)  # youth spelling has a reading of its own
    if len(word) < _SHORTEST or often >= _RARE or word in _names() or spelt_out or _joined(word):
        return word
    sound = _sound(word)
    if same := _by_sound().get(sound):
        return same if _frequency(same) - often >= _MORE else word
    most = 0 if sure or len(word) < _LONG else 1 if len(word) < _LONGER else 2
    near = {one: OSA.distance(sound, one, score_cutoff=most) for one in _by_first().get(sound[:1], ())} if most else {}
    close = [one for one in near if near[one] <= most]
    if not close:
        return word
    found = [(near[one], meant not in _ours(), meant[-1] != word[-1], -_frequency(meant), meant)
             for one in close for meant in (_by_sound()[one],)]  # fmt: skip
    *_, often_meant, best = min(found)
    return str(best) if -float(often_meant) - often >= _MORE else word


def _joined(word: str) -> bool:
    """Whether a rare word is two ordinary ones in one ("slopersbedrijf", "uitscheppen")."""
    for at in range(2, len(word) - 3):
        first, second = word[:at], word[at:]
        before = max(zipf_frequency(one, "nl") for one in (first, first.removesuffix("s")))
        if before >= (_PART if at > _LONG - 2 else _SHORT_PART) and zipf_frequency(second, "nl") >= _PART:
            return True
    return False


def _frequency(word: str) -> float:
    return max(zipf_frequency(word, "nl"), _KNOWN + _MORE if word in _ours() else 0)


def _sound(word: str) -> str:
    """How a word sounds, roughly: letters that sound alike are one, a doubled letter counts once, no n behind an e."""
    sound = word.replace("'", "").replace("’", "")
    for letters, alike in _SOUNDS:
        sound = sound.replace(letters, alike)
    sound = re.sub(r"(.)\1+", r"\1", sound)
    sound = re.sub(r"d$", "t", sound)
    return re.sub(r"(?<=.e)n$", "", sound)


@cache
def _by_sound() -> Mapping[str, str]:
    """The commonest word of each sound."""
    found: dict[str, str] = {}
    common = [one for one in top_n_list("nl", _READ) if one.isalpha() and len(one) >= _SHORTEST - 1]
    for word in (*(one for one in common if zipf_frequency(one, "nl") >= _KNOWN), *sorted(_ours())):
        found.setdefault(_sound(word), word)
    return found


@cache
def _by_first() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for sound in _by_sound():
        found.setdefault(sound[:1], []).append(sound)
    return {first: tuple(sounds) for first, sounds in found.items()}


@cache
def _ours() -> frozenset[str]:
    """Words of work that are rare in other texts: kinds of places, occupations."""
    listed = (*part("werk", "kinds_of_place"), *load("language/employers")["kinds"], *part("beroepen", "names"))
    return frozenset(word for name in listed for word in str(name).lower().split() if word.isalpha() and len(word) > 4)


@cache
def _names() -> frozenset[str]:
    """Words that are a name: towns, first names and surnames, firms."""
    people = (*part("namen", "first"), *part("namen", "surnames"))
    firms = (*part("werk", "employers"), *part("werk", "employers_short"), *load("language/employers")["names"])
    listed = (*part("plaatsen", "names"), *part("plaatsen", "short"), *people, *firms)
    return frozenset(word for name in listed for word in re.findall(r"[^\W\d_]+", str(name).lower()))
