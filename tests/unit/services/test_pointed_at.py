"""A question that says little by itself is about what stands before it: in this message, or in his last ones."""

from __future__ import annotations

import pytest

from bot.core.information import Person
from bot.services.talk.information import reply
from bot.understanding.kind.saying import filled
from bot.understanding.questions.asked_for import asked_for
from bot.understanding.questions.follow_up import follow_up
from bot.understanding.said import Said

WHO = Person(19, "arbeidsmarkt")


@pytest.mark.parametrize(
    ("text", "earlier", "subject"),
    [
        ("heb jij daar tips voor", "ik vergeet steeds mijn huiswerk", "vergeten"),
        ("weet je daar iets tegen", "raak alles kwijt de laatste tijd", "vergeten"),
        ("zou dat gaan met wat ik verdien", "ik en mijn vriendin willen zelf gaan wonen", "zelf"),
        ("en waar moet ik mij daarvoor inschrijven", "we willen op onszelf gaan wonen", "sociaal"),
        ("moet dat", "mijn baas wil dat ik een papier teken", "tekenen"),
        ("mag hij dat zomaar vragen", "ben ziek en hij appt elke dag", "ziek_prive"),
        ("wie regelt dat dan", "mijn tolk was er weer niet", "tolk"),
        ("kan ik daar iets aan doen", "ben zo zenuwachtig", "zenuwen"),
        ("hoe doe je dat", "ik ga mijn kamer opruimen", ""),
        ("mag dat", "ik ga zo voetballen", ""),
        ("hoe gaat het met jou", "mijn contract stopt", ""),
        ("hoe laat is het daar", "ik vergeet alles", ""),
        ("wat leuk is dat", "ik vergeet alles", ""),
        ("dat moet van hem", "mijn baas wil dat ik een papier teken", ""),
        ("ja dat is zo", "ik vergeet alles", ""),
    ],
)
def test_the_matter_of_his_last_messages_is_added(text: str, earlier: str, subject: str) -> None:
    assert "".join(asked_for(text, ["goed", earlier]).subjects) == subject
    assert follow_up(text, ["goed", earlier]) == subject
    assert asked_for(text, [earlier, "ja", "nee", "7"]).subjects == ()  # too long ago


def test_what_was_asked_there_is_not_answered_again() -> None:
    assert asked_for("en hoe lang duurt dat", ["hoe krijg ik zorgtoeslag"]).subjects == ()


def test_the_clause_that_asks_decides_and_not_the_rest() -> None:
    asked = asked_for("ik moet zorgverzekering en klarna betalen. wie kan er helpen met geld")
    assert asked.subjects == ("schulden",)
    shown = reply(Said("zorgverzekering en klarna. wie kan er helpen met geld", "info_money", 0.9), WHO)
    assert "geldfit" in shown[0].text


def test_a_question_in_a_checkin_points_at_what_the_tracker_holds() -> None:
    said = Said("heb je daar tips voor", "info_education", 0.9, earlier=("ik vergeet steeds mijn spullen",))
    assert "alarm" in reply(said, WHO)[0].text


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        (["de radio staat hard", "hoe zeg ik dat tegen mevrouw De Wit"], ["mevrouw De Wit, mag ik", "van de radio."]),
        (["ik heb last van die harde muziek"], ["mag ik je even", "die harde muziek."]),
        (["hoe zeg ik tegen mijn baas dat ik minder wil werken"], ["mag ik je even", "kort wat er is"]),
        (["hoe zeg ik mevrouw dat ik ziek ben"], ["mag ik je even"]),
    ],
)
def test_a_sentence_to_say_has_his_person_and_his_matter(told: list[str], holds: list[str]) -> None:
    sentence = filled("[zin] Daarna.", told)
    assert [part for part in holds if part not in sentence] == []
    assert filled("zonder plek", told) == "zonder plek"
