"""Somebody in the house is the best help, where nothing says that he may be the danger. The words: `dichtbij` and
`violence` in `crisis_woorden.yml`."""

from __future__ import annotations

import re

from bot.content import load
from bot.conversation.danger import hearing, trusted
from bot.conversation.danger.step import CrisisStep
from bot.conversation.intake import Talk
from bot.core.signal import Assessment
from bot.services.parts import Parts

_VIOLENT = frozenset({"geweld", "uitbuiting", "dreiging"})
# Dangers in which somebody near may be who does it, so that who is named is looked at more closely.
_BY_ANOTHER = frozenset(
    {"geweld", "geweld_nu", "seksueel", "uitbuiting", "dreiging", "dreiging_nu", "dakloos", "psychose"}
)

# By these somebody to go to was named.
_NEAR = ("dichtbij", "vertrouwd", "bij_iemand", "iemand_komt", "slaapt", "gaat_naar")
_THERE = ("dichtbij", "slaapt")


def heard(parts: Parts, talk: Talk, said: str | None) -> str | None:
    """The reply that a message means; None for somebody near where it tells of more, or violence was named before.

    Who goes "naar haar toe" goes to whom he named before, unless that is somebody who is dead.
    """
    if said == "naar_toe":
        return said if parts.assess(talk.inbound.text).level != "crisis" and _named(talk) else None
    if said == "gaat_naar":
        return said if _goes(parts, talk) else None
    if said == "alleen_kamer":  # who is in the house is somebody to go to, unless nobody is, or he may be the danger
        empty = any(hearing.has("nobody_home", hearing.plain(text)) for text in (*talk.earlier, talk.inbound.text))
        return "alleen_nu" if empty or _violence(parts, talk) else said
    if said in _THERE and talk.crisis is not None and {talk.crisis.kind, talk.crisis.danger} & _BY_ANOTHER:
        return said if calm(parts.assess(talk.inbound.text)) and not _is_danger(talk) else None
    if said not in _THERE or (calm(parts.assess(talk.inbound.text)) and not _violence(parts, talk)):
        return said
    return None


def _goes(parts: Parts, talk: Talk) -> bool:
    """Whether he goes to somebody who is alive and, after violence, is not who may be the danger."""
    if parts.assess(talk.inbound.text).level == "crisis":
        return False
    told = () if trusted.whom(talk.inbound.text) else talk.earlier  # "naar hem" may be one of whom he told before
    if any(hearing.has("gone", hearing.plain(text)) for text in (*told, talk.inbound.text)):
        return False
    dangers = set() if talk.crisis is None else {talk.crisis.kind, talk.crisis.danger} - {"dakloos"}
    return not (dangers & _BY_ANOTHER and _is_danger(talk))


def _is_danger(talk: Talk) -> bool:
    """Whether somebody who is named now stood in a message before in which somebody did harm: he may be who does it."""
    family = hearing.has("family", hearing.plain(talk.inbound.text))
    if talk.crisis is not None and talk.crisis.danger == "dakloos" and family:
        return True  # it may be the door that was shut
    kin = re.compile(rf"\b(?:{load('crisis_woorden')['lists']['helper']})\b")
    named = set(kin.findall(hearing.plain(talk.inbound.text)))
    harms = [words for words in map(hearing.plain, talk.earlier) if hearing.has("violence", words)]
    other = family and any(hearing.has("family", words) for words in harms)
    return other or any(named & set(kin.findall(words)) for words in harms)


def _named(talk: Talk) -> bool:
    """Whether somebody alive was named before to whom he can go."""
    texts = (*talk.earlier, talk.inbound.text)
    if talk.crisis is None or any(hearing.has("gone", hearing.plain(text)) for text in texts):
        return False
    kinds, about = (talk.crisis.kind, talk.crisis.danger), talk.crisis.about
    clauses = [part for text in texts for part in re.split(r"[.,!?;\n]+", text) if part.strip()]
    told = any(hearing.among(_NEAR, clause, kinds, about) is not None for clause in clauses)
    return told or any(CrisisStep.parse(key).block.removeprefix("answers.") in _NEAR for key in talk.blocks)


def calm(alone: Assessment) -> bool:
    """Whether a message by itself has no level and no doubt."""
    return alone.level == "none" and alone.doubt is None


def _violence(parts: Parts, talk: Talk) -> bool:
    """Whether violence was named before: in a block, a message or a case that is open."""
    kinds: set[str | None] = {CrisisStep.parse(key).danger for key in talk.blocks}
    for verdict in map(parts.assess, talk.earlier):
        kinds |= {verdict.kind, *verdict.also, verdict.doubt.kind if verdict.doubt else None}
    if talk.learner is not None:
        with parts.begin() as uow:
            kinds |= {case.kind for case in uow.cases.live_of(talk.learner.id)}
    told = any(hearing.has("violence", hearing.plain(text)) for text in talk.earlier)
    return told or not _VIOLENT.isdisjoint(kinds)
