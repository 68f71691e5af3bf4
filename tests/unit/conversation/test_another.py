"""Somebody else who types is known by his words; a learner who speaks of family is himself. Wishes to be forgotten."""

from __future__ import annotations

import pytest

from bot.conversation.another import introduces, says_no_more
from bot.conversation.asked_of_us.forgetting import wants_forgotten

OTHERS = """Goedemiddag, u spreekt met de moeder van Robin
ik ben zn vader, kan ik iets doorgeven?
dit is zn zus hij kan ff niet typen
Ik typ dit voor Robin, ik ben zijn begeleider van de woongroep
hallo met de oma van robin hij heeft zn telefoon hier laten liggen
Beste, mijn zoon krijgt berichten van u. Wat is dit?
met Joke, ambulant begeleider van Robin
zijn broer hier, robin is douchen
Mijn dochter kan niet lezen dus ik typ voor haar
ik ben de mama van robin en wil weten hoe het gaat
Robin zit naast mij, ik typ wat hij zegt. Hij werkt nog.
Dag, ik ben de vader van Lisa. Lisa kan niet typen.
dit is zijn begeleider, Joost zit naast me
Mag ik voor hem antwoorden?""".splitlines()
HIMSELF = """ik word vader
mijn moeder helpt me
ik ben de broer van een meisje dat gepest wordt
mijn vader zegt dat ik moet typen
ik typ met 1 hand
ik ben moeder van een dochter van 1
ik ben begeleider bij de voetbal
ben nu bij zijn moeder
mijn broer kan niet typen
ik ben haar vriend en ze wil niet meer met me praten
met zijn moeder heb ik ruzie
we gaan met haar moeder op vakantie
ik ben robin
mijn zoon is 2""".splitlines()
FORGET = """en gooi alles weg wat je van me hebt
verwijder ook alles van mij
wis mijn gegevens ook maar
verwijder mij ook uit jullie systeem
ik wil dat alles van mij ook weg is
en haal dan ook al mijn gegevens weg
doe ook maar alles weg wat jullie over mij weten
mijn account mag ook weg
gooi mn gegevens ook gelijk weg aub
alle berichten van mij moeten ook weg
wis ook even al mn antwoorden
haal me ook uit jullie database""".splitlines()
KEEP = """wat als ik vergeet mij typ
kan dat eruit
ze hebben alles van me weggegooid
mijn vader gooit al mijn spullen weg
vergeet me maar
alles mag weg
ik wil mijn gegevens niet weg
ik wil mn gegevens veranderen
mijn berichten komen niet aan
haal me hier weg
haal mn account van insta weg
kun je alles van mij wissen?""".splitlines()


@pytest.mark.parametrize("text", OTHERS)
def test_who_says_that_he_is_somebody_else_is_known(text: str) -> None:
    assert introduces(text, "Robin")


@pytest.mark.parametrize("text", HIMSELF)
def test_who_speaks_of_others_is_the_learner(text: str) -> None:
    assert not introduces(text, "Robin")


@pytest.mark.parametrize("text", FORGET)
def test_a_wish_to_be_forgotten_in_any_order_of_words(text: str) -> None:
    assert wants_forgotten(text)


@pytest.mark.parametrize("text", KEEP)
def test_nothing_is_wiped_by_a_guess(text: str) -> None:
    assert not wants_forgotten(text)


@pytest.mark.parametrize(
    "text",
    [
        "dit is zijn broer hij duwt me steeds van de trap",
        "ik ben zijn zus, hij is bang thuis",
        "ik ben de moeder van robin, hij wil niet meer leven",
        "dit is haar tante, ze is sinds gister verdwenen",
        "ik ben zn opa en hij heeft al de hele dag niks gegeten en ligt te trillen",
    ],
)
def test_what_is_told_beside_it_keeps_its_verdict(text: str) -> None:
    assert not says_no_more(text)


@pytest.mark.parametrize(
    "text", [*OTHERS, "wat heeft hij vorige keer gezegd?", "Kunt u zeggen wat zij laatst heeft geantwoord?"]
)
def test_who_types_and_why_is_no_danger(text: str) -> None:
    assert says_no_more(text)
