"""What is said in a crisis to who cannot call: no sentence tells him to, and the ways by text stand instead. Pure.

The words and texts are data: `cannot_call` in `crisis_woorden.yml`, `by_text` in `crisis.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.conversation import texts
from bot.conversation.danger import hearing
from bot.conversation.danger.lines import SOLVED, held, line_of
from bot.conversation.danger.step import CrisisStep
from bot.ports import Outgoing

_SENTENCE = re.compile(r"(?<=[.!?]) ")
_PIECE = re.compile(r", (?:of|en) ")
_112 = "112"


def needed(said: Iterable[str]) -> bool:
    """Whether he said, in any of these messages, that he cannot call: deaf, or not able to speak there."""
    plain = map(hearing.plain, said)
    return any(hearing.has("cannot_call", one) and not hearing.has("can_call", one) for one in plain)


def shown(message: Outgoing, step: CrisisStep, age: int | None = None) -> Outgoing:
    """A message without what tells him to call and the buttons about calls, with where he can type."""
    buttons = tuple(one for one in message.buttons if one.payload.rpartition(":")[2] not in _rules()["buttons"])
    lines = message.text.split("\n")
    kept = [_line(line) for line in lines]
    if kept == lines:
        return replace(message, buttons=buttons)
    said = [line for line in kept if line]
    asks = [said.pop()] if said and (said[-1].endswith("?") or said[-1] in load("crisis")["instead"].values()) else []
    ways = [] if step.block == SOLVED else _ways(step, age, "\n".join(said))
    body = (*ways, *said) if held(step.kind) else (*said, *ways)  # what has to be done at once goes first
    return replace(message, text="\n".join((*body, *asks)) or message.text, buttons=buttons)


def _line(line: str) -> str:
    """A line without its calls, and without what belongs to one that was left out ("Zeg: ik heb geen bed")."""
    found: list[str] = []
    dropped = False
    for sentence in _SENTENCE.split(line):
        kept = "" if dropped and re.match(_rules()["belongs"], sentence) else _without_call(sentence)
        dropped = not kept
        found += [kept] if kept else []
    return " ".join(found)


def _without_call(sentence: str) -> str:
    """A sentence without the part that tells him to call; what else it tells him to do stays."""
    rules = _rules()
    for pattern, said in rules["instead"].items():
        sentence = re.sub(pattern, said, sentence)
    parts = _PIECE.split(sentence)
    called = [_calls(part) for part in parts]
    if not any(called):
        return sentence
    kept = [part for part, calls in zip(parts, called, strict=True) if not calls]
    if called[0]:  # what goes on from it says nothing by itself, unless it is a thing to do
        kept = [part for part in kept if re.match(rules["does"], part)]
    whole = ", en ".join(kept).rstrip(".")
    return f"{whole[:1].upper()}{whole[1:]}." if whole else ""


def _calls(part: str) -> bool:
    rules = _rules()
    return re.search(rules["calls"], part) is not None and not re.search(rules["others"], part)


def _ways(step: CrisisStep, age: int | None, said: str) -> list[str]:
    """Where he can type and whom he can ask; nothing that was said already."""
    rules, line = _rules(), line_of(step.kind, step.about, age)
    chats = {one["id"]: one.get("chat") for one in load("hulplijnen")["lines"]}
    ways = {"112": rules["now" if held(step.kind) else "danger"]}
    chat = rules["chats"].get(step.danger, line if chats[line] else _112)
    if chat != _112:
        ways[chat] = rules["chat"].replace("[chat]", f"{{chat:{chat}}}")
    if line == _112 or not chats[line]:
        ways["ask"] = rules["ask"].replace("[lijn]", f"{{lijn:{line}}}")
    told = {name for name in ways if (chats.get(name) or "\0") in said}
    told |= {"ask"} if re.search(rules["others"], said) else set()
    return [texts.fill(text) for name, text in ways.items() if name not in told]


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load("crisis")["by_text"]
    return rules
