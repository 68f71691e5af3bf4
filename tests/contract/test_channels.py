"""What every channel must do, whoever the provider is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from bot.ports import Button, ChannelError, Outgoing
from tests.contract.channel_drivers import DRIVERS, Driver

AWKWARD = [
    "Hoi! Hoe gaat het?",
    "eerste regel\ntweede regel\n\nna een lege regel",
    "<script>alert('x')</script> & <b>vet</b> &amp; niet",
    "*sterretjes* _streepjes_ `code` [link](https://example.org) ~~weg~~",
    "👍🏽 👩‍👩‍👧 🇳🇱 één ñ ß 你好 مرحبا",
    "{{ 7 * 7 }} {naam} %s $HOME \\n",
]


@pytest.fixture(params=DRIVERS, ids=lambda make: make.__name__)
async def driver(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Driver]:
    make: Callable[[Path], AbstractAsyncContextManager[Driver]] = request.param
    async with make(tmp_path) as made:
        yield made


def needs(driver: Driver, *abilities: str) -> None:
    """Skip where the provider has no such thing."""
    if missing := set(abilities) - driver.can:
        pytest.skip(f"{driver.channel.name} has no {', '.join(missing)}")


@pytest.mark.parametrize("text", AWKWARD)
async def test_a_text_to_the_learner_arrives_verbatim(driver: Driver, text: str) -> None:
    message_id = await driver.channel.send(driver.account, Outgoing(text))
    assert [shown.text for shown in await driver.shown()] == [text]
    assert message_id


@pytest.mark.parametrize("text", AWKWARD)
async def test_a_text_from_the_learner_arrives_verbatim(driver: Driver, text: str) -> None:
    line = text.replace("\n", " ")  # a terminal ends a message at the line's end
    message = await driver.write(line)
    assert (message.kind, message.text, message.payload) == ("text", line, None)
    assert (message.channel, message.account) == (driver.channel.name, driver.account)
    assert message.sent_at.tzinfo is not None


async def test_messages_have_different_ids(driver: Driver) -> None:
    messages = [await driver.write("ja") for _ in range(3)]
    assert len({message.external_id for message in messages}) == 3


async def test_a_long_text_loses_no_word_and_keeps_its_buttons(driver: Driver) -> None:
    text = " ".join(f"Dit is zin {number}, met een 👍 erbij." for number in range(400))
    await driver.channel.send(driver.account, Outgoing(text, (Button("Gelezen", "gelezen"),)))
    shown = await driver.shown()
    assert " ".join(part.text for part in shown).split() == text.split()
    assert shown[-1].buttons == ("Gelezen",)
    assert all(not part.buttons for part in shown[:-1])


async def test_a_tapped_button_comes_back_as_its_payload(driver: Driver) -> None:
    buttons = (Button("Ja, graag", "/start_checkin"), Button("Liever niet", "x" * 64))
    await driver.channel.send(driver.account, Outgoing("Zullen we?", buttons))
    assert (await driver.shown())[-1].buttons == ("Ja, graag", "Liever niet")
    message = await driver.tap("Liever niet")
    assert (message.kind, message.payload, message.text) == ("button", "x" * 64, "Liever niet")


async def test_numbers_as_buttons_mean_themselves(driver: Driver) -> None:
    buttons = tuple(Button(str(number), f"cijfer:{number}") for number in range(10, 0, -1))
    await driver.channel.send(driver.account, Outgoing("Welk cijfer geef je?", buttons))
    assert len((await driver.shown())[-1].buttons) == 10


@pytest.mark.parametrize("text", ["Hier is je cv.", "", "Lang. " * 400], ids=["caption", "none", "long"])
async def test_a_file_arrives_with_its_name_and_bytes(driver: Driver, text: str) -> None:
    content = bytes(range(256)) * 40
    await driver.channel.send(driver.account, Outgoing(text, file=("cv-sam.pdf", content)))
    shown = await driver.shown()
    assert [part.file for part in shown if part.file] == [("cv-sam.pdf", content)]
    assert " ".join(part.text for part in shown).split() == text.split()


async def test_someone_who_is_gone_is_a_permanent_error(driver: Driver) -> None:
    await driver.block()
    with pytest.raises(ChannelError) as caught:
        await driver.channel.send(driver.account, Outgoing("Ben je er nog?"))
    assert caught.value.permanent


async def test_an_unknown_account_is_a_permanent_error(driver: Driver) -> None:
    for account in ("999999", "geen nummer"):
        with pytest.raises(ChannelError) as caught:
            await driver.channel.send(account, Outgoing("Hallo?"))
        assert caught.value.permanent


async def test_a_repeated_delivery_has_the_same_external_id(driver: Driver) -> None:
    needs(driver, "repeat")
    first, second = await driver.write_delivered_twice("ik ben er")
    assert first == second


async def test_an_edit_is_told_apart_from_a_message(driver: Driver) -> None:
    needs(driver, "edit")
    before = await driver.write("ik ben onstlagen")
    after = await driver.edit_last("ik ben ontslagen")
    again = await driver.edit_last("ik ben niet ontslagen")
    assert (after.kind, after.text) == ("edit", "ik ben ontslagen")
    assert len({before.external_id, after.external_id, again.external_id}) == 3


@pytest.mark.parametrize("kind", ["voice", "photo"])
async def test_voice_and_photo_become_their_kind(driver: Driver, kind: str) -> None:
    needs(driver, kind)
    assert (await driver.send_media(kind)).kind == kind
