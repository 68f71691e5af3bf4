"""Which listed words and phrases stand where in a message: spaCy's SpanRuler over our own lists.

spaCy is imported when the first message is read, not with this module: that takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.words import Word, words_of

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

_KEY = "found"
_LONG, _VERY_LONG = 6, 9  # letters of a listed word that is known with one slip in it, and with two
_MOST_GUESSES = 300  # unknown words of one message that are looked up
_COMMON = 2.4  # words above this frequency (Zipf) mean themselves


@dataclass(frozen=True, slots=True)
class Tag:
    """A listed phrase at the words `begin:end`. `id` is what the list says it stands for, or the phrase.

    `exact` tells that it was typed as listed, not merely alike."""

    label: str
    id: str
    begin: int
    end: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list. In `phrase` a part may be a|b, or part? when it may be left out."""

    label: str
    phrase: str
    id: str = ""


class Ruler:
    """Finds the entries of lists. Thread-safe: one message at a time, as spaCy's memory zones want it."""

    def __init__(
        self, listed: Iterable[Listed], known: frozenset[str] = frozenset(), spelling: Mapping[str, str] | None = None
    ) -> None:
        """`known` are words that mean themselves, besides the listed ones; `spelling`: what is typed otherwise."""
        self._listed, self._known, self._spelling = tuple(listed), known, dict(spelling or {})
        self._lock = Lock()

    def find(self, words: Sequence[Word]) -> tuple[list[str], tuple[Tag, ...]]:
        """Return the words as they are read, slips mended for looking up alone, and the entries that stand there:
        of each label the longest at each place, in order."""
        normals = [word.normal for word in words]
        with self._lock:
            read = self._alike(normals)
            pipeline = self._pipeline
            with pipeline.memory_zone():  # what is typed is forgotten afterwards
                doc = pipeline(_doc(pipeline, read))
                tags = [
                    Tag(span.label_, span.id_, span.start, span.end, _same(read, normals, span.start, span.end))
                    for span in doc.spans[_KEY]
                ]
        return read, tuple(_longest(tags))

    @cached_property
    def _pipeline(self) -> Pipeline:
        import spacy

        pipeline = spacy.blank("nl")
        pipeline.tokenizer = lambda text: _doc(pipeline, [word.normal for word in words_of(text)])
        ruler: Any = pipeline.add_pipe("span_ruler", config={"spans_key": _KEY})
        ruler.add_patterns(
            [{"label": one.label, "pattern": _pattern(one.phrase), "id": one.id or one.phrase} for one in self._listed]
        )
        return pipeline

    @cached_property
    def _vocabulary(self) -> Mapping[int, tuple[str, ...]]:
        """Single listed words by their length."""
        found: dict[int, set[str]] = {}
        for one in self._listed:
            words = words_of(one.phrase)
            if len(words) == 1 and len(words[0].normal) >= _LONG and words[0].normal.isalpha():
                found.setdefault(len(words[0].normal), set()).add(words[0].normal)
        return {length: tuple(sorted(words)) for length, words in found.items()}

    def _alike(self, normals: Sequence[str]) -> list[str]:
        """Read a word that is no common one as the listed word that it is nearly: "gewerkd" as "gewerkt"."""
        from wordfreq import zipf_frequency

        left, read = _MOST_GUESSES, []
        for normal in (self._spelling.get(one, one) for one in normals):
            known = len(normal) < _LONG - 1 or not normal.isalpha() or normal in self._vocabulary.get(len(normal), ())
            known = known or normal in self._known
            if not known and left and zipf_frequency(normal, "nl") < _COMMON:
                left -= 1
                normal = self._closest(normal) or normal
            read.append(normal)
        return read

    def _closest(self, typed: str) -> str | None:
        slips = 2 if len(typed) >= _VERY_LONG else 1
        sizes = range(len(typed) - slips, len(typed) + slips + 1)
        near = [word for size in sizes for word in self._vocabulary.get(size, ()) if word[0] == typed[0]]
        found = process.extractOne(typed, near, scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found else None


def _same(one: Sequence[str], two: Sequence[str], begin: int, end: int) -> bool:
    return one[begin:end] == two[begin:end]


def _doc(pipeline: Pipeline, words: Sequence[str]) -> Doc:
    from spacy.tokens import Doc

    return Doc(pipeline.vocab, words=list(words))


def _pattern(phrase: str) -> str | list[dict[str, Any]]:
    """Return a plain phrase, or what spaCy's Matcher wants for one with choices."""
    parts = phrase.split()
    if not any("|" in part or (part.endswith("?") and len(part) > 1) for part in parts):
        return phrase
    tokens: list[dict[str, Any]] = []
    for part in parts:
        choices = part.removesuffix("?").split("|")
        tokens.append({"ORTH": {"IN": choices}, **({"OP": "?"} if part.endswith("?") else {})})
    return tokens


def _longest(tags: Iterable[Tag]) -> Iterator[Tag]:
    """Yield what lies within no longer tag of its label."""
    widest: dict[str, Tag] = {}
    for tag in sorted(set(tags), key=lambda tag: (tag.begin, -tag.end, tag.label, tag.id)):
        wide = widest.get(tag.label)
        if wide is None or tag.end > wide.end:
            widest[tag.label] = tag
            yield tag
