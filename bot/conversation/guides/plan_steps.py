"""What is done to a step of the plan: put on it, given a day, ticked, dropped. Each says what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.content import load
from bot.conversation.guides import plan_say as words
from bot.conversation.guides.application_say import day_words, row
from bot.conversation.guides.guide import Told, Turn, say
from bot.core.calendar import SUNDAY
from bot.core.guided import PlanStep
from bot.core.plan import usable
from bot.language.places import same_place
from bot.ports import Outgoing
from bot.services.guides import applications, plan
from bot.services.planning.holidays import public_holidays

FILE = "gids_plan"


def found(turn: Turn, key: str) -> PlanStep | None:
    """The open step with this id."""
    return next((one for one in plan.open_steps(turn.uow, turn.learner.id) if str(one.id) == key), None)


def talked_of(turn: Turn) -> PlanStep | None:
    """The open step that the talk is about."""
    return found(turn, turn.state.get("step", ""))


def add(turn: Turn, kind: str, own: str = "", day: date | None = None) -> Told:
    """Put a step on the plan, and ask what is still to be known of it."""
    step = plan.add(turn.parts, turn.uow, turn.learner.id, kind, own)
    turn.state["step"] = str(step.id)
    if day is not None:
        return on(turn, step, day)
    if kind == "plekken" and not plan.detail(turn.parts, step):
        turn.state["ask"] = "places"
        return Told((say(FILE, "places"),))
    return ask_day(turn, step)


def put(turn: Turn, kind: str) -> Outgoing:
    """Put one of several steps on the plan, without a day."""
    step = plan.add(turn.parts, turn.uow, turn.learner.id, kind, "")
    return say(FILE, "set_no_day", wat=words.step_words(turn, step))


def put_own(turn: Turn, own: Sequence[str]) -> list[Outgoing]:
    """Put the steps of his own list on the plan, in his words and without a day."""
    added = [plan.add(turn.parts, turn.uow, turn.learner.id, plan.OWN, one) for one in own]
    turn.uow.flush()
    return [say(FILE, "set_no_day", wat=words.step_words(turn, step)) for step in added]


def ask_day(turn: Turn, step: PlanStep) -> Told:
    """When he wants to do it."""
    turn.state["step"], turn.state["ask"] = str(step.id), "when"
    return Told((say(FILE, "when", wat=plan.title(turn.parts, step)),))


def on(turn: Turn, step: PlanStep, day: date | None) -> Told:
    """Give a step its day; None: he wants no day."""
    if day is not None and not usable(day, turn.today):
        turn.state["step"], turn.state["ask"] = str(step.id), "when"
        return Told((say(FILE, "past_day"),))
    plan.on(step, day)
    turn.uow.flush()
    quiet = day is not None and (day.weekday() == SUNDAY or day in public_holidays(turn.now))
    name = "set_no_day" if day is None else "set_today" if day == turn.today else "set_quiet" if quiet else "set"
    if day == turn.today:
        step.nudged_at = turn.now  # he said it just now
    datum = day_words(day, turn.today) if day else ""
    said = say(FILE, name, wat=words.step_words(turn, step), datum=datum)
    turn.state["step"] = ""
    return Told((said, words.next_question(turn, step)))


def places(turn: Turn, named: Sequence[str]) -> Told:
    """The places that he wants to try: on the step, and on the list of applications."""
    step = talked_of(turn)
    chosen = list(named)[: load(FILE)["places_most"]]
    known = [applications.content_of(turn.parts, one).where for one in applications.held(turn.uow, turn.learner.id)]
    for where in chosen:
        if not any(one and same_place(one, where) for one in known):
            applications.add(turn.parts, turn.uow, turn.learner.id, "idea", applications.Content(where))
    kept = say(FILE, "places_kept", plek=row(chosen))
    if step is None:
        return Told((kept, words.next_question(turn)))
    plan.note(turn.parts, step, ", ".join(chosen))
    return ask_day(turn, step).after(kept)


def tick(turn: Turn, steps: Sequence[PlanStep]) -> Told:
    """They are done: one true sentence each, and the list."""
    for one in steps:
        plan.tick(turn.parts, one)
    turn.uow.flush()
    turn.state["step"] = ""
    said = words.ticked(turn, steps)
    if not plan.open_steps(turn.uow, turn.learner.id):
        turn.state["ask"] = "more"
        return Told((*said, say(FILE, "all_done"), words.next_question(turn)))
    return Told((*said, words.shown(turn), words.next_question(turn)))


def drop(turn: Turn, step: PlanStep) -> Told:
    """He does not want it any more."""
    plan.drop(turn.parts, step)
    turn.uow.flush()
    turn.state["step"] = ""
    return Told((say(FILE, "dropped"), words.next_question(turn)))
