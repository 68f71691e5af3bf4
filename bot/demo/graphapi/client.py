"""The control side as Python calls, for tests and scripts."""

from __future__ import annotations

import base64
from typing import Any

import httpx

Json = dict[str, Any]


class Control:
    """Acts as people in WhatsApp on a local server at `url`. Raises RuntimeError when it refuses."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=f"{url}/control", trust_env=False, timeout=10)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def write(self, person: int, text: str) -> Json:
        """Send a text."""
        return self._act(person, "text", text=text)

    def tap(self, person: int, title: str | None = None, *, payload: str | None = None) -> Json:
        """Tap the newest button or row with this title or payload."""
        return self._act(person, "tap", title=title, payload=payload)

    def send_media(self, person: int, kind: str, caption: str | None = None) -> Json:
        """Send an image, audio, video, document, sticker, location, contacts or something unsupported."""
        return self._act(person, "media", kind=kind, caption=caption)

    def edit(self, person: int, id: str, text: str) -> Json:
        """Change an own message."""
        return self._act(person, "edit", id=id, text=text)

    def react(self, person: int, id: str, emoji: str) -> Json:
        """React to a message."""
        return self._act(person, "react", id=id, emoji=emoji)

    def read(self, person: int) -> None:
        """Open the chat."""
        self._act(person, "read")

    def refuse(self, person: int, code: int | None = 131026) -> None:
        """Have every message to this person meet an error; 131026 is what a block looks like."""
        self._act(person, "refuse", code=code)

    def opt_out(self, person: int, value: str = "stop") -> None:
        """Tell WhatsApp to stop messages of this business."""
        self._act(person, "opt-out", value=value)

    def stay_away(self, person: int, days: float) -> None:
        """As if the person wrote last so many days earlier."""
        self._act(person, "stay-away", days=days)

    def messages(self, person: int) -> list[Json]:
        """All messages of a chat, oldest first; `file.content` is bytes."""
        messages: list[Json] = _answer(self._http.get(f"/people/{person}"))
        for message in messages:
            if "file" in message:
                message["file"]["content"] = base64.b64decode(message["file"]["content"])
        return messages

    def from_bot(self, person: int) -> list[Json]:
        """What the bot sent in a chat."""
        return [message for message in self.messages(person) if message["from"] == "bot"]

    def switch(self, **switches: Any) -> Json:
        """Set `ids`, `late`, `repeat` or `receipts`."""
        answer: Json = _answer(self._http.post("/switches", json=switches))
        return answer

    def fail(self, **failure: Any) -> None:
        """Have the next sends fail; see `world.Failure`."""
        _answer(self._http.post("/failures", json=failure))

    def template(self, name: str, body: str, **more: Any) -> None:
        """Hand in a template; see `world.Template`."""
        _answer(self._http.post("/templates", json={"name": name, "body": body, **more}))

    def post(self, body: Json) -> None:
        """Have the webhook hear something that one writes oneself."""
        _answer(self._http.post("/post", json=body))

    def calls(self, path: str) -> list[int]:
        """The statuses of the calls to "messages", "media" or our "webhook", in order."""
        calls: list[Json] = _answer(self._http.get("/counters"))["calls"]
        return [int(call["status"]) for call in calls if call["path"] == path]

    def pending(self) -> int:
        """How many posts the webhook has not taken."""
        return int(_answer(self._http.get("/counters"))["pending"])

    def _act(self, person: int, action: str, **body: Any) -> Json:
        answer: Json = _answer(self._http.post(f"/people/{person}/{action}", json=body))
        return answer


def _answer(response: httpx.Response) -> Any:
    answer = response.json()
    if response.is_error:
        raise RuntimeError(answer.get("error", "refused"))
    return answer
