"""The whole check on a small project: what it finds, where, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.content.checks import run

Put = Callable[[str, str], None]
Swap = Callable[[str, str, str], None]

DOMAIN = """
actions: [action_mens, validate_checkin_form]
forms: {checkin_form: {required_slots: [geld]}}
"""
ACTIONS = """
class Mens(Action):
    def name(self) -> str:
        return "action_mens"

    async def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(response="utter_mens")


class Validate(FormValidationAction):
    def name(self) -> str:
        return "validate_checkin_form"
"""
RESPONSES = """
responses:
  utter_mens:
  - text: "Ik vraag het aan [coach]."
    buttons:
    - {title: "Ja", payload: "/affirm"}
  utter_ask_checkin_form_geld:
  - text: "Hoe gaat het met je geld?"
"""


@pytest.fixture
def bot(put: Put) -> None:
    """A small Rasa project with nothing wrong."""
    put("domain.yml", DOMAIN)
    put("actions/mens.py", ACTIONS)
    put("data/hulp/responses.yml", RESPONSES)


def whats(project: Path) -> str:
    return " | ".join(problem.what for problem in run([project]))


def test_the_fixed_texts_are_in_order(project: Path) -> None:
    assert run([project], date(2026, 12, 1)) == []


def test_a_sound_engine_project_has_no_problems(project: Path, bot: None) -> None:
    assert run([project]) == []


def test_content_and_responses_go_through_the_reading_gate(
    project: Path, bot: None, put: Put, swap: Swap
) -> None:
    swap("systeem", "We hebben je bericht.", "Wij hebben uw bericht.")
    put(
        "data/geld/responses.yml", RESPONSES.replace("_mens", "_mens2").replace("Ik vraag", "Uw coach vraagt")
    )
    said = [problem.where for problem in run([project]) if '"uw"' in problem.what]
    assert said == ["data/geld/responses.yml utter_mens2[0]", "systeem.texts.received.text"]


def test_a_file_that_nobody_declared_is_reported(project: Path, put: Put) -> None:
    put("bot/content/nl/nieuw.yml", "text: hoi\n")
    assert "not declared" in whats(project)


def test_a_declared_folder_of_data_is_left_alone(project: Path, put: Put) -> None:
    put("bot/content/nl/language/x.yml", "text: uitstroomprofiel\n")
    assert run([project]) == []


def test_one_response_in_two_files_is_reported(project: Path, bot: None, put: Put) -> None:
    put("data/werk/responses.yml", RESPONSES)
    assert "utter_mens is defined in each" in whats(project)


def test_a_response_that_nothing_defines_or_uses_is_reported(project: Path, bot: None, put: Put) -> None:
    put("data/hulp/rules.yml", "rules:\n- rule: r\n  steps:\n  - intent: greet\n  - action: utter_hallo\n")
    put("data/geld/responses.yml", "responses:\n  utter_wees:\n  - text: Hoi.\n")
    said = whats(project)
    assert (
        "utter_hallo is used but not defined" in said
    )
    assert (
        "utter_wees is defined but nothing uses it" in said
    )


def test_a_name_put_together_in_code_counts_as_used(project: Path, bot: None, put: Put) -> None:
    put("bot/services/x.py", 'NAME = f"utter_naar_{level}"\n')
    put("data/geld/responses.yml", "responses:\n  utter_naar_zorg:\n  - text: Hoi.\n")
    assert run([project]) == []


def test_a_payload_over_64_bytes_is_reported(project: Path, bot: None, put: Put) -> None:
    put("data/hulp/responses.yml", RESPONSES.replace("/affirm", "/" + "é" * 32))
    assert "is 65 bytes" in whats(project)


def test_actions_and_domain_must_agree(project: Path, bot: None, put: Put) -> None:
    put("domain.yml", DOMAIN.replace("action_mens", "action_mensch"))
    said = whats(project)
    assert "no class answers to action_mensch" in said
    assert "action_mens is not in domain.yml" in said


def test_old_help_lines_are_reported_only_with_a_date(project: Path) -> None:
    assert run([project]) == []
    assert [problem.warning for problem in run([project], date(2027, 5, 1))] == [True]
    assert [problem.warning for problem in run([project], date(2028, 1, 1))] == [False]


def test_a_path_inside_a_project_narrows_the_report(project: Path, bot: None, put: Put, swap: Swap) -> None:
    swap("systeem", "We hebben je bericht.", "Wij hebben uw bericht.")
    put("data/werk/responses.yml", RESPONSES)
    assert [problem.where for problem in run([project / "bot/content/nl/systeem.yml"])] == [
        "systeem.texts.received.text"
    ]


def test_a_path_outside_any_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="not in a project"):
        run([tmp_path / "elsewhere"])


def test_a_name_that_stands_twice_is_told_with_its_line(project: Path, put: Put) -> None:
    assert not [one for one in run([project]) if "second time" in one.what]
    put("bot/content/nl/mail_ook.yml", "brief:\n  kop: een\n  regels: [{a: 1}, {a: 2}]\n  kop: twee\n")
    (found,) = [one for one in run([project]) if "second time" in one.what]
    assert (found.where, found.what) == ("bot/content/nl/mail_ook.yml, line 4", '"kop" stands here a second time')
