"""Staff see what the learners of their schools reached, as counts; nothing while there is nothing."""

from __future__ import annotations

from bot.services.guides import applications
from bot.services.guides.applications import Content

from .conftest import World


def test_the_list_of_cases_shows_the_counts_of_the_school_year(world: World) -> None:
    browser = world.coach()
    assert "Dit schooljaar" not in browser.get("/zaken").text
    with world.parts.begin() as uow:
        made = applications.add(world.parts, uow, world.learner("Daan").id, "idea", Content("Lidl"))
        applications.sent(world.parts, made, None)
        uow.commit()
    assert "Sollicitaties: 1." in browser.get("/zaken").text
