"""Short pieces of advice beside the practised questions, and a phone call in four sentences of his own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.content import load
from bot.conversation import texts
from bot.conversation.guides import practice_words as words
from bot.conversation.guides.guide import PREFIX, Told, Turn, menu
from bot.language.practice import PracticeListener
from bot.ports import Button, Outgoing

FILE = words.FILE


def offer() -> Told:
    """What he can ask about, to tap."""
    pieces = load(FILE)["pieces"]
    return Told((menu(FILE, "pieces", [(pieces[one]["title"], f"practice:stuk:{one}") for one in load(FILE)["menu"]]),))


def asks_first(turn: Turn, name: str, listener: PracticeListener) -> bool:
    """Whether a piece asks something itself: for which work the clothes are, or what to say on the phone."""
    known = name == "kleding" and (listener.wear(turn.text) or _worn(turn, listener))
    return name in ("kleding", "bellen") and not known


def _worn(turn: Turn, listener: PracticeListener) -> str:
    """The kind of clothes for the work that the talk is for, "" where that is not known."""
    return listener.wear(str(turn.state.get("job", "")))


def piece(turn: Turn, name: str, listener: PracticeListener) -> Told:
    """One piece, with what goes with it and the way back to the question."""
    pieces = load(FILE)["pieces"]
    if name not in pieces:
        return offer()
    if name == "kleding" and turn.text:
        name = listener.wear(turn.text) or _worn(turn, listener) or name
    turn.state["wear"] = name == "kleding"
    if name == "bellen":
        return _call(turn, Outgoing(pieces[name]["text"]))
    return Told((Outgoing(pieces[name]["text"], _buttons(pieces[name])),))


def _buttons(entry: Mapping[str, Any]) -> tuple[Button, ...]:
    pieces, titles = load(FILE)["pieces"], load(FILE)["titles"]
    more = [Button(pieces[one]["title"], f"{PREFIX}practice:stuk:{one}") for one in entry.get("more", ())]
    coach = [Button(titles["coach"], "/talk_to_human")] if entry.get("coach") else []
    return (*more, *coach, *words.buttons(("go_on", "verder")))


def heard(turn: Turn, listener: PracticeListener) -> Told:
    """His answer to what was asked for the phone call."""
    call = turn.state["call"]
    skipped = turn.choice == "bel_over" or re.fullmatch(load(FILE)["typed"]["skip"], turn.text.strip().lower())
    told = "" if skipped else " ".join(turn.text.split()).rstrip(".!, ")[: load(FILE)["most"]]
    private = bool(told) and listener.private(told)
    call["private"] = call.get("private", False) or private
    call[call.pop("asked")] = "" if private else told
    return _call(turn)


def again(turn: Turn) -> Told:
    """What is open for the phone call, once more."""
    return Told((_ask(turn.state["call"]["asked"]),))


def _call(turn: Turn, *before: Outgoing) -> Told:
    """The next thing to ask for the call, or its four sentences."""
    call = turn.state.setdefault("call", {})
    _from_cv(turn, call)
    missing = next((name for name in ("work", "can") if name not in call), None)
    if missing is not None:
        call["asked"] = missing
        return Told((*before, _ask(missing)))
    del turn.state["call"]
    entry = load(FILE)["call"]
    note = (Outgoing(entry["private"]["text"]),) if call.get("private") else ()
    after = texts.block(entry["after"], 0, PREFIX)
    after = Outgoing(after.text, (*after.buttons, *words.buttons(("go_on", "verder"))))
    return Told((*before, *note, Outgoing(entry["script"]["text"]), Outgoing(script(turn, call)), after))


def _ask(name: str) -> Outgoing:
    return texts.block(load(FILE)["call"][f"ask_{name}"], 0, PREFIX)


def _from_cv(turn: Turn, call: dict[str, Any]) -> None:
    """What the cv tells already is not asked."""
    if call.get("fresh"):
        return
    cv = words.cv_of(turn)
    work = words.told_work(cv)
    if cv.wishes:
        call.setdefault("work", cv.wishes[-1].value)
    if work is not None and work.tasks and work.employer:
        call.setdefault("can", work.tasks[0].value)
        call.setdefault("place", work.employer.value)


def script(turn: Turn, call: Mapping[str, Any]) -> str:
    """The four sentences: who I am, what I look for, what I can, may I come by."""
    entry = load(FILE)["call"]
    name = turn.names.get("voornaam") or turn.learner.name
    can, place = call.get("can", ""), call.get("place", "")
    lines = (
        texts.fill(entry["hello"]["text"], voornaam=name),
        _line(entry["work"]["text"], entry["work_none"]["text"], call.get("work", "")),
        _line(entry["did" if place else "can"]["text"], entry["can_none"]["text"], can, place),
        entry["end"]["text"],
    )
    return "\n".join(lines)


def _line(with_words: str, without: str, told: str, place: str = "") -> str:
    """A sentence with his words in it; a whole sentence of his own stands by itself."""
    if not told:
        return without
    if re.fullmatch(load(FILE)["typed"]["about_him"], told.lower()):
        return f"{told[:1].upper()}{told[1:]}."
    return texts.fill(with_words, wat=f"{told[:1].lower()}{told[1:]}", plek=place)


def start_over(turn: Turn) -> Told:
    """New sentences for the phone, asked for from the start."""
    turn.state["call"] = {"fresh": True}
    return _call(turn)
