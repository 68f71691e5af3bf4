"""What a message does goes before the engine's guess: a no is no wish, a wish is understood in any spelling, thanks get
no piece, a goodbye is one, and a question is about what it says with what was told before it."""

from __future__ import annotations

import pytest

from bot.ports import Seed
from bot.services.talk.asides import for_engine
from bot.services.talk.english import dutch
from bot.services.talk.routed import complains, refused, unmet
from bot.understanding.answers.remarks import borne_out
from bot.understanding.moves.farewells import meant
from bot.understanding.moves.leaving import plainly
from bot.understanding.moves.small_talk import small_talk
from bot.understanding.questions.asked_for import asked_for
from bot.understanding.questions.guide_wish import wished
from bot.understanding.questions.half_told import asks_to_look

NO_COACH = [
    "coach hoeft hier niks mee", "nee coach hoeft dit niet te weten is gewoon vraagje", "geen coach nodig",
    "nah bro laat coach maar lekker thuis", "de coach hoeft niet gebeld te worden joh", "zeg maar niks tegen coach",
    "ik wil echt ni dat ge coach belt", "nee gij moet niks doorgeven", "geef maar niks door", "nee niet doorgeven joh",
    "nee jongen geen hulp geen coach niks",
]  # fmt: skip
NO_HELP = [
    "hoef geen hulp, dank u", "ik heb geen hulpvraag. hoogachtend", "nee geen behoefte aan begeleiding meer",
    "hulp is niet nodig, doei",
]  # fmt: skip
NO_REFUSAL = [
    "kan coach me niet even bellen", "ik durf coach niet te bellen", "coach belt nooit terug", "niemand helpt mij",
    "ik krijg geen hulp van niemand", "ik wil niet dat coach stopt", "coach mag het weten maar mijn moeder niet",
    "nee coach mag niet bellen wel appen", "ik heb geen coach", "mijn coach helpt niet", "nee", "nee hoor",
    "heb geen hulp nodig bij mijn cv maar wel bij geld", "ik heb niemand om mee te praten",
]  # fmt: skip
COMPLAINTS = [
    "waarom krijg ik dit weer", "waarom krijg ik dit wéér", "krijg ik nou weer die vragen", "alwéér een check",
    "moet ik dit nu alweer invullen", "hoezo krijg ik altijd berichten van jullie", "weeral vragen amai",
    "waarom stuurt ge mij dit altijd", "pff elke keer dezelfde vragen", "moet dit elke maand",
    "voor de zoveelste keer die vragenlijst", "waarom app je steeds",
]  # fmt: skip
NO_COMPLAINTS = [
    "waarom krijg ik weer een boete", "waarom moet ik altijd die rotklusjes doen van die kok", "alweer ziek",
    "ze stellen steeds vragen op school", "waarom vraag je dat", "moet ik dat elke dag doen op stage",
    "weer gezeik met mn baas", "waarom doet hij dat steeds", "krijg altijd dezelfde taak", "ik zit weer thuis",
]  # fmt: skip
WISHES = {
    "kan je help met de briev": "letter", "help me met een brievje schrijfe": "letter",
    "wil je mn motivasie brief nakijken": "letter", "kunde gij mij helpen met nen brief": "letter",
    "kan jij helpe met een sollisitasie brief": "letter", "help me met sollisitasie gesprek oefene": "practice",
    "wilde gij helpe met een plan": "plan", "kan je help met de briev van duo": None,
    "kan je me helpen met de grief van mijn baas": None, "kan je helpen": None, "mijn brief is af": None,
    "de briev is al weg": None,
}  # fmt: skip
ENDS = {
    "salut he": "utter_doei_later", "ik ga nu pitten": "utter_doei_later", "later he": "utter_doei_later",
    "slaap lekker": "utter_doei_later", "adios amigo": "utter_doei_later", "ga nu douchen later": "utter_doei_later",
    "oke doei, o en stop met dat opnemen van je": "utter_doei_later", "Nee verder niks, salukes": "utter_doei_later",
    "thanks bro, die huurtoeslag snap ik nou": "utter_graag_gedaan", "dank u zenne": "utter_graag_gedaan",
    "dank voor de link van duo, ga ik doen": "utter_graag_gedaan", "ok merci vo d'uitleg": "utter_graag_gedaan",
}  # fmt: skip
NO_END = [
    "ik ga weg van huis", "ik ga ermee stoppen met leven", "ik wil weg hier", "doei, ben er klaar mee met alles",
    "tot nooit meer", "vaarwel allemaal", "doei ik spring zo", "slaap lekker voor altijd", "straks heb ik voetbal",
    "dag allemaal, het is goed zo", "ik krijg een boete van het cjib, bedankt", "bel me maar niet, app liever",
    "bedankt maar hoe vraag ik die toeslag dan aan",
]  # fmt: skip
NO_REST = [
    "alleen mn rug doet soms pijn, volgende maand een minigraver", "straks heb ik voetbal met de jongens",
    "over een paar weken krijg ik een nieuwe scooter", "ik rij nu heftruck bij de bakker",
    "mn rug is kapot, vakantie is pas over 2 maanden", "dit weekend ga ik met mijn nicht naar zee",
]  # fmt: skip
REST = [
    "nu even niet, zit in de les", "ik moet zo werken", "na mijn werk", "later misschien, ben druk",
    "volgende week pas weer",
]
HERE = [
    "ben je er", "ben je er nog??", "hallo is daar iemand", "hallo? hoor je me", "doe je het nog", "iemand daar",
]
NOT_HERE = [
    "ben je een robot", "ben je er klaar mee", "ben jij er morgen ook bij", "is er iemand die me kan helpen",
    "is daar iemand van school die meeleest", "ben je daar geweest",
]  # fmt: skip
ENGLISH = {
    "no man no help, no coach, nothing": "coach", "i dont want no coach thx": "coach", "please no coach": "coach",
    "nah i don't need any help": "help", "help nodig met school": "", "coach help mij": "", "no stress bro": "",
}  # fmt: skip
FOLLOWS = {
    ("hoe vraag ik studiefinanciering aan bij duo", "moet ik dat terugbetalen?"): "duo_terug",
    ("krijg ik geld van duo als ik bol ga doen", "en moet ik dat later terug betalen ook"): "duo_terug",
    ("moet ik een zorgverzekering nemen als ik 18 word", "en krijg ik daar geld voor terug?"): "zorgtoeslag",
    ("hoe kan ik rijbewijs halen", "wie betaalt dat"): "rijbewijs_geld",
    ("ik heb wajong en ga 3 dagen werken, ben ik dan me wajong kwijt?", "moet ik dat zelf doorgeven of doet baas dat"):
        "wajong_werk",
    ("wat is zorgtoeslag", "wanneer is het weer zomer"): "",
    ("wat is zorgtoeslag", "wie was dat meisje"): "",
    ("wat is zorgtoeslag", "wat is dat stom zeg"): "",
    ("mijn collega is lief", "wanneer komt dat dan"): "",
}  # fmt: skip


