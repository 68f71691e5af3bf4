"""What the talk about applications says: places, days and lists in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.content import load
from bot.conversation.guides.guide import PREFIX, Turn, menu, say
from bot.core.guided import Application
from bot.ports import Button, Outgoing
from bot.services.guides import applications

FILE = "gids_application"
_TITLE, _MOST, _LISTED = 20, 9, 20  # characters of a button, buttons and lines of one message


def place(turn: Turn, application: Application) -> str:
    """How a place is called."""
    return applications.content_of(turn.parts, application).where or str(load(FILE)["here"])


def row(names: Iterable[str]) -> str:
    """ "Jumbo, Lidl en Action"."""
    *most, last = list(dict.fromkeys(names)) or [str(load(FILE)["here"])]
    return f"{', '.join(most)} {load(FILE)['and']} {last}" if most else last


def day_words(day: date, today: date) -> str:
    """ "vandaag", "morgen", "woensdag 25 november"."""
    words = load(FILE)
    if day in (today, today + timedelta(days=1)):
        return str(words["today"] if day == today else words["tomorrow"])
    return f"{words['days'][day.weekday()]} {day.day} {words['months'][day.month - 1]}"


def when(turn: Turn, application: Application) -> str:
    """The day of a talk, and its time in his own words."""
    at = applications.content_of(turn.parts, application).at
    day = day_words(application.next_on, turn.today) if application.next_on else ""
    return " ".join(part for part in (day, at) if part)


def which(turn: Turn, event: str, found: Sequence[Application]) -> Outgoing:
    """Which of several places is meant, to tap."""
    words = load(FILE)
    taps = [(short(place(turn, one)), f"application:welke:{one.id}") for one in found[:_MOST]]
    name = "which_rejected" if event == "rejected" else "which"
    return menu(FILE, name, [*taps, (words["other_place"], "application:welke:nieuw")])


def what() -> Outgoing:
    """What the news is, to tap or to type."""
    taps = [(title, f"application:nieuws:{event}") for event, title in load(FILE)["events"].items()]
    return menu(FILE, "what", taps)


def shown(turn: Turn) -> Outgoing:
    """The list of applications."""
    lines = list_lines(turn)
    return Outgoing("\n".join([say(FILE, "list").text, *lines])) if lines else say(FILE, "list_empty")


def list_lines(turn: Turn) -> list[str]:
    """A line for each place: what became of it, and when the talk is."""
    words, lines = load(FILE), []
    for one in applications.held(turn.uow, turn.learner.id)[:_LISTED]:
        name = applications.content_of(turn.parts, one).where or words["unknown_place"]
        extra = f", {when(turn, one)}" if one.state == "invited" and one.next_on else ""
        lines.append(f"{name}: {words['states'][one.state]}{extra}")
    return lines


def call(turn: Turn, application: Application) -> Outgoing:
    """It is time to call, with words to say."""
    words = load(FILE)["texts"]
    days = str(applications.waited(turn.parts, application))
    said = say(FILE, "call", plek=place(turn, application), aantal=days, **turn.names)
    gone = Button(words["called_title"]["text"], f"{PREFIX}application:gebeld:{application.id}")
    return Outgoing(said.text, (gone, *say(FILE, "wait", plek="", datum="").buttons[:1]))


def short(title: str) -> str:
    """A title that fits on a button."""
    return title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + "…"
