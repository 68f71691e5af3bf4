"""What is kept of a message, and what is not: no yes or no that is none, a place that ends, marks beside each other,
and nothing asked that was told."""

from __future__ import annotations

import pytest

from bot.core.checkin import GOOD_TO_BAD, Answer
from bot.core.conversation import Message, Session
from bot.services.checkins import checkin, no_answer
from bot.services.checkins.afterwards import reopen
from bot.services.checkins.checkin import Step
from bot.services.parts import Parts
from bot.understanding.answers.guessing import guessed_answer
from bot.understanding.answers.life import life_news
from bot.understanding.answers.second_look import looked_over
from bot.understanding.kind.acknowledging import fitting
from bot.understanding.said import Said
from tests.unit.services.world import Place, begin_talk, make_learner

pytestmark = pytest.mark.usefixtures("database")


def looked(parts: Parts, text: str, question: str | None) -> dict[str, Answer]:
    """What is read of `text` while `question` is open."""
    profile, now = "arbeidsmarkt", parts.now()
    base = no_answer.read(parts, text, question, profile)
    return looked_over(
        text, base, question, lambda name: no_answer.read(parts, text, name, profile),
        lambda name: parts.reader.read(text, question=name, profile=profile, now=now),
    )  # fmt: skip


def say(parts: Parts, talk: str, *texts: str) -> list[Step]:
    """Type these one after another."""
    steps: list[Step] = []
    for number, text in enumerate(texts):
        with parts.begin() as uow:
            session = uow.get(Session, talk)
            assert session is not None
            now, sealed, whose = parts.now(), parts.vault.seal(text), session.learner_id
            uow.add(Message(session.account_id, "in", str(number), "text", sealed, now, now, whose))
            uow.commit()
        said = tuple(response for step in steps for response in step.responses)
        steps.append(checkin.take(parts, talk, Said(text, before=said, earlier=texts[:number])))
    return steps


def after(parts: Parts, talk: str, text: str) -> tuple[str, ...]:
    """What is said to a message that comes after the last word."""
    with parts.begin() as uow:
        session = uow.get(Session, talk)
        assert session is not None
        now, sealed = parts.now(), parts.vault.seal(text)
        message = Message(session.account_id, "in", "after", "text", sealed, now, now, session.learner_id)
        uow.add(message)
        uow.flush()
        assert reopen(parts, uow, checkin.learner_of(uow, talk), message)
        uow.commit()
    return checkin.take(parts, talk, Said(text)).responses


def answers(parts: Parts, talk: str) -> dict[str, str]:
    with parts.begin() as uow:
        row = uow.talks.checkins_of(checkin.learner_of(uow, talk).id)[0]
        return {name: one.value for name, one in checkin.answers_of(parts, uow, row).items()}


NO_WISH = [
    "ja ik heb er met mijn collega over gepraat en mijn oma dus het is wel oké",
    "ja ik was gister nog bij mn oma en die kookte nasi",
    "ja leuk weekend gehad met mn neefjes en nu weer werken",
    "ja we zijn gister met de hele klas wezen bowlen",
    "ja ik ben gister met mn vader naar de markt geweest",
    "ja mn broer is zaterdag jarig dus we gaan taart eten",
]
WISH = [
    "ja ik wil graag hulp met mijn cv", "ja met solliciteren want ik weet niet hoe", "ja",
    "ja eigenlijk wel want het lukt niet alleen", "ja ik loop vast met mn begeleider op het werk",
    "ja de rekeningen worden me echt te veel nu", "ja over geld want ik snap die brieven niet",
    "ja iemand die een keer belt zou fijn zijn",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_WISH)
def test_a_yes_that_only_tells_asks_for_no_help(real: Parts, text: str) -> None:
    assert "hulp" not in looked(real, text, "hulp")
    assert "hulp" not in guessed_answer(text, "affirm", 0.9, "hulp")


@pytest.mark.parametrize("text", WISH)
def test_a_yes_to_help_is_one(real: Parts, text: str) -> None:
    assert looked(real, text, "hulp")["hulp"].value not in ("", "nee")


NOT_LOST = [
    "nee ik ben multimiljonair geworden en woon op ibiza", "nee ik ben nu president van amerika haha",
    "nee ik ben geopereerd aan mn knie en moet 6 weken rust houden",
    "ik ben sinds vorige week thuis maar nog heel moe",
    "nee ik lig al 3 weken in het ziekenhuis met mn blindedarm", "ik lig thuis op de bank met 39 graden koorts",
]  # fmt: skip
LOST = [
    "nee", "nee ik ben gestopt met werken vorige maand", "nee ze hebben me weggestuurd na die ruzie",
    "nee ik ben ziek geworden en toen is mijn contract niet verlengd", "nee haha ik ben er uitgegooid gister",
    "ik ben al maanden thuis en zit op de bank", "nee ik woon nu in Den Haag dus dat was te ver",
    "nee ik zit thuis met een burnout sinds maart",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_LOST)
