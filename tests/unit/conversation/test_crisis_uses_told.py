"""A crisis keeps to what was told: where he or the other one is, what is at hand, how he wants to be reached."""

from __future__ import annotations

import pytest

from bot.conversation.danger import all_said, by_meaning, crisis, place, reaching, second
from bot.conversation.danger.crisis import Person
from bot.conversation.danger.step import CrisisStep

SELF, NOW = CrisisStep("suicidaliteit", "self", "again"), CrisisStep("suicide_nu", "self", "first")
FRIEND, HURT = CrisisStep("suicide_nu", "other", "first"), CrisisStep("geweld", "self", "first")
CALLED = CrisisStep("suicide_nu", "other", "answers.hulp_komt", called=True)
NO_BED = CrisisStep("dakloos", "self", "first")
PERSON = Person(20, alone=False, coach="Marieke")


def read(step: CrisisStep, text: str) -> all_said.Said:
    whole = crisis.understood(step, text, None) or place.heard(step, text)
    return all_said.of(step, text, whole, lambda said: said)


def said(step: CrisisStep, reply: str, person: Person = PERSON) -> str:
    found = crisis.answer(step, reply, person)
    assert found is not None
    return found.message.text


@pytest.mark.parametrize(
    "text",
    [
        "Ja bellen mag. Niet moeilijk Nederlands praten alstublieft", "bellen is goed", "jullie mogen mij bellen",
        "ok bellen mag wel", "ja graag. bellen is prima, niet te moeilijk nederlands", "coach mag bellen",
    ],
)  # fmt: skip
def test_a_call_that_may_be_is_no_fear_of_it(text: str) -> None:
    assert read(NO_BED, text).reply == "bel_mij"


@pytest.mark.parametrize(
    "text",
    ["bellen vind ik heel eng", "bellen is te moeilijk", "ik durf niet te bellen", "bellen met mensen is lastig",
     "nee. ik durf niet te bellen", "bellen is voor mij echt eng"],
)  # fmt: skip
def test_fear_of_a_call_in_one_clause_is_heard(text: str) -> None:
    found = read(NO_BED, text)
    assert "niet_durven" in (found.reply, *found.also)


@pytest.mark.parametrize(
    "text",
    ["ik bel zelf wel. dat andere is moeilijk", "bellen mag niet", "ze mag me niet bellen", "ik moet hem bellen"],
)
def test_neither_is_read_from_words_far_apart(text: str) -> None:
    assert read(NO_BED, text).reply not in ("niet_durven", "bel_mij")


def test_easy_dutch_is_a_way_to_be_reached() -> None:
    assert reaching.ways("Ja bellen mag. Niet moeilijk Nederlands praten alstublieft") == ["in makkelijk Nederlands"]
    assert reaching.ways("bel me maar, in simpel nederlands graag") == ["in makkelijk Nederlands"]
    assert reaching.ways("het is moeilijk om te praten") == []


@pytest.mark.parametrize(
    ("text", "town"),
    [("Ik ben in Tilburg", "Tilburg"), ("zit in utrecht", "Utrecht"), ("in zwolle nu", "Zwolle"), 
     ("Groningen", "Groningen"),
     ("ik sta ergens in Emmen", "Emmen"), ("ben in den bosch", "Den Bosch")],
)  # fmt: skip
def test_the_town_of_who_has_no_bed_is_used(text: str, town: str) -> None:
    assert read(NO_BED, text).reply == "waar"
    found = place.town((text,))
    assert town.split()[-1].lower() in found.lower()
    shown = said(NO_BED, "waar", Person(20, alone=False, coach="Marieke", town=found))
    assert f"de nachtopvang in {found}" in shown
    assert "gemeente" in shown


@pytest.mark.parametrize(
    "text", ["nee", "ik weet het niet", "ben je in utrecht?", "niet in zwolle", "mijn oom is boos"]
)
def test_no_town_is_no_place(text: str) -> None:
    assert place.heard(NO_BED, text) is None


def test_without_a_town_and_below_18() -> None:
    assert "de nachtopvang in de plaats waar je bent" in said(NO_BED, "waar")
    assert "nachtopvang" not in said(NO_BED, "waar", Person(16, alone=False, coach="Marieke", town="Tilburg"))
    assert "een slaapplek in Tilburg" in said(NO_BED, "waar", Person(16, alone=False, coach="Marieke", town="Tilburg"))
    assert "nachtopvang" in crisis.reply_at(CrisisStep("dakloos", "self", "again"), PERSON).message.text


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("bij station zuid denk ik. wat moet ik doen", "bij station zuid"), ("op het spoor", "op het spoor"),
        ("hij staat op de kanaalbrug", "op de kanaalbrug"), ("in de Kerkstraat 12", "in de kerkstraat 12"),
        ("ze is bij het viaduct en ik weet niks", "bij het viaduct"), ("wat moet ik doen", ""), ("hij is weg", ""),
    ],
)  # fmt: skip
def test_where_the_other_one_is(text: str, spot: str) -> None:
    assert place.spot((text,)) == spot


