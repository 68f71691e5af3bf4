"""What Rasa may read as a command, and what a seed becomes. Runs in the engine's environment."""

import pytest
from nazorg_engine.session import BadRequestError, Seed, spoken
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

DOMAIN = Domain.load("domain.yml")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('/antwoord{"plek":"ja"}', '/antwoord{"plek":"ja"}'),
        ("/start_checkin", "/start_checkin"),
        ("/restart", "restart"),
        ("/back", "back"),
        ("/session_start", "session_start"),
        ("/onzin", "onzin"),
        ('/antwoord{"plek":{}}', 'antwoord{"plek":{}}'),
        ("/talk_to_human ja", "talk_to_human ja"),
        ("// /restart", "restart"),
        (" gewoon praten ", "gewoon praten"),
    ],
)
def test_only_intents_of_the_domain_are_commands(text: str, read: str) -> None:
    assert spoken(text, DOMAIN) == read


def test_a_seed_opens_the_form_at_its_question() -> None:
    events = Seed({"profiel": "dagbesteding"}, "checkin_form", "cijfer").events(DOMAIN)
    assert events == [
        SlotSet("profiel", "dagbesteding"),
        ActiveLoop("checkin_form"),
        SlotSet("requested_slot", "cijfer"),
    ]


@pytest.mark.parametrize("seed", [Seed({"naam": "x"}), Seed({}, "ander"), Seed({}, "checkin_form", "naam")])
def test_a_seed_that_the_domain_does_not_know_is_refused(seed: Seed) -> None:
    with pytest.raises(BadRequestError):
        seed.events(DOMAIN)


def test_a_seed_contradicts_a_tracker_at_another_question() -> None:
    seed = Seed({}, "checkin_form", "cijfer")
    tracker = DialogueStateTracker.from_events("a", seed.events(DOMAIN), slots=DOMAIN.slots)
    assert not seed.contradicts(tracker)
    assert Seed({}, "checkin_form", "mensen").contradicts(tracker)
    assert not Seed().contradicts(tracker)
