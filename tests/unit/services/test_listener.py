"""Outside the open questions of a check-in one listener hears what is said: news, a wish, thanks, a goodbye, an
apology; only what tells nothing is asked about, and what he tells while a case lives is kept with it."""

from __future__ import annotations

from typing import get_args

import pytest

from bot.core.checkin import Answer
from bot.core.escalation import Leave
from bot.core.learner import Learner
from bot.language.regional import in_dutch
from bot.ports import Seed
from bot.services.checkins import checkin
from bot.services.checkins.said_back import help_promised, told_before
from bot.services.parts import Parts
from bot.services.talk.asides import for_engine
from bot.services.talk.listener import listened
from bot.understanding.moves.courtesy import FORGIVEN, HELLO, courtesy, forgiven, greets
from bot.understanding.moves.farewells import left, rests_surely
from bot.understanding.moves.routes import agrees, tells
from bot.understanding.said import Heard, Said
from tests.unit.services.world import Place, begin_talk, make_learner, open_case, say

ASKED_BACK: tuple[str, ...] = ()
FORGIVEN_LINES = """sorry voor schelden trouwens
sorry dat ik zo laat antwoord
excuses was beetje boos net
srry dak nie reageerde
sorry da ik zo lang nie antwoordde
sorry was net effe bot tegen je
excuses voor mijn taal he
sorry voor de spelfoutjes ben dyslectisch
sorry hoor had je bericht niet gezien
amai sorry
spijt me dat ik zo kwaad deed
sorry""".splitlines()
NOT_FORGIVEN = """sorry ik snap je vraag niet
sorry maar ik werk daar niet meer
sorry was te laat op mijn werk
sorry mijn vader is overleden
hij zei sorry tegen mij
sorry wat bedoel je
sorry mag ik wat vragen?
mijn baas zei geen sorry
sorry ik kan niet meer
sorry ik kon niet typen mijn broer was weer bezig
ben te laat gekomen op school
sorry ik wil stoppen""".splitlines()
GREETINGS = ["jo", "ewa", "goeiemorgen", "hallo", "heey", "yo bro", "hoi daar", "hee hallo", "goedemiddag", "salam"]
NO_GREETINGS = [
    "hoi ik ben ontslagen", "hoi hoe laat moet ik morgen werken?", "ja", "goed", "moeder", "later", "doei",
    "hallo werk nog steeds bij de jumbo", "hoezo", "oke", "yo kun je me helpen met mijn cv", "7",
]  # fmt: skip
TOLD = """ik ga vanmiddag vissen met mn neef
we hebben nieuwe buren
mn zusje heeft gezwommen A gehaald
het regent hier al week
heb de hele dag gegamed
ons ma heeft een nieuwe auto
32 uur of meer
ja vind ik ook
ik zat net in de kerk
kga mss naar Spanje in zomer
chef zegt dat ik goed bezig ben
kheb nen brommer gekocht""".splitlines()
NOT_TOLD = ["ok", "hmm", "ja", "wat", "huh?", "snap er niks van", "asdf wat", "hoe kom ik aan geld", "kan het korter"]
WISHES = """ik wil werken of andere school. techniek. ik kan goed fiets maken
ja ik wil heel graag terug
eigenlijk wil ik liever bij een garage werken
zou wel kok willen worden
ik hoop dat ik ooit eigen kapsalon heb
kzou liever ander school doen, iets met dieren
ik zou zo graag met paarden werken
liefst iets met mijn handen, buiten
k wil later eigen bedrijf beginnen
ik wil het liefst gewoon weer naar mijn oude klas""".splitlines()
GOODBYES = ["oke moi", "oke houdoe he", "salut tot de volgende", "later bro", "doeg fijne dag nog", "ik ga slapen doei"]
YES = ["ja", "ja doe maar", "ja is goed vertel maar", "ja mag wel", "ja zeg maar tegen haar", "ja graag", "jaa hoor"]
NO_YES = [
    "ja ik mis hem soms wel", "ja da ga k zo doen", "ja klopt en morgen ga ik naar opa", "ja ik wil heel graag terug",
    "ja joh lekker weertje", "ja en toen viel ik van de trap", "ja maar thuis is het ook druk",
]  # fmt: skip


