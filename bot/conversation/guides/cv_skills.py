"""Skills to tap, from what was done: plain verbs that belong to the kind of work. Only what is tapped goes in."""

from __future__ import annotations

from bot.content import load
from bot.conversation import texts
from bot.conversation.guides import cv_lines
from bot.conversation.guides.cv_state import cv_of, keep_cv
from bot.conversation.guides.guide import PREFIX, Told, Turn, say
from bot.core.cv import Cv, CvSaid, Fact, Work
from bot.core.cv import Told as Says
from bot.core.cv_entries import by_key
from bot.core.cv_merge import merge
from bot.language.cv import SkillChoice, skill_choices
from bot.language.taken_back import is_named
from bot.ports import Button, Outgoing

FILE = "gids_cv"
CHOICES = ("kan", "kan_klaar", "papier_ja", "papier_nee")


def offer(turn: Turn, cv: Cv) -> Outgoing | None:
    """The question with verbs to tap, for the newest work of a kind that is listed; None without any."""
    for work in reversed(cv.work):
        choices = _choices(turn, cv, work)
        if choices:
            turn.state["skills_of"] = work.key
            text = texts.block(load(FILE)["ask"]["skills_tap"], 0, PREFIX, plek=cv_lines.called(cv, f"work.{work.key}"))
            return Outgoing(text.text, _buttons(choices))
    return None


def tapped(turn: Turn, name: str, title: str) -> Told | None:
    """A tap on a verb, or on "klaar"; None when the cv goes on."""
    cv = cv_of(turn)
    work = by_key(cv.work, int(turn.state.get("skills_of") or 0))
    if name == "kan_klaar" or work is None:
        return None
    if name == "kan":
        choice = next((one for one in _choices(turn, cv, work) if one.title == title), None)
        if choice is not None and choice.paper:
            turn.state["paper_of"] = title
            return Told((say(FILE, "paper"),))
    title = turn.state.pop("paper_of", "") if name.startswith("papier") else title
    if title and name != "papier_nee":
        cv = merge(cv, CvSaid((Says("skills", Fact(title, turn.source)),), "skills"))
        keep_cv(turn, cv)
    return _more(turn, cv, work)


def _choices(turn: Turn, cv: Cv, work: Work) -> tuple[SkillChoice, ...]:
    """What may be offered: nothing that he took back."""
    return tuple(one for one in skill_choices(cv, work) if not is_named(one.title, turn.state.get("gone", ())))


def _more(turn: Turn, cv: Cv, work: Work) -> Told | None:
    choices = _choices(turn, cv, work)
    if not choices:
        return None
    more = say(FILE, "skills_more")
    return Told((Outgoing(more.text, _buttons(choices)),))


def _buttons(choices: tuple[SkillChoice, ...]) -> tuple[Button, ...]:
    words = load(FILE)
    taps = [Button(one.title[:20], f"{PREFIX}cv:kan:{one.title}") for one in choices]
    return (*taps, Button(words["skills_done"], f"{PREFIX}cv:kan_klaar"))
