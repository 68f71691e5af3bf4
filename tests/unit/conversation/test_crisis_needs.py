"""What is told in an open crisis is answered by what it is: who sleeps near, a step to a person, a cold night."""

from __future__ import annotations

from typing import cast

import pytest

from bot.conversation.danger import all_said, crisis, hearing, second
from bot.conversation.danger.crisis import Person
from bot.conversation.danger.plainly import SAYS_IT
from bot.conversation.danger.step import CrisisStep
from bot.core.signal import About, Assessment, Evidence

SELF, TOOK = CrisisStep("suicidaliteit", "self", "again"), CrisisStep("overdosis", "self", "first")
OTHER_TOOK, OTHER = CrisisStep("overdosis", "other", "first"), CrisisStep("suicidaliteit", "other", "first")
FORCED, HURT = CrisisStep("uitbuiting", "self", "first"), CrisisStep("geweld", "self", "first")
NO_BED = CrisisStep("dakloos", "self", "first")
PERSON = Person(20, alone=False, coach="Marieke")


def read(step: CrisisStep, text: str) -> all_said.Said:
    return all_said.of(step, text, crisis.understood(step, text, None), lambda said: said)


@pytest.mark.parametrize(
    "text",
    [
        "ok ik ga hem wakker maken", "ik ga naar de schipper", "ik maak me ma wakker", "ik roep mijn broer",
        "ik bel nu mn oma", "ik ga de nachtdienst halen", "ik klop aan bij de buren", "goed ik loop naar de leiding",
        "ik app mn zus wel even", "kga mijn nonkel bellen", "ik heb me tante geappt", "ik maak haar wakker",
        "ik ga bij mijn huisgenoten zitten", "ik stuur mn vriendin een appje",
    ],
)  # fmt: skip
def test_a_step_to_a_person_is_heard(text: str) -> None:
    assert read(SELF, text.replace("kga", "ik ga")).reply in ("gaat_naar", "loopt_weg", "naar_toe")


@pytest.mark.parametrize(
    "text",
    [
        "ik durf hem niet wakker te maken", "ik ga naar opa in de hemel", "ik ga naar de brug", "ik bel niemand",
        "ik ga mn moeder bellen om gedag te zeggen", "bel mijn moeder niet", "als ik hem wakker maak wordt ie boos",
        "ik ga morgen naar mijn zus", "ik ga naar mijn kamer", "moet ik mijn broer wakker maken",
        "ik zou mn vriend bellen maar nee", "mn vader roept",
    ],
)  # fmt: skip
def test_no_step_to_a_person(text: str) -> None:
    assert "gaat_naar" not in (read(SELF, text).reply, *read(SELF, text).also)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("weet niet of ik wil bellen. de schipper slaapt", True), ("mn moeder slaapt al", True),
        ("me huisgenoten liggen te slapen", True), ("de leiding is al naar bed", True), ("ze slaapt", True),
        ("mijn broertje slaapt", False), ("de hond slaapt naast me", False), ("ik slaap slecht", False),
        ("iedereen slaapt", False), ("mn baby slaapt", False), ("mijn vader slaapt niet", False),
    ],
)  # fmt: skip
def test_who_sleeps_near_may_be_woken(text: str, heard: bool) -> None:
    found = read(SELF, text)
    assert ("slaapt" in (found.reply, *found.also)) is heard


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ik zit nu station hoofddorp. koud", {"waar_binnen", "koud"}),
        ("zit in de mac, heb nog 4 euro", {"waar_binnen", "weinig_geld"}),
        ("mijn ouders zijn in turkije, familie hier alleen neef", {"geen_ander"}), ("ik heb 15 euro", {"weinig_geld"}),
        ("ik ken hier niemand en ben blut", {"geen_ander", "weinig_geld"}),
        ("ik heb geen geld voor een hotel", {"weinig_geld"}),
        ("bel mij aub mijn batterij 20 procent", {"bel_mij", "bijna_leeg"}),
        ("lig in het park, het regent", {"waar", "koud"}), ("iedereen zegt nee", {"geen_ander"}),
        ("sta in de hal van t ziekenhuis", {"waar_binnen"}), ("me familie woont in polen", {"geen_ander"}),
        ("wacht op zaventem in de luchthaven, tis ijskoud", {"waar_binnen", "koud"}),
    ],
)  # fmt: skip
def test_each_fact_of_a_night_without_a_bed_is_used(text: str, wanted: set[str]) -> None:
    found = read(NO_BED, text)
    assert wanted <= {found.reply, *found.also}


