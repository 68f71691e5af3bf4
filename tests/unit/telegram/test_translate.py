"""Updates become what the inside understands, or nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update

from bot.channels.telegram import inbound
from bot.ports import Inbound

Json = dict[str, Any]

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SENT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PERSON: Json = {"id": 5, "is_bot": False, "first_name": "Sam"}
CHAT: Json = {"id": 5, "type": "private", "first_name": "Sam"}
BASE: Json = {"message_id": 9, "date": int(SENT.timestamp()), "chat": CHAT, "from": PERSON}
FILE: Json = {"file_id": "F", "file_unique_id": "U"}
PICTURE: Json = {**FILE, "width": 1, "height": 1}


def translated(kind: str, body: Json) -> Inbound | None:
    return inbound(Update.de_json({"update_id": 77, kind: body}, None), NOW)


def message(**content: Any) -> Inbound | None:
    return translated("message", {**BASE, **content})


@pytest.mark.parametrize("text", ["hoi", "/start ABC-12", "  spaties  ", "😀", "<b>"])
def test_text_is_left_as_it_is(text: str) -> None:
    assert message(text=text) == Inbound("telegram", "5", "m9", "text", text, SENT)


@pytest.mark.parametrize(
    ("kind", "text", "content"),
    [
        ("voice", "", {"voice": {**FILE, "duration": 2}}),
        ("voice", "", {"audio": {**FILE, "duration": 2}}),
        ("voice", "", {"video_note": {**FILE, "duration": 2, "length": 9}}),
        ("voice", "luister", {"voice": {**FILE, "duration": 2}, "caption": "luister"}),
        ("photo", "", {"photo": [PICTURE]}),
        ("photo", "ik wil niet meer", {"photo": [PICTURE], "caption": "ik wil niet meer"}),
        ("file", "mijn cv", {"document": {**FILE, "file_name": "cv.pdf"}, "caption": "mijn cv"}),
        ("file", "", {"video": {**PICTURE, "duration": 2}}),
        (
            "file",
            "👍",
            {
                "sticker": {
                    **PICTURE,
                    "type": "regular",
                    "is_animated": False,
                    "is_video": False,
                    "emoji": "👍",
                }
            },
        ),
        ("file", "", {"location": {"latitude": 53.2, "longitude": 6.5}}),
        ("file", "", {"contact": {"phone_number": "0612345678", "first_name": "Sam"}}),
    ],
)
def test_what_is_not_text_has_a_kind_and_keeps_its_words(kind: str, text: str, content: Json) -> None:
    made = message(**content)
    assert made is not None
    assert (made.kind, made.text, made.external_id, made.sent_at) == (kind, text, "m9", SENT)


def test_an_edit_names_its_update() -> None:
    made = translated("edited_message", {**BASE, "text": "beter", "edit_date": int(NOW.timestamp())})
    assert made == Inbound("telegram", "5", "e9.77", "edit", "beter", NOW)


def test_a_moving_location_is_no_edit() -> None:
    assert translated("edited_message", {**BASE, "location": {"latitude": 1.0, "longitude": 1.0}}) is None


def tap(**body: Any) -> Inbound | None:
    keys = [[{"text": "Ja", "callback_data": "ja"}], [{"text": "Nee", "callback_data": "nee"}]]
    shown = {**BASE, "text": "Gaat het?", "reply_markup": {"inline_keyboard": keys}}
    query = {"id": "31", "from": PERSON, "chat_instance": "1", "message": shown, "data": "nee"}
    return translated("callback_query", {**query, **body})


def test_a_tap_has_payload_title_and_the_time_it_reached_us() -> None:
    assert tap() == Inbound("telegram", "5", "c31", "button", "Nee", NOW, "nee")


def test_a_tap_on_a_message_that_is_too_old_has_no_title() -> None:
    made = tap(message={"chat": CHAT, "message_id": 9, "date": 0})
    assert made is not None
    assert (made.payload, made.text) == ("nee", "")


def member(status: str) -> Json:
    bot = {"id": 8, "is_bot": True, "first_name": "Bot"}
    state = {"user": bot, "status": "member"}
    new = {"user": bot, "status": status, "until_date": 0}
    change = {"chat": CHAT, "from": PERSON, "date": int(SENT.timestamp())}
    return {**change, "old_chat_member": state, "new_chat_member": new}


def test_blocking() -> None:
    assert translated("my_chat_member", member("kicked")) == Inbound(
        "telegram", "5", "b77", "blocked", "", SENT
    )
    assert translated("my_chat_member", member("member")) is None


@pytest.mark.parametrize(
    "change",
    [
        {"chat": {"id": -5, "type": "group", "title": "Klas"}},
        {"chat": {"id": -5, "type": "supergroup", "title": "Klas"}},
        {"from": {**PERSON, "is_bot": True}},
    ],
)
def test_only_a_person_in_private_is_heard(change: Json) -> None:
    assert message(text="hoi", **change) is None


def test_service_messages_and_unknown_updates_are_nothing() -> None:
    assert message(pinned_message={**BASE, "text": "oud"}) is None
    assert translated("chat_join_request", {**BASE, "user_chat_id": 5}) is None
