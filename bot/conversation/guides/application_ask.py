"""What the talk about applications asks next: at most one thing, each once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from bot.conversation.guides import application_say as words
from bot.conversation.guides.application_news import candidates
from bot.conversation.guides.guide import Told, Turn, say
from bot.core.consent import Consent, standing
from bot.core.guided import Application
from bot.ports import Outgoing
from bot.services.guides import applications

FILE = "gids_application"


def next_question(turn: Turn) -> str:
    """The question that matters most now: which or where, when, start, coach; "" for none."""
    pending = turn.state.get("pending", [])
    if pending:
        return "which" if candidates(turn, pending[0]["event"]) else "where"
    one = about(turn)
    if one is None:
        return ""
    if one.state == "invited" and one.next_on is None:
        return _once(turn, "when", str(one.id))
    if one.state != "hired":
        return ""
    start = not applications.content_of(turn.parts, one).start and _once(turn, "start", str(one.id))
    never = standing(turn.uow.people.consents(turn.learner.id), "plan") is None
    return start or (_once(turn, "coach") if never else "")


def _once(turn: Turn, question: str, of: str = "") -> str:
    """The question, or "" when it was asked before."""
    asked: list[str] = turn.state.setdefault("asked", [])
    key = f"{question} {of}".strip()
    if key in asked:
        return ""
    asked.append(key)
    return question


def question(turn: Turn) -> Outgoing:
    """The open question in words."""
    asked, pending = turn.state["ask"], turn.state.get("pending", [])
    if asked == "which" and pending:
        return words.which(turn, pending[0]["event"], candidates(turn, pending[0]["event"]))
    if asked == "where" and pending and pending[0]["event"] == "hired":
        return say(FILE, "where_hired")
    return words.what() if asked in ("what", "which") else say(FILE, asked, **turn.names)


def about(turn: Turn) -> Application | None:
    """The application that was talked of last."""
    key = turn.state.get("about")
    found = turn.uow.get(Application, UUID(key)) if key else None
    return found if found is not None and found.learner_id == turn.learner.id else None


def share(turn: Turn, *, granted: bool) -> Told:
    """Leave for the coach to see plan and news, given or taken back."""
    turn.uow.add(Consent(turn.learner.id, "plan", granted, turn.now))
    turn.state["ask"] = ""
    return Told((say(FILE, "coach_sees" if granted else "coach_not", **turn.names),))


def one_way_on(said: Sequence[Outgoing]) -> list[Outgoing]:
    """Buttons below the last message alone."""
    return [*(Outgoing(one.text) for one in said[:-1]), *said[-1:]]
