"""What sort of message is typed in a guided talk: a start, a wish to see, an end, a remark, a feeling, a question."""

from __future__ import annotations

import pytest

from bot.conversation.guides import sorts

SORTS = {
    "begins": """ja begin maar
oke start maar
kom maar op
vraag maar raak
ok we kunnen beginnen
let's go
ik ben er klaar voor
stel maar een vraag
begin maar met de eerste vraag""",
    "shows": """laat maar zien hoe het er uit ziet
laat eens zien dan
mag ik hem al zien
laat het lijstje nog eens zien
hoe ziet ie eruit
kan je hem nog een keer laten zien
ik wil hem graag even lezen
waar blijft mijn brief
toon de brief maar""",
    "ends": """ik denk dat ik genoeg geoefend heb. mijn zus brengt me
ewa thanks ik laat weten hoe t ging
ik ga stoppen nu
zo is het wel genoeg voor vandaag
ik moet nu eten, later verder
kunnen we stoppen
we stoppen ermee
bedankt, tot morgen
salut
ik hoef niet meer te oefenen
genoeg getypt voor vandaag""",
    "remarks": """mooi!
perfect dankjewel 🌷
goeie tip
handig dit
wat een moeilijke vraag
haha leuk
dat helpt echt
super bedankt voor je hulp
dit is best saai""",
    "feels": """ik vind het wel dood eng maar ook leuk
spannend hoor
ik zie er wel tegenop
ik heb er zin in
het blijft wel eng
ik heb best stress voor morgen""",
    "": """ik ben netjes
ik vind bellen moeilijk
ik heb genoeg ervaring in de keuken
ik heb genoeg geld gespaard en wil werken
ik ben klaar met school in juli
ja
ik wil graag met mensen werken want dat vind ik leuk
ik stop nooit met leren
ik laat mensen altijd uitpraten
ik begin graag vroeg
ik kan goed laten zien hoe iets werkt
ik ga met de bus naar het werk
Floor Hendriks
ik vind kinderen leuk
maandag kan ik beginnen
ik werk bij de Hema
moet ik dat zeggen?
omdat het werk mij leuk lijkt""",
}
ASKS = {
    "ik heb adhd, dus kantoor is niks voor mij. is dat een goed antwoord": ("is dat een goed antwoord",),
    "en als ze vragen waarom ik daar weg ben? dat was om te laat komen": ("en als ze vragen waarom ik daar weg ben?",),
    "een klant die boos is? dan blijf ik rustig": (),
    "kan het korter": (),
    "kun je erin zetten dat ik een scooter heb": (),
    "wat trek ik aan en hoe vroeg moet ik er zijn": ("wat trek ik aan", "en hoe vroeg moet ik er zijn"),
    "ik kan goed tillen": (),
}


@pytest.mark.parametrize(("sort", "text"), [(sort, text) for sort in SORTS for text in SORTS[sort].splitlines()])
def test_the_sort_of_a_message(sort: str, text: str) -> None:
    assert sorts.sort_of(text) == sort


@pytest.mark.parametrize(("text", "asked"), ASKS.items())
def test_what_a_message_asks_us(text: str, asked: tuple[str, ...]) -> None:
    assert sorts.asking(text) == asked


def test_what_leads_up_to_an_answer_is_none() -> None:
    assert sorts.without_lead("ok opnieuw dan: omdat ik graag buiten ben") == "omdat ik graag buiten ben"
    assert sorts.without_lead("mijn zus zegt: doe het") == "mijn zus zegt: doe het"
    assert sorts.without_labels("Waarom ik wil: bloemen maken blij") == "bloemen maken blij"
