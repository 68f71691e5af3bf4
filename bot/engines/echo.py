"""An engine that needs nothing: says back what it heard. For tests and for a first try without Rasa."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ports import EngineReply, Outgoing, Seed


class EchoEngine:
    """Answers each text with itself, in the same process; remembers only which conversations it met."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    async def turn(self, conversation: str, text: str, seed: Seed) -> EngineReply:
        """Echo; `seeded` at the first turn of a conversation whose seed holds something."""
        seeded = conversation not in self._known and bool(seed.slots or seed.form)
        self._known.add(conversation)
        return EngineReply((Outgoing(text),), "out_of_scope", 1.0, seeded)

    async def forget(self, conversation: str) -> None:
        """Forget a conversation; no error when it is unknown."""
        self._known.discard(conversation)

    async def parse(self, texts: Sequence[str]) -> list[tuple[str, float]]:
        """Every text is out of scope, for sure."""
        return [("out_of_scope", 1.0) for _ in texts]

    async def health(self) -> str:
        """Always well."""
        return "echo"
