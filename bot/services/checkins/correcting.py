"""A message that sets right, or adds to, what the message before it answered: "nee wacht woensdag"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.content import load
from bot.core.checkin import Answer
from bot.services.parts import Parts


def corrected(
    parts: Parts, text: str, answers: Mapping[str, Answer], recent: Sequence[str], question: str | None, profile: str
) -> dict[str, Answer]:
    """What `text` answers, when the words set right what was answered before (`recent`, by question name, the
    likeliest first).

    `answers` is how it reads as an answer to the open `question`. Where the words say that they correct, the open
    question has no part in it; a short addition to what was agreed on needs no such words.
    """
    rules = load("onderbreking")["correction"]
    cue = re.match(rules["cue"], text.lower())
    read = parts.reader.read
    if cue is not None:
        rest = text[cue.end() :]
        found: dict[str, Answer] = {}
        for name in recent:
            answer = None if found else read(rest, question=name, profile=profile, now=parts.now()).get(name)
            if answer is not None and not answer.refused:
                found[name] = answer
        return {name: answer for name, answer in answers.items() if name != question or not found} | found
    added = set(recent) & set(rules["added"]) - {question}
    if question in answers or len(text.split()) > rules["added_words"]:
        return dict(answers)
    more = {name: read(text, question=name, profile=profile, now=parts.now()).get(name) for name in added}
    said = {name: one for name, one in more.items() if one is not None and one.value not in rules["too_little"]}
    return {**answers, **{name: one for name, one in said.items() if not one.refused}}
