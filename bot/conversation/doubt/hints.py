"""What is asked about though nothing by itself alarms: a place or a means beside something dark, at once; giving away
what is dear, or a goodbye, once and mildly. Pure; the words are `hints` in `crisis_woorden.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.conversation.danger import hearing
from bot.core.signal import Assessment, Doubt

_DIRECT = 0.6  # the plain question
_BACK = 2  # messages before it that may be the dark ones
_BELOW_MILD = 0.01


def asked_about(verdict: Assessment, text: str, earlier: Sequence[str]) -> Assessment:
    """`verdict`, with a doubt where the words hint at the end of a life. It lowers nothing."""
    ruled = verdict.doubt is not None and verdict.doubt.ruled
    if verdict.level == "crisis" or ruled:
        return verdict
    words = hearing.plain(text)
    dark = _holds("dark", words) or any(_holds("dark", hearing.plain(one)) for one in earlier[-_BACK:])
    if dark and _holds("at_place", words):
        return replace(verdict, doubt=Doubt(_DIRECT, "self", "suicidaliteit", ruled=True))
    if verdict.doubt is None and (_holds("gives_away", words) or _holds("goodbye", words)):
        mild = float(load("controlevraag")["mild"]["below"]) - _BELOW_MILD
        return replace(verdict, doubt=Doubt(mild, "self", "suicidaliteit"))
    return verdict


def _holds(kind: str, words: str) -> bool:
    rule: Mapping[str, Any] = load("crisis_woorden")["hints"][kind]
    return not re.search(rule["unless"], words) and any(re.search(one, words) for one in rule["patterns"])
