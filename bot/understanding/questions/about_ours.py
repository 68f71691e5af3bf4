"""A question about a question of ours ("waar gaat het cijfer over?"), or about the bot as if it were a person. Pure.

The words are data: `ours` in `onderbreking.yml`, `bot` in `kletsen.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from bot.content import load
from bot.language import questions
from bot.understanding.kind.again import ASKS


def explains(text: str, question: str | None, before: Collection[str]) -> str:
    """The response that explains the question of ours that a message asks about, "" for none.

    `question` is the open one; a question by its noun may also be one that was put earlier (`before`, the responses of
    this talk)."""
    for clause in questions.clauses(text):
        asks = clause.asks or re.match(load("onderbreking")["ours"]["starts"], clause.text.lower())
        if asks and (found := _ours(clause.text, question, before)):
            return f"utter_uitleg_{found}"
    return ""


def about_bot(text: str) -> str:
    """The response to a question about the bot's own life, or about what it does not follow; "" for none."""
    rules: Any = load("kletsen")["bot"]
    words = " ".join(text.lower().replace("’", "'").split())
    if len(words.split()) > rules["most"]:
        return ""
    for clause in questions.clauses(words):
        if _about_it(rules, clause.text):
            return str(rules["say"])
    return ""


def _about_it(rules: Any, clause: str) -> bool:
    line = re.sub(r"[,]+", "", clause)
    own = re.search(rules["asks"], line) and not re.search(rules["unless"], line)
    world = re.search(rules["world_asks"], line) and re.search(rules["world"], line)
    return bool(own or (world and not re.search(rules["world_unless"], line)))


def _ours(clause: str, question: str | None, before: Collection[str]) -> str:
    rules: Any = load("onderbreking")["ours"]
    line = " ".join(clause.lower().replace("’", "'").split())
    if question is None or re.search(rules["unless"], line):
        return ""
    put = [question, *(name for name in rules["nouns"] if name != question and f"{ASKS}{name}" in before)]
    if re.search(rules["meant"], line):
        for name in put:
            if re.search(rules["nouns"].get(name, "(?!)"), line):
                return str(name)
    return question if re.search(rules["which"], line) else ""
