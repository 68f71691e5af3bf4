"""The letter talk on a real database: from a vacancy to files, in his words, by tap and in text."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from bot.conversation.guides import PREFIX, Told, Turn
from bot.conversation.guides.letter import LetterGuide
from bot.core.guided import GuidedTalk
from bot.core.learner import Learner
from bot.language.cv import CvReader
from bot.language.vacancy import VacancyReader
from bot.records import UnitOfWork
from bot.services.guides import documents
from bot.services.parts import Parts
from tests.conftest import language

JUMBO = """Vakkenvuller Jumbo Ede
Wij zoeken een enthousiaste vakkenvuller voor onze winkel in Ede. 12-20 uur per week.
Wat vragen wij? Je bent flexibel en kunt goed samenwerken. Een rijbewijs B.
Solliciteren? Mail je cv voor 1 december naar sanne@jumboede.nl of bel met Sanne de Vries."""
RESUME: dict[str, Any] = {
    "basics": {"name": "Noor Visser", "phone": "0612345678", "location": {"city": "Ede"}},
    "work": [{"name": "Lidl", "highlights": ["vakken vullen"], "x-nazorg": {"key": 1, "kind": "stage"}}],
    "skills": [{"name": "klanten helpen"}, {"name": "Engels"}],
}


@cache
def guide() -> LetterGuide:
    return LetterGuide(VacancyReader(), CvReader(language()))


class Talk:
    """A letter talk; each call is one message ("*" in front: a tap)."""

    def __init__(self, parts: Parts, uow: UnitOfWork, learner: Learner) -> None:
        self.parts, self.uow, self.learner = parts, uow, learner
        self.row = GuidedTalk(learner.id, "letter", parts.now(), parts.now())
        self.state: dict[str, Any] = {}
        self.told: Told | None = None

    def turn(self, text: str) -> Turn:
        typed, choice = ("", text[1:]) if text.startswith("*") else (text, "")
        names = {"coach": "Marieke"}
        return Turn(self.parts, self.uow, self.learner, self.row, self.state, typed, choice, names)

    def begin(self, text: str = "") -> str:
        self.told = guide().begin(self.turn(text))
        return self.said()

    def __call__(self, *messages: str) -> str:
        for text in messages:
            self.told = guide().take(self.turn(text))
        return self.said()

    def said(self) -> str:
        return "\n".join(one.text for one in self.told.messages) if self.told else ""

    def taps(self) -> dict[str, str]:
        found = [button for one in (self.told.messages if self.told else ()) for button in one.buttons]
        return {button.title: button.payload.removeprefix(f"{PREFIX}letter:") for button in found}


def with_cv(talk: Talk) -> None:
    documents.keep(talk.parts, talk.uow, talk.learner.id, "cv", {"resume": RESUME, "design": "plain"})
    talk.uow.flush()


def test_from_a_pasted_vacancy_to_the_files(talk: Talk) -> None:
    assert "Plak de tekst" in talk.begin("ik wil een brief")
    assert "vakkenvuller, Jumbo, in Ede" in talk(JUMBO)
    talk("omdat het dichtbij is", "ik kan goed met mensen", "*zeg:volgende week", "Sem Bakker")
    said = talk("0612345678")
    assert "Beste Sanne de Vries," in said
    assert "Klopt dit?" in said
    assert "Ik wil graag bij Jumbo werken, omdat het dichtbij is." in said
    assert "rijbewijs" not in said.lower()
    talk("ja klopt")
    assert talk.told is not None
    assert talk.told.over
    files = [one.file for one in talk.told.messages if one.file]
    assert [name for name, _ in files] == ["brief-sem-bakker.pdf", "brief-sem-bakker.docx"]
    assert files[0][1].startswith(b"%PDF")
    assert files[1][1].startswith(b"PK")
    bare = [one.text for one in talk.told.messages if one.text.startswith("Beste Sanne")]
    assert len(bare) == 1
    assert bare[0].endswith("Sem Bakker\n0612345678")
    assert {"Bewaar sollicitatie", "Maak een plan"} <= talk.taps().keys()


def test_everything_told_at_once_is_not_asked(talk: Talk) -> None:
    said = talk.begin(
        "ik wil een brief voor de action als verkoopmedewerker want dat lijkt me leuk en ik kan goed rekenen en kan "
        "volgende week beginnen. ik heet Noor de Wit 0612345678"
    )
    assert "Klopt dit?" in said
    assert all(part in said for part in ("Dat lijkt me leuk.", "Ik kan goed rekenen.", "volgende week", "Noor de Wit"))


def test_the_cv_is_offered_and_only_what_is_tapped_goes_in(talk: Talk) -> None:
    with_cv(talk)
    talk.begin("brief voor de action, verkoopmedewerker")
    talk("want het is leuk")
    taps = talk.taps()
    assert {"klanten helpen", "Engels", "Werk bij Lidl"} <= taps.keys()
    talk(f"*{taps['klanten helpen']}")
    talk("*kan_klaar")
    said = talk("*zeg:meteen")
    assert "Ik kan klanten helpen." in said
    assert "Noor Visser" in said
    assert "Mijn cv stuur ik mee." in said
    assert "Engels" not in said
    assert "Lidl" not in said


def test_refused_and_unknown_is_never_asked_again(talk: Talk) -> None:
    talk.begin("brief")
    asked = []
    for _ in range(8):
        asked.append(talk.state["question"])
        talk("weet niet" if len(asked) % 2 else "zeg ik niet")
    assert asked == ["vacancy", "employer", "role", "why", "can", "start", "name", "contact"]
    assert "Klopt dit?" in talk.said()


def test_what_is_no_answer_is_left_to_the_engine(talk: Talk) -> None:
    talk.begin("brief voor de jumbo, vakkenvuller")
    talk("wat is een bbl eigenlijk?")
    assert talk.told is None
    assert talk.state["question"] == "why"


def test_a_bare_haha_is_met_with_the_question_and_then_it_goes_on_without(talk: Talk) -> None:
    assert "Waarom" in talk.begin("brief voor de jumbo, vakkenvuller")
    assert "Waarom" in talk("haha")
    assert "Waarom" not in talk("ja")


def test_what_is_private_stays_out_until_he_wants_it_in(talk: Talk) -> None:
    talk.begin("brief voor de jumbo, vakkenvuller")
    assert "Jij kiest zelf" in talk("omdat ik adhd heb en graag bezig ben")
    said = talk("hard werken", "meteen", "skip", "skip")
    assert "Klopt dit?" in said
    assert "adhd" not in said
    assert "omdat ik adhd heb" in talk("*prive")


def test_a_number_of_the_state_never_comes_in(talk: Talk) -> None:
    talk.begin("brief voor de jumbo, vakkenvuller")
    talk("mijn bsn is 123456782", "hard werken", "meteen", "skip", "skip")
    assert "123456782" not in talk("*prive")


def test_no_letter_for_a_swindle(talk: Talk) -> None:
    talk.begin("brief")
    assert "geen brief" in talk("Snel geld verdienen! Geen ervaring nodig. Stuur een kopie van je ID.")
    assert "/talk_to_human" in [b.payload for one in talk.told.messages for b in one.buttons]  # type: ignore[union-attr]
    assert "Onderwerp" not in talk("*klopt")
    assert "Waarom" in talk("bij de jumbo als vakkenvuller")


def test_too_young_is_said_kindly_and_is_his_choice(talk: Talk) -> None:
    talk.learner.born_on = date(2010, 1, 1)
    talk.begin("brief")
    text = "Jumbo zoekt een bezorger in Ede. Wij zoeken iemand van minimaal 18 jaar. Solliciteer nu!"
    assert "vanaf 18 jaar" in talk(text)
    assert "Waarom" in talk("*door")


def test_a_sure_slip_is_mended_only_with_his_yes(talk: Talk) -> None:
    talk.begin("brief voor de jumbo, vakkenvuller")
    assert "egt → echt" in talk("ik vind het egt leuk", "hard werken", "meteen", "skip", "skip")
    assert "echt leuk" in talk("ja")


def test_his_spelling_stays_when_he_says_no(talk: Talk) -> None:
    talk.begin("brief voor de jumbo, vakkenvuller")
    talk("ik vind het egt leuk", "hard werken", "meteen", "skip", "skip")
    assert "egt leuk" in talk("nee")


@pytest.fixture
def shown(talk: Talk) -> Talk:
    talk.begin("brief voor de jumbo, vakkenvuller")
    talk("ik vind het leuk", "goed met klanten", "meteen", "skip", "skip")
    return talk


def test_a_sentence_is_changed_by_tap(shown: Talk) -> None:
    shown("*anders", "*zin:want", "*zo")
    assert "Ik wil graag bij Jumbo aan de slag." in shown.said()
    shown("*anders", "*zin:letter", "*weg")
    assert "Daarom schrijf" not in shown.said()
    shown("*anders", "*zin:want", "*typ", "jumbo is mijn winkel")
    assert "Jumbo is mijn winkel." in shown.said()


def test_a_sentence_is_changed_in_words(shown: Talk) -> None:
    assert "Daarom schrijf" not in shown("zin 2 weg")
    assert "klanten" not in shown("haal dat over klanten weg")
    assert "Ik zoek een baan." in shown("zin 1: ik zoek een baan")
    assert "bij Lidl" in shown("nee het is bij de lidl")


def test_what_he_types_himself_holds_nothing_private(shown: Talk) -> None:
    shown("*anders", "*zin:want", "*typ")
    assert "niet in je brief" in shown("ik krijg wajong")


def test_a_version_is_kept_and_sent_again(shown: Talk) -> None:
    shown("klopt")
    shown.uow.flush()
    held = shown.uow.guided.documents_of(shown.learner.id, "letter")
    assert [one.version for one in held] == [1]
    content = documents.content_of(shown.parts, held[0])
    assert content["employer"] == "Jumbo"
    assert content["letter"]["paragraphs"]
    assert documents.files_of("letter", content)[0][1].startswith(b"%PDF")
    assert "Hier is je brief." in shown("*nogeens")
    assert "Hallo," in shown("*app")
    assert "Loop je naar binnen?" in shown("*langs")


def test_another_letter_keeps_only_who_he_is(shown: Talk) -> None:
    shown.state["facts"]["name"] = "Noor"
    shown("klopt")
    assert "Voor welk werk" in shown("*nieuw")
    assert shown.state["facts"] == {"name": "Noor", "done": ["contact", "name"], "vacancy": {}} or (
        shown.state["facts"]["name"] == "Noor" and not shown.state["facts"].get("why")
    )


def test_after_days_it_goes_on_where_it_was(talk: Talk) -> None:
    talk.begin("brief voor de jumbo, vakkenvuller")
    talk("ik vind het leuk")
    said = talk.begin()
    assert "verder met je brief" in said
    assert "Wat kun jij goed" in said


def test_a_vacancy_in_two_parts_is_one(talk: Talk) -> None:
    talk.begin("brief")
    talk("Jumbo zoekt een vakkenvuller in Ede. Wij zoeken iemand die op tijd komt. Solliciteer nu bij ons in de zaak!")
    talk("Wat vragen wij? Je bent flexibel. Functie-eisen: je kunt samenwerken. Wij bieden een leuk team, solliciteer.")
    held = talk.state["facts"]["vacancy"]
    assert held["employer"] == "Jumbo"
    assert set(held["asks"]) == {"tijd", "flex", "samen"}


@pytest.mark.parametrize("junk", ["<b>x</b>" * 900, "=SUM(A1)", "[functie] {x}", "\x00\x07", "a" * 20_000, "😀" * 500])
def test_junk_breaks_nothing(talk: Talk, junk: str) -> None:
    talk.begin(junk)
    for _ in range(9):
        talk(junk)
    talk("*klopt")
    assert "Onderwerp: [functie]" not in talk.said()


def test_given_in_any_order_it_is_all_in_the_letter(talk: Talk) -> None:
    talk.begin("hoi kan je een brief schrijven voor een vacature")
    shown = talk(
        "bij tuincentrum Groenrijk Halder, medewerker planten. moet je sterk zijn en zaterdag kunnen staat er",
        "ik hou van buiten werken en heb stage gedaan bij de plantsoenendienst in Tiel",
        "kan ook zaterdag ja. en ik kan zwaar tillen", "ik ben Joost van der Wiel", "staat er nu u of je in? ik wil u",
        "top",
    )  # fmt: skip
    for words in ("Groenrijk Halder", "medewerker planten", "plantsoenendienst", "ook zaterdag", "tillen", "uw"):
        assert words in shown
    assert "Joost van der Wiel" in shown
    assert "Klopt dit?" in shown


def test_nothing_is_asked_more_than_twice(talk: Talk) -> None:
    talk.begin("brief voor de jumbo")
    asked = [str(talk.state["question"])]
    for _ in range(16):
        talk("haha")
        if talk.state["stage"] == "check":
            break
        asked.append(str(talk.state["question"]))
    assert talk.state["stage"] == "check"
    assert max(asked.count(one) for one in asked) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("moet er u in of je", "Nu staat er u"), ("wie leest dit allemaal", "Jij kiest"), ("is de brief lang?", "kort"),
        ("kan ik het straks nog veranderen", "elke zin"), ("komt die brief in de mail?", "Jij stuurt hem zelf"),
        ("hoezo moet dat", "sla over"), ("wat moet ik hier nou zeggen", "Zoals"), ("hoeveel vragen nog", "klaar"),
        ("kost dit geld", "gratis"), ("doe je het met chatgpt", "wat jij vertelt"), ("wat staat er nu in", "Jumbo"),
    ],
)  # fmt: skip
def test_a_question_about_the_letter_is_answered_and_the_own_one_asked_again(talk: Talk, text: str, words: str) -> None:
    talk.begin("brief voor de jumbo, vakkenvuller")
    said = talk(text)
    assert words in said
    assert "Waarom wil je daar werken?" in said


@pytest.mark.parametrize(
    ("text", "greets"),
    [
        ("gewoon jij en jullie graag niet u", "Beste mevrouw"), ("doe maar je", "Beste mevrouw"),
        ("ik wil u in de brief", "Geachte"), ("liever jullie", "Beste mevrouw"), ("met u graag", "Geachte"),
    ],
)  # fmt: skip
def test_he_chooses_u_or_jullie(talk: Talk, text: str, greets: str) -> None:
    talk.begin("brief voor de jumbo, vakkenvuller, ik heet Noor Bos")
    talk(text)
    assert greets in talk("laat maar zien")


def test_klaar_shows_the_letter_and_what_was_wrong_is_put_right(talk: Talk) -> None:
    talk.begin("ik heet Noor Bos, brief voor PostNL, chauffeur")
    talk("ik rij graag", "nee wacht niet postnl maar dhl")
    shown = talk("meer heb ik niet")
    assert "DHL" in shown
    assert "PostNL" not in shown
    assert "rij graag" not in talk("haal dat van graag rijden weg", "klopt niet, ik rij niet", "zin 3 weg")


def test_the_address_of_the_boss_is_not_his_own(talk: Talk) -> None:
    talk.begin("brief voor de jumbo, vakkenvuller, ik heet Noor Bos, noor@voorbeeld.nl")
    talk("klaar", "stuur hem naar baas@voorbeeld.nl")
    assert talk.state["facts"]["mail"] == "noor@voorbeeld.nl"
    assert talk.state["facts"]["vacancy"]["mail"] == "baas@voorbeeld.nl"


GREEN = "een brief voor gemeente hoogeveen, medewerker groen, want ik ben graag buiten"


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (
            "kan met bosmaaier en motorzaag. heb ook rijbewijs B nee wacht T van trekker",
            "Ik kan met bosmaaier en motorzaag werken. Ik heb ook rijbewijs T van trekker.",
        ),
        ("kan met kinderen werken en heb VCA gehaald", "Ik kan met kinderen werken. Ik heb VCA gehaald."),
    ],
)
def test_what_he_can_is_no_other_work_and_a_slip_is_put_right(talk: Talk, told: str, line: str) -> None:
    talk.begin(GREEN)
    talk(told, "meteen", "Sem Bakker")
    said = talk("0612345678")
    assert line in said
    assert "medewerker groen" in said
    assert "bij gemeente Hoogeveen" in said


@pytest.mark.parametrize("text", ["niet zegge dat ik op vso zat", "zet er maar niet in dat ik gestopt ben met school"])
def test_what_has_to_stay_out_is_told_and_asked_nothing_of(talk: Talk, text: str) -> None:
    talk.begin(GREEN)
    said = talk("kan goed tillen", text)
    assert "zet ik er" in said
    assert "Dat snap ik nog niet" not in said
    assert "Wanneer kun je beginnen?" in said


def test_what_he_told_is_taken_out_again(talk: Talk) -> None:
    talk.begin(GREEN)
    talk("heb stage gedaan bij de kwekerij. kan goed tillen")
    assert talk("laat die stage bij de kwekerij maar weg").startswith("Oké") or "eruit" in talk.said()
    talk("meteen", "Sem Bakker")
    said = talk("0612345678")
    assert "kwekerij" not in said
    assert "tillen" in said


def test_a_wish_for_shorter_and_plainer_is_kept_before_there_is_a_letter(talk: Talk) -> None:
    talk.begin(GREEN)
    assert "kort en gewoon" in talk("kan goed tillen", "kan korter? en niet zo deftig")
    talk("meteen", "Sem Bakker")
    said = talk("0612345678")
    assert "deze brief" not in said
    assert "Beste mevrouw" in said
    assert "tillen" in said


def test_and_when_it_is_there(talk: Talk) -> None:
    talk.begin(GREEN)
    talk("kan goed tillen", "meteen", "Sem Bakker")
    assert "Geachte" in talk("0612345678")
    said = talk("hij moet wat simpeler, zo praat ik niet")
    assert "gewone woorden" in said
    assert "Beste mevrouw" in said
    assert "Klopt dit?" in said
    assert "deze brief" not in talk("te lang, maak hem korter")


def test_that_it_is_good_so_ends_the_questions(talk: Talk) -> None:
    talk.begin(GREEN)
    talk("kan goed tillen", "meteen", "Sem Bakker")
    assert "Klopt dit?" in talk("is goed zo bedankt")


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("mijn school hoeft er niet in", "Dat zet ik er niet in."),
        ("mag het iets makkelijker geschreven", "gewone woorden"),
        ("beetje lang, maak hem kleiner", "houd je brief kort"),
        ("hij hoeft niet deftig hoor", "gewone woorden"),
    ],
)
def test_such_a_wish_is_answered_and_the_question_comes_again(talk: Talk, text: str, reply: str) -> None:
    talk.begin(GREEN)
    said = talk("kan goed tillen", text)
    assert reply in said
    assert "Wanneer kun je beginnen?" in said


@pytest.mark.parametrize("text", ["zeg ik niet", "wil ik niet zeggen", "vertel ik liever niet"])
def test_a_refusal_to_tell_is_no_wish_for_the_letter(talk: Talk, text: str) -> None:
    talk.begin(GREEN)
    assert "zet ik er niet in" not in talk("kan goed tillen", text)


def test_a_mere_i_want_that_is_no_reason(talk: Talk) -> None:
    talk.begin("een brief voor gemeente hoogeveen, medewerker groen")
    talk("ik wil dat omdat ik graag buiten ben", "kan goed tillen", "meteen", "Sem Bakker")
    assert "Ik wil dat." not in talk("0612345678")


def test_when_he_can_begin_is_no_kind_of_work(talk: Talk) -> None:
    talk.begin("brief")
    talk("bij de Jumbo", "direct")
    assert talk.state["question"] == "role"
    assert "Ik kan direct beginnen." in str(talk.state["facts"]) or talk.state["facts"]["start"]


@pytest.mark.parametrize(
    "text", ["Mooi!", "perfect dankjewel", "kan het korter? baas heeft druk", "laat maar zien hoe ie eruit ziet"]
)
def test_a_letter_that_is_asked_for_is_shown_and_praise_is_no_name(talk: Talk, text: str) -> None:
    talk.begin(GREEN)
    talk("ik kan goed tillen", "meteen")
    assert talk.state["question"] == "name"
    said = talk(text)
    assert "Zo ziet je brief eruit" in said
    assert "Je naam staat er nog niet onder." in said
    assert "Mooi" not in str(talk.state["facts"])


def test_how_to_be_reached_belongs_to_the_letter(talk: Talk) -> None:
    talk.begin(GREEN)
    assert "mailen dus" in talk("liever mail, niet bellen")


@pytest.mark.parametrize("text", ["Ik ben doof. Moet in brief staan of niet?", "moet ik mijn adhd vertellen of niet"])
def test_whether_to_tell_is_answered_by_its_words(talk: Talk, text: str) -> None:
    talk.begin(GREEN)
    assert "Jij kiest zelf, het hoeft niet." in talk(text)


def test_a_question_that_nobody_can_answer_is_left_to_the_engine(talk: Talk) -> None:
    talk.begin(GREEN)
    talk("hoe duur is een fiets eigenlijk")
    assert talk.told is None
