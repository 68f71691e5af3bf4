"""What a played dialogue tells of cv, letters, plan and applications at its end."""

from __future__ import annotations

from bot.play.outcome import outcome
from bot.services.parts import Parts
from tests.unit.services.papers import RESUME, add_document, add_draft, add_plan
from tests.unit.services.world import Place, make_learner

LETTER = {
    "sender": ["Daan Visser"], "receiver": ["Jumbo"], "place": "Ede", "day": "2026-11-20", "subject": "vakkenvuller",
    "greeting": "Beste Sanne,", "paragraphs": ["Ik wil graag bij jullie werken."], "closing": "Groet,",
}  # fmt: skip


def test_nothing_made_is_nothing_told(parts: Parts, place: Place) -> None:
    with parts.begin() as uow:
        assert outcome(parts, uow, make_learner(parts, place).id) == {}


def test_everything_is_told_in_plain_data(parts: Parts, place: Place) -> None:
    daan = make_learner(parts, place)
    add_document(parts, daan)
    add_document(parts, daan, "letter", {"letter": LETTER})
    add_plan(parts, daan)
    with parts.begin() as uow:
        found = outcome(parts, uow, daan.id)
    assert found["cv"] == RESUME
    (letter,) = found["letters"]
    assert letter.endswith("Beste Sanne,\n\nIk wil graag bij jullie werken.\n\nGroet,\nDaan Visser")
    assert found["plan"][-1] == {"step": "Cv maken", "note": "", "done": True, "on": parts.today().isoformat()}
    assert {one["where"]: (one["work"], one["state"]) for one in found["applications"]} == {
        "Jumbo in Ede": ("vakkenvuller", "sent"),
        "Kapsalon Knip": ("", "invited"),
    }
    assert found["agreed"] == [{"kind": "cv", "version": 1}, {"kind": "letter", "version": 1}]


def test_a_draft_counts_before_what_was_agreed(parts: Parts, place: Place) -> None:
    daan = make_learner(parts, place)
    add_document(parts, daan)
    add_draft(parts, daan, {"basics": {"name": "Daan"}})
    with parts.begin() as uow:
        assert outcome(parts, uow, daan.id)["cv"] == {"basics": {"name": "Daan"}}
