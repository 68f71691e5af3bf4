"""Which guided talk a message asks for, and what news of an application it tells beside that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.content import load
from bot.conversation.guides.application import ApplicationGuide
from bot.conversation.guides.application_known import tells_news, tells_of_known
from bot.conversation.guides.beside import in_checkin, made_last
from bot.conversation.guides.guide import Guide, Turn
from bot.conversation.guides.plan_hear import own_list
from bot.conversation.intake import Talk
from bot.core.guided import GuidedKind
from bot.ports import EngineReply
from bot.records import UnitOfWork
from bot.services.parts import Parts
from bot.understanding.questions import guide_wish

Guides = Mapping[GuidedKind, Guide]


@dataclass(frozen=True)
class Asked:
    """The talk that begins, None for none; `news` of an application is written down before it."""

    kind: GuidedKind | None = None
    news: bool = False


@dataclass(frozen=True)
class Listens:
    """What a message is held against: the guides there are, and the store in its open transaction."""

    parts: Parts
    guides: Guides
    uow: UnitOfWork

    def asked(self, talk: Talk, reply: EngineReply | None, turn: Turn | None) -> Asked:
        """The talk that a message asks for: in a check-in in so many words, else where its words bear out the engine's
        guess; another than the present one only when that is sure. A wish goes before the news that is told with it."""
        if reply is None or (turn is not None and turn.talk.aside):
            return Asked()
        text, sure = talk.inbound.text, load("gids")["switch_sure"]
        if turn is not None:
            kind = guide_wish.guessed(reply.intent, text)
            other = kind is not None and (kind == "application" or guide_wish.names(kind, text))
            begins = other and kind in self.guides and kind != turn.talk.kind and reply.confidence >= sure
            return Asked(kind if begins else None)
        told, wish = self._told(talk), guide_wish.asked(reply.intent, reply.confidence, text)
        if told == "application" and wish in self.guides and wish != told:
            return Asked(wish, news=True)
        kind = told or wish
        if told is None and not in_checkin(self.uow, talk):
            kind = self._pointed(talk, guide_wish.guessed(reply.intent, text)) or wish
        return Asked(kind if kind in self.guides else None)

    def _told(self, talk: Talk) -> GuidedKind | None:
        """What a message plainly tells of, whatever the engine takes it for: an application, or a plan of his own."""
        guide, text, learner = self.guides.get("application"), talk.inbound.text, talk.learner
        news = isinstance(guide, ApplicationGuide) and tells_news(guide.reader, text, self.parts.now())
        news = news or (learner is not None and tells_of_known(self.parts, self.uow, learner.id, text))
        return "application" if news else "plan" if own_list(text) else None

    def _pointed(self, talk: Talk, kind: GuidedKind | None) -> GuidedKind | None:
        """The guessed talk; of what he points at ("moet ik erin zetten dat ...") the one that was made last."""
        points = kind in load("gids")["made"] and guide_wish.points(talk.inbound.text)
        return (made_last(self.parts, self.uow, talk.learner.id) if points and talk.learner else None) or kind
