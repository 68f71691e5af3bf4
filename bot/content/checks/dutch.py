"""Dutch text as countable parts: sentences, words, syllables, and the Flesch-Douma figure."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')]*\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\w:.,-]*\w|\d")
# One match is one syllable nucleus; the longest spelling of a vowel first. A diaeresis starts a new one.
_NUCLEUS = re.compile(
    r"aai|ooi|oei|eeuw|ieuw|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyàáâèéêëìíîïòóôöùúûü]", re.IGNORECASE
)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line break ends one too."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part and part.strip()]


def words(text: str) -> list[str]:
    """The words and figures of a text, in order."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Syllables of one Dutch word by counting vowel groups; a figure or an abbreviation counts as one."""
    return max(1, len(_NUCLEUS.findall(word)))


def flesch_douma(text: str) -> float:
    """Reading ease after Douma (1960): 206.84 - 0.93 words a sentence - 77 syllables a word.

    About 0 (very hard) to 120 (one-syllable words). Raises ValueError for a text without words.
    """
    found = words(text)
    if not found:
        raise ValueError("a text without words has no reading ease")
    per_sentence = len(found) / len(sentences(text))
    per_word = sum(map(syllables, found)) / len(found)
    return 206.84 - 0.93 * per_sentence - 77 * per_word


def open_questions(text: str) -> int:
    """Questions that want an answer. "Is er gevaar? Bel dan 112." is a condition, so it is not counted."""
    parts = sentences(text)
    following = [*parts[1:], ""]
    return sum(
        part.endswith("?") and not re.search(r"\bdan\b", after, re.IGNORECASE)
        for part, after in zip(parts, following, strict=True)
    )