@pytest.mark.parametrize("text", FORGIVEN_LINES)
def test_an_apology_to_us_is_forgiven(text: str) -> None:
    assert forgiven(text) == FORGIVEN
    assert listened(text, ())[0] in (FORGIVEN, "utter_graag_gedaan", "utter_doei_later")


@pytest.mark.parametrize("text", NOT_FORGIVEN)
def test_an_apology_that_is_about_more_is_none(text: str) -> None:
    assert not forgiven(text)


@pytest.mark.parametrize("text", GREETINGS)
def test_a_greeting_is_one(text: str) -> None:
    assert courtesy(text) == HELLO


@pytest.mark.parametrize("text", NO_GREETINGS)
def test_what_tells_or_asks_is_no_mere_greeting(text: str) -> None:
    assert not greets(text)


@pytest.mark.parametrize("text", TOLD)
def test_what_plainly_tells_is_never_asked_back(text: str) -> None:
    assert tells(text) or listened(text, ())
    assert listened(text, ()) != ASKED_BACK


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_tells_nothing_is_asked_back_or_met_as_a_question(text: str) -> None:
    assert "utter_gelezen" not in listened(text, ())


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_is_met_as_one(text: str) -> None:
    assert listened(text, ())[0].startswith("utter_wens"), listened(text, ())


@pytest.mark.parametrize("text", GOODBYES)
def test_a_goodbye_is_one_in_a_check_in_and_outside_it(text: str) -> None:
    assert listened(text, ()) == ("utter_doei_later",)
    assert "doei_later" in for_engine(text, Seed())
    assert for_engine(text, Seed(form="checkin_form")) == in_dutch(text)


@pytest.mark.parametrize("text", ["oke moi", "later bro", "salut tot de volgende"])
def test_a_goodbye_by_its_meaning_rests_the_check_in(text: str) -> None:
    heard = left(text, ())
    assert heard is not None
    assert heard.leaves == "rest"
    assert left(text, ("plek",)) is None


def test_a_greeting_alone_is_no_goodbye() -> None:
    assert left("moi", ()) is None


