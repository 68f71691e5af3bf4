"""Each kind of danger, about each person: whole, with its one line to call, one question, and no harm in the words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.content import load
from bot.content.checks.reading import has_phrase
from bot.conversation.danger import crisis
from bot.conversation.danger.crisis import CrisisStep, Person
from bot.core.signal import KINDS

CONTENT: dict[str, Any] = load("crisis")
LINES = {line["id"]: line for line in load("hulplijnen")["lines"]}
BLOCKS = list(itertools.product(CONTENT["kinds"], ("self", "other")))
PEOPLE = {
    "school": Person(None, alone=False, coach="Marieke"),
    "stranger": Person(),
    "17": Person(17, alone=False, coach="Marieke"),
    "22": Person(22, alone=False, coach="Marieke"),
}
HELPED = ("answers.hulp_komt", "answers.hulp_er", "answers.geholpen")  # help was called, or is there
EXTRA = {"112"}  # for danger, beside the line of the kind
TALK = {entry["line"] for entry in CONTENT["talk"]}
SECRET = ("geheim", "beloof", "tussen ons", "vertel het niemand", "ik zeg niets", "niemand hoort dit", "blijft hier")
METHODS = (
    "pillen", "pil", "trein", "mes", "mesje", "scheermes", "touw", "springen", "snijden", "snij", "brug", "dak",
    "spoor", "gas", "ophangen", "paracetamol", "strip", "overdosis", "wapen", "polsen",
)  # fmt: skip
BLAME = ("had je maar", "waarom heb je", "jouw fout", "je moet gewoon", "stel je niet aan", "denk aan je")
RIGHT = {  # which line is right for whom: a change here is a decision, with its source in docs/crisis.md
    ("suicidaliteit", "self"): "113", ("suicidaliteit", "other"): "113",
    ("zelfbeschadiging", "self"): "113", ("zelfbeschadiging", "other"): "113",
    ("geweld", "self"): "veilig_thuis", ("geweld", "other"): "veilig_thuis",
    ("seksueel", "self"): "csg", ("seksueel", "other"): "csg",
    ("uitbuiting", "self"): "veilig_thuis", ("uitbuiting", "other"): "veilig_thuis",
    ("dakloos", "self"): "politie", ("dakloos", "other"): "politie",
    ("dreiging", "self"): "112", ("dreiging", "other"): "politie",
    ("psychose", "self"): "112", ("psychose", "other"): "zorgwekkend",
    ("overdosis", "self"): "112", ("overdosis", "other"): "112",
    ("suicide_nu", "self"): "113", ("suicide_nu", "other"): "113",
    ("geweld_nu", "self"): "veilig_thuis", ("geweld_nu", "other"): "veilig_thuis",
    ("geweld_slot", "self"): "veilig_thuis", ("geweld_slot", "other"): "veilig_thuis",
    ("uitbuiting_nu", "self"): "veilig_thuis", ("uitbuiting_nu", "other"): "veilig_thuis",
    ("dreiging_nu", "self"): "112", ("dreiging_nu", "other"): "politie",
    ("verwond_nu", "self"): "112", ("verwond_nu", "other"): "112",
}  # fmt: skip


def replies(kind: str, about: str) -> set[str]:
    """Every reply that has a text there."""
    own = CONTENT["kinds"][kind][about].get("answers", {})
    return {*own, *(name for name, entry in CONTENT["answers"][about].items() if "text" in entry)}


def said(kind: str, about: str, person: Person) -> Iterator[tuple[str, str]]:
    """All that a person can be told in one kind of danger: (block, text as it is sent)."""
    start = CrisisStep(kind, about, "first")
    for block in ("first", "again", "stay", "listen", "later"):
        yield block, crisis.reply_at(CrisisStep(kind, about, block), person).message.text
    for name in sorted(replies(kind, about) | set(CONTENT["answers"]["stranger"])):
        reply = crisis.answer(start, name, person)
        if reply is not None:
            yield f"answers.{name}", reply.message.text
    for what in CONTENT["unreadable"]:
        yield f"unreadable.{what}", crisis.unreadable(start, what, person).message.text
    yield "back", crisis.back(start, person).text


def numbers(text: str) -> list[str]:
    """The lines of the text that a tap can call."""
    return [
        name for name, line in LINES.items()
        if line.get("tel") and re.search(rf"(?<![\d-]){re.escape(line['number'])}(?![\d-]|\.nl|NL)", text)
    ]  # fmt: skip


everywhere = pytest.mark.parametrize(("kind", "about"), BLOCKS, ids=["-".join(block) for block in BLOCKS])


def test_every_kind_has_its_line() -> None:
    assert set(KINDS) <= set(CONTENT["kinds"])
    assert {(kind, about): crisis.line_of(kind, about) for kind, about in BLOCKS} == RIGHT
    assert all(LINES[line]["tel"].startswith("tel:") for line in RIGHT.values())
    assert crisis.line_of("dakloos", "self", 17) == "veilig_thuis"
    assert crisis.line_of("dakloos", "self", 18) == "politie"
    assert {"dag_en_nacht"} == {LINES[line]["hours"] for line in RIGHT.values()} - {LINES["zorgwekkend"]["hours"]}


@everywhere
def test_every_state_of_the_talk_has_its_words(kind: str, about: str) -> None:
    block = CONTENT["kinds"][kind][about]
    assert all(block[step]["text"] for step in ("first", "again", "stay"))
    told = {name for step in ("first", "again", "stay") for name in (b["reply"] for b in block[step]["buttons"])}
    assert told - {"bel_mij"} <= replies(kind, about)
    answers = {"veilig", "niet_veilig", "niet_bellen", "niet_durven", "weet_niet", "grapje", "laat_maar", "rust"}
    asked = {"doorvertellen", "ouders", "niet_zeggen", "robot", "eerst_dit", "hulp", "weer_veilig"}
    assert answers | asked <= replies(kind, about)


@everywhere
@pytest.mark.parametrize("who", PEOPLE)
def test_one_line_to_call_and_112(kind: str, about: str, who: str) -> None:
    person = PEOPLE[who]
    right = crisis.line_of(kind, about, person.age)
    for block, text in said(kind, about, person):
        called = set(numbers(text))
        assert called <= {right} | EXTRA | TALK, (block, text)
        assert called & ({right} | EXTRA) or block in HELPED, (block, text)
        if block in ("first", "again", "stay", "answers.veilig", "answers.niet_durven"):
            assert right in called, (block, text)
        assert len(called & TALK) <= (1 if person.age else 0), (block, text)
        assert len(re.findall(re.escape(LINES[right]["number"]), text)) <= 3, (block, text)


@everywhere
@pytest.mark.parametrize("who", PEOPLE)
def test_one_question_and_it_comes_last(kind: str, about: str, who: str) -> None:
    """A condition is no question, so that a typed "ja" has one meaning."""
    for block, text in said(kind, about, PEOPLE[who]):
        assert text.count("?") <= 1, (block, text)
        assert text.endswith("?") or "?" not in text, (block, text)


@everywhere
def test_no_block_is_said_twice_and_none_ends_the_talk(kind: str, about: str) -> None:
    texts = [text for _, text in said(kind, about, PEOPLE["school"])]
    assert len(set(texts)) == len(texts)
    step, person = CrisisStep(kind, about, "first"), PEOPLE["school"]
    for _ in range(7):
        reply = crisis.follow(step, person)
        assert reply.step != step
        assert crisis.is_open(reply.step)
        step = reply.step


@everywhere
@pytest.mark.parametrize("who", PEOPLE)
def test_nothing_that_harms(kind: str, about: str, who: str) -> None:
    for block, text in said(kind, about, PEOPLE[who]):
        harm = [phrase for phrase in (*SECRET, *METHODS, *BLAME) if has_phrase(text, phrase)]
        assert harm == [], (block, text)
        assert not re.search(r"[\[{]", text), (block, text)


@everywhere
def test_a_button_after_a_yes_or_no_has_a_question_above_it(kind: str, about: str) -> None:
    for person in PEOPLE.values():
        start = CrisisStep(kind, about, "first")
        for name in replies(kind, about):
            reply = crisis.answer(start, name, person)
            assert reply is not None
            yes = any(button.title.startswith(("Ja", "Nee")) for button in reply.message.buttons)
            assert not yes or "?" in reply.message.text or "112" in reply.message.buttons[0].title, name


@pytest.mark.parametrize("state", ["staffed", "outside", "oncall", "no_coach", "nobody", "stranger"])
@everywhere
def test_who_gets_in_touch_is_said_in_each_state(kind: str, about: str, state: str) -> None:
    person = PEOPLE["stranger" if state in ("nobody", "stranger") else "school"]
    step = CrisisStep(kind, about, "first")
    told = crisis.contact(state, step, person, coach="Marieke", wanneer="morgen na 9:00").text
    assert ("morgen na 9:00" in told) is (state not in ("nobody", "stranger"))
    assert ("Marieke" in told) is (state in ("staffed", "outside", "oncall"))
    assert kind != "overdosis" or told.endswith("Wacht daar niet op. Bel nu 112.")
    assert not [phrase for phrase in SECRET if has_phrase(told, phrase)]
