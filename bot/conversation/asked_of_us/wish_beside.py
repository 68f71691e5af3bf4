"""When we write to him, asked in one part of a message whose other parts tell why: "kan je mij volgende keer in de
avond appen, overdag ligt mijn telefoon in de kluis". Pure.

The part is read as any wish (`wishes.py`), without the words for "from now on"; the message as a whole has to ask for
something, or to say when he can be reached.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from bot.content import load
from bot.conversation.asked_of_us.wish_patterns import compiled
from bot.conversation.asked_of_us.wishes import Heard, read
from bot.meaning import meant
from bot.services.people.wishes import Wish

_OF_TIME = ("time",)


def beside(text: str, now: datetime) -> Heard | None:
    """The wish about the time of our messages in one part of a message; None for any other message."""
    rules = load("wensen")
    meaning = meant(text)
    asks, reached = meaning.does["requests"], meaning.answers["bellen"]
    if max(asks, reached) < rules["beside"]["least"] or re.search(rules["beside"]["never"], text.lower()):
        return None
    cut = compiled(rf"{rules['cut']}|{rules['beside']['cut']}")
    parts = [re.sub(rules["beside"]["from_now"], " ", part.lower()) for part in cut.split(text)]
    found = [one for part in parts if part.strip() and (one := read(part, now)) is not None and _of_time(one)]
    if len(found) != 1 or found[0].grade != "sure":
        return None
    return replace(found[0], grade="sure" if asks >= rules["beside"]["least"] else "likely")


def _of_time(found: Heard) -> bool:
    return found.wish.what in _OF_TIME or found.wish == Wish("ask", "time")