def test_what_to_do_for_another_in_danger_now_is_to_call_112_and_say_where() -> None:
    found = read(FRIEND, "bij station zuid denk ik. wat moet ik doen")
    assert (found.reply, found.also) == ("wat_nu", ("waar",))
    shown = said(FRIEND, "wat_nu", Person(20, alone=False, coach="Marieke", spot="bij station zuid"))
    assert shown.startswith("Bel nu 112.")
    assert "waar die ander is: bij station zuid." in shown
    assert "volwassene" not in shown
    assert "Bel nu 112" not in said(CALLED, "wat_nu")


@pytest.mark.parametrize(
    "text",
    ["moet ik er zelf heen?", "zal ik er naartoe gaan", "moet ik hem gaan zoeken", "ik ga er nu heen",
     "kan ik hem eraf halen", "zal ik er snel heen", "ik ren er nu naartoe"],
)  # fmt: skip
def test_he_is_not_sent_to_the_place(text: str) -> None:
    for step in (FRIEND, CALLED):
        assert read(step, text).reply == "zelf_heen"
        shown = said(step, "zelf_heen")
        assert shown.startswith("Ga er niet zelf heen.")
        assert "Blijf bij die ander" not in shown


@pytest.mark.parametrize(
    "text", ["moet ik erheen of 112 bellen", "hij is er", "ik kan niet slapen", "ik bel hem nu", "ga je heen"]
)
def test_who_does_not_ask_to_go_is_not_told_to_stay(text: str) -> None:
    assert read(FRIEND, text).reply != "zelf_heen"


@pytest.mark.parametrize(
    "text",
    [
        "ze hebben m. hij zit bij de politie in de auto. pff ik tril helemaal", "hij zit in de ambulance",
        "de politie heeft hem. ze is bij de agenten", "agenten hebben haar meegenomen", "hij is nu bij de politie",
        "mn vriend ligt in de ambulance",
    ],
)  # fmt: skip
def test_with_the_police_is_help_and_no_waiting(text: str) -> None:
    found = read(CALLED, text)
    assert found.reply == "hulp_er"
    assert "erbij_ander" not in found.also
    assert "Blijf in de buurt" not in said(CALLED, "hulp_er")


@pytest.mark.parametrize(
    "text", ["hij is niet bij de politie", "morgen zit ie bij de politie", "hij werkt bij de politie"]
)
def test_no_help_is_there_by_that(text: str) -> None:
    assert read(FRIEND, text).reply not in ("hulp_er", "voorbij")


def test_no_block_grows_beyond_five_lines() -> None:
    reply = crisis.answer(FRIEND, "voorbij", PERSON)
    assert reply is not None
    shown = all_said.with_lines(reply, ("geschrokken", "niet_zeggen", "bel_mij"), PERSON).message.text
    assert len(shown.split("\n")) == 5
    assert "Trillen" in shown


@pytest.mark.parametrize(
    "text",
    ["heb pillen van me oma gepakt", "ik heb een mes op mijn kamer", "de medicijnen liggen hier", "touw ligt klaar",
     "ik zit hier met paracetamol", "heb alle slaappillen verzameld"],
)  # fmt: skip
def test_what_is_at_hand_is_to_be_put_away(text: str) -> None:
    assert all_said.means(NOW, text) == ("middel",)
    shown = all_said.with_lines(crisis.reply_at(NOW, PERSON), ("middel",), PERSON).message.text
    assert "geef het aan iemand" in shown
    assert shown.endswith("Is er nu iemand bij je?")


@pytest.mark.parametrize(
    "text", ["ik heb de pillen weggegooid", "ik heb geen pillen", "hij is boos", "ik zit op mijn kamer"]
)
def test_nothing_is_to_be_put_away(text: str) -> None:
    assert all_said.means(NOW, text) == ()
    assert all_said.means(HURT, "hij heeft een mes") == ()
    assert all_said.means(FRIEND, "hij heeft pillen gepakt") == ()


def test_who_would_rather_type_is_not_told_again_that_he_can_call() -> None:
    assert "Bellen kan ook" in said(NOW, "knik")
    shown = said(NOW, "knik", Person(20, alone=False, coach="Marieke", writes=True))
    assert "Bellen kan ook" not in shown
    assert "112NL" in shown
    assert shown.endswith("Is er iemand bij jou in de buurt?")


