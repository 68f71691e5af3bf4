"""What he is going to do himself about what he told, or will not do: a step of his own. Pure.

"Dan teken ik niks", "vraag ik haar morgen": first person, what he does, and no question. The words are data
(`eigen_stap.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.content import load
from bot.understanding.moves.spoken import clauses

FILE = "eigen_stap"


def own_step(text: str) -> Sequence[str]:
    """The words for a step of his own in `text`; () for none, for a question, and for what would hurt somebody."""
    rules, line = load(FILE), " ".join(text.lower().replace("’", "'").split())
    if "?" in line or re.search(rules["never"], line):
        return ()
    for part in clauses(line):
        for entry in rules["steps"]:
            if _pattern(entry["words"]).search(part) and not _pattern(entry.get("unless", "(?!)")).search(part):
                say: Sequence[str] = entry["say"]
                return say
    return ()


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of the file, with what its lists stand for."""
    lists = {**load(FILE)["lists"], "NAASTE": load("levensnieuws")["lists"]["NAASTE"]}
    for name, words in lists.items():
        pattern = pattern.replace(name, words)
    return re.compile(pattern)
