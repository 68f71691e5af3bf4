"""What is said in a crisis, block by block. Pure: no engine, no database (see the head of crisis.yml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from bot.content import load
from bot.conversation import hearing, texts
from bot.core.signal import Assessment, Kind
from bot.ports import Button, Outgoing

PREFIX = "crisis:"
ALARMING = ("niet_veilig", "bel_mij", "niemand_erbij", "kan_niet_weg", "slechter")  # replies that people are told of
_ANSWERS = "answers."
_ADULT = 18
_START = re.compile(r"^[a-z]|(?<=[.?!] )[a-z]", re.MULTILINE)  # a name in small letters may begin a sentence


@dataclass(frozen=True)
class CrisisStep:
    """Where the talk stands: `kind` of crisis, about `self` or `other`, and the block that was sent last."""

    kind: str
    about: str
    block: str  # first | again | stay | listen | later | answers.<reply> | unreadable.<kind>

    @property
    def key(self) -> str:
        """How the step is stored with the message."""
        return f"{self.kind}/{self.about}/{self.block}"

    @property
    def danger(self) -> Kind:
        """The kind as people know it: the wider one where the texts have a narrower one."""
        narrower = load("crisis")["narrower"]
        return cast(Kind, narrower[self.kind]["of"] if self.kind in narrower else self.kind)

    @classmethod
    def parse(cls, key: str) -> CrisisStep:
        """The step of a stored key."""
        return cls(*key.split("/", 2))


@dataclass(frozen=True)
class CrisisReply:
    """What to send, and the step that the talk is in after it."""

    message: Outgoing
    step: CrisisStep


@dataclass(frozen=True)
class Person:
    """Whom we talk to. `alone`: nobody of a school can be told. `coach`: the name that is said."""

    age: int | None = None
    alone: bool = True
    coach: str = ""


def first(verdict: Assessment, person: Person, last: CrisisStep | None, text: str = "") -> CrisisReply:
    """The block for a message that is itself a crisis; never the same block twice in a row."""
    wide = verdict.kind or "suicidaliteit"
    about = "other" if verdict.about == "other" else "self"
    kind = _narrowed(wide, " ".join((text, *(item.words for item in verdict.evidence))))
    if last is None or last.danger != wide or last.about != about or (kind not in (wide, last.kind)):
        return reply_at(CrisisStep(kind, about, "first"), person)
    return follow(last, person)


def follow(last: CrisisStep, person: Person) -> CrisisReply:
    """The next block while the learner gives no answer: what the last one names, or again, stay, listen, again, ..."""
    ordered = _entry(last, person.alone).get("next")
    block = _ANSWERS + ordered if ordered else {"again": "stay", "stay": "listen"}.get(last.block, "again")
    return reply_at(replace(last, block=block), person)


def answer(last: CrisisStep, reply: str, person: Person) -> CrisisReply | None:
    """The text for a button or for what it was typed as; None where there is none. Not the same twice in a row."""
    step = replace(last, block=_ANSWERS + reply)
    if not _entry(step, person.alone).get("text"):
        return None
    return follow(last, person) if step == last else reply_at(step, person)


def reply_at(step: CrisisStep, person: Person) -> CrisisReply:
    """The block of a step as it is said to a person."""
    said = _outgoing(_entry(step, person.alone), step, person)
    return CrisisReply(replace(said, buttons=_buttons(step, person)), step)


def later(last: CrisisStep, person: Person) -> CrisisReply:
    """The question on a next day."""
    return reply_at(replace(last, block="later"), person)


def unreadable(last: CrisisStep, kind: str, person: Person) -> CrisisReply:
    """For a voice message, photo or file in the middle of it."""
    step = replace(last, block=f"unreadable.{kind}")
    return follow(last, person) if step == last else reply_at(step, person)


def back(last: CrisisStep, person: Person) -> Outgoing:
    """What is said before something else is talked about again."""
    return _outgoing(load("crisis")["back"], last, person)


def with_help(last: CrisisStep, command: str, reply: Outgoing, person: Person) -> Outgoing:
    """The confirmation of a command, and that help stays."""
    entry = load("crisis")["commands"].get(command)
    if entry is None:
        return reply
    return replace(reply, text=f"{reply.text}\n{_outgoing(entry, last, person).text}")


def understood(last: CrisisStep, text: str, payload: str | None) -> str | None:
    """Which reply a tap or typed words amount to, given the buttons of the last block."""
    if payload is not None and payload.startswith(PREFIX):
        reply = payload.removeprefix(PREFIX)
        return reply if reply in _replies() else None
    offered = {button.payload.removeprefix(PREFIX): button.title for button in _buttons(last, Person(alone=False))}
    said_at_any_time = {"veilig": "", "niet_veilig": ""}
    asks_safe = "veilig" in _question(last)
    return hearing.reply_of(text, said_at_any_time | offered, last.kind, last.about, asks_safe=asks_safe)


def is_open(step: CrisisStep | None) -> bool:
    """Whether an answer is still awaited."""
    return step is not None and any(_entry(step, False).get(key) for key in ("buttons", "ask", "vraag", "open"))


def contact(state: str, last: CrisisStep, person: Person, **names: str) -> Outgoing:
    """Who will get in touch and when. `state`: staffed, outside, oncall, no_coach, nobody or stranger."""
    extra = load("crisis")["kinds"][last.kind][last.about].get("wait_not", {}).get("text", "")
    said = _outgoing(load("crisis")["contact"][state], last, person, **names)
    return replace(said, text="\n".join(filter(None, (said.text, texts.fill(extra)))))


def when(state: str, last: CrisisStep, person: Person, **names: str) -> CrisisReply:
    """The answer to "wanneer belt ze": who will get in touch, said again, and the open question."""
    step = replace(last, block=_ANSWERS + "wanneer")
    said = _outgoing(load("crisis")["contact"][state] | {"vraag": True}, last, person, **names)
    return CrisisReply(replace(said, buttons=_buttons(step, person)), step)


def call_time(last: CrisisStep, person: Person, time: str) -> CrisisReply:
    """The answer to a time at which he may be called, and the open question; none where it was about the call."""
    asked = asks_call(last)
    step = replace(last, block=_ANSWERS + ("bel_mij" if asked else "beltijd"))
    said = _outgoing(load("crisis")["call_time"] | {"vraag": not asked}, last, person, tijd=time)
    return CrisisReply(replace(said, buttons=_buttons(step, person)), step)


def asks_call(step: CrisisStep) -> bool:
    """Whether it was asked if, or said that, somebody may call."""
    called = (_ANSWERS + "bel_mij", _ANSWERS + "beltijd", _ANSWERS + "wanneer")
    return bool(_entry(step, False).get("ask")) or step.block in called


def call(state: str, last: CrisisStep, person: Person, **names: str) -> Outgoing:
    """The learner asked to be called."""
    return _outgoing(load("crisis")["call"][state], last, person, **names)


def line_of(kind: str, about: str, age: int | None = None) -> str:
    """The id of the one help line of a kind."""
    content = load("crisis")
    young = content["young"].get(kind, {}) if age is not None and age < _ADULT else {}
    return str(young.get(about) or content["lines"][kind][about])


def _narrowed(kind: str, said: str) -> str:
    for name, entry in load("crisis_woorden")["narrower"].items():
        if entry["of"] == kind and re.search(entry["pattern"], hearing.plain(said)):
            return str(name)
    return kind


def _outgoing(entry: Mapping[str, Any], step: CrisisStep, person: Person, **names: str) -> Outgoing:
    """The text of an entry with all that belongs to it; buttons aside."""
    content = load("crisis")
    lines = [entry["text"], _talk(person.age) if entry.get("talk") else ""]
    if not person.alone:
        lines += [entry.get("told", ""), content["ask_call"]["text"] if entry.get("ask") else ""]
    lines.append(_question(step) if entry.get("vraag") else "")
    line = line_of(step.kind, step.about, person.age)
    say = texts.fill(f"{{lijn:{line}}}")
    filled = {"lijn": say, "hulp": say if line == "112" else texts.fill(content["hulp"], lijn=say)}
    filled |= {"coach": person.coach or content["iemand"]} | names
    text = texts.fill("\n".join(filter(None, lines)), **filled)
    return Outgoing(_START.sub(lambda match: match[0].upper(), text))


def _buttons(step: CrisisStep, person: Person) -> tuple[Button, ...]:
    """The buttons under a block; under the question of `again` those of `again`."""
    content, entry = load("crisis"), _entry(step, person.alone)
    found = list(entry.get("buttons", ()))
    if not found and entry.get("ask") and not person.alone:
        found = content["ask_call"]["buttons"]
    if not found and entry.get("vraag"):
        found = content["kinds"][step.kind][step.about]["again"]["buttons"]
    shown = (Button(b["title"], PREFIX + b["reply"]) for b in found)
    return tuple(b for b in shown if not (person.alone and b.payload == PREFIX + "bel_mij"))


def _entry(step: CrisisStep, alone: bool) -> Mapping[str, Any]:
    content = load("crisis")
    kind = content["kinds"][step.kind][step.about]
    group, _, name = step.block.partition(".")
    found: Any = None
    if group == "answers":
        found = kind.get("answers", {}).get(name) or (alone and content["answers"]["stranger"].get(name))
        found = found or content["answers"][step.about].get(name)
    elif group in ("listen", "later"):
        found = content[group][step.about]
    elif group == "unreadable":
        found = content[group].get(name)
    else:
        found = kind.get(step.block)
    return cast("Mapping[str, Any]", found or {})


def _question(step: CrisisStep) -> str:
    return str(load("crisis")["kinds"][step.kind][step.about]["again"]["text"].rpartition("\n")[2])


def _talk(age: int | None) -> str:
    lines = load("crisis")["talk"]
    fitting = texts.lines_for(age, [line["line"] for line in lines])
    return next((str(line["text"]) for line in lines if line["line"] in fitting), "")


def _replies() -> set[str]:
    content = load("crisis")
    shared = {name for group in content["answers"].values() for name in group}
    own = (block.get("answers", {}) for kind in content["kinds"].values() for block in kind.values())
    return shared.union(*own)
