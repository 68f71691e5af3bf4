"""What a typed line does to the talk that has the word: it rests, another begins, or it is about something else."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.content import load
from bot.conversation import texts
from bot.conversation.guides import sorts
from bot.conversation.guides.guide import Turn, say
from bot.core.guided import GuidedKind
from bot.language import read_dates
from bot.language.closing import closes
from bot.meaning import meant
from bot.ports import Outgoing
from bot.understanding.answers.life import life_news
from bot.understanding.moves.routes import surely
from bot.understanding.questions import guide_wish

_OWN_END = ("letter", "practice")  # talks that hear themselves that it is enough


def rests(turn: Turn, line: str) -> bool:
    """Whether a line says that the talk goes on later; "morgen" may be the day that was asked for."""
    if re.fullmatch(load("gids")["rest"], line):
        return not _is_day(turn)
    if turn.talk.kind in _OWN_END or turn.choice or closes(turn.text):
        return False
    return bool(turn.text) and sorts.sort_of(turn.text) == "ends" and not _is_day(turn)


def waits(turn: Turn) -> bool:
    """Whether a few words surely say "not now" ("wacht even"): nothing is asked, and the talk keeps the word."""
    rules, does = load("gids")["meant"], meant(turn.text).does if turn.text else {}
    few = bool(turn.text) and len(turn.text.split()) <= rules["few"]
    return few and does["later"] >= rules["later"] and does["answers"] < rules["answers"] and not _is_day(turn)


def without_goodbye(turn: Turn) -> tuple[Turn, bool]:
    """The turn without a goodbye at its end, and whether he leaves with it."""
    parts = sorts.parts_of(turn.text)
    last = parts[-1] if parts and not turn.choice else ""
    leaves = re.fullmatch(load("gids")["goodbye"], sorts.plain(last)) is not None if last else False
    return (replace(turn, text=" ".join(parts[:-1]).strip()), True) if leaves else (turn, False)


def switched(turn: Turn) -> GuidedKind | None:
    """The other talk that he would rather have now, said in so many words; None for what may be an answer."""
    line = sorts.plain(turn.text)
    rules, news = load("gids")["switch"], turn.talk.kind == "application"  # whose talk is told in a line or two
    named = news or (len(line.split()) <= rules["most"] and re.search(rules["words"], line))
    if turn.choice or not line or not named:
        return None
    wished = guide_wish.wished(turn.text)
    return wished if wished is not None and wished != turn.talk.kind and not sorts.asking(turn.text) else None


def elsewhere(text: str) -> bool:
    """Whether a message plainly tells of something else: how he is, or news of his life."""
    return life_news(text) is not None or re.fullmatch(load("gids")["mark"], text.strip().lower()) is not None


def only_noted(said: tuple[Outgoing, ...]) -> tuple[Outgoing, ...]:
    """What was written down of news, without what is asked or offered with it: another talk has the word now."""
    return tuple(Outgoing(one.text) for one in said if not one.text.rstrip().endswith("?"))


def unmet(turn: Turn, *, lost: bool) -> tuple[Outgoing, ...]:
    """What is said to a message in which the talk found nothing, before its question comes again. A question or a
    request is never passed over, and what may well be an answer is not called unclear."""
    if surely("thanks", turn.text):
        return (say("gids", "thanked"),)
    if sorts.requests(turn.text) and turn.talk.kind in load("gids")["requested"]:
        return (texts.block(load("gids")["requested"][turn.talk.kind], 0),)
    if sorts.asking(turn.text):
        return (say("gids", "not_known", **turn.names),)
    if not lost:
        return ()
    answers = meant(turn.text).does["answers"] >= load("gids")["may_answer"]
    return (say("gids", "heard" if answers else "not_understood"),)


def _is_day(turn: Turn) -> bool:
    """Whether "morgen" is the day that was asked for, not a wish to go on later."""
    return turn.state.get("ask") in ("when", "start", "which_move") and bool(read_dates(turn.text, turn.now))
