"""Whom he wants to be told, and whom not, read from his own words whatever is asked. Pure.

The words are data (`language/vertellen.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.core.agreement import refused
from bot.core.checkin import Answer
from bot.language.parties import compiled, people, people_in, rules, shown, spoken
from bot.language.pointed import pointed
from bot.language.private import contact_in, kept_private, without_matter
from bot.language.reached import in_speech, reached
from bot.language.strangers import strangers, unaware

NOT, ONLY, ALSO = "niet aan ", "alleen ", "ook "
_LEAST = 5  # characters that a wish takes at the least
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
        official = {str(party["shown"]) for party in rules()["parties"]}
        denied = [part.removeprefix(NOT) for part in self.value.split(", ") if part.startswith(NOT)]
        return bool(denied) and set(denied) <= official


@lru_cache(maxsize=1)  # the same message is asked about twice
def telling(text: str) -> Telling:
    """The wishes about who may know, whom not to call, and what may not be told, that `text` holds; as it was typed, or
    else with what is typed in Flanders put into Dutch."""
    found, dutch = _telling(spoken(text)), in_speech(text)
    return found if found.value or dutch == text else _telling(spoken(dutch))


def _telling(text: str) -> Telling:
    values: dict[str, None] = {}
    rest: list[str] = []
    private = kept_private(text)
    plain = " ".join(text[:_READ].split())
    if fear := compiled("feared").search(plain.lower()):
        values[NOT + shown(fear["wie"])] = None
    values |= dict.fromkeys(NOT + one for one in unaware(plain.lower()))
    before: list[str] = []
    let, first = compiled("let").search(plain.lower()) is not None, False
    unsure = plain.endswith("?") or re.search(rules()["supposed"], plain.lower()) is not None
    for clause in re.split(rules()["cut"], text, flags=re.IGNORECASE):
        read = len(values) < _MOST and _LEAST <= len(clause) <= _CLAUSE
        line = " ".join(clause.split())
        wished = [*_wishes(line, let=let), *contact_in(line), *private.of(line)] if read else []
        wished += [*strangers(line, first), *pointed(line, ". ".join(before))] if read else []
        before.append(line)
        first = first or _first(line)
        found = [one for one in dict.fromkeys(wished) if not (unsure and one.startswith(ALSO))]
        values |= dict.fromkeys(found)
        if clause.strip() and not found:
            rest.append(clause.strip())
    held = [one for one in values if not refused(one, values) and ONLY + one.removeprefix(ALSO) not in values]
    ordered = sorted(held, key=lambda value: (value.startswith(NOT), value.startswith(ALSO)))
    return Telling(", ".join(ordered), ". ".join(rest))


def _first(clause: str) -> bool:
    """Whether a clause says that he comes first: behind it a mere "niet Arjan" is about who is called."""
    return "eerst" in clause.lower() and "eerst de leerling zelf" in reached(clause, asked=True)


def beside_permission(text: str) -> str | None:
    """What stands beside the clauses that only say who may know and who may not; None where none of them does."""
    clauses = [clause.strip() for clause in re.split(rules()["cut"], spoken(text), flags=re.IGNORECASE)]
    rest = [clause for clause in clauses if not _wholly("permits", clause)]
    if len(rest) == len(clauses):
        return None
    return ". ".join(clause for clause in rest if clause and not _wholly("permits_beside", clause))


def _wholly(kind: str, clause: str) -> bool:
    return _permission(kind).fullmatch(" ".join(clause.lower().split())) is not None


@cache
def _permission(kind: str) -> re.Pattern[str]:
    words = dict(rules()["permit_words"])
    words["some"] = people_in(words["some"])
    return re.compile("|".join(pattern.format(**words) for pattern in rules()[kind]))


def resolved(text: str, earlier: Sequence[str]) -> str:
    """The text with who is meant for "ze", "hem" or "haar", where somebody was named in the message before."""
    rule = rules()["pronoun"]
    match = re.search(rule["told"], text.lower()) or re.search(rule["hears"], text.lower())
    named = _named(earlier[-1]) if earlier and match is not None else ""
    if match is None or not named:
        return text
    pronoun = next(place for place in range(len(match.groups()), 0, -1) if match[place])
    begin, end = match.span(pronoun)
    return f"{text[:begin]}mijn {named}{text[end:]}"


def _named(text: str) -> str:
    """The last person or institution that a text names, in his own word; "" for none."""
    found = [match["wie"] for match in compiled("anybody").finditer(" ".join(text.lower().split()))]
    named = [one for one in found if one not in rules()["places"] and people().get(one) != "coach"]
    return named[-1] if named else ""


def with_telling(known: Answer | None, text: str) -> Answer | None:
    """What the rules read of who may know, with what these words add to it."""
    added = telling(text).value
    if not added or (known is not None and known.refused):
        return known
    old = known.value.split(", ") if known is not None else []
    fresh = [one for one in added.split(", ") if not (any(one in part for part in old) or refused(one, old))]
    values = [part for part in old if not any(part.startswith(one) for one in fresh)] + fresh
    values = [part for part in values if not refused(part, values)]
    return Answer(", ".join(values), known.words if known is not None and not fresh else text.strip())


def parties_in(value: str) -> frozenset[str]:
    """The parties of routing.yml that a wish about who may know leaves out."""
    parties = [party for party in rules()["parties"] if "key" in party]
    parts = value.split(", ")
    if any(part.startswith(ONLY) or part == "niemand mag het weten" for part in parts):
        return frozenset(str(party["key"]) for party in parties)
    denied = {one for part in parts if part.startswith(NOT) for one in part.removeprefix(NOT).split(" en ")}
    return frozenset(str(party["key"]) for party in parties if party["shown"] in denied)


def _wishes(clause: str, *, let: bool) -> Iterator[str]:
    """The wishes in one clause; `let`: the message speaks of who may know, so that "mijn vader niet" is one."""
    rule, line = rules(), without_matter(clause.lower())
    if not line or compiled("fact").search(line):
        return
    told = re.search(rule["tell"], line) and not re.search(rule["own"], line)
    bare = compiled("not_bare").fullmatch(line)
    mine = re.search(rule["own"], line) is not None
    for number in range(len(rule["only"])):
        if (match := compiled("only", number).search(line)) and not mine:
            yield ONLY + shown(match["wie"])
    found = [compiled("not", number).search(line) for number in range(len(rule["not"]))] if told else []
    there = [] if mine else [compiled("not_there", number).search(line) for number in range(len(rule["not_there"]))]
    brief = [compiled("brief", number).search(line) for number in range(len(rule["brief"]))] if let else []
    if not (mine or re.search(rule["besides_not"], line)):
        yield from _also(line, let=let)
    for match in (bare, *found, *there, *brief):
        if match is not None and people().get(match["wie"]) != "coach":  # leave to tell the coach has its own question
            yield NOT + shown(match["wie"])


def _also(line: str, *, let: bool) -> Iterator[str]:
    """Who may know besides, in few words too where `let`; leave to tell the coach has its own question."""
    found = [compiled("besides", number).search(line) for number in range(len(rules()["besides"]))]
    for match in (*found, compiled("besides_brief").search(line) if let else None):
        if match is not None and people().get(match["wie"]) != "coach":
            yield ALSO + shown(match["wie"])
            return
