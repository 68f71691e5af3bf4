"""A second danger beside the one that is talked about: what is more urgent comes first, nothing that was said is lost,
and a guess of the classifier lowers nothing. Pure (`urgency` in `crisis.yml`, the words in `crisis_woorden.yml`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from bot.content import load
from bot.conversation import crisis, hearing, readback, texts
from bot.conversation.crisis import CrisisReply, Person
from bot.conversation.lines import MET, line_of, urgency
from bot.conversation.step import CrisisStep
from bot.core.signal import About, Assessment, Kind

GRAVER = ("suicidaliteit", "overdosis")  # kinds that a guess may raise an open crisis to
_ADULT = 18


def guessed(verdict: Assessment) -> bool:
    """Whether a crisis is a guess of the classifier, or is one by the messages before it only."""
    rules = [item.rule for item in verdict.evidence]
    return all(rule.startswith(("model:", "sign:")) for rule in rules) or any(r.startswith("session:") for r in rules)


def whose(verdict: Assessment, text: str) -> Assessment:
    """The verdict put to the right person: "ik maak hem af" is no word of a witness, "papa slaat mama" is one."""
    words = hearing.plain(text)
    if verdict.kind == "geweld" and hearing.has("hits_another", words) and not hearing.has("hits_me", words):
        return replace(verdict, about="other")
    if verdict.kind != "dreiging" or verdict.about != "other":
        return verdict
    own = hearing.has("own_threat", words) and not hearing.has("by_another", words)
    return replace(verdict, about="self") if own else verdict


def kept(last: CrisisStep, verdict: Assessment, text: str = "", alone: Assessment | None = None) -> Assessment:
    """The verdict in a crisis that is open: after a guess the kind and whose it is stay.

    Unless it is about the same person and graver, or about the life of another who is named, in a message that is a
    crisis by itself (`alone`: the verdict without what was said before). What is not taken over is said beside.
    """
    if not guessed(verdict):
        return verdict
    if nearer(last, text) is not None:  # words say what became of it, better than a guess
        return replace(verdict, kind=last.danger, about=cast(About, last.about))
    same = verdict.about == last.about
    if verdict.kind in GRAVER and same and (last.block in MET or urgency(verdict.kind) >= urgency(last.kind)):
        return verdict
    by_itself = alone is not None and (alone.kind, alone.about) == (verdict.kind, "other")
    if verdict.kind in GRAVER and by_itself and last.about == "self" and hearing.has("another", hearing.plain(text)):
        return verdict
    beside = (verdict.kind,) if verdict.kind in GRAVER and same and verdict.kind != last.danger else ()
    return replace(
        verdict, kind=last.danger, about=cast(About, last.about), also=(*verdict.also, *cast("tuple[Kind]", beside))
    )


def unrecorded(last: CrisisStep | None, verdict: Assessment, text: str) -> CrisisReply:
    """What is said to a crisis while the database is away, from what this process remembers.

    `text`: as `hearing` reads it, with "coach" for the name of the coach.
    """
    verdict = whose(verdict, text)
    verdict = kept(last, verdict, text) if last else verdict
    return with_second(crisis.first(verdict, Person(), last, text), verdict.also, Person(), last, verdict)


def answer_unrecorded(last: CrisisStep, text: str, payload: str | None, own: str = "") -> CrisisReply | None:
    """What is said to an answer, or to words that are none, while the database is away. `own`: the words as typed."""
    closer = nearer(last, text) if payload is None else None
    if closer is not None:
        return crisis.reply_at(closer, Person())
    said = crisis.understood(last, text, payload)
    if said is not None:
        return crisis.answer(last, said, Person())
    if not crisis.is_open(last):
        return None
    reply = crisis.follow(last, Person())
    return reply if payload is not None else readback.with_words(reply, own or text, Person(), (), kept=False)


def said_in_it(last: CrisisStep, text: str, verdict: Assessment, alone: Assessment) -> str | None:
    """What a message that is a crisis says or asks beside it: by what went before it only, or by a guess, or that help
    was called. Not where it says that the danger is now."""
    kinds, about = (last.kind, last.danger), last.about
    if nearer(last, text) is not None:
        return None
    called = hearing.among(("hulp_er", "hulp_komt"), text, kinds, about)
    itself, ruled = alone.level == "crisis", any(not item.rule.startswith("model:") for item in alone.evidence)
    if itself and ruled:
        return called
    asked = hearing.among(hearing.QUESTIONS, text, kinds, about) or hearing.soft(text, kinds, about, alone=itself)
    if asked or not guessed(verdict):
        return asked or called
    facts = [said for said in hearing.FACTS if not (itself and said in hearing.CALMER)]
    return hearing.among(facts, text, kinds, about)


def beside(last: CrisisStep, verdict: Assessment, said: str | None, *, guess: bool) -> tuple[Kind, ...] | None:
    """What is told with the answer to a message that says or asks something; None where the danger in it comes first.

    A question stays one where the danger is only guessed at: it is answered, with the line to call beside it.
    """
    if (verdict.kind, verdict.about) == (last.danger, last.about):
        return ()
    asks = said in (*hearing.QUESTIONS, *hearing.SOFT) and verdict.about == last.about
    return ("suicidaliteit",) if guess and asks and verdict.kind == "suicidaliteit" else None


def nearer(last: CrisisStep, text: str) -> CrisisStep | None:
    """The step to a message by which an open danger is now: the means, the place, the plan, a weapon, blood."""
    kind = hearing.narrowed(last.danger, (text,), last.about)
    if last.block == "answers.opgelost" or urgency(kind) <= max(urgency(last.kind), urgency(last.danger)):
        return None
    return replace(last, kind=kind, block="first", guess=False)


def with_second(
    reply: CrisisReply, also: Sequence[Kind], person: Person,
    last: CrisisStep | None = None, verdict: Assessment | None = None,
) -> CrisisReply:  # fmt: skip
    """A block with a line about each other danger, before its question; no line is named twice.

    `also`: what was said in the same message. `last`: the danger that was talked of before; `verdict`: this one, which
    waits where the one before is more urgent.
    """
    step, entries = reply.step, []
    if verdict is not None and verdict.kind and (verdict.kind, _person(verdict)) != (step.danger, step.about):
        entries.append(_beside(verdict.kind, _person(verdict)))
    if last is not None and last.block not in MET and step.block == "first" and _differs(last, step):
        entries.append(_beside(last.danger, last.about))
    young = person.age is not None and person.age < _ADULT
    called = {line_of(step.kind, step.about, person.age)}
    entries += [e for e in (load("crisis")["beside"][kind] for kind in also) if _line(e, young) not in called]
    return replace(reply, message=replace(reply.message, text=_with_lines(reply, entries, young=young)))


def _with_lines(reply: CrisisReply, entries: Sequence[Mapping[str, Any]], *, young: bool) -> str:
    lines = {_line(e, young): texts.fill(e["text"], bed=texts.fill(f"{{lijn:{_line(e, young)}}}")) for e in entries}
    extra = lines.values()
    rest, _, asked = reply.message.text.rpartition("\n")
    if not asked.endswith("?"):
        return "\n".join((reply.message.text, *extra))
    return "\n".join((rest, *extra, asked))


def _line(entry: Mapping[str, Any], young: bool) -> str:
    return str(entry.get("young", entry["line"]) if young else entry["line"])


def _person(verdict: Assessment) -> str:
    return "other" if verdict.about == "other" else "self"


def _differs(last: CrisisStep, step: CrisisStep) -> bool:
    return (last.danger, last.about) != (step.danger, step.about)


def _beside(kind: Kind, about: str) -> Mapping[str, Any]:
    content = load("crisis")
    return cast("Mapping[str, Any]", content["beside"][kind] if about == "self" else content["beside_other"])
