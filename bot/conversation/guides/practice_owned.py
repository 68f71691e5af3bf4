"""What a practice talk does with the clauses that are no answer: it stops, goes on, thanks, judges what he just said,
shows his sentences, keeps the work in mind. Whatever else the message holds is heard as well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.conversation.guides import practice_pieces as pieces
from bot.conversation.guides import practice_words as words
from bot.conversation.guides import sorts
from bot.conversation.guides.guide import Told, Turn, say
from bot.conversation.guides.practice_clauses import Clauses, clauses_of, own_question
from bot.language.practice import PracticeListener
from bot.ports import Outgoing

FILE = words.FILE
_LEAST = 4  # words beside the rest that may be an answer


@dataclass(frozen=True)
class Moves:
    """What the practice talk can do next: the open question again, the next one, the end, or judge an answer."""

    again: Callable[[Turn], Told]
    following: Callable[[Turn], Told]
    ended: Callable[[Turn, str], Told]
    judge: Callable[[Turn], Told | None]


def owned(turn: Turn, listener: PracticeListener, moves: Moves) -> Told | None:
    """What is said to such a message; None where every clause of it may be an answer, or nothing is being asked."""
    asking = turn.state.get("stage") in ("asked", "tipped") and "call" not in turn.state and "wear" not in turn.state
    found = clauses_of(turn.text) if asking else Clauses(frozenset(), "", turn.text)
    own = turn.state.get("question") == "ask" and own_question(found.rest)
    if not found.kinds and not own:
        return None
    advice = _pieces(turn, found.rest, listener)
    if sorts.asking(found.rest) and not advice and "stops" not in found.kinds:
        return None  # a question that is answered elsewhere
    rest = sorts.beside(found.rest) if advice else found.rest
    told = _judged(turn, found, rest, moves) if len(rest.split()) >= _LEAST else None
    said = [*_job(turn, found), *advice]
    if told is None and "judge" in found.kinds:
        said += _verdict(turn)
    return (told or _moved(turn, found, moves)).after(*said)


def note(turn: Turn, tip: str, told: Outgoing) -> None:
    """Keep what was said to his last answer, for when he asks whether it was good."""
    turn.state["judged"] = {"tip": tip, "text": told.text}


def _moved(turn: Turn, found: Clauses, moves: Moves) -> Told:
    """What comes next: the strongest wish of a message counts."""
    kinds = found.kinds
    if "stops" in kinds:
        return moves.ended(turn, "stopped")
    if "shows" in kinds:
        return Told(words.sentences(turn))
    if "more" in kinds:
        return moves.following(turn)
    alone = kinds <= {"thanks", "keeps"} and sorts.sort_of(turn.text) != "remarks"
    thanks = (say(FILE, "welcome"),) if "thanks" in kinds and alone else ()
    return moves.again(turn).after(*thanks)


def _judged(turn: Turn, found: Clauses, rest: str, moves: Moves) -> Told | None:
    """The tip on what stands beside it, where that may be an answer; with it the end, where he wants to stop."""
    if sorts.asking(rest):
        return None
    if "thanks" in found.kinds and len(rest.split()) < 2 * _LEAST and not _tells_himself(rest):
        return None
    if "stops" in found.kinds:
        turn.state["last_one"] = True
    before = turn.state.pop("judged", None)
    told = moves.judge(replace(turn, text=rest))
    if told is None:
        turn.state["judged"] = before
        return None
    return told.after(*_mark(turn)) if "judge" in found.kinds else told


def _verdict(turn: Turn) -> list[Outgoing]:
    """Whether his last answer was good, by the tip that it got."""
    held: dict[str, Any] | None = turn.state.get("judged")
    if not held:
        return [say(FILE, "verdict_none")]
    return [*_mark(turn), Outgoing(held["text"])]


def _mark(turn: Turn) -> list[Outgoing]:
    held: dict[str, Any] = turn.state.get("judged") or {}
    return [say(FILE, "verdict_keep" if held.get("tip") == "keep" else "verdict_more")]


def _job(turn: Turn, found: Clauses) -> list[Outgoing]:
    """The work that the talk is for, kept for the questions that follow."""
    if "job" not in found.kinds:
        return []
    if not found.job:
        return [say(FILE, "job_told")]
    turn.state["job"] = found.job
    return [say(FILE, "job", werk=found.job)]


def _pieces(turn: Turn, rest: str, listener: PracticeListener) -> list[Outgoing]:
    """The advice on the questions that he puts beside it."""
    named = ["vragen" if own_question(one) else listener.topic(one) for one in sorts.asking(rest)]
    topics = [one for one in dict.fromkeys(named) if one and one != "bellen"]
    quiet = [words.bare(one) for topic in topics for one in pieces.piece(turn, topic, listener).messages]
    turn.state.pop("wear", None)
    return quiet


def _tells_himself(rest: str) -> bool:
    return sorts.plain(rest).split()[:1] == ["ik"]
