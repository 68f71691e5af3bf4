"""The local Bot API server itself: the protocol as Telegram documents it, and the demo page."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from bot.demo.botapi import BotApiServer
from bot.demo.botapi.client import Control
from tests.integration.telegram.conftest import until

Json = dict[str, Any]


@pytest.fixture
def api(server: BotApiServer) -> Iterator[httpx.Client]:
    base = f"{server.url}/bot{server.token}"
    with httpx.Client(base_url=base, trust_env=False, timeout=10) as client:
        server.control.write(1, "/start")
        yield client


def error(response: httpx.Response) -> tuple[int, str]:
    answer: Json = response.json()
    assert answer["ok"] is False
    assert answer["error_code"] == response.status_code
    return answer["error_code"], answer["description"]


def send(api: httpx.Client, **parameters: Any) -> httpx.Response:
    return api.post("/sendMessage", json={"chat_id": 1, "text": "hoi", **parameters})


def test_a_wrong_token_and_a_wrong_method(server: BotApiServer, api: httpx.Client) -> None:
    wrong = httpx.get(f"{server.url}/bot1:nee/getMe", trust_env=False)
    assert error(wrong) == (401, "Unauthorized")
    assert error(api.get("/noSuchThing")) == (404, "Not Found")
    assert api.get("/GETME").json()["result"]["is_bot"] is True


@pytest.mark.parametrize(
    ("parameters", "code", "description"),
    [
        ({"chat_id": 404}, 400, "chat not found"),
        ({"text": " "}, 400, "message text is empty"),
        ({"text": "x" * 4097}, 400, "message is too long"),
        ({"parse_mode": "HTML"}, 400, "parse_mode is not supported"),
        ({"reply_markup": {"inline_keyboard": [[{"text": "x"}]]}}, 400, "text buttons are unallowed"),
        (
            {"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 33}]]}},
            400,
            "BUTTON_DATA_INVALID",
        ),
        ({"reply_markup": {"inline_keyboard": {}}}, 400, "Array of Arrays"),
        ({"reply_markup": [1]}, 400, "object expected as reply markup"),
        ({"reply_markup": "{"}, 400, "can't parse reply_markup"),
    ],
)
def test_what_telegram_refuses(api: httpx.Client, parameters: Json, code: int, description: str) -> None:
    given = error(send(api, **parameters))
    assert given[0] == code
    assert description in given[1]


def test_limits_are_inclusive(api: httpx.Client) -> None:
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 32}]]}
    assert send(api, text="x" * 4096, reply_markup=keyboard).json()["ok"]


def test_over_the_rate_is_429_with_retry_after(api: httpx.Client, people: Control) -> None:
    people.limit(overall=30, retry_after=3)
    answers = [send(api) for _ in range(31)]
    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    assert error(answers[-1]) == (429, "Too Many Requests: retry after 3")
    assert answers[-1].json()["parameters"] == {"retry_after": 3}
    rows = people.calls("sendMessage")
    assert sum(row["count"] for row in rows if row["status"] == 200) == 30


def test_one_a_second_in_a_chat(api: httpx.Client, people: Control) -> None:
    people.write(2, "/start")
    people.limit(per_chat=1)
    assert [send(api).status_code, send(api).status_code, send(api, chat_id=2).status_code] == [200, 429, 200]


def updates(api: httpx.Client, **parameters: int) -> list[Json]:
    answer: list[Json] = api.post("/getUpdates", data=parameters).json()["result"]
    return answer


def test_updates_stay_until_the_offset_passes_them(api: httpx.Client, people: Control) -> None:
    people.write(1, "een")
    people.write(1, "twee")
    first = updates(api)
    assert updates(api) == first
    assert [update["message"]["text"] for update in first] == ["/start", "een", "twee"]
    assert updates(api, offset=first[1]["update_id"]) == first[1:]
    assert len(updates(api, offset=-1)) == 1
    assert updates(api, offset=first[2]["update_id"] + 1) == []
    assert people.pending() == 0


def test_a_long_poll_waits_and_is_woken(api: httpx.Client, people: Control) -> None:
    updates(api, offset=2**40)
    begun = time.monotonic()
    assert updates(api, timeout=1) == []
    assert 0.9 < time.monotonic() - begun < 5


async def test_a_second_reader_ends_the_first(server: BotApiServer, people: Control) -> None:
    base = f"{server.url}/bot{server.token}"
    async with httpx.AsyncClient(base_url=base, trust_env=False, timeout=20) as client:
        first = asyncio.create_task(client.post("/getUpdates", data={"timeout": 10}))
        await asyncio.sleep(0)
        while not first.done():
            await client.post("/getUpdates", data={"timeout": 0})
        assert error(await first)[0] == 409
        woken = asyncio.create_task(client.post("/getUpdates", data={"timeout": 10}))
        await asyncio.to_thread(people.write, 1, "wakker")
        texts = [update["message"]["text"] for update in (await woken).json()["result"]]
        assert texts == ["wakker"]


def test_polling_is_refused_beside_a_webhook(api: httpx.Client) -> None:
    assert api.post("/setWebhook", data={"url": "http://127.0.0.1:9/x"}).json()["ok"]
    assert error(api.get("/getUpdates"))[0] == 409
    assert api.get("/getWebhookInfo").json()["result"]["url"] == "http://127.0.0.1:9/x"
    api.get("/deleteWebhook", params={"drop_pending_updates": "false"})
    assert len(updates(api)) == 1
    api.get("/deleteWebhook", params={"drop_pending_updates": "true"})
    assert updates(api) == []


def test_only_the_kinds_that_were_asked_for(api: httpx.Client, people: Control) -> None:
    api.post("/getUpdates", json={"allowed_updates": ["message"], "offset": 2**40})
    people.block(1)
    people.write(2, "hoi")
    assert [sorted(update) for update in updates(api)] == [["message", "update_id"]]


def test_files_go_both_ways(server: BotApiServer, api: httpx.Client, people: Control) -> None:
    sent = api.post("/sendDocument", data={"chat_id": 1}, files={"document": ("é.pdf", b"%PDF")}).json()
    file_id = sent["result"]["document"]["file_id"]
    assert people.messages(1)[-1]["document"]["content"] == b"%PDF"
    path = api.get("/getFile", params={"file_id": file_id}).json()["result"]["file_path"]
    content = httpx.get(f"{server.url}/file/bot{server.token}/{path}", trust_env=False).content
    assert content == b"%PDF"
    photo = api.post("/sendPhoto", data={"chat_id": 1}, files={"photo": ("a.png", b"x")}).json()
    assert photo["result"]["photo"][0]["file_size"] == 1
    assert error(api.post("/sendDocument", data={"chat_id": 1}))[0] == 400
    assert api.post("/sendChatAction", data={"chat_id": 1, "action": "typing"}).json()["result"] is True


def test_editing(api: httpx.Client, people: Control) -> None:
    message = send(api).json()["result"]["message_id"]
    edit = {"chat_id": 1, "message_id": message, "text": "dag"}
    assert api.post("/editMessageText", json=edit).json()["result"]["text"] == "dag"
    theirs = people.messages(1)[0]["message_id"]
    assert "can't be edited" in error(api.post("/editMessageText", json={**edit, "message_id": theirs}))[1]
    nothing = {"chat_id": 1, "message_id": message}
    assert "not modified" in error(api.post("/editMessageReplyMarkup", json=nothing))[1]
    assert "not found" in error(api.post("/editMessageText", json={**edit, "message_id": 9}))[1]
    assert "too old" in error(api.post("/answerCallbackQuery", json={"callback_query_id": "1"}))[1]


def test_asked_for_failures(api: httpx.Client, people: Control) -> None:
    people.fail("sendMessage", code=500, times=1)
    people.fail("sendMessage", code=502, times=1, after=True)
    assert [send(api).status_code for _ in range(3)] == [500, 502, 200]
    assert len(people.from_bot(1)) == 2  # the second was done before it failed


def test_a_strange_host_is_refused(server: BotApiServer) -> None:
    answer = httpx.get(server.url, headers={"Host": "evil.example"}, trust_env=False)
    assert answer.status_code == 400


def test_the_control_side_says_what_is_wrong(people: Control) -> None:
    people.write(1, "hoi")
    for wrong in (
        lambda: people.tap(1, "er niet"),
        lambda: people.send_media(1, "hologram"),
        lambda: people.edit(1, 999, "x"),
        lambda: people.switch(nonsense=True),
        lambda: people.limit(nonsense=1),
    ):
        with pytest.raises(RuntimeError):
            wrong()


def test_one_can_chat_on_the_page_without_javascript(
    server: BotApiServer, api: httpx.Client, people: Control
) -> None:
    with httpx.Client(base_url=server.url, trust_env=False, follow_redirects=True) as browser:
        home = browser.get("/").text
        assert '<html lang="nl">' in home
        assert "niet het echte Telegram" in home
        assert "<script" not in home
        browser.post("/doe", data={"chat": "1001", "tekst": "<b>hoi</b>"})
        keyboard = {"inline_keyboard": [[{"text": "Ja & nee", "callback_data": "ja"}]]}
        send(api, chat_id=1001, text="<script>x</script>", reply_markup=keyboard)
        api.post("/sendDocument", data={"chat_id": 1001}, files={"document": ("mijn cv.pdf", b"%PDF")})
        talk = browser.get("/gesprek?chat=1001").text
        assert "&lt;b&gt;hoi&lt;/b&gt;" in talk
        assert "&lt;script&gt;" in talk
        assert "Ja &amp; nee" in talk
        link = re.search(r'href="(/bestand/[^"]+)"', talk)
        assert link is not None
        assert browser.get(link[1]).content == b"%PDF"
        browser.post("/doe", data={"chat": "1001", "knop": "ja"})
        assert updates(api)[-1]["callback_query"]["data"] == "ja"
        browser.post("/doe", data={"chat": "1001", "blokkeer": "1"})
        assert error(send(api, chat_id=1001))[0] == 403


def test_the_page_refreshes_itself_unless_told_not_to(server: BotApiServer) -> None:
    with httpx.Client(base_url=server.url, trust_env=False) as browser:
        assert 'http-equiv="refresh"' in browser.get("/gesprek").text
        assert 'http-equiv="refresh"' not in browser.get("/gesprek?stil=1").text


async def test_the_command_serves(unused_tcp_port: int) -> None:
    command = [sys.executable, "-m", "bot.demo.botapi", "--port", str(unused_tcp_port), "--token", "7:abc"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)

    def answers() -> bool:
        try:
            url = f"http://127.0.0.1:{unused_tcp_port}/bot7:abc/getMe"
            return bool(httpx.get(url, trust_env=False).json()["result"]["id"] == 7)
        except httpx.HTTPError:
            return False

    await until(answers, timeout=20)
    process.terminate()
    _, complaints = await asyncio.to_thread(process.communicate, timeout=10)
    assert "abc" not in complaints
