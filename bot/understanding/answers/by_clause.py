"""The clauses of a message that say enough to mean something by themselves. Pure."""

from __future__ import annotations

import re

_CUT = (
    r"(?<=[.,;!?\n])\s+|(?<!\bzeg)(?<!\bdoe)\s+(?=(?:maar|ma|but|alleen)\s(?:ik|k|mijn|mn|m'n|me|niet|geen|ze|zij|hij|de|het"
    r"|t|dat|die|er|thuis|wel|nu|soms|dan|met|op|school|werk|my|i|the)\s)"
)
_LEAST = 3  # words of such a clause; a shorter one goes with the one before it
_MOST = 5  # clauses that are looked at: the first ones and the last
_READ = 800  # characters


def parts_of(text: str) -> list[str]:
    """The clauses of a text, a few words with the clause before them; of many the first and the last ones."""
    found: list[str] = []
    for part in re.split(_CUT, text[:_READ]):
        if not part.strip():
            continue
        if found and (len(part.split()) < _LEAST or len(found[-1].split()) < 2):
            found[-1] = f"{found[-1]} {part.strip()}"
        else:
            found.append(part.strip())
    return found if len(found) <= _MOST else [*found[: _MOST // 2], *found[-(_MOST - _MOST // 2) :]]
