"""A question about safety that was put three times in a row is once no question: who did not answer it is not nagged.
Nor is it put any more about another, once it was said that somebody is there with him.

The sentences: `instead` in `crisis.yml`; the answers to it are heard as before. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from bot.content import load
from bot.conversation.danger import crisis
from bot.conversation.danger.crisis import CrisisReply
from bot.conversation.danger.lines import ALARMING
from bot.conversation.danger.step import CrisisStep

_THERE = "answers.erbij_ander"  # the block in which he said so
_ALARMS = frozenset({"first", "later", *(f"answers.{reply}" for reply in ALARMING)})  # by these he is alone again


def shown(reply: CrisisReply, said: Sequence[str]) -> CrisisReply:
    """The block with a sentence for its question, where the blocks before it (`said`: their keys) put it too often; and
    without it where somebody is there."""
    if reply.step.about == "other" and reply.step.block not in _ALARMS and _somebody_there(said):
        return _unasked(reply)
    rest, _, asked = reply.message.text.rpartition("\n")
    sentence = _sentence(asked)
    enough = int(load("crisis")["asked_enough"])
    if sentence is None or _in_a_row(sentence, said) % (enough + 1) != enough:
        return reply
    return replace(reply, message=replace(reply.message, text="\n".join((rest, sentence))))


def _somebody_there(said: Sequence[str]) -> bool:
    """Whether, of another, it was said that somebody is there, and nothing that alarms since."""
    blocks = [CrisisStep.parse(key).block for key in said]
    told = next((block for block in reversed(blocks) if block == _THERE or block in _ALARMS), "")
    return told == _THERE


def _unasked(reply: CrisisReply) -> CrisisReply:
    """The block without its question about safety and the buttons under that; what is typed is heard as before."""
    rest, _, asked = reply.message.text.rpartition("\n")
    if not rest or _sentence(asked) is None or "veilig" not in asked:  # whether 112 was called is asked all the same
        return reply
    kept = tuple(one for one in reply.message.buttons if one.payload.endswith(":bel_mij"))
    return replace(reply, message=replace(reply.message, text=rest, buttons=kept))


def _sentence(question: str) -> str | None:
    entry = load("crisis")["instead"].get(question)
    return str(entry["text"]) if entry is not None else None


def _in_a_row(sentence: str, said: Sequence[str]) -> int:
    """How many blocks in a row, up to the last one, put a question that has this sentence."""
    found = 0
    for key in reversed([key for key, _ in groupby(said)]):  # who gets in touch is said under the key of a block
        if _sentence(crisis.asked(CrisisStep.parse(key))) != sentence:
            return found
        found += 1
    return found
