"""When a danger that is said plainly gets firm words again, and not the next, weaker block. Pure."""

from __future__ import annotations

from bot.conversation.danger import hearing
from bot.conversation.danger.lines import held
from bot.conversation.danger.step import ASKED, CrisisStep

SAYS_IT = "answers.zegt_het"  # as firm as the first block
_FIRM = ("first", SAYS_IT)  # behind these comes what comes next
_MILD = ("stay", "listen", ASKED)


def restarts(last: CrisisStep, before: CrisisStep | None, *, own: bool) -> bool:
    """Whether it does after the step `last`. `before`: the step as it was kept, which a guess may have begun.

    `own`: whether this kind has firm words besides its first block; that one is said again after milder ones only.
    Where 112 is the one act that counts they stand behind the first block too.
    """
    if own and held(last.kind) and last.block != SAYS_IT:
        return True
    if before is not None and before.guess:
        return True
    mild = last.block in _MILD or last.block.removeprefix("answers.") in (*hearing.UNCONFIRMED, "weet_niet")
    return last.block not in _FIRM and (own or mild)
