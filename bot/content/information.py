"""The pieces of information and the places to look, as the core wants them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.content import load
from bot.core.information import Address, Audience, Piece, Source

TOPICS = ("geld", "werk", "opleiding", "wonen", "hulp", "dagelijks", "gewoon", "privacy", "begrippen")
OWN = ("privacy", "begrippen")  # about the bot itself and its words: answered whatever else is talked about


@cache
def pieces() -> tuple[Piece, ...]:
    """Read all pieces. Raises KeyError for a piece without text or with an unknown source."""
    sources = {name: Source(**one) for name, one in load("informatie/bronnen")["sources"].items()}
    return tuple(
        _piece(name, topic, one, sources)
        for topic in TOPICS
        for name, one in load(f"informatie/{topic}")["pieces"].items()
    )


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """Per subject the phrases by which a question on it is known."""
    read = (load(f"informatie/{topic}")["pieces"] for topic in TOPICS)
    return {name: tuple(map(str, one["words"])) for topic in read for name, one in topic.items() if "words" in one}


@cache
def addresses() -> tuple[Address, ...]:
    """Read the places to look for work."""
    return tuple(
        Address(one["title"], frozenset(one["for"]), one.get("url", ""), one.get("bare", ""))
        for one in load("informatie/zoekplekken")["places"]
    )


def _piece(name: str, topic: str, data: Mapping[str, Any], sources: Mapping[str, Source]) -> Piece:
    ages, risk = data.get("ages", {}), data.get("risk", False)
    return Piece(
        id=name,
        subject=data.get("of", name),
        topic=topic,
        title=data["title"],
        text=data["text"],
        source=sources[data["source"]],
        following=tuple(data.get("next", ())),
        coach_first=risk or data.get("coach") == "first",
        risk=risk,
        audience=Audience(
            ages.get("min", 0), ages.get("max", 200),
            frozenset(data.get("profiles", ())), frozenset(data.get("regions", ())),
        ),
    )  # fmt: skip
