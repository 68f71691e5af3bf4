"""The place that was named: the town of who has no bed, and where the other one is, to be told to 112. Pure.

Which words name where somebody is: `spot` in `crisis_woorden.yml`; towns are those of our list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.content import load
from bot.conversation.danger import hearing
from bot.conversation.danger.able import Person
from bot.conversation.danger.step import CrisisStep
from bot.language.wanted import wanted

_ADULT = 18
_MOST = 6  # words of a message that says a town and no more


def town(said: Iterable[str]) -> str:
    """The town that is named in the first of these messages that names one; "" for none."""
    return next((found for found in (wanted(text).place for text in said) if found), "")


def spot(said: Iterable[str]) -> str:
    """Where the other one is in his words ("bij station zuid"), by the first of these messages that tells."""
    found = (re.search(load("crisis_woorden")["spot"], text, re.IGNORECASE) for text in said)
    return next((" ".join(one[0].split()).lower() for one in found if one is not None), "")


def names(person: Person) -> dict[str, str]:
    """What fills a text: his town and what to ask for there, and where the other one is."""
    content = load("crisis")
    bed = content["opvang_jong" if person.age is not None and person.age < _ADULT else "opvang"]
    spot = f": {person.spot}" if person.spot else ""
    return {"plaats": person.town or content["plaats"], "opvang": bed, "daar": spot}


def heard(step: CrisisStep, text: str) -> str | None:
    """The reply to a town that is named by who has no bed; None where a message is something else."""
    words = hearing.plain(text).split()
    if (step.kind, step.about) != ("dakloos", "self") or len(words) > _MOST or "?" in text:
        return None
    return "waar" if town((text,)) and not {"niet", "geen", "nee"} & set(words) else None