@pytest.mark.parametrize("text", NO_COACH)
def test_a_no_to_the_coach_is_heard(text: str) -> None:
    assert refused(text) == "coach"


@pytest.mark.parametrize("text", NO_HELP)
def test_a_no_to_help_is_heard(text: str) -> None:
    assert refused(text) == "help"


@pytest.mark.parametrize("text", NO_REFUSAL)
def test_what_is_no_refusal(text: str) -> None:
    assert not refused(text)


@pytest.mark.parametrize("text", COMPLAINTS)
def test_a_complaint_about_our_questions(text: str) -> None:
    assert complains(text)


@pytest.mark.parametrize("text", NO_COMPLAINTS)
def test_what_is_no_complaint_about_us(text: str) -> None:
    assert not complains(text)


@pytest.mark.parametrize(("text", "kind"), WISHES.items())
def test_a_wish_is_read_in_any_spelling(text: str, kind: str | None) -> None:
    assert wished(text) == kind


@pytest.mark.parametrize(("text", "say"), ENDS.items())
def test_what_only_ends_a_talk_is_met_so_where_nothing_is_asked(text: str, say: str) -> None:
    assert meant(text) == say
    assert for_engine(text, Seed()) == f'/opmerking{{"opmerking":"{say}"}}'


@pytest.mark.parametrize("text", NO_END)
def test_what_ends_no_talk(text: str) -> None:
    assert not meant(text)


@pytest.mark.parametrize("text", NO_REST)
def test_a_time_alone_is_no_pause(text: str) -> None:
    assert not plainly("rest", text)


@pytest.mark.parametrize("text", REST)
def test_not_now_stays_not_now(text: str) -> None:
    assert plainly("rest", text)


@pytest.mark.parametrize("text", HERE)
def test_whether_we_are_there(text: str) -> None:
    assert small_talk(text, within=False) == "utter_ik_ben_er"


@pytest.mark.parametrize("text", NOT_HERE)
def test_what_asks_something_else(text: str) -> None:
    assert small_talk(text, within=False) != "utter_ik_ben_er"


@pytest.mark.parametrize(("text", "no"), ENGLISH.items())
def test_a_no_in_english(text: str, no: str) -> None:
    assert refused(dutch(text)) == no


@pytest.mark.parametrize(("told", "piece"), FOLLOWS.items())
def test_a_question_after_a_piece(told: tuple[str, str], piece: str) -> None:
    assert "".join(asked_for(told[1], [told[0]]).subjects) == piece


@pytest.mark.parametrize(
    "text",
    [
        "dankje ik snap t nu beter dan van die brief", "nee hoef geen hulp met die brief van cjib",
        "thx voor de uitleg over zorgtoeslag",
    ],
)  # fmt: skip
def test_thanks_and_a_no_get_no_piece(text: str) -> None:
    assert not asked_for(text).subjects


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("ja help maar zoeken, klimhal, Nijmegen", True),
        ("kan je ff kijken of er werk is in een kas bij Naaldwijk", True),
        ("zoek eens iets in de horeca in Breda voor mij", True), ("kan je een kamer zoeken in Breda", False),
        ("ik werk in een kas in Naaldwijk", False), ("kan je me helpen", False),
    ],
)  # fmt: skip
def test_who_asks_us_to_look(text: str, looks: bool) -> None:
    assert asks_to_look(text) == looks


def test_a_no_gets_no_excuse_and_a_request_an_honest_one() -> None:
    assert unmet("nee laat maar, ik red me wel") == ("utter_hoeft_niet",)
    for text in ("kan jij zorgen dat de taxi weer komt", "kun jij mijn baas voor me bellen", "kunde gij da regelen"):
        assert unmet(text) == ("utter_zelf_niet",)
    for text in ("kan je me helpen", "kan je dat nog een keer zeggen", "kan coach mij bellen", "kan je mij bellen"):
        assert unmet(text) != ("utter_zelf_niet",)
    assert unmet("mijn hond is groot") == ()


def test_a_robot_is_asked_for_in_words() -> None:
    assert borne_out("bot_challenge", "ben je een robot of een mens")
    assert not borne_out("bot_challenge", "wat zou jij doen met de kas, mailen of wachten")