def test_ill_or_joking_he_lost_no_place(real: Parts, text: str) -> None:
    assert "plek" not in looked(real, text, "plek")
    assert "plek" not in guessed_answer(text, "deny", 0.9, "plek")


@pytest.mark.parametrize("text", LOST)
def test_a_place_that_is_lost_is(real: Parts, text: str) -> None:
    assert looked(real, text, "plek")["plek"].value == "nee"


ENDS = [
    "tot de 31e dan is mn contract op. ze verlengen niet want te weinig orders ofzo",
    "eind deze maand loopt het af en dan zoek ik wat anders",
    "mijn jaarcontract stopt in maart, verlengen doen ze niet",
]
STAYS = [
    "mn contract loopt tot 31 december maar ze willen me houden", "tot eind van het jaar en dan krijg ik vast contract",
    "contract tot juni", "ik heb net een vast contract gekregen", "vandaag was ik eerder klaar met werken",
    "mijn collega stopt eind van de maand",
]  # fmt: skip


@pytest.mark.parametrize("text", ENDS)
def test_a_place_that_surely_ends_is_news_after_a_yes(real: Parts, talk: str, text: str) -> None:
    steps = say(real, talk, "ja nog wel", text, "goed", "een 6")
    assert answers(real, talk)["plek"] == "stopt_binnenkort"
    assert "einde" not in [step.question for step in steps[1:]]


@pytest.mark.parametrize("text", STAYS)
def test_one_that_goes_on_is_not(real: Parts, talk: str, text: str) -> None:
    say(real, talk, "ja nog wel", text)
    assert answers(real, talk)["plek"] == "ja"


MARKS = {
    "Een 8. Op dinsdag een 9": "8", "meestal een 6, op maandag een 4": "6", "7, maar savonds een 4": "7",
    "voor het atelier een 8. voor nu een 4": "4", "normaal een 8, op dit moment een 5": "5",
    "school is een 7 maar vandaag een 3": "3", "op woensdag een 9": "9", "een 7 en op vrijdag een 9": "7",
}  # fmt: skip


@pytest.mark.parametrize(("text", "mark"), MARKS.items())
def test_of_several_marks_the_one_for_now_counts(real: Parts, text: str, mark: str) -> None:
    assert looked(real, text, "cijfer")["cijfer"].value == mark


@pytest.mark.parametrize("text", ["een 8. op dinsdag een 9", "voor het atelier een 8. voor nu een 4"])
@pytest.mark.parametrize("question", ["plek", "mag_coach", "mensen"])
def test_such_marks_need_not_be_asked_for(real: Parts, text: str, question: str) -> None:
    assert looked(real, text, question)["cijfer"].value in ("8", "4")


@pytest.mark.parametrize(
    "text", ["een 7. of een 8", "ik kan maandag na 3 of dinsdag na 4", "heb vandaag 4 uur gewerkt en op vrijdag 6"]
)
def test_other_numbers_are_no_marks_of_a_day(real: Parts, text: str) -> None:
    assert "cijfer" not in looked(real, text, "mensen")


ALIVE = [
    "oh dat klinkt gek mijn baas is niet dood hoor die leeft nog", "mn moeder is nog niet dood hoor haha",
    "mijn vader is niet doodgegaan gelukkig", "mijn vriend is nie dood ofzo, alleen op vakantie",
    "nee joh mijn baas is niet dood, ik bedoel die mevrouw", "mijn hond en mijn vader zijn niet dood hoor",
]  # fmt: skip
DEAD = [
    "mijn oma is dood en dat snap ik nog niet", "ik trek het niet dat mijn moeder dood is",
    "mijn moeder is niet dood maar mijn vader is overleden", "ik kan niet geloven dat mijn opa dood is",
    "mijn tante is niet aan kanker overleden maar aan corona", "ik mocht niet naar de begrafenis van mijn broer",
]  # fmt: skip


@pytest.mark.parametrize("text", ALIVE)
def test_a_death_that_is_denied_is_none(text: str) -> None:
    assert life_news(text) is None


@pytest.mark.parametrize("text", DEAD)
def test_a_no_elsewhere_denies_no_death(text: str) -> None:
    assert life_news(text) is not None


WELL = [
    "nee alles goed", "nee alles goed hoor, thuis ook", "Nee alles prima", "nee alles is goed",
    "nee alles goed hamdulillah, thuis ook. dankjewel", "nah alles chill",
]  # fmt: skip


