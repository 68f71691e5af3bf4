"""Read everything that one messy message says for a cv, whatever question is open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.cv import Change, CvSaid, Said, Told, Work
from bot.language.analysis import Language
from bot.language.cv.answers import read_answer
from bot.language.cv.bare import name_again, question_for
from bot.language.cv.exclaimed import only_exclaims, without_exclaims
from bot.language.cv.flow import Flow
from bot.language.cv.lists import part
from bot.language.cv.mending import meant_removals
from bot.language.cv.person import read_person
from bot.language.cv.said_right import of_before, without_the_wrong
from bot.language.cv.seeing import Eyes
from bot.language.cv.tagging.second import Tags, second_look
from bot.language.cv.talk import Talk
from bot.language.cv.turns import (
    agreed,
    all_said,
    checked,
    closed_alone,
    is_whole,
    none_said,
    private_in,
    refused,
    vso_school,
    vso_wish,
)
from bot.language.dates import amsterdam_date

_PICTURES = re.compile("[\u2190-\u2bff\u200d\ufe0f\U0001f000-\U0001faff]+")  # emoji and arrows
MAX_CHARACTERS = 10_000  # read for facts; twice what any chat service delivers in one message
_VSO = "vso"  # a school that stays out of a cv; who corrects himself to it wants it to stand there
_CANNOT_BE_NONE = frozenset({"name", "contact", "place"})  # "nee" to these is a refusal


class CvReader:
    """Reads facts for a cv. Cheap to make: lists and spaCy are loaded at the first message. Thread-safe."""

    def __init__(self, language: Language, tagger: Tags | None = None) -> None:
        """`tagger` looks a second time at what the rules read of work; without one the rules stand alone."""
        self._eyes, self._tagger = Eyes(language), tagger

    def read(
        self, text: str, *, question: str | None = None, now: datetime, source: str = "", others: Sequence[str] = (),
        called: str = "",
    ) -> CvSaid:  # fmt: skip
        """Return what `text` says for a cv.

        `question` is the open question ("work.2.tasks") or None, `others` what might be answered instead, the
        likeliest first; `called` the name that is known; `now` is zone-aware; `source` is the id of the message,
        which each fact keeps. What is doubtful, joked, planned, or about somebody else is left out; what a tagger
        holds to be something that he did, and is not sure enough of, is `offered`.
        """
        if only_exclaims(text):
            return CvSaid(question=question)
        talk = self._eyes.see(_bare_wish(without_exclaims(text[:MAX_CHARACTERS])), amsterdam_date(now), source)
        right, level = without_the_wrong(talk)
        if right:
            again = self.read(right, question=question, now=now, source=source, others=others, called=called)
            return replace(again, vso=True) if level == _VSO and again.vso is None else again
        vso = vso_wish(talk, question)
        short = _in_short(talk, question, vso)
        if short is not None:
            return short
        facts, offered = _by_rules(talk, question, others, called), tuple[Work, ...]()
        vso = True if vso is None and any(_to_vso(one) for one in facts) else vso
        if vso and question == "vso":
            facts.append(vso_school(talk))
        declined = refused(talk, question)
        if self._tagger is not None and not declined:
            facts, offered = second_look(talk, facts, question, others, self._tagger)
        unknown = {question} if question and not facts and not declined and is_whole(talk, "UNKNOWN") else set()
        return CvSaid(
            facts=tuple(facts), question=question, refused=frozenset(declined), unknown=frozenset(unknown),
            none=frozenset(_has_none(talk)), private=frozenset(private_in(talk)), vso=vso, closed=all_said(talk),
            offered=offered,
        )  # fmt: skip


def _by_rules(talk: Talk, question: str | None, others: Sequence[str], called: str) -> list[Said]:
    """What the rules read, to the question that the message answers."""
    answered = name_again(talk, question, called) or question_for(talk, question, others)
    facts = of_before(talk, _once(_facts(talk, answered, called)))
    if question and is_whole(talk, "UNKNOWN"):
        facts = [one for one in facts if not _only_still(one)]
    return facts


def _in_short(talk: Talk, question: str | None, vso: bool | None) -> CvSaid | None:
    """What a message says that is nothing but a yes, a no or "klaar"; None for any other."""
    if question and question.startswith("check."):
        answer = [one for _, one in checked(talk, question)]
        if answer:
            return CvSaid(tuple(answer), question)
    if none_said(talk):
        return _none(question)
    if agreed(talk):
        return CvSaid(question=question, vso=vso)
    return CvSaid(question=question, closed=True) if closed_alone(talk) else None


def _bare_wish(text: str) -> str:
    """ "ik frans spreek" of "zet erbij dat ik frans spreek"."""
    text = _PICTURES.sub(" ", text)
    return re.sub(part("gesprek", "asks_to_add"), "", text, count=1, flags=re.IGNORECASE)


def _only_still(said: Said) -> bool:
    """Whether "weet ik niet meer" was read as no longer being there."""
    return isinstance(said, Work) and not (
        said.kind or said.employer or said.role or said.tasks or said.start or said.length
    )


def _to_vso(said: Said) -> bool:
    return isinstance(said, Change) and said.field == "level" and said.fact.value == _VSO


def _once(facts: list[Said]) -> list[Said]:
    """The facts without a skill that is the end of another one: "met mensen" beside "goed met mensen"."""
    skills = [one.fact.value.lower() for one in facts if isinstance(one, Told) and one.field == "skills"]
    return [
        one for one in facts
        if not (isinstance(one, Told) and one.field == "skills"
                and any(other.endswith(f" {one.fact.value.lower()}") for other in skills))
    ]  # fmt: skip


def _none(question: str | None) -> CvSaid:
    """What "nee" or "niks" says to the open question."""
    if question is None:
        return CvSaid()
    if question in _CANNOT_BE_NONE:
        return CvSaid(question=question, refused=frozenset({question}))
    return CvSaid(question=question, none=frozenset({question}))


def _facts(talk: Talk, question: str | None, called: str = "") -> list[Said]:
    """Everything that the message states, in its order."""
    name, *rest = (question or "").split(".")
    topic = name if name in ("work", "education") else ""
    key = int(rest[0]) if topic and len(rest) == 2 and rest[0].isdecimal() else 0
    found = list(read_person(talk, question, called))
    flow = Flow(talk, topic, key, rest[-1] if rest else name)
    found += flow.read(question)
    if question and not refused(talk, question) and not is_whole(talk, "UNKNOWN") and not is_whole(talk, "CLOSED"):
        found += read_answer(talk, question, key, found)
    return meant_removals([said for _, said in sorted(found, key=lambda one: one[0])])


def _has_none(talk: Talk) -> set[str]:
    """Return the questions to which the message says, unasked, that there is none."""
    said = {tag.id for tag in talk.tags("HAS_NONE") if not talk.not_his(talk.clause_of(tag.begin))}
    return said
