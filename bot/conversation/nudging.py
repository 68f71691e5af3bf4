"""The worker's loop that sends nudges: claimed in one transaction, sent, settled in another."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace

from bot.content import load
from bot.conversation import texts
from bot.conversation.guides.application_say import day_words
from bot.conversation.guides.guide import PREFIX
from bot.conversation.outbox import Outbox
from bot.ports import Button, Channel, ChannelError, Outgoing, StorageDown, Template
from bot.services.guides import nudges
from bot.services.guides.nudges import Nudge
from bot.services.parts import Parts

log = logging.getLogger(__name__)
IDLE = 30.0  # seconds between looks


class _Watched:
    """A channel that remembers its last error, so that a message that surely did not leave may be tried again."""

    def __init__(self, channel: Channel) -> None:
        self.name, self._channel = channel.name, channel
        self.error: ChannelError | None = None

    async def send(self, account: str, message: Outgoing) -> str:
        """Deliver. Raises `ChannelError`."""
        self.error = None
        try:
            return await self._channel.send(account, message)
        except ChannelError as error:
            self.error = error
            raise


class Nudging:
    """Sends nudges over `channels`, one at a time. Any number of workers may run."""

    def __init__(self, parts: Parts, channels: Mapping[str, Channel]) -> None:
        self._parts = parts
        self._channels = {name: _Watched(channel) for name, channel in channels.items()}
        self._outbox = Outbox(parts, self._channels)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set."""
        while not stop.is_set():
            try:
                await self.once()
            except StorageDown:
                log.warning("nudges wait for the database")
            except Exception as error:  # one bad row must not end the loop
                log.error("a look at nudges failed: %s", type(error).__name__)
            try:
                await asyncio.wait_for(stop.wait(), IDLE)
            except TimeoutError:
                continue

    async def once(self) -> int:
        """Everything that is due now; how many messages left."""
        count = 0
        for nudge in await asyncio.to_thread(nudges.claim, self._parts):
            sent = await self._outbox.send(nudge.account, message(self._parts, nudge))
            channel = self._channels.get(nudge.account.channel)
            error = channel.error if channel else None
            left = sent or (error is not None and error.uncertain)
            await asyncio.to_thread(nudges.settle, self._parts, nudge, left=left)
            count += left
        return count


def message(parts: Parts, nudge: Nudge) -> Outgoing:
    """The words of a nudge, with the same words as a template where a channel needs one."""
    late = nudge.kind == "step" and nudge.day < parts.today()
    step = load("gids_plan")["nudges"]["late" if late else "today"]
    entry = step if nudge.kind == "step" else load("gids_application")["nudges"][nudge.kind]
    where = nudge.what or str(load("gids_application")["here"])
    when = " ".join(part for part in (day_words(nudge.day, parts.today()), nudge.at) if part)
    names = {"voornaam": nudge.name, "wat": nudge.what, "plek": where, "wanneer": when}
    made = texts.block(entry, 0, PREFIX, **names)
    buttons = tuple(Button(one.title, one.payload.replace("[id]", str(nudge.row_id))) for one in made.buttons)
    template = Template(entry["template"], tuple(names[one] for one in entry["variables"]))
    return replace(made, buttons=buttons, template=template)
