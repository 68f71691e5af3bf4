"""The chat without JavaScript, and the JSON that the script asks for."""

from __future__ import annotations

import hashlib
import html
from urllib.parse import quote

import httpx
import pytest

from .conftest import World
from .forms import bubbles, hidden, write


def as_learner(world: World, number: int = 8) -> httpx.Client:
    """Noor, who has said nothing yet."""
    browser = world.browser()
    browser.post("/demo/leerling", data={"leerling": str(number)})
    return browser


def test_a_first_visit_begins_an_account_and_explains(world: World) -> None:
    browser = world.browser()
    page = browser.get("/chat")
    assert "Heb je een code gekregen" in page.text
    cookie = page.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    write(browser, "hallo")
    token = browser.cookies["nazorg_chat"]
    with world.parts.begin() as uow:
        account = uow.people.account("webchat", hashlib.sha256(token.encode()).hexdigest())
        assert account is not None
        assert uow.people.account("webchat", token) is None


def test_a_message_and_its_answer(world: World) -> None:
    browser = as_learner(world)
    answer = write(browser, "alles goed")
    assert answer.history[0].status_code == 303
    assert bubbles(answer.text) == [("learner", "alles goed"), ("bot", "alles goed")]


def test_two_browsers_do_not_see_each_other(world: World) -> None:
    one, other = world.browser(), world.browser()
    write(one, "mijn verhaal")
    other.get("/chat")
    assert "mijn verhaal" not in other.get("/chat").text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }} {% raise %} ${7*7}",
        "'; drop table message; --",
        "[coach] [voornaam] {lijn:113}",
        "é ß 漢字 👍🏽 \u202eomgekeerd",
        "lang " * 2000,
    ],
)
def test_odd_texts_are_shown_as_they_are(world: World, text: str) -> None:
    browser = as_learner(world)
    answer = write(browser, text)
    assert answer.status_code == 200
    assert html.escape(text.strip(), quote=False) in answer.text.replace("&#39;", "'").replace("&#34;", '"')
    assert "<script>alert" not in answer.text
    said = [author for author, _ in bubbles(answer.text)]
    assert said == ["learner", "bot"]


def test_a_nul_character_is_no_error(world: World) -> None:
    answer = write(as_learner(world), "a\0b")
    assert answer.status_code == 200
    assert bubbles(answer.text)[0][1].replace("\0", "") == "ab"


def test_invalid_utf8_in_a_form_is_no_error(world: World) -> None:
    browser = as_learner(world)
    page = browser.get("/chat").text
    body = f"token={hidden(page, 'token')}&nonce={hidden(page, 'nonce')}&tekst=caf%E9%FF".encode() + b"\xfe"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = browser.post("/chat", content=body, headers=headers)
    assert answer.status_code == 200
    assert bubbles(answer.text)[0][1].startswith("caf")


def test_a_second_click_is_the_same_message_but_other_words_are_not(world: World) -> None:
    browser = as_learner(world)
    page = browser.get("/chat").text
    form = {"token": hidden(page, "token"), "nonce": hidden(page, "nonce"), "tekst": "een keer"}
    for _ in range(3):
        answer = browser.post("/chat", data=form)
    assert bubbles(answer.text) == [("learner", "een keer"), ("bot", "een keer")]
    answer = browser.post("/chat", data={**form, "tekst": "na terug in de browser"})
    assert bubbles(answer.text)[-1] == ("bot", "na terug in de browser")


def test_an_empty_message_is_no_message(world: World) -> None:
    assert bubbles(write(as_learner(world), "   ").text)[0][0] == "bot"  # the greeting only


def test_buttons_are_those_of_the_last_answer(world: World) -> None:
    browser = as_learner(world)
    page = write(browser, "knoppen").text
    assert 'name="knop" value="/affirm">Ja hoor<' in page
    page = write(browser, knop="/affirm").text
    assert bubbles(page)[-2:] == [("learner", "Ja hoor"), ("bot", "/affirm")]
    assert 'name="knop"' not in page


def test_a_button_that_was_never_offered_does_nothing(world: World) -> None:
    """A payload may be a command to the engine; only ours count."""
    browser = as_learner(world)
    page = write(browser, knop="/forget_everything").text
    assert [author for author, _ in bubbles(page)] == ["bot"]
    with world.parts.begin() as uow:
        assert uow.talks.of_learner(world.learner("Noor").id, 10) == []


def test_typed_commands_do_not_reach_the_engine_as_commands(world: World) -> None:
    assert bubbles(write(as_learner(world), "/restart").text)[-1] == ("bot", "restart")


