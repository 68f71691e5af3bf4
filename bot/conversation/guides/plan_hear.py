"""What a typed message means for the plan: which step, which day, done or dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.content import load
from bot.conversation.guides.guide import Turn
from bot.core.guided import PlanStep
from bot.language import read_dates
from bot.language.closing import closes
from bot.services.guides import plan

FILE = "gids_plan"


@dataclass(frozen=True)
class Line:
    """One typed line. `kinds` are the kinds of step that it names; `did` those that it says are done; `steps` the
    open steps that it names; `day` the day that it names."""

    text: str
    kinds: tuple[str, ...]
    did: tuple[str, ...]
    steps: tuple[PlanStep, ...]
    day: date | None
    day_words: str = ""

    def fits(self, name: str) -> bool:
        """Whether the line is one of those that `gids_plan.yml` describes under `name`."""
        return re.fullmatch(load(FILE)[name], self.text) is not None or (name == "enough" and closes(self.text))

    @property
    def asks(self) -> bool:
        """Whether it is a question, which is not for the plan."""
        return self.text.endswith("?") or self.text.split(" ")[0] in load(FILE)["asks"]

    def own_step(self) -> str:
        """The words of a step of his own, without the day and what leads in."""
        rest = " ".join(self.text.replace(self.day_words.lower(), " ", 1).split()) if self.day_words else self.text
        found = re.match(load(FILE)["own"], rest)
        words = (found[1] if found else rest).strip(" .,:!")
        return words[: load(FILE)["own_most"]].strip()


def line_of(turn: Turn) -> Line:
    """Read what was typed."""
    text = " ".join(turn.text.lower().split())
    days = read_dates(turn.text, turn.now)
    if not days and turn.state.get("ask") == "when" and len(text.split()) <= 3:
        days = read_dates(f"komende {turn.text}", turn.now)
    if len(days) > 1 and re.search(load(FILE)["other_day"], text):
        days = days[-1:]
    found = load("plan")["steps"]
    kinds = tuple(name for name, one in found.items() if re.search(one["says"], text))
    negated = re.fullmatch(load(FILE)["not_done"], text) is not None
    did = () if negated else tuple(name for name, one in found.items() if re.search(one["did"], text))
    steps = _named(turn, text, kinds)
    return Line(text, kinds, did, steps, days[0].date if days else None, days[0].words if days else "")


def _named(turn: Turn, text: str, kinds: Sequence[str]) -> tuple[PlanStep, ...]:
    open_steps = plan.open_steps(turn.uow, turn.learner.id)
    own = [one for one in open_steps if one.step == plan.OWN and _alike(plan.title(turn.parts, one), text)]
    return (*own, *(one for one in open_steps if one.step in kinds))


def _alike(title: str, text: str) -> bool:
    """Whether the weightiest word of a step in his own words stands in the text."""
    words = [word for word in re.findall(r"\w+", title.lower()) if len(word) > 3]
    return bool(words) and max(words, key=len) in re.findall(r"\w+", text)


def own_list(text: str) -> tuple[str, ...]:
    """The steps of a plan that he writes down himself: "plan voor volgende week: hal bellen en cv printen"."""
    rules = load(FILE)["own_list"]
    found = re.search(rules["lead"], " ".join(text.split()), re.IGNORECASE)
    if found is None or text.rstrip().endswith("?") or re.search(rules["not"], text.lower()):
        return ()
    parts = (part.strip(" .!:-") for part in re.split(rules["cut"], found["steps"]))
    most = int(load(FILE)["own_most"])
    steps = [part[:most].strip() for part in parts if len(part.split()) > 1 or part in rules["short"]]
    return tuple(step[:1].upper() + step[1:] for step in steps[: int(rules["most"])])
