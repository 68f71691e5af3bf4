"""Who a clause is about, and feeling words with a slip of the pen set right. Pure.

"Tolk ziek" is not he, and "mijn broer is ontslagen" neither. The words are data (`whom` and `spelled` in
`erkenning.yml`).
"""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from bot.content import load

FILE = "erkenning"
_CUT = r"(?<=[.,;!?\n])\s+|\s(?=(?:maar|want|omdat|terwijl|dus|en (?:ik|k|hij|zij|ze|mijn|mn|me|toen))\s)"
_LEAST, _LONG = 5, 7  # letters of a word in which one slip is mended, and two


def own(words: str) -> str:
    """The clauses of a text that somebody or something else is not the subject of; what has no subject goes with the
    clause before it."""
    kept: list[str] = []
    other = False
    for clause in re.split(_CUT, words):
        if _first_person(clause):
            other = False
        elif _of_another(clause):
            other = True
        if not other:
            kept.append(clause)
    return " ".join(kept)


def mended(text: str) -> str:
    """The text, with each word that is none set right where it is near a word that says how something is or what
    happened: "vedrietig", "vint", "begraafen"."""
    return re.sub(r"[^\W\d_]{4,}", lambda found: _near(found[0]), text)


def _first_person(clause: str) -> bool:
    """Whether he himself is in a clause, apart from whose father or boss it is."""
    rules = load(FILE)["whom"]
    return re.search(rules["self"], re.sub(rf"\b{rules['mine']} (?:\w+e )?{_person()}", " ", clause)) is not None


def _of_another(clause: str) -> bool:
    rules = load(FILE)["whom"]
    subject = rf"(?:{rules['they']}|(?:{rules['det']} )?(?:\w+e )?{_person()})"
    line = re.sub(r"[^\w' ]+", " ", clause).strip()
    lead = rf"^(?:{rules['lead']} )*"
    return re.search(rf"{lead}{subject}|{lead}(?:\w+ )?{rules['verb']} {subject}", line) is not None


@cache
def _person() -> str:
    lists = load("levensnieuws")["lists"]
    return rf"(?:{lists['NAASTE']}|{lists['DIER']}|{load(FILE)['whom']['roles']})\b"


@cache
def _near(word: str) -> str:
    rules, lower = load(FILE)["spelled"], word.lower()
    if lower in rules["so"]:
        return str(rules["so"][lower])
    if len(lower) < _LEAST or zipf_frequency(lower, "nl") >= rules["common"]:
        return word
    most = 2 if len(lower) >= _LONG else 1
    found = ((OSA.distance(lower, one, score_cutoff=most), one) for one in rules["words"] if one[0] == lower[0])
    best = min(found, default=(most + 1, word))
    return str(best[1]) if best[0] <= most else word
