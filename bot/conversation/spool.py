"""Where messages wait, encrypted, while the database is away."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from bot.ports import Inbound, Vault, WrongKey

log = logging.getLogger(__name__)


class Spool:
    """One file per message in `folder`; the name is the time of arrival, so that order is kept."""

    def __init__(self, folder: Path, vault: Vault) -> None:
        self._folder, self._vault, self._count = folder, vault, 0

    def put(self, inbound: Inbound, now: datetime, crisis_step: str | None) -> None:
        """Keep a message, and the crisis block that was already sent for it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._count += 1
        record = asdict(inbound) | {"sent_at": inbound.sent_at.isoformat(), "crisis_step": crisis_step}
        target = self._folder / f"{now:%Y%m%dT%H%M%S.%f}-{self._count:06d}.sealed"
        waiting = target.with_suffix(".part")
        waiting.write_bytes(self._vault.seal(json.dumps(record)))
        waiting.rename(target)

    def waiting(self) -> Iterator[tuple[Path, Inbound, str | None]]:
        """Every message that waits, oldest first; remove its file with `done`."""
        for path in sorted(self._folder.glob("*.sealed")):
            try:
                record = json.loads(self._vault.open(path.read_bytes()))
            except (WrongKey, ValueError) as error:  # kept for a person to look at
                log.error("%s does not open: %s", path.name, type(error).__name__)
                continue
            step = record.pop("crisis_step")
            yield path, Inbound(**record | {"sent_at": datetime.fromisoformat(record["sent_at"])}), step

    def done(self, path: Path) -> None:
        """The message is stored; its file can go."""
        path.unlink(missing_ok=True)
