"""Cv, letters and plan on the pages of staff: with the learner's leave, and not a word more without."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from bot.core.consent import Purpose
from bot.core.guided import Document
from bot.core.learner import StaffSchool
from bot.services.guides import shares
from tests.unit.services.papers import add_document, add_plan
from tests.unit.services.world import make_place

from .conftest import World
from .forms import fill_in

LETTER = {
    "letter": {
        "sender": ["Emma Bos"], "receiver": ["Jumbo"], "place": "Ede", "day": "2026-11-20", "subject": "vakkenvuller",
        "greeting": "Beste Sanne,", "paragraphs": ["Ik wil graag bij jullie werken."], "closing": "Groet,",
    }
}  # fmt: skip
TOLD = ("Cv van", "Brief van", "Jumbo", "Kapsalon", "Fiets maken", "geoefend op", "Open de pdf")


@pytest.fixture
def cv(world: World) -> Document:
    emma = world.learner("Emma")
    add_plan(world.parts, emma)
    add_document(world.parts, emma, "letter", LETTER)
    return add_document(world.parts, emma)


def let(world: World, purpose: Purpose, *, granted: bool = True) -> None:
    with world.parts.begin() as uow:
        change = shares.allow if granted else shares.withdraw
        change(world.parts, uow, world.learner("Emma"), purpose)
        uow.commit()


def pages(world: World) -> list[str]:
    """Emma's page, and the page of a case of hers."""
    case, coach = world.open_case("Emma"), world.coach()
    return [coach.get(path).text for path in (f"/leerlingen/{world.learner('Emma').id}", f"/zaken/{case}")]


def test_without_leave_the_pages_say_that_and_nothing_more(world: World, cv: Document) -> None:
    for page in pages(world):
        assert "deelt cv en brieven nu niet" in page
        assert "deelt plan en sollicitaties nu niet" in page
        assert [words for words in (*TOLD, str(cv.id)) if words in page] == []
    assert world.coach().get(f"/documenten/{cv.id}/pdf").status_code == 404


def test_each_leave_opens_its_own_part(world: World, cv: Document) -> None:
    let(world, "documents")
    for page in pages(world):
        assert "deelt cv en brieven nu niet" not in page
        assert [words for words in TOLD if words in page] == ["Cv van", "Brief van", "Open de pdf"]
    let(world, "documents", granted=False)
    let(world, "plan")
    for page in pages(world):
        assert "deelt cv en brieven nu niet" in page
        assert [words for words in TOLD if words in page] == ["Jumbo", "Kapsalon", "Fiets maken", "geoefend op"]


def test_files_are_opened_and_kept_nowhere(world: World, cv: Document) -> None:
    let(world, "documents")
    coach = world.coach()
    for form, kind, start in (("pdf", "application/pdf", b"%PDF"), ("word", "wordprocessingml", b"PK")):
        answer = coach.get(f"/documenten/{cv.id}/{form}")
        assert answer.status_code == 200
        assert kind in answer.headers["content-type"]
        assert "no-store" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "etag" not in answer.headers
        assert answer.content.startswith(start)
    page = coach.get(f"/leerlingen/{world.learner('Emma').id}")
    assert "no-store" in page.headers["cache-control"]
    (letter,) = set(re.findall(r"/documenten/([0-9a-f-]+)/pdf", page.text)) - {str(cv.id)}
    answer = coach.get(f"/documenten/{letter}/pdf")
    assert "brief-emma-bos.pdf" in answer.headers["content-disposition"]
    let(world, "documents", granted=False)
    assert coach.get(f"/documenten/{cv.id}/pdf").status_code == 404


def test_a_link_for_a_colleague_is_shown_once_and_ends_with_the_leave(world: World, cv: Document) -> None:
    let(world, "documents")
    coach, here = world.coach(), f"/leerlingen/{world.learner('Emma').id}"
    shown = fill_in(coach, here, f"/documenten/{cv.id}/link")
    found = re.search(rf'href="({world.url}/gedeeld/[0-9a-f-]+)"', shown.text)
    assert found is not None
    assert found[1] not in coach.get(here).text
    stranger = world.browser()
    assert "/inloggen" in str(stranger.get(found[1]).url)
    colleague = world.coach(1)
    assert colleague.get(found[1]).url.path == here
    let(world, "documents", granted=False)
    answer = colleague.get(found[1])
    assert answer.url.path == "/leerlingen"
    assert "Deze link werkt niet meer" in answer.text
    assert "Deze link werkt niet meer" in colleague.get(f"/gedeeld/{uuid4()}").text


def test_a_link_is_not_made_by_a_get_nor_without_the_token(world: World, cv: Document) -> None:
    let(world, "documents")
    coach = world.coach()
    assert coach.get(f"/documenten/{cv.id}/link").status_code in (404, 405)
    coach.post(f"/documenten/{cv.id}/link", data={"token": "x"})
    with world.parts.begin() as uow:
        assert uow.guided.shares_of(cv.id) == []


def test_staff_of_another_school_open_nothing(world: World, cv: Document) -> None:
    let(world, "documents")
    other = make_place(world.parts, "Andere")
    with world.parts.begin() as uow:
        emma = world.learner("Emma")
        for member in uow.people.demo_staff():
            for role in uow.people.roles(emma.school_id):
                if role.staff_id == member.id:
                    uow.delete(uow.get(StaffSchool, (role.staff_id, role.school_id)))
            uow.add(StaffSchool(member.id, other.school.id, "coach"))
        uow.commit()
        token = shares.link(world.parts, uow, cv)
        uow.commit()
    coach = world.coach()
    assert coach.get(f"/documenten/{cv.id}/pdf").status_code == 404
    assert "Deze link werkt niet meer" in coach.get(f"/gedeeld/{token}").text
