"""Which piece is shown to whom, and addresses that hold a kind of work and a place and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.information import Address, Audience, Link, Person, Piece, Source, choose, fits, piece_for, places_to_look

SOURCE = Source("UWV", "Wajong", "uwv.nl", True, date(2026, 11, 1), date(2027, 5, 1))


def piece(name: str, subject: str = "", audience: Audience | None = None) -> Piece:
    return Piece(name, subject or name, "geld", name.title(), "Tekst.", SOURCE, audience=audience or Audience())


GROWN = piece("zorgtoeslag", audience=Audience(youngest=18))
LATER = piece("later", "zorgtoeslag", Audience(oldest=17))
WAJONG = piece("wajong")
TWENTE = piece("wajong_twente", "wajong", Audience(regions=frozenset({"Twente"})))
DAY = piece("dag", audience=Audience(profiles=frozenset({"dagbesteding"})))
ALL = (GROWN, LATER, WAJONG, TWENTE, DAY)


@pytest.mark.parametrize(("age", "shown"), [(16, LATER), (17, LATER), (18, GROWN), (24, GROWN), (None, GROWN)])
def test_the_age_decides_between_pieces_on_one_subject(age: int | None, shown: Piece) -> None:
    assert piece_for(ALL, "zorgtoeslag", Person(age)) is shown


def test_a_piece_of_the_own_region_comes_before_the_general_one() -> None:
    assert piece_for(ALL, "wajong", Person(19, region="Twente")) is TWENTE
    assert piece_for(ALL, "wajong", Person(19, region="Zeeland")) is WAJONG


def test_a_piece_for_one_profile_is_not_shown_to_another() -> None:
    assert fits(DAY, Person(19, "dagbesteding"))
    assert piece_for(ALL, "dag", Person(19, "arbeidsmarkt")) is None


def test_the_best_score_wins_and_equal_scores_are_a_choice() -> None:
    assert choose(ALL, {"zorgtoeslag": 2, "wajong": 1}, Person(17)) == (LATER,)
    assert choose(ALL, {"zorgtoeslag": 2, "wajong": 2}, Person(19)) == (GROWN, WAJONG)


def test_nothing_matched_or_allowed_or_meant_for_him_is_nothing() -> None:
    assert choose(ALL, {}, Person(19)) == ()
    assert choose(ALL, {"wajong": 3}, Person(19), only=["zorgtoeslag"]) == ()
    assert choose(ALL, {"dag": 3}, Person(19, "arbeidsmarkt")) == ()


ADDRESSES = (
    Address("Site", frozenset({"find"}), "https://site.test/?q={work}&l={place}", "https://site.test/"),
    Address("Kaart", frozenset({"find", "learn"}), "https://kaart.test/{work}+{place}"),
    Address("Stage", frozenset({"learn"}), bare="https://stage.test/"),
)


def test_work_and_place_are_filled_in_and_encoded() -> None:
    links = places_to_look("la place & co", "'s-Hertogenbosch", ADDRESSES)
    assert links == (
        Link("Site", "https://site.test/?q=la+place+%26+co&l=%27s-Hertogenbosch"),
        Link("Kaart", "https://kaart.test/la+place+%26+co+%27s-Hertogenbosch"),
    )


def test_without_a_place_an_address_is_bare_or_left_out() -> None:
    assert places_to_look("bakkerij", None, ADDRESSES) == (Link("Site", "https://site.test/"),)


def test_without_a_kind_of_work_any_work_is_looked_for() -> None:
    assert places_to_look(None, "Ede", ADDRESSES)[0].url == "https://site.test/?q=werk&l=Ede"


def test_who_wants_to_learn_is_shown_other_places() -> None:
    assert [one.title for one in places_to_look("kok", "Ede", ADDRESSES, "learn")] == ["Kaart", "Stage"]
