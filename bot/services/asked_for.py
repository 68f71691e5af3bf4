"""Questions in a message that a piece of information answers, whatever else is being talked about. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wordfreq import zipf_frequency

from bot.content import load
from bot.content.information import OWN, phrases, pieces
from bot.core.signal import Topic
from bot.language.asked import Slips, rarest, scores
from bot.language.wanted import wanted
from bot.services.entries import fits


@dataclass(frozen=True)
class Asked:
    """The subjects that are asked for, in order, and the words beside the questions."""

    subjects: tuple[str, ...] = ()
    rest: str = ""
    told: bool = False  # nothing was asked: what was told asks for an answer

    @property
    def alone(self) -> bool:
        """Whether the message is nothing but these questions, give or take a word."""
        beside: int = load("informatie/vragen")["questions"]["beside"]
        return bool(self.subjects) and (self.told or len(self.rest.split()) <= beside)

    @property
    def own(self) -> bool:
        """Whether they are about the bot itself, or about a word that it used."""
        return bool(self.subjects) and all(map(is_own, self.subjects))


def asked_for(text: str) -> Asked:
    """What the questions in `text` ask for: only what clearly fits one piece counts, so the rest stays what it is."""
    subjects: dict[str, None] = {}
    rest: list[str] = []
    for clause, asks in _clauses(text):
        subject = _subject(clause) if asks else None
        if subject is None:
            rest.append(clause)
        else:
            subjects[subject] = None
    if subjects:
        return Asked(tuple(subjects), " ".join(rest).strip())
    told = _told(text)
    return Asked((told,), text, told=True) if told else Asked(rest=text)


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
    """Whether a message ends with a question mark, or begins as a question does."""
    return text.rstrip().endswith("?") or any(asking for _, asking in _clauses(text))


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


def _clauses(text: str) -> Iterator[tuple[str, bool]]:
    """The clauses of a text, each with whether it asks; a last word with a question mark belongs to what it goes on."""
    rules = _rules()
    found: list[tuple[str, bool]] = []
    for clause in (part.strip() for part in _compiled(rules["cut"]).split(text.strip())):
        if not clause:
            continue
        asks = _asks(clause)
        if found and not found[-1][1] and _compiled(rules["what_now"]).fullmatch(clause.lower().strip(" .,")):
            found[-1] = (f"{found[-1][0]} {clause}", True)
            continue
        if not asks and found and found[-1][1] and clause.endswith("?") and len(clause.split()) <= rules["together"]:
            found[-1] = (f"{found[-1][0]} {clause}", True)
        else:
            found.append((clause, asks))
    yield from found


def _asks(clause: str) -> bool:
    rules, line = _rules(), clause.lower().replace("’", "'")
    if len(line.split()) > rules["longest"]:
        return False
    if _compiled(rules["what_now"]).search(line):
        return True
    begins = "begins" if "?" in line else "turned"
    return _compiled(f"{rules['lead']}(?:{rules[begins]})").match(line) is not None


def _subject(clause: str) -> str | None:
    """The subject that fits best and well enough: of two that fit alike the one whose words are rarer, unless they are
    about the bot itself. A rare word counts as its name where the question can only be one for information."""
    rules = load("informatie/vragen")
    slips = Slips(rules["one_slip"], rules["two_slips"], rules["common"])
    naming = frozenset(rules["naming"])
    if _compiled(f"{rules['questions']['lead']}(?:{rules['questions']['informs']})").match(clause.lower()):
        naming |= _rare()
    found = scores(clause, phrases(), naming, slips)
    best = max(found.values(), default=0)
    meant = [subject for subject, score in found.items() if score == best]
    if not meant or best < rules["unasked_least"]:
        return None
    if any(map(is_own, meant)) and _compiled(rules["questions"]["what_now"]).search(clause.lower()):
        return None  # what to do is no question about us
    if len(meant) == 1 or all(map(is_own, meant)):
        return meant[0]
    return rarest(clause, {subject: phrases()[subject] for subject in meant}, slips)


@cache
def _rare() -> frozenset[str]:
    """The words that are a phrase by themselves and that nobody uses for anything else."""
    others = [listed for subject, listed in phrases().items() if not is_own(subject)]
    alone = (phrase.removesuffix("*") for listed in others for phrase in listed if " " not in phrase)
    most: float = load("informatie/vragen")["questions"]["rare"]
    return frozenset(word for word in alone if zipf_frequency(word, "nl") < most)


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load("informatie/vragen")["questions"]
    return rules


@cache
def _own() -> frozenset[str]:
    return frozenset(piece.subject for piece in pieces() if piece.topic in OWN)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
