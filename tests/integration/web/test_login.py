"""Logging in and out."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import httpx
import pytest

from bot.core.conversation import StaffSession
from bot.demo.data import PASSWORD

from .conftest import World
from .forms import fill_in, hidden


def log_in(world: World, mail: str, password: str, where: str = "") -> httpx.Response:
    headers = {"Origin": world.url}
    data = {"mail": mail, "wachtwoord": password, "naar": where}
    return httpx.post(f"{world.url}/inloggen", data=data, headers=headers)


def test_the_right_password_opens_the_cases(world: World) -> None:
    answer = log_in(world, "Marieke@demo.invalid ", PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/zaken")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_after_login_the_page_of_the_mail_opens(world: World) -> None:
    case = world.open_case("Kevin")
    asked = httpx.get(f"{world.url}/zaken/{case}")
    assert asked.headers["location"] == f"/inloggen?naar=/zaken/{case}"
    page = httpx.get(world.url + asked.headers["location"]).text
    answer = log_in(world, "marieke@demo.invalid", PASSWORD, hidden(page, "naar"))
    assert answer.headers["location"] == f"/zaken/{case}"


@pytest.mark.parametrize("where", ["//elders.example", "https://elders.example", "/zaken/../x", "javascript:1"])
def test_login_never_leads_to_another_site(world: World, where: str) -> None:
    assert log_in(world, "marieke@demo.invalid", PASSWORD, where).headers["location"] == "/zaken"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(world: World) -> None:
    wrong = log_in(world, "marieke@demo.invalid", "fout")
    unknown = log_in(world, "niemand@demo.invalid", "fout")
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.text.replace("marieke", "X") == unknown.text.replace("niemand", "X")


def test_after_five_wrong_passwords_the_right_one_waits(world: World) -> None:
    for _ in range(5):
        log_in(world, "marieke@demo.invalid", "fout")
    answer = log_in(world, "marieke@demo.invalid", PASSWORD)
    assert answer.status_code == 429
    assert "kwartier" in answer.text
    assert log_in(world, "ahmed@demo.invalid", PASSWORD).status_code == 303


@pytest.mark.parametrize("mail", ["\0", "x" * 5000, "'; drop table staff; --", "<script>"])
def test_odd_addresses_are_just_wrong(world: World, mail: str) -> None:
    answer = log_in(world, mail, "fout")
    assert answer.status_code == 422
    assert "<script>" not in answer.text


def test_logging_out_ends_the_session_on_the_server(world: World) -> None:
    coach = world.coach()
    stolen = dict(coach.cookies)
    answer = fill_in(coach, "/zaken", "/uitloggen")
    assert "Je bent uitgelogd" in answer.text
    thief = httpx.Client(base_url=world.url, cookies=stolen)
    assert thief.get("/zaken").headers["location"].startswith("/inloggen")


def test_a_session_ends_by_itself(world: World) -> None:
    coach = world.coach()
    with world.parts.begin() as uow:
        key = hashlib.sha256(coach.cookies["nazorg_staff"].encode()).hexdigest()
        session = uow.get(StaffSession, key)
        assert session is not None
        session.expires_at = world.parts.now() - timedelta(seconds=1)
        uow.commit()
    assert "Log opnieuw in" in coach.get("/zaken").text


def test_a_form_with_a_token_of_another_session_changes_nothing(world: World) -> None:
    case = world.open_case("Kevin")
    mine, other = world.coach(), world.coach(1)
    token = hidden(other.get(f"/zaken/{case}").text, "token")
    answer = mine.post(f"/zaken/{case}/aannemen", data={"token": token})
    assert "te oud" in answer.text
    with world.parts.begin() as uow:
        found = uow.cases.locked(case)
        assert found is not None
        assert found.owner_id is None


def test_logins_are_audited(world: World) -> None:
    world.coach()
    coach, since = str(world.staff().id), world.parts.now() - timedelta(minutes=1)
    with world.parts.begin() as uow:
        assert uow.people.audited(coach, "login", coach, since)
