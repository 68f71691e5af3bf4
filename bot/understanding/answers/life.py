"""News of a life in a message: a death, a child that comes, illness. Always met and kept (`levensnieuws.yml`). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.content import load
from bot.core.signal import Assessment, Evidence, Level, Topic
from bot.meaning import meant
from bot.understanding.answers.by_clause import parts_of
from bot.understanding.answers.played import compiled, plain, played
from bot.understanding.entries import fits

FILE = "levensnieuws"
_BACK = 2  # messages of his in which the animal may have been named
RULE = "life:"  # how the evidence of such an attention begins


@dataclass(frozen=True)
class LifeNews:
    """What was told. `say`: responses that fit it; `topics`: what it is an attention of, () for none; `glad`: joy."""

    name: str
    say: tuple[str, ...]
    topics: tuple[Topic, ...] = ()
    glad: bool = False


def life_news(text: str, earlier: Sequence[str] = ()) -> LifeNews | None:
    """The news of his life that `text` tells; None for none, for a question, and for what is only played or sung. With
    what he typed `earlier` an animal is known that is named in one message and dies in another."""
    lower, rules = text.lower().replace("’", "'"), load(FILE)
    words = plain(lower)
    if re.search(rules["asks"], words) and len(_sentences(lower)) < 2:
        return None
    if played(words):
        doubt = next(entry for entry in rules["matters"] if entry["name"] == rules["meant_as"])
        return _meant(doubt, lower) if compiled(rules["meant"]).search(words) else None
    found = next((entry for entry in rules["matters"] if fits(entry, words, compiled)), None)
    doubted = found is not None and found["name"] in load("strekking")["news"]["of"]
    if found is not None and doubted and (_surely_none(text, words) or _denied(text, words)):
        return None
    if earlier and (found is None or found["name"] in rules["unnamed"]) and _of_an_animal(words, earlier):
        found = next(entry for entry in rules["matters"] if entry["name"] == rules["animal"])
    return _meant(found, lower) if found is not None else None


def _surely_none(text: str, words: str) -> bool:
    """Whether a message, as a whole and by clause, surely tells of no death of anybody of his, though it has a word for
    a funeral: "drie begrafenissen gedaan op stage". That somebody died is never doubted."""
    rules = load("strekking")["news"]
    if not re.search(rules["at_work"], words) or compiled(rules["mine"]).search(words):
        return False
    meanings = [meant(one).words for one in dict.fromkeys([text, *parts_of(text)])]
    if meanings[0]["nvt"] >= rules["nothing"]:
        return False  # it is no message that has a word for it, which says little
    return max(words[label] for words in meanings for label in rules["labels"]) < float(rules["never"])


def _denied(text: str, words: str) -> bool:
    """Whether a death is denied in so many words ("mijn baas is niet dood hoor"), and the message tells of none."""
    rules = load("strekking")["news"]
    if max(meant(text).words[label] for label in rules["labels"]) >= rules["denied"]["below"]:
        return False
    left, times = compiled(rules["denied"]["words"]).subn(" ", words)
    return bool(times) and not compiled(rules["denied"]["died"]).search(left)


def _of_an_animal(words: str, earlier: Sequence[str]) -> bool:
    """Whether the death, the burial or the missing in a message is that of an animal, and of nobody."""
    rules, past = load(FILE), " ".join(plain(one) for one in earlier[-_BACK:])
    both = f"{past} {words}"
    if compiled(rules["somebody"]).search(words) or not compiled(rules["creature"]).search(both):
        return False
    died = compiled(rules["died"]).search(words) is not None
    named = compiled(rules["creature"]).search(words) is not None
    return bool(compiled(rules["died"]).search(both)) and (died or (named and len(words.split()) <= rules["naming"]))


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
    words = plain(text)
    clear = len(words.split()) <= load(FILE)["plain_words"] and not re.search(load(FILE)["danger"], words)
    lasts = news.name in load(FILE)["ill"] and re.search(load(FILE)["lasting"], words)
    if not (guessed and clear) or lasts:
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
