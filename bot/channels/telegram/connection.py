"""The connection to a Bot API server: Telegram's own, or the local one."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, cast
from urllib.parse import urlsplit

from telegram import Bot
from telegram.request import HTTPXRequest

TELEGRAM = "https://api.telegram.org"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class TelegramBot(Bot):
    """A bot that also gives updates unparsed.

    `Bot.get_updates` fails on a whole batch, and logs it with all texts, when one update is malformed.
    """

    async def raw_updates(
        self, offset: int, limit: int, timeout: int, kinds: Sequence[str]
    ) -> list[dict[str, Any]]:
        """Updates from `offset` on, in order of their ids; waits up to `timeout` seconds for one.

        Asking confirms everything below `offset`.
        """
        arguments = {"offset": offset, "limit": limit, "timeout": timeout, "allowed_updates": kinds}
        answer = await self._post("getUpdates", arguments, read_timeout=timeout + 10)
        return sorted(cast(list[dict[str, Any]], answer), key=lambda raw: int(raw["update_id"]))


@asynccontextmanager
async def connect(
    token: str, base_url: str = TELEGRAM, *, connections: int = 32
) -> AsyncIterator[TelegramBot]:
    """A bot that talks to `base_url`, closed on leaving.

    Nothing is asked of the server beforehand, so the app starts also while Telegram is away.
    `connections` bounds the number of calls under way; polling has a connection of its own.
    """
    _keep_logs_clean()
    base = base_url.rstrip("/")
    direct = {"trust_env": urlsplit(base).hostname not in _LOOPBACK}  # no proxy to one's own machine
    calls = HTTPXRequest(
        connection_pool_size=connections, read_timeout=10, pool_timeout=10, httpx_kwargs=direct
    )
    polling = HTTPXRequest(connection_pool_size=2, read_timeout=10, httpx_kwargs=direct)
    try:
        yield TelegramBot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=calls,
            get_updates_request=polling,
        )
    finally:
        await calls.shutdown()
        await polling.shutdown()


def _keep_logs_clean() -> None:
    """Keep tokens, chat ids and texts out of the logs.

    httpx logs every URL, and with it the token, at INFO; python-telegram-bot logs parameters at
    DEBUG and whole answers at ERROR.
    """
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("telegram.Bot", "telegram.request.BaseRequest"):
        logging.getLogger(name).disabled = True
