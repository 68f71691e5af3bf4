"""Who is chatting, what was said, and what a posted form means as a message."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.webchat.channel import WebchatChannel
from bot.content import load
from bot.conversation.pipeline import Conversation
from bot.ports import Inbound, StorageDown
from bot.services.parts import Parts
from bot.services.people import chatlog
from bot.services.people.chatlog import Line, Log

COOKIE = "nazorg_chat"
_DEMO = "demo-"  # how the tokens of invented learners begin: known to all, so good in demo mode only
_TOKEN = re.compile(r"[A-Za-z0-9_-]{10,100}")
_NONCE = re.compile(r"[A-Za-z0-9_-]{8,64}")
_YEAR = 365 * 24 * 3600
QUICK = ("help", "pause", "stop")  # of webchat.yml


@dataclass(frozen=True)
class Shown:
    """What the page shows now; `away` when the database cannot be reached."""

    log: Log
    away: bool = False

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The buttons that still count: of everything since the learner spoke last."""
        fresh: list[Line] = []
        for line in reversed(self.log.lines):
            if line.author == "learner":
                break
            fresh.insert(0, line)
        return [button for line in fresh for button in line.buttons]


@dataclass(frozen=True)
class Webchat:
    """An account is a random token in a cookie; only its hash is stored. In demo mode a token may name a learner."""

    parts: Parts
    conversation: Conversation
    channel: WebchatChannel
    demo: bool
    secure: bool

    def new_token(self) -> str:
        """A fresh account."""
        return self.parts.token(32)

    def token_of(self, request: Request) -> str | None:
        """The account of a browser."""
        token = request.cookies.get(COOKIE, "")
        known = _TOKEN.fullmatch(token) and (self.demo or not token.startswith(_DEMO))
        return token if known else None

    def remember(self, response: Response, token: str) -> None:
        """Let the browser keep its account."""
        response.set_cookie(COOKIE, token, max_age=_YEAR, httponly=True, samesite="lax", secure=self.secure)

    @staticmethod
    def account_name(token: str) -> str:
        """The external id of an account."""
        return hashlib.sha256(token.encode()).hexdigest()

    @staticmethod
    def form_token(token: str) -> str:
        """What every form of this account carries."""
        return hashlib.sha256(f"form:{token}".encode()).hexdigest()

    def shown(self, token: str) -> Shown:
        """What was said, from the store, or from memory when that is away. Slow: use a thread."""
        account = self.account_name(token)
        try:
            return Shown(chatlog.history(self.parts, self.channel.name, account))
        except StorageDown:
            now, lines = self.parts.now(), []
            for key, sent in self.channel.recent(account):
                buttons = tuple((button.title, button.payload) for button in sent.buttons)
                lines.append(Line(0, key, "bot", sent.text, now, None, buttons))
            return Shown(Log(tuple(lines), True), away=True)

    def inbound(self, token: str, form: Mapping[str, str], offered: Iterable[tuple[str, str]]) -> Inbound | None:
        """The message in a posted form; None when there is none.

        Only a button that we offered counts as a tap: its payload may be a command to the engine.
        The id is the form's, so that a second click or a reload is the same message.
        """
        quick = {str(load("webchat")["chat"][name]) for name in QUICK}
        titles = {payload: title for title, payload in offered}
        payload = form.get("knop") if form.get("knop") in titles else None
        text = titles[payload] if payload is not None else form.get("tekst", "").strip()
        if form.get("snel") in quick:
            payload, text = None, form["snel"]
        if not text:
            return None
        nonce = form.get("nonce", "")
        nonce = nonce if _NONCE.fullmatch(nonce) else self.parts.token(12)
        said = hashlib.sha256(f"{payload} {text}".encode("utf-8", "replace")).hexdigest()[:8]
        return Inbound(
            self.channel.name, self.account_name(token), f"{nonce}-{said}",
            "text" if payload is None else "button", text, self.parts.now(), payload,
        )  # fmt: skip
