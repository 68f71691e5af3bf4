"""Whether words stand alone: nothing but small words beside them in their clause, or in the whole message.

"Doe maar" is a yes; "doe maar een 9" is not. The small words are data (`klein` in `lists.yml`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from bot.content import load
from bot.language.words import Word

NEGATIONS = frozenset(
    {"niet", "geen", "niks", "nooit", "niemand", "zonder", "nergens", "amper", "nauwelijks", "nee"}
)
_AROUND = 120  # words on either side that a clause reaches at most: nobody types one as long
_ENDS = frozenset(".,!?;:\n()") | {"want", "dus", "omdat", "terwijl"}


def clauses(words: Sequence[Word]) -> list[range]:
    """Return the index range of each clause that says something, in the order of the text."""
    return list(_clauses(words, 0))


def clause_of(words: Sequence[Word], begin: int) -> range:
    """Return the clause in which the word at `begin` stands; of one without end the words around it."""
    first, stop = begin, begin
    while first > max(begin - _AROUND, 0) and not _ends(words, first - 1):
        first -= 1
    while stop < min(begin + _AROUND, len(words)) and not _ends(words, stop):
        stop += 1
    says = begin < stop and any(_says(words[at]) for at in range(first, stop))
    return range(first, stop) if says else range(begin, begin + 1)


def denied_later(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether a no in the clause belongs to what comes behind an "en": "geld is oke en hulp hoef ik niet"."""
    clause = clause_of(words, begin)
    joined = next((place for place in range(end, clause.stop) if words[place].normal == "en"), None)
    return joined is not None and not any(words[place].normal in NEGATIONS for place in range(clause.start, joined))


def only_small(words: Sequence[Word], places: Collection[int], kind: str = "klein") -> bool:
    """Whether the words at `places` are all on the list of small words of that kind, or signs."""
    return all(words[place].normal in small(kind) or not _says(words[place]) for place in places)


@cache
def small(kind: str) -> frozenset[str]:
    """Return a list of small words of `lists.yml`."""
    return frozenset(str(word) for word in load("language/lists")["lists"][kind])


def _clauses(words: Sequence[Word], begin: int) -> Iterator[range]:
    """The clauses from the word at `begin` on, which begins one."""
    for index in range(begin, len(words) + 1):
        if index == len(words) or _ends(words, index):
            if any(_says(word) for word in words[begin:index]):
                yield range(begin, index)
            begin = index + 1


def _ends(words: Sequence[Word], index: int) -> bool:
    normal = words[index].normal
    return normal in _ENDS or (normal == "maar" and _turns(words, index))


def _turns(words: Sequence[Word], index: int) -> bool:
    """Whether a "maar" stands there that begins a clause, not the one of "doe maar"."""
    if index == 0 or index + 1 == len(words):
        return False
    return words[index - 1].normal not in small("voor_maar")


def _says(word: Word) -> bool:
    return word.normal[:1].isalnum()
