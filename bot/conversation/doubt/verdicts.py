"""The verdict on a message, with what its words plainly are: a command, somebody else's, a place to stop with."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from bot.content import load
from bot.conversation import another
from bot.conversation.asked_of_us import plain
from bot.conversation.asked_of_us.wishes import read, worth_a_look
from bot.conversation.danger.step import only_guessed
from bot.conversation.doubt import graver, hints, no_signal, ordinary, surely_fine, taken_out
from bot.conversation.intake import Talk
from bot.core.signal import Assessment, Doubt, Evidence, Topic, at_least
from bot.ports import StorageDown, WrongKey
from bot.services.checkins.pointing import meant
from bot.services.escalations import checking
from bot.services.parts import Parts
from bot.understanding.answers.second_look import arranges
from bot.understanding.moves.leaving import quits, stays, without_us
from bot.understanding.questions.asked_for import told_topics


def judged(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    """`verdict`, or a milder or graver one where the words themselves say so. Raises `StorageDown`.

    A crisis needs no store: what was said before may be gone, it is answered all the same.
    """
    try:
        return _judged(parts, talk, verdict)
    except (StorageDown, WrongKey):
        if verdict.level != "crisis":
            raise
        return verdict


def _judged(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    verdict = _with_place(parts, talk, _of_both(parts, talk, _by_itself(parts, talk, verdict)))
    if talk.inbound.payload is None:
        verdict = graver.weighed(verdict, talk.inbound.text, parts.assess)
    # last, since a plain reading lowers a crisis more than a doubt
    verdict = _surely_fine(parts, talk, no_signal.weighed(parts, talk, verdict))
    verdict = _first_asked(parts, talk, verdict)
    if talk.inbound.payload is not None or talk.crisis is not None:
        return verdict
    return hints.asked_about(verdict, talk.inbound.text, talk.earlier)


def _of_both(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    """A guessed crisis with the kind that this message and the one before it tell together: "mag er niet meer in" after
    "al me shit staat buiten" is no roof, whatever it would be alone. Nothing else of the verdict changes."""
    unsure = 0 < verdict.chance < float(load("controlevraag")["first_asked_other"])
    new = talk.crisis is None and talk.inbound.payload is None and bool(talk.earlier)
    if verdict.level != "crisis" or not (new and unsure and only_guessed(verdict)):
        return verdict
    both = parts.assess(f"{talk.earlier[-1]}. {talk.inbound.text}")
    if both.level != "crisis" or both.kind is None or both.kind == verdict.kind:
        return verdict
    return replace(verdict, kind=both.kind, topics=both.topics, about=both.about)


def _surely_fine(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    """A guess at danger in what as a whole surely is something else: dropped, or asked about mildly where it may be.

    Not in a crisis, nor after anything that was in doubt.
    """
    if (verdict.level != "crisis" and verdict.doubt is None) or not _quiet(talk):
        return verdict
    seen = surely_fine.weighed(verdict, talk.inbound.text, parts.assess)
    if seen is verdict or _dark_before(parts, talk):
        return verdict
    return seen if seen.doubt is None or _may_ask(parts, talk, mild=True) else verdict


def _quiet(talk: Talk) -> bool:
    """Whether something is typed, and no crisis is open."""
    return talk.inbound.payload is None and talk.crisis is None


def _dark_before(parts: Parts, talk: Talk) -> bool:
    """Whether anything that he said a moment ago was a crisis or in doubt."""
    return any(one.level == "crisis" or one.doubt is not None for one in map(parts.assess, talk.earlier))


def _may_ask(parts: Parts, talk: Talk, *, mild: bool = False) -> bool:
    """Whether the check question may be put about this message."""
    with parts.begin() as uow:
        message = uow.talks.message(talk.message.id or 0)
        return message is not None and checking.may_ask(parts, uow, message, talk.learner, mild=mild)


def _first_asked(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    """A guess at a crisis that is none too sure is asked about plainly before anybody is alarmed.

    Not where that may not be asked now, something of a moment ago was in doubt too, or a rule or a sign spoke.
    """
    if verdict.level != "crisis":
        return verdict
    text, limits = talk.inbound.text, load("controlevraag")
    other = arranges(text) or ordinary.reads(text, talk.earlier) or taken_out.denies(text)
    other = other and not taken_out.grave(text)
    unsure = 0 < verdict.chance < float(limits["first_asked_other" if other else "first_asked"])
    if not unsure or not _quiet(talk) or not only_guessed(verdict):
        return verdict
    if _dark_before(parts, talk) or not _may_ask(parts, talk):
        return verdict
    return replace(verdict, level="attention", kind=None, doubt=Doubt(verdict.chance, verdict.about, verdict.kind))


def _with_place(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    """The verdict by what the words plainly are, with the place or habit that he wants to stop with."""
    seen = _without_us(parts, talk, another.judged(parts, talk, plain.judged(parts, talk, verdict)))
    seen = _beside_pause(parts, talk, seen)
    topics = _stops_with(parts, talk) if seen.level == "none" and talk.inbound.payload is None else ()
    if not topics or another.said_by(parts, talk) is not None:
        return seen
    evidence = (*seen.evidence, Evidence(talk.inbound.text[:80], "words:stopping"))
    return Assessment("attention", topics, evidence=evidence, doubt=seen.doubt)


def _stops_with(parts: Parts, talk: Talk) -> tuple[Topic, ...]:
    """What he wants to stop with, also where only what he told before names it: his place, or a habit."""
    text = meant(parts, talk.learner, talk.inbound.text, talk.earlier)
    place = quits(text)
    return (cast(Topic, place),) if place else () if text == talk.inbound.text else told_topics(text)


def _by_itself(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    """In a crisis that nothing but a guess began: the verdict without that guess to colour it, so that it is heard."""
    if talk.crisis is None or not talk.crisis.guess or verdict.level != "crisis" or not only_guessed(verdict):
        return verdict
    alone = parts.assess(talk.inbound.text)
    return verdict if alone.level == "crisis" else alone


def _without_us(parts: Parts, talk: Talk, seen: Assessment) -> Assessment:
    """The verdict without a guessed doubt that comes only of a no to stopping with our messages."""
    text = talk.inbound.text
    rest = without_us(text) if seen.doubt is not None and not seen.doubt.ruled and stays(text) else text
    if rest == text:
        return seen
    alone = parts.assess(rest, talk.earlier)
    return replace(seen, doubt=None) if alone.level != "crisis" and alone.doubt is None else seen


def _beside_pause(parts: Parts, talk: Talk, seen: Assessment) -> Assessment:
    """Of a message that asks for a pause, the milder verdict on what is told beside it: when to come back is no sign of
    anything. What a rule saw stands, and so do a crisis and a doubt."""
    guessed = all(item.rule.startswith(("model:", "doubt:")) for item in seen.evidence)
    if seen.level not in ("attention", "uitval") or not guessed or talk.inbound.payload is not None:
        return seen
    wish = read(talk.inbound.text, parts.now()) if worth_a_look(talk.inbound.text) else None
    if wish is None or wish.wish.what != "pause" or wish.grade != "sure":
        return seen
    told = parts.assess(wish.beside, talk.earlier) if wish.beside else Assessment("none")
    return seen if at_least(told.level, seen.level) else replace(told, doubt=seen.doubt or told.doubt)
