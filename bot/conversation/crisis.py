"""What is said in a crisis, block by block. Pure: no engine, no database (see the head of crisis.yml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.content import load
from bot.conversation import texts
from bot.core.signal import Assessment
from bot.ports import Outgoing

PREFIX = "crisis:"
REPLIES = ("veilig", "niet_veilig", "bel_mij", "niet_bellen", "niet_durven", "weet_niet")
ALARMING = ("niet_veilig", "bel_mij")  # replies that people are told of
_YES = re.compile(r"^(ja+|jep|jup|yes|zeker|klopt|ok(e|é|ay)?)\b")
_NO = re.compile(r"^(nee+|neen|nope|niet)\b")
_CALL = re.compile(r"\bbel (me|mij|m'?n)\b|\bwil.* gebeld\b|\biemand.* bellen\b")
_FEAR = re.compile(r"\bdurf (het |t )?niet\b|\bniet bellen\b")
_NO_CALL = re.compile(
    r"\bbel (me|mij|m'?n) (maar |aub )?(niet|nie)\b"
    r"|\b(niet|nie) (gebeld|bellen)\b|\bniemand (mag|hoeft|moet)\b.*\bbel"
)
_NOT = re.compile(r"\b(niet|nie|nooit|nee|geen|niks|niets|niemand|nergens|amper|nauwelijks|onveilig\w*)\b")
_BUT = re.compile(r"\bmaar\b")
_UNSURE = re.compile(r"\bweet (ik |t |het )*niet\b|\bgeen idee\b|\bkweetni")
_SAID = (("niet_durven", _FEAR), ("niet_bellen", _NO_CALL), ("bel_mij", _CALL), ("weet_niet", _UNSURE))


@dataclass(frozen=True)
class CrisisStep:
    """Where the talk stands: `kind` of crisis, about `self` or `other`, and the block that was sent last."""

    kind: str
    about: str
    block: str  # first | again | stay | answers.<reply>

    @property
    def key(self) -> str:
        """How the step is stored with the message."""
        return f"{self.kind}/{self.about}/{self.block}"

    @classmethod
    def parse(cls, key: str) -> CrisisStep:
        """The step of a stored key."""
        return cls(*key.split("/", 2))


@dataclass(frozen=True)
class CrisisReply:
    """What to send, and the step that the talk is in after it."""

    message: Outgoing
    step: CrisisStep


def first(verdict: Assessment, age: int | None, last: CrisisStep | None, *, stranger: bool) -> CrisisReply:
    """The block for a message that is itself a crisis; never the same block twice in a row."""
    kind = verdict.kind or "suicidaliteit"
    about = "other" if verdict.about == "other" else "self"
    if last is not None and last.kind == kind and last.about == about:
        return follow(last, age, stranger=stranger)
    return _reply(CrisisStep(kind, about, "first"), age, stranger=stranger)


def follow(last: CrisisStep, age: int | None, *, stranger: bool) -> CrisisReply:
    """The next block while the learner gives no answer: again, stay, again, ..."""
    block = "stay" if last.block == "again" else "again"
    return _reply(CrisisStep(last.kind, last.about, block), age, stranger=stranger)


def answer(last: CrisisStep, reply: str, *, stranger: bool) -> CrisisReply | None:
    """The text for a button or for what it was typed as; None where there is none ("bel_mij": see `call`)."""
    content = load("crisis")
    own = content["kinds"][last.kind][last.about].get("answers", {})
    shared = content["answers"]
    entry = own.get(reply) or (stranger and shared["stranger"].get(reply)) or shared[last.about].get(reply)
    if not entry:
        return None
    step = CrisisStep(last.kind, last.about, f"answers.{reply}")
    return CrisisReply(_outgoing(entry, stranger=stranger), step)


def understood(last: CrisisStep, text: str, payload: str | None) -> str | None:
    """Which reply a tap or typed words amount to, given the buttons of the last block."""
    if payload is not None and payload.startswith(PREFIX):
        reply = payload.removeprefix(PREFIX)
        return reply if reply in REPLIES else None
    words = re.sub(r"[^\w' ]", " ", text.lower()).strip()
    offered = {b["reply"]: b["title"].lower() for b in _entry(last).get("buttons", ())}
    for reply, pattern in _SAID:
        if pattern.search(words) and (reply in offered or reply in ("bel_mij", "niet_bellen")):
            return reply
    if len(words.split()) > 12:
        return None
    return _safe(words, offered) if re.search(r"veilig", words) else _yes_no(words, offered)


def _safe(words: str, offered: Mapping[str, str]) -> str | None:
    """An answer with the word safe in it: any no beside it means not safe, a but means ask again."""
    reply = "niet_veilig" if _NOT.search(words) else "" if _BUT.search(words) else "veilig"
    return reply if reply in offered else None


def _yes_no(words: str, offered: Mapping[str, str]) -> str | None:
    """A plain yes or no; "ja maar" and "ja, ik heb niks" are neither, so that it is asked again."""
    for pattern, start in ((_YES, "ja"), (_NO, "nee")):
        if pattern.search(words) and not (start == "ja" and (_NOT.search(words) or _BUT.search(words))):
            return next((reply for reply, title in offered.items() if title.startswith(start)), None)
    return None


def is_open(step: CrisisStep | None) -> bool:
    """Whether an answer is still awaited: the last block had buttons."""
    return step is not None and bool(_entry(step).get("buttons"))


def contact(state: str, **names: str) -> Outgoing:
    """Who will get in touch and when. `state`: staffed, outside, oncall, no_coach or stranger."""
    return texts.block(load("crisis")["contact"][state], **names)


def call(state: str, **names: str) -> Outgoing:
    """The learner asked to be called."""
    return texts.block(load("crisis")["call"][state], **names)


def _reply(step: CrisisStep, age: int | None, *, stranger: bool) -> CrisisReply:
    entry = _entry(step)
    message = _outgoing(entry, stranger=stranger)
    if entry.get("talk"):
        lines = load("crisis")["talk"]
        fitting = texts.lines_for(age, [line["line"] for line in lines])
        extra = next((texts.fill(line["text"]) for line in lines if line["line"] in fitting), "")
        body, _, question = message.text.rpartition("\n")
        message = Outgoing("\n".join(part for part in (body, extra, question) if part), message.buttons)
    return CrisisReply(message, step)


def _entry(step: CrisisStep) -> Mapping[str, Any]:
    content = load("crisis")
    found = content["kinds"][step.kind][step.about]
    if step.block.startswith("answers."):
        reply = step.block.removeprefix("answers.")
        own: Mapping[str, Any] | None = found.get("answers", {}).get(reply)
        return own or content["answers"][step.about].get(reply) or {}
    plain: Mapping[str, Any] = found[step.block]
    return plain


def _outgoing(entry: Mapping[str, Any], *, stranger: bool) -> Outgoing:
    message = texts.block(entry, 0, PREFIX)
    hidden = {PREFIX + "bel_mij"} if stranger else set()
    return Outgoing(message.text, tuple(b for b in message.buttons if b.payload not in hidden))
