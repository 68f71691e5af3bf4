"""News that waits for its place: what later words tell about it. Nothing is guessed."""

from __future__ import annotations

from bot.conversation.guides import application_ask as ask
from bot.conversation.guides.application_news import FITS, FRESH, Telling, apply, at_place, candidates
from bot.conversation.guides.application_say import place
from bot.conversation.guides.guide import Turn, say
from bot.core.guided import Application
from bot.language.news import Heard
from bot.language.places import same_place
from bot.ports import Outgoing
from bot.services.guides import applications
from bot.services.guides.applications import Content

FILE = "gids_application"
_ON_THE_WAY = ("invited", "talked", "silent", "called")  # what comes before an answer at the same place


def settle_before(turn: Turn, heard: Heard) -> None:
    """What waited is about the place that he names now, or about one that he does not name; nothing is said to it."""
    pending = turn.state.get("pending", [])
    if turn.state.get("ask") == "where" and pending:
        telling = Telling.back(pending.pop(0))
        if heard.places:
            apply(turn, telling, [at_place(turn, telling.news.event, heard.places[0])])
        else:
            nowhere(turn, telling)
    if len(heard.places) != 1:
        return
    for kept in [one for one in pending if one["event"] in _ON_THE_WAY]:
        named = [one for one in candidates(turn, kept["event"]) if same_place(place(turn, one), heard.places[0])]
        if named:
            pending.remove(kept)
            apply(turn, Telling.back(kept), named)


def settle_rest(turn: Turn, told: Telling) -> list[Outgoing]:
    """Once it is known where they said no, what else waited can only be about the one that is left."""
    said: list[Outgoing] = []
    if told.news.event != "rejected":
        return said
    pending, about = turn.state.get("pending", []), turn.state.get("about", "")
    for kept in list(pending):
        found = candidates(turn, kept["event"])
        if len(found) == 1:
            pending.remove(kept)
            said += apply(turn, Telling.back(kept), found)
            about = turn.state["about"]
    turn.state["about"] = about
    return said


def nowhere(turn: Turn, telling: Telling) -> list[Outgoing]:
    """News of a place that he does not name."""
    if telling.news.event in ("called", "cancelled"):
        return [say(FILE, "what_else")]
    made = applications.add(turn.parts, turn.uow, turn.learner.id, "idea", Content())
    return apply(turn, telling, [made])


def meant(turn: Turn, telling: Telling) -> list[Application]:
    """The application that was talked of last, where the news points back to it: "heb daar mijn cv ingeleverd"."""
    one, told = ask.about(turn), telling.news
    if one is None or turn.now - turn.talk.last_at > FRESH:
        return []
    if told.event == "sent":
        dated = one.state == "sent" and one.sent_on is None and told.on is not None
        return [one] if one.state == "idea" or dated else []
    fits = any(one.state in states for states in FITS[told.event])
    return [one] if telling.refers and fits else []
