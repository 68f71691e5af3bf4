"""A message of an open crisis that is read and is no answer shows that it was read; what weighs on him is answered."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.content import load
from bot.conversation.danger import crisis, readback
from bot.conversation.danger.crisis import Person
from bot.conversation.danger.step import CrisisStep
from bot.core.learner import Learner
from bot.core.signal import Evidence
from bot.services.escalations import casefile
from bot.services.parts import Parts
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import VERDICTS, Place, make_learner

# Typed in a danger: by whom, and the reply, or None where his own words are given back.
READ = [
    ("uitbuiting", "straks moet ik er weer naartoe", "niet_veilig"),
    ("dakloos", "mn telefoon is bijna leeg 4 procent", "bijna_leeg"),
    ("geweld", "ik heb dit zelf uitgelokt", "schuld"),
    ("uitbuiting", "als me zus dit hoort schaamt ze zich kapot", "bekend"),
    ("suicidaliteit", "er is toch niemand die wat doet", "niemand_helpt"),
    ("geweld", "wat nu dan", "wat_nu"),
    ("uitbuiting", "vanavond moet ik weer", "niet_veilig"),
    ("dakloos", "9 procent nog en ik ben in dordrecht", "bijna_leeg"),
    ("uitbuiting", "mijn eigen schuld", "schuld"),
    ("geweld", "het is weer begonnen", "niet_veilig"),
    ("geweld", "hij komt zo", "komt_eraan"),
    ("zelfbeschadiging", "ik schaam me zo", "schaamte"),
    ("suicidaliteit", "niemand helpt me", "niemand_helpt"),
    ("geweld", "om 8 uur komt ie thuis", "komt_eraan"),
    ("suicidaliteit", "ben nu bij halte zuidplein bus komt over 10 min", None),
    ("uitbuiting", "komt door mij dit allemaal", "schuld"),
    ("uitbuiting", "ik wil niet dat de hele klas t weet", "niet_zeggen"),
    ("geweld", "heb t al 3 keer gezegd maar ze doen niks", "niemand_helpt"),
    ("suicidaliteit", "weet echt niet meer wat te doen hoor", "wat_nu"),
    ("geweld", "hij is over een kwartier thuis", "komt_eraan"),
    ("zelfbeschadiging", "ik had gewoon m'n mond moeten houden", "schuld"),
    ("suicidaliteit", "vanavond moet ik weer", None),
    ("dakloos", "de bus van tien uur reed niet eens", None),
]


@pytest.mark.parametrize(("kind", "typed", "reply"), READ)
def test_what_is_meant(kind: str, typed: str, reply: str | None) -> None:
    assert crisis.understood(CrisisStep(kind, "self", "first"), typed, None) == reply


@pytest.mark.parametrize("typed", ["niemand doet me wat", "was niet mijn schuld", "is zijn schuld", "hij komt niet"])
def test_the_opposite_is_no_such_answer(typed: str) -> None:
    said = crisis.understood(CrisisStep("geweld", "self", "first"), typed, None)
    assert said not in ("niemand_helpt", "schuld", "komt_eraan")


async def test_it_is_said_who_reads_his_words_and_they_are_no_answer_to_him(
    talk: Talk, daan: Learner, parts: Parts, place: Place
) -> None:
    await talk.says("#dood")
    (reply,) = await talk.says("vanavond moet ik weer")

    assert "vanavond moet ik weer" not in reply
    assert "Marieke" in reply.partition("\n")[0]
    assert reply.endswith("Ben je op dit moment veilig?")
    (case,) = talk.cases(daan)
    file = casefile.open_file(parts, place.coach.id, case.id)
    assert "vanavond moet ik weer" in {quote.text for quote in file.quotes}  # what was said of it is true


async def test_nobody_is_said_to_read_where_nobody_can(talk: Talk, parts: Parts) -> None:
    await talk.says("#dood")  # unknown: no school
    (reply,) = await talk.says("vanavond moet ik weer")

    assert "vanavond moet ik weer" not in reply
    assert not any(who in reply for who in ("Marieke", "iemand van school"))


async def test_the_forms_take_turns_and_the_same_block_is_shorter_the_second_time(talk: Talk, daan: Learner) -> None:
    await talk.says("#dood")
    typed = [
        "vanavond moet ik weer naar dat huis", "het is daar elke keer weer zwaar",
        "daarna moet ik weer een week wachten", "#moe en dan begint alles weer van voren af aan",
    ]  # fmt: skip
    replies = [(await talk.says(text))[0] for text in typed]

    heads = [reply.partition("\n")[0].partition('"')[0] for reply in replies]
    assert all(one != two for one, two in pairwise(heads))
    assert not any(f'"{text}"' in reply for text, reply in zip(typed, replies, strict=True))
    again, later = replies[0], replies[3]  # again, stay, listen, again
    assert again.splitlines()[-1] == later.splitlines()[-1] == "Ben je op dit moment veilig?"
    assert len(later) < len(again)
    assert "113 (gratis), of 112" in later


@pytest.mark.parametrize("typed", ["zit op een stoel", "het regent hier", "lig op mn bed"])
async def test_of_small_things_nothing_is_given_back_or_claimed(talk: Talk, daan: Learner, typed: str) -> None:
    await talk.says("#dood")
    (reply,) = await talk.says(typed)
    head = reply.partition("\n")[0]
    assert head in {one["text"] for one in load("crisis")["read"]["small"]}
    assert typed not in reply
    assert reply.endswith("?")


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("dreiging", "die gast krijgt wat ie verdient vandaag"), ("psychose", "ze praten door de muur heen"),
        ("suicidaliteit", "ik ben echt waardeloos"), ("suicidaliteit", "heb zin om te springen"),
        ("geweld", "nou Ahmed zit beneden te drinken"), ("suicidaliteit", "mn nummer is 0612345678 dan"),
    ],
)  # fmt: skip
def test_what_is_better_not_repeated_is_read_all_the_same(kind: str, typed: str) -> None:
    step, person = CrisisStep(kind, "self", "first"), Person(20, alone=False, coach="Marieke")
    said = readback.with_words(crisis.follow(step, person), typed, person, (), kept=True).message.text

    assert not set(typed.lower().split()[-3:]) & set(said.lower().replace('"', " ").partition("\n")[0].split())
    assert said.startswith("Ik heb gelezen wat je schrijft. Marieke kan het ook lezen.\n")


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("ik zit hier maar en weet niet meer waar ik heen kan, de mensen kijken zo raar naar mij",
         "ik zit hier maar en weet niet meer waar ik heen kan …"),
        ("Hij zei dat ie boos was!!", "Hij zei dat ie boos was"),
        ("een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien",
         "een twee drie vier vijf zes zeven acht negen tien elf twaalf …"),
    ],
)  # fmt: skip
def test_no_more_than_a_dozen_of_his_words_cut_at_a_clause(typed: str, given: str) -> None:
    assert readback.own_words(typed, 12) == given


async def test_a_question_that_has_no_answer_is_said_to_have_none(talk: Talk, daan: Learner) -> None:
    await talk.says("#dood")
    (reply,) = await talk.says("hoelang blijft die tram daar staan?")

    assert "Dat weet ik zelf niet." in reply.partition("\n")[0] or "zelf geen antwoord" in reply.partition("\n")[0]
    assert "hoelang blijft die tram daar staan" not in reply
    assert reply.count("?") == 1


@pytest.mark.parametrize("mark", ["#dood", "#geslagen"])
async def test_a_word_or_two_is_not_given_back(talk: Talk, daan: Learner, mark: str) -> None:
    await talk.says(mark)
    assert '"' not in (await talk.says("ja maar"))[0]


async def test_what_weighs_on_him_stands_in_the_case(talk: Talk, parts: Parts, place: Place) -> None:
    learner = make_learner(parts, place)
    await talk.says("#geslagen")
    (reply,) = await talk.says("ik heb dit zelf uitgelokt")

    assert reply.startswith("Het is niet jouw schuld.")
    (case,) = talk.cases(learner)
    file = casefile.open_file(parts, place.coach.id, case.id)
    assert "ik heb dit zelf uitgelokt" in {quote.text for quote in file.quotes}
    assert "answer_schuld" in [one.what for one in file.history]
    assert VERDICTS["#geslagen"].evidence == (Evidence("#geslagen", "test"),)
