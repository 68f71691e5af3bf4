"""What is typed instead of a tap: "stuur nog een keer", "toch niet", "nee mijn nummer is anders"."""

from __future__ import annotations

import re
from typing import Any

from bot.content import load
from bot.conversation.guides import cv_edit, cv_finish, cv_lines, sorts, spelling
from bot.conversation.guides.cv_state import cv_of, keep_cv
from bot.conversation.guides.guide import Told, Turn, say
from bot.core.cv import Change, Cv, CvSaid, Work
from bot.core.cv_resume import from_json_resume
from bot.language.closing import nods
from bot.language.cv.exclaimed import only_exclaims
from bot.ports import Outgoing

FILE = "gids_cv"


def typed(turn: Turn, stage: str) -> Told | None:
    """What a line asks for that a button would have asked for as well; None when it asks for nothing of the kind."""
    line = turn.text.strip().lower()
    rules = load(FILE)["typed"]
    asked = next((name for name, words in rules.items() if re.fullmatch(words, line)), None)
    if asked is None and shows(line):
        asked = "nogeens"
    if asked == "terug":
        return undone(turn)
    if asked == "stijl" and turn.state.get("resume"):
        return cv_finish.tapped(turn, "stijl") if stage in ("check", "done") else None
    if asked == "nogeens":
        return _again(turn, stage)
    return cv_finish.tapped(turn, asked) if asked and stage == "done" else None


def shows(line: str) -> bool:
    """Whether a line asks to see the cv."""
    return sorts.sort_of(line) == "shows"


def _again(turn: Turn, stage: str) -> Told | None:
    if stage == "done":
        return cv_finish.tapped(turn, "nogeens")
    return cv_finish.preview(turn, cv_of(turn)) if stage == "check" else None


def only_nods(turn: Turn) -> bool:
    """Whether a line only nods or lets off steam, which answers no question but those for a yes or a no."""
    question = str(turn.state.get("question") or "")
    asked = question.startswith("check.") or question.split(".")[-1] in load(FILE)["nod_answers"]
    nod = nods(turn.text) and not asked and set(turn.text.lower().split()).isdisjoint(load(FILE)["no_nods"])
    return nod or only_exclaims(turn.text)


def remember(turn: Turn, before: Any) -> None:
    """Keep how it was, so that a change can be taken back."""
    turn.state["undo"] = before


def undone(turn: Turn) -> Told | None:
    """Take the last change back; None when there is none."""
    before = turn.state.pop("undo", None)
    if before is None:
        return None
    turn.state["resume"] = before
    return cv_finish.preview(turn, from_json_resume(before)).after(say(FILE, "undone"))


def line_meant(turn: Turn, cv: Cv) -> Told | None:
    """The question for new words for the line that is said to be wrong: "mijn nummer klopt niet"."""
    line = turn.text.strip().lower()
    found = re.fullmatch(load(FILE)["wrong"], line)
    if found is None:
        return None
    name = next((name for name, words in load(FILE)["wrong_lines"].items() if found["what"] in words), None)
    if name is None:
        return None
    paths = [path for path, _ in cv_lines.lines(cv) if path.split(".")[0] == name] or [name]
    if paths[0] in cv_lines.ENTRIES:
        return None
    return cv_edit.tapped(turn, "regel", paths[0]) if len(paths) == 1 else cv_edit.choose(turn)


def written(turn: Turn, text: str) -> tuple[tuple[Outgoing, ...], str]:
    """What is said to a wish on how a name is written ("gamma met hoofdletters"), and what else the message says."""
    change, rest = spelling.wished(turn, text, cv_of(turn)) if text else (None, text)
    if change is None:
        return (), text
    keep_cv(turn, spelling.mapped(cv_of(turn), change))
    return (spelling.said_back(turn),), rest


def past(turn: Turn, said: CvSaid) -> bool:
    """Whether a message told the cv something and nothing of today: "contract niet verlengd bij de plus"."""
    now = re.search(load(FILE)["today"], turn.text.lower())
    busy = any(isinstance(one, Work) and one.employer is None and one.tasks == () and one.kind for one in said.facts)
    return bool(said) and not only_right(said) and now is None and not (busy and len(turn.text.split()) > 12)


def only_right(said: CvSaid) -> bool:
    """Whether a message does nothing but put a fact right, which tells nothing of how he is."""
    return bool(said.facts) and all(isinstance(one, Change) for one in said.facts)
