"""The control side as Python calls, for tests and scripts."""

from __future__ import annotations

import base64
from typing import Any

import httpx

Json = dict[str, Any]


class Control:
    """Acts as people in Telegram on a local server at `url`. Raises RuntimeError when it refuses."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=f"{url}/control", trust_env=False, timeout=10)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def write(self, chat: int, text: str, **more: Any) -> Json:
        """Send a text. `first_name` and `chat_type` ("private", "group") may be added."""
        return self._act(chat, "text", text=text, **more)

    def tap(
        self, chat: int, title: str | None = None, *, payload: str | None = None, message: int | None = None
    ) -> Json:
        """Tap the newest button with this title or payload."""
        return self._act(chat, "tap", title=title, payload=payload, message_id=message)

    def send_media(self, chat: int, kind: str, caption: str | None = None) -> Json:
        """Send a voice, audio, video_note, video, photo, document, sticker or location."""
        return self._act(chat, "media", kind=kind, caption=caption)

    def edit(self, chat: int, message: int, text: str) -> Json:
        """Change an own message."""
        return self._act(chat, "edit", message_id=message, text=text)

    def block(self, chat: int) -> Json:
        """Block the bot."""
        return self._act(chat, "block")

    def unblock(self, chat: int) -> Json:
        """Let the bot in again."""
        return self._act(chat, "unblock")

    def messages(self, chat: int) -> list[Json]:
        """All messages of a chat, oldest first; `document.content` is bytes."""
        messages: list[Json] = _answer(self._http.get(f"/chats/{chat}"))["messages"]
        for message in messages:
            if "document" in message:
                message["document"]["content"] = base64.b64decode(message["document"]["content"])
        return messages

    def from_bot(self, chat: int) -> list[Json]:
        """What the bot sent in a chat."""
        return [message for message in self.messages(chat) if message["from"]["is_bot"]]

    def switch(self, **switches: bool) -> Json:
        """Set `repeat`, `reverse` or `hold`."""
        return _answer(self._http.post("/switches", json=switches))

    def limit(self, **limits: int | None) -> Json:
        """Set `overall`, `per_chat` and `retry_after`."""
        return _answer(self._http.post("/limits", json=limits))

    def fail(self, method: str, **failure: Any) -> Json:
        """Have the next calls of `method` fail; see `limits.Failure`."""
        return _answer(self._http.post("/failures", json={"method": method, **failure}))

    def calls(self, method: str | None = None) -> list[Json]:
        """Rows of method, status, second and count."""
        rows: list[Json] = _answer(self._http.get("/counters"))["calls"]
        return [row for row in rows if method in (None, row["method"])]

    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return int(_answer(self._http.get("/counters"))["pending"])

    def _act(self, chat: int, action: str, **body: Any) -> Json:
        return _answer(self._http.post(f"/chats/{chat}/{action}", json=body))


def _answer(response: httpx.Response) -> Json:
    answer: Json = response.json()
    if response.is_error:
        raise RuntimeError(answer.get("error", "refused"))
    return answer
