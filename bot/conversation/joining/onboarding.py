"""From first contact to a first check-in: code, who reads what, consents, first name, is this you.

The consents and the name that are given before the birth date is checked are kept with the account and
enter the ledger only once it is sure who gave them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import cast
from uuid import UUID

from bot.content import load
from bot.conversation import texts
from bot.conversation.asked_of_us.forgetting import asks_what_is_gone, refuses_keeping
from bot.conversation.asked_of_us.plain import own_answers
from bot.conversation.intake import Talk
from bot.conversation.joining.onboarding_words import asks_who, asks_why, is_start, not_yet, read_birth_date, yes_or_no
from bot.conversation.joining.scene import Outcome, Scene, names_of, task
from bot.conversation.joining.told_before import telling, told
from bot.core.consent import Consent, Purpose, standing
from bot.core.learner import Account, Learner
from bot.services.parts import Parts
from bot.services.people import learners

PREFIX = "onboarding:"
BIRTH_TRIES = 3
CODE_TRIES = 6  # wrong codes of one account in an hour


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
        elif talk.learner is not None:
            _greet(scene, state, talk.learner)
        elif not _just_forgotten(scene, state):
            _code(scene, state)
        account.onboarding = state
        message = uow.talks.message(talk.message.id or 0)
        if message is not None:
            message.state = "answered"  # a yes must never be heard twice
        uow.commit()
        return Outcome(scene.replies, scene.begin, scene.held)


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
        names = names_of(scene, learner)
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


def _greet(scene: Scene, state: dict[str, object], learner: Learner) -> None:
    """Somebody whom we know, who writes before he said yes: what this is, who reads what, and the question."""
    state |= {"step": "checkins", "learner": str(learner.id), "known": True}
    state["opened"] = is_start(scene.talk.inbound.text)
    names = names_of(scene, learner)
    scene.say("welcome", **names)
    scene.say("who_reads" if names["coach"] else "who_reads_no_coach", **names)
    _answer_questions(scene, learner)
    if _tells(scene, learner):
        scene.say("first_this")
    scene.say("consent_checkins", **names)


def _tells(scene: Scene, learner: Learner) -> bool:
    """Whether this message tells or asks something; it is used once he has joined."""
    return telling(scene.parts, _own_words(scene), learner.profile)


def _answer_questions(scene: Scene, learner: Learner) -> bool:
    """What is asked about us is answered before he says yes; True when something was."""
    found = own_answers(scene.parts, scene.talk.inbound.text, learner, names_of(scene, learner))
    scene.replies += found
    return bool(found)


def _just_forgotten(scene: Scene, state: dict[str, object]) -> bool:
    """Who asked to be forgotten and writes on hears once that it is so; then the bot is silent for a day, but to a
    question about that."""
    since = str(state.get("forgotten", ""))
    day = (scene.parts.now() - timedelta(days=1)).isoformat()
    if not since or day > since or learners.invited(scene.uow, scene.talk.inbound.text) is not None:
        state.pop("forgotten", None)
        return False
    case, told = bool(state.get("case")), bool(state.get("told"))
    if not told or asks_what_is_gone(scene.talk.inbound.text):
        state["told"] = True
        scene.say("forgotten_case" if case else "forgotten_more" if told else "forgotten")
    return True


def _checkins(scene: Scene, state: dict[str, object]) -> None:
    learner = _learner(scene, state)
    reply = _yes_no(scene)
    if reply:
        _said_yes(scene, state, learner)
    elif reply is False or not_yet(_own_words(scene)):
        state |= {"checkin": False, "step": "refused"}
        scene.say("not_yet" if not_yet(_own_words(scene)) else "refused")
    elif _answer_questions(scene, learner):
        scene.say("consent_checkins")
    elif (who := asks_who(_own_words(scene))) or asks_why(_own_words(scene)):
        scene.say("who" if who else "why", **names_of(scene, learner))
        scene.say("consent_checkins")
    elif _tells(scene, learner):
        scene.say("first_this")
        scene.say("consent_checkins")
    else:
        _again(scene, state, "consent_checkins")


def _said_yes(scene: Scene, state: dict[str, object], learner: Learner) -> None:
    if state.get("known"):
        _join(scene, state, learner)
        return
    state |= {"checkin": True, "step": "coach"}
    names = names_of(scene, learner)
    scene.say("consent_checkins_yes")
    scene.say("consent_coach" if names["coach"] else "consent_school", **names)


def _join(scene: Scene, state: dict[str, object], learner: Learner) -> None:
    """Who is known already is in at once; telling the coach is asked when there is something to tell."""
    if learner.age_on(scene.parts.today()) < learners.PARENT_AGE:
        learner.status = "waiting_parent"
        state |= {"step": "parent", "checkin": True}
        task(scene, learner, "parent", "parent_consent")
        scene.say("under_16")
        return
    scene.uow.add(Consent(learner.id, "checkin", True, scene.parts.now(), source="onboarding"))
    learner.status = "active"
    opened = bool(state.get("opened"))
    state.clear()
    scene.say("consent_checkins_yes")
    scene.held = told(scene.parts, scene.uow, scene.talk, learner)
    scene.begin = opened and not scene.held  # he came for nothing else
    if not scene.held and not opened:
        scene.replies.append(texts.block(load("onboarding")["texts"]["what_now"]))


def _refused(scene: Scene, state: dict[str, object]) -> None:
    """The code stays good: a yes counts, START begins again, a question is answered."""
    learner = _learner(scene, state)
    if is_start(scene.talk.inbound.text) or (not _yes_no(scene) and _tells(scene, learner)):
        state["step"] = "checkins"
        scene.say("consent_checkins")
    elif _yes_no(scene):
        state["step"] = "checkins"
        _said_yes(scene, state, learner)
    elif not _answer_questions(scene, learner):
        scene.say("refused")


def _coach(scene: Scene, state: dict[str, object]) -> None:
    learner = _learner(scene, state)
    names = names_of(scene, learner)
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
    task(scene, learner, "identity", "identity_check")
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
        task(scene, learner, "parent", "parent_consent")
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
    scene.held = told(scene.parts, scene.uow, scene.talk, learner)
    scene.begin = not scene.held


def _yes_no(scene: Scene) -> bool | None:
    if scene.talk.inbound.payload is None and refuses_keeping(_own_words(scene)):
        return False
    return yes_or_no((scene.talk.inbound.payload or _own_words(scene)).removeprefix(PREFIX))


def _own_words(scene: Scene) -> str:
    """The message itself, without another that waited and is answered together with it."""
    return scene.parts.vault.open(scene.talk.message.sealed)


def _again(scene: Scene, state: dict[str, object], question: str, **names: str) -> None:
    unclear = int(str(state.get("unclear", 0)))
    state["unclear"] = unclear + 1
    scene.say("not_understood", unclear)
    scene.say(question, **names)


def _learner(scene: Scene, state: dict[str, object]) -> Learner:
    return cast(Learner, scene.uow.get(Learner, UUID(str(state["learner"]))))


_STEPS: dict[str, Callable[[Scene, dict[str, object]], None]] = {
    "checkins": _checkins,
    "refused": _refused,
    "coach": _coach,
    "name": _name,
    "birth": _birth,
    "checked_by_coach": _waiting,
    "parent": _parent,
}
