"""What a learner gets when he asks for everything that is kept of him."""

from __future__ import annotations

import json
from uuid import uuid4

from bot.services.guides import shares
from bot.services.parts import Parts
from bot.services.people.export import export
from tests.unit.services.papers import CV, RESUME, add_document, add_draft, add_plan
from tests.unit.services.world import Place, make_learner, make_place


def test_cv_plan_and_applications_are_readable(parts: Parts, place: Place) -> None:
    daan = make_learner(parts, place)
    add_draft(parts, daan, {"basics": {"name": "Daan"}})
    document = add_document(parts, daan)
    add_plan(parts, daan)
    with parts.begin() as uow:
        shares.allow(parts, uow, daan, "documents")
        shares.link(parts, uow, document)
        uow.commit()
    found = export(parts, daan.id)
    assert found is not None
    (kept,) = found["documents"]
    assert (kept["kind"], kept["version"], kept["content"]) == ("cv", 1, CV)
    assert kept["content"]["resume"] == RESUME
    assert [link["opened_at"] for link in kept["links"]] == [None]
    assert {talk["kind"]: talk["knows"] for talk in found["guided_talks"]} == {
        "cv": {"resume": {"basics": {"name": "Daan"}}, "question": "work"},
        "practice": {"answers": ["ik sjouw graag"]},
    }
    assert {one["where"]: one["state"] for one in found["applications"]} == {
        "Jumbo in Ede": "sent",
        "Kapsalon Knip": "invited",
    }
    assert [one["step"] for one in found["plan"]] == ["Cv maken", "Brief maken", "Fiets maken bij opa"]
    assert {one["purpose"] for one in found["consents"]} == {"checkin", "coach", "documents"}
    assert "token" not in json.dumps(found)


def test_nothing_of_somebody_else(parts: Parts, place: Place) -> None:
    sam = make_learner(parts, make_place(parts, "Andere"), name="Sam", account="b")
    daan = make_learner(parts, place)
    add_document(parts, daan)
    add_plan(parts, daan)
    found = export(parts, sam.id)
    assert found is not None
    assert [found[name] for name in ("guided_talks", "documents", "applications", "plan")] == [[], [], [], []]
    assert export(parts, uuid4()) is None
