"""Posted bodies of any shape: never an exception, never a message without a sender and an id."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.whatsapp.errors import channel_error
from bot.channels.whatsapp.translate import ACCOUNT, posted

NOW = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
NUMBER = "100"
KINDS = (
    "text", "button", "interactive", "image", "audio", "document", "unsupported", "reaction", "system", "edit", "nieuw",
)  # fmt: skip
NAMES = st.sampled_from(
    ["id", "from", "type", "body", "title", "payload", "caption", "message", "user_id", "wa_id", "code", *KINDS]
)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=8,
)
MESSAGES = st.fixed_dictionaries(
    {},
    optional={
        "id": st.just("wamid.1") | JUNK,
        "from": st.just("31612345678") | JUNK,
        "from_user_id": st.just("NL.12345") | JUNK,
        "timestamp": st.just("1770000000") | JUNK,
        "type": st.sampled_from(KINDS) | JUNK,
        "status": st.sampled_from(["sent", "failed", "deleted"]) | JUNK,
        "value": st.sampled_from(["stop", "resume"]) | JUNK,
        "errors": JUNK,
        **dict.fromkeys(KINDS, JUNK),
    },
)


def body(value: Any) -> Any:
    return {"entry": [{"changes": [{"value": value}]}]}


@given(JUNK)
def test_any_body_can_be_posted(junk: Any) -> None:
    found = posted(body(junk), NUMBER, NOW)
    assert (found.messages, found.receipts) == ([], [])
    posted(junk, NUMBER, NOW)


@given(*(st.lists(MESSAGES, max_size=4) | JUNK for _ in range(3)), JUNK)
def test_any_piece_can_be_posted(messages: Any, statuses: Any, preferences: Any, contacts: Any) -> None:
    pieces = {"messages": messages, "statuses": statuses, "user_preferences": preferences, "contacts": contacts}
    found = posted(body({"metadata": {"phone_number_id": NUMBER}, **pieces}), NUMBER, NOW)
    for message in found.messages:
        assert ACCOUNT.fullmatch(message.account)
        assert message.external_id
        assert message.sent_at <= NOW
        assert isinstance(message.text, str)
        assert message.kind != "button" or isinstance(message.payload, str)
    json.dumps([message.text for message in found.messages])


def one(**message: Any) -> Any:
    whole = {"id": "wamid.1", "from": "31612345678", "timestamp": "1770000000", "type": "text"} | message
    return body({"metadata": {"phone_number_id": NUMBER}, "messages": [whole]})


def test_fields_that_are_not_known_are_passed_over() -> None:
    found = posted(one(text={"body": "hoi", "nieuw": 1}, context={"id": "x"}, toekomst=[1]), NUMBER, NOW)
    assert [(message.account, message.text) for message in found.messages] == [("31612345678", "hoi")]


def test_a_kind_that_is_not_known_is_a_file() -> None:
    assert [message.kind for message in posted(one(type="hologram"), NUMBER, NOW).messages] == ["file"]


def test_groups_are_not_for_us() -> None:
    assert posted(one(text={"body": "hoi"}, group_id="g"), NUMBER, NOW).messages == []


def test_the_same_person_with_and_without_the_contact() -> None:
    value = {
        "metadata": {"phone_number_id": NUMBER},
        "contacts": [{"wa_id": "31687654321", "user_id": "NL.2"}, {"wa_id": "31612345678", "user_id": "NL.1"}],
        "messages": [
            {"id": "a", "from": "31612345678", "timestamp": "1770000000", "type": "text", "text": {"body": "hoi"}}
        ],
    }
    assert [message.account for message in posted(body(value), NUMBER, NOW).messages] == ["NL.1"]


@given(st.integers(100, 599), JUNK | st.fixed_dictionaries({"error": st.fixed_dictionaries({"code": st.integers()})}))
def test_any_answer_is_a_channel_error(status: int, answer: Any) -> None:
    error, _ = channel_error(status, answer, None)
    assert str(error)
    assert not (error.permanent and error.uncertain)
