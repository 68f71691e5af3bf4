"""Cut a message into words and spell youth language out, word by word. Nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from bot.content import load

_TOKEN = re.compile(
    r"""[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,30}){1,4}    # mail address
      | https?://\S{1,300}
      | \d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?(?![\d])         # 1-2-2027, 10/10
      | \d{1,2}[:.]\d\d(?!\d)                              # 16:30
      | \d+(?:[.,]\d+)?                                    # 24 and 7,5
      | [pt]/[mwj]\b                                       # p/m, t/m
      | [^\W\d_]+(?:['’`´][^\W\d_]+)*                      # words: m'n, collega's
      | ['’`´][^\W\d_](?![^\W\d_])                         # 't 'k
      | [.,!?;:…"“”„()\n+€%-]
      | [^\s\w]\ufe0f?                                     # emoji and other signs, one by one
      | \w                                                 # any other sign that counts as a letter
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RUN = re.compile(r"([^\W\d_])\1{2,}")
_APOSTROPHES = str.maketrans("’`´", "'''")
_QUOTES = {"“": '"', "”": '"', "„": '"', "…": "."}


@dataclass(frozen=True, slots=True)
class Word:
    """One word in normal spelling: `text` as typed at `start:end` of the original, `normal` spelt out.

    Where one typed word stands for several ("kben"), each gets a Word with the same place.
    Punctuation marks and emoji are words too.
    """

    text: str
    normal: str
    start: int
    end: int


@dataclass(frozen=True)
class Spelling:
    """Youth spelling as data: what is written and what it stands for (`youth_spelling.yml`)."""

    words: Mapping[str, str]
    before_noun: Mapping[str, str]
    nouns: frozenset[str]
    doubles: frozenset[str]

    @classmethod
    def from_content(cls) -> Spelling:
        """Build from the content file."""
        data = load("language/youth_spelling")
        words = {key: value for group in data["words"].values() for key, value in group.items()}
        return cls(words, data["before_noun"], frozenset(data["nouns"]), frozenset(data["double_letters"]))

    def words_of(self, text: str) -> tuple[Word, ...]:
        """Cut `text` into words in normal spelling."""
        tokens = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
        plain = [self._plain(token) for token, _, _ in tokens]
        return tuple(
            Word(token, normal, start, end)
            for index, (token, start, end) in enumerate(tokens)
            if not (token == "-" and _inside_word(text, start))
            for normal in self._spell(plain, index)
        )

    def _plain(self, token: str) -> str:
        """Lower case, without accents, with letter repeats squeezed."""
        if token in _QUOTES:
            return _QUOTES[token]
        if len(token) == 1 and not token.isalnum():
            return token
        lowered = token.lower() if token.isascii() else _unaccented(token)
        return self._squeeze(lowered) if _RUN.search(lowered) else lowered

    def _squeeze(self, word: str) -> str:
        """Cut runs of three or more to one letter, or to two where that makes a listed word."""
        runs = _RUN.findall(word)
        if len(runs) <= 3:
            for lengths in product((2, 1), repeat=len(runs)):
                candidate = _shortened(word, lengths)
                if candidate in self.doubles or candidate in self.words:
                    return candidate
        return _RUN.sub(r"\1", word)

    def _spell(self, plain: list[str], index: int) -> list[str]:
        word = plain[index]
        if word in self.before_noun:
            following = plain[index + 1] if index + 1 < len(plain) else ""
            if self.words.get(following, following) in self.nouns:
                return self.before_noun[word].split()
        return self.words.get(word, word).split() or [word]


def _shortened(word: str, lengths: tuple[int, ...]) -> str:
    """Cut the runs of a word to these lengths, in order."""
    sizes = iter(lengths)
    return _RUN.sub(lambda run: run.group(1) * next(sizes), word)


def _unaccented(token: str) -> str:
    decomposed = unicodedata.normalize("NFKD", token.translate(_APOSTROPHES)).lower()
    kept = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return kept if kept.strip() else token


def _inside_word(text: str, at: int) -> bool:
    """Whether the hyphen at `at` joins two letters or digits, as in mbo-2."""
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


@cache
def spelling() -> Spelling:
    """Return the one `Spelling` of the content files, read at the first call."""
    return Spelling.from_content()


def words_of(text: str) -> tuple[Word, ...]:
    """Cut `text` into words in normal spelling."""
    return spelling().words_of(text)


def sentences(words: tuple[Word, ...]) -> Iterator[range]:
    """Yield the index range of each sentence; a line break ends one too."""
    begin = 0
    for index, word in enumerate(words):
        if word.normal in {".", "!", "?", ";", "\n"}:
            yield range(begin, index)
            begin = index + 1
    yield range(begin, len(words))
