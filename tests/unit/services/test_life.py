"""News of a life is known in many wordings, met with words of its own, kept, and no danger by a guess alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bot.content import load
from bot.core.signal import Assessment, Doubt, Evidence
from bot.understanding.answers.life import life_news, weighed
from bot.understanding.kind.acknowledging import GOING_ON, fitting, stands_for

RESPONSES = yaml.safe_load((Path(__file__).parents[3] / "data/hulp/responses.yml").read_text(encoding="utf-8"))
NEWS = {
    "rouw": [
        "me tante is zaterdag overleden",
        "vrijdag is de crematie",
        "opa is er niet meer sinds vorige week",
        "oma dood",
        "dinsdag is de begravenis",
        "we hebben gister me nichtje begraven",
        "heb mn broertje verloren",
        "mn maat is verongelukt",
        "papa is er niet meer",
        "mijn begeleider is plotseling gestorven",
        "moet naar een uitvaart",
        "verlies van mijn moeder",
    ],
    "dier_dood": [
        "mn konijn is dood",
        "onze poes moesten we laten inslapen",
        "mijn hond is gister overleden",
        "hamster dood",
        "me parkiet is doodgegaan",
        "m'n paard is er niet meer",
    ],
    "zwanger": [
        "ben zwanger",
        "ik ben 8 weken zwanger en mn moeder weet het niet",
        "me vriendin is in verwachting",
        "ik word vader",
        "ik word papa!!",
        "test was positief",
        "ben over tijd",
        "we krijgen een baby",
        "mijn vriendin is zwanger van mij",
    ],
    "miskraam": [
        "k heb een miskraam gehad",
        "we zijn ons kindje verloren",
        "heb een abortus gehad",
        "hartje klopte niet meer",
    ],
    "ziek_ander": [
        "mama heeft kanker dus ik doe thuis alles",
        "mn pa heeft een hersenbloeding gehad",
        "mn moeder is ziek",
        "oma ligt in het ziekenhuis",
        "mijn vader ligt op de ic",
        "ik zorg voor me moeder",
        "oma is stervende",
        "slecht nieuws over mijn opa",
        "me broertje is aangereden",
    ],
    "ongeluk": [
        "val van de trap op werk mn arm is gebroken",
        "been gebroken op werk, zit 6 weken in t gips",
        "van de steiger gevallen",
        "heb een bedrijfsongeval gehad",
        "enkel verstuikt",
        "aangereden met de scooter",
        "loop op krukken",
    ],
    "flauw": ["viel gister flauw", "flauwgevallen in de les", "ging out bij gym"],
    "ziek": [
        "heb griep",
        "ben ziek thuis",
        "griep ofzo, 38,9",
        "lig met buikgriep op bed",
        "voel me ziek",
        "heb corona",
    ],
    "geboren": ["me zoontje is geboren", "ben vader geworden", "vannacht ben ik tante geworden"],
}
NONE = [
    "ik ga dood van het lachen",
    "ik wil dood",
    "wou dat ik dood was",
    "ja werk nog",
    "mogen ze me ontslaan als ik zwanger ben",
    "me moeder zorgt voor me",
    "mijn collega is ziek",
    "ik ben in utrecht geboren",
    "me vader maakt me dood als hij dit ziet",
    "niet ziek",
    "heb per ongeluk op stop gedrukt",
    "krijg ruzie met me vader",
    "word moe van mijn moeder",
    "mn telefoon is dood",
    "verveel me dood",
    "in gta was mn hond dood",
    "ik ben niet zwanger hoor",
    "hij is ziek goed",
    "mijn hart is gebroken",
    "ik schaam me dood",
    "me zus is zwanger",
    "wat als ik zwanger ben",
]
GUESS = (Evidence("x", "model:abc"),)
CRISIS = Assessment("crisis", ("mentaal",), "self", GUESS, "suicidaliteit")


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in NEWS.items() for text in texts])
def test_it_is_known_and_has_words_of_its_own(name: str, text: str) -> None:
    news = life_news(text)
    assert news is not None
    assert news.name == name
    assert all(one in RESPONSES["responses"] for one in news.say)
    word = stands_for(text, (), (), fresh=False)
    said = fitting((word,), text, (), ())
    assert said[0] in news.say


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_it_is_none(text: str) -> None:
    assert life_news(text) is None


def test_joy_about_a_child_is_in_his_own_words_alone() -> None:
    assert life_news("me verloofde is zwanger yes!!").glad  # type: ignore[union-attr]
    assert not life_news("ben zwanger").glad  # type: ignore[union-attr]
    assert not life_news("ik word papa!! maar weet niet of ik het wil").glad  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", ["mn konijn is dood", "opa is er niet meer sinds zondag", "ik word vader", "heb griep"]
)
def test_a_slight_guess_is_dropped_where_the_news_is_plain(text: str) -> None:
    guess = Assessment("none", evidence=GUESS, doubt=Doubt(0.3))
    assert weighed(guess, text, guessed=True, calm=True).doubt is None
    assert weighed(guess, text, guessed=True, calm=False).doubt == guess.doubt  # something grave was said before
    clear = replace(guess, doubt=Doubt(0.4))
    assert weighed(clear, text, guessed=True, calm=True).doubt == clear.doubt


@pytest.mark.parametrize(
    "text",
    [
        "ben zwanger en hij heeft in mn buik gestompt", "wil bij mn overleden zus zijn, boven, snel",
        "opa is er niet meer sinds zondag", "ik zou het niet erg vinden als ik morgen een ongeluk krijg",
    ],
)  # fmt: skip
def test_a_crisis_is_never_lowered(text: str) -> None:
    assert weighed(CRISIS, text, guessed=True, calm=True) == CRISIS


@pytest.mark.parametrize(
    "text",
    [
        "mn hond is dood en ik wil ook niet meer",
        "oma is overleden ik wil naar haar toe",
        "ben zwanger door mn stiefvader",
        "arm gebroken door me vader",
        "mijn broer is dood straks ik ook",
        "mn maat heeft zelfmoord gepleegd en is begraven",
        "me vader is overleden en ik kan niet meer",
        "been gebroken omdat hij me van de trap duwde",
    ],
)
def test_with_a_word_of_danger_what_was_guessed_stands(text: str) -> None:
    assert weighed(CRISIS, text, guessed=True, calm=True) == CRISIS


def test_news_is_kept_as_an_attention_and_a_few_days_ill_are_no_uitval() -> None:
    kept = weighed(Assessment("none"), "me tante is overleden", guessed=True, calm=True)
    assert (kept.level, kept.topics) == ("attention", ("mentaal",))
    ill = Assessment("uitval", ("werk", "thuis"), "self", GUESS)
    assert weighed(ill, "ben ziek thuis", guessed=True, calm=True).level == "none"
    assert weighed(ill, "ben al 3 maanden ziek thuis", guessed=True, calm=True) == ill


def test_what_follows_it_is_more_of_it_for_a_while() -> None:
    before = ("utter_fijn", "utter_leven_rouw", "utter_ask_checkin_form_cijfer")
    assert stands_for("denk veel aan hem", (), before, fresh=False) == GOING_ON
    assert stands_for("denk veel aan hem", (), ("utter_fijn",), fresh=False) == ""
    assert stands_for("moet ik naar de huisarts", (), before, fresh=False) == ""
    assert load("erkenning")["stock"][GOING_ON]


@pytest.mark.parametrize("text", ["eet al 5 dagen bijna niks", "viel flauw in de gym"])
def test_what_is_a_danger_to_his_body_is_never_lowered(text: str) -> None:
    grave = Assessment("uitval", ("gezondheid",), "self", GUESS)
    assert weighed(grave, text, guessed=True, calm=True) == grave
    assert weighed(CRISIS, text, guessed=True, calm=True) == CRISIS


def test_illness_in_the_family_stays_uitval_where_it_was_guessed_so() -> None:
    grave = Assessment("uitval", ("thuis",), "self", GUESS)
    assert weighed(grave, "mama heeft kanker dus ik doe thuis alles", guessed=True, calm=True) == grave
