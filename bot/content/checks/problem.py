"""What a check reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it is, what is wrong, and what to do about it.

    `warning` is true when it does not yet stop a release.
    """

    where: str
    what: str
    todo: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.todo}"
