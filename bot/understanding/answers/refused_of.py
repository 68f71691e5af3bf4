"""A refusal that names what it is about: "over thuis zeg ik liever niks" refuses that, and not what was asked. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.checkin import Answer
from bot.understanding.moves.spoken import domains


def of_what_he_named(answers: Mapping[str, Answer], text: str, question: str | None) -> dict[str, Answer]:
    """The answers, where he refused the open `question` and spoke of another part of his life alone: refused is that,
    unless it is answered; what was asked stays open."""
    said = answers.get(question or "")
    named = domains(text)
    if said is None or not said.refused or len(named) != 1 or question in named:
        return dict(answers)
    left = {name: one for name, one in answers.items() if name != question}
    return {**dict.fromkeys(named, said), **left}
