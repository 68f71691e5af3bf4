"""One message, analysed: normal spelling and context, with places in the original."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from bot.language.context import ContextRules, Scope
from bot.language.words import Spelling, Word, spelling


@dataclass(frozen=True)
class Analysis:
    """What the rules see of one message.

    `normal` is lower case, without accents, youth spelling spelt out, emoji kept; it is the `normal` of
    `words` joined by spaces. `original` is never changed and is what people are shown.
    """

    original: str
    normal: str
    words: tuple[Word, ...]
    scopes: tuple[Scope, ...] = field(repr=False)

    def marks(self, start: int, end: int) -> frozenset[str]:
        """Return the marks of the characters `start:end` of the original.

        A subset of negated, past, other, hypothetical, fiction, idiom. A negation within the
        span itself ("niet" in "wil niet meer leven") does not negate that span.
        """
        begin = bisect_right(self.words, start, key=lambda word: word.end)
        return self.marks_of_words(begin, bisect_left(self.words, end, key=lambda word: word.start))

    def marks_of_words(self, begin: int, end: int) -> frozenset[str]:
        """Return the marks of the words `begin:end`."""
        return frozenset(scope.mark for scope in self.scopes if scope.holds(begin, end))

    def quote(self, begin: int, end: int) -> str:
        """Return the learner's own text of the words `begin:end`."""
        if begin >= end:
            return ""
        return self.original[self.words[begin].start : self.words[end - 1].end]


class Language:
    """Dutch youth language, ready to read. Built once from the content files, thread-safe afterwards."""

    def __init__(self, words: Spelling | None = None, context: ContextRules | None = None) -> None:
        self._spelling = words or spelling()
        self._context = context or ContextRules.from_content()

    def analyse(self, text: str) -> Analysis:
        """Analyse one message of any length and any content."""
        words = self._spelling.words_of(text)
        normal = " ".join(word.normal for word in words)
        return Analysis(text, normal, words, self._context.scopes(words))
