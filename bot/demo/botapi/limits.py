"""How many messages a second a bot may send, and failures on request."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass

from bot.demo.botapi.errors import ApiError, too_many


@dataclass(frozen=True)
class Limits:
    """Messages per second, as in https://core.telegram.org/bots/faq#my-bot-is-hitting-limits.

    None means no limit. `retry_after` (whole seconds) is what a refused call is told to wait.
    """

    overall: int | None = 30
    per_chat: int | None = None
    retry_after: int = 1


class Gate:
    """Counts what is sent in the last second and refuses what is over the limit."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._sent: deque[tuple[float, int]] = deque()

    def let_through(self, chat: int, now: float) -> None:
        """Count one message at `now` (seconds). Raises ApiError 429 when there are too many."""
        while self._sent and self._sent[0][0] <= now - 1:
            self._sent.popleft()
        in_chat = sum(1 for _, other in self._sent if other == chat)
        overall, per_chat = self.limits.overall, self.limits.per_chat
        if (overall is not None and len(self._sent) >= overall) or (
            per_chat is not None and in_chat >= per_chat
        ):
            raise too_many(self.limits.retry_after)
        self._sent.append((now, chat))


@dataclass
class Failure:
    """`times` calls of `method` are answered with this error, done (`after`) or not."""

    method: str
    code: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    times: int = 1
    after: bool = False

    def error(self) -> ApiError:
        """The answer."""
        if self.retry_after is not None:
            return too_many(self.retry_after)
        return ApiError(self.code, self.description)


class Calls:
    """What was called when, with which status; and which calls are to fail."""

    def __init__(self) -> None:
        self.failures: list[Failure] = []
        self._counts: Counter[tuple[str, int, int]] = Counter()

    def count(self, method: str, status: int, now: float) -> None:
        """One answered call."""
        self._counts[method, status, int(now)] += 1

    def rows(self) -> list[dict[str, str | int]]:
        """How many calls per method, status and second (Unix time)."""
        return [
            {"method": method, "status": status, "second": second, "count": count}
            for (method, status, second), count in sorted(self._counts.items())
        ]

    def failure(self, method: str) -> Failure | None:
        """The failure that this call of `method` must meet, if any; it is used up by this."""
        for failure in self.failures:
            if failure.method == method and failure.times > 0:
                failure.times -= 1
                return failure
        return None
