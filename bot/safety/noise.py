"""Ways to spoil the spelling of a message, to see what the safety check still understands."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

Noise = Callable[[str, int], str]


def typos(text: str, seed: int) -> str:
    """Swap, drop or double a letter in about one of eight words of four letters or more."""
    random = Random(seed)
    return " ".join(_typo(word, random) if _eligible(word, random) else word for word in text.split(" "))


def _eligible(word: str, random: Random) -> bool:
    return len(word) >= 4 and word.isalpha() and random.random() < 0.125


def _typo(word: str, random: Random) -> str:
    at = random.randrange(1, len(word) - 1)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return random.choice([swapped, word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]])


def lower(text: str, _seed: int) -> str:
    """Write all in lower case."""
    return text.lower()


def plain(text: str, _seed: int) -> str:
    """Drop accents and punctuation."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return "".join(sign for sign in bare if sign.isalnum() or sign.isspace() or ord(sign) > 0x2000)


def shouted(text: str, _seed: int) -> str:
    """Write all in capitals."""
    return text.upper()


NOISES: dict[str, Noise] = {"typos": typos, "lower case": lower, "no accents or marks": plain, "capitals": shouted}
