"""A message before anything is taken from it: its words, the listed phrases in it, and its clauses."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from bot.language.analysis import Language
from bot.language.cv.lists import listed
from bot.language.cv.ruler import Ruler
from bot.language.cv.talk import Talk
from bot.language.cv.verbs import finite_forms, spelling, unlisted


class Eyes:
    """Sees messages. Cheap to make: lists and spaCy are loaded at the first message. Thread-safe."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @cached_property
    def _ruler(self) -> Ruler:
        return Ruler(listed(), finite_forms(), spelling())

    def see(self, text: str, today: date, source: str = "") -> Talk:
        """Return a message of that day; `source` is its id."""
        said = self._language.analyse(text)
        read, tags = self._ruler.find(said.words)
        return Talk(said, read, [*tags, *unlisted(read, tags)], today, source)
