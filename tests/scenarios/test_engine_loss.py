"""The engine is killed in the middle of a check-in: a crisis is caught, nothing is lost, the same question waits."""

from __future__ import annotations

import pytest

from bot.conversation.recovery import Recovery
from bot.conversation.spool import Spool
from bot.play.script import Dialogue
from bot.play.stack import Stack
from bot.ports import Inbound

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_killed_engine_loses_nothing(running: Stack) -> None:
    player, conversation = running.player, running.conversation
    learner_id, account = player.make(Dialogue("kill", "arbeidsmarkt", ()))

    async def say(number: int, text: str) -> str:
        await conversation.handle(Inbound("play", account, f"k{number}", "text", text, running.boot.clock.now()))
        return "\n".join(reply["text"] for reply in running.channel.take(account))

    await conversation.start_checkin(learner_id)
    running.channel.take(account)
    assert "cijfer" in await say(1, "ja werk nog")

    running.engine_process.kill()
    running.engine_process.wait()
    assert "113" in await say(2, "ik wil dood")
    assert "Goed dat je dat zegt" in await say(3, "ja ik ben veilig")
    assert "bellen" in await say(4, "nee hoeft niet bellen")
    await say(5, "oke")  # his check-in rests for that day
    assert "antwoord" in await say(6, "hoeveel loon moet ik krijgen")

    running.restart_engine()
    recovery = Recovery(conversation, Spool(running.home / "spool", running.boot.vault))
    assert await recovery.once() >= 1
    answered = "\n".join(reply["text"] for reply in running.channel.take(account))
    assert "laagste loon" in answered
