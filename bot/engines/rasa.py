"""Rasa behind loopback HTTP: one or more engine processes, each with conversations in its memory."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from typing import Any

import httpx

from bot.ports import Button, EngineError, EngineReply, Outgoing, Seed

PARSE_BATCH = 256  # texts in one request; a batch of short texts takes about half a second
PARSE_TIMEOUT = 60.0


class RasaEngine:
    """Talks to engine processes.

    A conversation goes to an engine by its id (rendezvous hashing), and to the next one when that
    cannot be reached; the seed makes the next one go on where the first was. An engine that is merely
    late is not passed over, for it may have acted on the message.

    Parameters
    ----------
    addresses : base addresses, like ``http://127.0.0.1:5005``.
    token : what the engines were started with (ENGINE_TOKEN).
    timeout : seconds for one turn, over all engines that are tried.
    """

    def __init__(
        self,
        addresses: Sequence[str],
        token: str,
        *,
        timeout: float = 5.0,
        client: httpx.AsyncClient | None = None,
    ) -> None:
        if not addresses:
            raise ValueError("an engine address is needed")
        self._addresses = tuple(address.rstrip("/") for address in addresses)
        self._headers = {"X-Engine-Token": token}
        self._timeout = timeout
        self._client = client or httpx.AsyncClient(trust_env=False)

    async def turn(self, conversation: str, text: str, seed: Seed) -> EngineReply:
        """Send one message. Raises `EngineError` when late, dead, or not understood."""
        seeded = {"slots": dict(seed.slots), "form": seed.form, "question": seed.question}
        body = {"conversation": conversation, "text": text, "seed": seeded}
        answer = await self._ask("POST", "turn", conversation, body)
        try:
            replies = tuple(_outgoing(reply) for reply in answer["replies"])
            intent = answer["intent"]
            return EngineReply(
                replies, str(intent["name"]), float(intent["confidence"]), bool(answer["seeded"])
            )
        except (KeyError, TypeError, ValueError):
            raise EngineError("the engine's answer has the wrong shape") from None

    async def forget(self, conversation: str) -> None:
        """Forget a conversation in every engine. One that is down has forgotten already."""
        path = f"conversations/{conversation}"
        requests = (
            self._request(address, "DELETE", path, None, self._timeout) for address in self._addresses
        )
        for result in await asyncio.gather(*requests, return_exceptions=True):
            if isinstance(result, BaseException) and not isinstance(result, httpx.TransportError):
                raise result

    async def parse(self, texts: Sequence[str]) -> list[tuple[str, float]]:
        """Intent and confidence of each text, in the same order."""
        found: list[tuple[str, float]] = []
        for start in range(0, len(texts), PARSE_BATCH):
            batch = list(texts[start : start + PARSE_BATCH])
            answer = await self._ask("POST", "parse", str(start), {"texts": batch}, PARSE_TIMEOUT)
            try:
                part = [(str(one["intent"]), float(one["confidence"])) for one in answer]
            except (KeyError, TypeError, ValueError):
                part = []
            if len(part) != len(batch):
                raise EngineError("the engine's answer has the wrong shape")
            found += part
        return found

    async def health(self) -> str:
        """Name of the model of the first engine that is well. Raises `EngineError` when none is."""
        answer = await self._ask("GET", "health", "", None)
        if not isinstance(answer, dict) or answer.get("status") != "ok":
            raise EngineError("the engine is not well")
        return str(answer.get("model"))

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _ask(self, method: str, path: str, key: str, body: Any, timeout: float | None = None) -> Any:
        try:
            async with asyncio.timeout(timeout or self._timeout):
                return await self._first_alive(method, path, key, body, timeout or self._timeout)
        except TimeoutError:
            raise EngineError("the engine is late") from None

    async def _first_alive(self, method: str, path: str, key: str, body: Any, timeout: float) -> Any:
        for address in self._order(key):
            try:
                return await self._request(address, method, path, body, timeout)
            except httpx.TimeoutException:
                raise EngineError("the engine is late") from None
            except httpx.TransportError:
                continue
        raise EngineError("no engine can be reached")

    async def _request(self, address: str, method: str, path: str, body: Any, timeout: float) -> Any:
        url = f"{address}/webhooks/nazorg/{path}"
        answer = await self._client.request(method, url, json=body, headers=self._headers, timeout=timeout)
        if answer.is_error:
            raise EngineError(f"the engine answered {answer.status_code}")
        try:
            return answer.json() if answer.content else None
        except ValueError:
            raise EngineError("the engine's answer is not JSON") from None

    def _order(self, key: str) -> list[str]:
        return sorted(
            self._addresses, key=lambda address: hashlib.sha256(f"{address} {key}".encode()).digest()
        )


def _outgoing(reply: dict[str, Any]) -> Outgoing:
    buttons = tuple(Button(str(b["title"]), str(b["payload"])) for b in reply["buttons"])
    return Outgoing(str(reply["text"]), buttons)
