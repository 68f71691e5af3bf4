"""Talk outside a check-in: ask for a person, stop, pause, be careful with a signal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from bot.content import load
from bot.core.checkin import YES_NO
from bot.core.conversation import Message, Session
from bot.core.learner import Learner
from bot.core.policy import PLACE_TOPIC
from bot.core.signal import Level, at_least
from bot.language.calling import read_times_to_call
from bot.records import UnitOfWork
from bot.services.checkins import joking
from bot.services.checkins.heard import passed_over
from bot.services.escalations import cases, quoting
from bot.services.escalations.signals import guessed
from bot.services.parts import Parts
from bot.services.people import learners
from bot.services.stored import last_inbound
from bot.services.talk import languages
from bot.services.talk.listener import KEPT, listen, with_kind_word
from bot.services.talk.routed import NO_NEED, refused
from bot.services.talk.sessions import LEAVE
from bot.understanding.answers.remarks import borne_out
from bot.understanding.kind import acknowledging
from bot.understanding.moves import jokes
from bot.understanding.moves.helped import others
from bot.understanding.moves.leaving import about_else, for_a_while, plainly, stays
from bot.understanding.moves.routes import agrees, may_rest, only_fills
from bot.understanding.said import Said

_OTHERWISE = ("action_opmerking", "action_stop", "action_ja", "action_nee")  # these hear a refusal themselves
_TO_NOTHING = (("utter_ja",), ("utter_nee",))  # answers to what was not asked
_WISH = "talk_to_human"  # the engine's name for a wish for a person
Handler = Callable[[Parts, UnitOfWork, Learner, Message | None], tuple[str, ...]]


def turn(parts: Parts, conversation: str, action: str, said: Said) -> tuple[str, ...]:
    """The responses to one message for a topic's action (see `HANDLERS`)."""
    if action not in _OTHERWISE and not said.choice and refused(said.text):
        action = "action_nee"  # he wants no help, or nobody to know: that is no wish for a person, nor anything else
    with parts.begin() as uow:
        session = uow.get(Session, conversation)
        learner = uow.get(Learner, session.learner_id) if session else None
        if session is None or learner is None:
            raise LookupError("no such conversation")
        if action == "action_opmerking":
            said = languages.told_today(parts, uow, session, said)
            responses = passed_over(said.choice.get("opmerking", ""), said) or ("utter_waar_praten",)
            languages.note(parts, uow, session, responses)
            uow.commit()
            return responses
        message = last_inbound(uow, session)
        if message is not None and jokes.is_joke(said.text) and joking.undo(parts, uow, learner, message):
            uow.commit()
            return ("utter_vergissing",) if jokes.is_mistake(said.text) else ("utter_grapje",)
        responses = _handled(parts, uow, learner, message, action, said)
        if acknowledging.glad(said.text) and responses == ("utter_fijn",):
            responses = ("utter_blij",)
        elif responses == ("utter_fijn",) and acknowledging.wary(said.text):
            responses = ("utter_dank_vertel",)  # good by its tone, and something is gone or denied in it
        if responses in (("utter_fijn",), ("utter_vervelend",)) and acknowledging.hard(said.text):
            responses = acknowledging.met(said.text, said.before)
        seen = uow.talks.signal_of_message(message.id) if message and message.id else None
        topics = () if seen is None or guessed(parts, seen) else seen.topics
        place = PLACE_TOPIC[learner.profile]
        responses = acknowledging.fitting(responses, said.text, topics, said.before, place=place)
        responses = with_kind_word(uow, message, said, responses)
        uow.commit()
        return responses


def _handled(
    parts: Parts, uow: UnitOfWork, learner: Learner, message: Message | None, action: str, said: Said
) -> tuple[str, ...]:
    """The responses of the action; what it was taken for by a guess is heard by what it says."""
    if action not in HANDLERS:
        other = ("utter_niet_mijn_vak",) if action == "action_buiten" else ()
        return listen(parts, uow, learner, message, said) or other
    if action == "action_mens" and said.intent == _WISH and only_fills(said.text):  # "ok" to an offer is an affirm
        action = "action_ja"
    responses = HANDLERS[action](parts, uow, learner, message)
    if responses not in _TO_NOTHING or (action == "action_nee" and refused(said.text)):
        return responses
    heard = listen(parts, uow, learner, message, said)
    return heard if heard and heard != (NO_NEED,) else responses


def _person(parts: Parts, uow: UnitOfWork, learner: Learner, message: Message | None) -> tuple[str, ...]:
    """The learner asks for the coach himself: that is leave enough (004:67). What his request points back at goes
    along, with its matter."""
    words = _words(parts, message)
    if say := others(words):
        return say
    signal = uow.talks.signal_of_message(message.id) if message and message.id else None
    level = signal.level if signal and signal.level != "crisis" else "attention"
    before = quoting.pointed_at(parts, uow, message)
    seen = signal or (uow.talks.signal_of_message(before.id) if before is not None and before.id else None)
    topics = seen.topics if seen and seen.about == "self" else ["contact"]
    case = cases.open_case(parts, uow, learner, level=level, topics=topics, leave="own_request", quote=message)
    if before is not None:
        quoting.add(parts, uow, case, before, whole=True)
    read = parts.reader.read(words, question=None, profile=learner.profile, now=parts.now()).get("bellen")
    if read is not None and not read.refused:
        case.call_time = read.value
        cases.note(parts, uow, case, "agreed_bellen", "learner", read.value)
    return ("utter_mens_gevraagd",)


