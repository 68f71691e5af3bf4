"""What is said once 112 was called: what to do until help is there, and never again that he has to call. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.content import load
from bot.conversation import texts

_WORSE = ("slechter", "erg_nu", "niet_veilig", "geholpen", "hulp_er", "later")  # here 112 has to be named again
_SENTENCE = re.compile(r"(?<=[.!?]) ")
_CALL_112 = re.compile(r"\bbel\w*\b.*\b112\b|\b112\b.*\bbel|\bheb je 112 gebeld", re.IGNORECASE)


def begins(reply: str, asked: str) -> bool:
    """Whether a reply says that help was called, or is there; a yes does where just that was `asked`."""
    return reply in ("hulp_komt", "hulp_er", "geholpen") or (reply == "veilig" and "112" in asked)


def blocks(about: str) -> Mapping[str, Any]:
    """The blocks that stand for those of the kind."""
    found: Mapping[str, Any] = load("crisis")["called"][about]
    return found


def buttons(found: list[Any], about: str) -> list[Any]:
    """The buttons under a text; those that ask whether he called make place for whether help is there."""
    asks = any(one in load("crisis")["sets"]["called"] for one in found if one["reply"] == "veilig")
    return list(blocks(about)["again"]["buttons"]) if asks else found


def shown(text: str, block: str, about: str) -> str:
    """A text without the sentences that tell to call 112, unless it got worse."""
    if block in _WORSE:
        return text
    lines = text.split("\n")
    kept = (" ".join(part for part in _SENTENCE.split(line) if not _CALL_112.search(part)) for line in lines)
    return "\n".join(filter(None, kept)) or texts.fill(blocks(about)["again"]["text"])
