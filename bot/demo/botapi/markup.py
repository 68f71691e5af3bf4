"""Checks of `reply_markup`, as Telegram makes them."""

from __future__ import annotations

from typing import Any

from bot.demo.botapi.errors import bad_request

_MOST_BUTTONS = 100
_MOST_IN_ROW = 8
_PAYLOAD_BYTES = 64
_OTHER_KEYBOARDS = ("keyboard", "remove_keyboard", "force_reply")


def checked(markup: Any) -> dict[str, Any] | None:
    """The markup, or None for none. Raises ApiError 400 for what Telegram refuses."""
    if markup in (None, "", {}):
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        if not any(name in markup for name in _OTHER_KEYBOARDS):
            raise bad_request("can't parse reply keyboard markup JSON object")
        return markup
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    keys = [key for row in rows for key in row]
    if len(keys) > _MOST_BUTTONS or any(len(row) > _MOST_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    for key in keys:
        _check_key(key)
    return markup if keys else None


def _check_key(key: Any) -> None:
    if not isinstance(key, dict) or not isinstance(key.get("text"), str) or not key["text"].strip():
        raise bad_request('can\'t parse inline keyboard button: field "text" must be a non-empty String')
    if ("callback_data" in key) == ("url" in key):
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if "callback_data" in key and not 1 <= len(str(key["callback_data"]).encode()) <= _PAYLOAD_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
