"""News of a life in a message: a death, a child that comes, illness. Always met and kept (`levensnieuws.yml`). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from bot.content import load
from bot.core.signal import Assessment, Evidence, Level, Topic
from bot.services.entries import fits

FILE = "levensnieuws"
RULE = "life:"  # how the evidence of such an attention begins


@dataclass(frozen=True)
class LifeNews:
    """What was told. `say`: responses that fit it; `topics`: what it is an attention of, () for none; `glad`: joy."""

    name: str
    say: tuple[str, ...]
    topics: tuple[Topic, ...] = ()
    glad: bool = False


def life_news(text: str) -> LifeNews | None:
    """The news of his life that `text` tells; None for none, for a question, and for what is only played or sung."""
    lower = text.lower().replace("’", "'")
    words = " ".join(re.findall(r"[^\W_]+", lower))
    if re.search(load(FILE)["not"], words) or (re.search(load(FILE)["asks"], words) and len(_sentences(lower)) < 2):
        return None
    for entry in load(FILE)["matters"]:
        if fits(entry, words, _compiled):
            return _meant(entry, lower)
    return None


def weighed(verdict: Assessment, text: str, *, guessed: bool, calm: bool) -> Assessment:
    """The verdict on a message with such news in it: an attention where it was none, and no more than that where uitval
    or a slight doubt is only `guessed` of news that is told plainly. `calm`: nothing grave was said before it.

    A crisis stands, guessed or not: "zwanger, en hij stompt in mijn buik" is news as well.
    """
    news = life_news(text)
    if news is None or verdict.level == "crisis":
        return verdict
    level: Level = "attention" if news.topics else "none"
    kept = Assessment(level, news.topics, "self", (Evidence(text, f"{RULE}{news.name}"),))
    if verdict.level == "none" and verdict.doubt is None:
        return kept if news.topics else verdict
    words = " ".join(re.findall(r"[^\W_]+", text.lower()))
    plain = len(words.split()) <= load(FILE)["plain_words"] and not re.search(load(FILE)["danger"], words)
    lasts = news.name in load(FILE)["ill"] and re.search(load(FILE)["lasting"], words)
    if not (guessed and plain) or lasts:
        return verdict
    slight = verdict.doubt is not None and verdict.doubt.chance < load(FILE)["slight"]
    doubt = None if calm and slight else verdict.doubt
    rules = load(FILE)["lowers"]
    if news.name not in rules["uitval" if verdict.level == "uitval" else "slight"]:
        return replace(verdict, doubt=doubt if news.name in rules["slight"] else verdict.doubt)
    return replace(kept if news.topics else Assessment("none"), doubt=doubt)


def _meant(entry: Any, lower: str) -> LifeNews:
    """The news of an entry; a child that comes is joy only where his words say so."""
    rules = load(FILE)
    happy = re.search(rules["glad_child"], lower) and not re.search(rules["sad_child"], lower)
    if entry["name"] == "zwanger" and happy:
        return LifeNews("zwanger", tuple(rules["glad_say"]), tuple(entry["topics"]), glad=True)
    say: Sequence[str] = entry["say"]
    return LifeNews(entry["name"], tuple(say), tuple(entry.get("topics", ())), entry.get("glad", False))


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"[.!?\n]+", text) if part.strip()]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    for name, words in load(FILE)["lists"].items():
        pattern = pattern.replace(name, words)
    return re.compile(pattern)
