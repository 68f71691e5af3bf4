"""What the local Graph server posts: verified, signed, once or twice, and what it becomes."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from bot.channels.whatsapp.webhook import signature
from bot.demo.graphapi.server import LOCAL
from bot.ports import Outgoing
from tests.integration.channels.conftest import PERSON
from tests.integration.channels.side import Side, own_id, until

TO = own_id(PERSON)


async def do(act: Any, *arguments: Any, **named: Any) -> Any:
    return await asyncio.to_thread(lambda: act(*arguments, **named))


@pytest.mark.parametrize(
    ("ids", "account"), [("both", TO), ("own", TO), ("phone", f"316{PERSON:08d}")], ids=["both", "own", "phone"]
)
async def test_somebody_is_known_by_his_own_id_or_else_his_number_and_can_be_answered(
    ours: Side, ids: str, account: str
) -> None:
    await do(ours.people.switch, ids=ids)
    await do(ours.people.write, PERSON, "ik ben er")
    message = await ours.inbox.next()
    assert (message.account, message.text) == (account, "ik ben er")
    await ours.channel.send(message.account, Outgoing("Fijn"))
    assert [one["text"] for one in await do(ours.people.from_bot, PERSON)] == ["Fijn"]
    await until(lambda: len(ours.inbox.receipts) == 2)
    assert {receipt.account for receipt in ours.inbox.receipts} == {account}


@pytest.mark.parametrize(
    ("kind", "becomes"),
    [
        ("image", "photo"), ("audio", "voice"), ("document", "file"), ("video", "file"),
        ("sticker", "file"), ("location", "file"), ("contacts", "file"), ("unsupported", "file"),
    ],
)  # fmt: skip
async def test_what_is_no_text_becomes_its_kind(ours: Side, kind: str, becomes: str) -> None:
    await do(ours.people.send_media, PERSON, kind, "kijk dan")
    message = await ours.inbox.next()
    assert (message.kind, message.text) == (becomes, "kijk dan")


async def test_a_reaction_says_nothing(ours: Side) -> None:
    id = await ours.channel.send(TO, Outgoing("Gaat het?"))
    await do(ours.people.react, PERSON, id, "👍")
    await do(ours.people.write, PERSON, "ja hoor")
    assert (await ours.inbox.next()).text == "ja hoor"


async def test_somebody_who_wants_nothing_more_has_blocked_us(ours: Side) -> None:
    await do(ours.people.opt_out, PERSON, "resume")
    await do(ours.people.opt_out, PERSON, "stop")
    message = await ours.inbox.next()
    assert (message.kind, message.account) == ("blocked", TO)


async def test_receipts_tell_what_became_of_a_message(ours: Side) -> None:
    id = await ours.channel.send(TO, Outgoing("Gaat het?"))
    await do(ours.people.read, PERSON)
    await until(lambda: len(ours.inbox.receipts) == 3)
    assert [(one.external_id, one.state) for one in ours.inbox.receipts] == [
        (id, "sent"), (id, "delivered"), (id, "read"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "reason", "permanent"), [(131026, "not reachable", True), (131047, "window closed", False)]
)
async def test_a_refusal_may_come_late(ours: Side, code: int, reason: str, permanent: bool) -> None:
    await do(ours.people.refuse, PERSON, code)
    await do(ours.people.switch, late=True)
    id = await ours.channel.send(TO, Outgoing("Gaat het?"))
    await until(lambda: len(ours.inbox.receipts) == 2)
    failed = ours.inbox.receipts[1]
    assert (failed.external_id, failed.state, failed.reason, failed.permanent) == (id, "failed", reason, permanent)


async def test_a_failed_post_comes_again(ours: Side) -> None:
    before = ours.inbox.tries
    ours.inbox.failing = lambda message: ours.inbox.tries < before + 3
    await do(ours.people.write, PERSON, "eerste")
    await do(ours.people.write, PERSON, "tweede")
    assert [(await ours.inbox.next()).text for _ in range(2)] == ["eerste", "tweede"]
    assert 500 in await do(ours.people.calls, "webhook")


# -- posts that we write ourselves ---------------------------------------------------------------------


def said(text: str, id: str = "wamid.x", person: str = TO) -> dict[str, Any]:
    return {"id": id, "timestamp": "1770000000", "type": "text", "text": {"body": text}, "from_user_id": person}


def body(*messages: Any, number: str = LOCAL.number) -> bytes:
    value = {"metadata": {"phone_number_id": number}, "messages": list(messages)}
    return json.dumps({"entry": [{"changes": [{"field": "messages", "value": value}]}]}).encode()


async def post(side: Side, content: bytes, signed: str | None = None) -> int:
    headers = {} if signed is None else {"X-Hub-Signature-256": signed}
    async with httpx.AsyncClient(trust_env=False) as http:
        return (await http.post(side.address, content=content, headers=headers)).status_code


async def test_without_the_right_signature_nothing_is_read(ours: Side) -> None:
    content, before = body(said("vals")), ours.inbox.tries
    right = signature(LOCAL.secret, content)
    wrong = [None, "", "sha256=", right.upper(), right[:-1], signature("ander", content), right.removeprefix("sha256=")]
    assert [await post(ours, content, signed) for signed in wrong] == [403] * len(wrong)
    assert await post(ours, content + b" ", right) == 403
    assert ours.inbox.tries == before
    assert await post(ours, content, right) == 200
    assert (await ours.inbox.next()).text == "vals"


async def test_a_replayed_post_has_the_same_ids(ours: Side) -> None:
    content = body(said("hoi"))
    for _ in range(2):
        assert await post(ours, content, signature(LOCAL.secret, content)) == 200
    first, second = await ours.inbox.next(), await ours.inbox.next()
    assert (first.account, first.external_id) == (second.account, second.external_id) == (TO, "wamid.x")


async def test_a_post_may_hold_many_messages_and_a_bad_one_stops_none(ours: Side) -> None:
    others = [said("een", "a"), {"type": "text"}, said("twee", "b"), 7, said("drie", "c", own_id(2))]
    content = body(*others)
    assert await post(ours, content, signature(LOCAL.secret, content)) == 200
    arrived = [await ours.inbox.next() for _ in range(3)]
    assert sorted(message.text for message in arrived) == ["drie", "een", "twee"]
    assert [message.text for message in arrived if message.account == TO] == ["een", "twee"]


async def test_another_number_of_the_same_business_is_not_ours(ours: Side) -> None:
    content, before = body(said("hoi"), number="200000000000002"), ours.inbox.tries
    assert await post(ours, content, signature(LOCAL.secret, content)) == 200
    assert ours.inbox.tries == before


@pytest.mark.parametrize("rubbish", [b"", b"{", b"[]", b"3", b"null", b"\xff\xfe", b"[" * 100_000, body("x", None)])
async def test_rubbish_is_dropped_for_good(ours: Side, rubbish: bytes) -> None:
    before = ours.inbox.tries
    assert await post(ours, rubbish, signature(LOCAL.secret, rubbish)) == 200
    assert ours.inbox.tries == before


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"hub.mode": "subscribe", "hub.verify_token": LOCAL.verify_token, "hub.challenge": "123"}, 200),
        ({"hub.mode": "subscribe", "hub.verify_token": "anders", "hub.challenge": "123"}, 403),
        ({"hub.mode": "x", "hub.verify_token": LOCAL.verify_token, "hub.challenge": "123"}, 403),
        ({}, 403),
    ],
)
async def test_the_address_proves_that_it_is_ours(ours: Side, query: dict[str, str], status: int) -> None:
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(ours.address, params=query)
    assert answer.status_code == status
    assert status != 200 or answer.text == "123"
