"""Two numbers of hours in a message, compared: "van 32 naar 20 uur" is fewer. Pure."""

from __future__ import annotations

import re

from bot.content import load


def fewer(words: str) -> bool:
    """Whether his hours or days went down, by the numbers in words in small letters."""
    return any(int(then) > int(now) for then, now in re.findall(load("erkenning")["from_to"], words))
