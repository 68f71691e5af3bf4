"""What of his messages is left out for who reads his case, because he does not want it told. Pure.

The words are data (`withheld` in `afspreken.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.content import load
from bot.language.private import kept_private
from bot.language.words import words_of


@dataclass(frozen=True)
class Withheld:
    """`out`: what is not to be told; `only`: what alone may be told. In his words."""

    out: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.out or self.only)

    def left(self, text: str, *, own: bool = True) -> str:
        """What may be read of a text, "" for nothing; `own`: the learner's, of which only some may be told."""
        if not self:
            return text
        pieces = re.split(_rules()["cut"], text)
        kept = [(piece, cut) for piece, cut in zip(pieces[::2], [*pieces[1::2], ""], strict=False)
                if not self.hides(piece) and (not own or self._may(piece))]  # fmt: skip
        return "".join(piece + cut for piece, cut in kept).strip(" ,;")

    def hides(self, words: str) -> bool:
        """Whether words speak of what is not to be told."""
        return any(re.search(one, words.lower()) for one in self._patterns_out)

    def _may(self, piece: str) -> bool:
        return not self._patterns_only or any(re.search(one, piece.lower()) for one in self._patterns_only)

    @cached_property
    def _patterns_out(self) -> list[str]:
        return [pattern for wish in self.out for pattern in _patterns(wish, _rules()["places"])]

    @cached_property
    def _patterns_only(self) -> list[str]:
        return [pattern for wish in self.only for pattern in _patterns(wish)]


def withheld_in(texts: Iterable[str]) -> Withheld:
    """What messages keep from who reads the case."""
    found = [kept_private(text) for text in texts]
    out = dict.fromkeys(one for each in found for one in each.out)
    return Withheld(tuple(out), tuple(dict.fromkeys(one for each in found for one in each.only)))


def _patterns(wish: str, besides: Iterable[str] = ()) -> list[str]:
    """What speaks of the same as a wish: its matters, and its own words that are not empty, nor `besides`."""
    rules = _rules()
    matters = [one for one in rules["matters"] if re.search(one["named"], wish)]
    empty = {*rules["empty"], *besides}
    told = [word.normal for word in words_of(wish) if word.normal.isalpha() and word.normal not in empty]
    stems = [word[: rules["stem"]] for word in told if len(word) >= rules["least"]]
    ends = [rf"\b{re.escape(stem)}" + (r"\w*" if len(stem) >= rules["stem"] else r"\b") for stem in stems]
    return [*(str(one["words"]) for one in matters), *ends]


def _rules() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load("language/afspreken")["withheld"]
    return found
