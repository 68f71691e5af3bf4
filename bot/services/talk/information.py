"""A question for information, or where to look for work: the texts and buttons that answer it. Nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.content import load
from bot.content.information import addresses, phrases, pieces
from bot.core.conversation import Session
from bot.core.information import Person, Piece, choose, piece_for, places_to_look
from bot.core.learner import Learner
from bot.core.signal import at_least
from bot.language.asked import Slips, scores
from bot.language.wanted import names, wanted
from bot.records import UnitOfWork
from bot.services.parts import Parts
from bot.services.planning.next_message import fitting, in_words, planned_day
from bot.services.talk.english import read as read_english
from bot.understanding.kind import saying
from bot.understanding.moves.routes import surely
from bot.understanding.questions.asked_for import asked_for, asking
from bot.understanding.questions.asked_scores import guessed_own, is_own
from bot.understanding.questions.half_told import asks_to_look, search
from bot.understanding.said import PIECE, Said

OFFER = "utter_vraag_mens"
Buttons = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Shown:
    """One reply: a text with buttons (title and payload), or the name of a response; `asks`: it is a question, and
    `likeliest` is then what would be shown without asking."""

    text: str = ""
    buttons: Buttons = ()
    response: str = ""
    asks: bool = False
    likeliest: Shown | None = None


def answer(parts: Parts, conversation: str, said: Said) -> tuple[Shown, ...]:
    """The reply to one message of a learner (see `reply`), with the offer of a person where the message was stored
    as uitval of his own. Raises LookupError for an unknown conversation."""
    with parts.begin() as uow:
        session = uow.get(Session, conversation)
        learner = uow.get(Learner, session.learner_id) if session else None
        if session is None or learner is None:
            raise LookupError("no such conversation")
        worried = _worried(uow, session)
        day = in_words(planned_day(uow, learner.id, parts.today()))
        who = Person(learner.age_on(parts.now().date()), learner.profile, learner.region, day)
    shown = reply(read_english(said)[0], who)
    offers = any(one.buttons[:1] == (_coach(),) for one in shown)
    return (*shown, Shown(response=OFFER, asks=True)) if shown and worried and not offers else shown


def reply(said: Said, who: Person) -> tuple[Shown, ...]:
    """What is shown for a tapped piece, a question, or a search for work.

    Empty for a message that is none of these: then only a clear match counts, for the message may be about anything.
    """
    rules = load("informatie/vragen")
    told = (*said.earlier[-2:], said.text)
    if PIECE in said.choice:
        return _pieces(said.choice[PIECE].split(","), who, told) or (_which((), rules),)
    looking = said.intent == rules["looking"]
    asked = asked_for(said.text, said.earlier)
    if asked.subjects and (asked.own or not looking or not wanted(said.text).work):
        return _pieces(asked.subjects, who, told)
    menu = rules["menus"].get(said.intent)
    if not (looking or menu):
        if own := guessed_own(said.text) if said.intent in rules["own_intents"] else "":
            return _pieces((own,), who, told)
        if surely("declines", said.text) or surely("thanks", said.text):
            return ()
    least = 1 if looking or menu else rules["unasked_least"]
    found = choose(pieces(), _scores(asking(said.text), rules, least), who, rules["looking_only"] if looking else None)
    if len(found) == 1:
        return (_piece(found[0], who, told),)
    if looking:
        return (_places(said.text),)
    if found:
        return (replace(_which(found[: rules["most"]], rules), likeliest=_piece(found[0], who, told)),)
    return (Shown(response=menu, asks=True),) if menu else _unasked(said, rules)


def _unasked(said: Said, rules: Any) -> tuple[Shown, ...]:
    """A message that the engine did not understand: "winkel in zwolle" answers our own question about work, and who
    asks us to look says at least one half of it."""
    whole = search(said.text, said.earlier) or (said.text if said.intent in rules["answers_where"] else "")
    found = wanted(whole) if whole else None
    asks = found is not None and asks_to_look(said.text)
    return (_places(whole),) if found and (asks or (found.work and found.place)) else ()


def _scores(text: str, rules: Any, least: int) -> dict[str, int]:
    """The score of each subject that has enough; those about the bot itself count in a question alone."""
    slips = Slips(rules["one_slip"], rules["two_slips"], rules["common"])
    found = scores(text, phrases(), frozenset(rules["naming"]), slips)
    return {subject: score for subject, score in found.items() if score >= least and not is_own(subject)}


def _pieces(subjects: Iterable[str], who: Person, told: Sequence[str]) -> tuple[Shown, ...]:
    """The pieces on these subjects; only the last has buttons."""
    meant = (fitting(subject, who.next_day) for subject in subjects)
    found = [piece for subject in meant if (piece := piece_for(pieces(), subject, who)) is not None]
    shown = [_piece(piece, who, told) for piece in found]
    return (*(replace(one, buttons=()) for one in shown[:-1]), *shown[-1:])


def _piece(piece: Piece, who: Person, told: Sequence[str]) -> Shown:
    """A piece, filled with what he `told`, and its buttons; the coach comes first where acting alone could cost
    something."""
    following = (piece_for(pieces(), subject, who) for subject in piece.following)
    further = tuple(_button(one) for one in following if one is not None)
    text = saying.filled(piece.text.replace("[dag]", who.next_day), told)
    return Shown(text, (_coach(), *further) if piece.coach_first else (*further, _coach()))


def _which(found: tuple[Piece, ...], rules: Any) -> Shown:
    return Shown(rules["texts"]["which"]["text"], (*map(_button, found), *_fixed(rules["buttons"])), asks=True)


def _places(text: str) -> Shown:
    """Where to look, for the work and the place that the message names; a question when it names neither."""
    data, found = load("informatie/zoekplekken"), wanted(text)
    wish = "learn" if names(text, data["learn"]) else "find"
    if not found.work and not found.place:
        return Shown(response=data["unknown"][wish], asks=True)
    links = list(places_to_look(found.work, found.place, addresses(), wish, data["any_work"]))
    for place in found.more:  # of a further place the first address is enough
        further = places_to_look(found.work, place, addresses(), wish, data["any_work"])[:1]
        links += [replace(link, title=f"{link.title}, {place}") for link in further]
    said = data["texts"]
    lines = (said["intro"]["text"], *(f"{link.title}: {link.url}" for link in links), said["after"]["text"])
    return Shown("\n".join(lines), _fixed(data["buttons"]))


def _worried(uow: UnitOfWork, session: Session) -> bool:
    """Whether the latest message was stored as uitval, or graver, of the learner himself."""
    inbound = [message for message in uow.talks.recent(session.account_id, 6) if message.direction == "in"]
    signal = uow.talks.signal_of_message(inbound[-1].id) if inbound and inbound[-1].id else None
    return signal is not None and signal.about == "self" and at_least(signal.level, "uitval")


def _coach() -> tuple[str, str]:
    return _fixed(load("informatie/vragen")["buttons"])[-1]


def _button(piece: Piece) -> tuple[str, str]:
    return piece.title, f"/informatie{json.dumps({PIECE: piece.subject}, separators=(',', ':'))}"


def _fixed(buttons: list[dict[str, str]]) -> Buttons:
    return tuple((one["title"], one["payload"]) for one in buttons)