def _stop(parts: Parts, uow: UnitOfWork, learner: Learner, message: Message | None) -> tuple[str, ...]:
    """No more messages, when the words say so; what the engine only guesses is asked."""
    words = _words(parts, message)
    if about_else(words):
        return _signal(parts, uow, learner, message, calm="utter_ik_blijf" if stays(words) else "utter_vertel_meer")
    if for_a_while(words):
        learners.pause(parts, learner, learners.PAUSE_DAYS)
        return ("utter_gepauzeerd",)
    if not plainly("stop", words):
        return ("utter_stop_bedoeld",)
    learners.stop(parts, uow, learner)
    return ("utter_gestopt",)


def _pause(parts: Parts, uow: UnitOfWork, learner: Learner, message: Message | None) -> tuple[str, ...]:
    """Not now: of a call that is waited for it is the time, of a guided talk a rest; else our messages pause, when the
    words say so. While people know of a case, or leave is asked, nothing pauses by a guess."""
    words = _words(parts, message)
    live = [case for case in uow.cases.live_of(learner.id, lock=True) if not case.is_task]
    told = next((case for case in live if case.leave in cases.TOLD), None)
    times = read_times_to_call(words)
    about_call = re.search(load("onderbreking")["call"], words.lower()) is not None
    if told is not None and (about_call or (times and not told.call_time)):
        read = parts.reader.read(words, question="bellen", profile=learner.profile, now=parts.now()).get("bellen")
        told.call_time = read.value if read is not None and times and not read.refused else words
        cases.note(parts, uow, told, "agreed_bellen", "learner", told.call_time)
        return ("utter_bellen_genoteerd",)
    if uow.guided.active(learner.id) is not None and (plainly("rest", words) or may_rest(words)):
        uow.guided.rest(learner.id)
        return ("utter_later_verder",)
    if not plainly("rest", words):
        return ("utter_ja",)
    if live:
        return ("utter_later_verder",)
    learners.pause(parts, learner, learners.PAUSE_DAYS)
    return ("utter_gepauzeerd",)


def _words(parts: Parts, message: Message | None) -> str:
    return parts.vault.open(message.sealed) if message is not None and message.sealed else ""


def _privacy(parts: Parts, uow: UnitOfWork, learner: Learner, message: Message | None) -> tuple[str, ...]:
    del parts, uow, learner, message
    return ("utter_privacy",)


def _robot(parts: Parts, uow: UnitOfWork, learner: Learner, message: Message | None) -> tuple[str, ...]:
    """Whether we are a computer, where the words ask that; else nothing: the engine took it for that by a guess."""
    del uow, learner
    return ("utter_bot_challenge",) if borne_out("bot_challenge", _words(parts, message)) else ()


def _signal(
    parts: Parts, uow: UnitOfWork, learner: Learner, message: Message | None, *, calm: str
) -> tuple[str, ...]:
    """News outside a check-in: the stored signal decides how it is met; `calm` is said when there is none."""
    signal = uow.talks.signal_of_message(message.id) if message and message.id else None
    level: Level = signal.level if signal and signal.about == "self" else "none"
    told = _told(parts, uow, learner, message) if at_least(level, "uitval") else ()
    if told:
        return told
    if at_least(level, "uitval") and signal is not None:
        if guessed(parts, signal) and level == "uitval":  # a guess opens no case: he is offered somebody to talk with
            return ("utter_naar_uitval", "utter_vraag_mens")
        cases.open_case(
            parts, uow, learner, level="uitval", topics=signal.topics, leave="asked", stopped=True, quote=message
        )
        return ("utter_naar_uitval", "utter_vraag_mens")
    return ("utter_naar_zorg", "utter_vraag_mens") if level == "attention" else (calm,)


def _told(parts: Parts, uow: UnitOfWork, learner: Learner, message: Message | None) -> tuple[str, ...]:
    """What is said to grave news while people know of his case with his leave: it is added there, and nothing is asked
    that he answered before. () where there is no such case, or he keeps it to himself."""
    case = cases.talked_of(uow.cases.live_of(learner.id, lock=True))
    if case is None or case.leave not in ("given", "standing") or case.level == "crisis":
        return ()
    return ("utter_naar_uitval", KEPT) if quoting.add(parts, uow, case, message, whole=True) else ()


def _yes(parts: Parts, uow: UnitOfWork, learner: Learner, message: Message | None) -> tuple[str, ...]:
    """A yes counts as leave when that was asked and nobody answered yet; "ja ik mis hem" is none."""
    words = _words(parts, message)
    read = parts.reader.read(words, question=None, profile=learner.profile, now=parts.now()) if words else {}
    if words and not agrees(words) and not (LEAVE in read and read[LEAVE].value == YES_NO[0]):
        return ("utter_ja",)
    for case in uow.cases.live_of(learner.id, lock=True):
        if case.leave == "asked":
            cases.leave_given(parts, uow, case, learner)
            return ("utter_mens_gevraagd",)
    return ("utter_ja",)


def _no(parts: Parts, uow: UnitOfWork, learner: Learner, message: Message | None) -> tuple[str, ...]:
    """A bare no refuses leave when that was asked and nobody answered yet."""
    del message
    for case in uow.cases.live_of(learner.id, lock=True):
        if case.leave == "asked":
            cases.leave_refused(parts, uow, case)
    return ("utter_nee",)


HANDLERS: Mapping[str, Handler] = {
    "action_mens": _person,
    "action_stop": _stop,
    "action_pauze": _pause,
    "action_privacy": _privacy,
    "action_robot": _robot,
    "action_signaal": partial(_signal, calm="utter_fijn"),
    "action_tegenslag": partial(_signal, calm="utter_vervelend"),
    "action_ja": _yes,
    "action_nee": _no,
}
