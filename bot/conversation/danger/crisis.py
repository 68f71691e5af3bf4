"""What is said in a crisis, block by block. Pure: no engine, no database (see the head of crisis.yml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from bot.content import load
from bot.conversation import texts
from bot.conversation.danger import able, hearing, place, until_help
from bot.conversation.danger.able import Person as Person
from bot.conversation.danger.lines import line_of, talk, waits
from bot.conversation.danger.plainly import SAYS_IT, restarts
from bot.conversation.danger.step import ASKED, CrisisStep, guessed, only_guessed
from bot.core.signal import Assessment
from bot.ports import Button, Outgoing

PREFIX = "crisis:"
_ANSWERS = "answers."
AGREED_TOO = _ANSWERS + "afgesproken"
_AGREEMENTS = (_ANSWERS + "beltijd", _ANSWERS + "wie_weet")  # behind these the question is not put again at once
_OF_A_CALL = ("bel_mij", "beltijd", "wanneer")
ASKED_WELL = (_ANSWERS + "misverstand", _ANSWERS + "gaat_goed")  # it was asked if it was understood wrongly
_START = re.compile(r"^[a-z]|(?<=[.?!] )[a-z]", re.MULTILINE)  # a name in small letters may begin a sentence


@dataclass(frozen=True)
class CrisisReply:
    """What to send, and the step that the talk is in after it."""

    message: Outgoing
    step: CrisisStep


def first(
    verdict: Assessment, person: Person, last: CrisisStep | None, text: str = "", *, grave: bool = False
) -> CrisisReply:
    """The block for a message that is itself a crisis; never twice in a row. `grave`: as sure as if a rule saw it."""
    wide = verdict.kind or "suicidaliteit"
    about = "other" if verdict.about == "other" else "self"
    kind = hearing.narrowed(wide, (text, *(item.words for item in verdict.evidence)), about)
    called, before = hearing.called(text, (kind, wide), about), last
    guess = only_guessed(verdict) and kind in (wide, "seksueel") and not called and (last is None or last.guess)
    sure = max(verdict.chance, last.chance if last is not None else 0.0) if guess else 0.0
    last = replace(last, called=last.called or called, guess=guess, chance=sure) if last is not None else None
    other = last is None or last.danger != wide or last.about != about or (kind not in (wide, last.kind))
    if last is None or (other and not waits(kind, about, (last.kind, last.about, last.block))):
        return reply_at(CrisisStep(kind, about, "first", called, guess, sure), person)
    plainly = replace(last, block=SAYS_IT)
    own = bool(_entry(plainly, False))
    if (grave or not guessed(verdict)) and not last.called and restarts(last, before, own=own):
        return reply_at(plainly if own else replace(last, block="first"), person)
    return follow(last, person)


def follow(last: CrisisStep, person: Person) -> CrisisReply:
    """The next block while the learner gives no answer: what the last one names, or again, stay, listen, again, ..."""
    ordered = _entry(last, person.alone).get("next")
    block = _ANSWERS + ordered if ordered else {"again": "stay", "stay": "listen"}.get(last.block, "again")
    return reply_at(replace(last, block=block), person)


def answer(last: CrisisStep, reply: str, person: Person) -> CrisisReply | None:
    """The text for a button or for what it was typed as; None where there is none. Not the same twice in a row."""
    called = (last.called and reply != "niet_durven") or until_help.begins(reply, _question(last))
    guess = last.guess and not called and reply in hearing.UNCONFIRMED
    until = load("crisis")["narrower"].get(last.kind, {}).get("until", ())
    kind = last.danger if reply in until else last.kind
    step = replace(last, kind=kind, block=_ANSWERS + reply, called=called, guess=guess)
    if not _entry(step, person.alone).get("text"):
        return None
    if step != last:
        return reply_at(step, person)
    same = _entry(step, person.alone).get("same")
    return reply_at(replace(step, block=_ANSWERS + same), person) if same else follow(last, person)


def reply_at(step: CrisisStep, person: Person) -> CrisisReply:
    """The block of a step as it is said to a person."""
    said = _outgoing(_entry(step, person.alone), step, person)
    return CrisisReply(replace(said, buttons=_buttons(step, person)), step)


def said(entry: Mapping[str, Any], last: CrisisStep, person: Person, **names: str) -> Outgoing:
    """A text of another place as it is said in this talk, its question with it; no buttons."""
    return _outgoing(entry, last, person, **names)


def later(last: CrisisStep, person: Person) -> CrisisReply:
    """The question on a next day."""
    return reply_at(replace(last, block="later", called=False), person)


def unreadable(last: CrisisStep, kind: str, person: Person) -> CrisisReply:
    """For a voice message, photo or file in the middle of it."""
    step = replace(last, block=f"unreadable.{kind}")
    return follow(last, person) if step == last else reply_at(step, person)


def back(last: CrisisStep, person: Person) -> Outgoing:
    """What is said before something else is talked about again."""
    return _outgoing(load("crisis")["back"], last, person)


def understood(last: CrisisStep, text: str, payload: str | None, *, agreed: bool = False) -> str | None:
    """Which reply a tap or words mean, by the last buttons. `agreed`: how to reach him was said, "ok" is no yes."""
    if payload is not None and payload.startswith(PREFIX):
        reply = payload.removeprefix(PREFIX)
        return reply if reply in _replies() else None
    offered = {button.payload.removeprefix(PREFIX): button.title for button in _buttons(last, Person(alone=False))}
    offered = {reply: title for reply, title in offered.items() if not (agreed and reply == "niet_bellen")}
    offered |= {name: "" for name in ("veilig", "niet_veilig") if name not in offered}  # said at any time
    asks_safe = "veilig" in _question(last) and last.block not in ASKED_WELL
    said = hearing.reply_of(text, offered, (last.kind, last.danger), last.about, asks_safe=asks_safe)
    if last.called and said in (None, "niet_veilig", "loopt_weg") and hearing.has("they_came", hearing.plain(text)):
        return "hulp_er"
    again = last.block in ASKED_WELL and "opgelost" in offered and said in ("misverstand", "gaat_goed")
    return "opgelost" if again else said  # it was asked, and said once more


def asked(step: CrisisStep) -> str:
    """The question of a block, as far as it has one by itself."""
    entry = _entry(step, False)
    last = str(entry.get("text", "")).rpartition("\n")[2]
    return _question(step) if entry.get("vraag") else last if last.endswith("?") else ""


def is_open(step: CrisisStep | None) -> bool:
    """Whether an answer is still awaited."""
    return step is not None and any(_entry(step, False).get(key) for key in ("buttons", "ask", "vraag", "open"))


def contact(state: str, last: CrisisStep, person: Person, **names: str) -> Outgoing:
    """Who will get in touch and when. `state`: staffed, outside, oncall, no_coach, nobody or stranger."""
    waits = {} if last.called else load("crisis")["kinds"][last.kind][last.about].get("wait_not", {})
    said = _outgoing(load("crisis")["contact"][state], last, person, **names)
    return replace(said, text="\n".join(filter(None, (said.text, texts.fill(waits.get("text", ""))))))


def when(state: str, last: CrisisStep, person: Person, **names: str) -> CrisisReply:
    """The answer to "wanneer belt ze": who will get in touch, said again, and the open question."""
    step = replace(last, block=_ANSWERS + "wanneer")
    said = _outgoing(load("crisis")["contact"][state] | {"vraag": True}, last, person, **names)
    return CrisisReply(replace(said, buttons=_buttons(step, person)), step)


def agreed(last: CrisisStep, person: Person, text: str, said: str, **names: str) -> CrisisReply:
    """The answer to an agreement (`said`), and the question that waits; not again at once behind another agreement."""
    asked, worn = not _safety_asked(last), last.block in _AGREEMENTS
    step = replace(last, block=AGREED_TOO if worn else _ANSWERS + ("bel_mij" if asked and said == "beltijd" else said))
    message = _outgoing({"text": text, "vraag": not (asked or worn)}, last, person, **names)
    return CrisisReply(replace(message, buttons=_buttons(step, person)), step)


def asks_call(step: CrisisStep) -> bool:
    """Whether it was asked if, or said that, somebody may call."""
    return bool(_entry(step, False).get("ask")) or step.block.removeprefix(_ANSWERS) in _OF_A_CALL


def _safety_asked(last: CrisisStep) -> bool:
    """Whether a question about safety waits; it does also where a question about the call was answered beside it."""
    return is_open(last) and (bool(_entry(last, False).get("vraag")) or not asks_call(last))


def call(state: str, last: CrisisStep, person: Person, **names: str) -> CrisisReply:
    """The learner asked to be called; a question about safety that waits is asked again."""
    waits = _safety_asked(last)
    step = replace(last, guess=False, block=_ANSWERS + ("terugbellen" if waits else "bel_mij"))
    said = _outgoing(load("crisis")["call"][state] | {"vraag": waits}, last, person, **names)
    return CrisisReply(replace(said, buttons=_buttons(step, person)), step)


def _outgoing(entry: Mapping[str, Any], step: CrisisStep, person: Person, **names: str) -> Outgoing:
    """The text of an entry with all that belongs to it; buttons aside."""
    content = load("crisis")
    lines = [able.text(entry, person), talk(person.age) if entry.get("talk") else ""]
    if not person.alone:
        lines += [entry.get("told", ""), content["ask_call"]["text"] if _asks(entry, person) else ""]
    lines.append(_question(step) if entry.get("vraag") else "")
    line = line_of(step.kind, step.about, person.age)
    say = texts.fill(f"{{lijn:{line}}}")
    hulp = say if line == "112" or step.called else texts.fill(content["hulp"], lijn=say)
    filled = {"lijn": say, "hulp": hulp} | place.names(person)
    filled |= {"coach": person.coach or content["iemand"], "persoon": person.trusted or content["persoon"]} | names
    text = texts.fill("\n".join(filter(None, lines)), **filled)
    if step.called:
        text = until_help.shown(text, step.block.removeprefix(_ANSWERS), step.about)
    else:
        text = able.shown(text, person, step)
    return Outgoing(_START.sub(lambda match: match[0].upper(), text))


def _buttons(step: CrisisStep, person: Person) -> tuple[Button, ...]:
    """The buttons under a block; under the question of `again` those of `again`."""
    content, entry = load("crisis"), _entry(step, person.alone)
    found = list(entry.get("buttons", ()))
    if not found and _asks(entry, person):
        found = content["ask_call"]["buttons"]
    if not found and entry.get("vraag"):
        found = _again(step)["buttons"]
    found = until_help.buttons(found, step.about) if step.called else found
    shown = (Button(b["title"], PREFIX + b["reply"]) for b in found)
    return tuple(b for b in shown if not (person.alone and b.payload == PREFIX + "bel_mij"))


def _asks(entry: Mapping[str, Any], person: Person) -> bool:
    """Whether it is asked if school may call."""
    return bool(entry.get("ask")) and not (person.alone or person.agreed)


def _entry(step: CrisisStep, alone: bool) -> Mapping[str, Any]:
    content = load("crisis")
    kind = content["kinds"][step.kind][step.about]
    group, _, name = step.block.partition(".")
    called = until_help.blocks(step.about) if step.called else {}
    found: Any = None
    if group == "answers":
        own = kind.get("answers", {}).get(name, {})
        found = (not (step.called and own.get("uncalled")) and own) or called.get("answers", {}).get(name)
        found = found or (alone and content["answers"]["stranger"].get(name))
        found = found or content["answers"][step.about].get(name)
    elif group in called:
        found = called[group]
    elif group in ("listen", "later"):
        found = kind.get(group) or content[group][step.about]
    elif group == "unreadable":
        found = content[group].get(name)
    elif group == ASKED:
        found = {"open": True}
    else:
        found = kind.get(step.block)
    return cast("Mapping[str, Any]", found or {})


def _question(step: CrisisStep) -> str:
    return str(_again(step)["text"].rpartition("\n")[2])


def _again(step: CrisisStep) -> Mapping[str, Any]:
    asked = until_help.blocks(step.about) if step.called else load("crisis")["kinds"][step.kind][step.about]
    return cast("Mapping[str, Any]", asked["again"])


def _replies() -> set[str]:
    content = load("crisis")
    shared = {name for group in content["answers"].values() for name in group}
    own = (block.get("answers", {}) for kind in content["kinds"].values() for block in kind.values())
    return shared.union(*own, *(block["answers"] for block in content["called"].values()))
