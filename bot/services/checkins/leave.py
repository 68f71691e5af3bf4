"""What a message means for the question whether the coach may know, also when that is not the open question."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.content import load
from bot.core.checkin import UNKNOWN, YES_NO, Answer
from bot.core.conversation import Message
from bot.meaning import meant
from bot.services.checkins.turns import Turn
from bot.services.escalations import cases
from bot.services.people import learners
from bot.services.talk.routed import refused
from bot.services.talk.sessions import LEAVE
from bot.understanding.answers.plain_leave import plain_leave
from bot.understanding.answers.surely_agreed import in_question, no_call, wished
from bot.understanding.kind import acknowledging
from bot.understanding.moves import spoken
from bot.understanding.moves.farewells import no_need
from bot.understanding.questions.asked_for import asks

_WAYS = ("liever een appje", "liever een mailtje", "ja")  # ways to be reached that say no time
_KNOWING = ("alleen de coach", "iedereen mag het weten")
_NODDED = ("hulp", "bellen", "wie_weet")  # questions that "doe maar" answers itself
_BARE = 3  # words of a yes that says nothing else
NOTICED = "verteld"  # among what was asked: he heard what becomes of it
_PERSON = ("iemand bellen", "iemand spreken")


def implied(answers: dict[str, Answer], text: str, question: str | None) -> dict[str, Answer]:
    """The answers, with leave where they imply it: who asks to be called, or says when, wants it (004:67).

    How he does not want it is no leave, and neither is "app maar" or "help me", unless leave was asked for; nor is a
    time at which he can be reached, where nobody offered a call and he asks for nothing ("na 4 uur dan ik thuis").
    A plain yes or no to the question for leave is an answer to it.
    """
    answers = _implied(answers, text, question)
    return {**plain_leave(text), **answers} if question == LEAVE and LEAVE not in answers else answers


def _implied(answers: dict[str, Answer], text: str, question: str | None) -> dict[str, Answer]:
    wish, call = answers.get("hulp"), answers.get("bellen")
    asked = question == LEAVE and not denies(text)
    ways = [] if call is None or call.refused else [one for one in call.value.split(", ") if "niet" not in one]
    no = question == LEAVE and denies(text) and not re.search(load("onderbreking")["call"], text.lower())
    wished_for = call is not None and not no_call(text, question) and (question in _NODDED or wished(text, call))
    when = wished_for and any(one not in _WAYS for one in ways)
    says = not no and (when or (asked and bool(ways)))  # "nee, en de 1e is over 2 weken" says no time
    wants = wish is not None and (wish.value in _PERSON or (asked and wish.value == "ja"))
    known = answers.get("wie_weet")
    only = asked and known is not None and known.value in _KNOWING
    if (wants or says or only) and LEAVE not in answers:
        answers[LEAVE] = Answer("ja", text)
    return answers


def only_asked(text: str) -> bool:
    """Whether the words of leave in a message stand in nothing but a question: "mag dat wel" is no yes, and "mag je het
    wel zeggen hoor" is one, by what it means."""
    return in_question(text, load("onderbreking")["later_leave"])


def put_aside(text: str) -> bool:
    """Whether a message is a yes to telling and nothing else, where that was asked a while ago: "jaaa doe maar"."""
    return re.search(load("onderbreking")["put_aside"]["words"], " ".join(text.lower().split())) is not None


def as_asked(turn: Turn, words: str) -> tuple[bool, Message | None]:
    """Whether a yes is to our question, with all whom it names, and not to the coach by name; and the message that it
    stands in, where that says more than yes."""
    named = LEAVE in turn.checkin.asked and "coach" not in words.lower()
    typed = turn.message is not None and turn.message.payload is None and bool(turn.message.sealed)
    said = turn.parts.vault.open(turn.message.sealed) if turn.message is not None and typed else ""
    return named, turn.message if len(said.split()) > _BARE else None


def waits(turn: Turn) -> bool:
    """Whether leave was asked for in this check-in, and answered with neither yes nor no."""
    said = turn.answers.get(LEAVE)
    if LEAVE not in turn.checkin.asked or (said is not None and said.value != UNKNOWN):
        return False
    case = cases.talked_of(turn.uow.cases.live_of(turn.learner.id))
    return case is not None and case.leave == "asked"


