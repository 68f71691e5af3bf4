"""Whether a kind word is borne out by what the message means (`bot/meaning`), as a whole or in a clause. Pure.

A word that a list or a topic chose stands for something: where the message surely tells nothing of the kind it is the
wrong word, and none is better. The words, what they stand for and the chances are data (`strekking.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.content import load
from bot.meaning import Meaning, meant
from bot.understanding.answers.by_clause import parts_of


def borne_out(response: str, text: str, question: str = "") -> bool:
    """Whether a message tells what `response` stands for. What stands for nothing or for news of a life is never
    doubted, nor what a few words name: the trained reading misses many a plain one; nor good news where it has no
    idea itself. A word of a topic takes more than one that words of his own chose."""
    rules = load("strekking")["kind_words"]
    topical = re.match(rules["topic"], response) is not None
    if _spoilt(response, text, rules["joy"], rules["spoils"]):
        return False
    joy = re.match(rules["joy"], response) is not None
    clueless = joy and meant(text, question).word[1] < rules["chances"]["never"]
    trusted = not topical and (clueless or len(text.split()) <= rules["chances"]["few"])
    return trusted or _borne(response, text, question, rules["chances"]["topic" if topical else "never"])


def _spoilt(response: str, text: str, joy: str, rule: Any) -> bool:
    """Whether a glad word would be said to a place that surely ends or is gone, where no other begins."""
    answers = meant(text).answers
    return (
        re.match(joy, response) is not None
        and answers[rule["unless"]] < rule["new"]
        and any(answers[one] >= rule["least"] for one in rule["labels"])
    )


def of_topic(text: str, topics: Sequence[str], place: str = "") -> Sequence[str]:
    """The words for the first topic of `topics` that the message itself is about in a bad way; () for none.

    `place`: what his place is (work, school or daytime activities); that of somebody else is never named unasked.
    """
    words: dict[str, Sequence[str]] = load("erkenning")["topics"]
    least = load("strekking")["kind_words"]["chances"]["topic"]
    own = [one for one in topics if one in words and one not in _other_places(place, text)]
    found = ([said for said in words[one] if _borne(said, text, "", least)] for one in own)
    return next((said for said in found if said), ())


def hard_chance(meaning: Meaning) -> float:
    """The chance that a message tells something hard, whatever that is."""
    return sum(meaning.words[label] for label in load("strekking")["kind_words"]["hard"])


def meanings(text: str, question: str = "") -> list[Meaning]:
    """What a message means as a whole, and by clause."""
    clauses = parts_of(text)
    return [meant(text, question), *(map(meant, clauses) if len(clauses) > 1 else ())]


def _borne(response: str, text: str, question: str, least: float) -> bool:
    rules = load("strekking")["kind_words"]
    entry = next((one for one in rules["stands_for"] if re.match(one["said"], response)), None)
    return entry is None or any(_tells(meaning, entry, least, rules) for meaning in meanings(text, question))


def _tells(meaning: Meaning, one: Any, least: float, rules: Any) -> bool:
    surely = any(meaning.answers[label] >= rules["chances"]["bad"] for label in one.get("answers", ()))
    return surely or sum(meaning.words[label] for label in one["words"]) >= max(least, one.get("least", 0.0))


def of_his_place(response: str, place: str, text: str) -> str:
    """The response, or that for his own `place` (work, school or daytime activities) where it speaks of another that
    the message does not name: "ben gestopt" of who works is of his work."""
    rules = load("erkenning")
    other = next((one for one, said in rules["of_place"].items() if re.match(said, response)), place)
    own: str = rules["topics"][place][0]
    return own if other in _other_places(place, text) else response


def _other_places(place: str, text: str) -> set[str]:
    """The places that are not his, and that the message does not name."""
    named: dict[str, str] = load("erkenning")["places"]
    return {one for one, words in named.items() if place and one != place and not re.search(words, text.lower())}
