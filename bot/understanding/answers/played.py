"""What is only played, watched or sung: what is told in it happened to nobody (`not` in levensnieuws.yml). Pure."""

from __future__ import annotations

import re
from functools import cache

from bot.content import load

FILE = "levensnieuws"


def played(words: str) -> bool:
    """Whether words speak of a game, a film or a song, or of what nobody can tell of himself ("ben doodgegaan")."""
    return compiled(load(FILE)["not"]).search(words) is not None


def happened(text: str) -> str:
    """A text without the clauses that are only played or watched, in small letters."""
    clauses = re.split(r"(?<=[.,;!?\n])\s+", text.lower().replace("’", "'").strip())
    return " ".join(" ".join(one.split()) for one in clauses if not played(plain(one)))


def lost_a_game(text: str) -> bool:
    """Whether somebody tells that he lost in a game, or died in it; a film is none."""
    words, rules = plain(text), load(FILE)
    other = compiled(rules["watched"]).search(words) or compiled(rules["meant"]).search(words)
    game = compiled(rules["games"]).search(words) and compiled(rules["lost"]).search(words)
    return game is not None and not other


def plain(text: str) -> str:
    """Words in small letters with one space between them, and no signs."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the file, with what its lists stand for."""
    for name, words in load(FILE)["lists"].items():
        pattern = pattern.replace(name, words)
    return re.compile(pattern)
