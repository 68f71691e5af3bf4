"""From first contact to a first check-in: code, who reads what, consents, first name, is this you.

The consents and the name that are given before the birth date is checked are kept with the account and
enter the ledger only once it is sure who gave them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import cast
from uuid import UUID

from bot.conversation import texts
from bot.conversation.intake import Talk
from bot.core.consent import Consent, Purpose, standing
from bot.core.conversation import AuditEvent
from bot.core.escalation import Escalation, Notice
from bot.core.learner import Account, Learner, School, Staff
from bot.ports import Outgoing
from bot.records import UnitOfWork
from bot.services import cases, learners
from bot.services.parts import Parts

PREFIX = "onboarding:"
BIRTH_TRIES = 3
CODE_TRIES = 6  # wrong codes of one account in an hour
_YES = re.compile(r"^(ja+|jep|jup|yes|ok(e|é|ay)?|is goed|goed|prima|mag|tuurlijk|natuurlijk|zeker|doe maar|graag)\b")
_NO = re.compile(r"^(nee+|neen|nope|neu|liever niet|niet|hoeft niet|mag niet)\b")
_DATE = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2}|[a-z]+)\.?\s*[-/. ]\s*(\d{4}|\d{2})\b")
_MONTHS = ("jan", "feb", "maa|mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass
class Scene:
    """One onboarding turn within its transaction. `replies` are sent in order; `begin` starts a check-in."""

    parts: Parts
    uow: UnitOfWork
    account: Account
    talk: Talk
    replies: list[Outgoing] = field(default_factory=list)
    begin: bool = False

    def say(self, name: str, number: int = 0, /, **names: str) -> None:
        """Add a text."""
        self.replies.append(texts.onboarding(name, number, **names))


@dataclass(frozen=True)
class Outcome:
    """What to send now, and whether the learner is through."""

    replies: list[Outgoing]
    begin: bool


def turn(parts: Parts, talk: Talk) -> Outcome:
    """One message of somebody who is not linked yet, or who has not consented yet."""
    with parts.begin() as uow:
        account = cast(Account, uow.get(Account, talk.account.id))
        scene = Scene(parts, uow, account, talk)
        state = dict(account.onboarding)
        if talk.learner is not None and talk.learner.status == "waiting_parent":
            state |= {"step": "parent", "learner": str(talk.learner.id)}
        step = str(state.get("step", ""))
        if step in _STEPS:
            _STEPS[step](scene, state)
        else:
            _code(scene, state)
        account.onboarding = state
        message = uow.talks.message(talk.message.id or 0)
        if message is not None:
            message.state = "answered"  # a yes must never be heard twice
        uow.commit()
        return Outcome(scene.replies, scene.begin)


def _code(scene: Scene, state: dict[str, object]) -> None:
    text = scene.talk.inbound.text
    if _too_many(scene, state):
        scene.say("code_too_many")
        return
    found = learners.invited(scene.uow, text)
    if found is not None and found.used_at is None:
        learner = cast(Learner, scene.uow.get(Learner, found.learner_id))
        state.clear()
        state |= {"step": "checkins", "learner": str(learner.id), "code": found.code_hash}
        names = _names(scene, learner)
        scene.say("welcome", **names)
        scene.say("who_reads" if names["coach"] else "who_reads_no_coach", **names)
        scene.say("consent_checkins", **names)
    elif _looks_like_code(text):
        wrong = int(str(state.get("wrong", 0)))
        state["wrong"] = wrong + 1
        state.setdefault("wrong_since", scene.parts.now().isoformat())
        scene.say("code_used" if found is not None else "code_wrong", 0 if found is not None else wrong)
    else:
        scene.say("no_code")


def _too_many(scene: Scene, state: dict[str, object]) -> bool:
    since = str(state.get("wrong_since", ""))
    if since and (scene.parts.now() - timedelta(hours=1)).isoformat() > since:
        state.pop("wrong", None)
        state.pop("wrong_since", None)
    return int(str(state.get("wrong", 0))) >= CODE_TRIES


def _looks_like_code(text: str) -> bool:
    words = text.strip().removeprefix("/start").strip()
    return bool(re.fullmatch(r"[A-Za-z0-9]{4}[- ]?[A-Za-z0-9]{4}", words)) and any(c.isdigit() for c in words)


def _checkins(scene: Scene, state: dict[str, object]) -> None:
    learner = _learner(scene, state)
    reply = _yes_no(scene)
    if reply is None:
        _again(scene, state, "consent_checkins")
    elif reply:
        state |= {"checkin": True, "step": "coach"}
        names = _names(scene, learner)
        scene.say("consent_checkins_yes")
        scene.say("consent_coach" if names["coach"] else "consent_school", **names)
    else:
        state |= {"checkin": False, "step": "refused"}
        scene.say("refused")


def _refused(scene: Scene, state: dict[str, object]) -> None:
    """The code stays good: START, or any yes, begins again."""
    if _yes_no(scene) or scene.talk.inbound.text.strip().lower() in ("start", "/start"):
        state["step"] = "checkins"
        scene.say("consent_checkins")
    else:
        scene.say("refused")


def _coach(scene: Scene, state: dict[str, object]) -> None:
    learner = _learner(scene, state)
    names = _names(scene, learner)
    who = "coach" if names["coach"] else "school"
    reply = _yes_no(scene)
    if reply is None:
        _again(scene, state, f"consent_{who}", **names)
        return
    state |= {"coach": reply, "step": "name"}
    scene.say(f"consent_{who}_{'yes' if reply else 'no'}", **names)
    scene.say("first_name")


def _name(scene: Scene, state: dict[str, object]) -> None:
    words = re.sub(r"^(hoi|hallo|ik heet|ik ben|mijn naam is|mn naam is|m'n naam is|noem me|zeg maar)\s+", "",
                   scene.talk.inbound.text.strip(), flags=re.IGNORECASE)  # fmt: skip
    name = " ".join("".join(c for c in words if c.isalpha() or c in " '-").split()[:2])[:30]
    if not name:
        scene.say("first_name")
        return
    state |= {"name": name[:1].upper() + name[1:], "step": "birth", "tries": 0}
    scene.say("birth_date", voornaam=str(state["name"]))


def _birth(scene: Scene, state: dict[str, object]) -> None:
    learner = _learner(scene, state)
    given = read_birth_date(scene.talk.inbound.text, scene.parts.today())
    if given is None:
        scene.say("birth_date_unreadable")
        return
    if given == learner.born_on:
        _done(scene, state, learner)
        return
    tries = int(str(state.get("tries", 0))) + 1
    state["tries"] = tries
    if tries < BIRTH_TRIES:
        scene.say("birth_date_wrong", tries - 1)
        return
    state["step"] = "checked_by_coach"
    _task(scene, learner, "identity", "identity_check")
    scene.say("birth_date_coach")


def _waiting(scene: Scene, state: dict[str, object]) -> None:
    """A person of the school has to look first."""
    if state.get("confirmed"):
        _done(scene, state, _learner(scene, state))
    else:
        scene.say("birth_date_coach")


def _parent(scene: Scene, state: dict[str, object]) -> None:
    learner = _learner(scene, state)
    if standing(scene.uow.people.consents(learner.id), "parent"):
        _admit(scene, state, learner)
    else:
        scene.say("under_16")


def _done(scene: Scene, state: dict[str, object], learner: Learner) -> None:
    invite = next((i for i in scene.uow.people.invites_of(learner.id) if i.code_hash == state.get("code")), None)
    if invite is None or invite.used_at is not None:
        state.clear()
        scene.say("code_used")
        return
    learners.link(scene.parts, scene.account, invite)
    learner.call_name = str(state["name"])
    if learner.age_on(scene.parts.today()) < learners.PARENT_AGE:
        learner.status = "waiting_parent"
        state["step"] = "parent"
        _task(scene, learner, "parent", "parent_consent")
        scene.say("under_16")
    else:
        _admit(scene, state, learner)


def _admit(scene: Scene, state: dict[str, object], learner: Learner) -> None:
    given: tuple[tuple[Purpose, bool], ...] = (("checkin", True), ("coach", bool(state.get("coach"))))
    for purpose, granted in given:
        scene.uow.add(Consent(learner.id, purpose, granted, scene.parts.now(), source="onboarding"))
    learner.status = "active"
    state.clear()
    scene.say("done", voornaam=learner.name)
    scene.begin = True


def _task(scene: Scene, learner: Learner, kind: str, template: str) -> None:
    """Something a person of the school has to do: a case without a signal."""
    case = Escalation(
        learner.id, learner.school_id, "attention", ["contact"], "transitiecoach", scene.parts.now(),
        "own_request", rule=f"onboarding-{kind}", kind=kind,
    )  # fmt: skip
    scene.uow.add(case)
    scene.uow.flush()
    cases.note(scene.parts, scene.uow, case, "opened", cases.SYSTEM)
    for address in cases.addresses(scene.uow, case):
        scene.uow.add(Notice(case.id, address, template, scene.parts.now()))
    case.step("notified")
    scene.uow.add(AuditEvent(scene.parts.now(), cases.SYSTEM, f"task_{kind}", str(learner.id)))


def _yes_no(scene: Scene) -> bool | None:
    payload = scene.talk.inbound.payload
    words = (payload or scene.talk.inbound.text).removeprefix(PREFIX).strip().lower()
    if _NO.search(words):
        return False
    return True if _YES.search(words) else None


def _again(scene: Scene, state: dict[str, object], question: str, **names: str) -> None:
    unclear = int(str(state.get("unclear", 0)))
    state["unclear"] = unclear + 1
    scene.say("not_understood", unclear)
    scene.say(question, **names)


def _learner(scene: Scene, state: dict[str, object]) -> Learner:
    return cast(Learner, scene.uow.get(Learner, UUID(str(state["learner"]))))


def _names(scene: Scene, learner: Learner) -> dict[str, str]:
    school = scene.uow.get(School, learner.school_id)
    coach = scene.uow.get(Staff, learner.coach_id) if learner.coach_id else None
    return {"school": school.name if school else "", "coach": coach.name.split()[0] if coach else ""}


def read_birth_date(text: str, today: date) -> date | None:
    """A birth date in any common Dutch spelling ("31-12-2007", "3 mei 07"), or None."""
    match = _DATE.search(text.lower())
    if match is None:
        return None
    day, month_word, year = int(match[1]), match[2], int(match[3])
    if year < 100:
        year += 2000 if 2000 + year <= today.year else 1900
    month = int(month_word) if month_word.isdigit() else _month(month_word)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    return next((n for n, start in enumerate(_MONTHS, 1) if re.match(start, word)), 0)


_STEPS: dict[str, Callable[[Scene, dict[str, object]], None]] = {
    "checkins": _checkins,
    "refused": _refused,
    "coach": _coach,
    "name": _name,
    "birth": _birth,
    "checked_by_coach": _waiting,
    "parent": _parent,
}
