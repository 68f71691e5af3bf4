"""The versioned policy files as core dataclasses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from bot.content import load
from bot.core.agenda import Agenda
from bot.core.checkin import Profile
from bot.core.policy import SignalPolicy
from bot.core.routing import Row


@dataclass(frozen=True)
class Policies:
    """Everything that a school, a law or experience may change."""

    agendas: Mapping[Profile, Agenda]
    signals: SignalPolicy
    routing: tuple[Row, ...]
    session_hours: int
    leave_hours: int
    context_messages: int
    short_answer_words: int


def policies() -> Policies:
    """Read the policy files."""
    agenda, signals, routing = load("agenda"), load("signalen"), load("routing")
    return Policies(
        agendas={
            cast(Profile, name): Agenda(
                calm=tuple(lists["calm"]),
                worry=tuple(lists["worry"]),
                wish=tuple(lists["wish"]),
                most=agenda["most"],
                tries=agenda["tries"],
                after_leave=tuple(agenda["after_leave"]),
                uncounted=tuple(agenda["uncounted"]),
                apart=tuple(agenda["apart"]),
                once=tuple(agenda["once"]),
                ours=tuple(agenda["ours"]),
            )
            for name, lists in agenda["profiles"].items()
        },
        signals=SignalPolicy(
            version=signals["version"],
            marks=tuple((most, level) for most, level in signals["marks"]),
            values={(q, v): level for q, values in signals["values"].items() for v, level in values.items()},
            topics=signals["topics"],
            end_soon=signals["end_soon_days"],
            trend_days=signals["trend_days"],
        ),
        routing=tuple(
            Row(row["rule"], row["recipient"], row.get("when", {}), tuple(row.get("also", ())))
            for row in routing["rows"]
        ),
        session_hours=signals["session_hours"],
        leave_hours=signals["leave_hours"],
        context_messages=signals["context_messages"],
        short_answer_words=signals["short_answer_words"],
    )