@pytest.mark.parametrize("text", YES)
def test_a_yes_is_one(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize("text", NO_YES)
def test_what_only_begins_with_yes_is_none(text: str) -> None:
    assert not agrees(text)


def test_a_guess_undoes_no_later() -> None:
    said, rule = Said("later ik zit in de bus", "pause_later", 0.99), {"leaves": "rest", "say": ["utter_later_verder"]}
    heard = rests_surely(said, rule, {"plek": Answer("ja", said.text, guess=True)})
    assert heard is not None
    assert heard.leaves == "rest"
    assert rests_surely(said, rule, {"plek": Answer("ja", "werk nog")}) is None
    told = Said("ik zit straks bij mijn oma te eten", "pause_later", 0.99)
    assert rests_surely(told, rule, {}) is None


@pytest.fixture
def learner(parts: Parts, place: Place) -> Learner:
    return make_learner(parts, place)


def quoted(parts: Parts, learner: Learner) -> list[str]:
    with parts.begin() as uow:
        case = uow.cases.live_of(learner.id)[0]
        return [parts.vault.open(one.sealed) for one in uow.cases.events(case.id) if one.what == "quote" and one.sealed]


def leave_of(parts: Parts, learner: Learner) -> str:
    with parts.begin() as uow:
        return uow.cases.live_of(learner.id)[0].leave


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("action", ["action_twijfel", "action_ja", "action_pauze", "action_buiten"])
def test_a_wish_is_kept_with_his_case(parts: Parts, learner: Learner, action: str) -> None:
    talk, text = begin_talk(parts, learner), WISHES[0]
    open_case(parts, learner, "given")
    assert say(parts, learner, talk, Said(text, "", 0.6), action) == ("utter_wens", "utter_erbij")
    assert quoted(parts, learner) == [text]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("leave", ["asked", "own_request", "vital"])
def test_what_has_no_leave_yet_is_not_said_to_be_passed_on(parts: Parts, learner: Learner, leave: Leave) -> None:
    assert leave in get_args(Leave)
    talk = begin_talk(parts, learner)
    open_case(parts, learner, leave)
    assert "utter_erbij" not in say(parts, learner, talk, Said(WISHES[0], "", 0.6), "action_twijfel")
    assert quoted(parts, learner) == ([WISHES[0]] if leave == "asked" else [])


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("text", ["ik zou graag hebben dat niemand dit weet", "ik wil niet dat mijn moeder dit hoort"])
def test_what_he_keeps_to_himself_is_not_added(parts: Parts, learner: Learner, text: str) -> None:
    talk = begin_talk(parts, learner)
    open_case(parts, learner, "given")
    say(parts, learner, talk, Said(text, "", 0.6), "action_twijfel")
    assert quoted(parts, learner) == []


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("text", NO_YES)
def test_no_leave_is_given_by_what_only_begins_with_yes(parts: Parts, learner: Learner, text: str) -> None:
    talk = begin_talk(parts, learner)
    open_case(parts, learner, "asked")
    assert "utter_mens_gevraagd" not in say(parts, learner, talk, Said(text, "", 0.6), "action_ja")
    assert leave_of(parts, learner) == "asked"


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("text", YES)
def test_a_yes_gives_the_leave_that_was_asked(parts: Parts, learner: Learner, text: str) -> None:
    talk = begin_talk(parts, learner)
    open_case(parts, learner, "asked")
    assert say(parts, learner, talk, Said(text, "", 0.6), "action_ja") == ("utter_mens_gevraagd",)
    assert leave_of(parts, learner) == "given"


@pytest.mark.usefixtures("database")
def test_a_question_that_nobody_of_us_can_answer_goes_with_his_case(parts: Parts, learner: Learner) -> None:
    talk, text = begin_talk(parts, learner), "komt het busje dan terug?"
    assert say(parts, learner, talk, Said(text, "", 0.6), "action_buiten") == ("utter_niet_mijn_vak",)
    open_case(parts, learner, "given")
    assert say(parts, learner, talk, Said(text + " weet jij dat", "", 0.6), "action_buiten") == ("utter_vraag_erbij",)
    assert say(parts, learner, talk, Said("hoezo", "", 0.6), "action_twijfel") == ()


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("text", ["jo", "ewa", "sorry dat ik zo laat antwoord"])
def test_a_courtesy_leaves_the_open_question(parts: Parts, learner: Learner, text: str) -> None:
    talk = begin_talk(parts, learner)
    assert checkin.start(parts, talk).question == "plek"
    step = checkin.take(parts, talk, Said(text))
    assert (step.responses, step.question) == ((courtesy(text),), "plek")
    assert checkin.take(parts, talk, Said("ja")).question == "cijfer"


@pytest.mark.parametrize("text", ["dat had ik toch al gezegd een 9", "zei ik net al een 9", "al verteld, 9"])
def test_what_he_told_before_is_confirmed(text: str) -> None:
    known, other = {"cijfer": Answer("9", "9")}, {"cijfer": Answer("4", "4")}
    assert told_before(known, Heard(known), {}, text) == ("utter_al_bekend",)
    assert told_before(other, Heard(known), {}, text) == ()
    assert told_before(known, Heard(known), known, text) == ()
    assert told_before(known, Heard(known), {}, "een 9") == ()


def test_a_wish_for_help_that_begins_later_is_promised() -> None:
    work, coach = {"hulp": Answer("werk zoeken", "")}, {"hulp": Answer("iemand bellen", "")}
    assert help_promised(work, "stemming", Said("help met werk zoeken graag")) == ("utter_help_zo",)
    assert help_promised(work, None, Said("help met werk zoeken graag")) == ()
    assert help_promised(coach, "stemming", Said("mag marieke bellen")) == ()
