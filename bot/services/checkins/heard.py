"""From one message to what it means for an open check-in: answers, an interruption, or a wish to leave."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, QUESTIONS, UNKNOWN, YES_NO, Answer
from bot.language.calling import read_times_to_call
from bot.services.checkins.correcting import corrected
from bot.services.checkins.leave import denies, implied
from bot.services.checkins.no_answer import AGREED, met_beside, only_asks, read, unanswered_beside
from bot.services.parts import Parts
from bot.services.talk.asides import aside, foreign, once
from bot.services.talk.routed import routed, stop_meant
from bot.services.talk.sessions import LEAVE
from bot.understanding.answers.guessing import guessed_answer
from bot.understanding.answers.part_leave import for_part
from bot.understanding.answers.refused_of import of_what_he_named
from bot.understanding.answers.remarks import remark, unknown
from bot.understanding.answers.second_look import looked_over, nods, sour
from bot.understanding.moves import leaving
from bot.understanding.moves.courtesy import met_politely
from bot.understanding.moves.farewells import left, rests_surely, sure_goodbye
from bot.understanding.moves.fed_up import fed_up
from bot.understanding.moves.helped import others
from bot.understanding.moves.leaving import goodbye, parting, plainly, quits, stays, told_beside, unclear, without_us
from bot.understanding.moves.nodding import read_ours, takes_up, told
from bot.understanding.questions import guide_wish
from bot.understanding.questions.about_ours import explains
from bot.understanding.questions.asked_for import Asked, asked_for, asks
from bot.understanding.questions.half_told import search
from bot.understanding.said import PIECE, Heard, Said


def hear(parts: Parts, said: Said, question: str | None, profile: str, recent: Sequence[str] = ()) -> Heard:
    """What `said` means while `question` is open; `recent` names what the message before it answered."""
    if said.choice:
        tapped = PIECE in said.choice
        return Heard(_chosen(said), aside=tapped, informs=tapped)
    asked = asked_for(said.text, said.earlier)
    words = without_us(asked.rest if asked.subjects else said.text)  # a question is no answer to ours
    answers = corrected(parts, words, read(parts, words, question, profile), recent, question, profile)
    answers = _soured(implied(answers, said.text, question), said, question)
    answers = of_what_he_named(_second_look(parts, words, answers, question, profile), words, question)
    answers = for_part(answers, words, question)
    if read_ours(said.text, question, said.last) or _nods(said, answers, question):
        return Heard(aside=True, free=True)
    heard = _asked(said, asked, answers, question) or (
        _refusing(said, question)
        or routed(said, answers, question)
        or _parting(parts, said, question, profile)
        or left(said.text, answers)
        or _by_others(said, answers)
        or _met(said, answers, question)
        or met_politely(said.text, answers)
        or guide_wish.heard(said, answers, question)
        or _interrupted(parts, said, answers, question, profile)
        or _answered(said, answers, question)
    )
    if asked.subjects and not heard.leaves:  # what was found is shown, whatever else the message asks for
        return replace(heard, aside=heard.aside or not heard.answers, informs=True)
    return _not_swallowed(said, heard)


def _nods(said: Said, answers: Mapping[str, Answer], question: str | None) -> bool:
    """Whether a message only takes up what we told before the question: "oke goed om te weten"."""
    arranged = question in AGREED or bool(set(answers) - {question})
    return not arranged and told(said.last) and nods(said.text, question)


def _second_look(
    parts: Parts, words: str, answers: dict[str, Answer], question: str | None, profile: str
) -> dict[str, Answer]:
    now = parts.now()
    return looked_over(
        words, answers, question, lambda name: read(parts, words, name, profile),
        lambda name: parts.reader.read(words, question=name, profile=profile, now=now),
    )  # fmt: skip


def _asked(said: Said, asked: Asked, answers: dict[str, Answer], question: str | None) -> Heard | None:
    """A question of his that is answered before anything else: by a piece, by what ours means, or by a talk of its own.
    Where help is asked about, a wish for help comes first."""
    wishes = question == "hulp" and not ("hulp" in answers and answers["hulp"].value == YES_NO[1])
    if asked.subjects and (asked.own or not wishes):
        return Heard(answers, aside=not answers, informs=True)
    if not asked.subjects and (why := explains(said.text, question, said.before)):
        return Heard(answers, (why,), aside=not answers)
    named = guide_wish.wished(said.text) is not None and not goodbye(said.text, question)
    if named and (wish := guide_wish.heard(said, answers, question)) is not None:
        return wish
    if not set(answers) - {"hulp"} and search(said.text, said.earlier):
        return Heard(answers, aside=not answers, informs=True)
    return None


def _not_swallowed(said: Said, heard: Heard) -> Heard:
    """What was heard; where it answers something, a question beside it that we have no piece for is met too."""
    arranged = any(name in AGREED and one.value != YES_NO[1] for name, one in heard.answers.items())
    silent = heard.responses or heard.leaves or heard.informs or not heard.answers or arranged
    if silent or not unanswered_beside(said.text):
        return heard
    rule = _meant(said)
    own = rule.get("say", ()) if rule and said.intent in ("bot_challenge", "privacy") else ()
    met = tuple(own) or remark(said.text) or met_beside(said.text)
    return replace(heard, responses=met or ("utter_vraag_onbekend",))


def _parting(parts: Parts, said: Said, question: str | None, profile: str) -> Heard | None:
    """A goodbye, or "not now": the talk rests; what is told beside it is taken. Agreements are no goodbye."""
    if not goodbye(said.text, question):
        return None
    told, no = told_beside(said.text), re.match(r"(?:nee|neee*|nah)\b", said.text.lower())
    read = parts.reader.read(told, question=question, profile=profile, now=parts.now()) if told else {}
    answers = implied(dict(read), told, question)
    if no and question in ("hulp", LEAVE):
        answers[question] = Answer(YES_NO[1], said.text)
    agreed = question == "hulp" or bool({LEAVE, "bellen"} & set(answers))
    return Heard(answers) if answers and agreed else Heard(answers, (parting(said.text),), leaves="rest")


def _refusing(said: Said, question: str | None) -> Heard | None:
    """An angry no to help is that no, and the talk rests; enough of our questions ends
    them for today; "ermee" without a word of what it is, is asked."""
    if question in ("hulp", LEAVE) and leaving.refuses_help(said.text):
        return Heard({question: Answer(YES_NO[1], said.text)}, ("utter_geen_hulp",), leaves="rest")
    if fed_up(said.text, question):
        no = {question: Answer(YES_NO[1], said.text)} if question in ("hulp", LEAVE) else {}
        return Heard(no, ("utter_genoeg",), leaves="end")
    short = len(said.text.split()) <= load("weggaan")["pointing"]["most"]
    if short and leaving.pointing(said.text) and unclear(said.text):
        return Heard({}, ("utter_stop_bedoeld",), aside=True)
    return None


def _by_others(said: Said, answers: Mapping[str, Answer]) -> Heard | None:
    """Somebody else helps him, or may call: no wish for our coach."""
    say = others(said.text) if not set(answers) - {"hulp"} else ()
    return Heard({}, say, aside=True) if say else None


def _met(said: Said, answers: Mapping[str, Answer], question: str | None) -> Heard | None:
    """What is wholly an aside, or has enough of our questions."""
    foreign_answer = bool(answers) and foreign(said.text) is not None
    say = None if question in answers or foreign_answer else aside(said.text)
    if say is not None:
        return Heard({}, passed_over(say, said), aside=True)
    told = answers.get(question or "")
    open_still = told is None or told.refused
    tired = open_still and re.search(load("onderbreking")["tired"], said.text.lower())
    return Heard({}, ("utter_later_verder",), leaves="rest") if tired else None


def _interrupted(
    parts: Parts, said: Said, answers: dict[str, Answer], question: str | None, profile: str
) -> Heard | None:
    """What the engine is sure of and the words bear out: a wish, a question, a stop."""
    rules, rule = load("onderbreking"), _meant(said)
    if rule and rule.get("leaves"):
        if question in rules["plain"]["open"] and (call := _call_time(parts, said, profile)) is not None:
            return Heard(implied({"bellen": call}, said.text, question))
        if question == LEAVE and read_times_to_call(said.text):
            return None  # a day beside a no to something else asks for no pause
        if not plainly(rule["leaves"], said.text):
            if rests := rests_surely(said, rule, answers):
                return rests
            return None if answers else sure_goodbye(said, rule) or stop_meant(rule["leaves"], said.text)
    informs = question != "hulp" and rules["intents"].get(said.intent, {}).get("informs", False)
    if informs and not (asks(said.text) or re.search(rules["wants_to_know"], said.text.lower())):
        return None  # he tells of it, and asks nothing
    if informs and set(answers) <= {"hulp"}:
        return Heard({}, aside=True, informs=True)
    if not rule or (answers and not (rule.get("always") and question not in answers)):
        return None
    if LEAVE in answers and (answers[LEAVE].value == "nee" or {"bellen", "wie_weet"} & set(answers)):
        return None  # "er hoeft niks naar mijn coach" is no wish for a person, nor is leave with how and to whom
    given = answers | {name: Answer(value, said.text) for name, value in rule.get("answer", {}).items()}
    call = _call_time(parts, said, profile) if rule.get("always") else None
    given = implied(given if call is None else {"bellen": call} | given, said.text, question)
    if rule.get("leaves") and not given:
        return Heard({}, tuple(rule["say"]), leaves=rule["leaves"])
    return Heard(given, tuple(rule["say"]), aside=not given)


def _answered(said: Said, answers: Mapping[str, Answer], question: str | None) -> Heard:
    """The answers; where there are none a remark, "weet niet", or what the engine makes of a bare yes, no or tone."""
    rules = load("onderbreking")
    if question is not None and question in answers and answers[question].value == UNKNOWN:
        return Heard(answers, tuple(rules["unknown_say"]))
    if answers or question is None:
        return Heard(answers)
    explain = re.search(rules["explain"], said.text.lower())
    if why := (f"utter_uitleg_{question}",) if explain else remark(said.text):
        return Heard({}, why, aside=True)
    if quits(said.text) or stays(said.text):
        return Heard({}, ("utter_naar_zorg" if quits(said.text) else "utter_ik_blijf",), aside=True)
    if takes_up(said.text, answers):
        return Heard(aside=True, free=told(said.last))
    if unknown(said.text, question):
        return Heard({question: Answer(UNKNOWN, said.text)}, tuple(rules["unknown_say"]))
    if question not in AGREED and only_asks(said.text):
        return Heard()
    return Heard(guessed_answer(said.text, said.intent, said.confidence, question))


def _call_time(parts: Parts, said: Said, profile: str) -> Answer | None:
    """The time of a call that the words give, where they are no "not now", and no "nee" that speaks of no call."""
    other = denies(said.text) and not re.search(load("onderbreking")["call"], said.text.lower())
    if other or not read_times_to_call(said.text):
        return None
    return parts.reader.read(said.text, question="bellen", profile=profile, now=parts.now()).get("bellen")


def passed_over(say: str, said: Said) -> tuple[str, ...]:
    """The response `say`, or none when it is for once in a talk and was given."""
    return () if once(say) and say in said.before else (say,)


def _meant(said: Said) -> Mapping[str, Any] | None:
    """What `onderbreking.yml` says of the intent, when the engine is sure and the words bear it out."""
    rules = load("onderbreking")
    rule: Mapping[str, Any] | None = rules["intents"].get(said.intent) if said.confidence >= rules["sure"] else None
    words = said.text.lower()
    if rule is None or not re.search(rule.get("needs", ""), words) or re.search(rule.get("unless", "(?!)"), words):
        return None
    return rule


def _soured(answers: dict[str, Answer], said: Said, question: str | None) -> dict[str, Answer]:
    """Nothing but good words in what is surely a complaint are sarcasm ("top hoor, weer geen loon"): so-so, where the
    message may well say something bad of that. A guess is left as it is."""
    rules = load("onderbreking")
    felt = {name for name, answer in answers.items() if QUESTIONS.get(name) == GOOD_TO_BAD}
    mixed = any(answers[name].value != GOOD_TO_BAD[0] for name in felt) or re.search(rules["but"], said.text.lower())
    if said.intent != "checkin_bad" or said.confidence < rules["sure"] or mixed:
        return answers
    soured = {name for name in felt if not answers[name].guess and sour(name, said.text, question)}
    return {name: replace(a, value=GOOD_TO_BAD[1]) if name in soured else a for name, a in answers.items()}


def _chosen(said: Said) -> dict[str, Answer]:
    """Button answers; a value that the question does not know is ignored."""
    known = {n: v for n, v in said.choice.items() if n in QUESTIONS and v in (QUESTIONS[n] or (v,))}
    return {name: Answer(value, said.text if not said.text.startswith("/") else "") for name, value in known.items()}
