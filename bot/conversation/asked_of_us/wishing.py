"""Answering a wish: what was said before, doing it, and the words for it. Plain database work, run in a thread."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta

from bot.content import load
from bot.conversation import texts
from bot.conversation.asked_of_us.wish_beside import beside
from bot.conversation.asked_of_us.wishes import POSTPONED, Before, Heard, is_wish, read, worth_a_look
from bot.conversation.danger import crisis
from bot.conversation.danger.care import with_a_human
from bot.conversation.intake import Talk, coach_unnamed
from bot.core.learner import Learner
from bot.ports import Button, Outgoing
from bot.records import UnitOfWork
from bot.services.parts import Parts
from bot.services.people import wishes
from bot.services.people.wishes import PREFIX, Wish
from bot.understanding.moves.routes import may_rest, surely

JOINED = ("active", "paused", "stopped")
_LOOK_BACK = 12  # messages


def heard(parts: Parts, talk: Talk) -> tuple[Heard, Before] | None:
    """The wish in a message and what came before it; None when it is none of ours. Raises `StorageDown`.

    While a coach talks with the learner, or an answer about safety is awaited, only buttons and the menu count.
    """
    payload, learner = talk.inbound.payload, talk.learner
    if learner is None or learner.status not in JOINED:
        return None
    if is_wish(payload):
        wish = Wish.parse(payload or "")
        return (Heard(wish or Wish("menu")), Before())
    if payload is not None or not worth_a_look(talk.inbound.text):
        return None
    before = said_before(parts, talk)
    found = read(coach_unnamed(talk), parts.now(), before) or beside(coach_unnamed(talk), parts.now())
    if found is None or (learner.status == "stopped" and found.wish.what != "menu"):
        return None
    if (with_a_human(talk) or crisis.is_open(talk.crisis)) and found.wish.what != "menu":
        return None
    waits = before.engine and (found.grade == "bare" or _answers(parts, learner, found, talk.inbound.text))
    return None if waits else (found, before)


def _answers(parts: Parts, learner: Learner, found: Heard, text: str) -> bool:
    """Whether what is put off to a day answers the open question about a day; sooner where the words only say when."""
    if found.hint != POSTPONED:
        return False
    if surely("declines", text) and not may_rest(text):
        return True  # "nee nu niet, eerst zomer": a no to what we offered
    with parts.begin() as uow:
        checkin = uow.talks.open_checkin(learner.id)
    asked = checkin.question if checkin is not None else None
    return asked in load("wensen")["postpone"]["answers" if found.grade == "sure" else "answers_bare"]


def said_before(parts: Parts, talk: Talk) -> Before:
    """What our last messages to this account were about."""
    with parts.begin() as uow:
        recent = [m for m in uow.talks.recent(talk.account.id, _LOOK_BACK) if (m.id or 0) < (talk.message.id or 0)]
        session = uow.talks.last_session(talk.account.id)
    told = [m for m in reversed(recent) if m.direction == "out" and m.author == "bot"]
    shown = [[Button(title, payload) for title, payload in json.loads(m.payload)] if m.payload else [] for m in told]
    title = load("wensen")["buttons"]["undo"]["title"]
    undo = [b.payload for row in shown for b in row if b.title == title and is_wish(b.payload)]
    last = shown[0] if recent and recent[-1].direction == "out" and told else []
    silence = timedelta(hours=parts.policies.session_hours)
    waits = session is not None and session.ended_at is None and bool(told) and told[0].conversation is not None
    return Before(
        tuple(last) if any(is_wish(b.payload) for b in last) else (), undo[0] if undo else None,
        waits and parts.now() - told[0].stored_at < silence,
    )  # fmt: skip


def reply_to(parts: Parts, uow: UnitOfWork, talk: Talk, learner: Learner, found: Heard, before: Before) -> Outgoing:
    """Do what is wished, or ask about it once."""
    wish = found.wish
    if learner.status == "stopped":
        return texts.system("already_stopped")
    if wish.what == "ask" and wish.value in before.asked:  # asked just now: never the same question again
        wish = _settled(wish, before)
    if wish.what in ("menu", "nothing"):
        return _menu(parts, talk, learner) if wish.what == "menu" else _say("nothing", talk, learner)
    if wish.what == "ask":
        return _question(uow, talk, learner, wish.value, found.hint)
    if wish.what == "share":
        wishes.fulfil(parts, uow, learner, wish)
        back = () if wish.value == "all_off" else (_undo(_other(wish)),)
        return replace(_say(f"share_{wish.value}", talk, learner), buttons=back)
    if wish.what == "number":
        asked = wishes.ask_coach(parts, uow, learner, talk.message)
        return _say(f"number_{wish.value}" if asked else "number_again", talk, learner)
    if found.grade == "bare" or (found.grade == "likely" and before.engine):
        return _doubt(uow, talk, learner, wish)
    return _set(parts, uow, talk, learner, wish)


def _settled(wish: Wish, before: Before) -> Wish:
    """What is done when the answer to our question is not clear: the mildest thing that fits."""
    if wish.value == "pause":
        return Wish("pause", str(load("commands")["pause"]["default_days"]))
    if wish.value == "number":
        return Wish.parse(before.buttons[0].payload) or Wish("nothing")
    return Wish("nothing")


def _set(parts: Parts, uow: UnitOfWork, talk: Talk, learner: Learner, wish: Wish) -> Outgoing:
    was = wishes.standing(learner, wish.what, parts.today())
    if was == wish:
        return _say("nothing" if wish.what == "pause" else "same", talk, learner)
    if not wishes.fulfil(parts, uow, learner, wish):
        return _question(uow, talk, learner, wish.what, "new")
    if wish.what == "pause" and learner.paused_until is not None:
        return paused(learner.paused_until, was, talk.inbound.text)
    none = wish.value in ("0", wishes.ANY)
    name = "pause_off" if wish.what == "pause" else f"{wish.what}_{'any' if none else 'done'}"
    return replace(_say(name, talk, learner), buttons=(_undo(was),))


def paused(until: date, was: Wish, words: str = "") -> Outgoing:
    """A pause with its end, the lengths that are asked for most, and the way back; a kind word for its reason first."""
    titles = load("wensen")["buttons"]
    days = {"week": "7", "month": "30"}
    lengths = tuple(Button(titles[name]["title"], Wish("pause", days[name]).payload) for name in days)
    told, kind = texts.system("paused", datum=_written(until)), _kind_word(words)
    return replace(told, text=f"{kind} {told.text}" if kind else told.text, buttons=(*lengths, _undo(was)))


def _kind_word(words: str) -> str:
    """What is said to the reason of a pause; "" where none is told."""
    found = (one["text"] for one in load("wensen")["reasons"] if re.search(one["words"], words.lower()))
    return str(next(found, ""))


def _menu(parts: Parts, talk: Talk, learner: Learner) -> Outgoing:
    quiet = wishes.standing(learner, "pause", parts.today()).value != wishes.OFF
    reply = _say("menu_paused" if quiet else "menu", talk, learner)
    return replace(reply, buttons=_say("menu_buttons", talk, learner).buttons)


def _question(uow: UnitOfWork, talk: Talk, learner: Learner, about: str, hint: str = "") -> Outgoing:
    """One question with buttons; `hint` leaves out what the learner does not want."""
    if about == "number":
        return _say("number_whatsapp" if talk.account.channel == "whatsapp" else "number_other", talk, learner)
    if about == "channel":
        names = wishes.reachable(uow, learner)
        buttons = tuple(Button(_channel(name), Wish("channel", name).payload) for name in names)
        if len(names) < 2 or hint == "new":
            return _say("channel_one", talk, learner)
        return replace(_say("channel", talk, learner), buttons=buttons)
    reply = _say(about, talk, learner)
    left = tuple(b for b in reply.buttons if _fits(b, hint, learner.wants_months or 1))
    return replace(reply, buttons=left) if hint and len(left) > 1 else reply


def _fits(button: Button, hint: str, months: int) -> bool:
    value = button.payload.rpartition(":")[2]
    if hint == "less":
        return int(value) > months
    if hint == "more":
        return int(value) < months
    return value not in (hint, wishes.ANY)


def _doubt(uow: UnitOfWork, talk: Talk, learner: Learner, wish: Wish) -> Outgoing:
    """Is this about our messages? Asked with the wish as the first button."""
    if wish.what not in ("months", "time", "pause") or (wish.what == "pause" and not wish.value[:1].isdigit()):
        return _question(uow, talk, learner, wish.what)
    reply = _say(f"{wish.what}_doubt", talk, learner, **_words(wish))
    yes, no = reply.buttons
    return replace(reply, buttons=(Button(yes.title, wish.payload), no))


def _words(wish: Wish) -> dict[str, str]:
    if wish.what == "pause":
        return {"datum": _written(date.fromisoformat(wish.value))} if "-" in wish.value else {}
    return {"vaak": _often(int(wish.value))} if wish.what == "months" else {"deel": _part(wish.value)}


def _say(name: str, talk: Talk, learner: Learner, **names: str) -> Outgoing:
    """A text of wensen.yml with what is set now."""
    known = {
        "vaak": _often(learner.wants_months or 0), "deel": _part(learner.wants_time or wishes.ANY),
        "kanaal": _channel(learner.wants_channel or talk.account.channel),
        "datum": _written(learner.paused_until) if learner.paused_until else "", "coach": talk.names["coach"],
    }  # fmt: skip
    entry = load("wensen")["texts"][name]
    return texts.block({"text": "", **entry}, 0, PREFIX, **{**known, **names})


def _often(months: int) -> str:
    words = load("wensen")["often"]
    return texts.fill(words.get(months, words["n"])["text"], aantal=str(months))


def _part(part: str) -> str:
    return str(load("wensen")["parts"][part]["text"])


def _channel(name: str) -> str:
    found = load("wensen")["channels"].get(name)
    return str(found["title"]) if found else name.capitalize()


def _other(wish: Wish) -> Wish:
    """The wish that puts showing the cv or the plan back."""
    value = wish.value.removesuffix("_off")
    return Wish(wish.what, value if wish.value != value else f"{value}_off")


def _undo(was: Wish) -> Button:
    return Button(load("wensen")["buttons"]["undo"]["title"], was.payload)


def _written(day: date) -> str:
    """ "zondag 13 december"; a pause lasts a year at most."""
    weekday = list(load("language/dates")["weekdays"])[day.weekday()]
    return f"{weekday} {day.day} {load('documenten')['months'][day.month - 1]}"
