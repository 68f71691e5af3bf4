"""What holds for every page."""

from __future__ import annotations

import logging

import httpx
import pytest
from cryptography.fernet import InvalidToken
from starlette.routing import Route

from bot.ports import WrongKey
from bot.storage.vault import FernetVault, new_key

from .conftest import World
from .forms import write


def test_health_tells_of_every_part(world: World) -> None:
    answer = httpx.get(f"{world.url}/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "parts": {"database": "ok", "engine": "ok"}})


def test_a_dead_engine_is_degraded_and_a_dead_database_is_503(world: World) -> None:
    world.health["engine"] = "not reachable"
    assert httpx.get(f"{world.url}/healthz").status_code == 200
    assert httpx.get(f"{world.url}/healthz").json()["status"] == "degraded"
    world.health["database"] = "not reachable"
    assert httpx.get(f"{world.url}/healthz").status_code == 503


@pytest.mark.parametrize("path", ["/", "/chat", "/inloggen", "/static/nazorg.css", "/healthz", "/bestaat-niet"])
def test_every_answer_carries_the_security_headers(world: World, path: str) -> None:
    headers = httpx.get(world.url + path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_pages_hold_no_inline_script_or_style(world: World) -> None:
    coach = world.coach()
    case = world.open_case("Kevin")
    for path in ("/", "/chat", "/inloggen", "/zaken", f"/zaken/{case}", "/leerlingen"):
        page = coach.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert page.count("<script") == page.count('<script src="/static/') == 1
        assert " onclick=" not in page


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elders.example"},
        {"Origin": "null"},
    ],
)
def test_a_form_on_another_site_is_refused(world: World, headers: dict[str, str]) -> None:
    answer = httpx.post(f"{world.url}/demo/leerling", data={"leerling": "0"}, headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_form_of_our_own_and_a_program_without_a_browser_may_come_in(world: World) -> None:
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": world.url}, {}):
        answer = httpx.post(f"{world.url}/demo/leerling", data={"leerling": "0"}, headers=headers)
        assert answer.status_code == 303


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_of_more_than_a_megabyte_is_refused(world: World, announced: bool) -> None:
    body = b"tekst=" + b"a" * 1_100_000
    content = body if announced else iter([body])
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = httpx.post(f"{world.url}/chat", content=content, headers=headers)
    assert answer.status_code == 413
    assert "te groot" in answer.text


def test_error_pages_are_in_dutch(world: World) -> None:
    missing = httpx.get(f"{world.url}/bestaat-niet")
    assert missing.status_code == 404
    assert "Deze pagina is er niet" in missing.text
    assert httpx.get(f"{world.url}/uitloggen").status_code == 405


def test_without_the_database_staff_see_a_page_with_help_lines(world: World) -> None:
    coach = world.coach()
    world.away = True
    answer = coach.get("/zaken")
    assert answer.status_code == 503
    assert "113" in answer.text
    assert "112" in answer.text


def test_a_wrong_key_is_a_plain_error_and_one_line_of_log(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    browser = world.browser()
    write(browser, "een geheim verhaal")
    other = FernetVault([new_key()])
    monkeypatch.setattr(type(world.parts.vault), "open", lambda self, sealed: _open(other, sealed))
    with caplog.at_level(logging.INFO):
        answer = browser.get("/chat")
    assert answer.status_code == 500
    assert "Er ging iets mis" in answer.text
    lines = [record for record in caplog.records if record.name.startswith("bot.")]
    assert len(lines) == 1
    assert "geheim" not in caplog.text


def _open(vault: FernetVault, sealed: bytes) -> str:
    """The real method, with other keys; kept apart because the method itself is replaced."""
    try:
        return vault._box.decrypt(sealed).decode()
    except InvalidToken as error:
        raise WrongKey("a stored text does not open") from error


def test_an_unforeseen_error_is_logged_without_its_message(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def explode(*_: object) -> None:
        raise RuntimeError("mijn geheim verhaal")

    monkeypatch.setattr("bot.services.escalations.overview.live_cases", explode)
    coach = world.browser()
    answer = coach.post("/demo/coach", data={"coach": str(world.staff().id)})
    assert answer.status_code == 500
    assert "Er ging iets mis" in answer.text
    assert "RuntimeError" in caplog.text
    assert "geheim" not in caplog.text


def test_without_demo_there_is_no_way_in_without_a_password(real_world: World) -> None:
    browser = real_world.browser()
    assert "demo" not in browser.get("/").text.lower()
    assert browser.post("/demo/coach", data={"coach": str(real_world.staff().id)}).status_code == 404
    assert browser.post("/demo/leerling", data={"leerling": "0"}).status_code == 404


def test_the_token_of_an_invented_learner_is_worthless_outside_the_demo(real_world: World) -> None:
    """It can be guessed, so it may not open a conversation."""
    browser = real_world.browser()
    browser.cookies.set("nazorg_chat", "demo-learner-0")
    assert "magazijn" not in browser.get("/chat").text


def test_every_page_says_that_it_is_the_demo(world: World) -> None:
    coach = world.coach()
    for path in ("/", "/chat", "/zaken", "/leerlingen", "/bestaat-niet"):
        assert "demo-banner" in coach.get(path).text


def test_nobody_gets_past_the_login(world: World) -> None:
    """Every route of the dashboard, without a session."""
    case, learner = world.open_case("Kevin"), world.learner("Kevin").id
    browser = httpx.Client(base_url=world.url)
    tried = 0
    for route in world.app.routes:
        if isinstance(route, Route) and getattr(route.endpoint, "permission", "") == "coach":
            path = route.path.replace("{id:uuid}", str(case if "zaken" in route.path else learner))
            answer = browser.request("POST" if "POST" in (route.methods or ()) else "GET", path, data={})
            assert answer.status_code == 303, path
            assert answer.headers["location"].startswith("/inloggen"), path
            tried += 1
    assert tried >= 13
