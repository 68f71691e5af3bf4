"""Which updates are being handled, and up to where all are done."""

from __future__ import annotations

from collections import deque


class Window:
    """Updates from the lowest unfinished one on. `offset` confirms everything below it."""

    def __init__(self) -> None:
        self.offset = 0
        self._done: dict[int, bool] = {}
        self._recent: deque[int] = deque(maxlen=1000)  # a fetch under way may bring them once more

    def add(self, update_id: int) -> bool:
        """Whether the update is new. One below the offset is: Telegram may begin to count anew."""
        if update_id in self._done or update_id in self._recent:
            return False
        self._done[update_id] = False
        return True

    def finish(self, update_id: int) -> None:
        """The update has been handled: move the offset as far as it goes."""
        self._done[update_id] = True
        self._recent.append(update_id)
        unfinished = [number for number, done in self._done.items() if not done]
        if unfinished:
            self.offset = min(unfinished)
            self._done = {number: done for number, done in self._done.items() if number >= self.offset}
        else:
            self.offset = max(self._done) + 1
            self._done.clear()
