"""Whether a clause tells of what is over, by the form of its verb: "ben na de zomer niet meer gegaan". Pure.

The verbs are data (`tense` in `dates.yml`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.content import load
from bot.language.words import Word


def gone(words: Sequence[Word], part: range) -> bool:
    """Whether the verb of the words in `part` tells of what is over; beside one of what is to come it does not."""
    said = {words[place].normal for place in part}
    return bool(said & (_verbs("past") | _verbs("done"))) and not said & _verbs("not_yet")


@cache
def _verbs(form: str) -> frozenset[str]:
    return frozenset(str(word) for word in load("language/dates")["tense"][form])
