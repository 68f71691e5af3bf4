"""A conversation in a terminal: for trying things out, and for replaying dialogues."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TextIO

from bot.ports import Button, ChannelError, Clock, Inbound, Outgoing


class ConsoleChannel:
    """The port `Channel` over a text stream; buttons are numbered choices.

    Files are written to `files`; without it only their name and size are shown.
    """

    name: str = "console"

    def __init__(
        self, out: TextIO, clock: Clock, *, account: str = "console", files: Path | None = None
    ) -> None:
        self._out = out
        self._clock = clock
        self._account = account
        self._files = files
        self._numbers = count(1)
        self._buttons: tuple[Button, ...] = ()

    async def send(self, account: str, message: Outgoing) -> str:
        """Print one message. Raises `ChannelError` (permanent) for another account or a closed stream."""
        if account != self._account:
            raise ChannelError("unknown account", permanent=True)
        lines = [message.text] if message.text else []
        lines += [f"  [{at}] {button.title}" for at, button in enumerate(message.buttons, 1)]
        if message.file:
            lines.append(f"  -> {self._keep(*message.file)}")
        try:
            self._out.write("\n".join(lines) + "\n\n")
            self._out.flush()
        except (ValueError, OSError):
            raise ChannelError("the console is closed", permanent=True) from None
        self._buttons = message.buttons
        return str(next(self._numbers))

    def inbound(self, line: str) -> Inbound:
        """What a typed line says: the number of a button of the last message, or a text."""
        now = self._clock.now()
        button = self._picked(line)
        self._buttons = ()
        return Inbound(
            channel=self.name,
            account=self._account,
            external_id=f"{now.timestamp():.6f}-{next(self._numbers)}",
            kind="button" if button else "text",
            text=button.title if button else line.rstrip("\r\n"),
            sent_at=now,
            payload=button.payload if button else None,
        )

    def _picked(self, line: str) -> Button | None:
        """The button whose title was typed, or else whose number."""
        typed = line.strip()
        for button in self._buttons:
            if typed == button.title:
                return button
        position = int(typed) if typed.isascii() and typed.isdigit() else 0
        return self._buttons[position - 1] if 0 < position <= len(self._buttons) else None

    def _keep(self, name: str, content: bytes) -> str:
        if self._files is None:
            return f"{Path(name).name} ({len(content)} bytes)"
        self._files.mkdir(parents=True, exist_ok=True)
        path = self._files / Path(name).name
        path.write_bytes(content)
        return str(path)