def test_help_and_stop_are_one_tap_away(world: World) -> None:
    browser = as_learner(world)
    assert "113" in bubbles(write(browser, "half getypt", snel="HULP").text)[-1][1]
    assert "geen berichten meer" in bubbles(write(browser, snel="STOP").text)[-1][1]
    assert world.learner("Noor").status == "stopped"


def test_a_crisis_gets_the_fixed_text_and_its_buttons(world: World) -> None:
    page = write(as_learner(world), "ik wil dood").text
    assert "113" in page
    assert 'name="knop" value="crisis:' in page


def test_a_file_can_be_fetched_by_its_owner_only(world: World) -> None:
    browser = as_learner(world)
    page = write(browser, "bestand").text
    path = page.split('href="/chat/bestand/')[1].split('"')[0]
    answer = browser.get(f"/chat/bestand/{path}")
    assert answer.content == b"%PDF-1.7 inhoud"
    assert quote("cv é.pdf") in answer.headers["content-disposition"]
    assert answer.headers["content-disposition"].startswith("attachment")
    assert as_learner(world, 3).get(f"/chat/bestand/{path}").status_code == 404
    assert httpx.get(f"{world.url}/chat/bestand/{path}").status_code == 404
    assert browser.get("/chat/bestand/99999999999999999999").status_code == 404


def test_a_form_of_another_account_is_shown_again_with_what_was_typed(world: World) -> None:
    browser = as_learner(world)
    page = browser.get("/chat").text
    browser.post("/demo/leerling", data={"leerling": "3"})
    form = {"token": hidden(page, "token"), "nonce": hidden(page, "nonce"), "tekst": "niet voor Yusuf"}
    answer = browser.post("/chat", data=form)
    assert answer.status_code == 409
    assert "niet voor Yusuf</textarea>" in answer.text
    assert "te oud" in answer.text
    with world.parts.begin() as uow:
        assert uow.talks.of_learner(world.learner("Yusuf").id, 10) == []


def test_what_is_typed_after_cookies_were_cleared_is_heard(world: World) -> None:
    answer = world.browser().post("/chat", data={"tekst": "ik wil dood"})
    assert "113" in answer.text


def test_with_the_database_away_a_crisis_is_answered_and_kept(world: World) -> None:
    browser = as_learner(world)
    browser.get("/chat")
    page = browser.get("/chat").text
    world.away = True
    form = {"token": hidden(page, "token"), "nonce": hidden(page, "nonce")}
    answer = browser.post("/chat", data={**form, "tekst": "ik wil dood"})
    assert answer.status_code == 200
    assert "even niet bereikbaar" in answer.text
    assert "113" in bubbles(answer.text)[0][1]
    assert len(list(world.spool.iterdir())) == 1
    again = browser.post("/chat", data={**form, "tekst": "ik wil dood"})
    assert len(bubbles(again.text)) == 1
    assert "ik wil dood" not in next(world.spool.iterdir()).read_text()  # no cipher text has spaces


def test_the_script_gets_pieces_of_the_page(world: World) -> None:
    browser = as_learner(world)
    page = browser.get("/chat").text
    form = {"token": hidden(page, "token"), "nonce": hidden(page, "nonce"), "na": "0"}
    first = browser.post("/chat", data={**form, "tekst": "<b>hoi</b>"}, headers={"Accept": "application/json"}).json()
    assert [text for item in first["items"] for _, text in bubbles(item["html"])] == ["<b>hoi</b>"] * 2
    assert "<b>" not in first["items"][0]["html"]
    assert browser.get(f"/chat/nieuw?na={first['last']}").json()["items"] == []
    write(browser, "knoppen")
    news = browser.get(f"/chat/nieuw?na={first['last']}").json()
    assert [author for item in news["items"] for author, _ in bubbles(item["html"])] == ["learner", "bot"]
    assert "Ja hoor" in news["choices"]
    assert news["nonce"] != first["nonce"]


@pytest.mark.parametrize("since", ["", "x", "-1", "1.5", "9" * 40, "²"])
def test_odd_questions_for_news_give_everything(world: World, since: str) -> None:
    browser = as_learner(world)
    write(browser, "hoi")
    assert len(browser.get("/chat/nieuw", params={"na": since}).json()["items"]) == 2


def test_news_without_an_account_is_refused(world: World) -> None:
    assert httpx.get(f"{world.url}/chat/nieuw?na=0").status_code == 403
