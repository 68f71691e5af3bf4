"""Which phrases of a list occur in a message: one dictionary per word, looked up from each place on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass
class Phrases:
    """Phrases with the number that each was added under. Thread-safe once filled.

    spaCy's PhraseMatcher finds the same (a test compares them) but takes over a second to import.
    """

    _next: dict[str, Phrases] = field(default_factory=dict)
    _numbers: set[int] = field(default_factory=set)

    def add(self, words: Sequence[str], number: int) -> None:
        """Add one phrase; the same words may be added under several numbers."""
        place = self
        for word in words:
            place = place._next.setdefault(word, Phrases())
        place._numbers.add(number)

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """Yield (number, begin, end) of each phrase at each place, shorter ones too, by begin and then end."""
        for begin in range(len(words)):
            place: Phrases | None = self
            for end in range(begin, len(words) + 1):
                assert place is not None
                for number in sorted(place._numbers):
                    yield number, begin, end
                place = place._next.get(words[end]) if end < len(words) else None
                if place is None:
                    break
