"""Whether good or bad is said of what was asked about, or of something else: typing, the weather, this chat."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.analysis import Analysis
from bot.language.clauses import clause_of, small
from bot.language.patterns import Match

_FELT = ("gaat", "@")  # slots of rules that name no matter of their own
_INFINITIVE = "en"


def of_something_else(said: Analysis, match: Match) -> bool:
    """Whether a mere good or bad in `said` is about something that no question of ours asks about.

    Words that say how we or this chat are (`over_chat` in `lists.yml`), and what does not go well itself: "typen gaat
    slecht", "de wifi gaat kut".
    """
    if match.rule.slot not in _FELT or match.rule.tag == "block":
        return False
    words = [said.words[place].normal for place in clause_of(said.words, match.begin)]
    return bool(small("over_chat") & set(words)) or _goes(words)


def _goes(words: Sequence[str]) -> bool:
    """Whether a thing or a deed, and not life, is what goes so."""
    for place, word in enumerate(words[1:], 1):
        if word in small("gaat_hoe"):
            before = words[place - 1]
            deed = before.endswith(_INFINITIVE) and len(before) > 4 and before not in small("geen_daad")
            return deed or before in small("gaat_iets")
    return False
