"""The letter as it will be: shown, agreed to, sent as files, with short messages to copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import cache
from typing import Any

from bot.content import load
from bot.conversation.guides import letter_own
from bot.conversation.guides.guide import Told, Turn, say
from bot.core.letter import OWN_WORDS, Facts, Line, Wishes, from_state, to_state
from bot.core.letter_forms import Forms, forms_of
from bot.core.letter_lines import Words, lines_of
from bot.documents import Letter, letter_text
from bot.language.vacancy.own import mended
from bot.ports import Outgoing
from bot.services.guides import documents, shares

FILE = "gids_letter"
CHOICES = ("klopt", "nogeens", "app", "mail", "langs", "af")


@cache
def letter_words() -> Words:
    """Building sentences, and the times around which "Ik kan ... beginnen" fits."""
    return {**load("brieven"), "when": load("language/vacancy/gesprek")["when"]}


def facts_in(turn: Turn) -> Facts:
    """What the letter may say."""
    return from_state(turn.state.get("facts", {}))


def wishes_in(turn: Turn) -> Wishes:
    """What he changed by hand."""
    held = turn.state.get("wishes", {})
    return Wishes(held.get("way", {}), held.get("gone", ()), held.get("typed", {}), held.get("short", False))


def lines_in(turn: Turn) -> tuple[Line, ...]:
    """The sentences as they stand now."""
    jobs = letter_own.jobs_of(letter_own.cv_of(turn)[0])
    return lines_of(facts_in(turn), jobs, letter_own.asked_texts(), letter_words(), wishes_in(turn))


def forms_in(turn: Turn) -> Forms:
    """The letter in all its lengths."""
    return forms_of(facts_in(turn), lines_in(turn), letter_words())


def letter_in(turn: Turn) -> Letter:
    """The letter for the files."""
    facts, forms = facts_in(turn), forms_in(turn)
    vacancy = facts.vacancy
    to = (*(() if vacancy.generic else (vacancy.employer,)), vacancy.contact, vacancy.place)
    return Letter(
        sender=tuple(filter(None, (facts.name, facts.place, facts.phone, facts.mail))) if facts.name else (),
        receiver=tuple(filter(None, to)) if vacancy.employer and not vacancy.generic else (),
        place=facts.place, day=turn.today, subject=forms.subject, greeting=forms.greeting,
        paragraphs=forms.paragraphs, closing=forms.closing,
    )  # fmt: skip


def tells(turn: Turn) -> bool:
    """Whether he told something that makes a letter: a place, a kind of work, or something of himself."""
    facts = facts_in(turn)
    return bool(facts.vacancy or facts.why or facts.can or facts.start or facts.tapped)


def put_right(turn: Turn, mend: Callable[[str], str]) -> None:
    """Spell his own words as they are meant."""
    facts = facts_in(turn)
    own: dict[str, Any] = {name: tuple(map(mend, getattr(facts, name))) for name in OWN_WORDS}
    turn.state["facts"] = to_state(replace(facts, vacancy=replace(facts.vacancy, work=mend(facts.vacancy.work)), **own))


def preview(turn: Turn) -> Told:
    """The letter alone in a message, to read and to copy, and the question whether it is right."""
    turn.state["stage"], turn.state["question"], turn.state["edit"] = "check", None, ""
    if not lines_in(turn):
        return Told((say(FILE, "nothing_left"),))
    if turn.state.get("mend"):
        put_right(turn, mended)
    facts = facts_in(turn)
    reach = facts.phone or facts.mail if facts.name else ""
    text = "\n".join(filter(None, (letter_text(letter_in(turn)), reach)))
    return Told((say(FILE, "preview"), Outgoing(text), say(FILE, "correct")))


def agreed(turn: Turn) -> Told:
    """He says that it is right: a version is kept, the files are sent, and the short message that fits."""
    if turn.state.get("stage") not in ("check", "done") or not lines_in(turn):
        return Told((say(FILE, "no_letter_yet"),))
    content = _content(turn)
    documents.keep(turn.parts, turn.uow, turn.learner.id, "letter", content)
    shares.tell(turn.parts, turn.uow, turn.learner)
    turn.state["stage"], turn.state["last"] = "done", content
    facts = facts_in(turn)
    form = "mail" if facts.vacancy.mail or "mail" in facts.vacancy.how else "app"
    where = (say(FILE, "how_mail", link=facts.vacancy.mail),) if facts.vacancy.mail else ()
    return Told((*_files(turn, "ready"), *where, *_short(turn, form), say(FILE, "next")), over=True)


def _content(turn: Turn) -> dict[str, Any]:
    letter, forms = letter_in(turn), forms_in(turn)
    vacancy = facts_in(turn).vacancy
    held = asdict(letter) | {"day": letter.day.isoformat()}
    lists = {name: list(value) for name, value in held.items() if isinstance(value, tuple)}
    return {
        "letter": held | lists, "mail": forms.mail, "app": forms.app, "walk_in": forms.walk_in,
        "employer": "" if vacancy.generic else vacancy.employer, "role": vacancy.role or vacancy.work,
    }  # fmt: skip


def _files(turn: Turn, words: str) -> tuple[Outgoing, ...]:
    """The letter as PDF and as Word document."""
    first, *rest = documents.letter_files(turn.state["last"])
    return (Outgoing(say(FILE, words).text, file=first), *(Outgoing("", file=one) for one in rest))


def _short(turn: Turn, form: str) -> tuple[Outgoing, ...]:
    """A short form: a word about it, and then nothing but the text."""
    key = "walk_in" if form == "langs" else form
    named = "walk_in" if form == "langs" else f"short_{form}"
    return say(FILE, named), Outgoing(turn.state["last"][key])


def tapped(turn: Turn, name: str) -> Told | None:
    """A tap under a letter; None for a tap of long ago."""
    if name == "klopt":
        return agreed(turn)
    if name == "af":
        return Told((say(FILE, "bye"),), over=True)
    if not turn.state.get("last"):
        return Told((say(FILE, "no_letter_yet"),))
    if name == "nogeens":
        return Told((*_files(turn, "last_version"), say(FILE, "next")), over=True)
    return Told((*_short(turn, name), say(FILE, "next")), over=True)
