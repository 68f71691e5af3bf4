"""How words are written in a cv or a letter: slips put right where that is certain, and capitals where he wishes them.

The state keeps `written`: names in small letters, and how he wants them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from bot.content import load
from bot.conversation.guides.guide import Turn, say
from bot.core.cv import Cv, CvSaid, Education, Fact, Told, Work
from bot.language.cv.spelt import spelt
from bot.language.spelled import in_sure_spelling
from bot.ports import Outgoing

_OWN = ("skills", "hobbies")  # lists of his own words; languages, papers and names are read from lists
_SENTENCE = re.compile(r"(?<=[.!?;\n])\s+")
_CODES = (
    "phone", "mail", "kind", "level", "state", "how", "form", "closes", "asks", "asked", "tapped", "danger", "end",
)  # fmt: skip


def spelt_out(turn: Turn, said: CvSaid) -> CvSaid:
    """What a message says for a cv, spelt for the document."""
    written = turn.state.get("written", {})
    return replace(said, facts=tuple(mapped(_spelt(one), lambda text: _as_wished(text, written)) for one in said.facts))


def _spelt(said: Any) -> Any:
    if isinstance(said, Work):
        tasks = tuple(replace(one, value=_meant(one.value)) for one in said.tasks)
        place = said.employer  # a kind of place in small letters is no name
        small = place is not None and place.value.islower()
        return replace(
            said, tasks=tasks, employer=replace(place, value=_meant(place.value)) if place and small else place
        )
    if isinstance(said, Told) and said.field in _OWN:
        return replace(said, fact=replace(said.fact, value=_meant(said.fact.value)))
    return said


def _meant(words: str) -> str:
    return in_sure_spelling(spelt(words))


def wished(turn: Turn, text: str, thing: Any) -> tuple[Callable[[str], str] | None, str]:
    """How the words of `thing` (a cv, the facts of a letter) are to be written by a wish in `text`, and what else the
    message says; None for a message without such a wish."""
    rules = load("gids")["written"]
    known = " \n ".join(_texts(thing))
    rest, found = [], {}
    for sentence in _SENTENCE.split(text):
        line = " ".join(sentence.split())
        how = next((name for name in ("upper", "lower", "first") if re.search(rules[name], line.lower())), "")
        names = _named(line, known) if how else []
        if not names:
            rest.append(sentence)
        for name in names:
            found[name.lower()] = _FORMS[how](name)
    if not found:
        return None, text
    written = turn.state["written"] = {**turn.state.get("written", {}), **found}
    return lambda words: _as_wished(words, written), " ".join(rest).strip()


def said_back(turn: Turn) -> Outgoing:
    """What was done, with the words as they stand there now."""
    return say("gids", "written", wat=", ".join(turn.state["written"].values()))


def mapped(thing: Any, change: Callable[[str], str]) -> Any:
    """A fact, a cv, a letter's facts or a tuple of such, with each of its words changed; codes of ours stay."""
    if isinstance(thing, Fact):
        return replace(thing, value=change(thing.value))
    if isinstance(thing, tuple):
        return tuple(mapped(one, change) for one in thing)
    if isinstance(thing, str):
        return change(thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    facts_only = isinstance(thing, Cv | Work | Education | Told)  # there a bare text is none of his words
    own: dict[str, Any] = {one.name: getattr(thing, one.name) for one in fields(thing) if one.name not in _CODES}
    words = {name: one for name, one in own.items() if not (facts_only and isinstance(one, str))}
    return replace(thing, **{name: mapped(value, change) for name, value in words.items()})


def _texts(thing: Any) -> list[str]:
    found: list[str] = []

    def kept(text: str) -> str:
        found.append(text)
        return text

    mapped(thing, kept)
    return found


def _named(line: str, known: str) -> list[str]:
    """The words of a wish that stand in the document, as they stand there; small words only name nothing."""
    small = set(load("gids")["written"]["small"])
    words = [word for word in re.findall(r"[\w&'-]+", line) if word.lower() not in small]
    spots = (re.search(rf"(?<!\w){re.escape(word)}(?!\w)", known, re.IGNORECASE) for word in words)
    return list(dict.fromkeys(spot.group() for spot in spots if spot))


def _as_wished(text: str, written: Mapping[str, str]) -> str:
    for name, form in written.items():
        plain = form.replace("\\", r"\\")
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", plain, text, flags=re.IGNORECASE)
    return text


_FORMS: Mapping[str, Callable[[str], str]] = {
    "upper": str.upper, "lower": str.lower, "first": lambda name: name[:1].upper() + name[1:],
}  # fmt: skip
