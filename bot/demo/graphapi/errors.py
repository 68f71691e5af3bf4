"""Errors in the Graph API's shape."""

from __future__ import annotations

from typing import Any


class GraphError(Exception):
    """An answer `{"error": {...}}` with HTTP `status`; `retry_after` (whole seconds) becomes a header.

    `bare`: without the body, as from a machine in front of Meta's.
    """

    def __init__(
        self, code: int, message: str, *,
        status: int = 400, subcode: int | None = None, retry_after: int | None = None, bare: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(message)
        self.code, self.message, self.status = code, message, status
        self.subcode, self.retry_after, self.bare = subcode, retry_after, bare

    def body(self) -> dict[str, Any]:
        """The JSON body."""
        if self.bare:
            return {}
        error: dict[str, Any] = {
            "message": f"(#{self.code}) {self.message}", "type": "OAuthException", "code": self.code,
            "error_data": {"messaging_product": "whatsapp", "details": self.message}, "fbtrace_id": "local",
        }  # fmt: skip
        return {"error": {**error, "error_subcode": self.subcode} if self.subcode else error}

    def in_status(self) -> dict[str, Any]:
        """As it stands in a webhook about a message that failed."""
        return {"code": self.code, "title": self.message, "message": self.message}


def invalid(what: str) -> GraphError:
    """A parameter that makes no sense."""
    return GraphError(131009, f"Parameter value is not valid: {what}")
