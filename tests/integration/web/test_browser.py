"""In a real browser: by keyboard only, with and without JavaScript, and free of the faults that axe can find."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.core.consent import Purpose
from bot.services.guides import shares
from tests.unit.services.papers import add_document, add_plan

from .conftest import World
from .forms import fill_in, write

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH: browser tests are skipped")

PURPOSES: tuple[Purpose, ...] = ("documents", "plan")
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, world: World) -> Iterator[Open]:
    """A fresh browser at a page. A script error or a refusal by the security policy fails the test."""
    contexts, faults = [], []

    def open_at(path: str, **options: object) -> Page:
        context = chromium.new_context(base_url=world.url, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Security Policy" in said.text else None)
        page.goto(path)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert faults == []


def chat_as(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Chat als {name}").press("Enter")
    page.wait_for_url("**/chat**")


def tab_to(page: Page, words: str) -> None:
    """Walk with Tab until the element with that label has the focus."""
    for _ in range(30):
        page.keyboard.press("Tab")
        label = page.evaluate(
            "() => { const e = document.activeElement;"
            " return (e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent || '').trim() }"
        )
        if label == words:
            return
    raise AssertionError(f"the keyboard does not reach {words!r}")


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_chatting_by_keyboard_only(open_page: Open, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    chat_as(page, "Noor")
    if script:
        tab_to(page, "Typ je bericht")
    else:
        page.get_by_label("Typ je bericht").focus()
    page.keyboard.type("knoppen")
    page.keyboard.press("Enter" if script else "Tab")
    if not script:
        page.keyboard.press("Enter")
    expect(page.locator(".say.bot .bubble").last).to_have_text("Wat wil je?")
    choice = page.get_by_role("button", name="Ja hoor")
    expect(choice).to_be_visible()
    if script:
        expect(page.get_by_label("Typ je bericht")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        expect(choice).to_be_focused()
    choice.press("Enter")
    expect(page.locator(".say.learner .bubble").last).to_have_text("Ja hoor")
    expect(page.locator(".say.bot .bubble").last).to_have_text("/affirm")
    expect(choice).to_have_count(0)


def test_the_page_is_not_loaded_again_and_says_what_is_new(open_page: Open) -> None:
    page = open_page("/")
    chat_as(page, "Noor")
    page.evaluate("window.stillHere = true")
    field = page.get_by_label("Typ je bericht")
    for text in ("een", "<img src=x onerror=alert(1)>"):
        field.fill(text)
        page.keyboard.press("Enter")
        expect(page.locator(".say.bot .bubble").last).to_have_text(text)
    expect(page.locator(".say.learner")).to_have_count(2)
    expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")
    expect(field).to_be_focused()
    assert page.evaluate("window.stillHere") is True
    assert "/chat" in page.url


def test_a_coachs_message_appears_by_itself(open_page: Open, world: World) -> None:
    page = open_page("/")
    chat_as(page, "Noor")
    case = world.open_case("Noor")
    coach, here = world.coach(), f"/zaken/{case}"
    fill_in(coach, here, f"{here}/aannemen")
    fill_in(coach, here, f"{here}/gesprek", wie="mens")
    fill_in(coach, here, f"{here}/bericht", tekst="Hoi Noor")
    expect(page.locator(".say.coach .bubble")).to_have_text("Hoi Noor", timeout=8000)


def test_what_was_typed_survives_a_dead_line(open_page: Open) -> None:
    page = open_page("/")
    chat_as(page, "Noor")
    page.context.set_offline(True)
    page.get_by_label("Typ je bericht").fill("kom ik aan?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Dat lukte niet")
    expect(page.get_by_label("Typ je bericht")).to_have_value("kom ik aan?")
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    expect(page.locator(".say.bot .bubble").last).to_have_text("kom ik aan?")
    expect(page.locator(".say.learner")).to_have_count(1)


def test_a_new_case_appears_in_the_list_by_itself(open_page: Open, world: World) -> None:
    page = open_page("/")
    page.clock.install()
    page.get_by_role("button", name="Log in als Marieke").press("Enter")
    page.wait_for_url("**/zaken")
    world.open_case("Emma", "crisis", leave="vital", kind="geweld")
    page.clock.run_for(21_000)
    expect(page.locator(".case .name").first).to_have_text("Emma")


def test_a_coach_takes_a_case_without_javascript(open_page: Open, world: World) -> None:
    case = world.open_case("Emma")
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("button", name="Log in als Marieke").press("Enter")
    page.goto(f"/zaken/{case}")
    page.get_by_role("button", name="Ik neem deze melding aan").press("Enter")
    expect(page.get_by_role("status").first).to_have_text("Jij hebt deze melding nu.")
    page.get_by_text("Melding sluiten").first.press("Enter")
    page.get_by_label("Het gaat weer").press("Space")
    page.get_by_role("button", name="Melding sluiten").press("Enter")
    expect(page.get_by_role("status").first).to_have_text("De melding is gesloten.")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(open_page: Open, world: World, width: int, scheme: str) -> None:
    paths = _every_page(world)
    size = {"width": width, "height": 800}
    page = open_page("/", viewport=size, color_scheme=scheme, reduced_motion="reduce")
    faults = _axe(page)
    page.goto("/inloggen")
    faults |= _axe(page)
    page.goto("/")
    chat_as(page, "Noor")
    page.locator("summary").press("Enter")
    faults |= _axe(page)
    page.goto("/")
    page.get_by_role("button", name="Log in als Ahmed").press("Enter")
    for path in paths:
        page.goto(path)
        faults |= _axe(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{path} is too wide at {width} px"
    page.goto(f"/leerlingen/{world.learner('Noor').id}")
    page.get_by_role("button", name="Maak een code").press("Enter")
    faults |= _axe(page)
    assert faults == set()


def test_axe_would_find_a_fault(open_page: Open) -> None:
    page = open_page("/inloggen")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert any("html-has-lang" in fault for fault in _axe(page))


def _every_page(world: World) -> list[str]:
    """Pages of staff, each with as much on it as there can be."""
    learner = world.browser()
    learner.post("/demo/leerling", data={"leerling": "8"})
    for text in ("hoi", "ik wil dood", "bestand", "knoppen"):
        write(learner, text)
    crisis = world.open_case("Noor", "crisis", leave="vital", kind="suicidaliteit")
    mine = world.open_case("Kevin")
    with world.parts.begin() as uow:
        case = uow.cases.locked(mine)
        assert case is not None
        case.who_knows, case.call_time = "niet aan moeder", "na 16:00"
        uow.commit()
    show_everything(world, "Kevin")
    coach, here = world.coach(), f"/zaken/{mine}"
    fill_in(coach, here, f"{here}/aannemen")
    fill_in(coach, here, f"{here}/gesprek", wie="mens")
    fill_in(coach, here, f"{here}/bericht", tekst="Hoi")
    learners = [f"/leerlingen/{world.learner(name).id}" for name in ("Rayan", "Mo", "Kevin")]
    return ["/zaken", "/zaken?toon=mij", f"/zaken/{crisis}", here, "/leerlingen", *learners, "/bestaat-niet"]


def show_everything(world: World, name: str) -> None:
    """A cv, a plan and applications that this learner shows."""
    learner = world.learner(name)
    add_document(world.parts, learner)
    add_plan(world.parts, learner)
    with world.parts.begin() as uow:
        for purpose in PURPOSES:
            shares.allow(world.parts, uow, learner, purpose)
        uow.commit()


def test_a_coach_opens_a_cv_and_makes_a_link_without_javascript(open_page: Open, world: World) -> None:
    show_everything(world, "Kevin")
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("button", name="Log in als Marieke").press("Enter")
    page.goto(f"/leerlingen/{world.learner('Kevin').id}")
    expect(page.get_by_role("listitem").filter(has_text="Kapsalon Knip")).to_contain_text("Uitgenodigd")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open de pdf Cv van").press("Enter")
    assert "/documenten/" in opened.value.url
    page.get_by_role("button", name="Link voor een collega Cv van").press("Enter")
    link = page.get_by_role("link", name="/gedeeld/")
    expect(link).to_be_visible()
    link.press("Enter")
    page.wait_for_url("**/leerlingen/*#documenten")
    expect(page.get_by_role("heading", name="Cv, brieven en plan")).to_be_visible()


def _axe(page: Page) -> set[str]:
    """Violations as "page: rule: element"."""
    found = Axe().run(page, options=RULES).response["violations"]
    return {f"{page.url}: {fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]}


def test_targets_are_large_enough_and_focus_is_seen(open_page: Open) -> None:
    page = open_page("/", viewport={"width": 390, "height": 800})
    chat_as(page, "Noor")
    for target in page.locator("a:visible, button:visible, summary:visible, textarea:visible").all():
        box = target.bounding_box()
        assert box is not None
        if "skip" not in (target.get_attribute("class") or ""):
            assert min(box["width"], box["height"]) >= 24, target.inner_text()
    tab_to(page, "Typ je bericht")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


def test_the_first_tab_leads_past_the_menu(open_page: Open) -> None:
    page = open_page("/inloggen")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Ga naar de inhoud")).to_be_focused()
    expect(page.get_by_role("link", name="Ga naar de inhoud")).to_be_in_viewport()
