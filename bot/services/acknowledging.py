"""The kind word that fits what was told: by its words, else by the topic that safety found (`erkenning.yml`)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bot.content import load
from bot.services.asked_for import asks
from bot.services.entries import fits
from bot.services.life import life_news
from bot.services.small_talk import small_talk

GOING_ON = "utter_luister"  # more of what was just met


def fitting(responses: Sequence[str], text: str, topics: Sequence[str], before: Collection[str]) -> tuple[str, ...]:
    """The responses, with each that stands for any matter replaced by one that fits `text`, and not said just before;
    one that says nothing of what was told is left out when all its forms were said.

    `topics`: what safety found in this message; `before`: the responses of this talk, in order where that is known.
    """
    chosen = (_fitting(_warm(one, text, topics), text, topics, before) for one in responses)
    return tuple(one for one in chosen if one)


def felt(text: str) -> bool:
    """Whether a message tells something hard of his own, or that something is not nice."""
    return bool(_hard(text) or _feeling(text))


def glad(text: str) -> bool:
    """Whether a message is good news of his own."""
    return bool(_joy(text))


def wary(text: str) -> bool:
    """Whether a yes sounds as if more is to come: "nu nog wel", "eigenlijk wel". No joy is shown at it."""
    return re.search(load("erkenning")["wary"], " ".join(text.lower().split())) is not None


def hard(text: str) -> bool:
    """Whether a message tells something hard of his own."""
    return bool(_hard(text))


def stands_for(text: str, word: Sequence[str], before: Sequence[str], *, fresh: bool) -> str:
    """The stock word with which news is met in a check-in, "" where there is none or `word` meets it already.

    News of his life is met whatever else he answers; anything else that is hard or good where he answers nothing
    (not `fresh`), and what goes on about it. `before`: the responses of this talk, in order.
    """
    news = life_news(text)
    if news is not None:
        return "utter_blij" if news.glad else "" if set(word) & _able() else "utter_dank_vertel"
    if talk := small_talk(text, within=True, beside=fresh):
        return talk
    if fresh or word or asks(text):
        return ""
    lately = [one.removeprefix("utter_") for one in before[-load("erkenning")["lately"] :]]
    going_on = any(one.startswith(("leven", "erken", "naar")) for one in lately)
    if glad(text) or felt(text):
        return "utter_blij" if glad(text) else "utter_dank_vertel"
    return GOING_ON if going_on and len(text.split()) >= load("onderbreking")["story_words"] else ""


def _able() -> set[str]:
    """The stock words that a hard matter has words for."""
    return set(load("erkenning")["hard"])


def met(text: str, before: Collection[str]) -> tuple[str, ...]:
    """What is said to good news, or to something hard, that no question asked for; () where a message is neither."""
    if glad(text):
        return fitting(("utter_blij",), text, (), before)
    return fitting(("utter_dank_vertel", "utter_vraag_mens"), text, (), before) if _hard(text) else ()


def _fitting(response: str, text: str, topics: Sequence[str], before: Collection[str]) -> str:
    rules = load("erkenning")
    own = rules["stock"].get(response)
    if own is None:
        return response
    hard_words = response in rules["hard"]
    found = _joy(text) if response == "utter_blij" else _hard(text) or _feeling(text) if hard_words else ()
    if not found and response in rules["by_topic"]:
        found = next((rules["topics"][topic] for topic in topics if topic in rules["topics"]), ())
    if response in rules["cold"] and not set(own) - set(before):
        return ""
    return _unsaid([*found, *own], before)


def _warm(response: str, text: str, topics: Sequence[str]) -> str:
    """The stock word that stands in for a cold one where something hard was told."""
    warm: str = load("erkenning")["cold"].get(response, response)
    told = felt(text) or bool(set(topics) & set(load("erkenning")["topics"]))
    return warm if told else response


def _feeling(text: str) -> Sequence[str]:
    rules, words = load("erkenning"), " ".join(text.lower().split())
    if re.search(rules["not_felt"], words) or re.search(rules["not_hard"], words):
        return ()
    return _first(rules["feelings"], words)


def _hard(text: str) -> Sequence[str]:
    rules, words, news = load("erkenning"), " ".join(text.lower().split()), life_news(text)
    if news is not None and not news.glad:
        return news.say
    return () if re.search(rules["not_hard"], words) else _first(rules["matters"], words)


def _joy(text: str) -> Sequence[str]:
    rules, words, news = load("erkenning"), " ".join(text.lower().split()), life_news(text)
    if news is not None and news.glad:
        return news.say
    told = re.sub(r"([^\W\d])\1{2,}", r"\1", words)  # "jaaaa aangenomennn"
    if len(words.split()) > rules["glad_words"] or re.search(rules["not_glad"], told):
        return ()
    return _first(rules["glad"], told)


def _first(entries: Sequence[Mapping[str, Any]], words: str) -> Sequence[str]:
    for entry in entries:
        if fits(entry, words):
            say: Sequence[str] = entry["say"]
            return say
    return ()


def _unsaid(choice: Sequence[str], before: Collection[str]) -> str:
    """The first that was not said yet, else the one that was said longest ago."""
    order = list(before)
    fresh = (one for one in choice if one not in before)
    return next(fresh, None) or min(choice, key=order.index)
