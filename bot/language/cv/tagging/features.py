"""What the tagger knows of each word: how the rules read it, the lists it stands in, its clause, its neighbours.

What the rules made of a message is no feature: the tagger is a second opinion, and is learned without playing them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.language.cv.talk import Talk
from bot.language.cv.verbs import does, finite_forms

MOST_WORDS = 600  # of a message that are tagged
_SIDE = 3  # words to either side
_SHORT = 12  # words of a message whose length tells something
_TELLING = ("ik", "hij", "zij", "mijn", "niet", "geen", "later", "wil", "bij", "als")  # of a clause
Row = list[str]


def features(talk: Talk, topic: str) -> list[Row]:
    """Return what is known of each word of a message to the question about `topic` ("tasks", "" for none)."""
    size = min(len(talk.words), MOST_WORDS)
    lists = _lists(talk, size)
    rows = []
    for at in range(size):
        row = ["bias", *_own(talk, at, lists[at]), *_place(talk, topic, at, size)]
        for off in range(-_SIDE, _SIDE + 1):
            if off:
                row += _near(talk, lists, at + off, off)
        row += [f"2{first}={talk.at(at + first)}|{talk.at(at + second)}" for first, second in pairwise(range(-2, 3))]
        rows.append(row)
    return rows


def _near(talk: Talk, lists: Sequence[Sequence[str]], near: int, off: int) -> Row:
    """What is known of the word `off` places away."""
    if not 0 <= near < len(lists):
        return [f"{off}w=^" if near < 0 else f"{off}w=$"]
    row = [f"{off}w={talk.normals[near]}", *(f"{off}l={name}" for name in lists[near])]
    if abs(off) == 1:
        row += [f"{off}s={talk.normals[near][-3:]}", f"{off}sh={_shape(talk.words[near].text)}"]
    return row


def _own(talk: Talk, at: int, lists: Sequence[str]) -> Row:
    """What a word is by itself."""
    word = talk.normals[at]
    row = [f"w={word}", f"sh={_shape(talk.words[at].text)}", f"z={_rank(word)}"]
    row += [f"p{length}={word[:length]}" for length in (2, 3, 4) if len(word) > length]
    row += [f"s{length}={word[-length:]}" for length in (2, 3, 4) if len(word) > length]
    row += [f"l={name}" for name in lists]
    return row + ["does"] * (word in does()) + ["finite"] * (word in finite_forms())


def _place(talk: Talk, topic: str, at: int, size: int) -> Row:
    """Where a word stands: in the message, in its clause, under which question."""
    clause = talk.clause_of(at)
    row = [f"q={topic}", f"q={topic}|z={_rank(talk.at(at))}"]
    row.append(f"q={topic}|n={min(size, 6)}" if size < _SHORT else "long")
    row += ["first"] * (at == 0) + ["last"] * (at == size - 1)
    row += [f"c={min(at - clause.begin, 5)}", *["cend"] * (at == clause.end - 1)]
    row += [f"m={mark}" for mark in sorted({scope.mark for scope in talk.said.scopes if scope.holds(at, at + 1)})]
    row += [f"cm={mark}" for mark in sorted(talk.marks(at, at + 1, clause))]
    row += ["theirs"] * talk.not_his(clause) + ["asks"] * talk.asks(clause)
    said = talk.said_in(clause)
    return row + [f"has={word}" for word in _TELLING if word in said]


def _lists(talk: Talk, size: int) -> list[list[str]]:
    """In which lists each word stands, and whether it begins the phrase there."""
    found: list[list[str]] = [[] for _ in range(size)]
    for tag in talk.every_tag():
        for at in range(tag.begin, min(tag.end, size)):
            name = f"{tag.label}.{'b' if at == tag.begin else 'i'}"
            if name not in found[at]:
                found[at].append(name)
    return found


def _rank(word: str) -> int:
    """How common a word is, on the Zipf scale; -1 for what is none."""
    from wordfreq import zipf_frequency

    return int(zipf_frequency(word, "nl")) if word.isalpha() else -1


def _shape(typed: str) -> str:
    """ "Aa" for "Jumbo", "a" for "jumbo", "A" for "JUMBO", "0" for each of at most four digits, else the sign."""
    if typed.isdigit():
        return "0" * min(len(typed), 4)
    if not typed[:1].isalpha():
        return typed[:1]
    if typed.isupper() and len(typed) > 1:
        return "A"
    return "Aa" if typed[:1].isupper() else "a"
