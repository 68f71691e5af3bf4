"""What of the cv is not wanted, said at any moment: taken off where it stands, said back, and not asked again."""

from __future__ import annotations

from dataclasses import replace

from bot.content import load
from bot.conversation.guides.cv_state import cv_of, keep_cv
from bot.conversation.guides.guide import Turn, say
from bot.core.cv import LISTS, SINGLE, Cv, CvSaid
from bot.core.cv_entries import without
from bot.core.cv_merge import merge
from bot.language.cv.skipping import skips
from bot.ports import Outgoing

FILE = "gids_cv"
_ENTRIES = ("work", "education")
_ASKED_BY = {"licences": "transport"}  # what is asked for under another name


def skipped(turn: Turn, text: str) -> tuple[tuple[Outgoing, ...], str]:
    """What is said to a message that leaves something out, and what else it says; nothing to any other message."""
    further = turn.state.pop("left_out", False)
    left_out = skips(text, further=further) if text else None
    if left_out is None or not left_out.topics:
        return (), text
    turn.state["left_out"] = True
    open_one = str(turn.state.get("question") or "")
    refused = {name for topic in left_out.topics for name in (topic, _ASKED_BY.get(topic, topic))}
    refused |= {open_one for name in _ENTRIES if name in refused and open_one.startswith(f"{name}.")}
    keep_cv(turn, taken_off(merge(cv_of(turn), CvSaid(refused=frozenset(refused))), left_out.off))
    titles = load(FILE)["left_out"]
    named = ", ".join(dict.fromkeys(titles[topic] for topic in left_out.topics))
    return (say(FILE, "left_out", wat=named),), left_out.rest


def taken_off(cv: Cv, names: tuple[str, ...]) -> Cv:
    """The cv without what somebody does not want on it; jobs and schools stay until they are named."""
    for name in names:
        cv = without(cv, name) if name in (*SINGLE, *LISTS) else cv
    return replace(cv, last="")
