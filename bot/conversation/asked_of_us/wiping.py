"""What is to be wiped or not to be kept, in his own words: read with the talk around it, asked once where unsure."""

from __future__ import annotations

from bot.content import load
from bot.conversation import texts
from bot.conversation.asked_of_us import plain
from bot.conversation.asked_of_us.commands import Command
from bot.conversation.asked_of_us.forgetting import may_want_forgotten, refuses_keeping, wants_forgotten
from bot.conversation.intake import Talk
from bot.conversation.joining.onboarding_words import yes_or_no
from bot.services.parts import Parts
from bot.understanding.questions.who_reads import own_questions

PREFIX = "wissen:"
_TAPS: dict[str, Command] = {f"{PREFIX}ja": Command("forget"), f"{PREFIX}nee": Command("forget_not")}


def wiping(parts: Parts, talk: Talk) -> Command | None:
    """The command that a message is in this talk: to forget him, to ask or to leave that, or to keep nothing."""
    if talk.inbound.payload is not None:
        return _TAPS.get(talk.inbound.payload)
    text = talk.inbound.text
    if wants_forgotten(text):
        return Command("forget")
    if talk.learner is None or talk.crisis is not None:  # "vergeet wat ik zei" in danger is about the danger
        return None
    if _asked(parts, talk) and (answer := yes_or_no(text)) is not None:
        return Command("forget" if answer else "forget_not")
    if may_want_forgotten(text, after=_spoken_of(talk)):
        return Command("forget_sure")
    return _unkept(talk)


def _unkept(talk: Talk) -> Command | None:
    """A no to being kept, or the yes that comes after it in the same talk."""
    status, text = talk.learner.status if talk.learner else "", talk.inbound.text
    if status in ("active", "paused"):
        return Command("unkept") if refuses_keeping(text) else None
    short = len(text.split()) <= load("vergeten")["keeping"]["yes_most"]
    after = status == "stopped" and short and any(map(refuses_keeping, talk.earlier))
    return Command("kept") if after and yes_or_no(text) else None


def _asked(parts: Parts, talk: Talk) -> bool:
    """Whether our last message asked whether all is to be wiped."""
    last = plain.last_said(parts, talk)
    return last is not None and last.text == texts.system("forget_sure").text


def _spoken_of(talk: Talk) -> bool:
    """Whether he asked what we keep, or who reads it, within this talk."""
    return any(own_questions(said, ()).own for said in talk.earlier)
