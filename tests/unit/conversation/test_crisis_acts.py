"""The act in a crisis is chosen by what was told: a door between them, silence of another, no credit, where to go."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.conversation.danger import able, all_said, by_meaning, crisis, mistaken, second, worn
from bot.conversation.danger.crisis import Person
from bot.conversation.danger.step import CrisisStep
from bot.core.signal import Assessment, Evidence

HURT, FORCED = CrisisStep("geweld", "self", "first"), CrisisStep("uitbuiting", "self", "first")
SELF, FRIEND = CrisisStep("suicidaliteit", "self", "again"), CrisisStep("suicidaliteit", "other", "first")
NO_BED = CrisisStep("dakloos", "self", "first")
PERSON = Person(20, alone=False, coach="Marieke")


def kind(step: CrisisStep, text: str) -> str:
    found = second.nearer(step, text)
    return found.kind if found is not None else ""


def read(step: CrisisStep, text: str) -> set[str]:
    whole = crisis.understood(step, text, None)
    found = all_said.of(step, text, whole, lambda said: said)
    return {one for one in (found.reply, *found.also) if one}


@pytest.mark.parametrize(
    "text",
    [
        "hij is nu beneden ik zit op slot in de badkamer", "heb de deur op slot gedaan", "ik heb me verstopt onder bed",
        "hij staat voor mijn deur", "mn broer bonkt de hele tijd op de deur", "ik zit in de wc deur op slot",
        "heb een stoel voor de deur gezet", "papa probeert de deur open te breken", "k zit opgesloten in me kamer",
        "hij duwt tegen de slaapkamerdeur", "mijn ex staat weer aan de deur", "zit verscholen in de kast",
        "hij rammelt aan de klink", "hij klopt nie meer ma slaat op mijn deur",
        "heb de deur dicht gedraaid",
    ],
)  # fmt: skip
def test_behind_a_door_he_stays_and_calls_112(text: str) -> None:
    assert (kind(HURT, text), kind(FORCED, text)) == ("geweld_slot", "uitbuiting_nu")
    reply = crisis.reply_at(CrisisStep("geweld_slot", "self", "first"), PERSON).message.text
    assert "op slot" in reply
    assert "112" in reply
    assert "buren" not in reply


@pytest.mark.parametrize(
    "text",
    [
        "hij is nu beneden", "pa zit in de keuken", "mijn broer loopt op de gang", "hij is hier", "mijn ex is binnen",
        "hij wacht onder aan de trap", "papa loopt hier beneden te schreeuwen", "hij zit in de woonkamer te zuipen",
    ],
)  # fmt: skip
def test_who_does_it_is_in_the_house(text: str) -> None:
    assert (kind(HURT, text), kind(FORCED, text)) == ("geweld_slot", "uitbuiting_nu")
    assert kind(CrisisStep("geweld", "other", "first"), text) == "geweld_nu"


@pytest.mark.parametrize(
    "text",
    [
        "gister zat ik op slot", "mijn fiets staat op slot", "de deur gaat niet op slot", "hij is naar zijn werk",
        "hij slaapt boven", "mama is beneden", "hij was vroeger altijd boos", "mn zus is boven", "hij is weg",
        "ik zit bij de buren", "er zit geen slot op mijn deur", "ik ben bij mn tante",
    ],
)  # fmt: skip
def test_nobody_is_at_the_door(text: str) -> None:
    assert kind(HURT, text) == ""


def test_out_of_the_room_it_is_the_wider_danger_again() -> None:
    locked = CrisisStep("geweld_slot", "self", "again")
    out = crisis.answer(locked, "loopt_weg", PERSON)
    assert out is not None
    assert out.step.kind == "geweld"
    still = crisis.answer(locked, "waar", PERSON)
    assert still is not None
    assert still.step.kind == "geweld_slot"
    assert "op slot" in still.message.text


@pytest.mark.parametrize(
    "text",
    [
        "ze heeft pillen en neemt nu niet meer op", "hij zegt dat hij pillen heeft", "ze reageert niet meer",
        "ze antwoordt niet meer op mn appjes", "krijg geen gehoor", "hij leest het niet meer", "ze is weggelopen",
        "weet niet waar ze is", "mijn vriendin stuurt dat ze tabletten genomen heeft", "hij is het huis uit gegaan",
        "mn beste vriend heeft een touw gekocht", "kan haar niet bereiken", "ze neemt haar gsm niet op",
    ],
)  # fmt: skip
def test_the_means_or_the_silence_of_another_is_now(text: str) -> None:
    assert kind(FRIEND, text) == "suicide_nu"
    assert crisis.reply_at(CrisisStep("suicide_nu", "other", "first"), PERSON).message.text.count("Bel nu 112") == 1


@pytest.mark.parametrize(
    "text",
    [
        "ze is verdrietig", "hij zit bij zijn moeder", "ze neemt weer op", "ze woont in hoogeveen bij haar oma",
        "hij had vorig jaar pillen genomen", "ik ben bang om haar", "ze is nu bij mij", "ze wil niet praten",
    ],
)  # fmt: skip
def test_it_is_not_now_for_another(text: str) -> None:
    assert kind(FRIEND, text) == ""


@pytest.mark.parametrize(
    ("step", "text", "reply"),
    [
        (NO_BED, "nee beltegoed is op maar wifi hier bij de mac", "geen_tegoed"),
        (SELF, "ik heb geen tegoed meer", "geen_tegoed"), (HURT, "mn bundel is op", "geen_tegoed"),
        (SELF, "kan alleen appen via wifi", "geen_tegoed"), (NO_BED, "heb alleen wifi", "geen_tegoed"),
        (FRIEND, "k heb geen belminuten meer", "geen_tegoed"),
        (NO_BED, "kan ik ergens heen nu, het is koud", "waar_heen"), (NO_BED, "waar kan ik slapen", "waar_heen"),
        (NO_BED, "is er hier een nachtopvang", "waar_heen"), (HURT, "waar kan ik dan naartoe", "waar_heen"),
        (NO_BED, "weet jij een slaapplek", "waar_heen"), (NO_BED, "kunnen we ergens terecht vannacht", "waar_heen"),
        (HURT, "mama zegt dat ik hem niet boos moet maken", "zegt_ander"),
        (HURT, "ze zeggen allemaal dat ik het zelf uitlok", "zegt_ander"),
        (SELF, "mn zus zegt dat ik me aanstel", "zegt_ander"),
        (FORCED, "hij zegt dat ik niet moet zeuren", "zegt_ander"),
        (HURT, "volgens oma stel ik me aan", "zegt_ander"), (HURT, "van mama moet ik gewoon stil zijn", "zegt_ander"),
        (HURT, "mn nonkel zei da ik overdrijf", "zegt_ander"),
        (HURT, "mijn moeder zegt da ik hem altijd opjut", "zegt_ander"),
        (FORCED, "hij zei dat ik dit zelf wou", "zegt_ander"),
        (FORCED, "mag niet bellen hij hoort alles, kan nu niet praten", "niet_praten"),
        (HURT, "ik ben doof", "niet_praten"), (SELF, "kan niet bellen ze horen me dan", "niet_praten"),
        (SELF, "worden die stemmen ooit minder", "gaat_over"),
        (SELF, "wat als ze niet opnemen", "niet_opgenomen"), (SELF, "113 neemt niet op", "niet_opgenomen"),
        (SELF, "wat gebeurt er als ik bel", "wat_bij_bellen"), (HURT, "wat zeggen ze dan als ik bel", "wat_bij_bellen"),
        (SELF, "moet ik mijn naam zeggen", "wat_bij_bellen"), (SELF, "gaat dit ooit over", "gaat_over"),
        (SELF, "wordt het ooit beter", "gaat_over"), (SELF, "wie gaat dit allemaal weten", "doorvertellen"),
        (HURT, "wie komt dit te weten", "doorvertellen"), (SELF, "nee ben alleen op mn kamer", "alleen_kamer"),
        (SELF, "lig alleen in bed", "alleen_kamer"), (SELF, "zit in mn eentje", "alleen_nu"),
        (SELF, "ik ben alleen thuis iedereen is weg", "alleen_nu"),
    ],
)  # fmt: skip
def test_it_gets_an_answer_of_its_own(step: CrisisStep, text: str, reply: str) -> None:
    assert reply in read(step, text)
    answer = crisis.answer(step, reply, PERSON)
    assert answer is not None
    assert answer.step.block == f"answers.{reply}"


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (SELF, "mama zegt dat ik mag komen"), (HURT, "mn zus zei dat hij dronken is"),
        (SELF, "hij zegt dat ik dood moet"),
        (SELF, "coach zegt dat ik mag bellen"), (HURT, "oma zegt dat ik bij haar mag slapen"),
        (NO_BED, "ik ga naar mn tante"), (NO_BED, "hij ging ergens heen"), (SELF, "mijn batterij is bijna leeg"),
        (SELF, "ik neem niet op als je belt"), (SELF, "de pijn in mn arm gaat niet over"),
        (SELF, "ik wil niet alleen zijn"),
        (HURT, "heb genoeg beltegoed"), (NO_BED, "ik kan bij een vriend slapen"),
    ],
)  # fmt: skip
def test_it_is_something_else(step: CrisisStep, text: str) -> None:
    others = {"geen_tegoed", "waar_heen", "zegt_ander", "niet_opgenomen", "wat_bij_bellen", "gaat_over", "alleen_kamer"}
    assert not read(step, text) & others


def test_a_number_that_costs_comes_with_how_to_call_it_without_credit() -> None:
    poor = Person(20, alone=False, coach="Marieke", credit=False)
    said = crisis.reply_at(CrisisStep("dakloos", "self", "again"), poor).message.text
    assert "even mag bellen" in said
    assert said.endswith("?")
    assert "even mag bellen" not in crisis.reply_at(CrisisStep("overdosis", "self", "again"), poor).message.text
    assert not able.has_credit(("mijn bundel is op",), ())
    assert able.has_credit(("ik ben moe",), ())
    assert not able.has_credit((), ("dakloos/self/answers.geen_tegoed",))


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("en wie krijgt dit te zien straks", "doorvertellen"), ("wordt dit door anderen gelezen", "doorvertellen"),
        ("komt dit bij mijn baas terecht", "doorvertellen"),
        ("hij is boos", None), ("ik woon in assen", None), ("heb je een vacature", None), ("", None),
    ],
)  # fmt: skip
def test_a_question_is_known_by_what_it_means(text: str, reply: str | None) -> None:
    assert by_meaning.question(text) == reply


def test_the_same_question_is_put_three_times_in_a_row_and_then_it_is_a_sentence() -> None:
    said: list[str] = []
    step, asked = CrisisStep("geweld", "self", "first"), []
    for block in ("first", "answers.waar", "answers.schuld", "answers.kosten", "answers.wissen", "answers.schaamte"):
        reply = worn.shown(crisis.reply_at(CrisisStep(step.kind, step.about, block), PERSON), said)
        said += [reply.step.key, reply.step.key] if block == "first" else [reply.step.key]
        asked.append(reply.message.text.endswith("?"))
        assert reply.message.buttons
    assert asked == [True, True, True, False, True, True]


def test_every_question_that_waits_has_its_sentence() -> None:
    for kind, blocks in load("crisis")["kinds"].items():
        for about in blocks:
            assert crisis.asked(CrisisStep(kind, about, "again")) in load("crisis")["instead"]


def test_another_question_between_is_no_row() -> None:
    said = ["geweld/self/first", "geweld/self/answers.waar", "geweld/self/answers.veilig", "geweld/self/answers.schuld"]
    reply = crisis.reply_at(CrisisStep("geweld", "self", "answers.wissen"), PERSON)
    assert worn.shown(reply, said) == reply


def of_friend(block: str, *said: str, kind: str = "suicidaliteit", about: str = "other") -> bool:
    """Whether a block asks if somebody is safe, after those that were said."""
    keys = [f"{kind}/{about}/{one}" for one in said]
    reply = worn.shown(crisis.reply_at(CrisisStep(kind, about, block), PERSON), keys)
    return reply.message.text.endswith("?")


THERE = ("first", "answers.erbij_ander")


@pytest.mark.parametrize("block", ["again", "answers.geschrokken", "answers.ga_helpen", "answers.van_wie"])
@pytest.mark.parametrize("kind", ["suicidaliteit", "zelfbeschadiging"])
def test_once_somebody_is_with_the_other_it_is_asked_no_more(block: str, kind: str) -> None:
    assert of_friend(block, "first", kind=kind)
    assert not of_friend(block, *THERE, kind=kind)
    assert not of_friend(block, *THERE, "answers.geschrokken", kind=kind)


def test_it_is_asked_again_once_something_alarms_or_where_it_is_another_question() -> None:
    assert of_friend("again", *THERE, "answers.niet_veilig")
    assert of_friend("first", *THERE)
    assert of_friend("again", *THERE, kind="overdosis")  # whether 112 was called
    assert of_friend("again", "first", "answers.bij_iemand", about="self")


GUESS = Assessment("crisis", ("mentaal",), "self", (Evidence("…", "model:x"),), "dakloos", chance=0.93)


def test_the_chance_of_the_first_guess_is_kept() -> None:
    step = crisis.first(GUESS, PERSON, None, "tja").step
    assert step.guess
    assert CrisisStep.parse(step.key) == step
    assert step.chance == 0.93
    assert CrisisStep.parse("dakloos/self/first/gok") == CrisisStep("dakloos", "self", "first", guess=True)


@pytest.mark.parametrize(
    ("chance", "text", "likely"),
    [
        (0.8, "ik werk nog steeds bij de jumbo", True), (0.93, "ik werk nog steeds bij de jumbo", False),
        (0.8, "middelburg", False), (0.8, "station assen", False), (0.8, "bij kevin", False), (0.8, "een 7", True),
        (0.8, "7", True), (0.8, "marieke", False), (0.8, "om 8 uur", True),
    ],
)  # fmt: skip
def test_no_mistake_by_a_bare_place_nor_after_a_sure_guess(chance: float, text: str, likely: bool) -> None:
    step = CrisisStep("dakloos", "self", "first", guess=True, chance=chance)
    assert mistaken.likely(step, text, Assessment("none"), Assessment("none")) is likely


def test_a_place_that_was_understood_is_no_mistake() -> None:
    step = CrisisStep("suicidaliteit", "other", "first", guess=True, chance=0.8)
    text = "ze woont in hoogeveen bij haar oma"
    assert crisis.understood(step, text, None) == "waar"
    assert not mistaken.likely(step, text, Assessment("none"), Assessment("none"))