@pytest.mark.parametrize("text", WELL)
def test_a_no_before_all_is_well_denies_nothing(real: Parts, text: str) -> None:
    read = looked(real, text, "uren")
    assert read["stemming"].value == "goed"
    assert "uren" not in read


@pytest.mark.parametrize("text", ["nee alles is kut", "nee niet alles is goed", "nee het gaat niet goed"])
def test_what_is_not_well_stays_so(real: Parts, text: str) -> None:
    found = looked(real, text, "mensen")
    assert all(one.value != "goed" for one in found.values())


LESSONS = [
    "De lessen zijn in orde, alleen de kantine is luid", "School goed. Eerst tolk niet altijd komen nu wel",
    "alleen op maandag ben ik soms te laat", "mn rooster is wel raar dit jaar", "de theorie is best pittig",
    "klas is leuk en de docenten ook",
]  # fmt: skip


@pytest.mark.parametrize("text", LESSONS)
def test_lessons_that_were_told_of_are_not_asked_again(real: Parts, place: Place, text: str) -> None:
    talk = begin_talk(real, make_learner(real, place, profile="vervolgonderwijs"))
    checkin.start(real, talk)
    steps = say(real, talk, "ja", "8", text, "goed", "goed", "goed")
    assert steps[1].question == "uren"
    assert "uren" not in [step.question for step in steps[2:]]


def test_lessons_of_which_he_told_nothing_are_asked_again(real: Parts, place: Place) -> None:
    talk = begin_talk(real, make_learner(real, place, profile="vervolgonderwijs"))
    checkin.start(real, talk)
    steps = say(real, talk, "ja", "8", "gister lekker gebowld met mn neef", "goed")
    assert "uren" in [step.question for step in steps[2:]]


@pytest.mark.parametrize(
    "text", ["nee alles goed. moet weer", "prima hoor. moet nu weer verder", "goed. ik moet weer aan het werk"]
)
def test_who_has_to_go_on_is_let_go(real: Parts, talk: str, text: str) -> None:
    steps = say(real, talk, "ja", "7", "goed", "weet ik niet", text)
    assert steps[-1].question is None
    assert answers(real, talk)["stemming"] == GOOD_TO_BAD[0]


@pytest.mark.parametrize("text", ["ik moet weer solliciteren", "moet weer een nieuwe baan zoeken"])
def test_what_he_has_to_do_again_ends_nothing(real: Parts, talk: str, text: str) -> None:
    assert say(real, talk, "ja", "7", text)[-1].question is not None


@pytest.mark.parametrize("text", ["nee hoor ik heb geen hulp nodig. doei", "nee geen hulp, doeii"])
def test_a_goodbye_after_the_last_word_is_met_with_one(real: Parts, talk: str, text: str) -> None:
    assert say(real, talk, "ja", "8", "goed", "weet ik niet", "goed", "dat was alles")[-1].question is None
    assert after(real, talk, text) == ("utter_doei_later",)


def test_what_only_answers_after_it_is_written_down(real: Parts, talk: str) -> None:
    assert say(real, talk, "ja", "8", "goed", "weet ik niet", "goed", "dat was alles")[-1].question is None
    assert after(real, talk, "nee ik heb geen hulp nodig") == ("utter_genoteerd",)


def test_so_so_is_not_called_fine(real: Parts, talk: str) -> None:
    for step in say(real, talk, "ja", "6", "gaat wel")[2:]:
        assert not any(one.startswith(("utter_rust", "utter_fijn", "utter_blij")) for one in step.responses)


def test_somebody_kind_is_not_met_as_something_hard(real: Parts, talk: str) -> None:
    said = say(real, talk, "ja", "7", "leidinggevende is lief ze snapt dat ik weg moet als de kleine ziek is")[-1]
    assert not any(one.startswith(("utter_erken_rot", "utter_erken_zorg")) for one in said.responses)


BELITTLED = "utter_erken_kleineren"


@pytest.mark.parametrize("text", ["alles leuk alleen vegen vind ik stom", "rekenen vond ik dom", "dat vind ik lui"])
def test_what_he_finds_stupid_himself_belittles_nobody(text: str) -> None:
    assert not fitting(("utter_balen",), text, (), ())[0].startswith(BELITTLED)


@pytest.mark.parametrize("text", ["hij vindt mij dom", "ze noemden me lui", "mn chef zegt dat ik niks kan"])
def test_what_others_say_of_him_does(text: str) -> None:
    assert fitting(("utter_balen",), text, (), ())[0].startswith(BELITTLED)
