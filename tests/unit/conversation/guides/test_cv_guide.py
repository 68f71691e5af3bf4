"""What is typed instead of tapped, what can be taken back, and care that waits until the cv is done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.content.cv import cv_plan
from bot.conversation.guides.cv import CvGuide
from bot.conversation.guides.cv_state import cv_of
from bot.core.cv import Cv
from bot.language.cv import CvReader
from bot.ports import Outgoing
from bot.services.parts import Parts
from tests.conftest import FixedClock, language
from tests.unit.conversation.guides.playing import Table
from tests.unit.services.world import make_learner, make_place

ALL = (
    "ik ben noor de graaf uit ede 0634343434 stage bij een manege paarden borstelen 1 jaar, praktijkonderwijs diploma. "
    "ik kan goed koken"
)


@pytest.fixture(scope="module")
def guide() -> CvGuide:
    return CvGuide(CvReader(language()), cv_plan())


@pytest.fixture
def table(parts: Parts, guide: CvGuide) -> Iterator[Table]:
    learner = make_learner(parts, make_place(parts))
    with parts.begin() as uow:
        yield Table(parts, uow, learner, guide)


@pytest.fixture
def shown(table: Table) -> Table:
    """A cv that was told in one message and shown."""
    table.says(ALL)
    table.says("klaar")
    assert table.state["stage"] == "check"
    return table


def cv(table: Table) -> Cv:
    return cv_of(table.turn(""))


def words(said: list[Outgoing]) -> str:
    return "\n".join(one.text for one in said)


def test_a_place_is_followed_by_its_tasks_and_time_before_school(table: Table) -> None:
    for text in ("cv", "noor de graaf", "0634343434", "stage bij een manege"):
        table.says(text)
    assert table.state["question"] == "work.1.tasks"
    table.says("paarden borstelen")
    assert table.state["question"] == "work.1.period"
    table.says("half jaar")
    assert table.state["question"] == "education"


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("ede", "place", "Ede"),
        ("banden wisselen en olie verversen", "tasks", "Banden wisselen, Olie verversen"),
        ("alle dagen", "availability", "alle dagen"),
        ("fiets", "transport", "fiets"),
        ("goed met me handen", "skills", "Goed met mijn handen"),
        ("nederlands en frans", "languages", "Nederlands, Frans"),
    ],
)
def test_an_answer_to_another_question_is_heard(table: Table, text: str, name: str, value: str) -> None:
    for before in ("cv", "robin de vries", "0612345678", "stage bij een garage", "weet niet", "weet niet"):
        table.says(before)
    assert table.state["question"] == "education"

    table.says(text)

    found = cv(table).work[0].tasks if name == "tasks" else getattr(cv(table), name)
    assert (", ".join(one.value for one in found) if isinstance(found, tuple) else found.value) == value
    assert cv(table).education == ()


@pytest.mark.parametrize("text", ["wat is het koud", "ik zit nu in de bus", "koning", "lekker haha", "hoe laat is het"])
def test_chatter_while_a_question_is_open_is_no_answer(table: Table, text: str) -> None:
    table.says("cv")
    before = cv(table)

    table.says(text)

    assert (cv(table).name, cv(table).work, cv(table).skills) == (before.name, before.work, before.skills)


def test_a_surname_comes_later(table: Table) -> None:
    for text in ("cv", "lotte", "van dijk"):
        table.says(text)
    name = cv(table).name
    assert name is not None
    assert name.value == "Lotte van Dijk"


@pytest.mark.parametrize("text", ["ja klopt", "klaar", "top", "ja ziet er goed uit", "is goed"])
def test_a_yes_in_words_finishes_the_cv(shown: Table, text: str) -> None:
    files = [one.file[0] for one in shown.says(text) if one.file]
    assert [name.rsplit(".", 1)[1] for name in files] == ["pdf", "docx"]
    assert shown.state["stage"] == "done"


@pytest.mark.parametrize("text", ["nee mn nummer is 0699999999", "0699999999", "mijn nummer is veranderd 0699999999"])
def test_a_new_number_in_words_is_taken_over_and_shown(shown: Table, text: str) -> None:
    assert "0699999999" in words(shown.says(text))


def test_a_line_that_is_wrong_is_asked_for(shown: Table) -> None:
    assert "0634343434" in words(shown.says("nee mn nummer is anders"))
    assert "0611223344" in words(shown.says("0611223344"))


@pytest.mark.parametrize(
    ("text", "gone"), [("haal die stage weg", "manege"), ("haal die school weg", "praktijkonderwijs")]
)
def test_something_goes_in_words_and_comes_back(shown: Table, text: str, gone: str) -> None:
    assert gone not in words(shown.says(text))
    assert gone in words(shown.says("toch niet"))


def test_a_change_is_taken_back_by_tap(shown: Table) -> None:
    changed = shown.says("zet erbij dat ik frans spreek")
    taps = [button.payload for one in changed for button in one.buttons]
    assert "gids:cv:toch_niet" in taps
    assert "Frans" in words(changed)

    assert "Frans" not in words(shown.says("", "toch_niet"))


@pytest.mark.parametrize("text", ["mag het er mooier uit", "andere stijl", "kan het mooier"])
def test_another_design_in_words(shown: Table, text: str) -> None:
    before = shown.state.get("design")
    assert any(one.file for one in shown.says(text))
    assert shown.state["design"] != before


@pytest.mark.parametrize("text", ["stuur nog een keer", "stuur mijn cv", "kun je hem nog een keer sturen"])
def test_the_files_come_again(shown: Table, text: str) -> None:
    shown.says("ja")
    assert len([one for one in shown.says(text) if one.file]) == 2


def test_a_correction_right_after_the_end_still_counts(shown: Table) -> None:
    shown.says("ja")
    assert "0611111112" in words(shown.says("oh nee mijn nummer is 0611111112"))


def test_long_after_the_end_the_cv_has_no_say(shown: Table, clock: FixedClock) -> None:
    shown.says("ja")
    clock.forward(hours=2)
    before = cv(shown)

    assert shown.says("ik heb vandaag bij de jumbo gewerkt") == []
    assert cv(shown).work == before.work
    assert not shown.talk.active


def test_the_special_school_goes_in_after_a_yes(table: Table) -> None:
    for text in ("cv", "gerda vos", "0612345678", "nog nooit gewerkt", "zmlk school"):
        table.says(text)
    assert cv(table).education == ()

    table.says("ja zet maar op")

    assert [one.level.value for one in cv(table).education if one.level] == ["vso"]


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("contract niet verlengd bij de plus", True),
        ("gestopt met school in 2024", True),
        ("ik ben vandaag ontslagen bij de plus", False),
    ],
)
def test_care_waits_for_what_is_past_only(table: Table, guide: CvGuide, text: str, later: bool) -> None:
    table.says("cv")
    told = guide.take(table.turn(text))
    assert (told is not None and told.later) == later


def test_care_that_waited_is_asked_for_at_the_end(shown: Table) -> None:
    shown.state["care_later"] = True
    last = shown.says("ja")[-1]
    assert [button.payload for button in last.buttons] == ["/checkin_good", "/checkin_bad"]
    assert "care_later" not in shown.state


def test_what_was_noted_reads_like_a_sentence(table: Table) -> None:
    noted = table.says("cv maken. stage bij een garage half jaar, banden wisselen en vegen")[1].text
    assert noted == "Opgeschreven: stage bij een garage, half jaar (banden wisselen, vegen)."


@pytest.mark.parametrize(
    "text",
    ["<b>Jan</b><script>alert(1)</script>", "=1+1", "#set page(fill: red)", "$x^2$ *vet* @import \\end", "🌸" * 900],
)
def test_markup_and_formulas_harm_nothing(table: Table, text: str) -> None:
    for said in ("cv", "kim bakker", "0612345678", text, f"stage bij garage {text} Jansen", "ik kan koken", "klaar"):
        table.says(said)
    table.says("nog nooit")
    table.says("klaar")
    assert cv(table).name is not None
    assert table.state.get("stage") in ("check", "done")


@pytest.mark.parametrize(
    "text", ["ja klopt zo, klaar", "meer heb ik niet te vertellen", "zo is het wel genoeg toch", "laat maar zien"]
)
def test_klaar_in_any_words_shows_the_cv_whatever_is_asked(table: Table, text: str) -> None:
    for one in ("cv", "noor de graaf 0634343434", "stage bij een manege, paarden borstelen"):
        table.says(one)
    assert "Klopt alles?" in words(table.says(text))
    table.says("top")
    assert table.state["stage"] == "done"


def test_what_is_taken_back_goes_and_is_not_offered_again(table: Table) -> None:
    for one in ("cv", "shanice vermaat shanice@voorbeeld.nl", "bij bloemenzaak Fleurie, inpakken en kassa"):
        table.says(one)
    said = words(table.says("o nee geen kassa dat mocht ik niet, wel emmers schoonmaken"))
    assert "haal ik weg: kassa" in said
    assert [task.value for task in cv(table).work[0].tasks] == ["Inpakken", "Emmers schoonmaken"]
    assert table.state["question"] == "work.1.period"
    offered = [button.title for one in table.says("2024") + table.says("sla over") for button in one.buttons]
    assert "kassa doen" not in offered


def test_a_hobby_is_kept_and_is_no_skill(table: Table) -> None:
    for one in ("cv", "noor de graaf 0634343434", "kan goed doorwerken. dansen is me hobby"):
        table.says(one)
    assert [one.value for one in cv(table).hobbies] == ["dansen"]
    assert "dansen" not in [one.value.lower() for one in cv(table).skills]
    assert "Wat ik leuk vind: dansen" in words(table.says("klaar"))


def test_an_empty_cv_has_a_way_out(table: Table) -> None:
    for one in ("cv", "noor de graaf 0634343434", "klaar"):
        table.says(one)
    assert "een andere keer" in words(table.says("dit was het denk ik wel"))


@pytest.mark.parametrize(
    ("text", "said"),
    [("wie ziet dit", "Jij kiest"), ("waarom moet je dat weten", "sla over"), ("snap ik niet", "voornaam"),
     ("kost het geld", "gratis"), ("wat staat er nu op", "Dit heb ik nu")],
)  # fmt: skip
def test_a_question_about_the_cv_is_answered(table: Table, text: str, said: str) -> None:
    table.says("cv")
    answer = words(table.says(text))
    assert said in answer
    assert "Wat is je voornaam" in answer


@pytest.mark.parametrize("text", ["zonnebloemschool", "de brug in almelo", "het Palet"])
def test_the_name_of_a_school_in_no_list_is_taken_as_typed(table: Table, text: str) -> None:
    for one in ("cv", "noor de graaf 0634343434", "nergens gewerkt", text):
        table.says(one)
    assert len(cv(table).education) == 1
