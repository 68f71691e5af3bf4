"""What is asked about the thing that is being made: "wie leest dit", "kan ik het nog veranderen", "wat bedoel je"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content import load
from bot.conversation import texts
from bot.conversation.guides.guide import Turn
from bot.ports import Outgoing

_SENTENCE = re.compile(r"(?<=[.!?\n])\s+")


def asked(turn: Turn, file: str, question: str = "", **names: str) -> tuple[tuple[Outgoing, ...], str]:
    """The answers to what a message asks of `asked` in a content file, each once, and what else the message says.

    `question` is the open one: to "wat bedoel je" belongs what `help` says of it.
    """
    found: dict[str, Outgoing] = {}
    rest: list[str] = []
    for sentence in _sentences(turn.text):
        name = _which(sentence, file)
        words = load(file)["help"].get(question) if name == "uitleg" else load(file)["asked"].get(name)
        if words is None:
            rest.append(sentence)
        else:
            found[name] = texts.block(words, 0, "", **{**turn.names, **names})
    return tuple(found.values()), " ".join(rest) if found else turn.text


def _sentences(text: str) -> Iterator[str]:
    yield from (one for one in _SENTENCE.split(text.strip()) if one)


def _which(sentence: str, file: str) -> str:
    line = " ".join(re.sub(r"[^\w' ]+", " ", sentence.lower()).split())
    named = load(file)["asked"].items()
    return next((name for name, one in named if any(re.fullmatch(said, line) for said in one["said"])), "")
