"""What is said before a block to a message that was read and is no answer: his own words, and who reads them; not each
time, and of small things a short word. Pure.

Texts: `read` and `short` in `crisis.yml`; what is not given back: `not_repeated` in `crisis_woorden.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.conversation import texts
from bot.conversation.danger import crisis, hearing
from bot.conversation.danger.crisis import CrisisReply, Person
from bot.conversation.danger.lines import urgency
from bot.conversation.danger.step import CrisisStep
from bot.services.talk.asides import foreign

_CLAUSE = re.compile(r"(?<=[,.;:!?…])\s+|\n+|\s+(?=(?:en|maar|want|omdat|dus|of)\s)", re.IGNORECASE)
_EDGE = " \t\r\n\"'“”„‘’.,;:!?…-"
_PRIVATE = re.compile(r"\d{5}|@|https?:|www\.|[\[\]{}<>]")
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")  # a name in the middle of a sentence


def with_words(
    reply: CrisisReply, text: str, person: Person, said: Sequence[str], *, kept: bool, repeat: bool = True,
    calm: bool = False,
) -> CrisisReply:  # fmt: skip
    """A block after a message that is no answer: what was read, and less of what was said already in this talk.

    `said`: the keys of the blocks so far. `kept`: somebody can read the words. `repeat`: they may be given back.
    `calm`: the message by itself has no level and no doubt.
    """
    body = _shorter(reply, person) if _said_before(reply.step, said) else reply.message.text
    head = _head(reply.step, text, person if kept else replace(person, alone=True), said, repeat=repeat, calm=calm)
    if head:
        content = load("crisis")
        less = [texts.fill(one, coach=person.coach or content["iemand"]) for one in content["read"]["less"]]
        body = "\n".join((head, _without(body, less) or body))
    return replace(reply, message=replace(reply.message, text=body))


def own_words(text: str, most: int) -> str:
    """The message in its own spelling: whole clauses up to so many words, or the first words of one that is longer."""
    clauses = [part for part in _CLAUSE.split(text.strip()) if part]
    kept: list[str] = []
    for clause in clauses:
        if len(" ".join([*kept, clause]).split()) > most:
            break
        kept.append(clause)
    words = " ".join(kept).split() or clauses[0].split()[:most] if clauses else []
    whole = " ".join(words).strip(_EDGE)
    return whole if len(words) == len(text.split()) else f"{whole} …"


def may_repeat(step: CrisisStep, text: str) -> bool:
    """Whether words may be given back: no threat, no delusion, no blame, insult or method, nobody's name or number."""
    words = hearing.plain(text)
    named = step.danger in ("geweld", "uitbuiting") and _NAMED.search(text) is not None
    return not (
        step.danger in ("dreiging", "psychose") or named or _PRIVATE.search(text) or hearing.has("not_repeated", words)
    )


def _head(step: CrisisStep, text: str, person: Person, said: Sequence[str], *, repeat: bool, calm: bool) -> str:
    """That the message was read; "" where it is only a word or two, or in another language (tongue.py)."""
    rules, words = load("crisis")["read"], hearing.plain(text)
    if len(words.split()) < rules["least"] or foreign(text) is not None:
        return ""
    given = repeat and may_repeat(step, text)
    asks = text.rstrip().endswith("?") or hearing.has("asks", words)
    if given and calm and not asks and not _now(step) and hearing.has("small", words):
        forms = rules["small"]
    elif given and (asks or not _answered(said) % 2):
        forms = rules["asked" if asks else "given"]
    else:
        forms = rules["not_given"]
    head = crisis.said(forms[len(said) % len(forms)], step, person).text.replace("\n", " ")
    return head.replace("[woorden]", own_words(text, rules["most"]))


def _now(step: CrisisStep) -> bool:
    """Whether the danger is now: nothing is small there."""
    return urgency(step.kind) >= int(load("crisis")["held"])


def _answered(said: Sequence[str]) -> int:
    """How many blocks followed the first one."""
    return sum(CrisisStep.parse(key).block != "first" for key in said)


def _said_before(step: CrisisStep, said: Sequence[str]) -> bool:
    steps = (CrisisStep.parse(key) for key in said)
    return any((one.kind, one.about, one.block) == (step.kind, step.about, step.block) for one in steps)


def _shorter(reply: CrisisReply, person: Person) -> str:
    """The same block in a line or two; as it is where there is no shorter one."""
    step, content = reply.step, load("crisis")
    group = "called" if step.called else "now" if _now(step) else "usual"
    entry: Mapping[str, Any] | None = content["short"][group].get(step.block)
    return crisis.said(entry, step, person).text if entry is not None else reply.message.text


def _without(text: str, sentences: Sequence[str]) -> str:
    """A text without the sentences that say only that it was read."""
    for sentence in sentences:
        text = re.sub(rf"(?m)^{re.escape(sentence)} ?", "", text)
    return "\n".join(filter(None, text.split("\n")))
