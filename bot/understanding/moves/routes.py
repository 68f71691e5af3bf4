"""What a message surely does (`bot/meaning`): declines, thanks, asks for something, or leaves. Pure.

The engine guesses one intent out of few; what a message does as a whole goes before that guess. What somebody says in
so many words is read elsewhere and stands. The chances are data (`routes` in `strekking.yml`).
"""

from __future__ import annotations

from typing import Any, Literal

from bot.content import load
from bot.meaning import meant

Route = Literal["declines", "thanks", "requests", "leaves"]


def surely(route: Route, text: str) -> bool:
    """Whether a message surely does that, and nothing that speaks against it."""
    rule: Any = _rules()[route]
    does = meant(text).does
    return does[route] >= rule["least"] and all(does[other] < most for other, most in rule["not"].items())


def may_rest(text: str) -> bool:
    """Whether a message that names a time may mean "not now": "volgende maand een nieuwe auto" means nothing of it."""
    does = meant(text).does
    return max(does["later"], does["leaves"]) >= float(_rules()["rests"])


def may_decline(text: str) -> bool:
    """Whether words of a refusal may be one, by what the message does."""
    return meant(text).does["declines"] >= float(_rules()["refuses"])


def may_end(text: str) -> bool:
    """Whether a message may well thank or leave, whatever it does beside that."""
    does = meant(text).does
    return max(does["thanks"], does["leaves"]) >= float(_rules()["ends"])


def _rules() -> Any:
    return load("strekking")["routes"]
