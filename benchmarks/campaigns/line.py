"""A line to a server on loopback that can be cut: to whoever calls, the provider is away."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any


class Line:
    """Passes everything on to `port`. Its own port is `at`; while it is not `whole`, connections are refused."""

    def __init__(self, port: int) -> None:
        self._port, self.at, self.whole = port, 0, False
        self._loop = asyncio.new_event_loop()
        self._server: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.mend()

    def cut(self) -> None:
        """No connection lasts and none is taken."""
        self._do(self._cut())
        self.whole = False

    def mend(self) -> None:
        """All is well, again on the same port."""
        self._do(self._mend())
        self.whole = True

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _mend(self) -> None:
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", self.at)
        self.at = self._server.sockets[0].getsockname()[1]

    async def _cut(self) -> None:
        if self._server is not None:
            self._server.close()
        for end in tuple(self._ends):
            end.transport.abort()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, onward = await asyncio.open_connection("127.0.0.1", self._port)
        self._ends |= {writer, onward}
        await asyncio.gather(_pump(reader, onward), _pump(there, writer))
        self._ends -= {writer, onward}


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Until one side hangs up."""
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    writer.close()
