"""The answer to our question what work he looks for and where: it completes what he said before it. Pure.

Words and limits are data (`informatie/zoekplekken.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.content import load
from bot.language.questions import asks
from bot.language.wanted import Wanted, wanted


def completed(text: str, last: str, earlier: Sequence[str]) -> str:
    """The search that a message completes, in words for the engine, after our message `last`; "" where it is none.

    The half that it leaves out is taken from his messages `earlier`, where they speak of what he looks for.
    """
    rules = load("informatie/zoekplekken")
    if not _awaited(last) or len(text.split()) > rules["few"] or asks(text) or _has_it(text):
        return ""
    found = wanted(text)
    if not found.work and not found.place:
        return ""
    for said in reversed(earlier[-rules["back"] :]):
        found = _joined(found, wanted(said)) if not _has_it(said) else found
    names = {"work": found.work or "", "place": " en ".join(filter(None, (found.place, *found.more)))}
    form = "both" if all(names.values()) else "work" if found.work else "place"
    return str(rules["search"][f"learn_{form}" if re.search(rules["learns"], last) else form]).format(**names)


def only_missing(response: str, told: Sequence[str]) -> str:
    """What asks for the search, for the half of it alone that none of his last messages tells."""
    rules = load("informatie/zoekplekken")
    found = Wanted()
    for said in reversed(told[-rules["back"] :]):
        found = _joined(found, wanted(said)) if not _has_it(said) else found
    halves: dict[str, str] = rules["halves"].get(response, {})
    return halves.get("place" if found.work else "work" if found.place else "", response)


def _awaited(last: str) -> bool:
    """Whether our last message asked for it, or gave the links for half of it."""
    rules = load("informatie/zoekplekken")
    return re.search(rules["asked"], last) is not None or last.startswith(rules["texts"]["intro"]["text"])


def _joined(now: Wanted, before: Wanted) -> Wanted:
    places = (now.place, now.more) if now.place else (before.place, before.more)
    return Wanted(now.work or before.work, *places)


def _has_it(text: str) -> bool:
    """Whether it tells of work or a home that he has."""
    rules = load("informatie/zoekplekken")
    line = re.sub(rules["wished_work"], " ", " ".join(text.lower().split()))
    return re.search(rules["own"], line) is not None
