"""The client of the engine, against a small server that answers anything but what it should."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from bot.engines.rasa import RasaEngine
from bot.ports import Button, EngineError, Outgoing, Seed

GOOD = {
    "replies": [{"text": "hoi", "buttons": [{"title": "Ja", "payload": "/affirm"}]}],
    "intent": {"name": "greet", "confidence": 0.5},
    "seeded": True,
}


class Server:
    """Answers every request with `status` and `body`; keeps what was asked."""

    def __init__(self) -> None:
        self.status, self.body = 200, json.dumps(GOOD).encode()
        self.asked: list[tuple[str, str, str | None, Any]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def handle_any(self) -> None:
                raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                asked = (
                    self.command,
                    self.path,
                    self.headers.get("X-Engine-Token"),
                    json.loads(raw) if raw else None,
                )
                outer.asked.append(asked)
                self.send_response(outer.status)
                self.send_header("Content-Length", str(len(outer.body)))
                self.end_headers()
                self.wfile.write(outer.body)

            do_GET = do_POST = do_DELETE = handle_any  # noqa: N815 (names of http.server)

            def log_message(self, *args: Any) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


def ask(server: Server, play: Callable[[RasaEngine], Any]) -> Any:
    async def run() -> Any:
        engine = RasaEngine([server.address], "geheim", timeout=3)
        try:
            return await play(engine)
        finally:
            await engine.close()

    return asyncio.run(run())


def test_sends_the_seed_and_the_token_and_reads_the_reply(server: Server) -> None:
    reply = ask(server, lambda e: e.turn("c1", "hoi", Seed({"profiel": "x"}, "checkin_form", "plek")))
    assert reply.replies == (Outgoing("hoi", (Button("Ja", "/affirm"),)),)
    assert (reply.intent, reply.confidence, reply.seeded) == ("greet", 0.5, True)
    seed = {"slots": {"profiel": "x"}, "form": "checkin_form", "question": "plek"}
    body = {"conversation": "c1", "text": "hoi", "seed": seed}
    assert server.asked == [("POST", "/webhooks/nazorg/turn", "geheim", body)]


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"nonsense", b'{"replies": [{}], "intent": {}}', b"null"])
def test_rubbish_is_an_engine_error(server: Server, body: bytes) -> None:
    server.body = body
    for play in (lambda e: e.turn("c", "hoi", Seed()), lambda e: e.parse(["hoi"]), lambda e: e.health()):
        with pytest.raises(EngineError):
            ask(server, play)


@pytest.mark.parametrize("status", [400, 401, 500, 502, 503])
def test_an_error_status_is_an_engine_error_without_the_text(server: Server, status: int) -> None:
    server.status = status
    with pytest.raises(EngineError, match=str(status)) as error:
        ask(server, lambda e: e.turn("c", "zilvervis", Seed()))
    assert "zilvervis" not in str(error.value)


def test_parse_goes_in_batches_and_checks_the_count(server: Server) -> None:
    server.body = json.dumps([{"intent": "greet", "confidence": 1.0}] * 256).encode()
    assert len(ask(server, lambda e: e.parse(["hoi"] * 512))) == 512
    assert len(server.asked) == 2
    with pytest.raises(EngineError):
        ask(server, lambda e: e.parse(["hoi"] * 300))


def test_forget_reaches_every_engine_and_minds_none_that_is_down(server: Server) -> None:
    async def run() -> None:
        engine = RasaEngine(["http://127.0.0.1:9", server.address], "geheim")
        await engine.forget("c1")
        await engine.close()

    server.status, server.body = 204, b""
    asyncio.run(run())
    assert server.asked[0][:2] == ("DELETE", "/webhooks/nazorg/conversations/c1")


def test_conversations_spread_over_engines_and_stay_where_they_are() -> None:
    addresses = [f"http://127.0.0.1:{port}" for port in (5005, 5006, 5007)]
    engine = RasaEngine(addresses, "t")
    first = {str(n): engine._order(str(n))[0] for n in range(300)}
    assert all(list(first.values()).count(address) > 60 for address in addresses)
    fewer = RasaEngine(addresses[:2], "t")
    moved = [n for n in first if fewer._order(n)[0] != first[n]]
    assert all(first[n] == addresses[2] for n in moved)
    asyncio.run(engine.close())
    asyncio.run(fewer.close())


def test_needs_an_address() -> None:
    with pytest.raises(ValueError, match="address"):
        RasaEngine([], "t")
