"""A message in another language in a crisis. Pure.

Who writes English gets the blocks in plain English, and his words are read (`crisis_engels.yml`). For another language
the line for danger in that language stands above the Dutch block (`danger` in `talen.yml`). What is not Dutch is not
given back as a quote, for it was not all understood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from bot.content import load
from bot.conversation import texts
from bot.conversation.danger.crisis import CrisisReply, is_open
from bot.conversation.danger.step import CrisisStep
from bot.ports import Button, Outgoing
from bot.services.talk.asides import foreign

_ENGLISH = "engels"
_SHORT = 4  # words of a message that may be in the language of the one before it


def beside(reply: CrisisReply, text: str, earlier: Sequence[str] = (), **names: str) -> CrisisReply:
    """The block in English, or with the line in the language of `text` above it; as it is for Dutch, and where 112 was
    called."""
    if english(text, earlier):
        return replace(reply, message=_block(reply, names))
    language = foreign(text)
    if language is None or reply.step.called:
        return reply
    line = texts.fill(language["danger"])
    return replace(reply, message=replace(reply.message, text=f"{line}\n{reply.message.text}"))


def english(text: str, earlier: Sequence[str] = ()) -> bool:
    """Whether he writes English: in this message, or in the ones before it where this one is too short to tell."""
    language = foreign(text)
    if language is not None:
        return str(language["name"]) == _ENGLISH
    words = re.findall(r"[^\W\d_]+", text.lower())
    before = next((one for one in map(foreign, reversed(earlier)) if one is not None), None)
    here = before is not None and before["name"] == _ENGLISH
    return here and (len(words) <= _SHORT or not set(words) & set(load("talen")["dutch"]))


def read(text: str, earlier: Sequence[str] = ()) -> str:
    """English words as the Dutch ones that are known in a crisis; any other text as it is."""
    if not english(text, earlier):
        return text
    found = text.lower().replace("’", "'")
    for pattern, dutch in _words():
        found = pattern.sub(dutch, found)
    return found


def contact(message: Outgoing, state: str, names: Mapping[str, str]) -> Outgoing:
    """Who will get in touch, in English."""
    return replace(message, text=_filled(load("crisis_engels")["contact"][state], names))


def _block(reply: CrisisReply, names: Mapping[str, str]) -> Outgoing:
    step, content = reply.step, load("crisis_engels")
    own = _own(step)
    name = step.block.removeprefix("answers.")
    entry: Mapping[str, Any] = content["answers"].get(name, {})
    said = entry.get("text") if "coach" in names else entry.get("stranger", entry.get("text"))
    if step.block == "first":
        lines = [own["first"], own["ask"]]
    else:
        calls = content["called"] if step.called or entry.get("without") else own["call"]
        asks = (entry.get("asks", False) or not entry) and not step.called and is_open(step)
        lines = [said or content["still"], calls, own["ask"] if asks else ""]
    buttons = tuple(_button(one) for one in reply.message.buttons)
    return replace(reply.message, text=_filled("\n".join(filter(None, lines)), names), buttons=buttons)


def _button(one: Button) -> Button:
    said = (one.payload or "").rpartition(":")[2]
    return replace(one, title=str(load("crisis_engels")["buttons"].get(said, one.title)))


def _own(step: CrisisStep) -> Mapping[str, str]:
    kinds = load("crisis_engels")["kinds"]
    found: Mapping[str, str] = kinds.get(step.kind, kinds[step.danger])[step.about]
    return found


def _filled(text: str, names: Mapping[str, str]) -> str:
    content = load("crisis_engels")
    when = names.get("wanneer", "")
    for dutch, word in content["when"].items():
        when = re.sub(rf"\b{dutch}\b", str(word), when)
    known = {**content["lines"], "coach": names.get("coach") or content["someone"], "when": when}
    said = re.sub(r"\{(\w+)\}", lambda match: str(known[match[1]]), text)
    return re.sub(r",? +(?=[.,])", "", said)


@cache
def _words() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), dutch) for pattern, dutch in load("crisis_engels")["words"])
