"""What the letter talk asks and tells: the next question, what a vacancy was read as, warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

from bot.content import load
from bot.conversation import texts
from bot.conversation.guides import letter_own
from bot.conversation.guides.guide import PREFIX, Turn, say
from bot.core.letter import OWN_WORDS, Facts, LetterSaid, Vacancy
from bot.documents.dates import long_date
from bot.language.closing import nods
from bot.ports import Button, Outgoing

FILE = "gids_letter"


def question(turn: Turn, facts: Facts, name: str) -> Outgoing:
    """The words of a question, with what there is to tap."""
    asks, vacancy = load(FILE)["ask"], facts.vacancy
    options = {"employer": vacancy.employers, "role": vacancy.roles}.get(name, ())
    if options:
        other = Button(load(FILE)["other_title"], f"{PREFIX}letter:anders_{name}")
        taps = tuple(Button(letter_own.short(one), f"{PREFIX}letter:kies:{at}") for at, one in enumerate(options))
        return Outgoing(asks[f"{name}_choice"]["text"], (*taps, other))
    if name == "can":
        return skills(turn, facts, "can_tap") or texts.block(asks["can"], 0, PREFIX)
    block = texts.block(asks[name], 0, PREFIX)
    full = " ".join(filter(None, (turn.learner.first_name, turn.learner.last_name)))
    if name == "name" and full:
        return replace(block, buttons=(Button(letter_own.short(full), f"{PREFIX}letter:naam"), *block.buttons))
    return block


def skills(turn: Turn, facts: Facts, words: str) -> Outgoing | None:
    """Claims out of his cv and from the vacancy to tap; None when there are none (left)."""
    claims = letter_own.claims(facts, letter_own.cv_of(turn)[0])
    if not claims:
        return None
    turn.state["offered"] = [[one.kind, one.name] for one in claims]
    taps = [Button(letter_own.short(one.title), f"{PREFIX}letter:kan:{at}") for at, one in enumerate(claims)]
    end = load(FILE)["done_title" if facts.tapped or facts.can else "skip_title"]
    return Outgoing(load(FILE)["ask"][words]["text"], (*taps, Button(end, f"{PREFIX}letter:kan_klaar")))


def told(turn: Turn, before: Facts, after: Facts, said: LetterSaid) -> Iterator[Outgoing]:
    """What was read from a vacancy or noted from his words, and what he should know about it."""
    vacancy = after.vacancy
    if any(getattr(after, name) != getattr(before, name) for name in OWN_WORDS) and after.vacancy == before.vacancy:
        turn.state["own_noted"] = number = int(turn.state.get("own_noted", -1)) + 1
        yield texts.block(load(FILE)["texts"]["own_noted"], number)
    if said.vacancy and after.vacancy != before.vacancy:
        if said.vacancy.english:
            yield say(FILE, "english")
        if summary := _summary(_news(before.vacancy, vacancy)):
            yield say(FILE, "read" if said.vacancy.kind == "text" else "noted", wat=summary)
        if vacancy.closes and vacancy.closes < turn.today.isoformat():
            yield say(FILE, "closed", datum=long_date(date.fromisoformat(vacancy.closes)))
        if said.vacancy.kind == "text" and (hard := letter_own.hard_asks(vacancy)):
            yield say(FILE, "hard", wat=", ".join(hard))


def named(before: Facts, after: Facts) -> tuple[Outgoing, ...]:
    """What was noted of how he is called and reached."""
    new = [getattr(after, one) for one in ("name", "phone", "mail") if getattr(after, one) != getattr(before, one)]
    return (say(FILE, "named", wat=", ".join(new)),) if any(new) else ()


def _news(before: Vacancy, after: Vacancy) -> Vacancy:
    """What is known of the work now and was not before."""
    same = {one.name: one.default for one in fields(Vacancy) if getattr(before, one.name) == getattr(after, one.name)}
    changed: dict[str, Any] = same
    return replace(after, **changed)


def _summary(vacancy: Vacancy) -> str:
    words = load(FILE)["summary"]
    closes = long_date(date.fromisoformat(vacancy.closes)) if vacancy.closes else ""
    parts = [vacancy.role or vacancy.work, vacancy.employer]
    parts += [texts.fill(words["place"], wat=vacancy.place)] if vacancy.place else []
    parts += [vacancy.hours]
    parts += [texts.fill(words["contact"], wat=vacancy.contact)] if vacancy.contact else []
    parts += [texts.fill(words["mail"], wat=vacancy.mail)] if vacancy.mail else []
    parts += [texts.fill(words["closes"], datum=closes)] if closes else []
    return ", ".join(filter(None, parts))


def warning(turn: Turn, kind: str) -> tuple[Outgoing, ...]:
    """Why this offer gets no letter, and what else there is."""
    return texts.block(load(FILE)["danger"][kind]), say(FILE, "danger_next", **turn.names)


def private(turn: Turn, said: LetterSaid) -> tuple[Outgoing, ...]:
    """Why something stays out, the first time it comes up."""
    known: list[str] = turn.state.setdefault("private_told", [])
    fresh = sorted(said.private - set(known))[:1]
    known += fresh
    return tuple(texts.block(load(FILE)["private"][one], 0, PREFIX) for one in fresh)


def yes_or_no(line: str) -> bool | None:
    """Whether a line agrees; None when it does neither."""
    rules = load(FILE)
    if re.fullmatch(rules["objects"], line):
        return False
    return True if re.fullmatch(rules["agrees"], line) or (nods(line) and line[:3] != "nee") else None
