"""A check question: what is asked about a message that may mean danger, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from bot.core.signal import About, Doubt, Kind

# asked, again: an answer is awaited; passed: something else was talked about instead; silent: no answer came in time;
# crisis: words that alarm followed; seen: not asked, as a coach had the talk.
CheckState = Literal["asked", "again", "passed", "no", "yes", "unsure", "person", "crisis", "silent", "seen"]
STATES: tuple[CheckState, ...] = get_args(CheckState)
OPEN: tuple[CheckState, ...] = ("asked", "again")
WAITING: tuple[CheckState, ...] = (*OPEN, "passed")
PREFIX = "check/"
_MILD = "mild"


@dataclass(frozen=True)
class CheckStep:
    """Where a check question about a message stands; kept with that message. `kind` is "" when not known.

    `mild`: only the mild question was put so far, that names no danger.
    """

    kind: str
    about: str
    state: CheckState
    mild: bool = False

    @classmethod
    def of(cls, doubt: Doubt, state: CheckState = "asked", *, mild: bool = False) -> CheckStep:
        """The step of a doubt."""
        return cls(doubt.kind or "", doubt.about, state, mild)

    @property
    def key(self) -> str:
        """How it is stored with the message."""
        return f"{PREFIX}{self.kind}/{self.about}/{self.state}" + (f"/{_MILD}" if self.mild else "")

    @classmethod
    def parse(cls, key: str | None) -> CheckStep | None:
        """The step of a stored key; None where it is of something else."""
        if key is None or not key.startswith(PREFIX):
            return None
        kind, about, state, *mild = key.removeprefix(PREFIX).split("/")
        return cls(kind, about, cast(CheckState, state), mild == [_MILD])

    @classmethod
    def goes_on(cls, key: str | None) -> bool:
        """Whether the question of a stored key still waits, though something else was talked about."""
        step = cls.parse(key)
        return step is not None and step.state == "passed"

    @property
    def danger(self) -> Kind | None:
        """The kind of danger, where it is known."""
        return cast(Kind, self.kind) if self.kind else None

    @property
    def whose(self) -> About:
        """Whose danger it would be."""
        return "other" if self.about == "other" else "self"

    def to(self, state: CheckState) -> CheckStep:
        """The same question in another state."""
        return replace(self, state=state)

    @property
    def plain(self) -> CheckStep:
        """The question that names the danger, after the mild one."""
        return replace(self, state="asked", mild=False)