@pytest.mark.parametrize(
    "text", ["Dank u. God zegen u", "dankjewel", "bedankt hoor", "bedankt he", "dank je wel lieve bot", "merci he"]
)
def test_thanks_are_answered_and_the_question_stays(text: str) -> None:
    assert by_meaning.thanked(NO_BED, text) == "dank"
    shown = said(NO_BED, "dank")
    assert shown.startswith("Graag gedaan.")
    assert shown.endswith("?")


@pytest.mark.parametrize(
    "text",
    ["bedankt voor alles", "dank je, je was altijd lief", "dankje, ik ga nu weg, doei", "dank je maar het gaat niet",
     "help", "bedankt, ik wil nu rust"],
)  # fmt: skip
def test_a_goodbye_is_no_thanks(text: str) -> None:
    assert by_meaning.thanked(SELF, text) is None


def test_thanks_where_nothing_is_awaited_end_it() -> None:
    assert by_meaning.thanked(CrisisStep("suicidaliteit", "self", "answers.na_hulp"), "dankjewel") is None
    assert by_meaning.thanked(CrisisStep("suicidaliteit", "self", "answers.dank"), "dankjewel") is None


def test_a_sure_yes_to_a_call_is_heard_and_a_no_is_not() -> None:
    assert by_meaning.allows_call("ja hoor ze mag me wel even bellen")
    assert not by_meaning.allows_call("nee bel me niet")
    assert not by_meaning.allows_call("ik bel 112")


@pytest.mark.parametrize(
    "text",
    ["moet ik zeggen tegen baas?", "moet ik het mijn werk vertellen", "moet ik me ziekmelden", "zal ik mn baas appen",
     "moet ik dit op school zeggen", "moet ik het ook tegen mijn stage zeggen"],
)  # fmt: skip
def test_what_to_tell_the_boss_is_answered(text: str) -> None:
    assert read(NO_BED, text).reply == "werk_zeggen"


def test_such_a_question_is_heard_behind_other_news() -> None:
    text = "Ja ik werk nog, bij de slagerij. Morgen 6 uur beginnen. Moet ik zeggen tegen baas?"
    assert read(NO_BED, text).reply == "werk_zeggen"
    assert "Eén zin is genoeg" in said(NO_BED, "werk_zeggen")


@pytest.mark.parametrize(
    "text", ["ik werk bij de slager", "mijn baas is boos", "moet ik 112 bellen", "wat zegt mijn baas"]
)
def test_who_speaks_of_his_boss_asks_nothing(text: str) -> None:
    assert read(NO_BED, text).reply != "werk_zeggen"


def test_that_he_is_not_hit_is_seen_where_he_has_no_bed() -> None:
    assert read(NO_BED, "Hij slaat mij niet. Alleen boos over geld").reply == "slaat_niet"
    assert read(NO_BED, "hij slaat me niet meer").reply != "slaat_niet"
    assert read(HURT, "hij slaat mij niet").reply != "slaat_niet"


def test_fear_of_who_hears_it_is_kept_from_them_and_named() -> None:
    text = "je gaat dit toch niet tegen mn ouders zeggen he??? dan ben ik dood"
    assert "ouders" in reaching.secret(text)
    assert all_said.afraid("niet_zeggen", text) == ("bang_thuis",)
    assert all_said.afraid("niet_zeggen", "zeg het niet tegen mijn ouders") == ()
    assert all_said.afraid("meent_het", "dan ben ik dood") == ()
    assert reaching.secret("zeg het niet tegen mijn ouders, ik ga dood") == ""


def test_of_a_friend_who_may_be_at_home_the_answer_says_both() -> None:
    talk = CrisisStep("suicidaliteit", "other", "first")
    assert read(talk, "zal ik er heen gaan").reply == "zelf_heen"
    assert "gevaarlijke plek" in said(talk, "zelf_heen")
    called = CrisisStep("suicidaliteit", "other", "again", called=True)
    assert said(called, "zelf_heen").startswith("Ga er niet zelf heen.")


@pytest.mark.parametrize(
    "text",
    ["een vriend van mij appt dat hij op de rails staat", "ze zegt dat ze op het dak zit",
     "dat hij bij het viaduct loopt",
     "mn maat zit op het spoor", "hij staat op de brug", "ze appt dat ze op de reling zit"],
)  # fmt: skip
def test_a_dangerous_place_is_danger_now_in_either_order(text: str) -> None:
    found = second.nearer(CrisisStep("suicidaliteit", "other", "first"), text)
    assert found is not None
    assert found.kind == "suicide_nu"
