"""Whether who lost his place tells of a new one that has begun: work, school or dagbesteding, whatever it was. Pure.

One clause at a time, by the words in it (`language/nieuwe_plek.yml`). A place that is hoped for, planned, or lost again
is none; in doubt there is none, for then what was told of the loss stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from bot.content import load
from bot.language.clauses import clauses
from bot.language.words import Word, words_of

_MOST = 2000  # characters that are read


def new_place(text: str) -> str:
    """The words that tell of the new place, as typed; "" for none."""
    text = text[:_MOST]
    words, found = words_of(text), ""
    for clause in clauses(words):
        part = words[clause.start : clause.stop]
        if _begun(part):
            found = text[part[0].start : part[-1].end]
        elif found and _lost_again(part):
            found = ""
    return found


def lost_again(text: str) -> bool:
    """Whether a text that follows on a new place says that it is over too: "maar daar ben ik ook alweer weg"."""
    words = words_of(text[:_MOST])
    return any(_lost_again(words[clause.start : clause.stop]) for clause in clauses(words))


def _begun(part: Sequence[Word]) -> bool:
    """Whether a clause tells of a place that has begun."""
    rules, line = _rules(), " ".join(word.normal for word in part)
    for been in rules["been"]:
        line = line.replace(been, "begonnen werk")
    said = line.split()
    if set(said) & rules["not"]:
        return False
    place, recent = _place(said), bool(set(said) & (rules["now"] | rules["new"]))
    if {"wel", "bij"} <= set(said) and "nu" in said and place:  # "not there any more, but at the Lidl now"
        return True
    if set(said) & rules["begun"]:
        return place or bool(set(said) & rules["new"])
    if set(said) & rules["works"]:
        return recent and (bool(set(said) & rules["into"]) or "anders" in said)
    if "heb" in said and "te" not in said and set(said) & rules["new"] and (place or {"iets", "wat"} & set(said)):
        return True
    return bool(set(said) & rules["verbs"]) and place and recent


def _place(said: Sequence[str]) -> bool:
    """Whether a place to work or learn is named, where such a word means that he works or learns there."""
    rules = _rules()
    weak = set() if set(said) & rules["weak_with"] or "begonnen" in said else rules["weak"]
    named = (set(said) & (_places() | rules["work"])) - (weak - rules["new"])
    ends = tuple(rules["endings"])
    another = set(said) & rules["new"] and set(said) & rules["work"]
    return bool(named or another) or any(word.endswith(ends) and word not in weak for word in said)


def _lost_again(part: Sequence[Word]) -> bool:
    said = {word.normal for word in part}
    return bool(said & _rules()["over"] and said & _rules()["again"])


@cache
def _rules() -> Mapping[str, Any]:
    rules = load("language/nieuwe_plek")
    lists = ("endings", "been")
    return {name: rules[name] if name in lists else frozenset(rules[name]) for name in rules if name != "version"}


@cache
def _places() -> frozenset[str]:
    """The words by which a place is called: kinds and names of employers, and what our questions call a place."""
    places, lists = load("language/employers"), load("language/lists")["lists"]
    called = [*places["names"], *places["kinds"], *places["short"], *lists["plek_vervolgonderwijs"]]
    called += [*lists["plek_arbeidsmarkt"], *lists["plek_dagbesteding"]]
    return frozenset(
        word.normal for name in called if name.isalpha() for word in words_of(name) if len(word.normal) > 2
    )
