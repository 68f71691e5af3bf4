"""A worry that was only guessed is taken back by what he says later: "niks aan de hand", or that it is well there.

Never a crisis, nor what a rule or an answer gave, nor a case that somebody knows of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, QUESTIONS, Answer
from bot.core.escalation import Escalation
from bot.core.policy import PLACE_TOPIC
from bot.core.signal import Level, Signal, at_least
from bot.meaning import meant
from bot.services.checkins import turns
from bot.services.checkins.joking import better, reweigh
from bot.services.checkins.turns import STORY, Turn
from bot.services.escalations import cases
from bot.services.escalations.signals import guessed
from bot.understanding.answers.polarity import FILE, clouded
from bot.understanding.kind import acknowledging
from bot.understanding.moves import spoken
from bot.understanding.questions.asked_for import asks


def calmed(turn: Turn, text: str, fresh: Mapping[str, Answer], before: Level) -> Level:
    """How grave the talk was, without what this message takes back of earlier ones: of the place, by good news, and
    what was only guessed. `text`: his words, "" for a tap. Where he was asked on, and tells nothing that calms, the
    guess stands."""
    fresh = {name: answer for name, answer in fresh.items() if not answer.guess}  # a guess takes nothing back
    if "plek" in fresh and fresh["plek"].value == "ja":
        before = better(turn, before)
    here = turn.message.id if turn.message else None
    seen = turn.uow.talks.signal_of_message(here) if here is not None else None
    past = [one for one in _guesses(turn) if one.message_id != here]
    asked_on = bool(past) and turn.checkin.question == STORY
    if seen is not None:  # this message worries by itself
        if asked_on and seen.about == "self":
            turns.told_on(turn)
        return before
    gone = [one for one in past if _denied(turn, one, text, fresh)]
    if gone:
        for signal in gone:
            turn.uow.delete(signal)
        turn.uow.flush()
        _withdraw(turn)
        asked = list(turn.checkin.asked)
        reweigh(turn)
        turn.checkin.asked = asked  # what was asked is not asked again
        return cast(Level, turn.checkin.worst)
    if asked_on and not _neutral(text, fresh):
        turns.told_on(turn)
    return before


def calm(text: str) -> bool:
    """Whether a message says in so many words that nothing is the matter."""
    line = " ".join(text.lower().split())
    said = load(FILE)["calm"]
    told = re.search(said, line) is not None and not acknowledging.felt(text)
    return told and not clouded(re.sub(rf"^(?:nee+\b)|{said}", " ", line))


def _denied(turn: Turn, signal: Signal, text: str, fresh: Mapping[str, Answer]) -> bool:
    """Whether he says that nothing is the matter, or answers well on what the guess was about."""
    if acknowledging.felt(text) or (text and asks(text)):
        return False
    if text and calm(text):
        return True
    well = {name for name, answer in fresh.items() if QUESTIONS.get(name) == GOOD_TO_BAD and answer.value == "goed"}
    topics = spoken.of_topics(signal.topics)
    place = PLACE_TOPIC[turn.learner.profile] in signal.topics
    there = "plek" in fresh and fresh["plek"].value == "ja" and place and not _ends(turn, signal)
    bad = any(QUESTIONS.get(name) == GOOD_TO_BAD and answer.value != "goed" for name, answer in fresh.items())
    return not bad and (bool(topics and topics <= well) or there)


def _ends(turn: Turn, signal: Signal) -> bool:
    """Whether the message of a signal surely tells that his place ends: "they do not need me after Christmas" stands
    beside a yes to being there still."""
    message = turn.uow.talks.message(signal.message_id) if signal.message_id is not None else None
    if message is None or not message.sealed:
        return False
    rules, text = load("signalen")["ends"], turn.parts.vault.open(message.sealed)
    ways = (meant(text).words, meant(text, "plek").words)
    return any(sum(words[one] for one in rules["words"]) >= float(rules["least"]) for words in ways)


def _neutral(text: str, fresh: Mapping[str, Answer]) -> bool:
    """Whether he told more when he was asked, and nothing hard: it is kept, and no leave is asked for it."""
    told = len(text.split()) >= int(load(FILE)["story_words"]) and not acknowledging.felt(text)
    return told and not spoken.fears(text) and not fresh and not clouded(text)


def _guesses(turn: Turn) -> list[Signal]:
    found = turn.uow.talks.signals_of(turn.learner.id, turn.checkin.started_at)
    return [s for s in found if s.source == "message" and s.level != "crisis" and guessed(turn.parts, s)]


def _withdraw(turn: Turn) -> None:
    """Withdraw the case that only the guesses opened, where nobody knows of it yet."""
    left = turn.uow.talks.signals_of(turn.learner.id, turn.checkin.started_at)
    grave = any(at_least(one.level, "uitval") and one.about == "self" for one in left)
    for case in turn.uow.cases.live_of(turn.learner.id, lock=True):
        if not grave and _unopened(turn, case):
            cases.note(turn.parts, turn.uow, case, "taken_back", "learner")
            case.step("withdrawn")


def _unopened(turn: Turn, case: Escalation) -> bool:
    fresh = case.created_at >= turn.checkin.started_at
    return fresh and not case.is_task and case.level != "crisis" and case.leave == "asked" and case.status == "open"
