"""Whom he wants to be told, and whom not, read from his own words whatever is asked. Pure.

The words are data (`language/vertellen.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.content import load
from bot.core.checkin import Answer

NOT, ONLY = "niet aan ", "alleen "
_CLAUSE = 200  # characters of a clause; a longer one wishes for nothing in particular
_READ = 1500  # characters of a message that are read for what he fears
_MOST = 6  # wishes of one message


@dataclass(frozen=True)
class Telling:
    """`value` is how it stands in a case ("alleen mevrouw Bakker, niet aan de gemeente"), "" for no such wish; `rest`
    are the words beside."""

    value: str = ""
    rest: str = ""

    @property
    def official(self) -> bool:
        """Whether institutions are not to know, and nobody else is named whom it is kept from."""
        shown = {str(party["shown"]) for party in _rules()["parties"]}
        denied = [part.removeprefix(NOT) for part in self.value.split(", ") if part.startswith(NOT)]
        return bool(denied) and set(denied) <= shown


def telling(text: str) -> Telling:
    """The wishes about who may know that `text` holds."""
    values: dict[str, None] = {}
    rest: list[str] = []
    text = text.replace("’", "'")
    plain = " ".join(text[:_READ].split())
    if fear := _compiled("feared").search(plain.lower()):
        values[NOT + _shown(fear["wie"])] = None
    for clause in re.split(_rules()["cut"], text, flags=re.IGNORECASE):
        read = len(values) < _MOST and len(clause) <= _CLAUSE
        found = list(dict.fromkeys(_wishes(" ".join(clause.split())))) if read else []
        values |= dict.fromkeys(found)
        if clause.strip() and not found:
            rest.append(clause.strip())
    ordered = sorted(values, key=lambda value: value.startswith(NOT))
    return Telling(", ".join(ordered), ". ".join(rest))


def resolved(text: str, earlier: Sequence[str]) -> str:
    """The text with who is meant for "ze", "hem" or "haar", where somebody was named in the message before."""
    rules = _rules()["pronoun"]
    match = re.search(rules["told"], text.lower()) or re.search(rules["hears"], text.lower())
    named = _named(earlier[-1]) if earlier and match is not None else ""
    if match is None or not named:
        return text
    pronoun = next(place for place in range(len(match.groups()), 0, -1) if match[place])
    begin, end = match.span(pronoun)
    return f"{text[:begin]}mijn {named}{text[end:]}"


def _named(text: str) -> str:
    """The last person or institution that a text names, in his own word; "" for none."""
    found = [match["wie"] for match in _compiled("anybody").finditer(" ".join(text.lower().split()))]
    people = [one for one in found if one not in _rules()["places"] and _people().get(one) != "coach"]
    return people[-1] if people else ""


def with_telling(known: Answer | None, text: str) -> Answer | None:
    """What the rules read of who may know, with what these words add to it."""
    added = telling(text).value
    if not added or (known is not None and known.refused):
        return known
    old = known.value.split(", ") if known is not None else []
    fresh = [one for one in added.split(", ") if not any(one in part for part in old)]
    values = [part for part in old if not any(part.startswith(one) for one in fresh)] + fresh
    return Answer(", ".join(values), known.words if known is not None and not fresh else text.strip())


def parties_in(value: str) -> frozenset[str]:
    """The parties of routing.yml that a wish about who may know leaves out."""
    parties = [party for party in _rules()["parties"] if "key" in party]
    parts = value.split(", ")
    if any(part.startswith(ONLY) or part == "niemand mag het weten" for part in parts):
        return frozenset(str(party["key"]) for party in parties)
    denied = {one for part in parts if part.startswith(NOT) for one in part.removeprefix(NOT).split(" en ")}
    return frozenset(str(party["key"]) for party in parties if party["shown"] in denied)


def _wishes(clause: str) -> Iterator[str]:
    rules, line = _rules(), clause.lower()
    if not line or _compiled("fact").search(line):
        return
    told = re.search(rules["tell"], line) and not re.search(rules["own"], line)
    bare = _compiled("not_bare").fullmatch(line)
    mine = re.search(rules["own"], line) is not None
    for number in range(len(rules["only"])):
        if (match := _compiled("only", number).search(line)) and not mine:
            yield ONLY + _shown(match["wie"])
    found = [_compiled("not", number).search(line) for number in range(len(rules["not"]))] if told else []
    there = [] if mine else [_compiled("not_there", number).search(line) for number in range(len(rules["not_there"]))]
    for match in (bare, *found, *there):
        if match is not None and _people().get(match["wie"]) != "coach":  # leave to tell the coach has its own question
            yield NOT + _shown(match["wie"])


def _shown(words: str) -> str:
    """How somebody is recorded: an institution or a known person by name, one with a title as he writes it."""
    for party in _rules()["parties"]:
        if re.fullmatch(party["words"], words):
            return str(party["shown"])
    if words in _people():
        return "de coach" if _people()[words] == "coach" else _people()[words]
    title, _, name = words.partition(" ")
    return f"{title} {name[:1].upper()}{name[1:]}"


@cache
def _people() -> Mapping[str, str]:
    return {**load("language/people")["known"], **_rules()["people"]}


@cache
def _compiled(kind: str, number: int | None = None) -> re.Pattern[str]:
    rules = _rules()
    institutions = "|".join(str(party["words"]) for party in rules["parties"] if party.get("key") != "mbo")
    people = (re.escape(word) for word in sorted(_people(), key=len, reverse=True))
    everybody = "|".join([*(str(party["words"]) for party in rules["parties"]), *people])
    pattern = str(rules[kind] if number is None else rules[kind][number])
    for mark, words in (("{instantie}", institutions), ("{wie}", f"{rules['titled']}|{everybody}")):
        while mark in pattern:
            name = "" if "?P<wie>" in pattern else "?P<wie>"
            pattern = pattern.replace(mark, rf"\b{rules['det']}({name or '?:'}{words})\b", 1)
    return re.compile(pattern)


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load("language/vertellen")
    return rules
