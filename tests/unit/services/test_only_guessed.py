"""What the engine or the check only guesses outside a check-in is borne out by the words, or it is not done: a person,
practice, the end of a place; news and requests reach the case that they are about."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.conversation.doubt import no_signal
from bot.conversation.intake import Talk
from bot.core.conversation import Message
from bot.core.escalation import Leave
from bot.core.learner import Learner
from bot.core.signal import Assessment, Evidence
from bot.ports import Inbound
from bot.services.escalations import signals
from bot.services.parts import Parts
from bot.services.talk import topics
from bot.understanding.kind.borne_out import borne_out
from bot.understanding.moves.routes import only_fills, points_back, stays_put
from bot.understanding.questions import guide_wish
from bot.understanding.said import Said
from tests.unit.services.world import Place, begin_talk, make_learner, open_case

FILLS = ["ok", "oke", "👍", "jaja", "hm", "nou top", "oki doki", "fijn"]
WANTS = [
    "coach", "help", "ok help", "bellen", "praten", "ja", "ja graag", "nee", "iemand", "ok marieke wel", "hulp graag",
    "mag ik een ander persoon spreken", "ok?",
]  # fmt: skip
STAYS = [
    "ik werk nog gewoon bij de jumbo hoor, ze zijn nog niet van me af", "ja nog steeds bij de action",
    "werk nog bij praxis, ben nog steeds niet ontslagen",
]  # fmt: skip
GOES = """ik werk er nog maar de baas wil me weg hebben
ja werk er nog maar me contract stopt 1 maart
ze hebben me weggestuurd
ik mag van de baas nog 2 weken blijven dan is het klaar
ik ga nog wel maar wil stoppen
ik ga bijna nooit meer naar school
ik zit nog op school maar word gepest en durf niet meer""".splitlines()
POINTS = ["Kan Marieke dat uitzoeken?", "kunnen jullie dit doorgeven", "wil je dat vragen aan haar",
          "kan iemand me hierover bellen", "kan iemand dat met mij bespreken"]  # fmt: skip
NAMES_IT = ["zeg maar dat ik later kom", "ik wil met iemand praten", "help me", "weet jij dat het busje rijdt"]
PRACTICE = ["kan ik een gesprek oefenen", "oefenen graag", "wat moet ik aan naar een sollicitatie"]
NO_PRACTICE = """moeten ze dat eigenlijk niet van tevoren zeggen ofzo?
mogen ze zomaar vragen waar ik woon
hoe weet ik dat zeker?
moet ik dan bellen ofzo
hoe lang duurt dat dan""".splitlines()
SPOILT = [
    "jawel werk nog wel, maar me contract stopt 1 maart en ze zeggen niks of ik mag blijven",
    "ze zeggen 1 april is het afgelopen met het contract en ik ben er nu nog",
]  # fmt: skip
GLAD = [
    "heb een vast contract gekregen vandaag, zo blij", "mijn contract is verlengd tot 1 maart", "ik mag blijven!!",
    "ik ben gestopt bij de lidl en heb nu een nieuwe baan bij de gamma yes",
    "school is gestopt met mij maar ik mag bij de praxis beginnen morgen",
    "ik ben geslaagd!! dus school is nu klaar, kweet nog niet wat nu",
]  # fmt: skip
NEWS = ["ze hebben net gezegd dat ik sws niet blijf", "ik moet vrijdag mijn spullen ophalen, het is klaar daar"]


@pytest.mark.parametrize(("text", "fills"), [*((one, True) for one in FILLS), *((one, False) for one in WANTS)])
def test_a_mere_sign_asks_for_nobody(text: str, fills: bool) -> None:
    assert only_fills(text) is fills


@pytest.mark.parametrize(("text", "stays"), [*((one, True) for one in STAYS), *((one, False) for one in GOES)])
def test_only_a_place_that_is_surely_his_stays(text: str, stays: bool) -> None:
    assert stays_put(text) is stays


@pytest.mark.parametrize(("text", "points"), [*((one, True) for one in POINTS), *((one, False) for one in NAMES_IT)])
def test_a_request_may_point_back(text: str, points: bool) -> None:
    assert points_back(text) is points


@pytest.mark.parametrize(
    ("text", "opens"), [*((one, True) for one in PRACTICE), *((one, False) for one in NO_PRACTICE)]
)
def test_practice_begins_only_where_the_words_bear_it_out(text: str, opens: bool) -> None:
    assert guide_wish.opens("interview_help", 0.6, text) is opens


@pytest.mark.parametrize(("text", "glad"), [*((one, False) for one in SPOILT), *((one, True) for one in GLAD)])
def test_no_joy_at_a_place_that_surely_ends(text: str, glad: bool) -> None:
    assert borne_out("utter_blij_contract", text) is glad


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(("text", "level"), [(STAYS[0], "none"), (GOES[0], "uitval"), (GOES[2], "uitval")])
@pytest.mark.parametrize("rule", ["model:1", "plek-weg"])
def test_a_guess_at_uitval_gives_way_to_a_place_that_is_his(
    parts: Parts, learner: Learner, text: str, level: str, rule: str
) -> None:
    begin_talk(parts, learner)
    typed(parts, learner, text)
    with parts.begin() as uow:
        account = uow.people.account("fake", "a1")
        assert account is not None
        inbound = Inbound("fake", "a1", "1", "text", text, parts.now())
        talk = Talk(inbound, account, learner, uow.talks.of_learner(learner.id, 1)[0], (), None, "Marieke", "")
    verdict = Assessment("uitval", ("werk",), "self", (Evidence(text, rule),))
    assert no_signal.weighed(parts, talk, verdict).level == (level if rule.startswith("model") else "uitval")


@pytest.fixture
def learner(parts: Parts, place: Place) -> Learner:
    return make_learner(parts, place)


def typed(parts: Parts, learner: Learner, text: str, *, level: str = "", ago: int = 0) -> None:
    with parts.begin() as uow:
        account = uow.people.account("fake", "a1")
        assert account is not None
        at, sealed = parts.now() - timedelta(minutes=ago), parts.vault.seal(text)
        message = Message(account.id, "in", text[:40], "text", sealed, at, at, learner_id=learner.id)
        uow.add(message)
        uow.flush()
        if level:
            verdict = Assessment(level, ("werk",), "self", (Evidence(text, "model:1"),))  # type: ignore[arg-type]
            signals.record(parts, uow, verdict, learner_id=learner.id, message_id=message.id)
        uow.commit()


def known(parts: Parts, learner: Learner) -> tuple[list[str], list[str]]:
    """What stands in his cases: the quotes, and the topics."""
    with parts.begin() as uow:
        live = uow.cases.live_of(learner.id)
        quotes = [one for case in live for one in uow.cases.events(case.id) if one.what == "quote"]
        return [parts.vault.open(one.sealed) for one in quotes], [topic for case in live for topic in case.topics]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("text", NEWS)
@pytest.mark.parametrize("leave", ["given", "standing"])
def test_news_joins_the_case_that_he_gave_leave_for(parts: Parts, learner: Learner, text: str, leave: Leave) -> None:
    talk = begin_talk(parts, learner)
    open_case(parts, learner, leave)
    typed(parts, learner, text, level="uitval")
    said = topics.turn(parts, talk, "action_tegenslag", Said(text, "checkin_bad", 0.9))
    assert "utter_erbij" in said
    assert "utter_vraag_mens" not in said
    assert known(parts, learner)[0] == [text]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("leave", ["own_request", "vital", "asked"])
def test_news_is_asked_about_where_no_such_leave_is(parts: Parts, learner: Learner, leave: Leave) -> None:
    talk = begin_talk(parts, learner)
    open_case(parts, learner, leave)
    typed(parts, learner, NEWS[0], level="uitval")
    said = topics.turn(parts, talk, "action_tegenslag", Said(NEWS[0], "checkin_bad", 0.9))
    assert "utter_erbij" not in said


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("text", POINTS)
def test_a_request_takes_along_what_it_points_at(parts: Parts, learner: Learner, text: str) -> None:
    talk, matter = begin_talk(parts, learner), "mag je minder dagen van de gemeente zonder dat ze je wmo stoppen?"
    typed(parts, learner, matter, level="attention", ago=1)
    typed(parts, learner, text)
    assert topics.turn(parts, talk, "action_mens", Said(text, "talk_to_human", 0.9)) == ("utter_mens_gevraagd",)
    quotes, about = known(parts, learner)
    assert set(quotes) == {matter, text}
    assert about == ["werk"]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("before", "ago", "text"),
    [
        ("mag je minder dagen van de gemeente houden?", 90, POINTS[0]),
        ("mijn moeder mag niet weten dat ik gestopt ben", 1, POINTS[0]),
        ("mag je minder dagen van de gemeente houden?", 1, "ik wil met iemand praten"),
    ],
)
def test_nothing_goes_along_unasked(parts: Parts, learner: Learner, before: str, ago: int, text: str) -> None:
    talk = begin_talk(parts, learner)
    typed(parts, learner, before, ago=ago)
    typed(parts, learner, text)
    topics.turn(parts, talk, "action_mens", Said(text, "talk_to_human", 0.9))
    assert known(parts, learner)[0] == [text]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(("text", "asked"), [("ok", False), ("👍", False), ("coach", True), ("help", True)])
def test_a_guessed_wish_for_a_person_needs_more_than_a_sign(
    parts: Parts, learner: Learner, text: str, asked: bool
) -> None:
    talk = begin_talk(parts, learner)
    typed(parts, learner, text)
    said = topics.turn(parts, talk, "action_mens", Said(text, "talk_to_human", 0.9))
    assert (said == ("utter_mens_gevraagd",)) is asked
    assert bool(known(parts, learner)[0]) is asked


@pytest.mark.usefixtures("database")
def test_an_ok_to_the_offer_of_a_person_takes_it(parts: Parts, learner: Learner) -> None:
    talk = begin_talk(parts, learner)
    typed(parts, learner, "ok")
    assert topics.turn(parts, talk, "action_mens", Said("ok", "affirm", 0.9)) == ("utter_mens_gevraagd",)
