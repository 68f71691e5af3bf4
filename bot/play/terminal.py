"""Chat in the terminal as a fresh learner."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TextIO, cast

from bot.channels.console import ConsoleChannel
from bot.core.checkin import Profile
from bot.engines.echo import EchoEngine
from bot.play.script import Dialogue
from bot.play.stack import stack


async def talk(profile: str, *, echo: bool, source: TextIO, target: TextIO) -> None:
    """Until the input ends."""
    async with stack() as running:
        conversation, player = running.conversation, running.player
        if echo:
            conversation.engine = EchoEngine()
        learner_id, account = await asyncio.to_thread(player.make, Dialogue("chat", cast(Profile, profile), ()))
        console = ConsoleChannel(target, running.boot.clock, account=account)
        conversation.outbox.add_channel("play", console)
        await conversation.start_checkin(learner_id)
        while line := await asyncio.to_thread(source.readline):
            await conversation.handle(replace(console.inbound(line), channel="play"))
