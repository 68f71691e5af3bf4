"""Which clauses ask: by their form, with or without a question mark."""

from __future__ import annotations

import pytest

from bot.language.questions import asks, clauses, points, points_back

ASKS = """moet dat nou
kan de baas me niet ontslaan
kan de school mij niet helpen
ze willen dat ik zaterdag ook kom. mag dat
me chef zegt teken maar, moet dat
zou dat kunnen met mn wajong
moeten ze dat niet eerst aan mij vragen
mogen die gasten zomaar in mijn kluisje kijken
heb je tips om te sparen
nog tips voor me
hoe heet dat ding van de gemeente
moet ge daar voor betalen
kunt ge dat online doen
hoeveel dagen hebde vrij in een jaar
ja 7. en krijg ik dan reisgeld terug
weet iemand waar ik een bewijs van inschrijving haal
ik vraag me af of ik zorgtoeslag krijg
ik wou nog weten hoe lang zo'n pasje geldig is
klopt het dat je onder de 21 minder krijgt
gaat wel goed, kan ik trouwens ook s avonds bellen
bestaat er zoiets als een maatje
is dat normaal bij een stage
hij heeft mij zomaar naar huis gestuurd mag dat gewoon
waar haal je zo'n formulier
kan mijn begeleider mee naar dat gesprek
wie regelt het vervoer dan
tot hoe laat mag ik werken als ik 16 ben
mijn loon is minder deze maand?
heb ik recht op pauze
hoort dat zo
zijn er ook cursussen voor
mag'k ook een dag later komen""".splitlines()
SAYS = """weet ik niet
kan de huur niet meer betalen
durf de deur niet open te doen
kan de rekening nie betalen
heb ik al gedaan
mag ik niet van mijn moeder
moet ik nog doen
kan ik wel
ga ik morgen regelen
wat een gedoe zeg
wat leuk dat je het vraagt
hoe dom kan je zijn
wat ik het liefst doe is tekenen
waar ik nu werk is het gezellig
hoe hij tegen me praat is niet oke
mijn baas vroeg of ik kon overwerken
ze zei: waarom ben je te laat
mijn moeder vroeg kan je afwassen
wie boeit dat nou
wat maakt het uit joh
heb je geen diploma dan krijg je minder
zie je wel
weet je wat hij toen zei
moet je horen ik heb die baan
ik kreeg tips van mijn jobcoach
ik moet dat nog vragen
ze kunnen dat wel regelen
ik mag daar blijven
het is daar leuk en ik mag veel zelf doen
hoe leuk is dat
is een leuke baan hoor
vind ik best lastig
ik heb het daar niet naar mn zin
wat denkt ie wel
waarom altijd ik
dat moet van school
raak ik ook steeds kwijt
zal ik doen
snap je""".splitlines()


@pytest.mark.parametrize("text", ASKS)
def test_a_question_is_read_without_its_mark(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", SAYS)
def test_what_tells_calls_out_or_reports_asks_nothing(text: str) -> None:
    assert not asks(text)


def test_what_is_said_beside_a_question_stands_apart() -> None:
    found = clauses("ja 7. hij wil dat ik teken, moet dat? mn baas?")
    assert [(one.text, one.asks) for one in found] == [
        ("ja 7.", False), ("hij wil dat ik teken", False), ("moet dat? mn baas?", True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pointing"),
    [
        ("mag dat zomaar", True),
        ("heb je daar tips voor", True),
        ("wie helpt daarmee", True),
        ("hoe gaat het met jou", False),
        ("mag dat in een cv", False),
        ("hoe laat is het", False),
    ],
)
def test_a_question_without_words_of_its_own_points(text: str, pointing: bool) -> None:
    assert points(text) is pointing
    assert points_back(text) or not pointing


SPOKEN = """mijn baas geeft geen loonstrook mag dat
ik kreeg dit keer minder op mijn rekening is dat normaal
mijn baas stuurt mij elke dag appjes terwijl ik ziek ben mag hij dat
we krijgen het geld in een envelop hoort dat zo
mijn contract stopt in mei wat moet ik dan doen
ik word volgende maand achttien wat verandert er dan
ik heb geen diploma welke opleiding kan ik dan doen
als ik ziek ben krijg ik dan mijn loon
als ik stop met school moet ik dan ov terugbetalen
wel wil ik weten hoe lang dat duurt
nog even wil ik graag weten of ik zorgtoeslag krijg
zou ik willen weten wie mijn coach is
of dat mag wil ik graag weten
ik wou nog even vragen wanneer ik weer iets hoor
heb nog een vraagje over mijn vakantiedagen
moogt ge da zomaar weigeren
magde gij zomaar thuisblijven
kunde gij da ook bij ons aanvragen
mijn bazin zegt niks over mijn contract moet ze dat niet zeggen
ik wil ook wel horen wanneer je weer schrijft
zal ik ze bellen of is dat irritant""".splitlines()
TOLD = """morgen moet ik werken
ik werk bij de gamma en daar mag ik achter de kassa
op school mag ik niet meer komen
toen ik thuis kwam was er niemand
als ik klaar ben ga ik naar huis
omdat ik ziek was moest ik thuis blijven
ik moest van haar vragen of ik langer kon blijven
ik wil niet weten wat hij denkt
ik ga om 8 uur weg dan kan ik de bus halen
op vrijdag kan ik niet
mijn baas is aardig van hem mag ik veel zelf doen
gelukkig mag ik blijven
ik ben moe na het werk ga ik slapen
ik zag hem gister toen was hij nog vrolijk
ik weet wat ik wil
ze vroeg me wat ik wilde drinken
na de les mag ik naar huis
zal ik proberen""".splitlines()


@pytest.mark.parametrize("text", SPOKEN)
def test_a_question_is_heard_in_one_breath_and_in_any_order(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", TOLD)
def test_a_statement_in_one_breath_is_none(text: str) -> None:
    assert not asks(text)
