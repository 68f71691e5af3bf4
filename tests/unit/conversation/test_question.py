"""The check question: what is said, and what an answer to it means."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.conversation.doubt.question import PREFIX, answered, besides, calmed, question, to_speak, understood
from bot.core.check import OPEN, STATES, WAITING, CheckStep
from bot.core.check import PREFIX as KEY
from bot.core.signal import Assessment, Doubt

NOTHING = Assessment("none")
RULED = Assessment("none", doubt=Doubt(0.1, ruled=True))
DOUBT = Assessment("attention", doubt=Doubt(0.3))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nee", "no"), ("Nee hoor", "no"), ("neee haha", "no"), ("nope", "no"), ("nee ik ben gewoon moe", "no"),
        ("gaat wel", "no"), ("het gaat wel hoor", "no"), ("was een grapje", "no"), ("nee man rustig", "no"),
        ("niks aan de hand", "no"), ("ben veilig", "no"), ("niet echt", "no"),
        ("ja", "yes"), ("jaa", "yes"), ("ja best wel", "yes"), ("eigenlijk wel", "yes"), ("help", "yes"),
        ("ja allebei", "yes"), ("klopt", "yes"), ("ja maar niet nu", "yes"),
        ("weet niet", "unsure"), ("kweet t nie", "unsure"), ("misschien", "unsure"), ("soms", "unsure"),
        ("beetje", "unsure"), ("denk het", "unsure"), ("boeie", "unsure"), ("en dan", "unsure"),
        ("ik wil iemand spreken", "person"), ("ja ik wil met iemand praten", "person"), ("bel me maar", "person"),
        ("hoezo", "again"), ("waarom vraag je dat", "again"), ("huh", "again"), ("ja het gaat wel", "again"),
        ("ja nee", "again"), ("wat bedoel je", "again"), ("oke", "again"),
        ("mijn rooster klopt niet", None), ("hoi", None), ("kan je helpen met mn cv", None),
    ],
)  # fmt: skip
def test_typed_answers(typed: str, meant: str | None) -> None:
    assert understood(typed, None, NOTHING) == meant


@pytest.mark.parametrize(
    ("typed", "verdict", "meant"),
    [
        ("nee maar ik durf niet naar huis", RULED, "again"),
        ("nee ik doe mezelf niks aan", DOUBT, "no"),  # a plain no; grave words belong to the question
        ("nee maar het is wel klaar zo", DOUBT, "again"),
        ("laat maar ik ben toch niemand", DOUBT, None),
        ("nee maar lig wel al weken in bed", Assessment("uitval", ("mentaal",)), "again"),
        ("nee maar tis wel kut daar", Assessment("attention", ("thuis",)), "again"),
        ("nee maar ik wil wel een cv", Assessment("attention", ("werk",)), "no"),
        ("zie het niet meer zitten", Assessment("uitval", ("mentaal",)), "again"),
        ("ben ontslagen", Assessment("uitval", ("werk",)), None),
        ("nee maar ben wel ontslagen", Assessment("uitval", ("werk",)), "no"),
        ("ben gewoon moe", Assessment("attention", ("mentaal",)), None),
        ("ja dus toen gingen we met zijn allen naar de stad en daarna nog wat eten en toen naar huis", NOTHING, None),
    ],
)  # fmt: skip
def test_what_an_answer_says_by_itself_counts(typed: str, verdict: Assessment, meant: str | None) -> None:
    assert understood(typed, None, verdict) == meant


WORK, HOME = Assessment("uitval", ("werk",)), Assessment("uitval", ("thuis", "wonen"))


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("al 2 weken niet. ik zit thuis bij papa", HOME), ("de bus rijdt niet meer dus ik kom er niet", WORK),
        ("mn uren zijn gehalveerd en nu zit ik veel thuis", HOME), ("ik heb schulden bij de zorgverzekering", DOUBT),
        ("was vorige week al begonnen op die nieuwe plek", DOUBT), ("soms te laat op werk", NOTHING),
        ("ik krijg nog loon van ze", DOUBT), ("weet niet wat ik met mn diploma moet", NOTHING), ("2", NOTHING),
        ("help me met mn brief", NOTHING), ("wat is het minimumloon", NOTHING),
        ("waarom betaal ik zorgpremie", NOTHING),
        ("werk gaat goed", NOTHING), ("geld lukt nog wel. met mensen gaat t goed", NOTHING),
        ("klopt niks van mn loon", NOTHING),
        ("money is ok. i have friends here too", NOTHING), ("papa kan bellen hij heet wim", NOTHING),
        ("beetje saai hier op dagbesteding", NOTHING), ("wel leuk bij de bakkerij", NOTHING),
    ],
)  # fmt: skip
def test_something_else_is_no_answer_however_worried(typed: str, verdict: Assessment) -> None:
    assert understood(typed, None, verdict) is None


@pytest.mark.parametrize(
    "typed",
    [
        "ja tot 1 februari", "ja ik weet het zeker", "ja hoor werk is top", "ja mn broer", "ja dat is goed om 3 uur",
        "jaa doe maar een 7", "ja is prima dan hoor ik t wel", "jep heb m al ingevuld", "ja ik kom morgen",
        "jawel heb wel zin in taart", "ja mijn moeder is er", "ja ja ik begrijp het",
    ],
)  # fmt: skip
def test_a_yes_with_something_else_is_asked_again(typed: str) -> None:
    assert understood(typed, None, NOTHING) == "again"
    assert understood(typed, None, DOUBT) == "again"


@pytest.mark.parametrize(
    "typed",
    [
        "nee niet 2 dat ik dood wil ofzo he. gewoon pissig", "nee hij slaat niet", "nee joh doe ff normaal",
        "nee man ik wil echt niet dood", "neeee ik doe mezelf niks", "nee geen gevaar", "nope niemand doet me wat",
        "nee hoor ben alleen chagrijnig", "nee niks van dat alles", "neeh ik heb gewoon een rotdag",
        "natuurlijk niet gek", "nee tuurlijk wil ik leven",
    ],
)  # fmt: skip
def test_a_no_with_a_denial_is_a_no(typed: str) -> None:
    assert understood(typed, None, DOUBT) == "no"


@pytest.mark.parametrize(
    "typed",
    [
        "ja soms",
        "ja beetje",
        "jaa eigenlijk wel",
        "ja allebei wel",
        "nee ben niet veilig",
        "in gevaar",
        "niet veilig",
    ],
)
def test_a_yes_in_other_words(typed: str) -> None:
    assert understood(typed, None, NOTHING) == "yes"


@pytest.mark.parametrize(
    "typed",
    [
        "ik weet het niet",
        "mss",
        "af en toe",
        "nou soms wel een beetje",
        "geen idee eigenlijk",
        "zou kunnen",
        "nee soms",
    ],
)
def test_an_unsure_answer_is_short_and_nothing_else(typed: str) -> None:
    assert understood(typed, None, NOTHING) in ("unsure", "yes")
    assert understood(f"{typed} met mn rooster van volgende week", None, NOTHING) not in ("unsure", "yes")


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("nee. eruit gegooid vorige week en ze betalen niks", "eruit gegooid vorige week en ze betalen niks"),
        ("Nee hoor, gaat goed", ""), ("nee ik ben gewoon moe", ""), ("gaat wel", ""),
    ],
)  # fmt: skip
def test_what_is_said_beside_a_no_is_answered_too(typed: str, rest: str) -> None:
    assert besides(typed) == rest


@pytest.mark.parametrize(
    ("payload", "meant"),
    [("check:no", "no"), ("check:yes", "yes"), ("check:person", "person"), ("check:again", None), ("/greet", None)],
)
def test_taps(payload: str, meant: str | None) -> None:
    assert understood("Ja", payload, NOTHING) == meant


@pytest.mark.parametrize("about", ["self", "other"])
@pytest.mark.parametrize("state", ["asked", "again"])
@pytest.mark.parametrize("contact", ["staffed", "outside", "no_coach", "nobody", "stranger"])
def test_it_is_one_question_with_three_ways_out(about: str, state: str, contact: str) -> None:
    asked = question(CheckStep("", about, state), contact, coach="Marieke" if contact == "staffed" else "")  # type: ignore[arg-type]

    assert asked.text.count("?") == 1
    assert len(asked.text.split()) <= 40
    assert [button.payload for button in asked.buttons] == [f"{PREFIX}{end}" for end in ("no", "yes", "person")]
    assert "[" not in asked.text
    assert ("praten" in asked.text) is (state == "asked" and contact in ("staffed", "outside", "no_coach"))


def test_a_doubt_about_a_bed_asks_about_a_bed() -> None:
    asked = question(CheckStep("dakloos", "self", "asked"), "stranger").text
    assert "buiten slapen" in asked
    assert "in gevaar" in asked  # a yes means the same as ever
    assert question(CheckStep("dakloos", "other", "asked"), "stranger").text.count("?") == 1


def test_no_text_holds_what_no_text_about_danger_may() -> None:
    content, banned = load("controlevraag"), load("leesniveau")["never_in_crisis"]
    said = [content[part][who]["text"] for part in ("ask", "again") for who in ("self", "other")]
    said += [own["text"] for kind in content["kinds"].values() for own in kind.values()]
    said += [entry["text"] for entry in content["answers"].values()] + [content["silent"]["text"]]

    assert [(word, text) for text in said for word in banned if word in text.lower().split()] == []


@pytest.mark.parametrize("state", STATES)
def test_a_step_is_kept_as_it_is(state: str) -> None:
    for kind in ("", "geweld"):
        step = CheckStep(kind, "self", state)  # type: ignore[arg-type]
        assert CheckStep.parse(step.key) == step
        assert step.key.startswith(KEY)
        assert step.danger == (kind or None)


def test_keys_of_something_else_are_none() -> None:
    assert CheckStep.parse(None) is None
    assert CheckStep.parse("geweld/self/first") is None
    assert set(OPEN) < set(WAITING) < set(STATES)


@pytest.mark.parametrize(
    "typed",
    [
        "nee gaat niet goed", "nee niet goed", "nee niks gaat goed", "nee alles is kut", "nee, het gaat echt kut",
        "nee voel me nergens veilig", "nee ik trek het niet", "nee slecht", "nee me vader doet raar", "gaat niet goed",
        "slecht", "kut",
    ],
)  # fmt: skip
def test_something_bad_is_no_no_to_the_mild_question(typed: str) -> None:
    assert understood(typed, None, NOTHING, mild=True) == "again"


@pytest.mark.parametrize("typed", ["nee hoor alles goed", "nee gaat prima", "nee niks aan de hand", "gaat wel", "nee"])
def test_a_plain_no_to_the_mild_question_is_one(typed: str) -> None:
    assert understood(typed, None, NOTHING, mild=True) == "no"


FOR_NOW = [
    "nee nu is ie werken. hij komt om 6 uur", "nee nu niet", "nee vandaag niet", "nee alleen als hij gedronken heeft",
    "nee straks wel als hij thuis is", "nee pas als me stiefpa terug is", "nee hij slaapt nu", "nee gister wel",
    "nee vanavond pas", "nee maar hij komt zo thuis", "nee mn vader is nu weg", "nee al over, hij sloeg me gister",
]  # fmt: skip
PLAIN_NO = [
    "nee nu gaat het wel weer", "nee hij slaat niet", "nee hij is gewoon streng", "nee ik ben bij mn oma",
    "nee mn baas doet gewoon lelijk", "nee ik bedoelde mn band was kapot", "nee hoor nu ff druk", "nee nooit",
    "nee nog steeds niet en dat komt ook niet", "nee hoor alles chill", "nee ik ga zo naar mn werk",
]  # fmt: skip


@pytest.mark.parametrize("typed", FOR_NOW)
def test_a_no_that_holds_for_now_only_is_asked_again(typed: str) -> None:
    assert understood(typed, None, NOTHING) == "again"
    assert understood(typed, None, NOTHING, mild=True) == "again"


@pytest.mark.parametrize("typed", PLAIN_NO)
def test_a_no_with_something_harmless_behind_it_is_a_no(typed: str) -> None:
    assert understood(typed, None, NOTHING) == "no"


@pytest.mark.parametrize(
    ("kind", "line"),
    [("geweld", "0800-2000"), ("uitbuiting", "0800-2000"), ("suicidaliteit", "113"), ("", "113"), ("overdosis", "113")],
)
@pytest.mark.parametrize("about", ["self", "other"])
def test_a_no_names_the_line_of_the_danger_that_was_asked_about(kind: str, line: str, about: str) -> None:
    step = CheckStep(kind, about, "asked")
    assert line in calmed(step).text
    assert line in to_speak(step, "no_coach", "iemand").text


def test_the_second_form_fits_the_danger() -> None:
    assert "bang voor iemand" in question(CheckStep("geweld", "self", "again"), "stranger").text
    assert "niet meer leven" in question(CheckStep("suicidaliteit", "self", "again"), "stranger").text
    assert "pijn gedaan" in question(CheckStep("geweld", "other", "asked"), "stranger").text


def test_a_no_for_now_under_the_second_question_is_a_doubt_and_a_plain_one_a_no() -> None:
    step = CheckStep("geweld", "self", "again")
    assert answered("nee nu niet", None, NOTHING, step) == "unsure"
    assert answered("nee hoor", None, NOTHING, step) == "no"
    assert answered("hoezo", None, NOTHING, step) == "again"


@pytest.mark.parametrize(
    "typed",
    [
        "ja marieke mag het weten die is chill", "ja bel me morgen na 4 uur maar", "ja zeg het maar tegen haar",
        "ja maar niet aan mijn ouders vertellen", "ja marieke mag wel alles weten hoor",
        "jawel marieke mag wel. die is cool",
    ],
)  # fmt: skip
def test_a_yes_to_who_may_know_is_no_answer_to_the_mild_question(typed: str) -> None:
    assert understood(typed, None, NOTHING, mild=True) in (None, "person")


@pytest.mark.parametrize(
    "typed", ["ja het gaat wel", "ja nee", "ja best wel", "ja maar ik durf niet", "ja hij doet raar"]
)
def test_any_other_yes_is_asked_about_plainly(typed: str) -> None:
    assert understood(typed, None, NOTHING, mild=True) in ("again", "yes")
    assert understood("ja marieke mag het weten", None, DOUBT, mild=True) == "again"
    assert understood("ja marieke mag het weten", None, NOTHING) == "again"  # the plain question: asked once more
