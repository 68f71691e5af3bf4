"""Gives each message to the guide that has the learner's word, and takes the word back when it is due."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.content import load
from bot.conversation.guides import desk_asked, desk_lines, sorts
from bot.conversation.guides.beside import asks_leave, goes_on, in_checkin, own_talk
from bot.conversation.guides.guide import PREFIX, Guide, Told, Turn, menu, say
from bot.conversation.guides.offered import as_tapped
from bot.conversation.intake import Talk
from bot.core.guided import GUIDED_KINDS, GuidedKind
from bot.core.learner import Learner
from bot.core.signal import Assessment, at_least
from bot.ports import EngineReply, Outgoing
from bot.records import UnitOfWork
from bot.services.guides import guided
from bot.services.parts import Parts

WORRY = "/checkin_bad"  # the engine's words for care
VOICED: tuple[GuidedKind, ...] = ("practice",)  # talks in which a voice note is an answer
FREE: tuple[GuidedKind, ...] = ("practice", "letter")  # talks in which any words may be an answer
ELSEWHERE: tuple[GuidedKind, ...] = ("application", "letter")  # talks in which a mark or news of a life is no answer
Guides = Mapping[GuidedKind, Guide]


@dataclass(frozen=True)
class Answer:
    """What is said to a message. `engine`: what the engine is asked as well, "" for nothing.

    `silent`: the engine's own words are not passed on. `resume`: an open check-in goes on.
    """

    messages: tuple[Outgoing, ...] = ()
    engine: str = ""
    silent: bool = False
    resume: bool = False


class Desk:
    """One transaction per method, plain database work, to be run in a thread. Methods may raise `StorageDown`."""

    def __init__(self, parts: Parts, guides: Guides) -> None:
        self._parts, self._guides = parts, guides

    def take(self, talk: Talk, verdict: Assessment) -> Answer | None:
        """What the guide answers; None when no guide has the word, or it has nothing to say to this."""
        talk = as_tapped(self._parts, talk)
        with self._parts.begin() as uow:
            turn = self._turn(uow, talk)
            if turn is None or (talk.inbound.kind == "voice" and turn.talk.kind not in VOICED):
                return None
            answer = self._worried(turn, verdict, talk) or self._taken(turn, talk)
            self._keep(turn)
            uow.commit()
            return answer

    def beside(self, talk: Talk, reply: EngineReply | None) -> Answer:
        """What a guide says next to the engine's answer to a message that it left to the engine.

        `reply` is None when the engine did not answer.
        """
        intent = reply.intent if reply else ""
        with self._parts.begin() as uow:
            turn = self._turn(uow, talk)
            asked = desk_asked.Listens(self._parts, self._guides, uow).asked(talk, reply, turn)
            if asked.kind is not None and (_asks(reply) or goes_on(uow, talk)):
                answer = self._later(uow, talk, asked)
            elif asked.kind is not None:
                other = intent in load("gids")["yields"] and not in_checkin(uow, talk)  # the engine heard another wish
                told = self._begun(uow, talk, asked.kind, talk.inbound.text, news=asked.news)
                answer = Answer(told.messages, silent=other)
            elif turn is None:
                return Answer()
            else:
                answer = self._again(turn, intent, reply)
                self._keep(turn)
            uow.commit()
            return answer

    def stands(self, talk: Talk) -> tuple[Outgoing, ...]:
        """The open question of the guide that has the word, once more, after what was answered by itself."""
        with self._parts.begin() as uow:
            turn = self._turn(uow, talk)
            return self._guide(turn).again(turn).messages if turn is not None else ()

    # -- one message ---------------------------------------------------------------------------------

    def _turn(self, uow: UnitOfWork, talk: Talk) -> Turn | None:
        """The turn of the guide that has the word; of the one whose button was tapped, where that is another."""
        learner = uow.get(Learner, talk.learner.id) if talk.learner else None
        kind, choice = tapped(talk.inbound.payload)
        if learner is None or (kind is not None and kind not in self._guides):
            return None
        active = uow.guided.active(learner.id, lock=True)
        if kind is not None and (active is None or active.kind != kind):
            active = guided.take_up(self._parts, uow, learner.id, talk.account.id, kind)
        if active is None or active.kind not in self._guides:
            return None
        text = "" if talk.inbound.kind == "button" else talk.inbound.text
        state = guided.state_of(self._parts, active)
        return Turn(self._parts, uow, learner, active, state, text, choice, talk.names, talk.message)

    def _worried(self, turn: Turn, verdict: Assessment, talk: Talk) -> Answer | None:
        """Bad news in the middle: what it tells is taken in, and care comes first; once a day. Of what is past it
        comes when the talk rests or ends."""
        today = turn.today.isoformat()
        grave = at_least(verdict.level, "uitval") and verdict.about == "self"
        if not grave or not turn.text or turn.state.get("cared_on") == today:
            return None
        told = self._guide(turn).take(turn)
        if told is not None and (told.later or told.past):
            turn.state["care_later"] = turn.state.get("care_later", False) or told.later
            return self._over(turn, talk, told)
        turn.state["cared_on"], turn.talk.aside = today, True
        return Answer(engine=WORRY)

    def _care_now(self, turn: Turn) -> str:
        """The engine's words for care that waited until now, "" for none."""
        if not turn.state.pop("care_later", False):
            return ""
        turn.state["cared_on"] = turn.today.isoformat()
        return WORRY

    def _taken(self, turn: Turn, talk: Talk) -> Answer | None:
        rules, payload = load("gids"), talk.inbound.payload or ""
        if payload.startswith("/"):
            return None
        line = turn.text.strip().lower()
        if turn.talk.aside and (re.fullmatch(rules["bare"], line) or self._of_care(turn, talk)):
            return None
        turn.talk.aside = False
        if turn.talk.kind in ELSEWHERE and not turn.choice and desk_lines.elsewhere(turn.text):
            turn.talk.active = False
            return None
        if turn.choice == "begin":
            return self._over(turn, talk, self._guide(turn).begin(turn))
        if (other := desk_lines.switched(turn)) in self._guides and other is not None:
            turn.talk.active = False
            return Answer(self._begun(turn.uow, talk, other, turn.text, news=turn.talk.kind == "application").messages)
        if turn.choice == "rust" or desk_lines.rests(turn, line):
            return self._rested(turn)
        if desk_lines.waits(turn):
            return Answer((say("gids", "waits"),))
        turn, leaves = desk_lines.without_goodbye(turn)
        told = None if leaves and not turn.text else self._guide(turn).take(turn)
        if leaves and not (told is not None and told.over):
            return self._rested(turn)
        return None if told is None else self._over(turn, talk, told)

    def _of_care(self, turn: Turn, talk: Talk) -> bool:
        """Whether a message answers what the engine asked out of care, in a talk whose own answers are free words."""
        free = turn.talk.kind in FREE and not turn.choice and not sorts.sort_of(turn.text)
        return free and asks_leave(self._parts, turn.uow, talk)

    def _rested(self, turn: Turn) -> Answer:
        """The talk rests, and may be taken up again."""
        turn.talk.active = False
        rests = menu("gids", "later", [(load("gids")["go_on"], f"{turn.talk.kind}:begin")])
        return Answer((rests,), engine=self._care_now(turn), resume=True)

    def _over(self, turn: Turn, talk: Talk, told: Told) -> Answer:
        if told.over or told.then:
            turn.talk.active, turn.talk.ended_at = False, turn.now
            guided.end_session(self._parts, turn.uow, talk.account.id)
        messages = told.messages
        if told.then is not None:
            self._keep(turn)
            messages += self._begun(turn.uow, talk, told.then, "").messages
        care = self._care_now(turn) if told.over and told.then is None else ""
        asks = bool(messages and messages[-1].buttons)  # a check-in waits until that was answered
        return Answer(messages, engine=care, resume=told.over and told.then is None and not asks)

    def _later(self, uow: UnitOfWork, talk: Talk, asked: desk_asked.Asked) -> Answer:
        """What was asked is answered first: one that showed no text never has the learner's word.

        News is written down, and its talk rests. Where nothing but leave is asked, the talk that he came for follows
        the answer to that; in a check-in it is offered at the end.
        """
        kind = asked.kind
        if kind is not None and kind != "application" and own_talk(self._parts, uow, talk):
            self._begun(uow, talk, kind, talk.inbound.text, news=asked.news)
        elif asked.news or kind == "application":
            kind = "application"
            self._begun(uow, talk, kind, talk.inbound.text)
        else:
            return Answer()
        held = uow.guided.active(talk.learner.id) if talk.learner else None
        if held is not None:
            held.active, held.aside = kind != "application", kind != "application"
        return Answer()

    def _again(self, turn: Turn, intent: str, reply: EngineReply | None) -> Answer:
        """After the engine: the question once more, unless the engine asked something itself."""
        rules = load("gids")
        lost = reply is None or (intent in rules["no_news"] and not turn.talk.aside)
        same, turn.talk.aside = rules["starts"].get(intent) == turn.talk.kind, False
        if same or lost:
            return Answer(self._guide(turn).again(turn).after(*desk_lines.unmet(turn, lost=lost)).messages, silent=True)
        if _asks(reply):
            turn.talk.aside = True
            return Answer()
        return Answer(self._guide(turn).again(turn).messages)

    def _begun(self, uow: UnitOfWork, talk: Talk, kind: GuidedKind, text: str, *, news: bool = False) -> Told:
        """Begin a talk; `news` told with the wish for it is written down first, and nothing is asked of it."""
        learner = uow.get(Learner, talk.learner.id) if talk.learner else None
        if learner is None:
            return Told()
        noted = self._begun(uow, talk, "application", text).messages if news else ()
        held = guided.take_up(self._parts, uow, learner.id, talk.account.id, kind)
        state = guided.state_of(self._parts, held)
        turn = Turn(self._parts, uow, learner, held, state, text, "", talk.names, talk.message)
        told = self._guide(turn).begin(turn)
        held.active = held.active and not told.over
        self._keep(turn)
        return told.after(*desk_lines.only_noted(noted))

    def _guide(self, turn: Turn) -> Guide:
        return self._guides[turn.talk.kind]

    def _keep(self, turn: Turn) -> None:
        guided.keep(self._parts, turn.talk, turn.state)


def _asks(reply: EngineReply | None) -> bool:
    """Whether the engine's answer ends in a question."""
    return reply is not None and bool(reply.replies) and bool(reply.replies[-1].buttons)


def tapped(payload: str | None) -> tuple[GuidedKind | None, str]:
    """The kind and the choice of a button of a guide; (None, "") for anything else."""
    if payload is None or not payload.startswith(PREFIX):
        return None, ""
    kind, _, choice = payload.removeprefix(PREFIX).partition(":")
    return (kind, choice) if kind in GUIDED_KINDS else (None, "")
