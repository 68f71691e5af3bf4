"""The cv as it will be: shown, agreed to, sent as files, looked at by the coach when the learner wants that."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.content import load
from bot.conversation.guides import cv_lines
from bot.conversation.guides.cv_state import cv_of
from bot.conversation.guides.guide import Told, Turn, say
from bot.core.cv import SINGLE, Cv
from bot.core.cv_resume import to_json_resume
from bot.documents import DESIGNS, Change, Design, cv_page
from bot.ports import Outgoing
from bot.services.guides import documents, shares

FILE = "gids_cv"


def preview(turn: Turn, cv: Cv) -> Told:
    """The page as a picture, the same in words, and the question whether it is right."""
    turn.state["stage"], turn.state["edit"] = "check", ""
    page = cv_page(to_json_resume(cv), design_of(turn))
    shown = say(FILE, "preview")
    picture = Outgoing(f"{shown.text}\n{cv_lines.shown(cv)}", file=("cv.png", page.png()))
    return Told((picture, *_told(page.changes), say(FILE, "correct")))


def shows(cv: Cv) -> bool:
    """Whether there is more on it than how he is called and reached."""
    return any(path.split(".")[0] not in SINGLE for path, _ in cv_lines.lines(cv))


def _told(changes: tuple[Change, ...]) -> tuple[Outgoing, ...]:
    """What the page does not show in full, said once for each sort."""
    kinds: dict[str, list[str]] = {}
    for change in changes:
        kinds.setdefault(change.text, []).append(change.what)
    return tuple(
        Outgoing(f"{text}\n{', '.join(what)}" if text.endswith(":") else text) for text, what in kinds.items()
    )


def agreed(turn: Turn) -> Told:
    """He says that it is right: a version is kept and the files are sent."""
    resume = turn.state.get("resume", {})
    if not resume:
        return Told((say(FILE, "no_cv_yet"),))
    documents.keep(turn.parts, turn.uow, turn.learner.id, "cv", {"resume": resume, "design": design_of(turn)})
    shares.tell(turn.parts, turn.uow, turn.learner)
    turn.state["stage"], turn.state["question"] = "done", None
    turn.state["done_at"], turn.talk.ended_at = turn.now.isoformat(), turn.now
    care = turn.state.pop("care_later", False)  # something grave was told on the way: now there is time for it
    return Told((*_files(turn, "ready"), say(FILE, "care" if care else "next", **turn.names)))


def fresh(turn: Turn) -> bool:
    """Whether the cv was finished just now, so that what is said is still about it."""
    done = str(turn.state.get("done_at") or "")
    return bool(done) and turn.now - datetime.fromisoformat(done) < timedelta(minutes=load(FILE)["fresh_minutes"])


def _files(turn: Turn, words: str) -> tuple[Outgoing, ...]:
    """The cv as PDF and as Word document."""
    found = documents.cv_files(turn.state["resume"], design_of(turn))
    first, *rest = found
    return (Outgoing(say(FILE, words).text, file=first), *(Outgoing("", file=one) for one in rest))


def tapped(turn: Turn, name: str) -> Told | None:
    """A tap under a finished cv, or under the question whether it is right; None for a tap of long ago."""
    if name == "klopt":
        return agreed(turn)
    if name == "nogeens":
        return Told((*_files(turn, "last_version"), say(FILE, "next", **turn.names)))
    if name == "stijl":
        turn.state["design"] = DESIGNS[(DESIGNS.index(design_of(turn)) + 1) % len(DESIGNS)]
        return preview(turn, cv_of(turn))
    if name == "af":
        return Told((say(FILE, "bye"),), over=True)
    if name == "delen":
        return Told((say(FILE, "share_ask", **turn.names),))
    if name in ("delen_ja", "delen_nee", "delen_stop"):
        return _share(turn, name == "delen_ja")
    return None


def _share(turn: Turn, granted: bool) -> Told:
    """Leave for the coach to see the documents, given or taken back."""
    (shares.allow if granted else shares.withdraw)(turn.parts, turn.uow, turn.learner, "documents")
    words = "shared" if granted else "share_stopped"
    return Told((say(FILE, words, **turn.names),), over=turn.state.get("stage") == "done")


def design_of(turn: Turn) -> Design:
    """The look that he chose."""
    chosen = turn.state.get("design", load(FILE)["design"])
    return next((one for one in DESIGNS if one == chosen), DESIGNS[0])
