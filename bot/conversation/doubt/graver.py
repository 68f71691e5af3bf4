"""The kind of danger that the words themselves say, where a rule or a guess has another or none: the gravest clause,
pills that were kept and not taken, a hand at his throat. No crisis becomes less than one. Pure but for the check that
is passed in; the words are data (`graver` in `controlevraag.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.conversation.danger import hearing
from bot.conversation.danger.step import only_guessed
from bot.core.signal import Assessment, Evidence

_CUT = re.compile(r"[.,;!?\n]+|\s(?=(?:en|maar|want|dus|omdat|nu)\s)", re.IGNORECASE)
_SAYS = 3  # words of a clause that says enough


def weighed(verdict: Assessment, text: str, assess: Callable[[str], Assessment]) -> Assessment:
    """`verdict`, with the kind that its words have, or a crisis where they say one."""
    words = hearing.plain(text)
    if verdict.level != "crisis":
        return _by_throat(verdict, text, words)
    if verdict.kind == "overdosis" and _only_kept(words):
        return replace(verdict, kind="suicidaliteit")
    return _gravest(verdict, text, assess)


def _gravest(verdict: Assessment, text: str, assess: Callable[[str], Assessment]) -> Assessment:
    """The kind of the gravest clause, for the same person; a guess has to be sure."""
    rules = _rules()
    graver = rules["clauses"].get(verdict.kind, ())
    clauses = [part.strip() for part in _CUT.split(text) if len(part.split()) >= _SAYS] if graver else []
    for seen in map(assess, clauses):
        sure = not only_guessed(seen) or seen.chance >= float(rules["sure"])
        if seen.level == "crisis" and seen.kind in graver and sure:
            topics = tuple(dict.fromkeys((*seen.topics, *verdict.topics)))
            return replace(verdict, kind=seen.kind, topics=topics, evidence=(*verdict.evidence, *seen.evidence))
    return verdict


def _only_kept(words: str) -> bool:
    """Whether pills were kept for later, and it is not said that any were taken."""
    rules = _rules()["kept_pills"]
    if not re.search(rules["kept"], words):
        return False
    taken = re.search(rules["taken"], words)
    return taken is None or re.search(rules["if_taken"], words[: taken.start()]) is not None


def _by_throat(verdict: Assessment, text: str, words: str) -> Assessment:
    rules = _rules()["throat"]
    found = re.search(rules["said"], words)
    if found is None or not re.search(rules["who"], words) or re.search(rules["unless"], words):
        return verdict
    evidence = (*verdict.evidence, Evidence(text[:80], "words:throat"))
    return Assessment("crisis", ("veiligheid", "thuis"), "self", evidence, "geweld")


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load("controlevraag")["graver"]
    return rules
