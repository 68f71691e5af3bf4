"""What he asks in the middle of practising: each question gets its piece, and what he says beside it is judged.

A question of an employer that he brings himself ("en als ze vragen waarom ik daar weg ben?") is practised next: what he
says to it then is his answer to that, and to no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.content import load
from bot.conversation.guides import practice_pieces as pieces
from bot.conversation.guides import practice_words as words
from bot.conversation.guides import sorts
from bot.conversation.guides.guide import Told, Turn, say
from bot.language.practice import PracticeListener
from bot.ports import Outgoing

FILE = words.FILE
_BROUGHT = "weg_baan"  # the piece on a question that he has to answer himself
_LEAST = 4  # words beside a question that may be an answer


def met(turn: Turn, again: Callable[[Turn], Told]) -> Told | None:
    """What is no answer: a feeling about the talk that is coming, a remark, a "begin maar"; None for the rest."""
    sort = sorts.sort_of(turn.text)
    if sort == "feels":
        return again(turn).after(say(FILE, "feeling"))
    if sort in ("remarks", "begins"):
        return again(turn)
    if turn.state.pop("brought", False) and not sorts.asking(turn.text):
        return again(turn).after(say(FILE, "own_answer"))
    return None


def answered(
    turn: Turn, listener: PracticeListener, back: Callable[[Turn, Told], Told], judge: Callable[[Turn], Told | None]
) -> Told | None:
    """The pieces on the questions in a message, and the tip on what stands beside them; None where none is known."""
    topics = dict.fromkeys(filter(None, (_topic(one, turn, listener) for one in sorts.asking(turn.text))))
    if not topics or turn.state.get("question") == "ask":
        return None
    said: list[Outgoing] = []
    last = Told()
    for topic in topics:
        said += map(words.bare, last.messages)
        last = pieces.piece(turn, topic, listener)
    asks = any(pieces.asks_first(turn, topic, listener) for topic in topics)
    rest = "" if _BROUGHT in topics else sorts.beside(turn.text)
    rest = "" if listener.topic(rest) in topics else rest
    turn.state["brought"] = _BROUGHT in topics
    judged = judge(replace(turn, text=rest)) if len(rest.split()) >= _LEAST and not asks else None
    if judged is not None:
        return judged.after(*said, *map(words.bare, last.messages))
    told = last.after(*said)
    return replace(told if asks else back(turn, told), past=_BROUGHT in topics)


def _topic(question: str, turn: Turn, listener: PracticeListener) -> str:
    """The piece that a question asks for; whether to tell it, where he names what he has beside it."""
    found = listener.topic(question)
    tells = re.search(load(FILE)["typed"]["tells"], question.lower()) is not None
    return found or ("vertellen" if tells and listener.names_private(turn.text) else "")
