"""News about applications that is told in the talk about the plan: the guide for applications takes the word."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from bot.conversation.guides.application import ApplicationGuide
from bot.conversation.guides.guide import Told, Turn
from bot.core.guided import GuidedTalk
from bot.language.news import Heard
from bot.services.guides import guided


class KnowsSteps(Protocol):
    """The guide for the plan, as far as it is needed here."""

    def about_known(self, turn: Turn) -> Told | None: ...


def taken_over(turn: Turn, guide: KnowsSteps) -> Told | None:
    """A message in the talk about applications that is about a step of the plan: `guide` takes the word."""
    talk = turn.uow.guided.talk(turn.learner.id, "plan", lock=True)
    if talk is None:
        return None
    other = replace(turn, talk=talk, state=guided.state_of(turn.parts, talk) | {"ask": "", "step": ""})
    told = guide.about_known(other)
    if told is None:
        return None
    turn.talk.active, talk.active, talk.aside = False, not told.over, False
    guided.keep(turn.parts, talk, other.state)
    return Told(told.messages)


def pass_on(turn: Turn, guide: ApplicationGuide, heard: Heard) -> Told:
    """Hand the news to `guide`; what is said next belongs to the talk about applications."""
    talk = turn.uow.guided.talk(turn.learner.id, "application", lock=True)
    if talk is None:
        talk = GuidedTalk(turn.learner.id, "application", turn.now, turn.now)
        turn.uow.add(talk)
    turn.state["ask"], turn.talk.active = "", False
    talk.active, talk.aside = True, False
    other = replace(turn, talk=talk, state=guided.state_of(turn.parts, talk), choice="")
    told = guide.hear(other, heard)
    talk.active = not told.over
    guided.keep(turn.parts, talk, other.state)
    return Told(told.messages)
