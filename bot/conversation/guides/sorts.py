"""What sort of message is typed in a guided talk, before it is heard as an answer.

A start, a wish to see what was made, an end, a remark on the talk itself, a feeling about what is coming, a question.
The words are data (`sorts` in gids.yml).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Literal

from bot.content import load
from bot.conversation.guides.guide import Turn
from bot.language import questions
from bot.language.closing import closes, nods
from bot.language.spelled import in_normal_spelling
from bot.understanding.moves.routes import surely
from bot.understanding.questions.asked_scores import requested

Sort = Literal["", "begins", "shows", "ends", "remarks", "feels"]


def sort_of(text: str) -> Sort:
    """The sort of a whole message, "" for what may be an answer or a question."""
    rules, line = _rules(), plain(text)
    if not line or len(line.split()) > rules["most"]:
        return ""
    if re.fullmatch(rules["begins"], line):
        return "begins"
    if re.fullmatch(rules["shows"], line):
        return "shows"
    if ends(text):
        return "ends"
    parts = [part for part in parts_of(text) if plain(part)]
    if parts and praises(text) and all(map(remarks, parts)):
        return "remarks"
    return "feels" if re.fullmatch(rules["feels"], line) else ""


def ends(text: str) -> bool:
    """Whether a message says that it is enough for now, in a clause of its own; a question is no end."""
    rules = _rules()
    if questions.asks(text) and not re.search(rules["may_end"], plain(text)):
        return False
    return any(closes(part) or re.fullmatch(rules["ends"], plain(part)) for part in parts_of(text))


def remarks(part: str) -> bool:
    """Whether a part of a message is nothing but praise, thanks, or a word on the talk itself."""
    line = plain(part)
    return bool(line) and (nods(part) or re.fullmatch(_rules()["remarks"], line) is not None)


def praises(text: str) -> bool:
    """Whether a remark thanks or praises, so that he seems to be done."""
    return re.search(_rules()["praises"], plain(text)) is not None


def without_remarks(turn: Turn) -> Turn:
    """The turn without the parts that are no answer to anything, where anything else is said."""
    parts = parts_of(turn.text)
    kept = [part for part in parts if not _aside(part)]
    return replace(turn, text=" ".join(kept)) if kept and len(kept) < len(parts) else turn


def without_lead(text: str) -> str:
    """A text without what leads up to a new try ("ok opnieuw dan: ...")."""
    return re.sub(_rules()["lead"], "", text, count=1, flags=re.IGNORECASE).strip() or text


def without_labels(text: str) -> str:
    """A text without the words before a colon that only say which question it answers ("waarom ik wil: ...")."""
    return re.sub(_rules()["label"], "", text, flags=re.IGNORECASE | re.MULTILINE).strip() or text


def asking(text: str) -> tuple[str, ...]:
    """The questions to us in a text, by their form or after "als ze vragen"; not what we are asked to do."""
    found = (clause.text for clause in questions.clauses(text) if _asked(clause))
    return tuple(one for one in found if not requested(one) and not re.search(_rules()["wishes"], plain(one)))


def requests(text: str) -> bool:
    """Whether a message surely asks us to do something ("wil jij de fauten der uit haalen"), and tells no wish of his
    own life."""
    line = plain(in_normal_spelling(text))
    return surely("requests", text) and any(re.search(_rules()[name], line) for name in ("wishes", "orders"))


def beside(text: str) -> str:
    """What is said beside the questions."""
    return " ".join(one.text for one in questions.clauses(text) if not _asked(one)).strip()


def plain(text: str) -> str:
    """A line in small letters, without signs and pictures."""
    return " ".join(re.sub(r"[^\w' ]+", " ", text.lower().replace("’", "'")).split())


def _asked(clause: questions.Clause) -> bool:
    supposed = re.match(_rules()["supposed"], plain(clause.text)) is not None
    opens = clause.text.endswith("?") and re.match(_rules()["open"], plain(clause.text)) is not None
    return supposed or (clause.asks and (opens or questions.by_form(clause.text)))


def _aside(part: str) -> bool:
    """Whether a part is a remark with a word of its own; a bare yes or no is an answer."""
    return remarks(part) and praises(part)


def parts_of(text: str) -> list[str]:
    """The parts of a message that may each be of another sort."""
    return [part for part in re.split(_rules()["cut"], text.strip()) if part.strip()]


def _rules() -> Any:
    return load("gids")["sorts"]
