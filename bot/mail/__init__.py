"""Mail to staff: over SMTP, or into a folder where no mail server is set."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import aiosmtplib

from bot.ports import ChannelError

SECONDS = 30.0


def compose(sender: str, address: str, subject: str, body: str) -> EmailMessage:
    """A plain text mail; line breaks in a header are refused by the standard library."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, address, subject
    mail.set_content(body)
    return mail


class SmtpNotifier:
    """Sends through a mail server, encrypted where the server offers it."""

    def __init__(self, host: str, port: int, user: str | None, password: str | None, sender: str) -> None:
        self._server = {"hostname": host, "port": port, "username": user, "password": password or None}
        self._sender = sender

    async def notify(self, address: str, subject: str, body: str) -> None:
        """Deliver one mail. Raises `ChannelError` with the kind of error, never with content."""
        try:
            mail = compose(self._sender, address, subject, body)
            await aiosmtplib.send(mail, timeout=SECONDS, **self._server)  # type: ignore[arg-type]
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            raise ChannelError(f"mail: {type(error).__name__}") from None


class FolderNotifier:
    """Writes each mail as a file; for the demo and for a first try without a mail server."""

    def __init__(self, folder: Path, sender: str, now: Callable[[], datetime]) -> None:
        self._folder, self._sender, self._now, self._count = folder, sender, now, 0

    async def notify(self, address: str, subject: str, body: str) -> None:
        """Write one mail."""
        mail = compose(self._sender, address, subject, body)
        self._count += 1
        name = f"{self._now():%Y%m%d-%H%M%S}-{self._count:04d}-{re.sub(r'[^a-z0-9]+', '-', address.lower())}.eml"
        await asyncio.to_thread(self._write, name, bytes(mail))

    def _write(self, name: str, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / name).write_bytes(content)
