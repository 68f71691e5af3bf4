"""A guess of the classifier at uitval in what is no telling: a question that a piece answers, a number that is
corrected, an answer in a cv or the like, a place that he surely still has. It is no signal. What a rule saw stands, and
so do a doubt and a crisis.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.content import load
from bot.conversation.intake import Talk, coach_unnamed
from bot.core.signal import Assessment, at_least
from bot.services.parts import Parts
from bot.understanding.moves.routes import stays_put
from bot.understanding.questions.asked_for import asked_for, told_topics


def weighed(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    """`verdict`, or no more than what is told beside the question."""
    guessed = bool(verdict.evidence) and all(item.rule.startswith(("model:", "doubt:")) for item in verdict.evidence)
    if verdict.level != "uitval" or not guessed or talk.inbound.payload is not None or talk.crisis is not None:
        return verdict
    text = coach_unnamed(talk)
    corrects = re.search(load("controlevraag")["no_signal"]["corrects"], text.lower()) is not None
    if corrects or _guided(parts, talk) or stays_put(text):
        return Assessment("none", doubt=verdict.doubt)
    asked = asked_for(text, talk.earlier, named=True)
    if not asked.subjects or asked.told or told_topics(text):
        return verdict
    beside = parts.assess(asked.rest, talk.earlier) if asked.rest else Assessment("none")
    return verdict if at_least(beside.level, verdict.level) else replace(beside, doubt=verdict.doubt or beside.doubt)


def _guided(parts: Parts, talk: Talk) -> bool:
    with parts.begin() as uow:
        return talk.learner is not None and uow.guided.active(talk.learner.id) is not None
