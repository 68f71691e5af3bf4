"""Hobbies that are told as such: "dansen is me hobby", "in mijn vrije tijd game ik"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content import load

_SENTENCE = re.compile(r"[.!?;\n]+")
_WHAT = r"(?P<what>[^\W\d_][\w',& -]*?)"


def hobbies_in(text: str) -> list[str]:
    """The hobbies that a message names, in his words and each once."""
    rules = load("language/hobby")
    found: dict[str, None] = {}
    for sentence in _SENTENCE.split(" ".join(text.split())):
        for said in () if re.search(rules["not_his"], sentence.lower()) else rules["said"]:
            pattern = said.replace("H", _WHAT, 1) if said.startswith("H") else _greedy(said)
            hit = re.search(pattern, sentence, re.IGNORECASE)
            found.update(dict.fromkeys(_parts(hit["what"]) if hit else ()))
    return list(found)


def _greedy(said: str) -> str:
    """What comes last reaches to the end of the sentence."""
    return said[: said.rindex("H")] + _WHAT.replace("*?", "*")


def _parts(said: str) -> Iterator[str]:
    rules = load("language/hobby")
    for part in re.split(rules["cut"], said):
        lead = re.sub(rf"^{rules['lead']}", "", part.strip() + " ", flags=re.IGNORECASE).strip()
        words = re.sub(rules["tail"], "", lead, flags=re.IGNORECASE).split()
        if len(words) == 1 and re.search(r"\bik\b", part, re.IGNORECASE):
            words = [rules["infinitives"].get(words[0].lower(), words[0])]
        if words and len(words) <= rules["most"] and not set(" ".join(words).lower().split()) & set(rules["none"]):
            yield " ".join(words)
