"""What a coach sees and does."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from uuid import UUID, uuid4

import httpx
import pytest

from bot.core.consent import standing
from bot.core.conversation import AnswerRow, AuditEvent, Checkin
from bot.core.escalation import Escalation
from bot.core.learner import Account, Learner, School
from bot.services.escalations import cases
from bot.services.people import learners

from .conftest import World
from .forms import bubbles, fill_in, write


def chatting(world: World, number: int) -> httpx.Client:
    """A browser of a learner."""
    browser = world.browser()
    browser.post("/demo/leerling", data={"leerling": str(number)})
    return browser


def case_of(world: World, name: str) -> Escalation:
    with world.parts.begin() as uow:
        return uow.cases.of_learner(world.learner(name).id)[0]


def change(world: World, case_id: UUID, **values: object) -> None:
    with world.parts.begin() as uow:
        case = uow.cases.locked(case_id)
        for name, value in values.items():
            setattr(case, name, value)
        uow.commit()


def names(page: str) -> list[str]:
    return re.findall(r'<strong class="name">(.*?)</strong>', page)


def test_the_most_urgent_case_is_on_top(world: World) -> None:
    soon = world.open_case("Emma", "uitval")
    world.open_case("Noor", "attention")
    late = world.open_case("Kevin", "uitval")
    world.open_case("Daan", "crisis", leave="vital", kind="suicidaliteit")
    change(world, soon, due_at=world.parts.now() + timedelta(hours=1))
    change(world, late, due_at=world.parts.now() - timedelta(hours=1))
    page = world.coach().get("/zaken").text
    shown = [name for name in names(page) if name in ("Daan", "Kevin", "Emma", "Noor")]
    assert shown == ["Daan", "Kevin", "Emma", "Noor"]
    assert page.count("Te laat") >= 1
    assert "denkt aan zelfdoding" in page


def test_a_case_without_leave_is_not_there(world: World) -> None:
    case = world.open_case("Noor", "uitval", leave="asked")
    coach = world.coach()
    assert "Noor" not in coach.get("/zaken").text
    assert coach.get(f"/zaken/{case}").status_code == 404
    assert 'Open melding<span class="hidden"> Noor' not in coach.get("/leerlingen").text


def test_filters(world: World) -> None:
    mine = world.open_case("Emma")
    world.open_case("Noor")
    coach = world.coach()
    fill_in(coach, f"/zaken/{mine}", f"/zaken/{mine}/aannemen")
    assert "Emma" in names(coach.get("/zaken?toon=mij").text)
    assert "Noor" not in names(coach.get("/zaken?toon=mij").text)
    assert "Emma" not in names(coach.get("/zaken?toon=nieuw").text)
    assert {"Emma", "Noor"} <= set(names(coach.get("/zaken?toon=onzin").text))


def test_a_coach_of_another_school_sees_nothing(world: World) -> None:
    with world.parts.begin() as uow:
        school = School("Elders", "Noord", "Doorstroompunt Noord")
        uow.add(school)
        uow.flush()
        other = Learner(school.id, "Vreemd", "arbeidsmarkt", world.parts.today(), world.parts.today())
        uow.add(other)
        uow.flush()
        case = cases.open_case(world.parts, uow, other, level="uitval", topics=["werk"], leave="given")
        uow.commit()
    coach = world.coach()
    assert "Vreemd" not in coach.get("/zaken").text + coach.get("/leerlingen").text
    for path in (f"/zaken/{case.id}", f"/leerlingen/{other.id}", f"/zaken/{uuid4()}", "/zaken/geen-uuid"):
        assert coach.get(path).status_code == 404
    for path in (f"/zaken/{case.id}/aannemen", f"/zaken/{case.id}/gesprek", f"/leerlingen/{other.id}/uitnodigen"):
        assert fill_in(coach, "/zaken", path).status_code == 404
    with world.parts.begin() as uow:
        untouched = uow.cases.locked(case.id)
        assert untouched is not None
        assert untouched.owner_id is None
        assert not uow.people.invites_of(other.id)


def test_the_page_tells_all_that_is_needed_to_act(world: World) -> None:
    learner = chatting(world, 9)  # Kevin
    write(learner, "hoi, drie dagen geleden was alles goed")
    write(learner, "ik wil dood")
    case = case_of(world, "Kevin")
    change(world, case.id, who_knows="niet aan moeder", call_time="na 16:00", rule="crisis-always-school")
    with world.parts.begin() as uow:
        checkin = Checkin(world.learner("Kevin").id, world.parts.now() - timedelta(minutes=5), ["plek"])
        uow.add(checkin)
        uow.flush()
        sealed = world.parts.vault.seal("nee al twee weken niet meer")
        uow.add(AnswerRow(checkin.id, "plek", "nee", world.parts.now(), date=world.parts.today(), sealed=sealed))
        uow.add(AnswerRow(checkin.id, "geld", "", world.parts.now(), refused=True))
        uow.commit()
    page = html.unescape(world.coach().get(f"/zaken/{case.id}").text)
    assert "ik wil <mark>dood</mark>" in re.findall(r"<blockquote>(.*?)</blockquote>", page)
    assert "<mark>dood</mark>" in page
    assert "drie dagen geleden was alles goed" in page  # the talk around it
    assert "113" in page
    assert "dit mag niet iedereen weten" in page
    assert "na 16:00" in page
    assert "nee al twee weken niet meer" in page
    assert "wil niet zeggen" in page
    assert "Gevaar gaat altijd meteen naar de school." in page
    assert "zonder toestemming" in page
    assert "23 jaar" in page
    assert "Mail gestuurd" in page


def test_only_the_talk_around_the_quote_is_shown(world: World) -> None:
    """Kevin wrote forty days ago; that belongs to no case."""
    learner = chatting(world, 9)
    with world.parts.begin() as uow:
        account = uow.people.accounts_of(world.learner("Kevin").id)[0]
        old = [world.parts.vault.open(m.sealed) for m in uow.talks.recent(account.id, 60)]
    assert old
    write(learner, "ik wil dood")
    page = html.unescape(world.coach().get(f"/zaken/{case_of(world, 'Kevin').id}").text)
    talk = page[page.index('id="gesprek"') : page.index("</ol>", page.index('id="gesprek"'))]
    assert "ik wil dood" in talk
    assert not [text for text in old if f"<p>{text}</p>" in talk]


def test_reading_a_case_is_audited_once(world: World) -> None:
    case = world.open_case("Kevin")
    coach = world.coach()
    for _ in range(3):
        coach.get(f"/zaken/{case}")
    with world.parts.begin() as uow:
        seen = [e for n in range(1, 40) if (e := uow.get(AuditEvent, n)) and e.what == "case_viewed"]
    assert [(event.actor, event.subject) for event in seen] == [(str(world.staff().id), str(case))]


def test_the_second_coach_hears_who_was_first(world: World) -> None:
    case = world.open_case("Kevin")
    first, second = world.coach(0), world.coach(1)
    assert "Jij hebt deze melding nu." in fill_in(first, f"/zaken/{case}", f"/zaken/{case}/aannemen").text
    answer = fill_in(second, f"/zaken/{case}", f"/zaken/{case}/aannemen")
    assert f"{world.staff(0).name} heeft deze melding al aangenomen." in answer.text
    assert "Ik neem deze melding aan" not in answer.text
    with world.parts.begin() as uow:
        found = uow.cases.locked(case)
        assert found is not None
        assert found.owner_id == world.staff(0).id


def test_from_taking_to_closing(world: World) -> None:
    case = world.open_case("Kevin")
    coach = world.coach()
    here = f"/zaken/{case}"
    fill_in(coach, here, f"{here}/aannemen")
    answer = fill_in(coach, here, f"{here}/contact", notitie="Gebeld, <b>moe</b> maar oké")
    assert "Gebeld, &lt;b&gt;moe&lt;/b&gt; maar oké" in answer.text
    assert "Kies eerst hoe het is afgelopen" in fill_in(coach, here, f"{here}/sluiten").text
    answer = fill_in(coach, here, f"{here}/sluiten", uitkomst="gaat_weer", notitie="klaar")
    assert "De melding is gesloten." in answer.text
    assert str(case) not in coach.get("/zaken").text
    assert "Het gaat weer" in coach.get(here).text
    assert "Dat kan nu niet" in fill_in(coach, here, f"{here}/contact").text


@pytest.mark.parametrize("action", ["contact", "sluiten", "gesprek", "bericht"])
def test_only_the_owner_acts(world: World, action: str) -> None:
    case = world.open_case("Kevin")
    fields = {"uitkomst": "anders", "wie": "mens", "tekst": "hoi"}
    answer = fill_in(world.coach(), f"/zaken/{case}", f"/zaken/{case}/{action}", **fields)
    assert "Neem hem eerst aan" in answer.text
    assert world.learner("Kevin").human_since is None


def test_taking_the_conversation_over_and_giving_it_back(world: World) -> None:
    learner = chatting(world, 9)
    case = world.open_case("Kevin")
    coach, here = world.coach(1), f"/zaken/{case}"  # Marieke
    fill_in(coach, here, f"{here}/aannemen")
    fill_in(coach, here, f"{here}/gesprek", wie="mens")
    assert "er is niets veranderd" in fill_in(coach, here, f"{here}/gesprek", wie="mens").text.lower()
    write(learner, "hoi marieke")
    assert "hoi marieke" in coach.get(here).text
    fill_in(coach, here, f"{here}/bericht", tekst="Hoi! [coach] <i>hier</i>")
    fill_in(coach, here, f"{here}/gesprek", wie="bot")
    write(learner, "nu weer jij")
    said = bubbles(learner.get("/chat").text)
    start = next(n for n, (_, text) in enumerate(said) if "Marieke is een mens" in text)
    assert said[start:] == [
        ("bot", "Je praat nu met Marieke. Marieke is een mens. Ik ben even stil."),
        ("learner", "hoi marieke"),
        ("coach", "Hoi! [coach] <i>hier</i>"),
        ("bot", "Marieke is klaar. Je praat nu weer met mij, de chatbot."),
        ("learner", "nu weer jij"),
        ("bot", "nu weer jij"),
    ]


def test_closing_gives_the_conversation_back(world: World) -> None:
    learner = chatting(world, 9)
    case = world.open_case("Kevin")
    coach, here = world.coach(), f"/zaken/{case}"
    fill_in(coach, here, f"{here}/aannemen")
    fill_in(coach, here, f"{here}/gesprek", wie="mens")
    fill_in(coach, here, f"{here}/sluiten", uitkomst="gaat_weer")
    assert world.learner("Kevin").human_since is None
    assert "is klaar" in bubbles(learner.get("/chat").text)[-1][1]


def test_messages_of_a_coach_have_limits(world: World) -> None:
    case = world.open_case("Kevin")
    coach, here = world.coach(), f"/zaken/{case}"
    fill_in(coach, here, f"{here}/aannemen")
    fill_in(coach, here, f"{here}/gesprek", wie="mens")
    assert "nog geen tekst" in fill_in(coach, here, f"{here}/bericht", tekst="  ").text
    assert "te lang" in fill_in(coach, here, f"{here}/bericht", tekst="a" * 2001).text


def task(world: World, name: str, kind: str, step: str) -> tuple[UUID, UUID]:
    """Somebody in the middle of joining as this learner: the case and the account."""
    with world.parts.begin() as uow:
        learner = uow.get(Learner, world.learner(name).id)
        assert learner is not None
        code = learners.invite(world.parts, uow, learner.id)
        known = {"learner": str(learner.id), "step": step, "name": name, "code": learners.code_hash(code)}
        account = Account("webchat", f"x-{kind}", world.parts.now(), onboarding=dict(known))
        if kind == "parent":
            account.learner_id, learner.status = learner.id, "waiting_parent"
        case = Escalation(
            learner.id, learner.school_id, "attention", ["contact"], "transitiecoach", world.parts.now(),
            "own_request", rule=f"onboarding-{kind}", kind=kind, status="notified",
        )  # fmt: skip
        uow.add(account, case)
        uow.commit()
        return case.id, account.id


def onboarding(world: World, account_id: UUID) -> dict[str, object]:
    with world.parts.begin() as uow:
        account = uow.get(Account, account_id)
        assert account is not None
        return account.onboarding


def test_a_coach_says_that_this_is_the_learner(world: World) -> None:
    case, account = task(world, "Noor", "identity", "checked_by_coach")
    answer = fill_in(world.coach(), f"/zaken/{case}", f"/zaken/{case}/identiteit", antwoord="ja")
    assert "dit is de leerling" in answer.text
    assert onboarding(world, account)["confirmed"] is True
    assert "jij bent het" in world.channel.recent("x-identity")[-1][1].text
    assert str(case) not in world.coach().get("/zaken").text


def test_a_coach_says_that_this_is_somebody_else(world: World) -> None:
    case, account = task(world, "Noor", "identity", "checked_by_coach")
    fill_in(world.coach(), f"/zaken/{case}", f"/zaken/{case}/identiteit", antwoord="nee")
    assert onboarding(world, account) == {}
    assert "nieuwe code" in world.channel.recent("x-identity")[-1][1].text


def test_a_parents_yes_is_written_down(world: World) -> None:
    case, _ = task(world, "Noor", "parent", "parent")
    coach, here = world.coach(), f"/zaken/{case}"
    tomorrow = (world.parts.today() + timedelta(days=1)).isoformat()
    for who, day in (("", "2026-01-01"), ("moeder", ""), ("moeder", tomorrow), ("moeder", "gisteren")):
        assert "Schrijf op wie ja zei" in fill_in(coach, here, f"{here}/ouder", wie=who, dag=day).text
    day = world.parts.today()
    answer = fill_in(coach, here, f"{here}/ouder", wie="moeder", dag=day.isoformat())
    assert f"moeder, {day.day}-{day.month}-{day.year}" in answer.text
    with world.parts.begin() as uow:
        assert standing(uow.people.consents(world.learner("Noor").id), "parent") is True
    assert "zegt ja" in world.channel.recent("x-parent")[-1][1].text


def test_an_ordinary_case_takes_no_answers_about_identity(world: World) -> None:
    case = world.open_case("Kevin")
    for action in ("identiteit", "ouder"):
        fill_in(world.coach(), f"/zaken/{case}", f"/zaken/{case}/{action}", antwoord="ja", wie="x", dag="2026-01-01")
    assert case_of(world, "Kevin").status == "notified"
    with world.parts.begin() as uow:
        assert standing(uow.people.consents(world.learner("Kevin").id), "parent") is None
