"""What a piece of news does: the application that it is about, what is kept, and what is said to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from bot.content import load
from bot.conversation.guides.application_say import FILE, call, day_words, place, row, when
from bot.conversation.guides.guide import Told, Turn, say
from bot.core.guided import Application, ApplicationState
from bot.core.plan import IN_A_ROW, WAIT_DAYS, advice, call_on, rejections_in_a_row
from bot.language.dates import read_dates
from bot.language.news import News
from bot.language.places import same_place
from bot.ports import Outgoing
from bot.services.guides import applications
from bot.services.guides.applications import Content

_RIGHT = 12  # words of a message that puts a day right
FRESH = timedelta(hours=4)  # of silence; after that a message is no answer to what was talked of last
# The states of the applications that a piece of news may be about, the likeliest first.
FITS: dict[str, tuple[tuple[ApplicationState, ...], ...]] = {
    "rejected": (("sent", "invited", "talked"),), "invited": (("sent",), ("invited", "talked")),
    "talked": (("invited",), ("sent",)), "hired": (("talked", "invited"), ("sent",)),
    "silent": (("sent", "talked"),), "called": (("sent", "talked"),), "cancelled": (("invited",),),
    "sent": (("idea",),), "idea": (),
}  # fmt: skip


@dataclass(frozen=True)
class Telling:
    """One piece of news with what the message told around it. `unnamed`: he need not say where;
    `refers`: it points back to the place that was talked of."""

    news: News
    reason: bool = False
    hard: bool = False
    unnamed: bool = False
    refers: bool = False

    def kept(self) -> dict[str, Any]:
        """As JSON, while it waits for the answer to "which place?"."""
        n = self.news
        day = n.on.isoformat() if n.on else ""
        return {"event": n.event, "on": day, "at": n.at, "work": n.work, "reason": self.reason, "hard": self.hard}

    @classmethod
    def back(cls, kept: dict[str, Any]) -> Telling:
        """From JSON."""
        day = date.fromisoformat(kept["on"]) if kept["on"] else None
        return cls(News(kept["event"], (), day, kept["at"], kept["work"]), kept["reason"], kept["hard"])


def candidates(turn: Turn, event: str) -> list[Application]:
    """The applications that news without a place may be about."""
    for states in FITS[event]:
        found = applications.held(turn.uow, turn.learner.id, *states)
        if found:
            return found if event != "sent" else []
    return []


def at_place(turn: Turn, event: str, where: str) -> Application:
    """The application at a place; a new one when there is none that the news can be about."""
    held = applications.held(turn.uow, turn.learner.id)
    same = [one for one in held if (known := _where(turn, one)) and same_place(known, where)]
    fits = {state for states in FITS[event] for state in states} | {_result(event)}
    open_ones = [one for one in same if one.state in fits]
    if open_ones and not (event == "sent" and open_ones[0].state != "idea" and _long_ago(turn, open_ones[0])):
        if len(where) > len(_where(turn, open_ones[0])):
            applications.tell(turn.parts, open_ones[0], where=where)
        return open_ones[0]
    return applications.add(turn.parts, turn.uow, turn.learner.id, "idea", Content(where))


def _where(turn: Turn, application: Application) -> str:
    return applications.content_of(turn.parts, application).where


def _result(event: str) -> ApplicationState:
    results: dict[str, ApplicationState] = {
        "rejected": "rejected", "invited": "invited", "talked": "talked", "hired": "hired", "idea": "idea",
    }  # fmt: skip
    return results.get(event, "sent")


def _long_ago(turn: Turn, application: Application) -> bool:
    return applications.waited(turn.parts, application) > 60


def apply(turn: Turn, telling: Telling, found: Sequence[Application]) -> list[Outgoing]:
    """Keep the news for these applications, and say what follows from it."""
    news, before = telling.news, [one.state for one in found]
    for at, one in enumerate(found):
        _keep(turn, replace(news, on=news.each[at]) if len(news.each) == len(found) else news, one)
    turn.uow.flush()
    turn.state["about"] = str(found[-1].id) if len(found) == 1 else ""
    if news.event == "rejected":
        return _rejected(turn, telling, found, before[-1])
    return _SAID[news.event](turn, news, found)


def _keep(turn: Turn, news: News, one: Application) -> None:
    parts = turn.parts
    if news.work:
        applications.tell(parts, one, work=news.work)
    match news.event:
        case "sent":
            applications.sent(parts, one, news.on)
        case "invited":
            applications.invited(parts, one, news.on or one.next_on if one.state == "invited" else news.on, news.at)
        case "talked":
            applications.talked(parts, one, news.on)
        case "rejected" if one.state != "rejected":
            if one.state == "idea" and news.on:
                applications.sent(parts, one, news.on)
            applications.rejected(parts, one)
        case "hired":
            applications.hired(parts, one, news.on)
        case "called":
            applications.called(parts, one)
        case "cancelled":
            applications.call_off(parts, one)
        case "silent":
            _waiting(turn, news, one)


def _waiting(turn: Turn, news: News, one: Application) -> None:
    """Nothing was heard: how long ago it was sent, or on which day he will hear."""
    if one.state == "idea":
        applications.sent(turn.parts, one, news.on if news.on and news.on <= turn.today else None)
    if news.on and news.on > turn.today:
        one.next_on, one.nudged_at = news.on, None
    elif one.state == "talked":
        one.next_on, one.nudged_at = call_on(min(one.next_on or turn.today, turn.today)), None


# -- what is said --------------------------------------------------------------------------------------


def _named(turn: Turn, found: Sequence[Application]) -> str:
    return row(place(turn, one) for one in found)


def _rejected(
    turn: Turn, telling: Telling, found: Sequence[Application], before: ApplicationState
) -> list[Outgoing]:
    known = [one for one in found if _where(turn, one)]
    first = say(FILE, "rejected", plek=_named(turn, known)) if known else say(FILE, "rejected_nowhere")
    times = rejections_in_a_row(applications.held(turn.uow, turn.learner.id))
    if telling.hard or times >= IN_A_ROW:
        return [first, say(FILE, "hard", **turn.names)]
    return [first, say(FILE, advice(before, reason_told=telling.reason, rejections=times))]


def _sent(turn: Turn, news: News, found: Sequence[Application]) -> list[Outgoing]:
    return [say(FILE, news.event, plek=_named(turn, found))]


def _invited(turn: Turn, _: News, found: Sequence[Application]) -> list[Outgoing]:
    one, name = found[-1], _named(turn, found)
    if one.next_on is None:
        return [say(FILE, "invited_open", plek=name)]
    soon = (one.next_on - turn.today).days < 2
    return [say(FILE, "invited_soon" if soon else "invited", plek=name, datum=when(turn, one))]


def _hired(turn: Turn, news: News, found: Sequence[Application]) -> list[Outgoing]:
    start = [say(FILE, "started", datum=day_words(news.on, turn.today))] if news.on else []
    return [say(FILE, "hired", plek=_named(turn, found)), *start]


def _silent(turn: Turn, news: News, found: Sequence[Application]) -> list[Outgoing]:
    one = found[-1]
    if news.on and news.on > turn.today:
        return [say(FILE, "wait_told", plek=place(turn, one), datum=day_words(news.on, turn.today))]
    if applications.waited(turn.parts, one) >= WAIT_DAYS:
        one.nudged_at = one.nudged_at or turn.now  # told now: nothing to remind of
        return [call(turn, one)]
    if one.sent_on is None and not _where(turn, one):
        return [say(FILE, "call_unknown", **turn.names)]
    day = one.next_on or turn.today
    return [say(FILE, "wait", plek=place(turn, one), datum=day_words(day, turn.today))]


_SAID = {
    "sent": _sent, "idea": _sent, "talked": _sent, "called": _sent, "cancelled": _sent,
    "invited": _invited, "hired": _hired, "silent": _silent,
}  # fmt: skip


def sent_on_other_day(turn: Turn, places: Sequence[str]) -> Told | None:
    """The day on which something was sent, put right by the name of the place: "nee wacht, de Jumbo was donderdag"."""
    right = re.search(load(FILE)["other_day"], turn.text.lower())
    if len(places) != 1 or right is None or len(turn.text.split()) > _RIGHT:
        return None
    held = applications.held(turn.uow, turn.learner.id, "sent")
    same = [one for one in held if (known := _where(turn, one)) and same_place(known, places[0])]
    days = [day.date for day in read_dates(turn.text, turn.now, lean="past") if day.date <= turn.today]
    if len(same) != 1 or not days:
        return None
    applications.sent(turn.parts, same[0], days[-1])
    return Told((say(FILE, "sent_on", datum=day_words(days[-1], turn.today)),))


def with_place(telling: Telling, where: str) -> Telling:
    """The same news, now that the place is known."""
    return replace(telling, news=replace(telling.news, places=(where,)))


def known_ids(turn: Turn) -> dict[UUID, Application]:
    """His applications by id."""
    return {one.id: one for one in applications.held(turn.uow, turn.learner.id)}
