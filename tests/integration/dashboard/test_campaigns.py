"""The pages of campaigns: a new one with its preview, its steps, and how it goes."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bot.core.campaign import Campaign
from bot.core.conversation import Message
from bot.core.learner import Account, Learner, School, StaffSchool
from bot.core.planned import Planned
from bot.dashboard import campaign_form, campaign_views
from bot.services.planning.campaign_report import campaigns_of, progress
from tests.integration.web.conftest import World
from tests.integration.web.forms import hidden
from tests.integration.web.test_browser import CHROMIUM, RULES, Open, tab_to

READY = "vragen worden verstuurd|vraag wordt verstuurd"
START, NEW = "/campagnes", "/campagnes/nieuw"


def fields(page: str) -> dict[str, str]:
    """What the form of a new campaign sends, as a browser would."""
    form = re.search(r'<form method="post" action="/campagnes/nieuw".*?</form>', page, re.DOTALL)
    assert form, page
    found = {}
    for tag in re.findall(r"<input[^>]*>", form[0]):
        at = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if at.get("type") not in ("checkbox", "radio") or tag.rstrip(">").endswith("checked"):
            found[html.unescape(at["name"])] = html.unescape(at.get("value", ""))
    for name, options in re.findall(r'<select[^>]*name="([^"]+)".*?>(.*?)</select>', form[0], re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def send(browser: httpx.Client, doe: str = "bewaren", without: tuple[str, ...] = (), **more: str) -> httpx.Response:
    """Fill the form in and press one of its buttons; `_` in a name stands for `-`."""
    data = fields(browser.get(NEW).text) | {name.replace("_", "-"): value for name, value in more.items()}
    return browser.post(NEW, data={name: value for name, value in data.items() if name not in without} | {"doe": doe})


def words(page: httpx.Response) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page.text).split()))


def errors(page: httpx.Response) -> dict[str, str]:
    """Field -> what stands at it."""
    found = re.findall(r'<p class="wrong-here" id="fout-([^"]+)">.*?</svg>(.*?)</p>', page.text, re.DOTALL)
    return {name: said.strip() for name, said in found}


def press(browser: httpx.Client, page: httpx.Response, step: str) -> httpx.Response:
    here = page.url.path
    return browser.post(f"{here}/{step}", data={"token": hidden(page.text, "token")})


def all_of(world: World) -> list[Campaign]:
    return campaigns_of(world.parts, None)


def rows(world: World, campaign: Campaign) -> list[Planned]:
    with world.parts.begin() as uow:
        people = uow.people.learners_of([campaign.school_id])
        return [row for one in people for row in uow.campaigns.of_learner(one.id) if row.campaign_id == campaign.id]


def number(page: httpx.Response, said: str) -> int:
    found = re.search(rf"(\d+) (?:{said})", words(page))
    return int(found[1]) if found else 0


def test_from_an_empty_list_to_a_running_campaign(world: World) -> None:
    coach = world.coach()
    assert "Er is nog geen campagne." in words(coach.get(START))
    look = send(coach, "bekijken")
    assert look.status_code == 200
    ready = number(look, READY)
    assert ready > 0
    assert "Hoi " in words(look)
    assert all_of(world) == []
    draft = send(coach, naam="Eerste jaar", einde=(world.parts.today() + timedelta(days=700)).isoformat())
    assert "Bewaard. Er is nog niets verstuurd." in words(draft)
    assert rows(world, all_of(world)[0]) == []
    ready = number(draft, READY)
    waiting = number(draft, "vragen moeten nog wachten|vraag moet nog wachten")
    running = press(coach, draft, "starten")
    assert "De campagne is gestart." in words(running)
    planned = [row for row in rows(world, all_of(world)[0]) if row.state == "planned"]
    assert len(planned) == ready + waiting == number(running, "nog gepland")
    assert "Eerste jaar" in words(coach.get(START))


def test_pause_resume_and_cancel(world: World) -> None:
    coach = world.coach()
    draft = send(coach, naam="Proef")
    refused = press(coach, draft, "pauze")
    assert "Dat kan nu niet." in words(refused)
    running = press(coach, draft, "starten")
    for step, said, status in (
        ("pauze", "De campagne heeft pauze.", "paused"),
        ("verder", "De campagne gaat verder.", "running"),
        ("stoppen", "De campagne is gestopt.", "cancelled"),
    ):
        assert said in words(press(coach, running, step))
        assert all_of(world)[0].status == status
    assert {row.state for row in rows(world, all_of(world)[0])} <= {"cancelled", "skipped"}
    over = coach.get(running.url.path)
    assert "/pauze" not in over.text
    assert "/stoppen" not in over.text


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"naam": " "}, "naam", "Geef de campagne een naam."),
        ({"einde": ""}, "einde", "Kies de laatste dag"),
        ({"einde": "2020-01-01"}, "einde", "al voorbij"),
        ({"einde": "9999-01-01"}, "einde", "geen goede datum"),
        ({"einde": "morgen"}, "einde", "geen goede datum"),
        ({"herinneringen": "7, 3"}, "herinneringen", "lopen op"),
        ({"herinneringen": "drie"}, "herinneringen", "hele getallen"),
        ({"maanden": "61"}, "maanden", "meer dan vijf jaar"),
        ({"maanden": "3"}, "punten", "twee keer"),
        ({"weken": "105"}, "weken", "tussen 1 en 104"),
        ({"datum_1": "x"}, "datum", "geen goede datum"),
        ({"van": "19:00", "tot": "10:00"}, "dagen", "begin vóór het einde"),
        ({"van": ""}, "van", "geen tijd"),
        ({"dicht_van_1": "2027-01-01"}, "dicht", "eerste en de laatste dag"),
        ({"dicht_van_2": "2027-01-02", "dicht_tot_2": "2027-01-01"}, "dicht", "begin na het einde"),
        ({"uit_van": "2026-02-01", "uit_tot": "2026-01-01"}, "uit-tot", "na de laatste"),
        ({"uit_tot": "2001-01-01"}, "doelgroep", "geen enkele leerling"),
        ({"controle": "80"}, "controle", "hooguit 50"),
        ({"controle": "10,5"}, "controle", "heel getal"),
        ({"regio": "oost"}, "regio", "Kies een van"),
        ({"verleden": "ooit"}, "verleden", "Kies een van"),
        ({"tekst": "anders"}, "tekst", "geen teksten"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(
    world: World, change: Mapping[str, str], field: str, said: str
) -> None:
    filled = {"naam": "Mijn campagne", "herinneringen": "2, 5", "maanden": "4"} | change
    answer = send(world.coach(), **filled)
    assert answer.status_code == 422
    assert said in errors(answer)[field]
    assert f'href="#v-{field}"' in answer.text
    assert f'id="v-{field}"' in answer.text
    kept = fields(answer.text)
    choices = ("regio", "verleden", "tekst")
    shown = {name.replace("_", "-"): value for name, value in filled.items() if name not in choices}
    assert {name: kept[name] for name in shown} == shown
    assert all_of(world) == []


def test_several_faults_are_told_at_once_from_top_to_bottom(world: World) -> None:
    months = tuple(f"maand-{n}" for n in campaign_form.MONTHS)
    answer = send(world.coach(), without=(*months, "dag-0", "dag-1", "dag-2", "dag-3", "dag-4"), controle="99")
    assert list(errors(answer)) == ["naam", "punten", "dagen", "controle"]
    assert re.findall(r'href="#v-([^"]+)"', answer.text) == ["naam", "punten", "dagen", "controle"]


def test_choices_arrive_in_the_plan_and_come_back_when_copied(world: World) -> None:
    coach = world.coach()
    with world.parts.begin() as uow:
        learner = uow.get(Learner, world.learner("Daan").id)
        assert learner is not None
        learner.cluster, learner.tags = 4, ["stage & werk"]
        uow.commit()
    day = world.parts.today() + timedelta(days=100)
    made = send(
        coach, naam="Alles", without=("maand-6", "maand-3"), profiel_arbeidsmarkt="1", cluster_4="1", maanden="4, 15",
        weken="8", datum_1=day.isoformat(), regio="zuid", van="09:30", dag_5="1", herinneringen="2 en 9", controle="0",
        dicht_van_1="2027-05-01", dicht_tot_1="2027-05-09", verleden="next", **{"label-stage & werk": "1"},
    )  # fmt: skip
    assert made.status_code == 200, errors(made)
    plan = all_of(world)[0].plan
    assert {point.key for point in plan.points} == {"months:12", "months:4", "months:15", "weeks:8", f"day:{day}"}
    assert (plan.cohort.profiles, plan.cohort.clusters) == (("arbeidsmarkt",), (4,))
    assert plan.cohort.tags == ("stage & werk",)
    assert (plan.window.region, plan.window.weekdays) == ("zuid", (0, 1, 2, 3, 4, 5))
    assert plan.window.closed == ((date(2027, 5, 1), date(2027, 5, 9)),)
    assert (plan.reminders, plan.past) == ((2, 9), "next")
    assert "niet in de schoolvakanties van zuid" in words(made)
    copy = fields(coach.get(f"{NEW}?van={all_of(world)[0].id}").text)
    assert campaign_form.read(copy, world.parts.today()).plan == plan
    assert copy["naam"] == ""
    assert coach.get(f"{NEW}?van=x").status_code == 404


def test_a_draft_can_be_changed_and_what_runs_cannot(world: World) -> None:
    coach = world.coach()
    draft = send(coach, naam="Eerste", controle="25", zaad="zaad-van-de-toets")
    change = f"{draft.url.path}/wijzigen"
    assert f'href="{change}"' in draft.text
    form = coach.get(change)
    assert f'action="{change}"' in form.text
    filled = fields(form.text.replace(f'action="{change}"', f'action="{NEW}"'))
    assert (filled["naam"], filled["controle"], filled["zaad"]) == ("Eerste", "25", "zaad-van-de-toets")
    before = all_of(world)[0].plan
    wrong = coach.post(change, data=filled | {"naam": "", "controle": "99", "doe": "bewaren"})
    assert set(errors(wrong)) == {"naam", "controle"}
    looked = coach.post(change, data=filled | {"herinneringen": "2", "doe": "bekijken"})
    assert looked.status_code == 200
    assert all_of(world)[0].plan == before
    kept = coach.post(change, data=filled | {"naam": "Tweede", "herinneringen": "2", "doe": "bewaren"})
    assert "De wijziging is bewaard." in words(kept)
    (campaign,) = all_of(world)
    assert (campaign.name, campaign.plan.reminders, campaign.status) == ("Tweede", (2,), "draft")
    assert campaign.seed == "zaad-van-de-toets"
    running = press(coach, kept, "starten")
    assert "/wijzigen" not in running.text
    assert "Dat kan nu niet." in words(coach.get(change))
    assert "Dat kan nu niet." in words(coach.post(change, data=filled | {"doe": "bewaren"}))
    assert all_of(world)[0].name == "Tweede"


def test_starting_and_resuming_wake_the_workers(world: World) -> None:
    queue = world.app.state.desk.queue
    coach = world.coach()
    running = press(coach, send(coach, naam="Proef"), "starten")
    assert queue.woken == 1
    press(coach, running, "pauze")
    assert queue.woken == 1
    press(coach, running, "verder")
    assert queue.woken == 2
    press(coach, running, "starten")  # refused
    assert queue.woken == 2


def test_who_may_plan_and_who_may_look(world: World) -> None:
    draft = send(world.coach(), naam="Proef")
    deputy = world.coach(1)
    with world.parts.begin() as uow:
        school = uow.people.schools_of(world.staff(1).id)[0]
        next(row for row in uow.people.roles(school) if row.staff_id == world.staff(1).id).role = "deputy"
        uow.commit()
    assert NEW not in deputy.get(START).text
    seen = deputy.get(draft.url.path)
    assert seen.status_code == 200
    assert "/starten" not in seen.text
    assert deputy.get(NEW).url.path == START
    for path in (f"{draft.url.path}/starten", f"{draft.url.path}/stoppen", NEW):
        answer = deputy.post(path, data={"token": hidden(seen.text, "token"), "naam": "x", "doe": "bewaren"})
        assert "Alleen een coach of schoolleider" in words(answer)
    assert [one.status for one in all_of(world)] == ["draft"]


def elsewhere(world: World) -> UUID:
    """A campaign of a school of others."""
    with world.parts.begin() as uow:
        school = School("De Linde", "r", "d")
        uow.add(school)
        uow.flush()
        made = Campaign(school.id, "Van een ander", all_of(world)[0].rules, "zaad", world.parts.now(), "operator")
        uow.add(made)
        uow.commit()
        return made.id


def test_a_campaign_of_another_school_does_not_exist(world: World) -> None:
    coach = world.coach()
    mine = send(coach, naam="Proef")
    path = f"{START}/{elsewhere(world)}"
    assert "Van een ander" not in coach.get(START).text
    assert coach.get(path).status_code == coach.get(f"{NEW}?van={path.rsplit('/', 1)[1]}").status_code == 404
    assert coach.get(f"{path}/wijzigen").status_code == 404
    for step in ("starten", "pauze", "verder", "stoppen", "wijzigen"):
        assert coach.post(f"{path}/{step}", data={"token": hidden(mine.text, "token")}).status_code == 404


def test_a_form_without_its_token_does_nothing(world: World) -> None:
    coach = world.coach()
    assert send(coach, naam="Proef", token="x").url.path == "/zaken"
    assert all_of(world) == []
    draft = send(coach, naam="Proef")
    assert coach.post(f"{draft.url.path}/starten", data={"token": "x"}).url.path == "/zaken"
    assert all_of(world)[0].status == "draft"


def test_with_two_schools_one_is_chosen(world: World) -> None:
    with world.parts.begin() as uow:
        other = School("De Linde", "r", "d")
        uow.add(other)
        uow.flush()
        uow.add(StaffSchool(world.staff().id, other.id, "lead"))
        uow.add(Learner(other.id, "Zoë", "dagbesteding", world.parts.today(), date(2008, 1, 1)))
        uow.commit()
    coach = world.coach()
    unsaid = send(coach, naam="Proef")
    assert "Kies een school." in errors(unsaid)["school"]
    assert "Kies een school." in errors(send(coach, naam="Proef", school=str(UUID(int=1))))["school"]
    made = send(coach, naam="Proef", school=str(other.id))
    assert made.status_code == 200, errors(made)
    assert all_of(world)[0].school_id == other.id
    assert "Zoë" in words(made)
    assert "nog niet aangemeld" in words(made)


def test_a_second_start_changes_nothing_and_the_seed_of_the_preview_is_kept(world: World) -> None:
    coach = world.coach()
    draft = send(coach, naam="Proef", controle="25", zaad="zaad-van-de-toets")
    assert all_of(world)[0].seed == "zaad-van-de-toets"
    press(coach, draft, "starten")
    before = len(rows(world, all_of(world)[0]))
    assert "Dat kan nu niet." in words(press(coach, draft, "starten"))
    assert len(rows(world, all_of(world)[0])) == before


def test_a_draft_that_has_become_impossible_says_why_and_cannot_start(world: World) -> None:
    coach = world.coach()
    draft = send(coach, naam="Proef")
    with world.parts.begin() as uow:
        campaign = uow.campaigns.locked(all_of(world)[0].id)
        assert campaign is not None
        campaign.rules = campaign.rules | {"ends_on": "2020-01-01"}
        uow.commit()
    seen = coach.get(draft.url.path)
    assert "Zo kan de campagne niet starten: De einddatum is al voorbij." in words(seen)
    assert "/starten" not in seen.text
    assert "/stoppen" in seen.text


def test_names_are_shown_as_text(world: World) -> None:
    evil = "<script>alert(1)</script>"
    draft = send(world.coach(), naam=evil)
    assert evil not in draft.text
    assert "&lt;script&gt;" in draft.text
    assert evil not in world.coach().get(START).text


# ---- a campaign that has been going for a while

STATES = ("answered", "answered", "missed", "failed", "unknown", "sent")


def gone_on(world: World, coach: httpx.Client, **more: str) -> str:
    """The path of a campaign in which something of everything has happened."""
    draft = send(coach, naam="Onderweg", verleden="send_now", **more)
    assert "starten" in press(coach, draft, "starten").text or draft.status_code == 200
    now = world.parts.now()
    with world.parts.begin() as uow:
        campaign = uow.campaigns.locked(all_of(world)[0].id)
        assert campaign is not None
        campaign.started_at = now - timedelta(days=30)
        people = uow.people.learners_of([campaign.school_id])
        found = [row for one in people for row in uow.campaigns.of_learner(one.id) if row.state == "planned"]
        assert len(found) >= len(STATES)
        for at, (row, state) in enumerate(zip(found, STATES, strict=False)):
            row.sent_at = None if state == "failed" else now - timedelta(days=20 - at)
            row.step = 2 if state == "missed" else 1
            if state in ("answered", "missed", "failed"):
                row.finish(state, "blocked" if state == "failed" else None)
            row.state = state
            row.answered_at = row.sent_at + timedelta(hours=3) if state == "answered" and row.sent_at else None
            row.missed_at = now if state == "missed" else None
        uow.commit()
    return draft.url.path


def test_how_it_goes_is_told_in_figures_that_add_up(world: World) -> None:
    coach = world.coach()
    path = gone_on(world, coach)
    page = coach.get(path)
    seen, found = words(page), progress(world.parts, None, all_of(world)[0].id)
    assert found.balances
    assert "5 verstuurd 2 beantwoord" in seen
    assert "1 gemist 1 mislukt 1 herinnering" in seen
    assert f"Samen {found.total}" in seen
    assert "geblokkeerd: 1" in seen
    assert "onzeker 1 We weten niet" in seen
    assert "De helft antwoordde binnen 3 uur." in seen
    assert "Niet bereikbaar (2)" in seen
    assert seen.count("mislukt: geblokkeerd") == 1
    names = {one.name for one in found.unreached}
    assert all(re.search(rf'<a href="/leerlingen/[0-9a-f-]+">{name}</a>', page.text) for name in names)
    table = re.search(r'<tbody id="dagen".*?</tbody>', page.text, re.DOTALL)
    assert table
    numbers = [int(one) for one in re.findall(r'class="number"[^>]*>(\d+)<', table[0])]
    assert (sum(numbers[1::4]), sum(numbers[2::4]), sum(numbers[3::4])) == (5, 2, 1)
    assert "Er is geen controlegroep." in seen
    assert "van 5 verstuurde vragen" in words(coach.get(START))


def test_who_cannot_be_reached_is_told_and_who_wants_nothing_is_not(world: World) -> None:
    coach = world.coach()
    path = gone_on(world, coach)
    now = world.parts.now()
    people = {name: world.learner(name) for name in ("Daan", "Samira", "Lotte", "Yusuf")}
    with world.parts.begin() as uow:
        campaign = all_of(world)[0]
        for name, one in people.items():
            for row in uow.campaigns.of_learner(one.id):
                row.finish("answered")
                row.day = now.date() - timedelta(days=40)
            state, reason, status = {
                "Daan": ("skipped", "not_joined", "invited"), "Samira": ("skipped", "stopped", "stopped"),
                "Lotte": ("planned", None, "active"), "Yusuf": ("skipped", "case", "active"),
            }[name]  # fmt: skip
            uow.add(Planned(campaign.id, one.id, "weeks:9", now.date(), None, None, "", state, reason=reason))
            learner = uow.get(Learner, one.id)
            assert learner is not None
            learner.status = status
        for row in uow.campaigns.of_learner(people["Lotte"].id):
            if row.state == "answered":
                row.state = "cancelled"
        uow.commit()
    found = {one.name: (one.state, one.reason) for one in progress(world.parts, None, campaign.id).unreached}
    assert found.pop("Daan") == ("skipped", "not_joined")
    assert found.pop("Lotte") == ("planned", "unreachable")
    assert not found.keys() & people.keys()
    assert "overgeslagen: nog niet aangemeld" in words(coach.get(path))


def test_a_small_group_says_nothing_about_the_effect(world: World) -> None:
    coach = world.coach()
    path = gone_on(world, coach, controle="25")
    seen = words(coach.get(path))
    assert "te klein om iets over het effect te zeggen" in seen
    assert "punten (tussen" not in seen
    assert "In de controlegroep: 3 van de 12 leerlingen." in seen


def test_with_enough_learners_the_effect_is_told_with_its_uncertainty(world: World) -> None:
    with world.parts.begin() as uow:
        school = uow.people.schools_of(world.staff().id)[0]
        uow.add(*(Learner(school, f"Kim{n}", "dagbesteding", world.parts.today(), date(2008, 1, 1)) for n in range(90)))
        uow.commit()
    coach = world.coach()
    running = press(coach, send(coach, naam="Effect", controle="50"), "starten")
    later = world.parts.now() + timedelta(seconds=1)
    with world.parts.begin() as uow:
        asked = [one for one, held in uow.campaigns.members(all_of(world)[0].id).items() if not held]
        for at, learner_id in enumerate(asked):
            account = Account("webchat", f"kim-{at}", later, learner_id)
            uow.add(account)
            uow.flush()
            sealed = world.parts.vault.seal("hoi")
            uow.add(Message(account.id, "in", f"kim-{at}", "text", sealed, later, later, learner_id=learner_id))
        uow.commit()
    seen = words(coach.get(running.url.path))
    assert "Er is een duidelijk verschil met de controlegroep." in seen
    assert "100 punten (tussen" in seen


def test_bars_are_as_fine_as_fits() -> None:
    first = date(2026, 1, 1)
    for days, unit in ((1, "day"), (30, "day"), (31, "week"), (210, "week"), (220, "month"), (1500, "month")):
        last = first + timedelta(days=days)
        found = campaign_views.bars({first: {"sent": 4, "answered": 2}, last: {"planned": 3}, date(2030, 1, 1): {}})
        assert found is not None
        assert (found.unit, found.last) == (unit, last)
        assert all(min(x, y) >= 0 and x + w <= 600.1 and abs(y + h - 160) < 0.2 for x, y, w, h, _ in found.rects)
        assert {kind for *_, kind in found.rects} == {"sent", "answered", "planned"}
    assert campaign_views.bars({first: {"sent": 0}}) is None


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


@browser_only
@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_by_keyboard_only(open_page: Open, world: World, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    as_ahmed(page)
    page.goto(START)
    page.get_by_role("link", name="Nieuwe campagne").press("Enter")
    page.get_by_label("Naam van de campagne").focus()
    page.keyboard.type("Met toetsen")
    page.get_by_label("9 maanden na school").press("Space")
    page.get_by_label("Controlegroep").fill("x")
    page.get_by_role("button", name="Bewaren en nakijken").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("heel getal")
    expect(page.get_by_label("Naam van de campagne")).to_have_value("Met toetsen")
    expect(page.get_by_label("9 maanden na school")).to_be_checked()
    page.get_by_role("alert").get_by_role("link").press("Enter")
    page.get_by_label("Controlegroep").fill("0")
    page.get_by_role("button", name="Bewaren en nakijken").press("Enter")
    page.get_by_text("Campagne starten").press("Enter")
    page.get_by_role("button", name="Ja, start de campagne").press("Enter")
    expect(page.get_by_role("status").first).to_have_text("De campagne is gestart.")
    page.get_by_text("Pauze", exact=True).press("Enter")
    page.get_by_role("button", name="Ja, zet op pauze").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("De campagne heeft pauze.")
    assert all_of(world)[0].status == "paused"


@browser_only
def test_the_preview_follows_what_is_filled_in(open_page: Open, world: World) -> None:
    page = open_page("/")
    as_ahmed(page)
    page.goto(NEW)
    page.evaluate("window.stillHere = true")
    people = page.locator("#voorbeeld .counts li").first
    expect(people).to_have_text(re.compile("12 leerlingen"))
    page.get_by_label("dagbesteding").check()
    expect(people).not_to_have_text(re.compile("12 leerlingen"))
    expect(page.locator("#voorbeeld .phone li")).to_have_count(3)
    page.get_by_label("Herinneringen na").fill("")
    expect(page.locator("#voorbeeld .phone li")).to_have_count(1)
    page.get_by_label("Herinneringen na").fill("9, 2")
    expect(page.locator("#voorbeeld")).to_contain_text("De herinneringen lopen op")
    assert page.evaluate("window.stillHere") is True
    assert all_of(world) == []
    tab_to(page, "ma")


@browser_only
def test_what_is_mended_is_not_called_wrong_any_more(open_page: Open, world: World) -> None:
    page = open_page("/")
    as_ahmed(page)
    page.goto(NEW)
    page.get_by_label("Controlegroep").fill("99")
    page.get_by_role("button", name="Bewaren en nakijken").press("Enter")
    expect(page.locator(".wrong-here")).to_have_count(2)
    page.get_by_label("Controlegroep").fill("10")
    expect(page.locator("#fout-controle")).to_have_count(0)
    expect(page.get_by_label("Controlegroep")).not_to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert").get_by_role("listitem")).to_have_count(1)
    page.get_by_label("Naam van de campagne").fill("Proef")
    expect(page.get_by_role("alert")).to_have_count(0)


@browser_only
def test_the_figures_follow_by_themselves_and_open_parts_stay_open(open_page: Open, world: World) -> None:
    path = gone_on(world, world.coach())
    page = open_page("/")
    page.clock.install()
    as_ahmed(page)
    page.goto(path)
    page.get_by_text("De cijfers per dag").press("Enter")
    counts = page.locator("#voortgang .counts li")
    expect(counts.nth(1)).to_have_text("2 beantwoord")
    with world.parts.begin() as uow:
        people = uow.people.learners_of([all_of(world)[0].school_id])
        row = next(row for one in people for row in uow.campaigns.of_learner(one.id) if row.state == "sent")
        row.finish("answered")
        row.answered_at = world.parts.now()
        uow.commit()
    page.clock.run_for(11_000)
    expect(counts.nth(1)).to_have_text("3 beantwoord")
    expect(page.locator("#dagen")).to_be_visible()


@browser_only
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Open, world: World, width: int, scheme: str) -> None:
    page = open_page("/", viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    as_ahmed(page)
    page.goto(START)
    found = faults(page)
    page.goto(NEW)
    for summary in page.locator("summary").all():
        summary.press("Enter")
    found |= faults(page)
    page.get_by_label("Controlegroep").fill("99")
    page.get_by_role("button", name="Bewaren en nakijken").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    found |= faults(page)
    coach = world.coach()
    path = gone_on(world, coach, controle="25")
    for here in (path, START, send(coach, naam="Nog een").url.path):
        page.goto(here)
        for summary in page.locator("summary").all():
            summary.press("Enter")
        found |= faults(page)
    assert found == set()
