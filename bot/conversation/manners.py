"""What is met without a new question: the end of a talk, a question about us, a word from somebody who stopped."""

from __future__ import annotations

import asyncio

from bot.conversation import plain, texts
from bot.conversation.care import Say
from bot.conversation.engine_talk import EngineTalk
from bot.conversation.intake import Talk
from bot.conversation.marks import Marks
from bot.core.signal import Assessment
from bot.services.asked_for import payload
from bot.services.parts import Parts


class Manners:
    """Short answers beside the talk, for one pipeline. Methods may raise `StorageDown`."""

    def __init__(self, parts: Parts, marks: Marks, engine_talk: EngineTalk, say: Say) -> None:
        self._parts, self._marks, self._engine_talk, self._say = parts, marks, engine_talk, say

    async def met(self, talk: Talk, verdict: Assessment) -> bool:
        """A message that only ends the talk, or that only asks about us. True when this was it."""
        ends = await asyncio.to_thread(plain.closing, self._parts, talk)
        if ends is not None:
            await self._say_once(talk, ends, "closing")
            return True
        more = await asyncio.to_thread(plain.told_in_pause, self._parts, talk, verdict)
        if more is not None:
            await self._say_once(talk, more, "noted")
            return True
        asked = plain.own_question(talk)
        if asked is not None:
            await self._engine_talk.ask(talk, payload(asked), beside=True)
        return asked is not None

    async def answered_beside(self, talk: Talk) -> bool:
        """A question about us while a check question waits: answered, and that question stays open."""
        if talk.check is None or talk.learner is None or plain.own_question(talk) is None:
            return False
        for answer in plain.own_answers(self._parts, talk.inbound.text, talk.learner, talk.names):
            await self._say(talk, answer)
        await asyncio.to_thread(self._marks.answered, talk)
        return True

    async def ask_back(self, talk: Talk) -> None:
        """A message of somebody who stopped does not subscribe him again: it asks, once. What he asks about us is
        answered, and a stop said again is confirmed."""
        again = await asyncio.to_thread(plain.after_stop, self._parts, talk)
        if again is not None:
            await self._say_once(talk, again, "already_stopped")
            return
        answers = plain.own_answers(self._parts, talk.inbound.text, talk.learner, talk.names)
        for answer in answers:
            await self._say(talk, answer)
        if not answers and await asyncio.to_thread(self._marks.first_time_asked_back, talk):
            await self._say(talk, texts.system("resubscribe_ask"))

    async def _say_once(self, talk: Talk, said: str, name: str) -> None:
        """A text of systeem.yml, or nothing where silence is the answer; the message is dealt with."""
        if said != "quiet":
            await self._say(talk, texts.system(name))
        await asyncio.to_thread(self._marks.answered, talk)
