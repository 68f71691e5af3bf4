"""What the classifier and the rules read of a message: its words without sayings, and its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.language.analysis import Analysis
from bot.language.words import Word, sentences

_MARKS = ("negated", "past", "other", "hypothetical", "fiction", "idiom")
_FIRST = frozenset({"ik", "me", "mij", "mijn", "mezelf"})
_SECOND = frozenset({"je", "jij", "jou", "jullie", "u"})
_THIRD = frozenset({"hij", "zij", "ze", "hem", "haar"})
CONTEXT_SIZE = 2 * len(_MARKS) + 7


@dataclass(frozen=True)
class Reading:
    """The words `begin:end` of a message, those of sayings left out; `context` is input to the classifier."""

    words: tuple[Word, ...]
    context: tuple[float, ...]

    @property
    def normals(self) -> list[str]:
        """The words in normal spelling, endless ones cut."""
        return [word.normal[:40] for word in self.words]

    @property
    def text(self) -> str:
        """The words in normal spelling, as the sentence encoder reads them."""
        return " ".join(self.normals)


def read(analysis: Analysis, begin: int, end: int, sayings: frozenset[int]) -> Reading:
    """Read a part of a message; `sayings` holds the numbers of the words that belong to one."""
    words = tuple(analysis.words[at] for at in range(begin, end) if at not in sayings)
    return Reading(words, tuple(_context(analysis, begin, end)))


def _context(analysis: Analysis, begin: int, end: int) -> Iterator[float]:
    """Yield per mark whether it occurs and its share; then persons, question, exclamation, length."""
    size = max(end - begin, 1)
    for mark in _MARKS:
        reach = [
            min(scope.end, end) - max(scope.begin, begin)
            for scope in analysis.scopes
            if scope.mark == mark and scope.begin < end and begin < scope.end
        ]
        yield float(bool(reach))
        yield min(sum(reach) / size, 1.0)
    words = {word.normal for word in analysis.words[begin:end]}
    yield from (float(bool(words & people)) for people in (_FIRST, _SECOND, _THIRD))
    yield float("?" in words)
    yield float("!" in words)
    yield min(size, 60) / 30
    yield float(size < 5)


def windows(words: Sequence[Word], longest: int) -> list[tuple[int, int]]:
    """Cut a long message at sentence ends into parts of at most `longest` words; a short one stays whole."""
    if len(words) <= longest:
        return [(0, len(words))]
    parts: list[tuple[int, int]] = []
    begin = end = 0
    for sentence in sentences(tuple(words)):
        if end > begin and sentence.stop - begin > longest:
            parts.append((begin, end))
            begin = end
        while sentence.stop - begin > longest:
            parts.append((begin, begin + longest))
            begin += longest
        end = sentence.stop
    return [*parts, (begin, len(words))] if begin < len(words) else parts
