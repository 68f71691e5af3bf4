"""Stop words count when they are about our messages; a goodbye rests the talk, and ordinary words do neither."""

from __future__ import annotations

import pytest

from bot.services.checkins.leave import denies
from bot.understanding.answers.remarks import unknown
from bot.understanding.moves.helped import others
from bot.understanding.moves.leaving import about_else, goodbye, plainly, quits, stays, told_beside, unclear, without_us

ELSE = """ik wil niet stoppen met jou hoor, alleen met mijn werk
nee joh niet de berichten stoppen, ik bedoel dat ik met mn stage stop
kan ik mijn ex blokkeren op insta
hoe blokkeer ik me pas
wil stoppen met blowen
Met stoppen bedoel ik de opleiding, niet deze chat.
nee niet stoppen met de berichten, ik bedoel mijn stage
je hoeft niet te stoppen met appen, ik bedoelde school
ik hou op met de opleiding
kan ik me laten blokkeren bij het casino
ik schrijf me uit bij het roc
ik stop niet met appen hoor
kan die foto eruit
ik wil ermee kappen maar het lukt niet
ik kan er niet mee stoppen
lukt me niet om te kappen""".splitlines()
US = """stop met die berichten
ik wil stoppen met deze app
haal mijn nummer eruit
ik blokkeer jullie
laat me met rust
ik ben klaar met jullie vragen
stop er mee ik reageer toch niet
kap met appen gast
ik wil niet meer geappt worden
meld me maar af""".splitlines()
PARTING = """ik wil nu niet meer praten
nee is goed zo doei
geen zin meer in praten nu
ik ben moe, wil nu even niks meer zeggen
ik ga, later!
ben er klaar mee voor vandaag
laat me nu maar even
spreek je later wel
ga slapen nu, doei
genoeg gepraat voor vandaag
hoef er nu niet over te praten
we praten morgen wel verder""".splitlines()
ORDINARY = """slaap hele dag
ik ga elke avond laat slapen
we gaan later dit jaar verhuizen
moet zo vroeg werken dus ben moe
ik praat met niemand
ik kan niet meer
ik wil er niet meer zijn
laat me
fijne dag gehad
ik wil daar niet meer werken
ik ga nog gewoon
ben er klaar mee
dag, ik ben de vader van lisa""".splitlines()
HELPED = """mn mentor helpt me met rekenen
mn moeder helpt me met de belasting
me begeleider belt de gemeente voor me
mijn zus heeft me geholpen met solliciteren
iemand van de wijk regelt mn papieren
oom helpt met verhuizen
mijn jobcoach regelt dat
ze hebben me goed geholpen daar
mevrouw jansen helpt me altijd
mijn vriend gaat mee naar de gemeente""".splitlines()


@pytest.mark.parametrize("text", ELSE)
def test_stopping_with_something_else_stops_no_messages(text: str) -> None:
    assert not plainly("stop", text)
    assert about_else(text)


@pytest.mark.parametrize("text", US)
def test_stopping_with_us_stops_them(text: str) -> None:
    assert plainly("stop", text)
    assert not about_else(text)


@pytest.mark.parametrize("text", ["hoe kan ik stoppen", "kan ik me afmelden", "mag dit stoppen", "hoe zet ik dit uit"])
def test_a_question_about_stopping_is_answered_with_how(text: str) -> None:
    assert not plainly("stop", text)
    assert unclear(text) or "uit" in text


def test_what_is_said_beside_a_no_is_read_alone() -> None:
    assert without_us("Ik wil met school stoppen, niet met jou") == "ik wil met school stoppen"
    assert without_us("ben niet blij") == "ben niet blij"
    assert stays("ik stop niet met appen hoor")
    assert not stays("wil stoppen met blowen")


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Ik wil met school stoppen, niet met jou", "opleiding"),
        ("ik hou op met de opleiding", "opleiding"),
        ("ik schrijf me uit bij het roc", "opleiding"),
        ("ik wil stoppen met mijn werk", "werk"),
        ("ik zeg mn baan op", "werk"),
        ("wil weg bij de dagbesteding", "dagbesteding"),
        ("ik kap met die stage", "opleiding"),
        ("mijn broer stopt met school", None),
        ("wil stoppen met blowen", None),
        ("ik wil niet stoppen met school", None),
        ("ik stop om 5 uur met werk", None),
        ("ben gestopt met roken op werk", None),
    ],
)
def test_a_place_that_he_wants_to_stop_with_is_known(text: str, topic: str | None) -> None:
    assert quits(text) == topic


@pytest.mark.parametrize("question", ["mensen", "mag_coach", "cijfer"])
@pytest.mark.parametrize("text", PARTING)
def test_a_goodbye_is_one_whatever_is_open(text: str, question: str) -> None:
    assert goodbye(text, question)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_and_despair_are_no_goodbye(text: str) -> None:
    assert not goodbye(text, "stemming")


@pytest.mark.parametrize(
    "text", ["slaap hele dag", "voel me leeg", "ben al weken ziek", "slaap slecht", "altijd bezig"]
)
def test_how_a_life_is_is_no_wish_to_rest(text: str) -> None:
    assert not plainly("rest", text)


def test_what_may_answer_the_question_is_no_goodbye() -> None:
    assert goodbye("klaar", "vrije_tijd")
    assert not goodbye("klaar", "plek")
    assert not goodbye("nee nu niet meer", "plek")
    assert told_beside("ik ben moe, wil nu even niks meer zeggen") == "ik ben moe"


@pytest.mark.parametrize("text", HELPED)
def test_help_of_somebody_else_is_no_wish_for_ours(text: str) -> None:
    assert others(text) == ("utter_fijn_hulp",)


@pytest.mark.parametrize(
    "text",
    [
        "kan mijn mentor me helpen?",
        "niemand helpt me",
        "mijn moeder helpt niet",
        "help me met mijn cv",
        "mijn coach helpt me",
    ],
)
def test_a_wish_for_help_stays_one(text: str) -> None:
    assert others(text) == ()


@pytest.mark.parametrize(
    ("text", "question", "answers"),
    [
        ("weet niet waar ik dan heen moet", "mag_coach", False),
        ("geen idee hoe ik nu aan geld kom", "mag_coach", False),
        ("ik weet niet hoe ik de huur moet betalen", "geld", False),
        ("kweet niet wat ik moet doen als ze me eruit zetten", "mensen", False),
        ("weet niet waarom ze boos zijn", "mensen", False),
        ("weet ik nog niet", "mag_coach", True),
        ("geen idee", "einde", True),
        ("weet niet wanneer", "einde", True),
        ("geen idee hoe vaak", "uren", True),
        ("weet niet hoe ik me voel", "stemming", True),
        ("weet niet wat ik wil", "mag_coach", True),
        ("weet niet hoor", "geld", True),
    ],
)
def test_not_knowing_something_else_is_no_answer(text: str, question: str, answers: bool) -> None:
    assert unknown(text, question) is answers


def test_a_no_to_calling_is_no_no_to_telling() -> None:
    assert not denies("nee geen gezeik met bellen. app maar")
    assert not denies("geen telefoon, mail mag")
    assert denies("nee, app maar")
    assert denies("liever niet")
