"""Other languages, noise and swearing are told from Dutch youth language; a doubt offers likely meanings."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.content import load
from bot.ports import Seed
from bot.safety import corpus
from bot.services.talk.asides import aside, for_engine, foreign
from bot.understanding.questions.doubt import meanings

ROOT = Path(__file__).resolve().parents[3]
DUTCH = """ik ben done met school
nice
i don't care man
ja die
hallo wie is dit
wie was dat
sorry was ff weg
oh my god echt niet
what the fuck man
no way dat meen je
thank you!
yes please
are you a robot
ik heb no idea
na de les
zie je in de volgende les
gebruik je ai
chill bro let's go
my bad
never mind
wajow wallah ik ben kapot
ewa sahbi alles goed
mi no sabi wat ik moet doen
ik moet job interview doen in english
school is niet my thing
het was so nice daar
de les was die dag te saai
la maar
a neef
game over voor mij
i'm so done with this
shut up man""".splitlines()
OTHER = {
    "en": ["i lost my job last week", "Can someone please help me?", "what do you want from me", "i don’t understand"],
    "de": ["ich verstehe kein Niederländisch", "kannst du mir bitte helfen"],
    "pl": ["nie rozumiem", "szukam pracy", "czy możesz mi pomóc"],
    "tr": ["türkçe biliyor musun", "anlamadım ne diyorsun"],
    "ar": ["لا أفهم الهولندية", "ana ma bafham hollandi"],
    "fa": ["من هلندی نمی‌فهمم چه می‌گویی؟ پول ندارم گم شدم"],
    "es": ["no entiendo holandés", "necesito trabajo por favor"],
    "pap": ["mi no ta komprondé hulandes", "bo por yuda mi"],
    "pt": ["não entendo holandês", "preciso de trabalho"],
    "fr": ["je ne comprends pas", "j'ai perdu mon travail"],
    "uk": ["я не розумію нідерландською"],
    "ru": ["мне нужна помощь", "где вы"],
    "ti": ["ስራሕ እደሊ ኣለኹ"],
    "so": ["waxaan raadinayaa shaqo", "fadlan i caawi"],
}


@pytest.mark.parametrize("text", DUTCH)
def test_dutch_with_borrowed_words_is_dutch(text: str) -> None:
    assert foreign(text) is None


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in OTHER.items() for text in texts])
def test_another_language_is_answered_in_that_language(code: str, text: str) -> None:
    assert aside(text) == f"utter_taal_{code}"


def test_of_the_dutch_lines_for_training_less_than_one_in_five_hundred_is_taken_for_another_language() -> None:
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in ROOT.glob("data/*/nlu.yml")]
    blocks = [block for file in files for block in file["nlu"] if block["intent"] != "out_of_scope"]
    lines = [line.removeprefix("- ") for block in blocks for line in block["examples"].splitlines()]
    lines += [row.text for row in corpus.rows("train")]
    assert len(lines) > 10_000
    assert sum(foreign(line) is not None for line in lines) < len(lines) / 500


@pytest.mark.parametrize("text", ["asdfgh", "hhhh", "???", "...", "!!", "qwerty123", "jdksla kdjfie", "fghjk", "aaaaa"])
def test_noise_is_not_guessed_at(text: str) -> None:
    assert aside(text) == "utter_onleesbaar"


@pytest.mark.parametrize("text", ["😂😂", "🐮🐮", "🙄", "😭 😭", "❤️", "...😊", "🤷‍♀️"])
def test_only_emoji_are_not_guessed_at(text: str) -> None:
    assert aside(text) == "utter_plaatjes"


@pytest.mark.parametrize(
    "text",
    ["7", "8/10", "👍", "👍🏽", "ok", "k", "pffff", "hmmm", "hmm", "zzzz", "brrr", "grrr", "tsss", "angst", "herfst",
     "xxx", "mbo", "nvt", "wtf", "jaaaaa", "slechtst", "rechtstreeks", "gwn", "kweetni", "12:30", "€ 20", "1111",
     "haha", "hahahaha", "nachtdienst", "idk", "ff wachten", "nah", "zo ❤️"],
)  # fmt: skip
def test_what_means_something_is_left_alone(text: str) -> None:
    assert aside(text) is None


@pytest.mark.parametrize(
    "text",
    ["fuck you", "Fuck you bot!", "kutbot", "kut bot", "jij bent echt dom", "hou je bek", "flikker op met je vragen",
     "sukkel", "krijg de tering", "stomme robot", "je snapt er niks van", "rot op"],
)  # fmt: skip
def test_swearing_at_the_bot(text: str) -> None:
    assert aside(text) == "utter_schelden"


@pytest.mark.parametrize(
    "text",
    ["rot dag gehad", "krijg de kans niet", "ik ben een sukkel", "mijn baas is een eikel", "ze noemen me mongool",
     "kut dag", "kutbaas heeft me ontslagen", "ik ben homo", "homo", "fuck ik ben te laat", "kanker",
     "mijn oma heeft kanker", "stomme dag", "je moeder heeft gebeld"],
)  # fmt: skip
def test_swearing_about_something_else_is_no_swearing_at_the_bot(text: str) -> None:
    assert aside(text) is None


def test_only_outside_a_checkin_an_aside_goes_to_the_engine_as_such() -> None:
    assert for_engine("asdfgh", Seed()) == '/opmerking{"opmerking":"utter_onleesbaar"}'
    assert for_engine("asdfgh", Seed({}, "checkin_form", "plek")) == "asdfgh"
    assert for_engine("hoi", Seed()) == "hoi"
    assert for_engine("/talk_to_human", Seed()) == "/talk_to_human"


def test_a_doubt_offers_at_most_three_meanings_and_something_else() -> None:
    ranking = [("nlu_fallback", 0.4), ("out_of_scope", 0.3), ("find_vacancy", 0.2), ("cv_help", 0.15),
               ("greet", 0.12), ("info_money", 0.1), ("deny", 0.06)]  # fmt: skip
    payloads = [payload for _, payload in meanings(ranking)]
    assert payloads == ["/find_vacancy", "/cv_help", "/info_money", "/nlu_fallback"]
    assert meanings([("out_of_scope", 0.4), ("find_vacancy", 0.01)]) == ()


def test_every_meaning_that_is_offered_is_an_intent_with_an_answer() -> None:
    intents = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    rules = [yaml.safe_load(path.read_text(encoding="utf-8"))["rules"] for path in ROOT.glob("data/*/rules.yml")]
    answered = {step["intent"] for topic in rules for rule in topic for step in rule["steps"] if "intent" in step}
    assert set(load("intents")["choices"]) <= set(map(str, intents)) & answered
