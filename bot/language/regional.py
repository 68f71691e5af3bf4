"""Words of Frisian, Low Saxon, Limburgish and Brabantic in a message, put into Dutch (`streektaal.yml`). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.content import load

FILE = "language/streektaal"
_TAIL = re.compile(r"(?: (?:he|hè|hoor|jong|joh|man|allemaal))+$")
_WORD = re.compile(r"'?[^\W_]+(?:['’-][^\W_]+)*")


def in_dutch(text: str) -> str:
    """The text with its regional words in Dutch, all else as it was typed; a message without any is the same."""
    words = _TAIL.sub("", " ".join(_WORD.findall(text.lower())))
    whole: str | None = load(FILE)["whole"].get(words)
    if whole is not None:
        return whole
    text = _parted(text)
    found = [region for region in load(FILE)["regions"] if _pattern(region, "words").search(text)]
    sure = [region for region in found if _speaks(text, region)]
    for region in found:
        text = _replaced(text, region, "words")
    for region in sure:
        text = _replaced(text, region, "beside")
    return text


def _parted(text: str) -> str:
    """The text with a greeting that ends it, behind words that greet nobody, as the goodbye it is."""
    rules = load(FILE)
    match = re.search(rf"(?<=\w)([ ,.!]+)(?:{'|'.join(rules['parting'])})[ .!]*$", text, re.IGNORECASE)
    if match is None or set(_WORD.findall(text[: match.start()].lower())) <= set(rules["meets"]):
        return text
    return f"{text[: match.start()]}{match[1]}{rules['ends']}"


def _speaks(text: str, region: str) -> bool:
    """Whether one of its words stands there that is no greeting, for those are said by everybody."""
    found = _pattern(region, "words").findall(text)
    return any(word.lower() not in load(FILE)["greetings"] for word in found)


def _replaced(text: str, region: str, group: str) -> str:
    listed = _listed(region, group)
    return _pattern(region, group).sub(lambda match: listed[match[0].lower()], text)


def _listed(region: str, group: str) -> Mapping[str, str]:
    regions: Mapping[str, Any] = load(FILE)["regions"]
    listed: Mapping[str, str] = regions[region][group]
    return listed


@cache
def _pattern(region: str, group: str) -> re.Pattern[str]:
    """Any listed word, the longest first."""
    words = sorted(_listed(region, group), key=len, reverse=True)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, words))})(?![\w'])", re.IGNORECASE)
