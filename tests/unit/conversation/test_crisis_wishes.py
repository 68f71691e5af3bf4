"""How he wants to be reached, whom he trusts, what he does not dare and what he asks, in the middle of a crisis."""

from __future__ import annotations

import pytest

from bot.conversation.danger import crisis, mistaken, reaching, trusted
from bot.conversation.danger.step import CrisisStep
from bot.core.learner import School
from bot.core.signal import Assessment, Evidence, Topic

KINDS = ("suicidaliteit", "zelfbeschadiging", "geweld", "uitbuiting", "dakloos", "dreiging", "psychose", "overdosis")
FIRST = CrisisStep("suicidaliteit", "self", "first")
SCHOOL = School("De Brug", "Regio", "Doorstroompunt")


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("liever appen dan bellen", ["liever een appje"]),
        ("kunnen ze niet gewoon app'en ipv bellen", ["liever een appje"]),
        ("ik neem toch niet op, stuur maar een bericht", ["liever een appje"]),
        ("niet naar huis bellen", ["niet naar huis bellen"]),
        ("als er iemand belt dan op mijn eigen nummer, niet op die van mama", ["niet op een ander nummer"]),
        ("niet op mijn nummer bellen", ["niet op het eigen nummer"]),
        ("niet bellen als ik op het werk ben. Na 17.00 uur.", ["niet als ik op het werk ben"]),
        ("aub niet bellen als me vader thuis is, hij hoort alles", ["niet als me vader thuis is"]),
        ("ik wil niet bellen ik wil typen", ["liever een appje"]),
        ("whatsapp is beter voor mij", ["liever een appje"]),
        ("niemand bij me aan de deur ok", ["niet aan de deur komen"]),
        ("overdag niet bellen dan zit ik op stage", ["niet overdag"]),
        ("ik wil 112 niet bellen", []), ("hij appt me de hele tijd", []), ("hij staat voor de deur", []),
        ("ik durf niet te bellen", []), ("ik ben niet veilig als hij thuis is", []), ("niet als ik dood ben", []),
        ("wil dood, dit is mn laatste bericht", []), ("ik heb pillen, wil typen", []), ("hij trapt op de deur", []),
    ],
)  # fmt: skip
def test_how_he_wants_to_be_reached(typed: str, ways: list[str]) -> None:
    assert reaching.ways(typed) == ways