@pytest.mark.parametrize("text", ["ik heb 3000 euro schuld", "het station is dicht", "ze sturen me weg uit de bieb"])
def test_what_is_no_such_fact(text: str) -> None:
    found = read(NO_BED, text)
    assert not {"waar_binnen", "weinig_geld"} & {found.reply, *found.also}


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("hij snurkt heel raar", "erg_nu"), ("ze wordt niet wakker", "erg_nu"), ("zn lippen zijn blauw", "erg_nu"),
        ("hij reageert nergens meer op", "erg_nu"), ("ze is buiten westen", "erg_nu"),
        ("hij ademt bijna niet", "erg_nu"),
        ("ik mag eigenlijk niet zeggen dat hij dat heeft", "geheim"), ("heb beloofd om niks te zeggen", "geheim"),
        ("hij wil niet dat ik iemand bel", "geheim"), ("krijgt hij dan problemen met de politie??", "straf"),
        ("komt hij de cel in", "straf"), ("word ik dan opgepakt", "straf"), ("ok ik bel 112", "gaat_bellen"),
        ("ze is weer gewoon wakker", None), ("hij ademt weer normaal", None),
    ],
)  # fmt: skip
def test_the_life_of_another_is_answered_by_what_is_said(text: str, heard: str | None) -> None:
    assert crisis.understood(OTHER_TOOK, text, None) == heard


def test_a_secret_and_a_fear_delay_nothing_while_112_was_not_called() -> None:
    for step in (OTHER_TOOK, TOOK):
        for said in ("niet_zeggen", "straf"):
            reply = crisis.answer(step, said, PERSON)
            assert reply is not None
            assert "Tegen 112 mag je alles zeggen" in reply.message.text
            assert "Bel nu 112" in reply.message.text
    told = crisis.answer(OTHER, "geheim", PERSON)
    assert told is not None
    assert "113" in told.message.text


@pytest.mark.parametrize("step", [OTHER_TOOK, TOOK, CrisisStep("suicide_nu", "other", "first")])
def test_a_sure_guess_repeats_the_one_act(step: CrisisStep) -> None:
    about = cast(About, step.about)
    seen = Assessment("crisis", ("middelen",), about, (Evidence("x", "model:0"),), step.danger, chance=0.97)
    assert crisis.first(seen, PERSON, step, "x", grave=True).step.block == SAYS_IT
    assert "Bel nu 112" in crisis.first(seen, PERSON, step, "x", grave=True).message.text
    assert crisis.first(seen, PERSON, step, "x").step.block != SAYS_IT
    called = CrisisStep(step.kind, step.about, "first", called=True)
    assert crisis.first(seen, PERSON, called, "x", grave=True).step.block != SAYS_IT


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("hij heeft vrienden die ook met mij willen. ik moet dat van hem", "self"),
        ("hij wil dat ik met zn vrienden ga", "self"), ("hij heeft filmpjes van mij", "self"),
        ("ik moet het terug verdienen zegt ie", "self"), ("hij filmt me en ik wil dat niet", "self"),
        ("mijn zus moet van hem met mannen mee", "other"), ("hij filmt haar en zet het online", "other"),
        ("dat meisje moet geld verdienen voor hem", "other"),
        ("het gaat niet over mij, hij dwingt een meisje", "other"),
    ],
)  # fmt: skip
def test_who_is_forced_is_the_victim(text: str, about: str) -> None:
    seen = Assessment("crisis", ("veiligheid",), "other", (Evidence("x", "model:0"),), "uitbuiting")
    assert second.whose(seen, text).about == about


def test_in_his_own_talk_what_he_and_his_friends_do_is_done_to_him() -> None:
    seen = Assessment("crisis", ("veiligheid",), "other", (Evidence("x", "model:0"),), "uitbuiting")
    assert second.whose(seen, "hij heeft ook vrienden", FORCED).about == "self"
    assert second.whose(seen, "hij heeft ook vrienden").about == "other"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("hij heeft filmpjes van mij en die zet ie anders online", True), ("hij filmt alles", True),
        ("ze hebben fotos van me doorgestuurd", True), ("hij dreigt mijn nudes te lekken", True),
        ("we keken een film", False), ("ik heb een vakantiefoto online gezet", False), ("hij is ook lief", False),
    ],
)  # fmt: skip
def test_films_get_the_right_help(text: str, heard: bool) -> None:
    for step in (FORCED, HURT):
        assert (crisis.understood(step, text, None) == "filmpjes") is heard
    reply = crisis.answer(FORCED, "filmpjes", PERSON)
    assert reply is not None
    assert "helpwanted.nl" in reply.message.text


def test_nobody_is_there_by_a_bare_yes_to_something_else() -> None:
    asked = CrisisStep("suicidaliteit", "self", SAYS_IT)
    assert "bij_iemand" not in (found := read(asked, "ja. daar denk ik aan ja")).also
    assert found.reply == "meent_het"
    assert read(asked, "ja. mn moeder").reply == "bij_iemand"


def test_a_list_of_words_may_hold_another() -> None:
    assert hearing.among(("gaat_naar",), "ik roep mijn moeder", ("suicidaliteit",), "self") == "gaat_naar"
