"""Questions in a message that a piece of information answers, whatever else is being talked about. Pure.

Which clauses ask is read by `bot/language/questions.py`. A piece is found by the clause that asks. One that says
nothing of what it is about ("moet dat", "heb je daar tips voor") gets the words before it: of this message, or of his
last ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.content import load
from bot.core.signal import Topic
from bot.language import questions
from bot.language.wanted import wanted
from bot.understanding.entries import fits
from bot.understanding.moves.routes import surely
from bot.understanding.questions.asked_beside import Matter, carried_on, goes_on, matter_of, told_already
from bot.understanding.questions.asked_scores import (
    allowed,
    compiled,
    is_own,
    likely,
    may_ask,
    meant_beside,
    meant_subject,
    spoken,
    subject_of,
    troubled,
    unannounced,
    wanted_whole,
)


@dataclass(frozen=True)
class Asked:
    """The subjects that are asked for, in order, and the words beside the questions. `about`: how many of these words
    say what a question points at; `carried`: an earlier message says it."""

    subjects: tuple[str, ...] = ()
    rest: str = ""
    told: bool = False  # nothing was asked: what was told asks for an answer
    about: int = 0
    carried: bool = False

    @property
    def alone(self) -> bool:
        """Whether the message is nothing but these questions, give or take a word."""
        beside: int = load("informatie/vragen")["questions"]["beside"]
        return bool(self.subjects) and (self.told or len(self.rest.split()) - self.about <= beside)

    @property
    def own(self) -> bool:
        """Whether they are about the bot itself, or about a word that it used."""
        return bool(self.subjects) and all(map(is_own, self.subjects))


def asked_for(text: str, earlier: Sequence[str] = (), *, named: bool = False) -> Asked:
    """What the questions in `text` ask for, after his messages `earlier` in this talk: only what clearly fits one piece
    counts, so the rest stays what it is. `named`: only by words that name it, not by what it means as a whole."""
    subjects: dict[str, None] = {}
    rest: list[str] = []
    about, carried = 0, False
    text = unannounced(text)
    clauses = questions.clauses(text)
    for clause in clauses:
        spoken_of = spoken(clause.text, (*earlier, text), asks=clause.asks) or _names_only(clause)
        subject = spoken_of or (subject_of(clause.text) if clause.asks else None)
        if clause.asks and not named and not spoken_of:
            onward = None if subject else goes_on(clause.text, earlier, _answered)
            subject = onward or meant_subject(clause.text, subject)
        if not (clause.asks or spoken_of or named) and (short := carried_on(clause.text, earlier, _answered)):
            subject, carried = short, True
        if clause.asks and subject is None and may_ask(text):
            matter = _matter(clause.text, rest, earlier, "" if named else wanted_whole(text))
            if matter is not None:
                subject, about, carried = matter.subject, about + matter.about, carried or matter.carried
        if subject is None:
            rest.append(clause.text)
        else:
            subjects[subject] = None
    if subjects:
        return Asked(tuple(subjects), " ".join(rest).strip(), about=about, carried=carried)
    asks = any(clause.asks for clause in clauses)
    if not asks and may_ask(text) and (buried := _buried(clauses)) is not None:
        return buried
    told = _told(text) or ("" if named else wanted_whole(text) or troubled(text))
    if told and _wants_none(text, told):
        return Asked(rest=text)
    return Asked((told,), text, told=True) if told else Asked(rest=text)


def _names_only(clause: questions.Clause) -> str:
    """The piece that a few words with a question mark name, which are no question by their form: "en stufi?"."""
    words = clause.text.lower()
    short = re.fullmatch(load("informatie/vragen")["questions"]["names_only"], words) is not None
    subject = subject_of(clause.text) if short and not clause.asks else None
    meant = subject is not None and likely(subject, clause.text)
    return subject if subject is not None and (meant or surely("asks", clause.text)) else ""


def _answered(text: str) -> Sequence[str]:
    return asked_for(text).subjects


def _matter(clause: str, rest: Sequence[str], earlier: Sequence[str], whole: str) -> Matter | None:
    """What a clause asks for that names no piece: what the whole message surely asks for (`whole`), else what stands
    beside it or was told before; else the piece just shown, where that tells it."""
    if whole:
        return Matter(whole, len(" ".join(rest).split()))
    if found := matter_of(clause, rest, earlier, _answered):
        both = " ".join((*rest[-1:], clause))
        return found if found.carried else replace(found, subject=meant_beside(both, found.subject))
    shown = told_already(clause, earlier, _answered)
    return None if shown is None else Matter(shown, len(" ".join(rest).split()), carried=True)


def _wants_none(text: str, piece: str) -> bool:
    """Whether a message that tells of such a thing only declines or thanks; what worries us is answered all the
    same."""
    grave = any(one["piece"] == piece and one.get("topics") for one in load("informatie/vragen")["told"])
    return not grave and (surely("declines", text) or surely("thanks", text))


def _buried(clauses: Sequence[questions.Clause]) -> Asked | None:
    """A question in the middle of a run of words, where a piece answers it: then it is one for sure."""
    for clause in clauses:
        cut = questions.buried(clause.text)
        subject = subject_of(cut[1]) if cut is not None else None
        if cut is not None and subject is not None:
            others = (one.text for one in clauses if one is not clause)
            return Asked((subject,), " ".join((*others, cut[0])).strip())
    return None


def asking(text: str) -> str:
    """The clauses of a text that ask, or the whole text where none does."""
    return " ".join(clause.text for clause in questions.clauses(text) if clause.asks) or text


def told_topics(text: str) -> tuple[Topic, ...]:
    """What it is an attention of when such a thing is told, () where it is none, or nothing such was told."""
    piece = _told(text)
    entry: Mapping[str, Any] = next((one for one in load("informatie/vragen")["told"] if one["piece"] == piece), {})
    return tuple(entry.get("topics", ()))


def _told(text: str) -> str:
    """The piece that answers what is told without a question, "" for none."""
    words = " ".join(text.lower().split())
    for one in load("informatie/vragen")["told"]:
        if fits(one, words, compiled) and allowed(str(one["piece"]), words):
            return str(one["piece"])
    return ""


def asks(text: str) -> bool:
    """Whether a message ends with a question mark, or a clause of it asks."""
    return text.rstrip().endswith("?") or questions.asks(text)


def looks_for_work(text: str) -> bool:
    """Whether a message says what work he would like, and where: that answers our question about it at any time."""
    found = wanted(text)
    return bool(found.work and found.place and compiled(load("informatie/vragen")["would_like"]).search(text))


def payload(asked: Asked) -> str:
    """What the engine is asked so that these pieces are shown."""
    return f'/informatie{{"stuk":"{",".join(asked.subjects)}"}}'
