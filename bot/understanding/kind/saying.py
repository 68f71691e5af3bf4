"""How something that is hard is said: a sentence to say, with the person and the matter that he named. Pure.

The words are data (`saying` in `informatie/vragen.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.content import load

_SLOT = "[zin]"


def filled(text: str, told: Sequence[str]) -> str:
    """A text with the sentence for what he `told`, the last of it first; as it is where it has no place for one."""
    if _SLOT not in text:
        return text
    texts = load("informatie/vragen")["texts"]
    who, what = _who(told), _what(told)
    opening = texts["say_to"]["text"].replace("[wie]", who) if who else texts["say"]["text"]
    matter = texts["say_what"]["text"].replace("[wat]", what) if what else texts["say_own"]["text"]
    return text.replace(_SLOT, f"{opening} {matter}")


def _who(told: Sequence[str]) -> str:
    """Whom he speaks to by name, "" where he names nobody."""
    rules = load("informatie/vragen")["saying"]
    for text in reversed(told):
        for found in re.finditer(rules["who"], text):
            if not re.search(rules["not_who"], found["who"].lower()):
                return str(found["who"])
    return ""


def _what(told: Sequence[str]) -> str:
    """The thing that troubles him, "" where he names none."""
    rules = load("informatie/vragen")["saying"]
    for text in (" ".join(one.lower().split()) for one in reversed(told)):
        found = re.search(rules["what"], text)
        if found is None and re.search(rules["trouble"], text):
            found = re.search(rules["thing"], text)
        if found is not None:
            return str(found["what"])
    return ""
