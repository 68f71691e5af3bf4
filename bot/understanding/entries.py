"""One entry of a list of patterns: what its words must hold, and what they must not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_NEVER = "(?!)"


def fits(
    entry: Mapping[str, Any], words: str, compiled: Callable[[str], re.Pattern[str]] = re.compile
) -> bool:
    """Whether the entry's `words` are found in these words, and its `unless`, where it has one, is not."""
    return bool(compiled(entry["words"]).search(words)) and not compiled(entry.get("unless", _NEVER)).search(words)
