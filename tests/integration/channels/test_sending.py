"""Sending over WhatsApp: layout within the limits, refusals told apart, and nothing in the logs."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest

from bot.channels.whatsapp import WhatsAppChannel, connect
from bot.demo.graphapi.server import LOCAL
from bot.ports import Button, ChannelError, Outgoing, Template
from tests.integration.channels.conftest import PERSON
from tests.integration.channels.side import Side, own_id

TO = own_id(PERSON)


async def refusal(side: Side, message: Outgoing, account: str = TO) -> ChannelError:
    with pytest.raises(ChannelError) as caught:
        await side.channel.send(account, message)
    return caught.value


async def told(side: Side) -> list[dict[str, Any]]:
    return await asyncio.to_thread(side.people.from_bot, PERSON)


async def fail(side: Side, **failure: Any) -> None:
    await asyncio.to_thread(lambda: side.people.fail(**failure))


# -- layout -------------------------------------------------------------------------------------------


async def test_up_to_three_short_titles_are_buttons(ours: Side) -> None:
    buttons = (Button("Ja", "a"), Button("Nee", "b"), Button("Weet niet", "c"))
    await ours.channel.send(TO, Outgoing("Gaat het?", buttons))
    (message,) = await told(ours)
    assert "list" not in message
    assert [button["title"] for button in message["buttons"]] == ["Ja", "Nee", "Weet niet"]


@pytest.mark.parametrize("titles", [("a", "b", "c", "d"), ("Precies eenentwintig!", "Nee")], ids=["four", "long"])
async def test_more_or_longer_become_a_list(ours: Side, titles: tuple[str, ...]) -> None:
    await ours.channel.send(TO, Outgoing("Kies maar", tuple(Button(title, f"p{title}") for title in titles)))
    (message,) = await told(ours)
    assert message["list"] == "Kies"
    assert [button["title"] for button in message["buttons"]] == list(titles)


async def test_a_title_too_long_for_a_row_stands_in_full_below_it_and_comes_back_in_full(ours: Side) -> None:
    long = "Ik wil liever met iemand anders van school praten"
    await ours.channel.send(TO, Outgoing("Wat wil je?", (Button("Niks", "niks"), Button(long, "ander"))))
    (message,) = await told(ours)
    assert message["buttons"][1] == {"id": "ander", "title": "Ik wil liever met…", "description": long}
    await asyncio.to_thread(lambda: ours.people.tap(PERSON, payload="ander"))
    tapped = await ours.inbox.next()
    assert (tapped.kind, tapped.payload, tapped.text) == ("button", "ander", long)


async def test_a_title_too_long_for_that_is_numbered_in_the_text(ours: Side) -> None:
    long = "woord " * 20 + "slot"
    await ours.channel.send(TO, Outgoing("Wat wil je?", (Button(long, "een"), Button("Iets anders", "twee"))))
    (message,) = await told(ours)
    assert message["text"] == f"Wat wil je?\n\n1. {long}\n2. Iets anders"
    assert [button["title"] for button in message["buttons"]] == ["1.", "2."]
    await asyncio.to_thread(lambda: ours.people.tap(PERSON, "2."))
    assert (await ours.inbox.next()).payload == "twee"


async def test_more_than_ten_choices_are_several_lists(ours: Side) -> None:
    await ours.channel.send(TO, Outgoing("Welk cijfer?", tuple(Button(str(n), f"n{n}") for n in range(23))))
    messages = await told(ours)
    assert [len(message["buttons"]) for message in messages] == [10, 10, 3]
    assert messages[0]["text"] == "Welk cijfer?"


async def test_a_long_text_is_cut_at_ends_of_sentences(ours: Side) -> None:
    text = " ".join(f"Dit is zin nummer {number}." for number in range(600))
    await ours.channel.send(TO, Outgoing(text, (Button("Gelezen", "gelezen"),)))
    parts = [message["text"] for message in await told(ours)]
    assert all(len(part) <= 4096 and part.endswith(".") for part in parts)
    assert len(parts[-1]) <= 1024
    assert " ".join(parts) == text


async def test_a_file_with_buttons_comes_before_them(ours: Side) -> None:
    buttons = (Button("Mooi", "mooi"),)
    await ours.channel.send(TO, Outgoing("Hier is je cv.", buttons, ("cv.pdf", b"%PDF-1.7")))
    file, words = await told(ours)
    assert (file["file"]["name"], file["file"]["content"]) == ("cv.pdf", b"%PDF-1.7")
    assert (words["text"], words["buttons"][0]["title"]) == ("Hier is je cv.", "Mooi")


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (Outgoing(""), "empty message"),
        (Outgoing(" \n "), "empty message"),
        (Outgoing("", (Button("Ja", "ja"),)), "empty message"),
        (Outgoing("x", (Button("te lang", "x" * 65),)), "payload"),
        (Outgoing("x", (Button("leeg", ""),)), "payload"),
        (Outgoing("x", (Button(" ", "p"),)), "message refused"),
        (Outgoing("x", file=("leeg.pdf", b"")), "file"),
    ],
)
async def test_what_can_never_be_sent_is_permanent(ours: Side, message: Outgoing, reason: str) -> None:
    error = await refusal(ours, message)
    assert (error.permanent, error.uncertain) == (True, False)
    assert reason in str(error)


# -- the window and templates --------------------------------------------------------------------------


async def test_outside_the_window_nothing_goes_out_without_a_template(ours: Side) -> None:
    ours.window.open = False
    error = await refusal(ours, Outgoing("Hoe gaat het?"))
    assert (str(error), error.permanent, error.uncertain) == ("window closed", False, False)
    assert await asyncio.to_thread(ours.people.calls, "messages") == []


async def test_outside_the_window_the_template_goes_out_with_the_payloads_of_its_buttons(ours: Side) -> None:
    people = ours.people
    await asyncio.to_thread(people.stay_away, PERSON, 3)
    await asyncio.to_thread(
        lambda: people.template("vraag", "Hoi {{1}}, {{2}}?", variables=2, replies=["Prima", "Nee"])
    )
    ours.window.open = False
    buttons = (Button("Prima", "/start_checkin"), Button("Nee", "/deny"))
    wanted = Template("vraag", ("Daan\n", "hoe gaat   het"))
    assert await ours.channel.send(TO, Outgoing("Hoi Daan, hoe gaat het?", buttons, template=wanted))
    assert (await told(ours))[0]["text"] == "Hoi Daan, hoe gaat het?"
    await asyncio.to_thread(people.tap, PERSON, "Prima")
    tapped = await ours.inbox.next()
    assert (tapped.kind, tapped.payload, tapped.text) == ("button", "/start_checkin", "Prima")


async def test_within_the_window_words_of_our_own_are_preferred(ours: Side) -> None:
    await ours.channel.send(TO, Outgoing("Hoi!", template=Template("bestaat niet")))
    assert "template" not in (await told(ours))[0]


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ({"status": "PENDING"}, "template not approved"),
        ({"status": "PAUSED"}, "template not approved"),
        ({"status": "DISABLED"}, "template not approved"),
        ({"language": "en"}, "template not approved"),
        ({"variables": 1}, "template does not fit"),
    ],
)
async def test_a_template_that_cannot_be_used_is_no_fault_of_the_learner(
    ours: Side, template: dict[str, Any], reason: str
) -> None:
    await asyncio.to_thread(lambda: ours.people.template("vraag", "Hoi", **template))
    ours.window.open = False
    error = await refusal(ours, Outgoing("Hoi", template=Template("vraag")))
    assert (str(error), error.permanent, error.uncertain) == (reason, False, False)


async def test_a_window_that_the_provider_finds_closed(ours: Side) -> None:
    await asyncio.to_thread(ours.people.stay_away, PERSON, 2)
    error = await refusal(ours, Outgoing("Hoi"))
    assert (str(error), error.permanent) == ("window closed", False)


# -- refusals --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("failure", "reason", "retry_after"),
    [
        ({"code": 130429, "status": 429}, "rate limit", 1),
        ({"code": 130429, "status": 429, "retry_after": 17}, "rate limit", 17),
        ({"code": 131056, "status": 400}, "rate limit", 6),
        ({"code": 80007, "status": 429}, "rate limit", 60),
        ({"code": 424242, "status": 429}, "rate limit", 1),
        ({"status": 429, "bare": True, "retry_after": 4}, "rate limit", 4),
        ({"code": 131016, "status": 503}, "provider away", 60),
        ({"code": 190, "status": 401}, "token refused", None),
        ({"code": 100, "subcode": 33, "status": 400}, "token refused", None),
        ({"code": 368, "status": 403}, "account locked", None),
        ({"code": 131042, "status": 400}, "payment", None),
        ({"code": 424242, "status": 400}, "refused by the provider", None),
    ],
)
async def test_what_may_pass_is_not_permanent_and_surely_not_delivered(
    ours: Side, failure: dict[str, Any], reason: str, retry_after: float | None
) -> None:
    await fail(ours, **failure)
    error = await refusal(ours, Outgoing("hoi"))
    assert (str(error), error.permanent, error.retry_after, error.uncertain) == (reason, False, retry_after, False)
    assert await ours.channel.send(TO, Outgoing("hoi"))


@pytest.mark.parametrize(("code", "reason"), [(131026, "not reachable"), (131050, "opted out")])
async def test_who_cannot_or_will_not_be_reached_is_permanent(ours: Side, code: int, reason: str) -> None:
    await asyncio.to_thread(ours.people.refuse, PERSON, code)
    error = await refusal(ours, Outgoing("hoi"))
    assert (str(error), error.permanent, error.uncertain) == (reason, True, False)


@pytest.mark.parametrize("failure", [{"bare": True}, {"hang": 2.0}, {"after": True, "hang": 2.0}], ids=str)
async def test_no_answer_is_uncertain(ours: Side, failure: dict[str, Any]) -> None:
    await fail(ours, **failure)
    error = await refusal(ours, Outgoing("hoi"))
    assert (str(error), error.permanent, error.uncertain) == ("no answer", False, True)
    assert len(await told(ours)) == (1 if failure.get("after") else 0)


async def test_an_upload_without_an_answer_has_surely_delivered_nothing(ours: Side) -> None:
    async with connect(LOCAL.token, LOCAL.number, ours.server.url, timeout=1e-6) as graph:
        channel = WhatsAppChannel(graph, ours.window.heard_lately)
        with pytest.raises(ChannelError) as caught:
            await channel.send(TO, Outgoing("cv", file=("cv.pdf", b"%PDF")))
    assert not caught.value.uncertain


async def test_a_file_of_a_kind_that_whatsapp_does_not_take(ours: Side) -> None:
    error = await refusal(ours, Outgoing("", file=("alles.zip", b"PK")))
    assert (str(error), error.permanent) == ("file refused", False)


async def test_a_dead_server_is_surely_not_delivered(ours: Side) -> None:
    await asyncio.to_thread(ours.server.stop)
    error = await refusal(ours, Outgoing("hoi"))
    assert (str(error), error.permanent, error.uncertain) == ("unreachable", False, False)
    assert await ours.channel.health() == "unreachable"


class Failing:
    """A connection whose sends meet these in turn: an error, or None for none; afterwards the last one."""

    def __init__(self, graph: Any, *outcomes: ChannelError | None) -> None:
        self._graph, self._outcomes = graph, list(outcomes)

    async def send(self, payload: dict[str, Any]) -> str:
        outcome = self._outcomes.pop(0) if len(self._outcomes) > 1 else self._outcomes[0]
        if outcome is not None:
            raise outcome
        return str(await self._graph.send(payload))


def channel_over(side: Side, *outcomes: ChannelError | None) -> WhatsAppChannel:
    async def sleep(seconds: float) -> None:
        side.waits.append(seconds)

    return WhatsAppChannel(Failing(side.graph, *outcomes), side.window.heard_lately, sleep)  # type: ignore[arg-type]


async def test_later_parts_are_tried_again_without_repeating_the_first(ours: Side) -> None:
    text = " ".join(f"Zin {number}." for number in range(1200))
    channel = channel_over(ours, None, ChannelError("rate limit", retry_after=6), ChannelError("unreachable"), None)
    await channel.send(TO, Outgoing(text))
    assert " ".join(message["text"] for message in await told(ours)) == text
    assert ours.waits == [6, 2]


async def test_half_a_message_is_uncertain(ours: Side) -> None:
    """What was shown in part must not be sent as a whole once more."""
    with pytest.raises(ChannelError) as caught:
        await channel_over(ours, None, ChannelError("unreachable")).send(TO, Outgoing("Zin. " * 1500))
    assert (caught.value.uncertain, len(await told(ours)), ours.waits) == (True, 1, [1, 2, 3])


# -- health and logs ------------------------------------------------------------------------------------


async def test_health_tells_what_hurts_the_whole_channel_and_nothing_else(ours: Side) -> None:
    assert await ours.channel.health() == "ok"
    await refusal(ours, Outgoing("hoi"), own_id(999))
    assert await ours.channel.health() == "ok"
    async with connect("wrong", LOCAL.number, ours.server.url) as graph:
        assert await graph.health() == "token refused"
    async with connect(LOCAL.token, "200", ours.server.url) as graph:
        assert await graph.health() == "token refused"


async def test_logs_hold_no_token_account_or_text(ours: Side, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await ours.channel.send(TO, Outgoing("antwoord op geheim"))
    await fail(ours, code=100, status=400)
    error = await refusal(ours, Outgoing("antwoord op geheim"))
    logged = "\n".join(f"{record.name} {record.getMessage()} {record.exc_text}" for record in caplog.records)
    mine = "\n".join(line for line in logged.splitlines() if "/control/" not in line)
    for secret in (LOCAL.token, TO, "geheim"):
        assert secret not in mine + str(error)
