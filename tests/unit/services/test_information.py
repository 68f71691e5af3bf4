"""A question outside a check-in: the right text for this learner, links without anything personal, nothing stored."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import text as sql

from bot.core.conversation import Message
from bot.core.information import Person
from bot.core.learner import Learner
from bot.language.wanted import Wanted, wanted
from bot.services.checkins.heard import hear
from bot.services.escalations import signals
from bot.services.parts import Parts
from bot.services.talk import information
from bot.services.talk.information import Shown, reply
from bot.understanding.said import Said
from tests.unit.services.world import Place, assess, begin_talk, make_learner

GROWN = Person(20, "arbeidsmarkt")


def store_message(parts: Parts, learner: Learner, text: str) -> None:
    """Keep a message as the pipeline does: with the signal that safety saw in it."""
    with parts.begin() as uow:
        account = uow.people.account("fake", "a1")
        assert account is not None
        now = parts.now()
        message = Message(account.id, "in", text, "text", parts.vault.seal(text), now, now, learner_id=learner.id)
        uow.add(message)
        uow.flush()
        signals.record(parts, uow, assess(text), learner_id=learner.id, account_id=account.id, message_id=message.id)
        uow.commit()


def one(text: str, intent: str, who: Person = GROWN) -> Shown:
    shown = reply(Said(text, intent, 0.9), who)
    assert len(shown) == 1
    return shown[0]


def test_the_age_of_the_learner_decides_what_he_reads(parts: Parts, place: Place) -> None:
    asked = Said("hoe krijg ik zorgtoeslag", "info_money", 0.9)
    for born, word in ((parts.now().date().replace(year=2010), "pas als je 18"), (None, "DigiD voor nodig")):
        learner = make_learner(parts, place, account=f"a{word}", **({"born_on": born} if born else {}))
        (shown,) = information.answer(parts, begin_talk(parts, learner, f"a{word}"), asked)
        assert word in shown.text


def test_an_unknown_conversation_is_an_error(parts: Parts) -> None:
    with pytest.raises(LookupError):
        information.answer(parts, "nobody", Said("wajong", "info_money"))


def test_nothing_is_stored_of_a_question(parts: Parts, place: Place, database: SqlEngine) -> None:
    conversation = begin_talk(parts, make_learner(parts, place))

    def rows() -> dict[str, int]:
        with database.connect() as connection:
            names = connection.execute(sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).scalars()
            return {n: connection.execute(sql(f'SELECT count(*) FROM "{n}"')).scalar_one() for n in names.all()}

    before = rows()
    information.answer(parts, conversation, Said("kan ik werken met wajong", "info_money", 0.9))
    information.answer(parts, conversation, Said("/informatie", "informatie", 1.0, {"stuk": "wlz"}))
    assert rows() == before


def test_two_subjects_that_are_as_likely_are_asked_about() -> None:
    shown = one("krijg ik zorgtoeslag en een loonstrook", "info_money")
    assert shown.text.endswith("?")
    payloads = [payload for _, payload in shown.buttons]
    assert payloads[-2:] == ["/nlu_fallback", "/talk_to_human"]
    assert set(payloads[:-2]) == {'/informatie{"stuk":"zorgtoeslag"}', '/informatie{"stuk":"loonstrook"}'}


@pytest.mark.parametrize(
    ("intent", "menu"),
    [("info_money", "utter_geld"), ("info_education", "utter_opleiding"), ("info_housing", "utter_wonen"),
     ("info_work", "utter_werk"), ("find_vacancy", "utter_werk_zoeken")],
)  # fmt: skip
def test_a_question_that_nothing_fits_gets_the_menu_of_its_topic(intent: str, menu: str) -> None:
    assert one("vertel eens", intent).response == menu
    assert one(f"/{intent}", intent).response == menu


def test_an_unknown_piece_of_an_old_button_is_asked_about() -> None:
    (shown,) = reply(Said("/informatie", "informatie", 1.0, {"stuk": "bestaat_niet"}), GROWN)
    assert shown.text.endswith("?")


def test_a_message_that_is_no_question_gets_a_piece_only_when_that_is_clear() -> None:
    assert "Teken nu niks" in one("die baas zegt teken dit papier", "nlu_fallback").text
    assert reply(Said("ik teken graag", "nlu_fallback", 0.3), GROWN) == ()
    assert reply(Said("ik werk bij een bakker in zwolle", "checkin_bad", 0.9), GROWN) == ()


def test_links_hold_the_kind_of_work_and_the_place_and_no_other_word() -> None:
    shown = one("Hoi ik ben Kevin de Vries uit de Kerkstraat 5 en ik zoek werk in een magazijn in zwole of zwolle, "
                "ik heb autisme, 0612345678", "find_vacancy")  # fmt: skip
    assert "https://nl.indeed.com/jobs?q=magazijn&l=Zwolle" in shown.text
    assert not [word for word in ("evin", "ries", "erkstraat", "0612", "utisme", "zwole") if word in shown.text]


def test_a_stage_is_looked_for_elsewhere() -> None:
    assert "stagemarkt.nl" in one("ik zoek een stage bij een kapper in den bosch", "find_vacancy").text
    assert one("ik zoek stage", "find_vacancy").response == "utter_stage_zoeken"


def test_the_answer_to_what_work_and_where_is_taken_when_the_engine_does_not_know_it() -> None:
    assert "l=Ede" in one("bakker in ede", "nlu_fallback").text
    assert reply(Said("bakker", "nlu_fallback", 0.3), GROWN) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [("werk in een supermarkt in Den Haag", Wanted("supermarkt", "Den Haag")), ("rdam orderpicker",
     Wanted("orderpicker", "Rotterdam")), ("ik doe mijn best", Wanted()), ("werk in best", Wanted(None, "Best")),
     ("ik zoek iets echt leuks", Wanted()), ("", Wanted())],
)  # fmt: skip
def test_work_and_place_are_read_from_our_lists(text: str, found: Wanted) -> None:
    assert wanted(text) == found


def test_a_tapped_piece_in_a_checkin_answers_nothing_and_is_no_misunderstanding(parts: Parts) -> None:
    heard = hear(parts, Said("/informatie", "informatie", 1.0, {"stuk": "wajong"}), "plek", "arbeidsmarkt")
    assert heard.answers == {}
    assert heard.aside


@pytest.mark.parametrize(("text", "offered"), [("krijg ik ww #ontslag", True), ("krijg ik ww", False)])
def test_a_question_of_somebody_in_trouble_gets_the_offer_of_a_person(
    parts: Parts, place: Place, text: str, offered: bool
) -> None:
    learner = make_learner(parts, place)
    conversation = begin_talk(parts, learner)
    store_message(parts, learner, text)
    shown = information.answer(parts, conversation, Said(text, "info_money", 0.9))
    assert [one.response for one in shown] == ["", "utter_vraag_mens"][: 1 + offered]


def test_a_piece_that_asks_for_the_coach_itself_asks_once(parts: Parts, place: Place) -> None:
    learner = make_learner(parts, place)
    conversation = begin_talk(parts, learner)
    store_message(parts, learner, "moet ik tekenen #ontslag")
    assert len(information.answer(parts, conversation, Said("moet ik dit tekenen", "info_work", 0.9))) == 1
