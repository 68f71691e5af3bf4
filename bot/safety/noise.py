"""Ways to spoil the spelling of a message: to learn from such lines, and to see what the check still understands."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from random import Random

Noise = Callable[[str, int], str]
_EMOJI = "😭😂🙃😅💀🥲👍🤷😴😡"


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


def bare_letters(text: str, _seed: int) -> str:
    """Drop accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def no_marks(text: str, _seed: int) -> str:
    """Drop punctuation; emoji stay."""
    return "".join(sign for sign in text if not unicodedata.category(sign).startswith("P"))


def lower(text: str, _seed: int) -> str:
    """Write all in lower case."""
    return text.lower()


def shouted(text: str, _seed: int) -> str:
    """Write all in capitals."""
    return text.upper()


def emoji(text: str, seed: int) -> str:
    """Put one to three emoji at the end, or one between two words."""
    random = Random(seed)
    words = text.split(" ")
    if len(words) > 3 and random.random() < 0.3:
        words.insert(random.randrange(1, len(words)), random.choice(_EMOJI))
        return " ".join(words)
    return f"{text} {random.choice(_EMOJI) * random.randint(1, 3)}"


def joined(text: str, seed: int) -> str:
    """Leave out about one of eight spaces."""
    random = Random(seed)
    return "".join("" if sign == " " and random.random() < 0.125 else sign for sign in text)


NOISES: dict[str, Noise] = {
    "typos": typos, "no accents": bare_letters, "lower case": lower, "capitals": shouted, "emoji added": emoji,
    "no punctuation": no_marks, "spaces missing": joined,
}  # fmt: skip

# Which share of the training lines is spoilt, and how: people type so, and the writers of the data less than people.
LEARNT = {"no punctuation": 0.18, "emoji added": 0.08, "spaces missing": 0.06, "typos": 0.08}


def some_spoilt(texts: Sequence[str], seed: int = 0) -> list[str]:
    """The texts, some of them spoilt (`LEARNT`); always the same ones."""
    random = Random(seed)
    names = random.choices([*LEARNT, ""], [*LEARNT.values(), 1 - sum(LEARNT.values())], k=len(texts))
    both = enumerate(zip(names, texts, strict=True))
    spoilt = [NOISES[name](text, at) if name else text for at, (name, text) in both]
    return [new if new.strip() else old for new, old in zip(spoilt, texts, strict=True)]
