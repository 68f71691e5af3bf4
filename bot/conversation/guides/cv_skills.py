"""What he may have done and can, to tap: tasks that he may have told of, then plain verbs that belong to the kind of
work. Only what is tapped goes in."""

from __future__ import annotations

from collections.abc import Sequence

from bot.content import load
from bot.conversation import texts
from bot.conversation.guides import cv_lines, cv_offered
from bot.conversation.guides.cv_state import cv_of, keep_cv
from bot.conversation.guides.guide import PREFIX, Told, Turn, say
from bot.core.cv import Cv, CvSaid, Fact, Work
from bot.core.cv import Told as Says
from bot.core.cv_entries import by_key
from bot.core.cv_merge import merge, same_name
from bot.language.cv import SkillChoice, skill_choices
from bot.language.taken_back import is_named
from bot.ports import Button, Outgoing

FILE = "gids_cv"
CHOICES = ("kan", "kan_klaar", "papier_ja", "papier_nee", "deed")
_SKILLS = "skills"
_Did = Sequence[tuple[int, str]]


def offer(turn: Turn, cv: Cv, question: str) -> Outgoing | None:
    """The question with what may be tapped, None without any: at "skills" for the newest work with tasks that he may
    have told of, else of a kind that is listed; at the tasks of a job what he may have told of them."""
    if question == _SKILLS:
        newest = sorted(cv.work, key=lambda work: (not cv_offered.of_job(turn, cv, work), -cv.work.index(work)))
        return next((found for work in newest if (found := _offer(turn, cv, work, "skills_tap"))), None)
    topic, _, rest = question.partition(".")
    key, _, name = rest.partition(".")
    work = by_key(cv.work, int(key)) if topic == "work" and name == "tasks" else None
    return _offer(turn, cv, work, "tasks_tap") if work else None


def _offer(turn: Turn, cv: Cv, work: Work, name: str) -> Outgoing | None:
    did, choices = _choices(turn, cv, work, verbs=name == "skills_tap")
    if not did and not choices:
        return None
    turn.state["skills_of"] = work.key
    ask = load(FILE)["ask"]["did_tap" if did and name == "skills_tap" else name]
    text = texts.block(ask, 0, PREFIX, plek=cv_lines.called(cv, f"work.{work.key}"))
    return Outgoing(_in_full(text.text, did), _buttons(did, choices))


def tapped(turn: Turn, name: str, title: str) -> Told | None:
    """A tap on a task, a verb, or on "klaar"; None when the cv goes on."""
    cv = cv_of(turn)
    work = by_key(cv.work, int(turn.state.get("skills_of") or 0))
    if name == "kan_klaar" or work is None:
        return _closed(turn, cv, work)
    if name == "deed":
        task = cv_offered.tapped(turn, title)
        return _more(turn, _did(turn, cv, work, task) if task else cv, work)
    if name == "kan":
        choice = next((one for one in _choices(turn, cv, work)[1] if one.title == title), None)
        if choice is not None and choice.paper:
            turn.state["paper_of"] = title
            return Told((say(FILE, "paper"),))
    title = turn.state.pop("paper_of", "") if name.startswith("papier") else title
    if title and name != "papier_nee":
        cv = merge(cv, CvSaid((Says(_SKILLS, Fact(title, turn.source)),), _SKILLS))
        keep_cv(turn, cv)
    return _more(turn, cv, work)


def _did(turn: Turn, cv: Cv, work: Work, task: Fact) -> Cv:
    cv = merge(cv, CvSaid((Work(key=work.key, tasks=(task,)),)))
    keep_cv(turn, cv)
    turn.state["did"] = True
    return cv


def _closed(turn: Turn, cv: Cv, work: Work | None) -> Told | None:
    """He is through with one list. What he may have done elsewhere comes next; who tapped what he did has answered."""
    if work is not None:
        cv_offered.close(turn, cv, work)
    if turn.state.get("question") != _SKILLS:
        turn.state.pop("did", None)
        return None
    if any(cv_offered.of_job(turn, cv, one) for one in cv.work) and (more := offer(turn, cv, _SKILLS)) is not None:
        return Told((more,))
    if turn.state.pop("did", False) and not cv.skills:
        keep_cv(turn, merge(cv, CvSaid(none=frozenset({_SKILLS}))))
    return None


def _choices(turn: Turn, cv: Cv, work: Work, *, verbs: bool = True) -> tuple[_Did, tuple[SkillChoice, ...]]:
    """What may be offered: tasks with their numbers, then verbs; nothing that he took back."""
    did = cv_offered.of_job(turn, cv, work)
    if not verbs:
        return did, ()
    gone = turn.state.get("gone", ())
    listed = (one for one in skill_choices(cv, work) if not is_named(one.title, gone))
    fresh = [one for one in listed if not any(same_name(one.title, task) for _, task in did)]
    return did, tuple(fresh[: load("vaardigheden")["most"] - len(did)])


def _more(turn: Turn, cv: Cv, work: Work) -> Told | None:
    did, choices = _choices(turn, cv, work, verbs=turn.state.get("question") == _SKILLS)
    if not did and not choices:
        return _closed(turn, cv, work)
    more = say(FILE, "skills_more")
    return Told((Outgoing(_in_full(more.text, did), _buttons(did, choices)),))


def _in_full(text: str, did: _Did) -> str:
    """The text with the tasks that a button cannot show whole."""
    return "\n".join([text, *(f"- {task}" for _, task in did if cv_offered.short(task) != task)])


def _buttons(did: _Did, choices: Sequence[SkillChoice]) -> tuple[Button, ...]:
    taps = [Button(cv_offered.short(task), f"{PREFIX}cv:deed:{number}") for number, task in did]
    taps += [Button(one.title[:20], f"{PREFIX}cv:kan:{one.title}") for one in choices]
    return (*taps, Button(load(FILE)["skills_done"], f"{PREFIX}cv:kan_klaar"))
