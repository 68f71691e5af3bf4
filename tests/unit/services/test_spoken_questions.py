"""Questions that small words make: about us, about what happens next, and those whose matter was told before."""

from __future__ import annotations

import pytest

from bot.core.information import Person
from bot.language.questions import clauses
from bot.ports import Seed
from bot.services.talk.asides import for_engine
from bot.services.talk.english import for_engine as english_for_engine
from bot.services.talk.information import reply
from bot.services.talk.listener import UNKNOWN, listened
from bot.understanding.moves.leaving import plainly
from bot.understanding.moves.small_talk import small_talk
from bot.understanding.questions.asked_for import asked_for
from bot.understanding.questions.who_reads import own_questions
from bot.understanding.said import Said

ABOUT_US = {
    "duurt": [
        "hoelang blijf jij me nog stalken eigenlijk", "wanneer stoppen jullie met appen",
        "Hoe lang moet ge mij nog sturen? ge doet dat toch 2 jaar?", "hoe lang krijg ik nog die berichten van jullie",
        "hoelang ga je me nog appen", "tot wanneer krijg ik die appjes nog",
    ],
    "naam": ["hoe heet jij eigenlijk", "hoe heet je", "wat is je naam?", "hoe moet ik je noemen"],
    "moeten": ["moet dat cijfer echt", "moet ik die vragen allemaal doen", "mot dat cijfer"],
    "halve_cijfer": ["halve cijfers mogen", "mag een half cijfer ook?", "kan ik ook halve punten geven"],
    "zelf_typen": ["mag ik je appen als er niks is", "mag ik jou ook zomaar typen", "kan ik je altijd appen?"],
    "uitzetten": ["kan ik dit uitzetten", "hoe kan ik jou uitzetten", "waar kan ik die berichten uitzetten?"],
    "inzage": [
        "Kan ik ook zien wat jullie over mij hebben opgeschreven, of laten weggooien?", "kan ik mijn dossier inzien?",
        "mag ik zien wat je van me bewaart", "hoe kan ik mijn gegevens opvragen",
    ],
    "na_ja": [
        "wat gebeurt er dan als jij het tegen haar zegt? moet ik dan terug?", "wat gebeurt er als ik ja zeg",
        "en als ik ja zeg?", "wat gaat er gebeuren als je het doorgeeft",
    ],
}  # fmt: skip
ELSE = {
    "hoe lang hou je mijn berichten": ("hoe_lang",), "hoelang blijft dit staan": ("hoe_lang",),
    "hoe lang duurt dit nog": (), "hoe heet je coach": (), "hoe heet dat ook alweer": (),
    "moet dat cijfer omhoog voor school": (), "mag ik coach ook zomaar appen": (),
    "mag ik mijn baas gewoon appen als ik ziek ben": ("ziek",), "hoe kan ik mijn wekker uitzetten": (),
    "kan ik zien hoeveel ik verdien": (), "mag mijn baas zien wat jij van mij weet": ("baas",),
    "ik kan niet zien wat ze over mij zeggen": (), "ik zat op mijn telefoon hoe lang al": (),
}  # fmt: skip
CARRIED = [
    ("wat moet ik zelf vragen aan hun", "ik heb donderdag een sollicitatie bij kruidvat", "solli_vragen"),
    ("ok. nu nog wat moet ik zelf vragen aan hun", "kunnen we dat oefenen", "solli_vragen"),
    ("wat moet ik zelf vragen aan hun", "ik moet naar de gemeente", ""),
    ("en waar kan ik dat melden van die opmerking", "hij noemde me mocro en IK vlieg eruit", "gelijk"),
    ("waar kan ik me ziek melden", "hij noemde me mocro", "ziek"),
    ("wat moet ik nou doen met bike totaal ze reageren niet", "heb er al 1 gemaild", "nabellen"),
    ("ik heb 2 weken niks gehoord, wat moet ik doen", "ik heb gesolliciteerd bij de jumbo", "nabellen"),
    ("de gemeente reageert niet wat moet ik doen", "ik heb ze gemaild", ""),
    ("kunnen ze me eruit zetten", "ik heb 2 maanden huurachterstand", "huur_schuld"),
    ("mogen ze me er zomaar uit gooien?", "kan de huur niet betalen", "huur_schuld"),
    ("kunnen ze me eruit zetten", "ik werk bij de jumbo", ""),
    ("en voor een echte creche dan?", "mijn moeder past op, krijg ik toeslag", "kinderopvangtoeslag"),
    ("oke ik ga bellen morgen. moet ik dan alles meenemen", "ik heb een brief van de deurwaarder", "schulden_mee"),
    ("wat neem ik mee naar mijn eerste dag", "ik heb schulden", "eerste_dag"),
]
PIECES = {
    "wat als ze vragen over me hoofddoek": "geloof_werk", "mag ik mijn hoofddoek op bij het gesprek": "geloof_werk",
    "mogen ze je zomaar ontslaan dan zonder brief?? alles ging via de app": "ontslag",
    "ik heb digid maar wachtwoord vergeten": "digid_kwijt", "ik ben mijn ov kwijt": "ov_kwijt",
    "en stufi?": "duo", "en schulden?": "schulden", "En studiefinanciering? ik doe mbo niveau 2 horeca": "duo",
    "ik heb digid aangevraagd": "", "mijn diploma hangt aan de muur": "", "en werk?": "",
    "als ze belooft dat t onder ons blijft mag t": "", "ook mijn baas? of het uwv?": "",
    "oke geef t maar door aan de juf dan maar alleen van het geld": "",
}  # fmt: skip


