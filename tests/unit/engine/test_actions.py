"""The actions: what they ask of the services, what they utter and set, and the door of their server."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from starlette.testclient import TestClient

import actions
from actions.algemeen import ActionBuiten, ActionJa, ActionNee, ActionTwijfel
from actions.checkin import ActionSignaal, ActionTegenslag, ValidateCheckinForm
from actions.contract import Said, Shown, Step
from actions.informatie import ActionInformatie
from actions.server import asgi_app
from actions.sollicitatie import ActionGesprek

ROOT = Path(__file__).resolve().parents[3]


class Fake:
    """Services that remember the calls and give one prepared step."""

    def __init__(self, step: Step | None = None) -> None:
        self.step = step or Step(("utter_fijn",), "cijfer", {"plek": "ja"})
        self.calls: list[tuple[Any, ...]] = []
        self.shown: tuple[Shown, ...] = ()

    def start_checkin(self, conversation: str) -> Step:
        self.calls.append(("start", conversation))
        return self.step

    def checkin_turn(self, conversation: str, said: Said) -> Step:
        self.calls.append(("turn", conversation, said))
        return self.step

    def topic_turn(self, conversation: str, action: str, said: Said) -> tuple[str, ...]:
        self.calls.append(("topic", conversation, action, said))
        return () if action == "action_twijfel" else ("utter_a", "utter_b")

    def meanings(self, ranking: Sequence[tuple[str, float]]) -> tuple[tuple[str, str], ...]:
        return tuple((name.title(), f"/{name}") for name, sure in ranking if sure > 0.2)

    def information(self, conversation: str, said: Said) -> tuple[Shown, ...]:
        return self.shown


@pytest.fixture
def fake() -> Iterator[Fake]:
    services = Fake()
    actions.use(services)
    yield services
    actions._services = None


def tracker(
    text: str = "hoi", intent: str = "greet", events: list[dict[str, Any]] | None = None, **slots: Any
) -> Tracker:
    entities = [{"entity": "plek", "value": "nee"}] if intent == "antwoord" else []
    message = {"text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": entities}
    return Tracker("c1", slots, message, events or [], False, None, {}, "action_listen")


def run(action: Any, given: Tracker) -> tuple[list[str], list[dict[str, Any]]]:
    dispatcher = CollectingDispatcher()
    result = action.run(dispatcher, given, {})
    events = asyncio.run(result) if asyncio.iscoroutine(result) else result
    return [message["response"] for message in dispatcher.messages], events


def slots(events: list[dict[str, Any]]) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in events if event["event"] == "slot"}


def test_checkin_passes_the_message_on_and_sets_what_comes_next(fake: Fake) -> None:
    uttered, events = run(ValidateCheckinForm(), tracker("nee", "antwoord", beurt=2))
    assert fake.calls == [("turn", "c1", Said("nee", "antwoord", 0.9, {"plek": "nee"}))]
    assert uttered == ["utter_fijn"]
    assert slots(events) == {"plek": "ja", "beurt": 3, "requested_slot": "cijfer", "opnieuw": "eerst"}


def test_checkin_starts_by_intent(fake: Fake) -> None:
    run(ValidateCheckinForm(), tracker("/start_checkin", "start_checkin"))
    assert fake.calls == [("start", "c1")]


def test_checkin_without_question_ends_the_form(fake: Fake) -> None:
    fake.step = Step(("utter_checkin_klaar_goed",), None, {})
    _, events = run(ValidateCheckinForm(), tracker())
    assert slots(events) == {"beurt": 1, "requested_slot": None}


def test_a_checkin_that_was_closed_elsewhere_is_not_met_with_silence(fake: Fake) -> None:
    fake.step = Step((), None, {})
    assert run(ValidateCheckinForm(), tracker())[0] == ["utter_knop_oud"]


def test_a_topic_utters_all_that_the_service_gives(fake: Fake) -> None:
    uttered, events = run(ActionSignaal(), tracker("baas is boos", "checkin_bad"))
    assert uttered == ["utter_a", "utter_b"]
    assert events == []
    assert fake.calls == [("topic", "c1", "action_signaal", Said("baas is boos", "checkin_bad", 0.9, {}))]


def user(intent: str) -> dict[str, Any]:
    return {"event": "user", "parse_data": {"intent": {"name": intent}}}


def doubtful(intents: list[str], sure: float) -> Tracker:
    given = tracker(intent="nlu_fallback", events=[user(intent) for intent in intents])
    given.latest_message["intent_ranking"] = [{"name": "bye", "confidence": sure}, {"name": "deny", "confidence": 0.1}]
    return given


def bot(*payloads: str) -> dict[str, Any]:
    return {"event": "bot", "data": {"buttons": [{"title": "x", "payload": p} for p in payloads]}}


@pytest.mark.parametrize(
    ("intents", "uttered"),
    [
        (["nlu_fallback"], ["utter_bedoel_je"]),
        (["nlu_fallback", "nlu_fallback"], ["utter_nog_niet_begrepen", "utter_vraag_mens"]),
        (["nlu_fallback", "nlu_fallback", "nlu_fallback"], ["utter_bedoel_je"]),
        (["nlu_fallback", "greet", "nlu_fallback"], ["utter_bedoel_je"]),
    ],
)
def test_never_the_same_clarifying_text_twice_in_a_row(fake: Fake, intents: list[str], uttered: list[str]) -> None:
    assert run(ActionTwijfel(), doubtful(intents, 0.3))[0] == uttered


def test_at_a_doubt_the_likeliest_meanings_are_buttons(fake: Fake) -> None:
    dispatcher = CollectingDispatcher()
    asyncio.run(ActionTwijfel().run(dispatcher, doubtful(["nlu_fallback"], 0.3), {}))
    assert dispatcher.messages[0]["buttons"] == [{"title": "Bye", "payload": "/bye"}]


def test_at_a_doubt_without_a_likely_meaning_the_subjects_are_offered(fake: Fake) -> None:
    assert run(ActionTwijfel(), doubtful(["nlu_fallback"], 0.1))[0] == ["utter_waarover"]


def test_what_was_said_before_in_the_talk_is_passed_on(fake: Fake) -> None:
    events = [{"event": "bot", "metadata": {"utter_action": "utter_hoi"}}, {"event": "bot", "metadata": None}]
    run(ActionSignaal(), tracker(events=[*events, user("greet")]))
    assert fake.calls[0][3].before == ("utter_hoi",)


def test_yes_takes_a_person_only_when_one_was_offered(fake: Fake) -> None:
    assert run(ActionJa(), tracker(events=[bot("/talk_to_human", "/deny")]))[0] == ["utter_a", "utter_b"]
    assert fake.calls[0][2] == "action_mens"
    run(ActionJa(), tracker(events=[bot("/find_vacancy", "/talk_to_human")]))
    run(ActionJa(), tracker(events=[bot("/talk_to_human"), bot()]))
    run(ActionNee(), tracker())
    assert [call[2] for call in fake.calls[1:]] == ["action_ja", "action_ja", "action_nee"]


def test_yes_to_a_piece_of_information_takes_no_person(fake: Fake) -> None:
    run(ActionJa(), tracker(events=[bot("/talk_to_human", '/informatie{"stuk":"diploma"}')]))
    run(ActionJa(), tracker(events=[bot("/talk_to_human")]))
    assert [call[2] for call in fake.calls] == ["action_ja", "action_ja"]
    run(ActionJa(), tracker(events=[{**bot("/talk_to_human"), "metadata": {"utter_action": "utter_taal_en"}}]))
    assert fake.calls[-1][2] == "action_mens"


@pytest.mark.parametrize(
    ("text", "uttered"),
    [
        ("kan ik een gesprek oefenen", ["utter_gesprek"]),
        ("wat moet ik aan naar een sollicitatie", ["utter_gesprek"]),
        ("moeten ze dat eigenlijk niet van tevoren zeggen ofzo?", ["utter_a", "utter_b"]),
        ("hoe weet ik dat zeker?", ["utter_a", "utter_b"]),
    ],
)
def test_practice_is_promised_only_where_the_words_ask_for_it(fake: Fake, text: str, uttered: list[str]) -> None:
    assert run(ActionGesprek(), tracker(text, "interview_help"))[0] == uttered


def test_services_that_were_not_set_are_an_error() -> None:
    with pytest.raises(RuntimeError):
        actions.services()


def call(name: str) -> dict[str, Any]:
    message = {"text": "zilvervis", "intent": {"name": "greet", "confidence": 1.0}, "entities": []}
    inner = {"sender_id": "c1", "slots": {}, "latest_message": message, "events": [], "paused": False}
    return {"next_action": name, "tracker": {**inner, "active_loop": {}, "latest_action_name": None}}


def test_server_runs_an_action_without_the_domain(fake: Fake) -> None:
    answer = TestClient(asgi_app("t")).post("/webhook?token=t", json=call("action_mens"))
    assert [response["response"] for response in answer.json()["responses"]] == ["utter_a", "utter_b"]


@pytest.mark.parametrize("query", ["", "?token=", "?token=x"])
def test_server_demands_the_token(fake: Fake, query: str) -> None:
    assert TestClient(asgi_app("t")).post(f"/webhook{query}", json=call("action_mens")).status_code == 401
    assert fake.calls == []


def test_server_takes_the_token_as_header_and_refuses_an_empty_one(fake: Fake) -> None:
    client = TestClient(asgi_app("t"), headers={"X-Actions-Token": "t"})
    assert client.post("/webhook", json=call("action_mens")).status_code == 200
    with pytest.raises(ValueError, match="token"):
        asgi_app("")


def test_server_errors_hold_no_words(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(conversation: str, action: str, said: Said) -> tuple[str, ...]:
        raise LookupError(said.text)

    monkeypatch.setattr(fake, "topic_turn", broken)
    client = TestClient(asgi_app("t"), headers={"X-Actions-Token": "t"})
    answer = client.post("/webhook", json=call("action_mens"))
    assert answer.status_code == 500
    assert "zilvervis" not in answer.text + caplog.text
    assert "LookupError" in caplog.text
    assert client.post("/webhook", content=b"{").status_code == 500
    assert client.post("/webhook", json=call("action_x")).status_code == 404


def test_every_action_of_the_domain_exists_and_the_other_way_round() -> None:
    client = TestClient(asgi_app("t"))
    domain = yaml.safe_load((ROOT / "domain.yml").read_text())
    named = {
        name
        for path in (ROOT / "actions").glob("*.py")
        for name in re.findall(r'return "((?:action|validate)_\w+)"', path.read_text())
    }
    assert named == set(domain["actions"])
    assert client.get("/health").json() == {"status": "ok", "actions": len(named)}


PIECE = Shown("Werken mag vaak.", (("Hulp van mijn coach", "/talk_to_human"),))


def shown(action: Any, given: Tracker) -> list[tuple[str | None, str | None, list[str]]]:
    dispatcher = CollectingDispatcher()
    asyncio.run(action.run(dispatcher, given, {}))
    return [(m["response"], m["text"], [b["payload"] for b in m["buttons"]]) for m in dispatcher.messages]


def test_information_is_uttered_with_its_buttons_or_as_a_response(fake: Fake) -> None:
    fake.shown = (PIECE, Shown(response="utter_geld"))
    assert shown(ActionInformatie(), tracker("wajong", "info_money")) == [
        (None, "Werken mag vaak.", ["/talk_to_human"]), ("utter_geld", None, []),
    ]  # fmt: skip


@pytest.mark.parametrize("action", [ActionTwijfel(), ActionBuiten()])
def test_a_piece_that_clearly_fits_comes_before_not_understanding(fake: Fake, action: Any) -> None:
    fake.shown = (PIECE,)
    assert [text for _, text, _ in shown(action, tracker("wajong?", "nlu_fallback"))] == ["Werken mag vaak."]
    assert [call for call in fake.calls if call[0] == "topic"] == []


def test_bad_news_of_which_nothing_was_stored_gets_the_piece_that_fits(fake: Fake, monkeypatch: Any) -> None:
    fake.shown = (PIECE,)
    assert [name for name, _, _ in shown(ActionTegenslag(), tracker("baas", "checkin_bad"))] == ["utter_a", "utter_b"]
    monkeypatch.setattr(fake, "topic_turn", lambda *_: ("utter_vervelend",))
    assert [text for _, text, _ in shown(ActionTegenslag(), tracker("baas", "checkin_bad"))] == ["Werken mag vaak."]
    fake.shown = ()
    assert [name for name, _, _ in shown(ActionTegenslag(), tracker("baas", "checkin_bad"))] == ["utter_vervelend"]


def test_a_tapped_piece_in_the_checkin_is_shown_and_the_form_goes_on(fake: Fake) -> None:
    fake.shown, fake.step = (PIECE,), Step((), "cijfer", {}, informs=True)
    dispatcher = CollectingDispatcher()
    given = tracker("/informatie", "informatie", beurt=1)
    events = asyncio.run(ValidateCheckinForm().run(dispatcher, given, {}))
    assert [message["text"] for message in dispatcher.messages] == ["Werken mag vaak."]
    assert slots(events)["requested_slot"] == "cijfer"
    fake.step, silent = Step((), "cijfer", {}), CollectingDispatcher()
    asyncio.run(ValidateCheckinForm().run(silent, given, {}))
    assert silent.messages == []  # the service says whether a piece is meant
