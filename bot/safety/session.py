"""What the learner's last messages add to the verdict on this one (`signals/session.yml`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.content import load
from bot.core.signal import LEVELS, Assessment, Evidence, Level, at_least


@dataclass(frozen=True)
class SessionRules:
    """How far back a conversation counts, and which short answers lean on the message before."""

    look_back: int
    dark: float
    weight: float
    keeps: frozenset[str]
    keeps_lowered: frozenset[str]
    alone: frozenset[str]
    bare: frozenset[str]
    messages: int
    words: int

    @classmethod
    def from_content(cls) -> SessionRules:
        """Build from the content file."""
        data: Mapping[str, Any] = load("signals/session")
        return cls(
            data["look_back"], data["dark"], data["weight_after_dark"],
            frozenset(data["keeps"]), frozenset(data["keeps_lowered"]),
            frozenset((*data["keeps"], *data["keeps_lowered"], *data["alone"])),
            frozenset(data["bare"]),
            data["chopped"]["messages"], data["chopped"]["words"],
        )  # fmt: skip

    def chopped(self, before: Sequence[str], text: str) -> list[str] | None:
        """The pieces of what was said just before, with `text` as the last; None when it stands by itself."""
        pieces = [text]
        for earlier in reversed(before[-self.messages + 1 :]):
            if not 0 < len(earlier.split()) <= self.words:
                break
            pieces.insert(0, earlier)
        if len(pieces) == 1 or not 0 < len(text.split()) <= self.words:
            return None
        return pieces

    def carry(self, before: Assessment, now: Assessment, plain: str) -> Assessment:
        """Let an answer like "grapje" or "ja" keep the level of the crisis message right before it.

        `plain` is the answer in normal spelling, without marks and emoji.
        """
        if before.level != "crisis" or now.level == "crisis":
            return now
        if plain in self.keeps:
            level: Level = before.level
            kind = before.kind
        elif plain in self.keeps_lowered:
            level, kind = LEVELS[LEVELS.index(before.level) - 1], None
        else:
            return now
        if at_least(now.level, level):
            return now
        evidence = (Evidence(plain, "session:answer"), *before.evidence)
        return replace(before, level=level, kind=kind, evidence=evidence)
