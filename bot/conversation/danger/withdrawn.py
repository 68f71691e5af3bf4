"""A plain denial of a crisis that only a guess began: it takes the alarm back in one step. Pure.

The words are `no_need` and `no_danger` in `crisis_woorden.yml`, and the replies there that deny. Any sign of danger
keeps it, and so does a guess that was very sure; anything else that is harmless is asked about (`mistaken.py`).
"""

from __future__ import annotations

from bot.content import load
from bot.conversation.danger import hearing, mistaken, second
from bot.conversation.danger.step import ASKED, CrisisStep
from bot.conversation.doubt import surely_fine, taken_out
from bot.core.signal import Assessment
from bot.language.reached import in_speech

_MOST = 20  # words of a denial; a longer message tells a story
_HARD_TO_TELL = ("psychose", "overdosis")  # there a denial is asked about


def takes_back(step: CrisisStep, text: str, alone: Assessment) -> bool:
    """Whether a message plainly denies the danger that is talked of. `alone`: the verdict on it by itself."""
    words = hearing.plain(in_speech(text))
    if not step.guess or step.block == ASKED or step.danger in _HARD_TO_TELL or step.called:
        return False
    if step.chance >= float(load("controlevraag")["mistaken"]["sure"]) or len(words.split()) > _MOST:
        return False
    if alone.level not in ("none", "attention") or alone.doubt is not None or second.nearer(step, text) is not None:
        return False
    if taken_out.grave(text) or hearing.has("farewell", words):
        return False
    if mistaken.denied(step, in_speech(text)) or hearing.has("no_danger", words):
        return not surely_fine.tells_bad(told(step, text))
    return hearing.has("no_need", words) and not mistaken.troubled(step, words) and not surely_fine.tells_bad(text)


def told(step: CrisisStep, text: str) -> str:
    """What a denial tells besides: its clauses that deny nothing and are no mere word."""
    kept = [part for part in taken_out.clauses(text) if not _only_denies(step, part)]
    return ". ".join(kept)


def _only_denies(step: CrisisStep, part: str) -> bool:
    part = in_speech(part)
    words = hearing.plain(part)
    bare = not words or hearing.has("bare", words) or hearing.has("closing", words)
    none = any(hearing.has(name, words) for name in ("only_denial", "no_need", "no_danger"))
    return bare or none or mistaken.denied(step, part)
