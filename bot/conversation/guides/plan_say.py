"""The plan in words: its steps as a short list with ticks, the steps to choose from, and the questions."""

from __future__ import annotations

from collections.abc import Sequence

from bot.content import load
from bot.conversation import texts
from bot.conversation.guides.application_say import day_words, short
from bot.conversation.guides.guide import Turn, menu, say
from bot.core.consent import standing
from bot.core.guided import PlanStep
from bot.ports import Outgoing
from bot.services.guides import plan

FILE = "gids_plan"
_MOST = 9  # buttons of one message


def step_words(turn: Turn, step: PlanStep) -> str:
    """What a step is called, with what he said about it."""
    detail = plan.detail(turn.parts, step)
    title = plan.title(turn.parts, step)
    return f"{title}: {detail}" if detail else title


def list_lines(turn: Turn) -> list[str]:
    """A line for each step: a tick, or the day."""
    rules, lines = load(FILE), []
    for step in plan.steps(turn.uow, turn.learner.id):
        words = step_words(turn, step)
        line = "done_line" if step.done_at else "todo_on" if step.on else "todo"
        day = day_words(step.on, turn.today) if step.on else ""
        lines.append(texts.fill(rules[line], wat=words, datum=day))
    return lines


def shown(turn: Turn) -> Outgoing:
    """The plan as a list."""
    return Outgoing("\n".join([say(FILE, "list").text, *list_lines(turn)]))


def choose(turn: Turn, name: str) -> Outgoing:
    """The steps that can be put on the plan, to tap."""
    found = plan.offered(turn.uow, turn.learner.id)
    own = (load(FILE)["own_step"], "plan:eigen")
    name = name if found else "pick_none"
    return menu(FILE, name, [*((kind.title, f"plan:kies:{kind.id}") for kind in found), own][:_MOST])


def which(turn: Turn, name: str, choice: str) -> Outgoing:
    """Which of the open steps is meant, to tap."""
    found = plan.open_steps(turn.uow, turn.learner.id)
    return menu(FILE, name, [(short(plan.title(turn.parts, one)), f"plan:{choice}:{one.id}") for one in found[:_MOST]])


def next_question(turn: Turn, step: PlanStep | None = None) -> Outgoing:
    """Leave for the coach, once in a life; otherwise what he wants to do now. `step` may be begun at once."""
    never = standing(turn.uow.people.consents(turn.learner.id), "plan") is None
    if never and not turn.state.get("share_asked") and plan.open_steps(turn.uow, turn.learner.id):
        turn.state["share_asked"], turn.state["ask"] = True, "share"
        return say(FILE, "share", **turn.names)
    turn.state["ask"] = "more"
    helper = next((kind.helper for kind in plan.kinds() if step and step.open and kind.id == step.step), "")
    now = helper and step and step.on == turn.today
    return menu(FILE, "more", [(load(FILE)["begin_now"], f"{helper}:begin")] if now else ())


def ticked(turn: Turn, steps: Sequence[PlanStep]) -> list[Outgoing]:
    """One true sentence for each step that is finished now."""
    done = load("plan")["steps"]
    return [
        say(FILE, "ticked", wat=done[one.step]["done"]) if one.step in done
        else say(FILE, "ticked_own", wat=plan.title(turn.parts, one))
        for one in steps
    ]  # fmt: skip
