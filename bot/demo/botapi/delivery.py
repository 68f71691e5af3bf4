"""Posting updates to a webhook, until it takes them."""

from __future__ import annotations

import asyncio

import httpx

from bot.demo.botapi.world import Json, World

_LONGEST_WAIT = 5.0  # seconds between tries
_ANSWER_WITHIN = 30.0  # seconds


async def deliver(world: World) -> None:
    """Post each update in turn, for ever. One that is not answered with 2xx is posted again later."""
    async with httpx.AsyncClient(timeout=_ANSWER_WITHIN, trust_env=False) as client:
        failures = 0
        while True:
            batch = world.updates.peek() if world.webhook.url else []
            if not batch:
                await world.updates.changed(timeout=60)
            elif await _posted(client, world, batch[0]):
                failures = 0
                world.updates.take(batch[0])
            else:
                failures += 1
                await asyncio.sleep(min(_LONGEST_WAIT, 0.1 * 2 ** min(failures, 8)))


async def _posted(client: httpx.AsyncClient, world: World, update: Json) -> bool:
    hook = world.webhook
    headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
    try:
        answer = await client.post(hook.url, json=update, headers=headers)
        if answer.is_success:
            return True
        hook.last_error = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
    except httpx.HTTPError as error:
        hook.last_error = type(error).__name__
    hook.last_error_at = world.now()
    return False
