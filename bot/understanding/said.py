"""A learner's turn, and what it means for an open check-in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.core.checkin import Answer

PIECE = "stuk"  # what the button of a piece of information carries (bot/services/talk/information.py)


@dataclass(frozen=True)
class Said:
    """A learner's turn as the engine passes it on.

    `choice` is what a tapped button carries. `before` are the responses given earlier in this talk, in order;
    `last` are those of our last message, "" for a text without a name; `earlier` are the texts that he typed before.
    """

    text: str
    intent: str = ""
    confidence: float = 0.0
    choice: Mapping[str, str] = field(default_factory=dict)
    before: Collection[str] = ()
    last: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heard:
    """What a message means. `responses` answer an interruption; `aside`: it was one, though maybe passed over.

    `informs`: a piece of information answers it. `leaves` says that the learner stops for good, or that the check-in
    rests for now, or ends because he has enough of it.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    responses: tuple[str, ...] = ()
    leaves: Literal["", "stop", "rest", "end"] = ""
    aside: bool = False
    informs: bool = False
    free: bool = False  # the question comes again, and this was no try
    closes: bool = False  # he is done: nothing more is asked
