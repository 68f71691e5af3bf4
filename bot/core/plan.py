"""The plan and the applications of a learner: what comes next, what follows from what. Pure functions.

A written plan of small steps with days that one chooses oneself raised applications, offers and employment among
young people who look for work; reminders alone did not (Abel, Burger, Carranza, Piraino: "Bridging the
Intention-Behavior Gap? The Effect of Plan-Making Prompts on Job Search and Employment", AEJ Applied 11(2), 2019).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.core.guided import Application, ApplicationState

OPEN_STATES: tuple[ApplicationState, ...] = ("idea", "sent", "invited", "talked")
WAIT_DAYS = 10  # without an answer; then it is time to call
IN_A_ROW = 3  # rejections after which a person is offered
GRACE_DAYS = 3  # that a nudge may come late; after that it is left out
LONGEST_AHEAD = 366  # days that a step may lie ahead: further is a slip of the pen
Advice = Literal["ask_why", "other_place", "thank_you"]


@dataclass(frozen=True)
class StepKind:
    """One kind of step: `id` as in `PlanStep.step`, what it is called, and the guide that helps with it, if any."""

    id: str
    title: str
    helper: str = ""


@dataclass(frozen=True)
class Progress:
    """Counts of a school in a period, without names."""

    cvs: int = 0
    letters: int = 0
    applications: int = 0
    talks: int = 0
    hired: int = 0

    def __add__(self, other: Progress) -> Progress:
        return Progress(
            self.cvs + other.cvs, self.letters + other.letters, self.applications + other.applications,
            self.talks + other.talks, self.hired + other.hired,
        )  # fmt: skip

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return self == Progress()


def to_offer(kinds: Sequence[StepKind], held: Collection[str], made: Collection[str]) -> list[StepKind]:
    """The kinds of step that may be put on a plan: not those on it already, nor those of which the result exists.

    `held` are the ids of steps that are open; `made` those whose result exists ("cv" where a cv was made).
    """
    return [kind for kind in kinds if kind.id not in held and kind.id not in made]


def usable(day: date, today: date) -> bool:
    """Whether a step can be planned on a day: not in the past, not absurdly far ahead."""
    return today <= day <= today + timedelta(days=LONGEST_AHEAD)


def rejections_in_a_row(applications: Sequence[Application]) -> int:
    """How many rejections came since anything better did; `applications` newest change first.

    What was merely sent, or thought of, says nothing about the others' answers.
    """
    count = 0
    for one in applications:
        if one.state == "rejected":
            count += 1
        elif one.state in ("invited", "talked", "hired"):
            break
    return count


def advice(before: ApplicationState, *, reason_told: bool, rejections: int) -> Advice:
    """The one thing to do after a rejection. Asking why is no use where the reason was told, or where nobody spoke
    with him; a thank-you only after a talk."""
    if before in ("invited", "talked"):
        return "thank_you" if reason_told else "ask_why"
    return "other_place" if reason_told or rejections != 1 else "ask_why"


def call_on(sent: date) -> date:
    """The day on which to call about an application that was sent, when nothing was heard."""
    return sent + timedelta(days=WAIT_DAYS)