@pytest.mark.parametrize(("text", "piece"), [(text, piece) for piece, texts in ABOUT_US.items() for text in texts])
def test_a_question_about_us_in_small_words_is_found(text: str, piece: str) -> None:
    assert asked_for(text).subjects == (piece,)
    assert own_questions(text, ()).own


@pytest.mark.parametrize(("text", "subjects"), ELSE.items())
def test_what_only_shares_its_words_is_not(text: str, subjects: tuple[str, ...]) -> None:
    assert asked_for(text).subjects == subjects


@pytest.mark.parametrize(("text", "before", "piece"), CARRIED)
def test_what_was_told_before_says_what_is_asked(text: str, before: str, piece: str) -> None:
    assert "".join(asked_for(text, (before,)).subjects) == piece


@pytest.mark.parametrize(("text", "piece"), PIECES.items())
def test_what_is_named_or_lost_gets_its_piece(text: str, piece: str) -> None:
    assert "".join(asked_for(text).subjects) == piece


def test_both_halves_of_a_question_about_his_data_are_answered() -> None:
    assert asked_for("wat weet jij allemaal over mij en kan ik het zien").subjects == ("wat_bewaard", "inzage")


@pytest.mark.parametrize(("age", "grown"), [(17, False), (20, False), (21, True), (23, True)])
def test_who_is_grown_up_is_not_told_of_under_eighteen(age: int, grown: bool) -> None:
    (shown,) = reply(Said("", "informatie", 1.0, {"stuk": "ouders_eruit"}), Person(age))
    assert ("18" not in shown.text) is grown


@pytest.mark.parametrize(("age", "young"), [(16, True), (17, True), (18, False), (22, False)])
def test_who_must_still_learn_hears_that_beside_a_yes(age: int, young: bool) -> None:
    (shown,) = reply(Said("wat gebeurt er als ik ja zeg", "", 0.2), Person(age))
    assert ("Onder de 18" in shown.text) is young


@pytest.mark.parametrize(
    ("text", "informs"),
    [
        ("En studiefinanciering? ik doe mbo niveau 2 horeca", True),
        ("ik zit bij de jumbo, wat is eigenlijk het minimumloon als je 19 bent", True),
        ("mn baas slaat me. mag dat?", False), ("ik ben blij met mijn werk", False),
        ("kan niet slapen van de schulden en ik huil elke dag, wat is schuldhulp", False),
        ("bel me maar morgen, wat is zorgtoeslag", False),
    ],
)  # fmt: skip
def test_news_that_worries_nobody_does_not_hide_a_question(text: str, informs: bool) -> None:
    assert for_engine(text, Seed()).startswith("/informatie") is informs


@pytest.mark.parametrize("text", ["can i just turn this off", "how can i turn it off", "can i turn off the messages"])
def test_how_to_end_our_messages_is_told_in_english_too(text: str) -> None:
    assert '"stuk":"uitzetten"' in english_for_engine(text, Seed())


@pytest.mark.parametrize(
    "text",
    [
        "mag je dat zeggen in zo'n gesprek?", "hoe komt het eigenlijk dat de lucht blauw is",
        "weet jij of het regent morgen", "wat moet je dan doen als je baas scheldt",
        "hoeveel mensen werken er bij zo'n bedrijf", "hoe ver is het lopen naar het station?",
    ],
)  # fmt: skip
def test_a_clear_question_is_never_said_not_to_be_understood(text: str) -> None:
    assert listened(text, ()) == (UNKNOWN,)


@pytest.mark.parametrize("text", ["hoezo", "asdf", "kan je me helpen met iets", "ik werk bij de bakker", "dankjewel!"])
def test_what_asks_no_such_thing_gets_another_word(text: str) -> None:
    assert UNKNOWN not in listened(text, ())


@pytest.mark.parametrize(
    ("text", "rests"),
    [
        ("Eigenlijk nu even niet. Ik heb 5 weken in het ziekenhuis gelegen met mijn longen", False),
        ("nu ff niet. ik ben ziek geweest en zit nog thuis", False),
        ("even niet, ik ben net gestopt met mn opleiding", False),
        ("nu even niet, ben aan het werk", True), ("nu niet, ik zit in de les", True), ("nu even niet", True),
        ("vandaag niet, ik spreek je morgen", True), ("doei! ik ga slapen", True),
    ],
)  # fmt: skip
def test_not_now_beside_a_story_is_an_answer(text: str, rests: bool) -> None:
    assert plainly("rest", text) is rests


@pytest.mark.parametrize("text", ["had ik nou alles gehad?", "heb ik al alles ingevuld", "had ik alle vragen gedaan"])
def test_whether_he_is_done_is_answered(text: str) -> None:
    assert small_talk(text, within=True) == "utter_nog_even"
    assert small_talk(text, within=False) == "utter_dat_was_het"


def test_a_few_words_with_a_question_mark_are_no_question_by_form() -> None:
    assert [one.asks for one in clauses("En studiefinanciering? ik doe mbo")] == [False, False]
