"""What is said in an open crisis follows from what was told: a helper nearby, self-blame, "must I tell her", a nod."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.conversation.danger import crisis, nods
from bot.conversation.danger.crisis import Person
from bot.conversation.danger.step import CrisisStep
from bot.conversation.doubt import hints
from bot.core.signal import Assessment, Doubt

KINDS = ["suicidaliteit", "zelfbeschadiging", "overdosis", "geweld", "seksueel", "uitbuiting", "dreiging", "psychose"]
HERE = [
    "mijn moeder is beneden ja", "juf lien die is hier", "Juf Lien is ook op kantoor, die is hier",
    "de buurvrouw is thuis", "mijn mentor zit in de kamer hiernaast", "er is een begeleider op de groep",
    "beneden is mn tante", "ik kan naar de buren", "oma woont hiernaast", "mijn jobcoach werkt hier vandaag",
]  # fmt: skip
NOT_HERE = [
    "mijn moeder is dronken beneden", "juf lien is ziek", "mijn begeleider is er nooit", "mijn moeder slaat me",
    "mn moeder is boos beneden", "mijn oma is dood", "mijn oom is hier", "mijn vriend is hier en hij is boos",
    "hij is beneden", "mijn zus is weg",
]  # fmt: skip
BLAME = [
    "ben ik nu stout", "is het mijn schuld", "heb ik iets fout gedaan?", "ben ik een slecht mens", "ligt het aan mij",
    "stel ik me aan", "krijg ik straf", "ben ik vies nu", "komt het door mij", "doe ik iets verkeerd",
]  # fmt: skip
NO_BLAME = ["hij is gek", "ik word gek", "ben ik al aan de beurt", "heb ik niks fout", "ik ben thuis"]
TELL = [
    "moet ik dat nu tegen haar zeggen", "moet ik het tegen mijn moeder vertellen", "zal ik mama wakker maken",
    "moet ik het zeggen", "kan ik dit aan hem laten lezen", "moet ik mijn moeder roepen",
]  # fmt: skip
NO_TELL = ["moet ik naar school", "moet ik 112 zeggen", "wat moet ik zeggen", "ik moet haar zeggen dat ik van haar hou"]


def heard(text: str, kind: str = "suicidaliteit", block: str = "first", about: str = "self") -> str | None:
    step = CrisisStep(kind, about, block)
    return nods.heard(step, text, crisis.understood(step, text, None))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HERE)
def test_a_helper_nearby_is_heard_in_every_danger(text: str, kind: str) -> None:
    assert heard(text, kind) in ("dichtbij", "vertrouwd", "bij_iemand")


@pytest.mark.parametrize("kind", ["suicidaliteit", "geweld", "uitbuiting"])
@pytest.mark.parametrize("text", NOT_HERE)
def test_who_is_away_or_may_be_the_danger_is_none(text: str, kind: str) -> None:
    assert heard(text, kind) not in ("dichtbij", "vertrouwd")


@pytest.mark.parametrize("about", ["self", "other"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", BLAME)
def test_self_blame_gets_a_no(text: str, kind: str, about: str) -> None:
    assert heard(text, kind, about=about) == "zelf_fout"
    reply = crisis.answer(CrisisStep(kind, about, "first"), "zelf_fout", Person())
    assert reply is not None
    assert reply.message.text.startswith("Nee.")


@pytest.mark.parametrize("text", NO_BLAME)
def test_other_words_are_no_self_blame(text: str) -> None:
    assert heard(text) != "zelf_fout"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", TELL)
def test_whether_to_tell_somebody_is_answered(text: str, kind: str) -> None:
    assert heard(text, kind) == "moet_zeggen"
    assert crisis.answer(CrisisStep(kind, "self", "first"), "moet_zeggen", Person()) is not None


@pytest.mark.parametrize("text", NO_TELL)
def test_other_questions_are_not_that(text: str) -> None:
    assert heard(text) != "moet_zeggen"


def test_after_violence_nobody_is_told_to_tell_who_does_it() -> None:
    for kind in ("geweld", "seksueel", "uitbuiting", "geweld_nu"):
        reply = crisis.answer(CrisisStep(kind, "self", "first"), "moet_zeggen", Person())
        assert reply is not None
        assert "niet tegen wie jou pijn doet" in reply.message.text


@pytest.mark.parametrize(
    ("text", "block", "said"),
    [
        ("ok", "first", "knik"), ("is goed", "again", "knik"), ("ja ok", "stay", "knik"), ("doe ik", "first", "knik"),
        ("oke", "answers.dichtbij", "knik_erheen"), ("oke dankje", "answers.naar_toe", "knik_erheen"),
        ("ok", "answers.moet_zeggen", "knik_erheen"), ("ok", "answers.knik", None),
        ("ok maar hoe dan", "first", "wat_nu"), ("ik ga het doen", "first", "meent_het"), ("ok", "asked", None),
        ("ok", "listen", None), ("hm", "first", None),
        ("👍", "first", None),
    ],
)  # fmt: skip
def test_a_nod_is_one_to_what_is_to_be_done(text: str, block: str, said: str | None) -> None:
    assert heard(text, block=block) == said


@pytest.mark.parametrize("kind", list(load("crisis")["kinds"]))
@pytest.mark.parametrize("about", ["self", "other"])
def test_behind_every_first_block_a_nod_has_words_that_do_not_make_safe(kind: str, about: str) -> None:
    reply = crisis.answer(CrisisStep(kind, about, "first"), "knik", Person())
    assert reply is not None
    assert crisis.is_open(reply.step)


@pytest.mark.parametrize("text", ["ja klopt", "ja dat klopt", "klopt", "ja precies"])
@pytest.mark.parametrize("kind", ["suicidaliteit", "geweld", "zelfbeschadiging"])
def test_that_it_is_so_is_not_that_he_is_safe(text: str, kind: str) -> None:
    assert heard(text, kind) != "veilig"
    assert heard("ja hoor", kind) == "veilig"
    assert heard(text, "suicidaliteit", "answers.misverstand") == "opgelost"


def test_a_yes_that_names_nobody_is_nobody_there() -> None:
    block = "answers.zegt_het"
    assert heard("ja daar denk ik wel aan. elke avond eigenlijk", block=block) == "meent_het"
    assert heard("ja mijn zus", block=block) == "bij_iemand"
    assert heard("ja", block=block) == "bij_iemand"


@pytest.mark.parametrize("text", ["moet ik erheen of bellen?", "erheen of 112", "zal ik bellen of ga ik er zelf heen"])
def test_to_go_or_to_call_is_a_question(text: str) -> None:
    assert heard(text, about="other") == "kies_bellen"


def test_an_ok_is_no_yes_to_a_call_that_was_arranged_already() -> None:
    step = CrisisStep("uitbuiting", "self", "answers.meelezen")
    assert crisis.understood(step, "oke", None) == "bel_mij"
    assert crisis.understood(step, "oke", None, agreed=True) is None


DIRECT = [
    "ik sta op de brug en het heeft geen zin meer", "ik zit bij het spoor, ik kan niet meer",
    "ik zit hier met mn pillen en ik huil", "ik voel me leeg. zit op het dak",
    "sta langs de rails, sorry mam", "ben op het viaduct en ik kijk naar beneden",
]  # fmt: skip
MILD = [
    "ik heb mn playstation en al mn games weggegeven", "heb alles weggegeven", "jullie waren altijd goed voor mij",
    "ik heb afscheid genomen van mijn ouders", "straks ben ik er niet meer",
    "wie zorgt er voor mn hond als ik er niet ben",
]  # fmt: skip
NOTHING = [
    "sta op de brug", "ik sta op het perron, de trein komt niet meer", "heb mn oude fiets weggegeven",
    "heb mn playstation verkocht", "bedankt voor alles", "afscheid genomen van mijn stage",
    "ik zit op het balkon in de zon", "ik huil om die film", "mijn kamer opgeruimd en oude spullen weggegeven",
    "collega's waren lief voor mij op mijn laatste dag op werk",
]  # fmt: skip


@pytest.mark.parametrize("text", DIRECT)
def test_a_place_beside_something_dark_is_asked_about_at_once(text: str) -> None:
    doubt = hints.asked_about(Assessment("none"), text, ()).doubt
    assert doubt is not None
    assert doubt.ruled


def test_the_dark_words_may_stand_in_the_message_before() -> None:
    said = hints.asked_about(Assessment("none"), "ik sta op de brug", ("het heeft allemaal geen zin meer",))
    assert said.doubt is not None


@pytest.mark.parametrize("text", MILD)
def test_giving_away_and_goodbyes_are_asked_about_mildly(text: str) -> None:
    doubt = hints.asked_about(Assessment("none"), text, ()).doubt
    assert doubt is not None
    assert doubt.chance < load("controlevraag")["mild"]["below"]
    assert not doubt.ruled


@pytest.mark.parametrize("text", NOTHING)
def test_ordinary_things_are_not_asked_about(text: str) -> None:
    assert hints.asked_about(Assessment("none"), text, ()).doubt is None


def test_a_hint_lowers_nothing() -> None:
    ruled = Assessment("uitval", ("mentaal",), doubt=Doubt(0.9, ruled=True))
    assert hints.asked_about(ruled, MILD[0], ()) == ruled
    alarm = Assessment("crisis", ("mentaal",), kind="suicidaliteit")
    assert hints.asked_about(alarm, DIRECT[0], ()) == alarm
