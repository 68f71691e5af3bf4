"""What is asked about the thing that is being made: "wie leest dit", "kan ik het nog veranderen", "wat bedoel je".

A whole sentence is known by its pattern (`said`); any other question by the words in it (`words`), scored as a question
for information is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.content import load
from bot.conversation import texts
from bot.conversation.guides import sorts
from bot.conversation.guides.guide import Turn
from bot.language import questions
from bot.language.asked import scores
from bot.language.spelled import in_normal_spelling
from bot.ports import Outgoing
from bot.understanding.questions.asked_scores import slips

_SENTENCE = re.compile(r"(?<=[.!?\n])\s+")
_LEAST = 2  # words of a phrase that stand in a question


def asked(turn: Turn, file: str, question: str = "", **names: str) -> tuple[tuple[Outgoing, ...], str]:
    """The answers to what a message asks of `asked` in a content file, each once, and what else the message says.

    `question` is the open one: to "wat bedoel je" belongs what `help` says of it.
    """
    found: dict[str, Outgoing] = {}
    rest: list[str] = []
    for sentence in _parts(turn.text, file):
        name = _which(sentence, file) or _about(sentence, turn.text, file)
        words = load(file)["help"].get(question) if name == "uitleg" else load(file)["asked"].get(name)
        if words is None:
            rest.append(sentence)
        else:
            found[name] = texts.block(words, 0, "", **{**turn.names, **names})
    return tuple(found.values()), " ".join(rest) if found else turn.text


def _parts(text: str, file: str) -> Iterator[str]:
    """The sentences; one that is not known as a whole by its clauses, where one of them asks."""
    for sentence in filter(None, _SENTENCE.split(text.strip())):
        asks = not _which(sentence, file) and sorts.asking(sentence)
        yield from (clause.text for clause in questions.clauses(sentence)) if asks else (sentence,)


def _which(sentence: str, file: str) -> str:
    """The question that a sentence is as a whole, as it is typed or in normal spelling."""
    named = load(file)["asked"].items()
    lines = (sorts.plain(sentence), sorts.plain(in_normal_spelling(sentence)))
    return next((name for name, one in named if _says(one["said"], lines)), "")


def _says(said: Sequence[str], lines: Sequence[str]) -> bool:
    return any(re.fullmatch(one, line) for one in said for line in lines)


def _about(sentence: str, text: str, file: str) -> str:
    """What a question is about by its words; with the whole message where it names too little itself."""
    if not sorts.asking(sentence):
        return ""
    listed = {name: one["words"] for name, one in load(file)["asked"].items() if "words" in one}
    for words in (sentence, in_normal_spelling(sentence), text):
        found = {name: score for name, score in scores(words, listed, (), slips()).items() if score >= _LEAST}
        if found:
            general = load(file)["asked"][max(found, key=lambda name: found[name])].get("unless")
            named = general and scores(text, {general: listed[general]}, (), slips()).get(general, 0) >= _LEAST
            return str(general) if named else max(found, key=lambda name: found[name])
    return ""
