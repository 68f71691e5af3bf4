"""What is no Dutch sentence at all: another language, keyboard noise, or swearing at the bot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from bot.content import load
from bot.language.regional import in_dutch
from bot.ports import Seed
from bot.understanding.moves import farewells
from bot.understanding.moves.courtesy import forgiven
from bot.understanding.moves.routes import only_asks
from bot.understanding.moves.small_talk import small_talk
from bot.understanding.questions.asked_for import asked_for, payload

_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def aside(text: str) -> str | None:
    """The response (an `utter_` name) to a message that is wholly an aside; None for anything else.

    Signs and limits are data: `talen.yml` for languages, `asides` in `onderbreking.yml` for the rest.
    """
    language = foreign(text)
    if language is not None:
        return str(language["say"])
    words = " ".join(text.lower().replace("’", "'").split())
    for entry in load("onderbreking")["asides"]:
        if re.fullmatch(entry["pattern"], words) and not re.fullmatch(entry.get("unless", "(?!)"), words):
            return str(entry["say"])
    return None


def foreign(text: str) -> Mapping[str, Any] | None:
    """The language of `talen.yml` that the message is in; None for Dutch, however many loan words it has."""
    rules = load("talen")
    lower = text.lower().replace("’", "'")
    words = _WORD.findall(lower)
    written = _by_script(lower, words)
    if written is not None:
        return written
    counted = _WORD.findall(_borrowed().sub(" ", lower))
    best = max(rules["languages"], key=lambda language: len(_known(language, counted)))
    known = _known(best, counted)
    own = set(words) & _set("dutch") - _set("languages", best["name"])
    if own or len(set(known)) < rules["least"] or not set(known) - _set("shared"):
        return None
    return best if len(known) >= rules["share"] * len(counted) else None


def _by_script(text: str, words: Sequence[str]) -> Mapping[str, Any] | None:
    """The language of the script that most letters are of; letters and words decide among those that share one."""
    letters = _LETTER.findall(text)
    found = [
        language
        for language in load("talen")["languages"]
        if "script" in language
        and 2 * len(re.findall(f"[{language['script']}]", "".join(letters))) > max(len(letters), 1)
    ]
    own = [(len(_known(one, words)) + sum(letter in one.get("letters", "") for letter in letters)) for one in found]
    return found[own.index(max(own))] if found else None


def _known(language: Mapping[str, Any], words: Sequence[str]) -> list[str]:
    """Which words are of that language, by its list or by a letter that Dutch has not."""
    listed, letters = _set("languages", language["name"]), set(language.get("letters", ""))
    return [word for word in words if word in listed or letters & set(word)]


@cache
def _set(name: str, language: str | None = None) -> frozenset[str]:
    """A word list of `talen.yml`, or the words of one of its languages."""
    listed = load("talen")[name]
    return frozenset(listed if language is None else next(x["words"] for x in listed if x["name"] == language))


@cache
def _borrowed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('talen')['borrowed'])})\b")


def once(say: str) -> bool:
    """Whether that response is given at most once in a talk; about another language, once a day (languages.py)."""
    if any(language["say"] == say for language in load("talen")["languages"]):
        return True
    return any(entry["say"] == say and entry.get("once", False) for entry in load("onderbreking")["asides"])


def for_engine(text: str, seed: Seed) -> str:
    """What the engine is asked: outside a check-in an aside, and a question that a piece of information answers,
    goes as such: no intent is guessed for it. Words of a regional language are put into Dutch."""
    if text.startswith("/"):
        return text
    leaves = farewells.meant(text)  # "moi" behind more is a goodbye, and no "hoi"
    text = text if foreign(text) is not None else in_dutch(text)
    if seed.form:
        return text
    asked = asked_for(text)
    if asked.alone or (asked.subjects and only_asks(text)):
        return payload(asked)
    say = aside(text) or small_talk(text, within=False) or (farewells.THANKED if farewells.only_thanks(text) else "")
    say = say or leaves or farewells.meant(text) or forgiven(text)
    return f'/opmerking{{"opmerking":"{say}"}}' if say else text
