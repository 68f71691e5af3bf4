"""Sending over the webchat: the page reads the message table, so there is nothing to deliver."""

from __future__ import annotations

import secrets
from collections import OrderedDict, deque
from collections.abc import Callable

from bot.ports import Outgoing

KEPT = 12  # messages of one account
ACCOUNTS = 2000


class WebchatChannel:
    """The port `Channel`. Keeps the last few messages in memory, for when the database is away.

    `token` makes a random url-safe string of about that many bytes.
    """

    name: str = "webchat"

    def __init__(self, token: Callable[[int], str] = secrets.token_urlsafe) -> None:
        self._token = token
        self._sent: OrderedDict[str, deque[tuple[str, Outgoing]]] = OrderedDict()

    async def send(self, account: str, message: Outgoing) -> str:
        """Take a message; the page shows it at its next look. Never fails."""
        key = self._token(12)
        self._sent.setdefault(account, deque(maxlen=KEPT)).append((key, message))
        self._sent.move_to_end(account)
        while len(self._sent) > ACCOUNTS:
            self._sent.popitem(last=False)
        return key

    def recent(self, account: str) -> list[tuple[str, Outgoing]]:
        """The last messages to an account with their ids, oldest first."""
        return list(self._sent.get(account, ()))
