"""Regular expressions out of the data, made once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from bot.content import load


def rules(file: str, *keys: str) -> Any:
    """A part of `language/vacancy/<file>.yml`."""
    found = load(f"language/vacancy/{file}")
    for key in keys:
        found = found[key]
    return found


@cache
def sign(file: str, *keys: str) -> re.Pattern[str]:
    """A list of expressions as one, matched as whole words in any case."""
    return whole(rules(file, *keys))


def whole(patterns: Iterable[str]) -> re.Pattern[str]:
    """Expressions as one, matched as whole words in any case."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