@pytest.mark.parametrize(
    ("value", "shown", "more"),
    [
        ("na 17:00", "na 17:00", ["closed"]), ("na 16:00", "na 16:00", []), ("voor 09:00", "voor 09:00", ["closed"]),
        ("niet voor 12:00", "niet voor 12:00", []), ("in het weekend", "in het weekend", ["closed"]),
        ("liever een appje", "een appje sturen", ["written_113"]),
        ("niet als ik slaap, na 16:00", 'niet "als ik slaap", na 16:00', []),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_said(value: str, shown: str, more: list[str]) -> None:
    words, said = reaching.replied(FIRST, SCHOOL, "staffed", value)
    texts = crisis.load("crisis")["call_time"]
    assert (words, said) == (shown, [texts[name] for name in more])
    assert reaching.replied(FIRST, SCHOOL, "outside", value)[1][-1] == texts["away"]


@pytest.mark.parametrize(
    ("typed", "whom"),
    [
        ("Mijn zus Hanneke vertrouw ik.", "je zus Hanneke"), ("mn oma woont hiernaast", "je oma"),
        ("mijn tante Els weet ervan, die is lief", "je tante Els"), ("ik kan altijd bij mn opa terecht", "je opa"),
        ("me beste vriend woont om de hoek", "je vriend"), ("ik vertrouw alleen mijn mentor van vroeger", "je mentor"),
        ("me broer Daan is wel oke, die belt me elke dag", "je broer Daan"),
        ("me buurvrouw is aardig daar mag ik altijd komen", "je buurvrouw"),
        ("mn nicht zei kom maar hier slapen", "je nicht"), ("alleen mijn moeder begrijpt mij", "je moeder"),
        ("ik heb nog wel 1 vriendin waar ik alles tegen zeg", "je vriendin"),
        ("oom Rachid is de enige die ik vertrouw", "je oom Rachid"),
        ("misschien kan ik bij sam crashen, moet nog vragen", "Sam"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["suicidaliteit", "zelfbeschadiging", "psychose", "overdosis", "dreiging"])
def test_whom_he_trusts_is_taken_up(kind: str, typed: str, whom: str) -> None:
    assert crisis.understood(CrisisStep(kind, "self", "first"), typed, None) == "vertrouwd"
    assert trusted.whom(typed) == whom


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        (FIRST, "ik vertrouw mijn zus niet meer"), (FIRST, "mijn oma is dood"), (FIRST, "niemand begrijpt mij"),
        (FIRST, "mijn broer is boos"), (FIRST, "mn zusje is lief ik zal haar missen"),
        (CrisisStep("geweld", "self", "first"), "mijn vader is wel lief maar hij slaat"),
        (CrisisStep("geweld", "self", "first"), "mn oom is aardig, hij weet waar ik woon"),
    ],
)  # fmt: skip
def test_who_is_no_help_is_not(step: CrisisStep, typed: str) -> None:
    assert crisis.understood(step, typed, None) != "vertrouwd"


def test_in_violence_nobody_is_named_back() -> None:
    for kind in ("geweld", "seksueel", "uitbuiting", "geweld_nu"):
        said = crisis.answer(CrisisStep(kind, "self", "first"), "vertrouwd", crisis.Person(19, trusted="je oom Ali"))
        assert said is not None
        assert "Ali" not in said.message.text
        assert "veilig" in said.message.text


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("ik kan bij me neef slapen", "veilig"), ("mn nicht zei kom maar hier slapen", "veilig"),
        ("misschien mag ik bij een collega op de bank slapen", "vertrouwd"), ("mn oma woont hiernaast", "vertrouwd"),
        ("misschien kan ik bij sam crashen, moet nog vragen", "vertrouwd"),
        ("denk dat ik bij mn oom kan slapen", "vertrouwd"),
        ("kan niet bij mn neef slapen", None),
    ],
)  # fmt: skip
def test_a_bed_settles_the_night_only_when_it_is_sure(typed: str, reply: str | None) -> None:
    assert crisis.understood(CrisisStep("dakloos", "self", "first"), typed, None) == reply


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("tegen mijn baas durf ik het niet te zeggen", "niet_durven_zeggen"),
        ("Tegen mijn voorman durf ik het niet te zeggen.", "niet_durven_zeggen"),
        ("durf het niet aan mn moeder te vertellen", "niet_durven_zeggen"), ("ik durf niet met de bus", None),
        ("ik durf niet naar buiten", None), ("durf niet te slapen", None), ("ik durf niemand te vertrouwen", None),
        ("op stage durf ik niks te zeggen", "niet_durven_zeggen"),
        ("durf me begeleider niet aan te kijken", "niet_durven_zeggen"), ("ik durf niet weg te gaan hier", None),
        ("durf niet naar school door die jongens", None), ("ik durf nooit om hulp te vragen", "niet_durven_zeggen"),
        ("aan papa durf ik dat echt niet te laten weten", "niet_durven_zeggen"),
        ("ik durf niet", "niet_durven"), ("durf het echt niet", "niet_durven"),
        ("ik durf niet te bellen", "niet_durven"),
        ("ik durf 112 niet te bellen", "niet_durven"), ("durf niet te praten", "niet_durven"),
    ],
)  # fmt: skip
def test_who_does_not_dare_something_else_does_not_fear_to_call(typed: str, reply: str | None) -> None:
    assert crisis.understood(FIRST, typed, None) == reply


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("ga je dit aan mn ouders doorvertellen?", "doorvertellen"),
        ("wie kan dit allemaal lezen eigenlijk", "doorvertellen"),
        ("zit er een mens achter of is dit een computer", "robot"),
        ("komt de politie nu bij mij thuis??", "politie_komt"),
        ("hoelaat hoor ik iets van haar", "wanneer"), ("hoe laat belt ze dan", "wanneer"),
        ("moet ik straks in een inrichting", "opname"), ("hoort me stiefvader dit ook te weten?", "ouders"),
        ("praat ik met een echt persoon", "robot"), ("sturen jullie nou agenten op me af", "politie_komt"),
        ("wanneer word ik gebeld", "wanneer"), ("leest me baas dit mee?", "doorvertellen"),
        ("bent u van jeugdzorg", "van_wie"),
    ],
)  # fmt: skip
def test_a_question_is_answered_in_each_kind(kind: str, typed: str, reply: str) -> None:
    step = CrisisStep(kind, "self", "first")
    assert crisis.understood(step, typed, None) == reply
    person = crisis.Person(19, alone=False, coach="Marieke")
    names = {"wanneer": "morgen na 9:00"}
    said = crisis.when("outside", step, person, **names) if reply == "wanneer" else crisis.answer(step, reply, person)
    assert said is not None
    assert said.message.text.endswith("?")


@pytest.mark.parametrize(
    "typed", ["ze sturen politie", "de politie komt eraan", "stuur aub politie", "ik zit opgesloten"]
)
def test_what_is_told_or_wished_is_no_fear(typed: str) -> None:
    assert crisis.understood(FIRST, typed, None) not in ("politie_komt", "opname")


@pytest.mark.parametrize("typed", ["niet naar huis bellen", "niet op stage", "niet als hij thuis is"])
def test_not_something_is_no_answer_no(typed: str) -> None:
    assert crisis.understood(FIRST, typed, None) != "niet_veilig"


@pytest.mark.parametrize("typed", ["niet", "nie", "nee", "niet meer", "niet zo goed", "niet helemaal"])
def test_a_bare_not_is(typed: str) -> None:
    assert crisis.understood(FIRST, typed, None) == "niet_veilig"


@pytest.mark.parametrize(
    ("topics", "likely"),
    [(("geld",), True), (("werk", "opleiding"), True), (("wonen",), False), (("werk", "mentaal"), False)],
)
def test_a_worry_about_something_else_is_reason_to_ask_if_it_was_a_mistake(
    topics: tuple[Topic, ...], likely: bool
) -> None:
    step = CrisisStep("suicidaliteit", "self", "first", guess=True)
    seen = Assessment("uitval", topics, "self", (Evidence("…", "model:x"),))
    assert mistaken.likely(step, "Ik ontvang salaris en er is wat met mijn loonstrook.", seen, seen) is likely


@pytest.mark.parametrize("typed", ["wie leest dit", "liever appen dan bellen", "hoe laat belt ze"])
def test_what_asks_or_wishes_in_it_is_no_reason_to(typed: str) -> None:
    step = CrisisStep("suicidaliteit", "self", "first", guess=True)
    assert not mistaken.likely(step, typed, Assessment("none"), Assessment("none"))