def later(turn: Turn, text: str, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """What words say of leave that was asked for and passed over, while something else is asked now: "ja wil hulp",
    "app maar", "vertel het maar". A bare yes or no answers the question of now."""
    if LEAVE in answers or not waits(turn):
        return {}
    rules, words = load("onderbreking"), text.lower()
    if no_need(text) and not re.search(rules["call"], words) and "bellen" not in answers:
        return {LEAVE: Answer(YES_NO[1], text)}  # "niks nodig": for now nobody is told
    if turn.checkin.question == LEAVE:
        return {}
    said = re.search(rules["later_leave"], words) or re.search(rules["later_no"], words)
    plain = (said is not None and not only_asked(text)) or (turn.checkin.question not in _NODDED and put_aside(text))
    read: dict[str, Answer] = {}
    for question in (*((LEAVE,) if plain else ()), *(("bellen",) if re.search(rules["call"], words) else ())):
        seen = turn.parts.reader.read(text, question=question, profile=turn.learner.profile, now=turn.parts.now())
        read |= {name: seen[name] for name in (LEAVE, "bellen", "wie_weet") if name in seen}
    found = (implied if plain else _implied)({**read, **answers}, text, LEAVE)
    return {name: found[name] for name in (LEAVE, "bellen", "wie_weet") if name in found and name not in answers}


def refused_help(turn: Turn) -> bool:
    """Whether he said in so many words that he wants no help: leave is not put again then, nor is more said of it."""
    said = turn.answers.get("hulp")
    return said is not None and said.value == YES_NO[1] and refused(said.words) != ""


def unsent(turn: Turn, before: str | None, text: str, *, leaving: bool = False) -> tuple[str, ...]:
    """What becomes of what he told, where the question for leave was let pass: at the end of the check-in, or where he
    leaves (`leaving`) after it was put for the last time; never in the middle of what he tells. A doubt in answer to
    that question (`before`) hears it at once. Once in a check-in, and not in answer to a question or to something that
    is hard to say (`untimely`): then with what he writes next (afterwards.py)."""
    tries, answer = turn.parts.policies.agendas[turn.learner.profile].tries, turn.answers.get(LEAVE)
    doubts = before == LEAVE and answer is not None and answer.value == UNKNOWN
    passed = leaving and turn.checkin.question != LEAVE and turn.checkin.asked.count(LEAVE) >= tries
    if not (doubts or passed or turn.checkin.question is None) or (not doubts and untimely(text)):
        return ()
    return notice_of(turn)


def notice_of(turn: Turn) -> tuple[str, ...]:
    """What becomes of what he told, once in a check-in, while leave waits; nothing where he wants no help."""
    if NOTICED in turn.checkin.asked or not waits(turn) or refused_help(turn):
        return ()
    turn.checkin.asked = [NOTICED, *turn.checkin.asked]
    case = cases.talked_of(turn.uow.cases.live_of(turn.learner.id))
    willing = learners.may(turn.uow, turn.learner, "coach") and not (case is not None and case.who_knows)
    return ("utter_later_verteld" if willing else "utter_niet_verteld",)


def untimely(text: str) -> bool:
    """Whether a message asks something, denies a danger, or tells something hard: it is answered by itself."""
    rules, told = load("strekking"), meant(text)
    hard = sum(told.words[one] for one in rules["quotes"]["hard"]) >= rules["quotes"]["least"]
    shaken = max(told.answers["stem-"], told.words["crisis"] * 2) >= rules["quotes"]["least"]
    return asks(text) or acknowledging.felt(text) or spoken.fears(text) or hard or shaken


def denies(text: str) -> bool:
    """Whether a no stands in a message, apart from one about calling."""
    rules = load("onderbreking")["leave"]
    parts = re.split(rules["cut"], text.lower())
    return any(re.search(rules["denied"], part) and not re.search(rules["by_phone"], part) for part in parts)
