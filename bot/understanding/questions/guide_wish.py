"""Whether a message asks for a guided talk (a cv, a letter, practice, a plan). Pure.

The engine's guess needs words that bear it out; in the middle of a check-in nothing less counts than the wish in so
many words. The words are data (`gids.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import cast

from bot.content import load
from bot.core.checkin import Answer
from bot.core.guided import GuidedKind
from bot.meaning import meant
from bot.understanding.answers.respelled import requested
from bot.understanding.said import Heard, Said

LATER = "utter_straks_dat"  # the wish was heard, and what was asked comes first
_MORE = "utter_nog_even"  # more questions come


def heard(said: Said, answers: Mapping[str, Answer], question: str | None) -> Heard | None:
    """A wish for such a talk in a check-in: it begins at once, and what is told beside it is kept; later where help,
    leave or a call is asked about, or where what is told asks for care first. Under the question about help a guess
    that the words bear out will do."""
    rules, kind = load("onderbreking"), asked(said.intent, said.confidence, said.text)
    beside = {name: answer for name, answer in answers.items() if name != "hulp"}
    first = question in ("hulp", *rules["plain"]["open"]) or _grave(beside)
    if kind is not None and not first:
        return Heard(beside, ("utter_eerst_dit",), leaves="rest")
    say = () if kind is None else (LATER,)
    if kind is None and question == "hulp" and not answers and said.confidence >= rules["sure"]:
        kind = guessed(said.intent, said.text)
    help_ = {} if kind is None else {"hulp": Answer(help_named(kind), said.text)}
    return Heard({**beside, **help_}, say, aside=bool(say)) if help_ else None


def _grave(told: Mapping[str, Answer]) -> bool:
    """Whether what is told may mean that his place ends or that it goes badly, or is an agreement with us."""
    rules = load("gids")["wish"]["waits"]
    return bool(set(told) & set(rules["agreed"])) or any(one.value in rules["values"] for one in told.values())


def wished(text: str, sure: GuidedKind | None = None) -> GuidedKind | None:
    """The talk that a clause names together with a wish for it, or that a short message only names; None otherwise.

    `sure`: the talk that the engine is sure of, for which less of a wish is needed. What surely asks for something is
    read in normal spelling.
    """
    rules, words = load("gids")["wish"], requested(text) or " ".join(text.lower().replace("’", "'").split())
    clauses = [part.strip() for part in re.split(rules["cut"], words) if part.strip()]
    for place, clause in enumerate(clauses):
        kind = _named(clause, sure)
        if kind is None or re.search(rules["done"], clause) or not _spoken_of(kind, words):
            continue
        near = clauses[place : place + 2]
        asks = any(re.search(rules["asks"], one) for one in near)
        marked = "?" in text and not _only_asks(text)
        asks_too = kind == sure and (marked or any(re.search(rules["asks_too"], one) for one in near))
        if asks or asks_too or (len(clauses) == 1 and re.fullmatch(rules["bare"], clause)):
            return None if _thanks(kind, clause) else kind
    return None


def asked(intent: str, confidence: float, text: str) -> GuidedKind | None:
    """The talk that a message wishes for, unless the engine is sure that it is about something else."""
    rules = load("gids")
    begins = rules["starts"].get(intent)
    if text.startswith("/"):  # a tap
        return cast("GuidedKind | None", begins)
    if confidence < rules["switch_sure"] or requested(text):
        return wished(text)
    elsewhere = begins is None and intent not in (*rules["no_news"], *rules["yields"])
    return None if elsewhere else wished(text, cast("GuidedKind | None", begins))


def guessed(intent: str, text: str) -> GuidedKind | None:
    """The talk that the engine takes a message to ask for, where the words bear it out."""
    kind = cast("GuidedKind | None", load("gids")["starts"].get(intent))
    if kind is None or not borne_out(kind, text) or _thanks(kind, text):
        return None
    made = kind in load("gids")["made"] and not points(text) and _only_asks(text)
    return None if made and wished(text, kind) != kind else kind


def opens(intent: str, confidence: float, text: str) -> bool:
    """Whether a talk begins with this message outside a check-in: it is wished for, or guessed and borne out."""
    return asked(intent, confidence, text) is not None or guessed(intent, text) is not None


def borne_out(kind: GuidedKind, text: str) -> bool:
    """Whether the words speak of what such a talk is for; the intent alone is a guess."""
    words = text.lower()
    return re.search(load("gids")["needs"].get(kind, ""), words) is not None and _spoken_of(kind, words)


def names(kind: GuidedKind, text: str) -> bool:
    """Whether a message says the name of such a talk, or what is sure to mean it."""
    rules, words = load("gids")["wish"], text.lower()
    listed = (rules["names"].get(kind), rules["near"].get(kind))
    return any(re.search(one, words) is not None for one in listed if one)


def points(text: str) -> bool:
    """Whether a message points at what is being made, and names nothing that can be made."""
    made: list[GuidedKind] = load("gids")["made"]
    return re.search(load("gids")["points"], text.lower()) is not None and not any(names(one, text) for one in made)


def help_named(kind: GuidedKind) -> str:
    """What the answer to "wil je ergens hulp bij" calls such a talk."""
    return str(load("gids")["wish"]["answers"][kind])


def put_again(heard: Heard, question: str | None, fresh: Collection[str]) -> bool:
    """Whether the open question comes again: the message asked what it means, or was nothing but such a wish."""
    explained = not fresh and any(one.startswith("utter_uitleg_") for one in heard.responses)
    return explained or (LATER in heard.responses and question != "hulp" and not set(fresh) - {"hulp"})


def without_later(responses: tuple[str, ...], question: str | None) -> tuple[str, ...]:
    """The responses, without "first this" and "a few more questions" where nothing comes first."""
    return tuple(one for one in responses if question is not None or one not in (LATER, _MORE))


def _named(clause: str, sure: GuidedKind | None) -> GuidedKind | None:
    rules = load("gids")["wish"]
    if sure in rules["near"] and re.search(rules["near"][sure], clause):
        return sure
    names = rules["names"].items()
    return next((cast(GuidedKind, kind) for kind, words in names if re.search(words, clause)), None)


def _only_asks(text: str) -> bool:
    """Whether a message surely wants to know something, and nothing that is made or done for him."""
    does, rules = meant(text).does, load("gids")["wish"]["meant"]
    return bool(does["asks"] >= rules["asks"] and does["requests"] < rules["requests"])


def _thanks(kind: GuidedKind, text: str) -> bool:
    """Whether a message thanks for what was done and asks for no more; news may come with thanks."""
    does, rules = meant(text).does, load("gids")["wish"]["meant"]
    thanks = does["thanks"] >= rules["thanks"] and does["requests"] < rules["requests"]
    return bool(thanks) and kind != "application" and "?" not in text


def _spoken_of(kind: GuidedKind, words: str) -> bool:
    """Whether nothing says that another thing of that name is meant: a letter of an office is none to write."""
    return re.search(load("gids")["unless"].get(kind, "(?!)"), words) is None
