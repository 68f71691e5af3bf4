"""The words of an invitation and its reminders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, cast

from bot.content import load
from bot.conversation import texts
from bot.core.planned import UnknownRule
from bot.ports import Outgoing, Template


@dataclass(frozen=True)
class Rules:
    """How a provider is treated: messages a second for all workers (None: no limit), and what becomes of a message
    of which nobody knows whether it arrived. `window`: a day after a learner wrote, it takes approved texts only."""

    rate: float | None
    unknown: UnknownRule
    window: bool = False


def message(text: str, step: int, name: str) -> Outgoing:
    """Message number `step` (0 is the invitation) of the set `text`, for a learner called `name`."""
    entry = load("campagne")["sets"][text][step]
    made = texts.block(entry, voornaam=name)
    return replace(made, template=Template(entry["template"], (name,)))


def rules_of(channel: str) -> Rules:
    """The rules of a provider."""
    content = load("campagneregels")
    entry = content["providers"].get(channel, content["default"])
    return Rules(entry["rate"], entry["unknown"], bool(entry.get("window")))


def blame(reason: str) -> Literal["provider", "account"]:
    """Whose failure this was: the provider's, which says nothing about an account, or the account's own."""
    return "provider" if reason in cast(list[str], load("campagneregels")["provider_faults"]) else "account"
