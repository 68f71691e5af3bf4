"""A second danger beside the one that is talked about: what is more urgent comes first, nothing that was said is lost,
and a guess of the classifier lowers nothing. Pure (`urgency` in `crisis.yml`, the words in `crisis_woorden.yml`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from bot.content import load
from bot.conversation import texts
from bot.conversation.danger import crisis, hearing, readback, tongue
from bot.conversation.danger.crisis import CrisisReply, Person
from bot.conversation.danger.lines import MET, line_of, urgency
from bot.conversation.danger.step import CrisisStep, guessed
from bot.core.signal import About, Assessment, Kind

OF_ONE = ("suicidaliteit", "zelfbeschadiging", "overdosis", "psychose")  # dangers that are in one person
GRAVER = ("suicidaliteit", "overdosis")  # kinds that a guess may raise an open crisis to
# What is answered as that, whatever danger is guessed at: nothing of how he wants it makes another crisis of it.
WISHES = (
    "bel_mij", "niet_bellen", "wie_bellen", "niet_zeggen", "doorvertellen", "ouders", "wanneer", "politie_komt",
    "meelezen", "vertrouwd", "even_weg", "gevaar_later",
)  # fmt: skip
_REACHED = ("beltijd", "wie_weet", "ouders", "bel_mij", "niet_bellen", "niet_zeggen")
_ADULT = 18


def whose(verdict: Assessment, text: str, last: CrisisStep | None = None) -> Assessment:
    """The verdict put to the right person: "ik maak hem af" is no word of a witness, "papa slaat mama" is one.

    Nor is "zij wil dood" a word about himself. `last`: in a crisis of another what is said of "hem" stays his.
    """
    words = hearing.plain(text)
    if verdict.kind in OF_ONE and verdict.about == "self" and not hearing.has("own_danger", words):
        still = last is not None and last.about == "other" and hearing.has("they", words)
        still = still and not hearing.has("own_voice", words) and not hearing.has("gone_too", words)
        if still or theirs(words):
            return replace(verdict, about="other")
    if verdict.kind == "geweld" and hearing.has("hits_another", words) and not hearing.has("hits_me", words):
        return replace(verdict, about="other")
    if verdict.kind in ("uitbuiting", "geweld") and verdict.about == "other" and _done_to_him(verdict, words, last):
        return replace(verdict, about="self")
    if verdict.kind != "dreiging" or verdict.about != "other":
        return verdict
    own = hearing.has("own_threat", words) and not hearing.has("by_another", words)
    return replace(verdict, about="self") if own else verdict


def _done_to_him(verdict: Assessment, words: str, last: CrisisStep | None) -> bool:
    """Whether what "hij" and his friends do is done to the writer: he says so, or told so of himself before."""
    if hearing.has("done_to_another", words) or hearing.has("not_me", words) or hearing.has("hits_another", words):
        return False
    before = last is not None and last.about == "self" and last.danger in ("uitbuiting", verdict.kind)
    return before or (verdict.kind == "uitbuiting" and hearing.has("done_to_me", words))


def theirs(words: str) -> bool:
    """Whether plain words say that a danger is another's. In doubt it is his own: its words fit him, and 112 is named.

    Of 10,842 labelled crises of the writer himself in the training voices it finds none.
    """
    if hearing.has("own_danger", words) or hearing.has("gone_too", words):
        return False
    return hearing.has("not_me", words) or (hearing.has("their_danger", words) and not hearing.has("own_voice", words))


def kept(
    last: CrisisStep, verdict: Assessment, text: str = "", alone: Assessment | None = None, *, wish: bool = False
) -> Assessment:
    """The verdict in a crisis that is open: after a guess the kind and whose it is stay.

    Unless it is about the same person and graver, or about the life of another who is named, in a message that is a
    crisis by itself (`alone`: the verdict without what was said before) and no `wish` about who calls, comes or knows.
    What is not taken over is said beside.
    """
    if not guessed(verdict):
        return verdict
    if nearer(last, text) is not None:  # words say what became of it, better than a guess
        return replace(verdict, kind=last.danger, about=cast(About, last.about))
    same = verdict.about == last.about
    clear = not wish and (alone is None or (alone.level == "crisis" and alone.kind == verdict.kind))
    if clear and verdict.kind in GRAVER and same and (last.block in MET or urgency(verdict.kind) >= urgency(last.kind)):
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
    verdict = whose(verdict, text, last)
    verdict = kept(last, verdict, text) if last else verdict
    reply = with_second(crisis.first(verdict, Person(), last, text), verdict.also, Person(), last, verdict)
    return tongue.beside(reply, text)


def answer_unrecorded(last: CrisisStep, text: str, payload: str | None, own: str = "") -> CrisisReply | None:
    """What is said to an answer, or to words that are none, while the database is away. `own`: the words as typed."""
    closer = nearer(last, text) if payload is None else None
    if closer is not None:
        return crisis.reply_at(closer, Person())
    said = crisis.understood(last, text, payload)
    if said not in (None, "dichtbij"):  # who is near is somebody to go to by what was said before, and that is away
        return crisis.answer(last, said, Person())
    if not crisis.is_open(last):
        return None
    reply = crisis.follow(last, Person())
    if payload is not None:
        return reply
    return tongue.beside(readback.with_words(reply, own or text, Person(), (), kept=False), own or text)


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


def counts(last: CrisisStep, alone: Assessment, allowed: Callable[[str | None], str | None], said: str) -> str | None:
    """What a clause of a guess amounts to: a question, a wish or a fact; what is grave by itself calms nothing."""
    calms = alone.level == "crisis" and said in hearing.CALMER
    known = said in (*hearing.QUESTIONS, *hearing.SOFT, *hearing.FACTS)
    return allowed(said) if known and not calms and last.block not in MET else None


def beside(last: CrisisStep, verdict: Assessment, said: str | None, *, guess: bool) -> tuple[Kind, ...] | None:
    """What is told with the answer to a message that says or asks something; None where the danger in it comes first.

    A question stays one where the danger is only guessed at: it is answered, with the line to call beside it.
    """
    if (verdict.kind, verdict.about) == (last.danger, last.about):
        return verdict.also if guess and said in _REACHED else ()
    asks = said in (*hearing.QUESTIONS, *hearing.SOFT) and verdict.about == last.about
    return ("suicidaliteit",) if guess and asks and verdict.kind == "suicidaliteit" else None


def turned(last: CrisisStep, text: str, earlier: Sequence[str] = ()) -> CrisisStep | None:
    """The step to a message by which the open danger is another's and not his own, as far as he ever said."""
    said = [hearing.plain(one) for one in (text, *earlier)]
    if last.about == "other" or last.block in MET or any(hearing.has("own_danger", words) for words in said):
        return None
    if not hearing.has("not_me", said[0]) or hearing.has("gone_too", said[0]):
        return None
    kind = hearing.narrowed(last.danger, (text, *earlier), "other")
    return replace(last, kind=kind, about="other", block="first")


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
