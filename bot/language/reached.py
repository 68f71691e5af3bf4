"""How he wants to be reached, in any talk: every clause is read for everything, and what they say is gathered. Pure.

The words are data (`language/bereiken.yml`). Times are read in calling.py, who may know in telling.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from bot.content import load
from bot.core.agreement import EITHER_WAY, NO_CALL, WRITTEN, gathered
from bot.core.checkin import Answer
from bot.language.calling import read_times_to_call
from bot.language.parties import people, people_in, shown, spoken
from bot.language.regional import in_dutch

UNSPOKEN = "niks hierover in een bericht"
_READ = 1200  # characters of a message that are read for it
_CLAUSE = 160  # characters of a clause; a longer one tells a story
_AGREED = ("mag_coach", "bellen", "wie_weet")
_UNLESS = ("niet als ", "niet wanneer ", "niet terwijl ", "niet zolang ", "niet tijdens ")
_CALL = ("bellen", "mag_coach", "wie_weet")  # questions about being reached


@lru_cache(maxsize=4)  # the same message is read by several
def in_speech(text: str) -> str:
    """The text with what is typed in Flanders put into Dutch, all else as it was typed."""
    text = in_dutch(text)
    for pattern, written in _rules()["flemish"]:
        text = re.sub(pattern, written, text)
    return text


@lru_cache(maxsize=4)
def reached(text: str, *, asked: bool = False) -> tuple[str, ...]:
    """How he wants to be reached besides times, as it stands in a case. `asked`: that is what is talked of."""
    plain = " ".join(spoken(in_speech(text[:_READ])).lower().split())
    if not asked and not re.search(_rules()["speaks"], plain):
        return ()
    found: dict[str, None] = {}
    for clause in _clauses(plain):
        found |= dict.fromkeys([*_ways(clause), *_beside(clause), *_when_not(clause)])
    if re.search(_rules()["unspoken"]["about"], plain) and any(_found("unspoken", part) for part in _clauses(plain)):
        found[UNSPOKEN] = None
    speaks = asked or re.search(_rules()["when_not"]["about"], plain) is not None
    if _either(plain):
        found = {EITHER_WAY: None, **{one: None for one in found if one not in WRITTEN}}
    alone = tuple(found) == ("alleen de leerling zelf",) and not speaks
    return () if alone else tuple(found)


def completed(
    text: str, question: str | None, found: dict[str, Answer], read: Callable[[str, str | None], dict[str, Answer]]
) -> dict[str, Answer]:
    """What was read, with all that the message says of being reached and of leave, Flemish too. `read` reads a text
    again, under a question."""
    dutch = in_speech(text) if len(text) <= _READ else text
    if dutch != text:
        again = {name: one for name, one in read(dutch, question).items() if name in _AGREED and not one.refused}
        found = {**{name: replace(one, words=text.strip()) for name, one in again.items()}, **found}
    if question == "hulp" and "bellen" not in found and _denied(text, found) and read_times_to_call(text):
        found |= {name: one for name, one in read(dutch, "bellen").items() if name == "bellen"}  # "niet voor 12 uur"
    call, wishes = found.get("bellen"), reached(text, asked=question in _CALL)
    if wishes and (call is None or not call.refused):
        held = call.value.split(", ") if call is not None and call.value else []
        if any(one.startswith(_UNLESS) for one in wishes) and NO_CALL not in wishes:
            held = [one for one in held if one != NO_CALL]  # "bel niet als hij thuis is" is no "bel niet"
        if EITHER_WAY in wishes:
            held = [one for one in held if one not in WRITTEN]
        held = _with_somebody(text, held, wishes)
        call = replace(call or Answer("", text.strip()), value=", ".join(gathered(held, wishes)))
        found = {**found, "bellen": call}
    return _without_help(text, found)


def _either(plain: str) -> bool:
    """Whether a call and a message will both do: "bel me zaterdag of whatsapp"."""
    found = _compiled("either", "", 0).search(plain) is not None
    return found and not re.search(_rules()["either"]["without"], plain)


def _with_somebody(text: str, held: list[str], wishes: Sequence[str]) -> list[str]:
    """How to call, where dread alone says not to, and he says who has to be there: with that somebody it may be."""
    plain, rules = text.lower(), _rules()["beside"]
    there = any(one.startswith("met ") for one in wishes)
    dreads = re.search(rules["dread"], plain) is not None and re.search(rules["flat"], plain) is None
    if not there or not dreads or NO_CALL in wishes:
        return held
    return ["ja" if one == NO_CALL else one for one in held]


def _without_help(text: str, found: dict[str, Answer]) -> dict[str, Answer]:
    """The answers, without what only looks like one about help: a no about a call, or a call he does not want."""
    wish, call = found.get("hulp"), found.get("bellen")
    agreed = any(name in found and not found[name].refused and found[name].value for name in _AGREED)
    if wish is None or wish.refused or not agreed:
        return found
    called = wish.value == "iemand bellen" and call is not None and {NO_CALL, *WRITTEN} & set(call.value.split(", "))
    return {name: one for name, one in found.items() if name != "hulp"} if called or _denied(text, found) else found


def _denied(text: str, found: Mapping[str, Answer]) -> bool:
    """Whether what was read as a no to help has no word of help in it: it belongs to something else."""
    said = found.get("hulp")
    return said is not None and said.value == "nee" and not re.search(_rules()["no_help"], text.lower())


def _clauses(plain: str) -> list[str]:
    """The clauses that may be a wish: no question but one for just that, and no story."""
    parts = re.split(f"({_rules()['cut']})", plain)
    told = zip(parts[::2], [*parts[1::2], ""], strict=False)
    ends = [(part.strip(), end) for part, end in told if 0 < len(part.strip()) <= _CLAUSE]
    whom = r"\b(?:ze|zij|hij|coach|jullie|iemand|school)\b.*\b(?:me|mij)\b"
    asks = re.compile(rf"{whom}|\ber (?:\w+ )?bij (?:zijn|zitten|komen)\b")
    return [part for part, end in ends if ("?" not in end or asks.search(part)) and not _story().search(part)]


def _ways(clause: str) -> list[str]:
    ways: Mapping[str, Any] = _rules()["ways"]
    return [
        name for name, rule in ways.items()
        if not re.search(rule.get("without", "(?!)"), clause)
        and any(_compiled("ways", name, number).search(clause) for number in range(len(rule["patterns"])))
    ]  # fmt: skip


def _beside(clause: str) -> list[str]:
    if re.search(_rules()["beside"]["without"], clause):
        return []
    for number in range(len(_rules()["beside"]["patterns"])):
        match = _compiled("beside", "", number).search(clause)
        if match is not None and people().get(match["wie"]) != "coach":
            return [f"met {shown(match['wie'])} erbij"]
    return []


def _when_not(clause: str) -> list[str]:
    match = re.search(_rules()["when_not"]["pattern"], clause)
    return [f"niet {match[1]}"] if match is not None and re.search(_rules()["when_not"]["about"], clause) else []


def _found(part: str, clause: str) -> bool:
    return any(re.search(one, clause) for one in _rules()[part]["patterns"])


@cache
def _story() -> re.Pattern[str]:
    return re.compile(_rules()["story"])


@cache
def _compiled(part: str, name: str, number: int) -> re.Pattern[str]:
    pattern = str((_rules()[part][name] if name else _rules()[part])["patterns"][number])
    for word, meant in _rules()["words"].items():
        pattern = pattern.replace(f"{{{word}}}", str(meant))
    return re.compile(people_in(pattern, named=True))


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load("language/bereiken")
    return rules
