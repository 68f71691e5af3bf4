"""The pages of an import, from the file to the learners."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bot.core.learner import Learner, School, StaffSchool
from bot.core.upload import Upload
from tests.integration.web.conftest import World
from tests.integration.web.forms import hidden
from tests.integration.web.test_browser import CHROMIUM, RULES, Open, tab_to
from tests.unit.imports.lists import DAAN, HEADERS, SAMIRA, text, workbook

START = "/leerlingen/importeren"
WRONG = ["103", "D4an", "", "Smit", "31-2-2008", "15-7-2026", "zorg"]


def send(browser: httpx.Client, content: bytes, name: str = "lijst.csv", **fields: str) -> httpx.Response:
    page = browser.get(START).text
    data = {name: hidden(page, name) for name in ("token", "school")} | fields
    return browser.post(START, data=data, files={"bestand": (name, content)})


def press(browser: httpx.Client, page: httpx.Response, action: str, **fields: str) -> httpx.Response:
    """Send the form of a page that goes to `action`, with its choices as they stand."""
    body = re.search(rf'<form method="post" action="([^"]*/{action})".*?</form>', page.text, re.DOTALL)
    assert body, page.text
    data = {"token": hidden(body[0], "token")}
    for select in re.finditer(r'<select name="([^"]+)".*?</select>', body[0], re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', select[0])
        data[select[1]] = chosen[1] if chosen else ""
    return browser.post(html.unescape(body[1]), data=data | fields)


def words(page: httpx.Response) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page.text).split()))


def added(world: World) -> list[Learner]:
    with world.parts.begin() as uow:
        schools = uow.people.schools_of(world.staff().id)
        return [one for one in uow.people.learners_of(schools) if one.student_number]


def test_from_the_list_to_learners(world: World) -> None:
    coach = world.coach()
    assert START in coach.get("/leerlingen").text
    columns = send(coach, text(HEADERS, DAAN, SAMIRA, WRONG))
    assert columns.status_code == 200
    assert "Daan" in columns.text
    look = press(coach, columns, "kolommen")
    seen = words(look)
    assert "2 nieuw" in seen
    assert "1 fout" in seen
    assert "Geboortedatum (E)" in seen
    assert "Deze dag bestaat niet: 31-2-2008" in seen
    assert added(world) == []
    wrong = coach.get(f"{look.url.path}/fouten")
    assert wrong.headers["content-disposition"] == 'attachment; filename="foute-rijen.csv"'
    assert "D4an" in wrong.content.decode("utf-8-sig")
    assert coach.get(f"{look.url.path}/fouten?soort=xlsx").content[:2] == b"PK"
    done = press(coach, look, "bevestigen")
    assert "De leerlingen staan erin" in words(done)
    assert sorted(one.first_name for one in added(world)) == ["Daan", "Samira"]
    assert press(coach, look, "bevestigen").status_code == 200  # a second tap
    assert len(added(world)) == 2
    assert coach.get(f"{look.url.path}/fouten").status_code == 404


def test_a_second_list_shows_what_changes(world: World) -> None:
    coach = world.coach()
    for rows in ([DAAN, SAMIRA], [[*DAAN[:6], "dagbesteding"], SAMIRA]):
        look = press(coach, send(coach, workbook(HEADERS, *rows), "lijst.xlsx"), "kolommen")
        seen = words(look)
        press(coach, look, "bevestigen")
    assert "0 nieuw 1 veranderd 1 hetzelfde 0 fout" in seen
    assert "Daan de Boer 2 Uitstroomprofiel arbeidsmarkt dagbesteding" in seen
    assert {one.profile for one in added(world)} == {"dagbesteding"}


def test_columns_can_be_changed_and_must_be_complete(world: World) -> None:
    coach = world.coach()
    columns = send(coach, text([*HEADERS[:6], "Achternaam", "BSN"], [*DAAN[:6], "Smit", "111222333"]))
    assert "hetzelfde kopje" in columns.text
    assert "111222333" not in columns.text
    refused = press(coach, columns, "kolommen")
    assert refused.status_code == 422
    assert "Uitstroomprofiel" in words(refused)
    look = press(coach, columns, "kolommen", **{"kolom-3": "last_name", "voor-profile": "arbeidsmarkt"})
    assert "1 nieuw" in words(look)
    again = coach.get(f"{look.url.path}?stap=kolommen")
    assert 'value="arbeidsmarkt" selected' in again.text
    assert "0 nieuw" in words(press(coach, again, "kolommen", **{"kolom-4": "left_on", "kolom-5": "born_on"}))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("lijst.csv", b"", "Dit bestand is leeg."),
        ("lijst.xlsx", b"geen excel", "maar het is een tekstbestand (csv)"),
        ("lijst.pdf", b"%PDF", "kan niet worden gelezen"),
        ("lijst.csv", text(HEADERS), "geen leerlingen"),
        ("", b"", "Kies eerst een bestand."),
    ],
)
def test_a_bad_file_is_refused_with_the_reason(world: World, name: str, content: bytes, reason: str) -> None:
    answer = send(world.coach(), content, name)
    assert answer.status_code == 422
    assert reason in words(answer)
    with world.parts.begin() as uow:
        assert uow.imports.drop_before(world.parts.now()) == 0


def test_a_file_may_be_large_but_not_without_end(world: World) -> None:
    coach = world.coach()
    rows = [[str(n), "Bo", "", f"Smit{'x' * 900}", *DAAN[4:]] for n in range(2000)]
    assert send(coach, text(HEADERS, *rows)).status_code == 200
    answer = send(coach, b"x" * 15_500_000)
    assert (answer.status_code, "te groot" in words(answer)) == (422, True)
    assert send(coach, b"x" * 17_000_000).status_code == 413
    assert coach.post("/zaken", content=b"x" * 1_100_000).status_code in (405, 413)


def test_who_may_come_in(world: World) -> None:
    stranger = world.browser()
    assert stranger.get(START).url.path == "/inloggen"
    coach = world.coach()
    mine = send(coach, text(HEADERS, DAAN))
    other = world.coach(1)
    assert other.get(mine.url.path).status_code == 404
    with world.parts.begin() as uow:
        role = next(row for row in uow.people.roles(uow.people.schools_of(world.staff(1).id)[0])
                    if row.staff_id == world.staff(1).id)  # fmt: skip
        role.role = "deputy"
        uow.commit()
    refused = other.get(START)
    assert refused.url.path == "/leerlingen"
    assert "Alleen een coach of schoolleider" in words(refused)
    assert other.post(START, data={"token": hidden(refused.text, "token")}).url.path == "/leerlingen"


def test_a_form_without_its_token_does_nothing(world: World) -> None:
    coach = world.coach()
    answer = coach.post(START, data={"token": "x"}, files={"bestand": ("lijst.csv", text(HEADERS, DAAN))})
    assert answer.url.path == "/zaken"
    look = press(coach, send(coach, text(HEADERS, DAAN)), "kolommen")
    coach.post(f"{look.url.path}/bevestigen", data={"token": "x"})
    assert added(world) == []


def test_a_school_of_somebody_else_cannot_be_chosen(world: World) -> None:
    with world.parts.begin() as uow:
        other = School("De Linde", "r", "d")
        uow.add(other)
        uow.commit()
    assert send(world.coach(), text(HEADERS, DAAN), school=str(other.id)).status_code == 422
    with world.parts.begin() as uow:
        uow.add(StaffSchool(world.staff().id, other.id, "lead"))
        uow.commit()
    coach = world.coach()
    page = coach.get(START).text
    assert "De Linde" in page
    data = {"token": hidden(page, "token"), "school": str(other.id)}
    sent = coach.post(START, data=data, files={"bestand": ("lijst.csv", text(HEADERS, DAAN))})
    press(coach, press(coach, sent, "kolommen"), "bevestigen")
    with world.parts.begin() as uow:
        assert [one.first_name for one in uow.people.learners_of([other.id])] == ["Daan"]


def test_stopping_throws_the_file_away(world: World) -> None:
    coach = world.coach()
    columns = send(coach, text(HEADERS, DAAN))
    stopped = press(coach, columns, "weggooien")
    assert "Het bestand is gewist." in words(stopped)
    assert coach.get(columns.url.path).status_code == 404


def test_names_and_file_names_are_shown_as_text(world: World) -> None:
    evil = "<script>alert(1)</script>"
    coach = world.coach()
    columns = send(coach, text([*HEADERS, evil], [DAAN[0], evil, *DAAN[2:], evil]), f"{evil}.csv")
    look = press(coach, columns, "kolommen")
    assert evil not in columns.text + look.text
    assert "&lt;script&gt;" in columns.text


# ---- in a real browser

browser_only = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH")


def as_ahmed(page: Page) -> None:
    page.get_by_role("button", name="Log in als Ahmed").press("Enter")
    page.wait_for_url("**/zaken**")


def faults(page: Page) -> set[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is too wide"
    return {f"{page.url}: {one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]}


def choose_file(page: Page, content: bytes, name: str = "lijst.csv") -> None:
    page.get_by_label("Kies een bestand").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


@browser_only
@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_by_keyboard_only(open_page: Open, world: World, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    as_ahmed(page)
    page.goto(START)
    choose_file(page, text(HEADERS, DAAN))
    page.get_by_role("button", name="Verder naar de kolommen").press("Enter")
    page.get_by_role("button", name="Verder naar nakijken").press("Enter")
    expect(page.get_by_role("listitem").filter(has_text="nieuw")).to_have_text("1 nieuw")
    page.get_by_role("button", name="Zet deze leerlingen erin").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("De leerlingen staan erin")
    assert len(added(world)) == 1


@browser_only
def test_every_choice_has_a_name_and_is_reached_with_tab(open_page: Open) -> None:
    page = open_page("/")
    as_ahmed(page)
    page.goto(START)
    tab_to(page, "Verder naar de kolommen")
    choose_file(page, text(HEADERS, DAAN))
    page.keyboard.press("Enter")
    page.wait_for_url("**/importeren/*")
    tab_to(page, "Wat is kolom Geboortedatum")


def filled() -> bytes:
    """A list with something of everything."""
    headers = [*HEADERS, "Mentor", "BSN", "Mobiel", "Achternaam", "Een heel lang kopje dat nergens op lijkt"]
    more = ["juf Anke", "1", "0612345678", "dubbel", "woorden" * 12]
    rows = [[*DAAN, *more], [*SAMIRA, *more], [*WRONG, *more], ["104", *WRONG[1:], *more]]
    return text(headers, *rows)


@browser_only
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Open, world: World, width: int, scheme: str) -> None:
    page = open_page("/", viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    as_ahmed(page)
    page.goto("/leerlingen")
    found = faults(page)
    page.goto(START)
    found |= faults(page)
    choose_file(page, b"")
    page.get_by_role("button", name="Verder naar de kolommen").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    found |= faults(page)
    press_through(world, [DAAN])
    choose_file(page, filled())
    page.get_by_role("button", name="Verder naar de kolommen").press("Enter")
    page.wait_for_url("**/importeren/*")
    found |= faults(page)
    page.get_by_label("Wat is kolom Achternaam").first.select_option("last_name")
    page.get_by_role("button", name="Verder naar nakijken").press("Enter")
    page.get_by_role("button", name="Zet deze leerlingen erin").wait_for()
    found |= faults(page)
    page.get_by_role("button", name="Zet deze leerlingen erin").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("De leerlingen staan erin")
    assert found | faults(page) == set()


def press_through(world: World, rows: list[list[Any]]) -> None:
    """A first list by somebody else, so that the next one changes something."""
    coach = world.coach(1)
    look = press(coach, send(coach, text(HEADERS, *([*row[:6], "dagbesteding"] for row in rows))), "kolommen")
    assert press(coach, look, "bevestigen").status_code == 200


@pytest.fixture
def slow(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A check that waits half-way until the test says go."""
    import threading

    from bot.dashboard import imports as pages
    from bot.imports import working

    go, original = threading.Event(), working._check

    def wait(parts: Any, row: Any, table: Any) -> None:
        working._progress(parts, row.id, 500)
        assert go.wait(20)
        original(parts, row, table)

    monkeypatch.setattr(pages, "PATIENCE", 0.01)
    monkeypatch.setattr(working, "_check", wait)
    yield go
    go.set()


