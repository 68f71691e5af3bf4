"""Questions in a message that a piece of information answers, whatever else is being talked about. Pure.

Which clauses ask is read by `bot/language/questions.py`. A piece is found by the clause that asks. One that says
nothing of what it is about ("moet dat", "heb je daar tips voor") gets the words before it: of this message, or of his
last ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from wordfreq import zipf_frequency

from bot.content import load
from bot.content.information import OWN, phrases, pieces
from bot.core.signal import Topic
from bot.language import questions
from bot.language.asked import Slips, rarest, scores
from bot.language.wanted import wanted
from bot.services.entries import fits

_BACK = 2  # messages that a question may point at


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


def asked_for(text: str, earlier: Sequence[str] = ()) -> Asked:
    """What the questions in `text` ask for, after his messages `earlier` in this talk: only what clearly fits one piece
    counts, so the rest stays what it is."""
    subjects: dict[str, None] = {}
    rest: list[str] = []
    about, carried = 0, False
    for clause in questions.clauses(text):
        subject = _subject(clause.text) if clause.asks else None
        if clause.asks and subject is None:
            subject = _beside(clause.text, rest)
            about += len(rest[-1].split()) if subject else 0
        if clause.asks and subject is None:
            subject = _before(clause.text, earlier)
            carried = carried or subject is not None
        if subject is None:
            rest.append(clause.text)
        else:
            subjects[subject] = None
    if subjects:
        return Asked(tuple(subjects), " ".join(rest).strip(), about=about, carried=carried)
    told = _told(text)
    return Asked((told,), text, told=True) if told else Asked(rest=text)


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
        if fits(one, words, _compiled):
            return str(one["piece"])
    return ""


def asks(text: str) -> bool:
    """Whether a message ends with a question mark, or a clause of it asks."""
    return text.rstrip().endswith("?") or questions.asks(text)


def looks_for_work(text: str) -> bool:
    """Whether a message says what work he would like, and where: that answers our question about it at any time."""
    found = wanted(text)
    return bool(found.work and found.place and _compiled(load("informatie/vragen")["would_like"]).search(text))


def is_own(subject: str) -> bool:
    """Whether a piece is about the bot itself, or about a word that it used."""
    return subject in _own()


def payload(asked: Asked) -> str:
    """What the engine is asked so that these pieces are shown."""
    return f'/informatie{{"stuk":"{",".join(asked.subjects)}"}}'


def _beside(clause: str, rest: Sequence[str]) -> str | None:
    """What a question asks for with the words before it in the same message: the last clause, or all of them."""
    if not rest:
        return None
    short = len(clause.split()) <= load("informatie/vragen")["questions"]["short"]
    if not (questions.points(clause) or questions.points_back(clause) or short):
        return None
    loose = questions.points_back(clause)
    return _with(clause, rest[-1], loose=loose) or _with(clause, " ".join(rest), loose=loose)


def _before(clause: str, earlier: Sequence[str]) -> str | None:
    """What a question asks for with one of his last messages; what was asked there is answered already."""
    if not questions.points_back(clause):
        return None
    for matter in reversed(earlier[-_BACK:]):
        subject = _with(clause, matter)
        if subject is not None and subject not in asked_for(matter).subjects:
            return subject
    return None


def _with(clause: str, matter: str, *, loose: bool = False) -> str | None:
    """The subject of a question with the matter it points at; one with words of its own has to add to it, or where it
    points at the same message (`loose`) to find nothing else."""
    naming = frozenset(load("informatie/vragen")["naming"])
    found = scores(f"{matter} {clause}", phrases(), naming, _slips())
    if not questions.points(clause):
        told = scores(matter, phrases(), naming, _slips())
        more = {subject: score for subject, score in found.items() if score > told.get(subject, 0)}
        found = _enough(more) or (told if loose else {})
    return _best(f"{matter} {clause}", _enough(found))


def _enough(found: Mapping[str, int]) -> dict[str, int]:
    """The subjects that are found well enough, and are not about the bot itself."""
    least: int = load("informatie/vragen")["unasked_least"]
    return {subject: score for subject, score in found.items() if score >= least and not is_own(subject)}


def _subject(clause: str) -> str | None:
    """The subject that fits best and well enough. A rare word counts as its name where the question can only be one for
    information. What to do is no question about us."""
    rules = load("informatie/vragen")
    naming = frozenset(rules["naming"])
    if _informs().match(clause.lower()):
        naming |= _rare()
    found = scores(clause, phrases(), naming, _slips())
    best = max(found.values(), default=0)
    if best < rules["unasked_least"]:
        return None
    to_do = _compiled(rules["questions"]["what_now"]).search(clause.lower())
    if to_do and any(score == best and is_own(subject) for subject, score in found.items()):
        return None
    return _best(clause, found)


def _best(words: str, found: Mapping[str, int]) -> str | None:
    """The subject with the highest score: of two that fit alike the one whose words are rarer, unless they are about
    the bot itself."""
    best = max(found.values(), default=0)
    meant = [subject for subject, score in found.items() if score == best]
    if not meant or len(meant) == 1 or all(map(is_own, meant)):
        return meant[0] if meant else None
    return rarest(words, {subject: phrases()[subject] for subject in meant}, _slips())


@cache
def _informs() -> re.Pattern[str]:
    rules = load("language/vraagzinnen")
    lead = str(rules["lead"]).replace("{small}", str(rules["small"]))
    return _compiled(f"{lead}(?:{load('informatie/vragen')['questions']['informs']})")


def _slips() -> Slips:
    rules = load("informatie/vragen")
    return Slips(rules["one_slip"], rules["two_slips"], rules["common"])


@cache
def _rare() -> frozenset[str]:
    """The words that are a phrase by themselves and that nobody uses for anything else."""
    others = [listed for subject, listed in phrases().items() if not is_own(subject)]
    alone = (phrase.removesuffix("*") for listed in others for phrase in listed if " " not in phrase)
    most: float = load("informatie/vragen")["questions"]["rare"]
    return frozenset(word for word in alone if zipf_frequency(word, "nl") < most)


@cache
def _own() -> frozenset[str]:
    return frozenset(piece.subject for piece in pieces() if piece.topic in OWN)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
