"""Posting to the webhook: verified first, signed, in order, and again until it is taken."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json

import httpx

from bot.demo.graphapi.world import World

_LOOK = 0.02  # seconds between looks for something to post
_AGAIN = 0.2  # seconds before a refused post is tried again


async def deliver(world: World) -> None:
    """Post what there is, for ever."""
    async with httpx.AsyncClient(trust_env=False, timeout=30) as http:
        while not await _verified(world, http):
            await asyncio.sleep(_AGAIN)
        while True:
            if not world.outbox:
                await asyncio.sleep(_LOOK)
            elif await _post(world, http):
                world.outbox.pop(0)
            else:
                await asyncio.sleep(_AGAIN)


def signed(secret: str, body: bytes) -> dict[str, str]:
    """The headers of a post."""
    signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return {"Content-Type": "application/json", "X-Hub-Signature-256": f"sha256={signature}"}


async def _verified(world: World, http: httpx.AsyncClient) -> bool:
    """Whether the address answers the challenge, as Meta asks before the first post."""
    if not world.app.webhook:
        return False
    query = {"hub.mode": "subscribe", "hub.verify_token": world.app.verify_token, "hub.challenge": "1158201444"}
    try:
        answer = await http.get(world.app.webhook, params=query)
    except httpx.HTTPError:
        return False
    return answer.status_code == 200 and answer.text == "1158201444"


async def _post(world: World, http: httpx.AsyncClient) -> bool:
    body = json.dumps(world.outbox[0]).encode()
    try:
        for _ in range(2 if world.switches.repeat else 1):
            answer = await http.post(world.app.webhook, content=body, headers=signed(world.app.secret, body))
    except httpx.HTTPError:
        return False
    world.calls.append({"path": "webhook", "status": answer.status_code})
    return answer.status_code == 200
