"""What every use case needs from the outside, in one bundle made by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.content.policies import Policies
from bot.core.checkin import Answer
from bot.core.signal import Assessment
from bot.ports import Clock, Vault
from bot.records import UnitOfWork

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Reader(Protocol):
    """Reads check-in answers out of a message (`bot.language.CheckinReader`)."""

    def read(self, text: str, *, question: str | None, profile: str, now: datetime) -> Mapping[str, Answer]: ...


class Assess(Protocol):
    """Message, and the learner's last few before it, to verdict (`bot.safety`)."""

    def __call__(self, text: str, earlier: Sequence[str] = ()) -> Assessment: ...


@dataclass(frozen=True)
class Parts:
    """`begin` starts a transaction, `token` makes a random url-safe string of about that many bytes."""

    begin: Callable[[], UnitOfWork]
    clock: Clock
    vault: Vault
    policies: Policies
    reader: Reader
    assess: Assess
    token: Callable[[int], str]

    def now(self) -> datetime:
        """The time in Amsterdam."""
        return self.clock.now().astimezone(AMSTERDAM)

    def today(self) -> date:
        """The date in Amsterdam."""
        return self.now().date()
