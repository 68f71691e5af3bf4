"""The faster functions give what Rasa's give, and are still needed. Runs in the engine's environment."""

import inspect
from typing import Any

import pytest
import rasa.shared.utils.common
from jsonschema import ValidationError
from nazorg_engine import overrides
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event

ACTION = RemoteAction("action_x", None)
GOOD: list[dict[str, Any]] = [
    {"events": [], "responses": []},
    {
        "events": [{"event": "slot", "name": "plek", "value": "ja", "timestamp": None}],
        "responses": [{"text": "hoi"}],
    },
    {},
]
BAD: list[dict[str, Any]] = [
    {"events": "none"},
    {"responses": [1]},
    {"events": [{"event": "slot", "name": 3}]},
    {"events": [{"event": "zilvervis"}]},
]


@pytest.mark.parametrize("response", GOOD)
def test_accepts_what_rasa_accepts(response: dict[str, Any]) -> None:
    assert overrides.slow_validate(ACTION, response) is True
    assert overrides.fast_validate(ACTION, response) is True


@pytest.mark.parametrize("response", BAD)
def test_refuses_what_rasa_refuses_and_repeats_no_contents(response: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        overrides.slow_validate(ACTION, response)
    with pytest.raises(ValidationError) as refusal:
        overrides.fast_validate(ACTION, response)
    assert "zilvervis" not in str(refusal.value)


def test_resolves_every_event_to_the_same_class() -> None:
    for name in {event.type_name for event in rasa.shared.utils.common.all_subclasses(Event)}:
        assert overrides.fast_resolve(name) is overrides.slow_resolve(name)


def test_unknown_events_are_treated_as_rasa_does() -> None:
    assert overrides.fast_resolve("topic") is None
    assert overrides.fast_resolve("nieuw", Event) is Event
    with pytest.raises(ValueError, match="Unknown event"):
        overrides.fast_resolve("nieuw")


def test_apply_replaces_both_and_may_be_repeated() -> None:
    overrides.apply()
    overrides.apply()
    assert RemoteAction._validate_action_result is overrides.fast_validate
    assert Event.resolve_by_type("slot") is overrides.slow_resolve("slot")


def test_rasa_still_validates_without_compiling_first() -> None:
    """Fails when a new Rasa checks action responses in another way: then remove `fast_validate`."""
    assert "validate(result, self.action_response_format_spec())" in inspect.getsource(overrides.slow_validate)


def test_rasa_still_walks_all_event_classes() -> None:
    """Fails when a new Rasa looks event classes up in another way: then remove `fast_resolve`."""
    assert "for cls in rasa.shared.utils.common.all_subclasses(Event)" in inspect.getsource(overrides.slow_resolve)
