"""What a message that is no answer does in the letter talk: the letter is shown, or the open question comes again.

A letter that is asked for is shown in the end: what is still missing is said, and may be typed then.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from bot.content import load
from bot.conversation.guides import aside, letter_form, letter_own, letter_show, letter_wish, sorts
from bot.conversation.guides.guide import Guide, Told, Turn, say
from bot.conversation.texts import fill
from bot.core.letter import QUESTIONS, to_state
from bot.language.closing import closes

FILE = "gids_letter"
_LAST = ("name", "contact")  # the questions at which a letter can be made without an answer
_PASTED = 40  # words; a vacancy has questions of its own
Does = Literal["", "show", "again", "resend"]


def met(guide: Guide, turn: Turn, private: Callable[[str], str]) -> Told | None:
    """What is no answer, and no question that we have no word on; None for what is heard as ever."""
    found = does(turn)
    if found == "resend":
        return letter_show.tapped(turn, "nogeens")
    if found:
        return shown(turn) if found == "show" else guide.again(turn)
    return _by_mail(guide, turn) or _aside(guide, turn, private)


def _by_mail(guide: Guide, turn: Turn) -> Told | None:
    """How the employer may reach him belongs to the letter ("liever mail, niet bellen"), and is no wish for a call."""
    parts = sorts.parts_of(turn.text)
    rest = [part for part in parts if not re.fullmatch(load(FILE)["by_mail"], sorts.plain(part))]
    if len(rest) == len(parts):
        return None
    told = guide.take(replace(turn, text=" ".join(rest))) if rest else None
    return (told or guide.again(turn)).after(say(FILE, "by_mail"))


def unknown(guide: Guide, turn: Turn) -> Told | None:
    """A question that we have no answer to: the engine may have one; what is said beside it is heard."""
    rest = sorts.beside(turn.text)
    told = guide.take(replace(turn, text=rest)) if rest and rest != turn.text else None
    return told.after(say("gids", "not_known", **turn.names)) if told is not None else None


def _aside(guide: Guide, turn: Turn, private: Callable[[str], str]) -> Told | None:
    """A question about the letter itself is answered, a wish for it is kept; what else was said is heard. Who wants it
    shorter means the letter: it is shown, where hardly anything is missing."""
    was_short = letter_show.wishes_in(turn).short
    wished, rest = letter_wish.heard(turn, private)
    names = letter_form.names(turn)
    question = str(turn.state.get("question") or "")
    said, rest = aside.asked(replace(turn, text=rest), FILE, question, **names) if rest else ((), "")
    needless = [fill(load(FILE)["asked"][one]["text"], **names) for one in ("aanspreken", "makkelijk")]
    said = (*wished, *(one for one in said if not wished or one.text not in needless))
    if not said:
        return None
    told = guide.take(replace(turn, text=rest)) if rest else None
    if late(turn) and letter_show.wishes_in(turn).short and not was_short:
        return shown(turn).after(*said)
    if told is None and wished and turn.state.get("stage") in ("check", "done"):
        told = letter_show.preview(turn)
    return (told or guide.again(turn)).after(*said)


def does(turn: Turn) -> Does:
    """What the talk does with a message, by its sort; "" for what is heard as ever."""
    stage, tells = turn.state.get("stage", ""), letter_show.tells(turn)
    sort = sorts.sort_of(turn.text)
    if sort == "shows" and stage == "done":
        return "resend"
    if sort == "shows":
        return "show" if tells and stage in ("", "slips", "check") else ""
    if stage not in ("", "slips") or not sort:
        return ""
    if sort == "ends":
        return "show" if tells and not closes(turn.text) else ""
    late = tells and turn.state.get("question") in _LAST and sort == "remarks"
    return "show" if late else "again"


def shown(turn: Turn) -> Told:
    """The letter as it is now, and what is not in it yet."""
    facts = letter_own.with_cv(letter_show.facts_in(turn), *letter_own.cv_of(turn))
    turn.state["facts"] = to_state(replace(facts, done=facts.done | set(QUESTIONS)))
    turn.state["spelt"] = True
    told = letter_show.preview(turn)
    lacks = "" if facts.name and (facts.phone or facts.mail) else "contact" if facts.name else "name"
    if not lacks:
        return told
    turn.state["question"] = lacks
    return told.after(say(FILE, f"lacks_{lacks}"))


def late(turn: Turn) -> bool:
    """Whether nothing but how he is called and reached is missing, so that a wish for the letter
    means the letter itself."""
    waits = turn.state.get("stage", "") in ("", "slips") and turn.state.get("question") in _LAST
    return waits and letter_show.tells(turn)


def questions_in(turn: Turn) -> tuple[str, ...]:
    """The questions to us in a message; a vacancy that is pasted asks the reader, not us."""
    pasted = len(turn.text.split()) > _PASTED or turn.state.get("question") == "vacancy"
    return () if pasted else sorts.asking(turn.text)
