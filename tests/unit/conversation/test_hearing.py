"""What typed words mean under a question about safety: on the safe side, and never by a word that only sounds alike."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.conversation.danger import crisis, hearing, second
from bot.conversation.danger.crisis import CrisisStep, Person
from bot.core.signal import KINDS, Assessment, Evidence, Kind

CONTENT = load("crisis")
FIRST = CrisisStep("suicidaliteit", "self", "first")
HURT = CrisisStep("geweld", "self", "first")
BED = CrisisStep("dakloos", "self", "first")
TAKEN = CrisisStep("overdosis", "self", "first")
CALL = CrisisStep("suicidaliteit", "self", "answers.veilig")
SEEN = CrisisStep("geweld", "self", "answers.veilig")
ADULT = Person(20, alone=False, coach="Marieke")


@pytest.mark.parametrize(
    ("step", "typed", "reply"),
    [
        (FIRST, "ja", "veilig"),
        (FIRST, "Ja!!", "veilig"),
        (FIRST, "neeee", "niet_veilig"),
        (FIRST, "nie", "niet_veilig"),
        (FIRST, "no", "niet_veilig"),
        (FIRST, "oke", None),
        (FIRST, "ok dank je", None),
        (FIRST, "goed", None),
        (FIRST, "ja maar het gaat niet", None),
        (FIRST, "ik heb veilig thuis gebeld", "lijn_gebeld"),
        (FIRST, "ik ben veilig", "veilig"),
        (FIRST, "ben nie veilig", "niet_veilig"),
        (FIRST, "kweetniet", "weet_niet"),
        (FIRST, "weet t niet", "weet_niet"),
        (FIRST, "ik durf niet", "niet_durven"),
        (FIRST, "durf nie te bellen", "niet_durven"),
        (HURT, "ik durf niet naar huis", None),
        (FIRST, "kan nu niet bellen", "niet_durven"),
        (FIRST, "nee niet bellen", "niet_bellen"),
        (FIRST, "bel me niet", "niet_bellen"),
        (FIRST, "bel me maar", "bel_mij"),
        (FIRST, "kan iemand mij bellen", "bel_mij"),
        (FIRST, "ik ga iemand bellen", "gaat_bellen"),
        (FIRST, "laat maar", "laat_maar"),
        (FIRST, "grapje", "grapje"),
        (FIRST, "het was een grapje haha", "grapje"),
        (FIRST, "mijn leven is een grap", None),
        (FIRST, "ga weg", "rust"),
        (HURT, "ga weg van huis zeggen ze", None),
        (FIRST, "hou je bek", "rust"),
        (FIRST, "mag mn moeder t weten?", "ouders"),
        (FIRST, "vertel je dit aan mn ouders?", "ouders"),
        (FIRST, "bel je mn vader", "ouders"),
        (FIRST, "zeg het niet tegen mn vader", "niet_zeggen"),
        (FIRST, "niemand mag dit weten", "niet_zeggen"),
        (FIRST, "ik weet niet of mijn moeder thuis is", "weet_niet"),
        (FIRST, "vertel je het door", "doorvertellen"),
        (FIRST, "blijft dit tussen ons?", "doorvertellen"),
        (FIRST, "wie leest dit", "doorvertellen"),
        (FIRST, "wie kan mij helpen", None),
        (FIRST, "ben je een robot?", "robot"),
        (FIRST, "praat ik met een mens", "robot"),
        (HURT, "mijn vader is geen goed mens", None),
        (FIRST, "wanneer belt ze", "wanneer"),
        (HURT, "hij leest alles", "meelezen"),
        (HURT, "ik kan niet weg", "kan_niet_weg"),
        (SEEN, "ja", "meelezen"),
        (SEEN, "nee", "alleen"),
        (CALL, "oke", "bel_mij"),
        (CALL, "liever niet", "niet_bellen"),
        (CALL, "nee", "niet_bellen"),
        (BED, "ja ik kan bij mn oma slapen", "veilig"),
        (BED, "kan niet bij mn oma slapen", None),
        (BED, "ik ben veilig", None),
        (TAKEN, "ambulance komt", "hulp_komt"),
        (TAKEN, "ze zijn er nog niet", None),
        (TAKEN, "ambulance is er", "hulp_er"),
    ],
)
def test_what_is_typed(step: CrisisStep, typed: str, reply: str | None) -> None:
    assert crisis.understood(step, typed, None) == reply


FRIEND = CrisisStep("suicidaliteit", "other", "first")
BEATEN_FRIEND = CrisisStep("geweld", "other", "first")


@pytest.mark.parametrize("step", [FIRST, HURT, BED, TAKEN])
@pytest.mark.parametrize(
    "typed",
    [
        "ja mn broer", "ja ik weet het zeker", "ja tot 1 februari", "ja hij is weg", "ja thuis", "ja maar",
        "ja dat zei ik",
        "ja en nu", "ja doe maar een 7", "ja met die gasten", "ja hij komt zo", "ja wat dan",
    ],
)  # fmt: skip
def test_a_yes_with_something_else_is_not_safe(step: CrisisStep, typed: str) -> None:
    assert crisis.understood(step, typed, None) not in ("veilig", "weer_veilig", "geholpen")


@pytest.mark.parametrize(
    "typed", ["ja", "ja hoor", "ja het gaat wel weer", "jaa ik ben veilig", "ja nu wel", "ja dankje"]
)
def test_a_yes_and_nothing_else_is(typed: str) -> None:
    assert crisis.understood(FIRST, typed, None) == "veilig"


@pytest.mark.parametrize("typed", ["nee hij slaat niet", "nee ik wil niet dood", "nee hij doet me geen pijn hoor"])
def test_a_denial_is_asked_again(typed: str) -> None:
    assert crisis.understood(HURT, typed, None) in (None, "niet_dood", "misverstand")  # said back, and asked


@pytest.mark.parametrize(
    ("step", "typed", "reply"),
    [
        (HURT, "ben nu bij de buurvrouw binnen", "bij_iemand"), (HURT, "zit op het politiebureau", "bij_iemand"),
        (HURT, "slaap nu bij me tante", "bij_iemand"), (HURT, "zit bij mn oma", "bij_iemand"),
        (HURT, "mijn vader is bij me", None), (HURT, "hij zit naast me", None), (HURT, "zit bij mn ex", None),
        (FIRST, "mn moeder is nu bij me", "bij_iemand"), (FIRST, "zit naast mn broertje", "bij_iemand"),
        (FIRST, "ik zit niet bij mn moeder", None), (FIRST, "er is niemand bij me", "alleen_nu"),
        (FIRST, "ik sta op de brug", "waar"), (FIRST, "zit op mn kamer", "waar"), (FIRST, "ben in het park", "waar"),
        (FIRST, "ben in de war", None), (HURT, "zit op de wc", "waar"), (BED, "sta bij het station", "waar"),
        (FIRST, "papa kan bellen hij heet wim", "wie_bellen"), (HURT, "bel mn moeder maar", "wie_bellen"),
        (HURT, "jullie mogen me tante bellen", "wie_bellen"), (FIRST, "mn begeleider mag wel bellen", "wie_bellen"),
        (HURT, "bel mn vader niet", "niet_zeggen"), (FIRST, "bel je mn vader", "ouders"),
        (FRIEND, "haar moeder is er nu bij. pff ik tril helemaal", "erbij_ander"),
        (FRIEND, "ik ben nu bij hem", "erbij_ander"),
        (FRIEND, "de ambulance is er", "hulp_er"), (FRIEND, "haar moeder is er niet bij", None),
        (BEATEN_FRIEND, "zijn vader is nu bij hem", None),
        (FRIEND, "oke ik ga haar moeder bellen", "ga_helpen"), (FRIEND, "ik bel nu 112", "gaat_bellen"),
        (FRIEND, "ben onderweg naar hem", "ga_helpen"), (FRIEND, "ik ga haar niet bellen", None),
        (FRIEND, "ik durf haar moeder niet te bellen", "niet_durven"), (BEATEN_FRIEND, "ik ga naar hem toe", None),
        (FRIEND, "ik tril helemaal", "geschrokken"), (FRIEND, "is het mijn schuld", "zelf_fout"),
        (FIRST, "wil wel met iemand praten", "bel_mij"), (FIRST, "ja iemand moet helpen", "bel_mij"),
        (FIRST, "wil niet met iemand praten", None),
    ],
)  # fmt: skip
def test_what_people_need_to_know_is_heard(step: CrisisStep, typed: str, reply: str | None) -> None:
    assert crisis.understood(step, typed, None) == reply


@pytest.mark.parametrize(
    ("typed", "asked", "timed"),
    [
        ("donderdag om 3 uur kan, dan ben ik vrij", False, True), ("bel morgen ff na school", False, True),
        ("vrijdag 10 uur mag ze bellen", False, True), ("half 5 ben ik vrij", False, True), ("na 4 uur", True, True),
        ("morgen", True, True), ("na 4 uur", False, False), ("hij slaat me om 3 uur", True, False),
        ("morgen is het over", True, False), ("om 3 uur is hij thuis", True, False), ("gisteren om 4 uur", True, False),
        ("kan altijd", False, False),
    ],
)  # fmt: skip
def test_when_he_may_be_called(typed: str, asked: bool, timed: bool) -> None:
    assert hearing.timed(typed, asked=asked) is timed


def guess(kind: str, about: str, rule: str = "model:x") -> Assessment:
    return Assessment("crisis", (), about, (Evidence("iets", rule),), kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("step", "verdict", "kind", "about"),
    [
        (FRIEND, guess("geweld", "other"), "suicidaliteit", "other"),
        (FRIEND, guess("overdosis", "self"), "suicidaliteit", "other"),
        (FRIEND, guess("overdosis", "other"), "overdosis", "other"),
        (HURT, guess("suicidaliteit", "self"), "suicidaliteit", "self"),
        (HURT, guess("dakloos", "other"), "geweld", "self"), (BED, guess("psychose", "self"), "dakloos", "self"),
        (FRIEND, guess("suicidaliteit", "self", "suicidaliteit-dood-willen"), "suicidaliteit", "self"),
        (FIRST, guess("geweld", "self", "geweld-door"), "geweld", "self"),
        (FIRST, guess("dakloos", "self", "sign:dakloos:huis"), "suicidaliteit", "self"),
        (FIRST, guess("geweld", "self", "session:answer"), "suicidaliteit", "self"),
    ],
)  # fmt: skip
def test_kind_and_person_stay_those_of_the_open_crisis(
    step: CrisisStep, verdict: Assessment, kind: str, about: str
) -> None:
    kept = second.kept(step, verdict)
    assert (kept.kind, kept.about) == (kind, about)


@pytest.mark.parametrize("age", [16, 20, None])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("other", KINDS)
def test_a_second_danger_is_served_too(kind: Kind, other: Kind, age: int | None) -> None:
    person = Person(age, alone=False, coach="Marieke")
    plain = crisis.first(Assessment("crisis", (), "self", (), kind), person, None)
    both = second.with_second(plain, (other, other), person)

    line = CONTENT["beside"][other]
    named = line.get("young", line["line"]) if age is not None and age < 18 else line["line"]
    same = named == crisis.line_of(kind, "self", age)
    assert (both.message.text == plain.message.text) is same
    assert both.message.text.count("?") == 1
    assert both.message.text.endswith("?")
    assert not set("[{") & set(both.message.text)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("kan je me helpen met mijn cv", True),
        ("hoe schrijf ik een motivatiebrief", True),
        ("ik wil een baan zoeken", True),
        ("ik ga niet meer naar school", False),
        ("ik ben mn werk kwijt", False),
        ("help me", False),
        ("mijn cv " + "en nog iets " * 9, False),
    ],
)
def test_a_practical_wish(text: str, wish: bool) -> None:
    assert hearing.practical(text) is wish


def test_a_long_message_is_no_answer() -> None:
    assert crisis.understood(FIRST, "ja " + "en dan nog wat over gisteren en over morgen en verder " * 2, None) is None


def test_a_made_up_payload_is_nothing() -> None:
    assert crisis.understood(FIRST, "x", "crisis:<script>") is None
    assert crisis.understood(FIRST, "x", "crisis:bel_mij") == "bel_mij"


@pytest.mark.parametrize(
    ("words", "kind"),
    [("hij heeft me verkracht", "seksueel"), ("zit steeds aan me", "seksueel"), ("slaat me", "geweld"),
     ("heeft in de gevangenis gezeten", "geweld")],
)  # fmt: skip
def test_sexual_violence_has_its_own_line(words: str, kind: str) -> None:
    verdict = Assessment("crisis", ("veiligheid",), "self", (Evidence(words, "geweld-door"),), "geweld")
    reply = crisis.first(verdict, ADULT, None, words)
    assert reply.step.kind == kind
    assert reply.step.danger == "geweld"
    again = crisis.first(Assessment("crisis", (), "self", (), "geweld"), ADULT, reply.step)
    assert again.step.block == "again"
    assert again.step.kind == kind


def test_the_same_answer_is_not_said_twice_in_a_row() -> None:
    once = crisis.answer(FIRST, "robot", ADULT)
    assert once is not None
    twice = crisis.answer(once.step, "robot", ADULT)
    assert twice is not None
    assert twice.message.text != once.message.text
    assert crisis.is_open(twice.step)


def test_help_at_hand_is_waited_for_in_an_overdose() -> None:
    step, heard = CrisisStep("overdosis", "self", "answers.niemand_erbij"), []
    for _ in range(4):
        step = crisis.follow(step, ADULT).step
        heard.append(step.block)
    assert heard == ["answers.slechter", "answers.wacht", "answers.slechter", "answers.wacht"]


@pytest.mark.parametrize(
    ("text", "kind", "reply"),
    [
        ("niet politie bellen!!!", "geweld", "niet_zeggen"), ("geen politie aub", "geweld", "niet_zeggen"),
        ("bel de politie niet", "geweld", "niet_zeggen"), ("oke maar alleen die coach dan", "geweld", "niet_zeggen"),
        ("ben nu bij de opvang ze hebben een bed", "dakloos", "bij_iemand"),
        ("zit bij de nachtopvang", "dakloos", "bij_iemand"), ("de politie is er", "geweld", "hulp_er"),
        ("ik ben alleen", "geweld", None),
    ],
)  # fmt: skip
def test_who_may_not_be_told_and_a_bed_that_was_found(text: str, kind: str, reply: str | None) -> None:
    offered = {"veilig": "Ja", "niet_veilig": "Nee"}
    assert hearing.reply_of(text, offered, (kind, kind), asks_safe=True) == reply
