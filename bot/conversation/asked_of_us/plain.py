"""What a message plainly is: a question about us, a command, or nothing that asks for an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from bot.content import load
from bot.conversation import texts
from bot.conversation.asked_of_us.commands import plain_command
from bot.conversation.asked_of_us.wishes import is_wish, plain_wish
from bot.conversation.danger import crisis
from bot.conversation.doubt import ordinary, taken_out
from bot.conversation.intake import Talk, coach_unnamed
from bot.conversation.joining.onboarding_words import not_yet, yes_or_no
from bot.core.information import Person
from bot.core.learner import Learner
from bot.core.signal import Assessment, Evidence, at_least
from bot.language.telling import beside_permission, telling
from bot.ports import Button, Outgoing
from bot.services.parts import Parts
from bot.services.talk import information
from bot.understanding.answers import life
from bot.understanding.questions.asked_for import Asked, told_topics
from bot.understanding.questions.who_reads import own_questions
from bot.understanding.said import PIECE, Said

_ANSWER = 12  # words of an answer to our question whether he joins
_FEW = 2  # words that answer the question of a guided talk
_ARRANGED = ("bellen", "wie_weet")  # what is arranged once we may tell
_QUESTION = 8  # words of a question about us; in a longer one a guess at a crisis stands


def judged(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    """The verdict, without what is only guessed of a message that is wholly a command or a question about us.

    What a rule saw stands, and so does everything while a crisis is open. Few words in a guided talk answer its
    question. A doubt is dropped of a yes or no from who is just asked to join, and a slight one of a question that a
    piece of information answers.
    """
    guessed = all(item.rule.startswith(("model:", "doubt:")) for item in verdict.evidence)
    ruled = verdict.doubt is not None and verdict.doubt.ruled
    quiet = not (talk.crisis and crisis.is_open(talk.crisis)) and talk.inbound.payload is None
    if quiet and not ruled and life.life_news(talk.inbound.text) is not None:
        verdict = life.weighed(verdict, talk.inbound.text, guessed=guessed, calm=_calm(parts, talk))
    topics = told_topics(talk.inbound.text) if quiet and verdict.level == "none" else ()
    if topics:
        seen = (Evidence(talk.inbound.text, "told"), *verdict.evidence)
        return Assessment("attention", topics, "self", seen, doubt=verdict.doubt)
    if verdict == Assessment("none") or not guessed or ruled or (talk.crisis and crisis.is_open(talk.crisis)):
        return verdict
    text = talk.inbound.text
    few = verdict.doubt is None and verdict.level != "crisis" and len(text.split()) <= _FEW
    if few and _guided(parts, talk):  # "alle dagen" is when he can work
        return Assessment("none")
    verdict = _beside_refusal(parts, talk, verdict)
    asked = own_questions(text, talk.earlier)
    own = asked.alone and asked.own and (verdict.level != "crisis" or len(text.split()) <= _QUESTION)
    if plain_command(text, parts.today()) or plain_wish(text, parts.now()) or own:
        return Assessment("none")
    verdict = taken_out.weighed(verdict, coach_unnamed(talk), talk.earlier, parts.assess)
    answers = _guided(parts, talk) or _open_one(parts, talk) in _ARRANGED
    verdict = ordinary.weighed(verdict, text, answers=answers, earlier=talk.earlier)
    verdict = _beside_wish(parts, text, _under_leave(parts, talk, verdict))
    slight = verdict.doubt is not None and verdict.doubt.chance < float(load("controlevraag")["guided_low"])
    joins = _answers_us(talk)
    if joins and re.search(load("onboarding")["about_us"], text.lower()):
        return Assessment("none")
    return replace(verdict, doubt=None) if joins or (slight and asked.alone and asked.about <= _QUESTION) else verdict


def _beside_refusal(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    """The verdict; while a cv or the like is made, that of the words beside what is refused for it."""
    clauses = [part.strip() for part in re.split(r"[.,;!?\n]+", talk.inbound.text) if part.strip()]
    rest = [part for part in clauses if not re.fullmatch(load("gids")["refused"], " ".join(part.lower().split()))]
    if len(rest) == len(clauses) or not _guided(parts, talk):
        return verdict
    return _lowered(parts, verdict, ". ".join(rest))


def _under_leave(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    """The verdict; while we ask who may know, that of the words beside the answer ("mijn voogd mag het weten"). A
    crisis stands."""
    rest = beside_permission(talk.inbound.text)
    if rest is None or verdict.level == "crisis" or not _asks_leave(parts, talk):
        return verdict
    return _lowered(parts, verdict, rest)


def _lowered(parts: Parts, verdict: Assessment, rest: str) -> Assessment:
    """The verdict of the rest of a message, unless that alarms or is in doubt too."""
    beside = parts.assess(rest) if rest else Assessment("none")
    return verdict if beside.level == "crisis" or beside.doubt is not None else beside


def _asks_leave(parts: Parts, talk: Talk) -> bool:
    """Whether the check-in waits for who may know, or whether we may tell."""
    return _open_one(parts, talk) in ("mag_coach", "wie_weet")


def _open_one(parts: Parts, talk: Talk) -> str | None:
    """The question of the check-in that waits."""
    with parts.begin() as uow:
        open_one = uow.talks.open_checkin(talk.learner.id) if talk.learner is not None else None
        return open_one.question if open_one is not None else None


def _beside_wish(parts: Parts, text: str, verdict: Assessment) -> Assessment:
    """The verdict, with no doubt but at the words beside a wish that an institution does not hear it; a guess at such
    a wish is none at danger. That somebody at home may not know is another matter."""
    wish = telling(text)
    if verdict.doubt is None or verdict.level == "crisis" or not wish.official:
        return verdict
    beside = parts.assess(wish.rest) if wish.rest else Assessment("none")
    return replace(verdict, doubt=beside.doubt if beside.level != "crisis" else verdict.doubt)


def _answers_us(talk: Talk) -> bool:
    """Whether a message is a yes, a no or a "not yet" of who is just asked to join."""
    text = talk.inbound.text
    unjoined = talk.learner is None or talk.learner.status in ("invited", "refused")
    return unjoined and len(text.split()) <= _ANSWER and (not_yet(text) or yes_or_no(text) is not None)


def _guided(parts: Parts, talk: Talk) -> bool:
    """Whether a cv, a letter or the like is being made: then few words are an answer to its question."""
    with parts.begin() as uow:
        return talk.learner is not None and uow.guided.active(talk.learner.id) is not None


def _calm(parts: Parts, talk: Talk) -> bool:
    """Whether nothing that he said a moment ago was grave."""
    return not any(at_least(parts.assess(said).level, "uitval") for said in talk.earlier)


def own_question(talk: Talk) -> Asked | None:
    """The questions about us, or about a word of ours, that a message is and nothing else; None for anything else."""
    if talk.inbound.kind != "text" or talk.inbound.payload is not None:
        return None
    asked = own_questions(coach_unnamed(talk), talk.earlier)
    return asked if asked.own and asked.alone else None


def own_answers(
    parts: Parts, text: str, learner: Learner | None, names: dict[str, str], earlier: Sequence[str] = ()
) -> list[Outgoing]:
    """What answers the questions about us in a text, without the engine and without buttons."""
    asked = own_questions(text, earlier)
    if not asked.own:
        return []
    who = Person(learner.age_on(parts.today()), learner.profile, learner.region) if learner else Person()
    shown = information.reply(Said("", choice={PIECE: ",".join(asked.subjects)}), who)
    known = {**names, "coach": names.get("coach") or load("crisis")["iemand"]}
    return [Outgoing(texts.fill(one.text, **known)) for one in shown]


def closing(parts: Parts, talk: Talk) -> Literal["sign", "quiet"] | None:
    """Whether a message only ends the talk ("ok", a thumb) where nothing was asked: met with a sign, once."""
    last = last_said(parts, talk) if only_closes(talk) else None
    if last is None or _asks(last):
        return None
    return "quiet" if last.text == texts.system("closing").text else "sign"


def only_closes(talk: Talk) -> bool:
    """Whether a typed message has only words that end a talk, or a thumb."""
    words = " ".join(coach_unnamed(talk).lower().split())
    return talk.inbound.payload is None and re.fullmatch(load("onderbreking")["closing"], words) is not None


def told_in_pause(parts: Parts, talk: Talk, verdict: Assessment) -> Literal["noted", "quiet"] | None:
    """Whether a message is only a word more after a pause was set: it neither asks nor wants nor worries."""
    learner, words = talk.learner, " ".join(talk.inbound.text.lower().split())
    paused = learner is not None and learner.status == "paused" and talk.inbound.payload is None
    if not paused or verdict.level not in ("none", "attention") or re.search(load("onderbreking")["wants"], words):
        return None
    last = last_said(parts, talk)
    if last is None:
        return None
    if last.text in (texts.system("closing").text, texts.system("noted").text):
        return "quiet"
    return "noted" if last.buttons and all(is_wish(b.payload) for b in last.buttons) and not _asks(last) else None


def _asks(message: Outgoing) -> bool:
    """Whether a message of ours waits for an answer; buttons that only change a wish, or lead
    on from a piece of information, do not. Behind a question may
    stand how to answer it ("Typ een cijfer")."""
    offers = any(not is_wish(one.payload) and not _leads_on(one.payload) for one in message.buttons)
    return offers or message.text.rstrip().endswith("?") or re.search(r"\? Typ (?!dan\b)", message.text) is not None


def _leads_on(payload: str) -> bool:
    """Whether a button stands beside a piece of information: another piece, or a person for who wants to know more."""
    return payload.startswith("/informatie{") or payload == "/talk_to_human"


def after_stop(parts: Parts, talk: Talk) -> Literal["again", "quiet"] | None:
    """What somebody who stopped says about that: that he did, or whether it has ended, to be confirmed once; or nothing
    to answer."""
    rules, words = load("commands"), " ".join(talk.inbound.text.lower().split())
    if re.fullmatch(rules["stopped_quiet"], words):
        return "quiet"
    again = re.search(rules["stopped_again"], words) or re.search(load("gestopt")["over"], words)
    if len(words.split()) > rules["stopped_most"] or not again:
        return None
    last = last_said(parts, talk)
    return "quiet" if last is not None and last.text == texts.system("already_stopped").text else "again"


def last_said(parts: Parts, talk: Talk) -> Outgoing | None:
    """Our last message in this chat, when nothing of the learner came after it but this one."""
    with parts.begin() as uow:
        before = [m for m in uow.talks.recent(talk.account.id, 4) if (m.id or 0) < (talk.message.id or 0)]
    last = max(before, key=lambda m: m.id or 0, default=None)
    if last is None or last.direction != "out" or last.author != "bot" or not last.sealed:
        return None
    buttons = tuple(Button(title, value) for title, value in json.loads(last.payload or "[]"))
    return Outgoing(parts.vault.open(last.sealed), buttons)
