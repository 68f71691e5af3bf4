"""What a message surely means beside, and against, what the rules read of it; a guess outranks nothing he said."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.core.checkin import Answer
from bot.core.conversation import Message, Session
from bot.services.checkins import checkin, no_answer
from bot.services.checkins.heard import hear
from bot.services.checkins.leave import only_asked
from bot.services.parts import Parts
from bot.understanding.answers.evidence import outranked, stands
from bot.understanding.answers.life import life_news
from bot.understanding.answers.second_look import looked_over
from bot.understanding.said import Said

pytestmark = pytest.mark.usefixtures("database")


def looked(parts: Parts, text: str, question: str | None) -> dict[str, Answer]:
    """What is read of `text` while `question` is open."""

    def spoken(name: str) -> Mapping[str, Answer]:
        return parts.reader.read(text, question=name, profile="arbeidsmarkt", now=parts.now())

    base = no_answer.read(parts, text, question, "arbeidsmarkt")
    return looked_over(text, base, question, lambda name: no_answer.read(parts, text, name, "arbeidsmarkt"), spoken)


def say(parts: Parts, talk: str, *texts: str) -> None:
    """Type these one after another."""
    for number, text in enumerate(texts):
        with parts.begin() as uow:
            session = uow.get(Session, talk)
            assert session is not None
            now, sealed, whose = parts.now(), parts.vault.seal(text), session.learner_id
            uow.add(Message(session.account_id, "in", str(number), "text", sealed, now, now, whose))
            uow.commit()
        checkin.take(parts, talk, Said(text))


def kept(parts: Parts, talk: str) -> tuple[dict[str, str], list[tuple[str, str]], list[str]]:
    """The answers of the check-in, the level and status of each case, and its quotes."""
    with parts.begin() as uow:
        learner = checkin.learner_of(uow, talk)
        row = uow.talks.checkins_of(learner.id)[0]
        answers = {name: one.value for name, one in checkin.answers_of(parts, uow, row).items()}
        cases = list(uow.cases.of_learner(learner.id))
        events = [event for case in cases for event in uow.cases.events(case.id) if event.what == "quote"]
        return answers, [(one.level, one.status) for one in cases], [parts.vault.open(one.sealed) for one in events]


def test_a_guess_takes_back_nothing_that_was_told(real: Parts, talk: str) -> None:
    mark = "was bij de glasblazerij daar deed ik slijpen en inpakken. dat was wel een 9. nu is het een 2"
    say(real, talk, "nee ga niet meer", "taxi komt niet meer, al 6 weken thuis", mark)
    answers, cases, _ = kept(real, talk)
    assert answers["plek"] == "nee"
    assert answers["cijfer"] == "2"
    assert [level for level, _ in cases] == ["uitval"]
    assert all(status != "withdrawn" for _, status in cases)


WEIGHTY = [
    "ik zou graag in een kleiner atelier willen werken", "het liefst doe ik iets met dieren en buiten",
    "wil liever in de ochtend werken dan savonds", "ik hoop dat ik een bbl plek vind bij een garage",
    "slaap al weken maar 3 uur per nacht", "deurwaarder stond aan de deur voor 800 euro",
]  # fmt: skip
LIGHT = [
    "gister gewoon gegamed met vrienden de hele avond", "we gaan zondag naar de markt met oma",
    "ik wil niet dat mijn vader dit weet", "het regent hier al de hele dag",
]  # fmt: skip


@pytest.mark.parametrize("text", WEIGHTY)
def test_a_wish_or_a_hard_fact_is_quoted_in_the_case(real: Parts, talk: str, text: str) -> None:
    say(real, talk, "nee ontslagen", text)
    assert text in kept(real, talk)[2]


@pytest.mark.parametrize("text", LIGHT)
def test_what_weighs_nothing_is_not(real: Parts, talk: str, text: str) -> None:
    say(real, talk, "nee ontslagen", text)
    assert text not in kept(real, talk)[2]


GREETINGS = [
    "amai gij zijt er weer vroeg bij", "hey goeiemorgen", "hallo daar ben je weer", "yo goeiemiddag", "hoi bot",
    "goedenavond zeg", "dag allemaal", "heyy", "ah daar is ie weer goeiemorgen", "goeie", "hallooo", "morgen!",
]  # fmt: skip


@pytest.mark.parametrize("text", GREETINGS)
def test_nothing_is_guessed_of_a_greeting(real: Parts, text: str) -> None:
    assert "plek" not in looked(real, text, "plek")


MARKS = {
    "geef het een 9": "9", "geef maar een 6": "6", "een tien want mijn plaat draaide vandaag": "10",
    "school goed, 7": "7",
    "oke, ga er nog heen hoor, 3 dagen. 7": "7", "zes": "6", "o wacht 3": "3", "7 denk ik": "7",
    "doe maar een 8 dan": "8",
    "ik geef t een 5": "5", "eerst was het een 4, nu een 7": "7", "stage vorige keer was een 9. nu is het een 2": "2",
    "een 3 deze week": "3",
}  # fmt: skip
NO_MARKS = ["2nd year. it's fine", "3rd year of my study, all good", "2nd year student here"]


@pytest.mark.parametrize(("text", "mark"), MARKS.items())
def test_a_mark_is_one(real: Parts, text: str, mark: str) -> None:
    assert looked(real, text, "cijfer")["cijfer"].value == mark


@pytest.mark.parametrize("text", NO_MARKS)
def test_a_number_that_goes_on_in_a_word_is_none(real: Parts, text: str) -> None:
    assert "cijfer" not in looked(real, text, "cijfer")


AGREED = {
    "bellen met papa erbij. donderdag is hij vrij": ("bellen", {"donderdag", "met vader erbij"}),
    "app maar. na 5 uur ben ik klaar": ("bellen", {"liever een appje", "na 17:00"}),
    "mama mag het ook weten. niet tegen mijn baas zeggen": ("wie_weet", {"ook moeder", "niet aan baas"}),
    "zeg maar tegen coach. oma mag ook. niet tegen Karel van de bakkerij": (
        "wie_weet", {"ook oma", "niet aan Karel"}),
    "coach mag dat weten. maar niet mijn oude mentor van het mbo": ("wie_weet", {"niet aan mentor"}),
    "vertel het aan coach, niet aan mijn vorige begeleider": ("wie_weet", {"niet aan begeleider"}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "agreed"), AGREED.items())
def test_an_agreement_is_read_whatever_is_asked(real: Parts, text: str, agreed: tuple[str, set[str]]) -> None:
    name, parts = agreed
    assert set(looked(real, text, "cijfer")[name].value.split(", ")) == parts


def test_that_the_coach_may_know_rules_nobody_out(real: Parts) -> None:
    read = looked(real, "coach mag dat weten ja. maar niet mijn vader bellen", "stemming")
    assert "alleen" not in read["wie_weet"].value


def test_what_no_rule_reads_of_who_may_know_is_kept_in_his_words(real: Parts) -> None:
    text = "ja coach mag het weten, alles, als zij maar niet boos wordt"
    assert looked(real, text, "stemming")["wie_weet"].value == f'"{text.replace(",", "")}"'
    assert "wie_weet" not in looked(real, "ja coach mag het weten", "stemming")


LEAVE = ["jawel coach mag wel. die is cool. als ze me ouders maar niet belt", "ja coach mag. mama moet erbij zijn"]
NO_LEAVE = [
    "mag dat wel eigenlijk", "mag coach dat weten?", "vertel je dit aan coach?", "wat vertel je dan aan coach",
    "mag ze dat zomaar doorgeven?", "mag coach dit weten dan?",
    "ontslaan ze me zo, mag dat wel eigenlijk", "mag mijn baas dat gewoon", "wie mag dit weten dan?",
]  # fmt: skip
STILL_LEAVE = ["mag je haar vertellen hoor", "vertel het maar", "ja dat mag wel", "geef maar door", "dan mag het"]


@pytest.mark.parametrize("text", LEAVE)
def test_leave_that_is_surely_given_is_read(real: Parts, text: str) -> None:
    assert looked(real, text, "stemming")["mag_coach"].value == "ja"


@pytest.mark.parametrize("text", NO_LEAVE)
def test_a_question_gives_no_leave(real: Parts, text: str) -> None:
    assert only_asked(text)
    assert "mag_coach" not in looked(real, text, "stemming")


@pytest.mark.parametrize("text", STILL_LEAVE)
def test_a_yes_that_looks_like_a_question_is_one(text: str) -> None:
    assert not only_asked(text)


def test_what_surely_means_another_value_is_that(real: Parts) -> None:
    text = "maar contract stopt 30 september. baas zegt winter geen werk en misschien april terug. misschien he"
    assert looked(real, text, "mensen")["plek"].value == "stopt_binnenkort"
    assert not looked(real, text, "mensen")["plek"].guess


def test_a_clause_that_is_surely_bad_is_heard_beside_good_news(real: Parts) -> None:
    said = looked(real, "werk is top, leuk team. maar ik loop achter met me huur, 2 maanden al", None)
    assert (said["geld"].value, said["geld"].guess) == ("slecht", True)


def test_good_words_that_are_surely_meant_are_not_soured(real: Parts) -> None:
    text = "thuis is goed, lekker gegeten. ben niet uitgenodigd voor die verjaardag"
    heard = hear(real, Said(text, "checkin_bad", 0.97), "wonen", "arbeidsmarkt")
    assert heard.answers["wonen"].value == "goed"
    sour = hear(real, Said("top hoor, weer geen loon", "checkin_bad", 0.97), "geld", "arbeidsmarkt")
    assert sour.answers["geld"].value != "goed"


FUNERALS = ["3 begrafenissen vandaag op het werk", "ik werk bij een uitvaartcentrum en doe begrafenissen"]
DEATHS = [
    "me neef is dood gegaan bij ongeluk", "mama is doodgegaan toen ik 8 was", "mijn maat is verongelukt",
    "school goed. alleen mn oom overleden vorige week dus was even niet", "moet naar een uitvaart",
    "mn tante is er niet meer",
    "broer van mijn baas is dood", "mijn oma ligt in het ziekenhuis en mijn vader is vorig jaar gestorven",
    "vrijdag begrafenis van een collega", "mijn nonkel is gestorven gisteren", "werk 8, thuis 7, opa overleden",
]  # fmt: skip


@pytest.mark.parametrize("text", FUNERALS)
def test_a_funeral_at_work_is_no_news_of_his_life(text: str) -> None:
    assert life_news(text) is None


@pytest.mark.parametrize("text", DEATHS)
def test_a_death_is_always_news(text: str) -> None:
    news = life_news(text)
    assert news is not None
    assert news.say


def test_a_guess_outranks_nothing() -> None:
    guess, sure = Answer("ja", "was bij de bakker", guess=True), Answer("nee", "nee ga niet meer")
    assert outranked(sure, guess)
    assert not outranked(None, guess)
    assert not outranked(Answer("", refused=True), guess)
    assert not outranked(sure, Answer("ja", "ik werk er weer"))


GONE = {"plek": Answer("nee", "nee ontslagen")}
AGAIN = ["ik ben weer terug op stage", "heb nieuwe baan bij de jumbo", "ik mag weer komen", "mag toch blijven"]
NOT_AGAIN = ["ja help maar zoeken", "was bij de glasblazerij", "ga elke dag wandelen", "ja is goed"]


@pytest.mark.parametrize("text", AGAIN)
def test_a_place_that_is_told_stands_against_a_no(text: str) -> None:
    assert "plek" in stands(GONE, {"plek": Answer("ja", text)})


@pytest.mark.parametrize("text", NOT_AGAIN)
def test_a_yes_that_speaks_of_no_place_does_not(text: str) -> None:
    assert "plek" not in stands(GONE, {"plek": Answer("ja", text, guess=text.startswith("was"))})


def test_hours_are_not_his_where_he_has_no_place() -> None:
    hours = Answer("16 uur per week", "16 uur per week staat erin")
    assert "uren" not in stands(GONE, {"uren": hours})
    back = Answer("ja", "ik ben weer aan het werk bij de bakker")
    assert "uren" in stands(GONE, {"uren": hours, "plek": back})
    assert "uren" in stands({"plek": Answer("stopt_binnenkort", "tot mei")}, {"uren": hours})
