"""What a message surely does (`bot/meaning`): declines, thanks, asks for something, or leaves. Pure.

The engine guesses one intent out of few; what a message does as a whole goes before that guess. What somebody says in
so many words is read elsewhere and stands. The chances are data (`routes` in `strekking.yml`).
"""

from __future__ import annotations

import re
from typing import Any, Literal

from bot.content import load
from bot.meaning import meant, piece_chances

Route = Literal["declines", "thanks", "requests", "leaves", "greets", "asks"]


def surely(route: Route, text: str) -> bool:
    """Whether a message surely does that, and nothing that speaks against it."""
    rule: Any = _rules()[route]
    does = meant(text).does
    return does[route] >= rule["least"] and all(does[other] < most for other, most in rule["not"].items())


def only_asks(text: str) -> bool:
    """Whether a message surely asks, and what it tells beside that is nothing bad and arranges nothing."""
    meaning, rule = meant(text), _rules()["only_asks"]
    calm = all(meaning.answers[one] < rule["most"] for one in rule["never"])
    return bool(meaning.does["asks"] >= rule["least"] and calm)


def plain_question(text: str) -> bool:
    """Whether a message is a clear question that no piece answers: then we say that we do not know, and never that we
    do not understand."""
    does, rule = meant(text).does, _rules()["plain_question"]
    asks = max(does["asks"], does["asks_us"]) >= rule["least"] and does["requests"] < rule["requests"]
    others = [chance for piece, chance in piece_chances(text).items() if piece != rule["none"]]
    return bool(asks and len(text.split()) >= rule["words"] and max(others, default=0.0) < rule["most"])


def may_rest(text: str) -> bool:
    """Whether a message that names a time may mean "not now": "volgende maand een nieuwe auto" means nothing of it."""
    does, rule = meant(text).does, _rules()["rests"]
    least = rule["refused"] if does["declines"] >= rule["declines"] else rule["least"]
    return bool(max(does["later"], does["leaves"]) >= least)


def rests_now(text: str) -> bool:
    """Whether a message surely says "not now", where the engine takes it for that too."""
    return meant(text).does["later"] >= float(_rules()["later"])


def may_decline(text: str) -> bool:
    """Whether words of a refusal may be one, by what the message does."""
    return meant(text).does["declines"] >= float(_rules()["refuses"])


def may_end(text: str) -> bool:
    """Whether a message may well thank or leave, whatever it does beside that."""
    does = meant(text).does
    return max(does["thanks"], does["leaves"]) >= float(_rules()["ends"])


def tells(text: str) -> bool:
    """Whether a message plainly tells something: it asks nothing back of us, and is no noise."""
    meaning, rule = meant(text), _rules()["tells"]
    does = meaning.does
    if "?" in text or len(text.split()) < rule["words"] or re.search(rule["never"], text.lower()):
        return False
    asks = max(does["asks"], does["asks_us"], does["requests"])
    if asks >= rule["asks"] or any(does[one] >= rule[one] for one in ("fills", "agrees")):
        return False
    return bool(does["answers"] >= rule["answers"] or max(meaning.answers.values()) >= rule["part"])


def agrees(text: str) -> bool:
    """Whether what begins like a yes is one to what was asked, and not the beginning of something told. So few words
    that no more can be meant are a yes by themselves."""
    meaning, rule = meant(text), _rules()["agrees"]
    bare = len(text.split()) <= rule["bare"]
    return bool(bare or meaning.does["agrees"] >= rule["least"] or meaning.answers["leave+"] >= rule["leave"])


def only_fills(text: str) -> bool:
    """Whether a message is no more than a sign that it was read ("ok", a thumb), which wants nobody and allows
    nothing."""
    meaning, rule = meant(text), _rules()["only_fills"]
    if re.search(rule["never"], text.lower()):
        return False
    wants = max(meaning.does["requests"], *(meaning.answers[one] for one in rule["wants"]))
    return bool(len(text.split()) <= rule["words"] and meaning.does["fills"] >= rule["least"] and wants < rule["most"])


def stays_put(text: str) -> bool:
    """Whether a message surely says that he still has his place, and nothing that it ends or that he is gone."""
    answers, rule = meant(text).answers, _rules()["stays_put"]
    return bool(answers["plek+"] >= rule["least"] and all(answers[one] < rule["most"] for one in rule["not"]))


def points_back(text: str) -> bool:
    """Whether a request is about what was said just before it ("kan zij dat uitzoeken"), and names nothing itself."""
    rule: Any = _rules()["points_back"]
    words = text.lower().split()
    return len(words) <= rule["words"] and re.search(rule["said"], " ".join(words)) is not None


def _rules() -> Any:
    return load("strekking")["routes"]