@browser_only
def test_a_long_list_shows_how_far_it_is_and_goes_on_by_itself(open_page: Open, world: World, slow: Any) -> None:
    page = open_page("/")
    as_ahmed(page)
    page.goto(START)
    choose_file(page, text(HEADERS, *([str(n), "Bo", "", "Smit", *DAAN[4:]] for n in range(1200))))
    page.get_by_role("button", name="Verder naar de kolommen").press("Enter")
    page.get_by_role("button", name="Verder naar nakijken").press("Enter")
    expect(page.get_by_role("status")).to_have_text("500 van 1200 rijen gedaan.")
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "500")
    assert faults(page) == set()
    slow.set()
    expect(page.get_by_text("Er is nog niets veranderd.")).to_be_visible()


def test_without_a_browser_the_progress_page_is_a_page(world: World, slow: Any) -> None:
    coach = world.coach()
    working = press(coach, send(coach, text(HEADERS, DAAN)), "kolommen")
    assert "De lijst wordt nagekeken" in words(working)
    slow.set()
    deadline = time.monotonic() + 10
    while "nagekeken" in words(coach.get(working.url.path)) and time.monotonic() < deadline:
        with world.parts.begin() as uow:
            row = uow.get(Upload, working.url.path.rsplit("/", 1)[1])
            assert row is None or row.state in ("checking", "checked")
    assert "1 nieuw" in words(coach.get(working.url.path))
