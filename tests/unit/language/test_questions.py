"""Which clauses ask: by their form, with or without a question mark."""

from __future__ import annotations

import pytest

from bot.language.questions import asks, clauses, points, points_back

ASKS = """moet dat nou
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
