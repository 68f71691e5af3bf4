"""What is hard or good gets words that fit it, and never the same words twice in a row."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.content import load
from bot.understanding.kind.acknowledging import fitting, glad, met

DATA = Path(__file__).parents[3] / "data"

HARD = {
    "erken_rouw": ["mn oma is vorige week overleden", "morgen is de begrafenis van me opa", "me hond is dood"],
    "erken_pesten": ["ze pesten me op stage", "word gepest door een paar jongens", "ik word steeds uitgelachen daar"],
    "erken_uit": ["het is uit met me vriendin", "ben gedumpt", "we zijn uit elkaar sinds zondag"],
    "erken_wonen": ["ben uit huis gezet", "heb geen kamer meer", "slaap nu bij een maat op de bank"],
    "erken_schuld": ["er was een deurwaarder aan de deur", "sta 400 rood", "kan mn huur niet betalen"],
    "erken_werk": ["ben vrijdag ontslagen", "mn contract wordt niet verlengd", "ik ben me baan kwijt"],
    "erken_school": ["ik ben gestopt met school", "ze hebben me van school gestuurd", "ga niet meer naar school"],
    "erken_gebruik": ["ik blow elke dag", "ik drink de laatste tijd te veel", "heb weer alles vergokt"],
    "erken_zorg_ander": ["me moeder ligt in het ziekenhuis", "mijn pa heeft kanker", "mn zusje is heel ziek"],
    "erken_ziek": ["ben al 2 weken ziekgemeld", "heb een hernia", "lag in het ziekenhuis"],
    "erken_alleen": ["voel me zo alleen", "zie bijna niemand", "heb geen vrienden hier"],
    "erken_somber": ["kom mn bed niet uit", "heb veel stress", "ik trek het niet"],
    "erken_slaap": ["slaap echt heel slecht", "lig elke nacht wakker"],
    "erken_ruzie": ["elke dag ruzie hier", "me ouders gaan scheiden"],
    "erken_thuis_zitten": ["zit al een jaar thuis", "zit de hele dag op de bank"],
    "erken_vervoer": ["het busje komt niet meer"],
    "erken_gestolen": ["mn fiets is gejat"],
    "erken_afgewezen": ["weer afgewezen"],
}  # fmt: skip
NOT_HARD = [
    "ik speel een game waar iedereen dood gaat", "heb geen schulden", "blow niet meer", "was een grapje",
    "ben niet ontslagen", "geen ruzie gehad", "lekker op de bank met netflix", "werken ging prima",
    "ziek lekker gegeten",
]  # fmt: skip
GLAD = [
    "JAAA AANGENOMEN", "heb die baan!!!", "ben geslaagd", "yess ik mag maandag beginnen bij de lidl",
    "geslaagd voor mn theorie",
    "heb mn diploma binnen", "vast contract gekregen wooo", "ze willen me hebben!!", "ik heb m binnen die stage",
    "heb eindelijk een kamer gevonden!!", "mn rijbewijs gehaald", "ik ben jarig vandaag", "superrrr blij",
    "toetsen gehaald 🎉",
]  # fmt: skip
NOT_GLAD = [
    "niet aangenomen", "me broer is aangenomen", "hoop dat ik aangenomen word", "wil graag een nieuwe baan",
    "als ik geslaagd ben ga ik feesten", "ben helaas gezakt", "wanneer word ik aangenomen?",
    "zou blij zijn met een contract",
    "mn vriendin is geslaagd", "bijna geslaagd",
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in HARD.items() for text in texts])
def test_what_is_hard_gets_words_for_it(name: str, text: str) -> None:
    for stock in ("utter_naar_uitval", "utter_dank_vertel", "utter_balen", "utter_naar_zorg"):
        said = fitting((stock,), text, (), ())[0]
        assert said.startswith((f"utter_{name}", "utter_leven_rouw", "utter_leven_dier"))


@pytest.mark.parametrize("text", NOT_HARD)
def test_what_only_sounds_hard_gets_the_plain_words(text: str) -> None:
    assert fitting(("utter_dank_vertel",), text, (), ()) == ("utter_dank_vertel",)
    assert met(text, ()) == ()


@pytest.mark.parametrize("text", GLAD)
def test_good_news_is_met_with_joy(text: str) -> None:
    assert glad(text)
    assert met(text, ())[0].startswith("utter_blij")


@pytest.mark.parametrize("text", NOT_GLAD)
def test_a_hope_or_the_luck_of_another_is_no_good_news(text: str) -> None:
    assert not glad(text)


def test_the_same_words_never_come_twice_in_a_row() -> None:
    before: list[str] = []
    for _ in range(12):
        said = fitting(("utter_dank_vertel",), "sta rood", (), before)[0]
        assert [said] != before[-1:]
        before = [one for one in before if one != said] + [said]


def test_the_topic_counts_where_no_words_tell() -> None:
    assert fitting(("utter_naar_uitval",), "het lukt daar niet", ("opleiding",), ()) == ("utter_erken_t_opleiding",)
    assert fitting(("utter_balen",), "het lukt daar niet", ("opleiding",), ()) == ("utter_balen",)


def test_each_text_exists_and_has_one_wording() -> None:
    given = {name: texts for path in DATA.glob("*/responses.yml") for name, texts in _responses(path).items()}
    rules = load("erkenning")
    said = [name for entry in (*rules["matters"], *rules["glad"]) for name in entry["say"]]
    said += [name for names in (*rules["stock"].values(), *rules["topics"].values()) for name in names]

    assert {name: len(given.get(name, ())) for name in said} == dict.fromkeys(said, 1)


def _responses(path: Path) -> dict[str, list[object]]:
    found: dict[str, list[object]] = yaml.safe_load(path.read_text(encoding="utf-8"))["responses"]
    return found
