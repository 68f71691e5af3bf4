"""Spans of words that are facts for a cv, and the tags of single words that stand for them (B-task, I-task, O)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TASK = "task"
EMPLOYER = "employer"
NOTHING = "O"
OFF = frozenset({"wrong", "other", "plan", "joke", "private"})  # labels of what may not land on a cv
# What is told apart. The rest is one label: it would cost time to learn and nothing asks for it.
JOB = frozenset({EMPLOYER, TASK, "town", "role", "kind", "length", "start", "end", "still", "gone"})  # facts of a job
_LABELS = OFF | JOB | {"skill", "school", "study", "hobby", "name", "home"}
_SAME = {"subject": "study"}  # what the writers called otherwise
_REST = "rest"


@dataclass(frozen=True, slots=True)
class Span:
    """A fact at the words `begin:end`."""

    label: str
    begin: int
    end: int
    chance: float = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """What the tagger sees in one message: spans of any label, and for each word the chance that it is nothing for a
    cv (`off`). Words behind the last of `off` were not looked at."""

    spans: tuple[Span, ...] = ()
    off: tuple[float, ...] = ()


def label_of(marked: str) -> str:
    """The label that is learned for one that a writer marked."""
    label = _SAME.get(marked, marked)
    return label if label in _LABELS else _REST


def tags_of(spans: Sequence[Span], size: int) -> list[str]:
    """Return the tag of each word; of spans that overlap the first."""
    found = [NOTHING] * size
    for span in spans:
        places = range(span.begin, min(span.end, size))
        if all(found[at] == NOTHING for at in places):
            for at in places:
                found[at] = f"{'B' if at == span.begin else 'I'}-{span.label}"
    return found


def spans_of(tags: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield (label, begin, end) of each span that the tags tell of."""
    begin = 0
    for at in range(len(tags) + 1):
        tag = tags[at] if at < len(tags) else NOTHING
        before = tags[at - 1] if at else NOTHING
        if before != NOTHING and not (tag.startswith("I-") and tag[2:] == before[2:]):
            yield before[2:], begin, at
        if tag.startswith("B-") or (tag != NOTHING and tag[2:] != before[2:]):
            begin = at
