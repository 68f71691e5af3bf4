"""English outside a crisis: read as the Dutch words that are known, and answered in easy Dutch. Pure.

The words are data (`engels.yml`); a crisis has its own (`bot/conversation/danger/tongue.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from bot.content import load
from bot.ports import Seed
from bot.services.talk import asides
from bot.services.talk.asides import foreign
from bot.understanding.questions.asked_for import asked_for, payload
from bot.understanding.said import Said

FILE = "engels"
_NAME = "engels"  # in talen.yml


def is_english(text: str) -> bool:
    """Whether a message is English, also with one Dutch noun in it, or where it is too short to tell otherwise."""
    language = foreign(text)
    if language is not None:
        return str(language["name"]) == _NAME
    rules, line = load(FILE), " ".join(text.lower().replace("’", "'").split())
    if re.search(rules["short"], line):
        return True
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", line)
    known = [word for word in words if word in _listed()]
    own = set(known) - set(load("talen")["shared"]) - {"school"}
    others = [word for word in words if word in _dutch() and word not in _listed()]
    mostly = len(known) >= float(rules["share"]) * len(words)
    return mostly and len(own) >= int(rules["least"]) and len(others) <= int(rules["dutch_most"])


def dutch(text: str) -> str:
    """English words as the Dutch ones that are known; any other text as it is."""
    if not is_english(text):
        return text
    line = " ".join(text.lower().replace("’", "'").split())
    for pattern, words in _words():
        line = pattern.sub(words, line)
    return line


def read(said: Said) -> tuple[Said, tuple[str, ...]]:
    """What was said as it is read in a check-in, and the short English line before the answer, once in a talk."""
    text = said.text if said.choice else dutch(said.text)
    if text == said.text:
        return said, ()
    line = str(load(FILE)["say"])
    if re.fullmatch(load(FILE)["greets"], text):
        said = replace(said, intent="greet", confidence=1.0)
    earlier = tuple(dutch(one) for one in said.earlier)
    return replace(said, text=text, earlier=earlier), () if line in said.before else (line,)


def for_engine(text: str, seed: Seed) -> str:
    """What the engine is asked (`asides.for_engine`); outside a check-in English goes as the piece that answers it, or
    as the Dutch that it comes to, where nothing English is left in it."""
    if text.startswith("/") or seed.form or not is_english(text):
        return asides.for_engine(text, seed)
    if piece := asked_in_english(text):
        return piece
    read_as = dutch(text)
    return asides.for_engine(text if is_english(read_as) else read_as, seed)


def asked_in_english(text: str) -> str:
    """What the engine is asked for a message in English outside a check-in: the piece that answers it with the English
    line before it, else "" where it is still not understood."""
    asked = asked_for(dutch(text))
    if not asked.subjects:
        return ""
    return payload(asked).replace("}", f',"opmerking":"{load(FILE)["say"]}"}}')


@cache
def _listed() -> frozenset[str]:
    common = next(one["words"] for one in load("talen")["languages"] if one["name"] == _NAME)
    return frozenset([*common, *load(FILE)["more"]])


@cache
def _dutch() -> frozenset[str]:
    return frozenset(load("talen")["dutch"])


@cache
def _words() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), str(words)) for pattern, words in load(FILE)["words"])
