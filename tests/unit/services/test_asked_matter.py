"""What a question is about: its clause, the clauses beside it and the talk together; and what is no piece of ours."""

from __future__ import annotations

import pytest

from bot.services.checkins.no_answer import only_asks, told_beside, unanswered_beside
from bot.understanding.questions.about_ours import about_bot, explains
from bot.understanding.questions.asked_for import asked_for

FOUND: list[tuple[str, tuple[str, ...], str]] = [
    ("mijn oom geeft geen loonstrook ik krijg het geld gewoon op mijn rekening is dat erg", (), "loonstrook"),
    ("tolk voor het werkoverleg, wie betaalt?", (), "tolk"),
    ("ik heb een tolk nodig bij mijn overleg. wie regelt dat", (), "tolk"),
    ("contract van 1 jaar. moeten ze dat niet op papier zeggen??", ("mijn contract stopt bijna",), "tijdelijk"),
    ("krijg ik deze maand nog loon?", ("ik ben gister op staande voet ontslagen",), "loon_na_ontslag"),
    ("schuld hulp van de gemeente kost dat geld??", (), "schulden"),
    ("mijn huis wordt verkocht mag hij mij eruit zetten", (), "huis_verkocht"),
    ("ik heb een wajong en ik ga op zaterdag werken. moet ik dat melden", (), "wajong_werk"),
    ("waar kan ik het beste kijken", ("ik zoek iets in de keuken, omgeving Nijmegen",), "waar_zoeken"),
    ("kan ik studiefinanciering langer krijgen als ik ziek ben geweest", (), "duo_ziek"),
    ("zal ik ze bellen of is dat irritant", ("heb gesolliciteerd bij de hema nog niks gehoord",), "nabellen"),
    ("mijn baas blijft me appen als ik ziek ben mogen ze dat", (), "ziek_druk"),
    ("ik heb nooit zorgtoeslag aangevraagd kan dat nog", (), "zorgtoeslag_terug"),
    ("hoe vraag ik een dag vrij van stage", (), "stage_vrij"),
    ("iemand wil geld op mijn rekening storten mag dat", (), "geldezel"),
]
NONE: list[tuple[str, tuple[str, ...]]] = [
    ("kan je dat bijhouden voor mij", ("ik vergeet alles",)),
    ("mijn zus werkt bij de lidl. hoe gaat het met jou", ()),
    ("ik ga morgen naar het uwv. ga je mee?", ()),
    ("wat is er vandaag op tv", ("ik ben ontslagen",)),
    ("mag ik een ijsje", ("ik ben ziek",)),
    ("wanneer is het weer zomer", ("ik krijg geen loon",)),
    ("ik kreeg een tikkie van mijn maat is dat normaal", ()),
    ("mijn loon komt op de rekening van mijn moeder mag dat", ()),
]
OURS = """waar gaat het cijfer over
wat betekent cijfer?
is het cijfer voor school, lessen of mij?
is een 1 goed of slecht
moet ik dan een 10 geven of mag het ook 7,5
bedoel je hoe het op school gaat?
geldt dat cijfer voor vandaag of voor heel de week
gaat dit over werk of over thuis?
welk cijfer bedoelt ge
hoe werkt da met die cijfers
wat is het hoogste cijfer""".splitlines()
NOT_OURS = """hoeveel is een 8 waard bij de bank
ja een 8
wanneer krijg ik mijn cijfers van school
wat is een jobcoach
weet ik niet
hoe gaat het met jou
is dat normaal
werk ik te veel of niet""".splitlines()
BOT = """heb jij ook een dier?
kijk jij ook naar ajax
wat vond je van ajax gister?
hoe oud ben jij
waar woon jij
slaap jij eigenlijk
heb je zelf hobbys
en wat doe jij in het weekend
wie wint er vanavond ajax of psv
wat voor weer wordt het morgen
drinkt gij koffie
vind je voetbal leuk?""".splitlines()
NOT_BOT = """heb je tips voor me
kan je me bellen
ben je een robot
wat doe jij met mijn gegevens
lees jij alles
ik kijk graag ajax
kun je een baan voor me zoeken
wanneer schrijf je weer
is er een voetbalclub voor mij
ga jij dat doorgeven
vind jij dat ik moet stoppen?
is het weer raak daar op werk""".splitlines()


@pytest.mark.parametrize(("text", "earlier", "subject"), FOUND)
def test_the_matter_is_found(text: str, earlier: tuple[str, ...], subject: str) -> None:
    assert asked_for(text, earlier).subjects == (subject,)


@pytest.mark.parametrize(("text", "earlier"), NONE)
def test_nothing_is_made_of_what_no_piece_answers(text: str, earlier: tuple[str, ...]) -> None:
    assert asked_for(text, earlier).subjects == ()


@pytest.mark.parametrize("text", OURS)
def test_a_question_about_our_question_is_explained(text: str) -> None:
    assert explains(text, "cijfer", ()) == "utter_uitleg_cijfer"


@pytest.mark.parametrize("text", NOT_OURS)
def test_another_question_is_not(text: str) -> None:
    assert explains(text, "cijfer", ()) == ""


@pytest.mark.parametrize("text", BOT)
def test_a_question_about_the_bot_gets_one_honest_line(text: str) -> None:
    assert about_bot(text) == "utter_ik_niet"


@pytest.mark.parametrize("text", NOT_BOT)
def test_what_is_asked_of_us_is_no_small_talk(text: str) -> None:
    assert about_bot(text) == ""


def test_a_question_is_no_answer_and_is_not_swallowed() -> None:
    assert told_beside("ja gaat goed. mag mijn baas dat zomaar doen") == "ja gaat goed."
    assert only_asks("mag mijn baas dat zomaar doen?")
    assert not only_asks("een 7")
    assert unanswered_beside("een 7. mag hij dat zomaar doen")
    assert not unanswered_beside("een 7, kan je dat bijhouden")
