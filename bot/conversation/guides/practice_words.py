"""What is said while a job talk is practised: questions, tips, the days that are left, his own good sentences."""

from __future__ import annotations

from datetime import date

from bot.content import load
from bot.conversation import texts
from bot.conversation.guides.guide import PREFIX, Turn, menu, say
from bot.core.cv import Cv, Work
from bot.core.cv_resume import from_json_resume
from bot.core.practice import QUESTIONS, Seen, Tip, next_talk
from bot.ports import Button, Outgoing
from bot.services.guides import guided

FILE = "gids_practice"
KIND = "practice"


def question(turn: Turn, key: str) -> Outgoing:
    """The question of an employer; the one about what he did names a place of his cv."""
    words = load(FILE)
    work = told_work(cv_of(turn)) if key == "did" else None
    if work is not None and work.employer:
        name = "did_task" if work.tasks else "did_place"
        task = work.tasks[0].value if work.tasks else ""
        task = f"{task[:1].lower()}{task[1:]}"
        text = texts.fill(words["questions"][name]["text"], plek=work.employer.value, wat=task)
    else:
        job = words["questions"].get(f"{key}_job") if turn.state.get("job") else None
        text = texts.fill((job or words["questions"][key])["text"], werk=str(turn.state.get("job", "")))
    return Outgoing(text, buttons(("help", "hulp"), ("choose", "kies"), ("done", "klaar")))


def tip(key: str, chosen: Tip, seen: Seen) -> Outgoing:
    """The one tip on an answer, for this question where there is such a text."""
    words = load(FILE)
    name = "keep_plain" if chosen == "keep" and not seen.best else chosen
    listed = words["tips"][name]
    text = texts.fill(listed.get(key, listed["any"])["text"], wat=seen.best)
    return Outgoing(f"{text} {words['questions'][key]['start']['text']}" if chosen == "stuck" else text)


def with_choices(message: Outgoing, chosen: Tip | None = None) -> Outgoing:
    """A tip with what can be done now: once more, the next question, enough; and about telling or not."""
    telling = buttons(("telling", "stuk:vertellen")) if chosen == "private" else ()
    return Outgoing(message.text, (*say(FILE, "after_tip").buttons, *telling))


def bare(message: Outgoing) -> Outgoing:
    """A message without what there is to tap, where a question follows it."""
    return Outgoing(message.text)


def choose(practised: list[str]) -> Outgoing:
    """The seven questions to tap; those that were practised have a tick."""
    titles = load(FILE)["questions"]
    named = [(f"{'✓ ' if key in practised else ''}{titles[key]['title']}"[:20], key) for key in QUESTIONS]
    return menu(FILE, "choose", [(title, f"{KIND}:vraag:{key}") for title, key in named])


def keep(turn: Turn, key: str, seen: Seen, tip: Tip) -> None:
    """His best sentence for a question; the two halves of an answer together."""
    good = turn.state.setdefault("good", {})
    if seen.best and tip == "keep" and turn.state.pop("half", False) and key in good:
        good[key] = f"{good[key].rstrip(' .')}, {seen.best}"
    elif seen.best and (tip == "keep" or key not in good):
        good[key] = seen.best
    turn.state["half"] = tip == "half"


def sentences(turn: Turn) -> tuple[Outgoing, ...]:
    """His own good sentences, in the order of the questions."""
    good = turn.state.get("good", {})
    lines = [f"• {good[key][:1].upper()}{good[key][1:]}" for key in QUESTIONS if good.get(key)]
    if not lines:
        return (menu(FILE, "no_sentences", [(load(FILE)["titles"]["go_on"], f"{KIND}:kies")]),)
    return Outgoing("\n".join((say(FILE, "sentences").text, *lines))), say(FILE, "after")


def countdown(turn: Turn) -> tuple[Outgoing, ...]:
    """How many days are left until his job talk, once a day; nothing where no day is known."""
    told = date.fromisoformat(turn.state["on"]) if turn.state.get("on") else None
    day = next_talk(turn.uow.guided.applications_of(turn.learner.id), told, turn.today)
    if day is None or turn.state.get("counted_on") == turn.today.isoformat():
        return ()
    turn.state["counted_on"] = turn.today.isoformat()
    left = (day - turn.today).days
    if left == 0:
        return (say(FILE, "today" if turn.state.get("practised") else "today_new"),)
    if left == 1:
        return (say(FILE, "tomorrow"),)
    return (say(FILE, "soon" if left < 7 else "later", wanneer=_named(day, left), aantal=str(left)),)


def buttons(*chosen: tuple[str, str]) -> tuple[Button, ...]:
    """Buttons by the name of their title and their choice."""
    titles = load(FILE)["titles"]
    return tuple(Button(titles[name], f"{PREFIX}{KIND}:{choice}") for name, choice in chosen)


def cv_of(turn: Turn) -> Cv:
    """What the talk about his cv knows; an empty cv without one."""
    state = guided.state_of(turn.parts, turn.uow.guided.talk(turn.learner.id, "cv"))
    return from_json_resume(state.get("resume", {}))


def told_work(cv: Cv) -> Work | None:
    """The job to ask about: the last one with a name, one with tasks before one without."""
    named = [work for work in cv.work if work.employer]
    return next((work for work in reversed(named) if work.tasks), named[-1] if named else None)


def _named(day: date, left: int) -> str:
    words = load(FILE)
    if left < 7:
        return str(words["days"][day.weekday()])
    return f"{words['days'][day.weekday()]} {day.day} {words['months'][day.month - 1]}"
