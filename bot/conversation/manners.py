"""What is met without a new question: the end of a talk, a question about us, a word from somebody who stopped."""

from __future__ import annotations

import asyncio

from bot.conversation import agreeing, another, listening, texts
from bot.conversation.asked_of_us import plain, stopped
from bot.conversation.danger.care import Say
from bot.conversation.danger.misread import is_asked
from bot.conversation.engine_talk import EngineTalk
from bot.conversation.intake import Talk
from bot.conversation.marks import RESUME, Marks
from bot.core.signal import Assessment
from bot.ports import Queue
from bot.services.checkins.pointing import meant
from bot.services.parts import Parts
from bot.understanding.questions.asked_for import Asked, payload
from bot.understanding.questions.follow_up import follow_up
from bot.understanding.questions.looking import completed


class Manners:
    """Short answers beside the talk, for one pipeline. Methods may raise `StorageDown`."""

    def __init__(self, parts: Parts, marks: Marks, engine_talk: EngineTalk, queue: Queue, say: Say) -> None:
        self._parts, self._marks, self._engine_talk = parts, marks, engine_talk
        self._queue, self._say = queue, say

    async def met(self, talk: Talk, verdict: Assessment) -> bool:
        """A message that only ends the talk, or that only asks about us. True when this was it."""
        if await self._by_another(talk):
            return True
        ends = await asyncio.to_thread(plain.closing, self._parts, talk)
        if ends is not None:
            await self._say_once(talk, ends, "closing")
            return True
        more = await asyncio.to_thread(plain.told_in_pause, self._parts, talk, verdict)
        if more is not None:
            await self._say_once(talk, more, "noted")
            return True
        invited = await asyncio.to_thread(listening.invitation, self._parts, talk)
        if invited is not None:
            await self._say(talk, invited)
            await asyncio.to_thread(self._marks.answered, talk)
            return True
        text = talk.inbound.text
        search = await asyncio.to_thread(self._search, talk)
        if search:
            await self._engine_talk.ask(talk, search)
            return True
        said = await asyncio.to_thread(meant, self._parts, talk.learner, text, talk.earlier)
        if said != text and talk.inbound.payload is None:
            await self._engine_talk.ask(talk, said)
            return True
        return await self._arranged(talk)

    async def _arranged(self, talk: Talk) -> bool:
        """What only arranges something, a question about us, or one that goes on from a piece. True when it was."""
        asked = plain.own_question(talk)
        agreed = await asyncio.to_thread(agreeing.agreed, self._parts, talk) if asked is None else None
        if agreed is not None:
            await self._say(talk, agreed)
            await self._engine_talk.stands(talk)
            await asyncio.to_thread(self._marks.answered, talk)
            await self._queue.notices()
            return True
        await self._agreed_beside(talk)
        if asked is None and (piece := follow_up(talk.inbound.text, talk.earlier)):
            await self._engine_talk.ask(talk, payload(Asked((piece,))), beside=True)
            return True
        if asked is not None:
            await asyncio.to_thread(agreeing.noted, self._parts, talk)
            await self._engine_talk.ask(talk, payload(asked), beside=True)
        return asked is not None

    async def _agreed_beside(self, talk: Talk) -> None:
        """What he arranges beside something else is kept and said back; what else he says is answered too."""
        said = await asyncio.to_thread(agreeing.beside, self._parts, talk)
        if said is not None:
            await self._say(talk, said)

    def _search(self, talk: Talk) -> str:
        """The search for work that a message completes, where we asked what and where; "" for any other."""
        last = plain.last_said(self._parts, talk) if talk.inbound.payload is None else None
        return completed(talk.inbound.text, last.text, talk.earlier) if last is not None else ""

    async def _by_another(self, talk: Talk) -> bool:
        """Somebody else types, or the learner is back after that; True when this was it."""
        said = await asyncio.to_thread(another.said_by, self._parts, talk)
        if said is None:
            return False
        if said == "together":
            return await self._typed_for_him(talk)
        await self._say(talk, await asyncio.to_thread(another.reply, self._parts, talk, said))
        if said == "self" and await asyncio.to_thread(self._marks.checkin_waits, talk):
            await self._engine_talk.turn(talk, RESUME)
        await asyncio.to_thread(self._marks.answered, talk)
        return True

    async def _typed_for_him(self, talk: Talk) -> bool:
        """He sits beside who types: a word about that, once, and what he says goes on as his own."""
        name = talk.learner.name if talk.learner is not None else ""
        if another.introduces(talk.inbound.text, name):
            await self._say(talk, await asyncio.to_thread(another.reply, self._parts, talk, "together"))
        told = another.spoken(talk.inbound.text, name)
        if told:
            await self._engine_talk.ask(talk, told)
        elif await asyncio.to_thread(self._marks.checkin_waits, talk):
            await self._engine_talk.turn(talk, RESUME)
        await asyncio.to_thread(self._marks.answered, talk)
        return True

    async def answered_beside(self, talk: Talk) -> bool:
        """A question about us while a check question waits: answered, and that question stays open."""
        if talk.check is None or talk.learner is None or plain.own_question(talk) is None:
            return False
        for answer in plain.own_answers(self._parts, talk.inbound.text, talk.learner, talk.names, talk.earlier):
            await self._say(talk, answer, crisis_step=talk.crisis.key if is_asked(talk) and talk.crisis else None)
        await asyncio.to_thread(self._marks.answered, talk)
        return True

    async def ask_back(self, talk: Talk, verdict: Assessment) -> None:
        """A message of somebody who stopped does not subscribe him again: it asks, once. A wish for a person, a call
        for help and a question are answered, and a stop said again is confirmed."""
        answers = await asyncio.to_thread(stopped.answers, self._parts, talk, verdict)
        left = None if answers else await asyncio.to_thread(stopped.leaves_it, self._parts, talk, verdict)
        if left is not None:
            await asyncio.to_thread(self._marks.first_time_asked_back if left else self._marks.answered, talk)
            for word in left:
                await self._say(talk, word)
            return
        if not answers and await self._by_another(talk):
            return
        again = None if answers else await asyncio.to_thread(plain.after_stop, self._parts, talk)
        if again is not None:
            await self._say_once(talk, again, "already_stopped")
            return
        for answer in answers:
            await self._say(talk, answer)
        if answers:
            await asyncio.to_thread(self._marks.answered, talk)
            await self._queue.notices()
        elif await asyncio.to_thread(self._marks.first_time_asked_back, talk):
            await self._say(talk, texts.system("resubscribe_ask"))

    async def _say_once(self, talk: Talk, said: str, name: str) -> None:
        """A text of systeem.yml, or nothing where silence is the answer; the message is dealt with."""
        if said != "quiet":
            await self._say(talk, texts.system(name))
        await asyncio.to_thread(self._marks.answered, talk)
