"""Everything that one message in a crisis says is heard: what comes first, and a line for the rest."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.conversation.danger import all_said, crisis, reaching, tongue
from bot.conversation.danger.crisis import Person
from bot.conversation.danger.step import CrisisStep

SELF, OTHER = CrisisStep("suicidaliteit", "self", "again"), CrisisStep("suicidaliteit", "other", "first")
OTHER_NOW = CrisisStep("suicide_nu", "other", "first")
HURT, FORCED = CrisisStep("geweld", "self", "first"), CrisisStep("uitbuiting", "self", "stay")
CALLED = CrisisStep("suicide_nu", "other", "answers.gaat_bellen")
PERSON = Person(20, alone=False, coach="Marieke", trusted="je zus")


def read(step: CrisisStep, text: str) -> all_said.Said:
    return all_said.of(step, text, crisis.understood(step, text, None), lambda said: said)


@pytest.mark.parametrize(
    ("step", "text", "first", "also"),
    [
        (SELF, "nee niet echt. me zus is beneden", "niet_veilig", {"dichtbij"}),
        (SELF, "nee. mn moeder is thuis", "niet_veilig", {"dichtbij"}),
        (SELF, "nee. ik kan niet naar mijn zus, ben in het park", "niet_veilig", {"waar"}),
        (HURT, "nee hij is naar zn werk tot vanavond. ze zeggen dat het mijn eigen schuld is", "even_weg", {"schuld"}),
        (HURT, "hij zit nu op training. ik schaam me zo", "even_weg", {"schaamte"}),
        (HURT, "ik kan naar mijn oma. en mijn telefoon is bijna leeg", "bijna_leeg", {"vertrouwd"}),
        (HURT, "hij komt zo thuis. ik zit op mijn kamer", "komt_eraan", {"waar"}),
        (FORCED, "zondag weer. ik schaam me kapot", "gevaar_later", {"schaamte"}),
        (FORCED, "niemand weet het. vertel je het door?", "doorvertellen", set()),
        (FORCED, "mijn ouders mogen het niet weten. wie leest dit?", "doorvertellen", {"niet_zeggen"}),
        (CALLED, "112 is gebeld, ze komen eraan. ik huil alleen maar", "hulp_komt", {"geschrokken"}),
        (CALLED, "heb gebeld ze gaan er nu heen. ik tril echt", "hulp_komt", {"geschrokken"}),
        (OTHER, "ze woont in Zwolle. ik durf niet te bellen", "waar", {"niet_durven"}),
        (OTHER, "moet ik echt 112 bellen? straks is ze woest", "echt_bellen", set()),
    ],
)  # fmt: skip
def test_every_clause_is_heard(step: CrisisStep, text: str, first: str, also: set[str]) -> None:
    found = read(step, text)
    assert found.reply == first
    assert also <= set(found.also)


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (SELF, "ja. nee toch niet"), (SELF, "het gaat goed. maar ik wil niet meer"), (HURT, "hij is er. ja"),
        (SELF, "weet niet. misschien wel veilig, of niet"),
        (HURT, "ik ging weg, ja en toen kwam hij"),
        (SELF, "grapje zeiden ze. ik niet"), (OTHER, "ze zegt ja. en dan weer nee"),
    ],
)  # fmt: skip
def test_no_clause_makes_somebody_safe(step: CrisisStep, text: str) -> None:
    safe = {"veilig", "weer_veilig", "opgelost", "gaat_goed", "misverstand", "geholpen", "grapje", "hulp_er"}
    assert read(step, text).reply not in safe


def test_what_alarms_comes_before_what_calms() -> None:
    assert read(HURT, "gaat wel goed met me. vader komt straks thuis").reply == "komt_eraan"
    assert read(SELF, "laat maar, ik meen het echt").reply == "meent_het"


@pytest.mark.parametrize("about", ["self", "other"])
@pytest.mark.parametrize("kind", list(load("crisis")["kinds"]))
def test_the_lines_stand_before_the_question_and_ask_nothing(kind: str, about: str) -> None:
    step = CrisisStep(kind, about, "first")
    block = crisis.reply_at(step, PERSON)
    for name in load("crisis")["said_too"][about]:
        both = all_said.with_lines(block, (name,), PERSON, "niet naar huis bellen")
        assert both.message.text.count("?") == block.message.text.count("?")
        assert both.message.text.rpartition("\n")[2] == block.message.text.rpartition("\n")[2]
        assert both.message.buttons == block.message.buttons
        assert not set("[{") & set(both.message.text)


def test_nobody_is_promised_where_nobody_can_be_told() -> None:
    block = crisis.reply_at(SELF, Person())
    for name in ("bel_mij", "wens", "doorvertellen", "niet_zeggen"):
        assert all_said.with_lines(block, (name,), Person(), "na 16:00").message.text == block.message.text


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("moet ik echt 112 bellen", "echt_bellen"), ("hoef ik de politie nu wel te bellen", "echt_bellen"),
        ("is dat niet een beetje overdreven", "echt_bellen"), ("wat als er niks is", "echt_bellen"),
        ("straks is het niks en sta ik voor gek", "echt_bellen"), ("wordt ze niet boos als ik bel", "echt_bellen"),
        ("moet ik mijn baas bellen", None), ("moet ik jullie bellen", None), ("hoe laat moet ik bellen", None),
        ("ik bel nu 112", None), ("ik durf 112 niet te bellen", None),
    ],
)  # fmt: skip
def test_whether_a_call_is_worth_it_gets_a_yes(text: str, reply: str | None) -> None:
    assert (crisis.understood(OTHER_NOW, text, None) == "echt_bellen") is (reply is not None)
    if reply == "echt_bellen":
        said = crisis.answer(OTHER_NOW, reply, PERSON)
        assert said is not None
        assert said.message.text.startswith("Ja, bel echt. Bel nu 112.")


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("vrijdag weer", True), ("elke zaterdag komt hij", True), ("zondag moet ik weer mee", True),
        ("in het weekend haalt hij me op", True), ("over twee weken komt mijn vader terug", True),
        ("hij komt maandag thuis", True), ("volgende week moet ik daar weer heen", True),
        ("vrijdag kan ik bellen", False), ("maandag heb ik school", False), ("zaterdag ga ik naar oma", False),
        ("hij komt zaterdag niet", False), ("zondag was het weer zover", False), ("vrijdag moet ik werken", False),
        ("dinsdag voetbal weer", False),
    ],
)  # fmt: skip
def test_when_the_danger_comes_back_is_heard(text: str, later: bool) -> None:
    assert (crisis.understood(FORCED, text, None) == "gevaar_later") is later


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("heb mn xbox aan me neefje gegeven", True), ("mijn zus mag mijn kleren hebben", True),
        ("ik heb al mijn spullen weggegeven", True), ("wie zorgt er voor mijn kat als ik er niet ben", True),
        ("ik hoef mn telefoon niet meer", False), ("ik hoef die niet meer", True),
        ("geef mn spullen weg", True), ("mijn playstation is verkocht", False),
        ("heb mn fiets aan me broer geleend", False), ("ik kreeg een laptop voor mn verjaardag", False),
        ("heb mijn kamer opgeruimd", True), ("mn moeder heeft geld gegeven", False),
    ],
)  # fmt: skip
def test_who_gives_his_things_away_is_asked_about_death(text: str, gives: bool) -> None:
    assert (crisis.understood(SELF, text, None) == "geeft_weg") is gives
    for kind in ("geweld", "dakloos", "dreiging"):
        assert crisis.understood(CrisisStep(kind, "self", "again"), text, None) != "geeft_weg"


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("ik ga naar haar toe", True), ("oke ik ga nu naar hem", True), ("ik loop naar beneden", True),
        ("ok ik roep haar", True), ("ik laat het haar lezen", True), ("ga er nu heen", True),
        ("ik ga straks naar haar toe", False), ("ik durf niet naar haar", False), ("ik wil naar haar toe", False),
        ("ik ga niet naar haar", False), ("vannacht ga ik naar haar toe", False), ("eindelijk naar haar toe", False),
        ("ik mis haar, ik ga naar haar toe", False), ("ik volg hem", False), ("dan ben ik bij haar voor altijd", False),
    ],
)  # fmt: skip
def test_who_goes_to_her_is_heard(text: str, there: bool) -> None:
    assert (crisis.understood(SELF, text, None) == "naar_toe") is there


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("als jullie naar mijn huis bellen krijg ik klappen", ["niet naar huis bellen"]),
        ("als school thuis belt ben ik er geweest", ["niet naar huis bellen"]),
        ("als ze maar niet ineens voor de deur staan", ["niet aan de deur komen"]),
        ("als er iemand aan de deur komt heb ik een probleem", ["niet aan de deur komen"]),
        ("als hij naar huis komt belt hij", []), ("als ik thuis ben bel ik", []),
    ],
)  # fmt: skip
def test_what_would_go_wrong_is_a_wish(text: str, ways: list[str]) -> None:
    assert reaching.ways(text) == ways


# -- English -----------------------------------------------------------------------------------------

BED = CrisisStep("dakloos", "self", "again")


@pytest.mark.parametrize(
    ("step", "text", "reply"),
    [
        (BED, "i am in Utrecht now, at the station and it is cold", "waar"),
        (BED, "yes she can call me now please", "bel_mij"), (BED, "do i really have to call 112?", "echt_bellen"),
        (BED, "ok thank you, i wait for her call", "wacht_op"), (BED, "will you tell my parents about this", "ouders"),
        (SELF, "my sister is downstairs", "dichtbij"), (SELF, "please call me back", "bel_mij"),
        (SELF, "my phone is almost empty", "bijna_leeg"), (SELF, "i am alone in the house", "alleen_nu"),
        (OTHER_NOW, "i called the police", "hulp_komt"),
    ],
)  # fmt: skip
def test_english_words_are_read(step: CrisisStep, text: str, reply: str) -> None:
    words = tongue.read(text, ("i do not know where i can sleep this night",))
    assert all_said.of(step, words, crisis.understood(step, words, None), lambda said: said).reply == reply


@pytest.mark.parametrize("text", ["ik wil dood", "ben op het station", "bel me maar", "nee", "ja hoor prima"])
def test_dutch_stays_dutch(text: str) -> None:
    assert tongue.read(text) == text
    assert not tongue.english(text)


@pytest.mark.parametrize("about", ["self", "other"])
@pytest.mark.parametrize("kind", list(load("crisis")["kinds"]))
def test_an_english_block_is_whole(kind: str, about: str) -> None:
    for block in ("first", "again", "stay", "listen", "answers.niet_veilig", "answers.veilig", "answers.waar"):
        step = CrisisStep(kind, about, block)
        said = tongue.beside(crisis.reply_at(step, PERSON), "i do not know what i have to do now", coach="Marieke")
        text = said.message.text
        assert said.step == step
        assert "112" in text or "113" in text or "0800" in text or "0900" in text
        assert text.count("?") - text.count("No bed?") <= 1
        assert not set("[{") & set(text)
        assert not {"Bel", "Ben", "Heb", "gratis", "nu"} & set(text.replace(".", " ").split())


def test_a_short_answer_is_in_the_language_of_the_talk() -> None:
    before = ("i do not know where to sleep tonight",)
    assert tongue.english("20%", before)
    assert tongue.english("ok", before)
    assert not tongue.english("ok")
    assert not tongue.english("ik slaap vannacht bij mijn vriend en dat is goed", before)
