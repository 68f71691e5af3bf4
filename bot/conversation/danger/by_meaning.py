"""What a message in a crisis asks or allows in words that no list has, by what it means as a whole (`bot/meaning`).

It answers a question and keeps leave that was given; it makes nobody safe and takes no danger back. Which piece of
information stands for which reply: `meant` in `crisis_woorden.yml`.
"""

from __future__ import annotations

import re

from bot.content import load
from bot.conversation.danger import crisis, hearing
from bot.conversation.danger.step import ASKED, CrisisStep
from bot.conversation.intake import Talk, coach_unnamed
from bot.language.telling import resolved
from bot.meaning import meant, piece_chances
from bot.services.parts import Parts
from bot.understanding.answers.second_look import looked_over
from bot.understanding.questions.asked_for import asks

_LEAVE = "mag_coach"  # the question for leave to tell the coach
_LEAST = 3  # words of a message that may be leave: less may answer the question that is open

# Behind these thanks are the end of it, or an answer to what was asked.
_ENDS = (
    "listen", "later", "misverstand", "gaat_goed", "opgelost", "niet_bellen", "hulp_er", "geholpen", "voorbij",
    "blijf_weg", "na_hulp", "weer_veilig", "dank", ASKED,
)  # fmt: skip


def question(text: str) -> str | None:
    """The reply to a question about who hears of it, by its likeliest pieces; None where it is none."""
    rules = load("crisis_woorden")["meant"]
    if not text.strip() or not (asks(text) or meant(text).does["asks_us"] >= rules["asks_us"]):
        return None
    chances = piece_chances(text)
    found = {reply: sum(chances.get(one, 0.0) for one in pieces) for reply, pieces in rules["pieces"].items()}
    best = max(found, key=lambda reply: found[reply])
    return str(best) if found[best] >= rules["least"] else None


def thanks(text: str) -> bool:
    """Whether a message thanks and does no more; a goodbye for good is none."""
    rules, words = load("crisis_woorden")["thanks"], hearing.plain(text)
    if not 0 < len(words.split()) <= rules["most"] or re.search(rules["never"], words) or "?" in text:
        return False
    return meant(text).does["thanks"] >= float(rules["least"]) and not hearing.has("farewell", words)


def thanked(step: CrisisStep, text: str) -> str | None:
    """The reply to thanks while an answer is awaited, once in a row; None where a message is something else."""
    waits = crisis.is_open(step) and step.block.removeprefix("answers.") not in _ENDS
    return "dank" if waits and thanks(text) else None


def allows_call(text: str) -> bool:
    """Whether a message surely agrees to a call."""
    rules, read = load("crisis_woorden")["meant"]["call"], meant(text)
    if re.search(rules["never"], hearing.plain(text)) or "?" in text:
        return False
    return read.answers["bellen"] >= float(rules["least"]) and read.does["agrees"] >= float(rules["agrees"])


def leave(parts: Parts, talk: Talk) -> bool:
    """Whether he lets the coach know of it, by the readers that hear it in any talk."""
    learner, text = talk.learner, resolved(coach_unnamed(talk), talk.earlier)
    if learner is None or talk.inbound.payload is not None or len(text.split()) < _LEAST or _asks(text):
        return False
    profile, now = learner.profile, parts.now()
    read = parts.reader.read(text, question=None, profile=profile, now=now)
    found = looked_over(
        text, read, None, lambda name: parts.reader.read(text, question=name, profile=profile, now=now)
    ).get(_LEAVE)
    return found is not None and found.value == "ja" and not found.guess


def told_leave(parts: Parts, talk: Talk) -> bool:
    """Whether he lets the coach know of it beside an answer, in a word for telling. Leave to call is none to know all
    ("Marieke mag me bellen")."""
    rules = load("crisis_woorden")["meant"]["tells"]
    clauses = re.split(rules["cut"], " ".join(coach_unnamed(talk).lower().split()))
    tells = any(re.search(rules["says"], one) and not re.search(rules["unless"], one) for one in clauses)
    return tells and leave(parts, talk)


def _asks(text: str) -> bool:
    """Whether a message is a question; "zeg het maar tegen mijn coach" is a thing to do, and leave."""
    does, rules = meant(text).does, load("crisis_woorden")["meant"]
    return text.rstrip().endswith("?") or max(does["asks"], does["asks_us"]) >= rules["asks_us"]
