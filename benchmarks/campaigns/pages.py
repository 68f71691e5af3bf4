"""What a coach does in a browser: plan a campaign, start it, and read the report. With pictures where wanted."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SIZES, SCHEMES = (320, 1280), ("light", "dark")
NEW = "/campagnes/nieuw"


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser without a screen."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


class Desk:
    """A coach of the demo at his pages. `pictures` is a folder, or None for none."""

    def __init__(self, chromium: Browser, site: str, pictures: Path | None) -> None:
        self._page: Page = chromium.new_context(base_url=site, reduced_motion="reduce", locale="nl-NL").new_page()
        self._pictures = pictures
        self._page.goto("/")
        self._page.get_by_role("button", name="Log in als Marieke").click()
        self._page.wait_for_url("**/zaken**")

    def picture(self, name: str) -> None:
        """What is on the screen now, on a telephone and on a desk, light and dark."""
        if self._pictures is None:
            return
        for width in SIZES:
            for scheme in SCHEMES:
                self._page.set_viewport_size({"width": width, "height": 900})
                self._page.emulate_media(color_scheme=scheme)
                path = self._pictures / f"{name}-{width}-{scheme}.png"
                self._page.screenshot(path=path, full_page=True)
        self._page.set_viewport_size({"width": 1280, "height": 900})

    def plan(self, name: str, fixed: date, ends: date) -> str:
        """Plan two years and start; the path of the campaign."""
        page = self._page
        page.goto("/campagnes")
        self.picture("1-lijst-leeg")
        page.get_by_role("link", name="Nieuwe campagne").click()
        self.picture("2-nieuw")
        page.get_by_label("Controlegroep").fill("99")
        page.get_by_role("button", name="Bewaren en nakijken").click()
        expect(page.get_by_role("alert")).to_be_visible()
        self.picture("3-nieuw-fout")
        self._fill(name, fixed, ends)
        expect(page.locator("#voorbeeld .counts li").nth(1)).to_contain_text("worden verstuurd")
        self.picture("4-nieuw-voorbeeld")
        page.get_by_role("button", name="Bewaren en nakijken").click()
        expect(page.get_by_role("status").first).to_contain_text("Er is nog niets verstuurd.")
        self.picture("5-nakijken")
        page.get_by_text("Campagne starten").click()
        self.picture("6-starten")
        page.get_by_role("button", name="Ja, start de campagne").click()
        expect(page.get_by_role("status").first).to_have_text("De campagne is gestart.")
        return "/campagnes/" + page.url.split("/campagnes/")[1].split("?")[0]

    def _fill(self, name: str, fixed: date, ends: date) -> None:
        page = self._page
        page.get_by_label("Naam van de campagne").fill(name)
        for months in (9, 18, 24):
            page.get_by_label(f"{months} maanden na school").check()
        page.get_by_text("Andere momenten").click()
        page.get_by_label("Andere maanden na school").fill("15, 21")
        page.get_by_label("Vaste dag 1").fill(fixed.isoformat())
        page.get_by_label("Laatste dag van de campagne").fill(ends.isoformat())
        page.get_by_label("za", exact=True).check()
        page.get_by_label("Niet in de schoolvakanties van regio").select_option("midden")
        page.get_by_label("Controlegroep").fill("10")

    def look(self, path: str, name: str) -> None:
        """A picture of a page; a list, or a campaign with its parts open."""
        self._page.goto(path)
        for summary in self._page.locator("main .case-words summary").all():
            summary.click()
        self.picture(name)

    def press(self, path: str, opens: str, button: str) -> None:
        """A step of a campaign, confirmed."""
        self._page.goto(path)
        self._page.get_by_text(opens, exact=True).click()
        self._page.get_by_role("button", name=button).click()
        expect(self._page.get_by_role("status").first).to_be_visible()

    def report(self, path: str) -> Mapping[str, int]:
        """The figures of the page: of the counts at the top, of the table of states, and their sum."""
        self._page.goto(path)
        words = " ".join(self._page.locator("#voortgang").inner_text().split())
        found = {what: _number(rf"(\d+) {what}", words) for what in ("verstuurd", "beantwoord", "herinneringen")}
        found["onzeker"] = _number(r"niet zeker[^:]*: (\d+)", words)
        for row in self._page.locator("table.states tbody tr").all():
            found[f"stand: {row.locator('th').inner_text()}"] = int(row.locator("td.number").inner_text())
        return found


def _number(pattern: str, words: str) -> int:
    found = re.search(pattern, words)
    return int(found[1]) if found else 0
