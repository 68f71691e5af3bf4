"""What is told beside the question fills its field, and a side remark fills nothing, whatever is asked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.language import CheckinReader

NOW = datetime(2026, 11, 22, 19, tzinfo=UTC)
QUESTIONS = ("plek", "cijfer", "mensen", "geld", "wonen", "vrije_tijd", "stemming", "hulp", "einde")

BESIDE = [  # what is told, its field, its value
    ("mn baantje loopt nog", "plek", "ja"),
    ("die stageplek heb ik nog", "plek", "ja"),
    ("plek heb ik gewoon nog steeds", "plek", "ja"),
    ("plek heb ik nog", "plek", "ja"),
    ("die baan heb ik nog altijd", "plek", "ja"),
    ("heb al wat anders gevonden dus hoeft niet", "plek", "ja"),
    ("ik kon in de bieb beginnen", "plek", "ja"),
    ("met mn klas is t chill", "mensen", "goed"),
    ("ik heb genoeg mensen om me heen", "mensen", "goed"),
    ("vrienden heb ik zat", "vrije_tijd", "goed"),
    ("en met me maten gaat t top", "vrije_tijd", "goed"),
    ("in het weekend ga ik vissen met mn opa", "vrije_tijd", "goed"),
    ("na t werk lekker sporten", "vrije_tijd", "goed"),
    ("geld heb ik genoeg", "geld", "goed"),
    ("geld heb ik zat", "geld", "goed"),
    ("geld is ook oke en hulp hoef ik niet", "geld", "goed"),
    ("ikzelf ben een 4", "cijfer", "4"),
    ("qua centjes zit ik goed", "geld", "goed"),
    ("kom elke maand tekort", "geld", "slecht"),
    ("thuis ook alles rustig", "wonen", "goed"),
    ("bij mn moeder gaat het goed", "wonen", "goed"),
    ("6je als cijfer", "cijfer", "6"),
    ("7tje denk ik", "cijfer", "7"),
    ("een achtje vandaag", "cijfer", "8"),
    ("doe maar een zeven of zo", "cijfer", "7"),
    ("nee hulp hoef niet", "hulp", "nee"),
    ("hulp? nee dank je", "hulp", "nee"),
    ("nee gaat prima zo zonder hulp", "hulp", "nee"),
    ("mijn contract houdt op in januari", "einde", "contract loopt af"),
]
SIDE = [
    "ze neemt haar telefoon nooit meer op", "ze neemt niet meer op", "mijn fiets is weg", "ben klaar met dit weer",
    "die game is niet leuk meer", "typen vind ik vervelend", "ik snap er alleen niks van", "mijn beltegoed is op",
    "de koffie is op", "die film was duur", "is lezen moeilijk? ja lezen is moeilijk", "al die vragen zijn saai",
    "wachten op de bus is saai", "mijn huiswerk was stom", "ik ben bijna thuis", "zit nu in de bus naar huis",
    "nederlands is moeilijk man", "ik verveel me niet met jou haha", "alleen maandag kan ik niet",
    "haha ja super veel dozen", "het ruikt raar hier", "de buurman is chagrijnig",
]  # fmt: skip


def read(reader: CheckinReader, text: str, question: str | None) -> dict[str, str]:
    found = reader.read(text, question=question, profile="arbeidsmarkt", now=NOW)
    return {name: answer.value for name, answer in found.items()}


@pytest.mark.parametrize(("text", "name", "value"), BESIDE)
@pytest.mark.parametrize("question", ["geld", "mensen", "einde", "mag_coach"])
def test_what_is_told_beside_the_question_fills_its_field(
    reader: CheckinReader, text: str, name: str, value: str, question: str
) -> None:
    if name != question:
        assert read(reader, text, question).get(name) == value


@pytest.mark.parametrize("text", SIDE)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_side_remark_fills_nothing(reader: CheckinReader, text: str, question: str) -> None:
    assert set(read(reader, text, question)) <= {"gaat"}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("is wel saai hier", "wonen"), ("ik vind het saai en ben verdrietig. een 4", "wonen"),
        ("nee ik wil geen hulp", "plek"), ("nee geen hulp nodig hoor", "plek"), ("morgen na 4", "mensen"),
        ("ok misschien toch wel. mag je coach appen", "geld"), ("ok. cijfer 5", "geld"),
        ("ik baal echt want ik vond het daar leuk", "geld"), ("6je als cijfer", "mensen"),
    ],
)  # fmt: skip
def test_the_open_question_is_not_answered_by_it(reader: CheckinReader, text: str, question: str) -> None:
    assert question not in read(reader, text, question)


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        ("haha ja", "plek", "ja"), ("ja tweedejaars zorg", "plek", "ja"), ("is leuk daar", "mensen", "goed"),
        ("gamen is leuk", "vrije_tijd", "goed"),
        ("thuis is het saai", "wonen", "slecht"), ("mijn geld is op", "geld", "slecht"),
        ("nee al maanden niet meer", "plek", "nee"), ("mwah gaat wel", "geld", "matig"),
    ],
)  # fmt: skip
def test_an_answer_is_still_an_answer(reader: CheckinReader, text: str, question: str, value: str) -> None:
    assert read(reader, text, question)[question] == value


def test_a_wish_not_to_say_whether_the_place_is_there_is_no_loss(reader: CheckinReader) -> None:
    answer = reader.read("liever niet", question="plek", profile="arbeidsmarkt", now=NOW)["plek"]
    assert answer.refused
