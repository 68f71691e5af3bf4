"""Kinds of work that stand in no list, known by their shape: "medewerker planten", "bakkershulp", "dozen inpakken"."""

from __future__ import annotations

import re
from functools import cache

from bot.language.cv.lists import some
from bot.language.vacancy.signs import rules, sign

_PIECE = re.compile(r"[,.;!?\n]+| en (?=ik\b)")
_PARTS = re.compile(
    r"(\s*[.!?;\n]+\s*|\s*,\s*|\s+(?:en|maar)\s+(?=(?:ik|heb|had|was|ben|wil|wou|zou|kan|vind|hou)\b))", re.IGNORECASE
)
_LED = re.compile(r"(?:als |een )?(?P<role>[^\W\d_]{4,}(?: [^\W\d_]{4,})?),? bij (?:de |het |een )?[^\W\d_]{2,}")
_MOST = 4  # words of a piece that is nothing but a kind of work
_PERSON = frozenset({"de", "mijn", "mn", "me", "die", "onze", "een aardige"})


def shaped_role(text: str, question: str | None) -> str:
    """What one is there, by the shape of the word; "" for none. "De medewerker" is somebody else."""
    for found in _shapes().finditer(text):
        before = text[: found.start()].lower().split()
        if found.group().lower() not in rules("gesprek", "no_role") and (
            question == "role" or not before or before[-1] not in _PERSON
        ):
            return " ".join(found.group().lower().split())
    led = _LED.match(text.strip().lower()) if question in ("vacancy", "role") else None
    words = led["role"].split() if led else []
    known = {*rules("gesprek", "no_name"), *rules("gesprek", "no_lead_role"), *rules("gesprek", "branches")}
    return " ".join(words) if words and not set(words) & known else ""


def shaped_work(text: str) -> str:
    """What one does there, where a piece of the message is nothing else: "dozen inpakken", or what they look for
    somebody to do; "" for none."""
    if sought := re.search(rules("gesprek", "sought"), text.lower()):
        return " ".join(sought["work"].split())
    for piece in _PIECE.split(text.lower()):
        words = piece.split()
        few = 1 < len(words) <= _MOST and all(word.isalpha() for word in words)
        does = few and words[-1].endswith("en") and words[-1] in some("taken", "verbs")
        if does and not set(words) & set(rules("gesprek", "no_work")):
            return " ".join(words)
    return ""


def without_past(text: str) -> str:
    """The message without what he did elsewhere before, unless he wants to go back there."""
    if sign("gesprek", "back_there").search(text):
        return text
    parts = _PARTS.split(text)
    past = sign("gesprek", "own_past")
    return "".join("" if at % 2 == 0 and past.search(part) else part for at, part in enumerate(parts))


def without_able(text: str, question: str | None) -> str:
    """The message without what he says that he can do: "kan met bosmaaier" names no kind of work."""
    if question in ("role", "vacancy"):
        return text
    able, wants = sign("gesprek", "able"), sign("gesprek", "wants_there")
    parts = _PARTS.split(text)
    kept = (part for at, part in enumerate(parts) if at % 2 or not able.search(part) or wants.search(part))
    return "".join(kept)


@cache
def _shapes() -> re.Pattern[str]:
    head, ends = "|".join(rules("gesprek", "role_heads")), "|".join(rules("gesprek", "role_ends"))
    stop = "|".join((*rules("gesprek", "no_name"), *rules("gesprek", "where")))
    what = rf"(?!(?:{stop})\b)[^\W\d_]{{3,}}"
    return re.compile(
        rf"\b(?:{head}) {what}(?: en {what})?(?![\w])|\b{what} (?:medewerk(?:er|ster)|assistent)\b"
        rf"|\b[^\W\d_]{{3,}}(?:{ends})\b",
        re.IGNORECASE,
    )
