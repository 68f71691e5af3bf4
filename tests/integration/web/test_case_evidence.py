"""Why a case is there: the learner's own words, marked, the rule in plain Dutch, and nobody else's words."""

from __future__ import annotations

import html
import json
import re
from uuid import UUID, uuid4

import httpx
import pytest

from bot.content import load
from bot.core.escalation import TASKS, Escalation
from bot.core.signal import Evidence, Signal
from bot.dashboard.evidence import pieces, rule_in_words

from .conftest import World
from .forms import write


def chatting(world: World, number: int) -> httpx.Client:
    browser = world.browser()
    browser.post("/demo/leerling", data={"leerling": str(number)})
    return browser


def kevins(world: World) -> Escalation:
    with world.parts.begin() as uow:
        return uow.cases.of_learner(world.learner("Kevin").id)[0]


def seen_as(world: World, case: Escalation, *evidence: Evidence) -> None:
    """Let the last quote of the case have been seen for these words and rules."""
    with world.parts.begin() as uow:
        message = [event.message_id for event in uow.cases.events(case.id) if event.what == "quote"][-1]
        sealed = world.parts.vault.seal(json.dumps([[item.words, item.rule] for item in evidence]))
        now = world.parts.now()
        kevin = world.learner("Kevin").id
        uow.add(Signal(kevin, "crisis", ["mentaal"], "self", now, message_id=message, sealed=sealed))
        uow.commit()


def page(world: World, case: UUID) -> str:
    return html.unescape(world.coach().get(f"/zaken/{case}").text)


def quotes(text: str) -> list[str]:
    return re.findall(r"<blockquote>(.*?)</blockquote>", text)


def test_the_words_that_caused_it_are_marked_in_what_was_said(world: World) -> None:
    write(chatting(world, 9), "Ik WIL gewoon dood, echt")
    case = kevins(world)
    rule = "suicidaliteit-dood-willen"
    seen_as(world, case, Evidence("wil … dood", "model:abc123"), Evidence("WIL gewoon dood", rule))
    text = page(world, case.id)
    assert quotes(text) == ["Ik <mark>WIL gewoon dood</mark>, echt"]
    assert "de chatbot herkende dit uit voorbeelden" in text
    assert "duidelijke zin over: denkt aan zelfdoding" in text
    assert "abc123" not in text
    assert "suicidaliteit-dood-willen" not in text
    assert {"Spoed", "denkt aan zelfdoding", "de leerling zelf"} <= set(re.findall(r"<dd>(.*?)</dd>", text))


def test_words_of_somebody_else_never_show(world: World) -> None:
    """Whatever stands in the stored evidence: only what this learner said here is shown."""
    write(chatting(world, 9), "ik wil dood")
    case = kevins(world)
    seen_as(world, case, Evidence("woorden van een ander", "model:abc"), Evidence("mijn broer Sem … dood", "model:abc"))
    text = page(world, case.id)
    assert "woorden van een ander" not in text
    assert "Sem" not in text
    assert quotes(text) == ["ik wil <mark>dood</mark>"]


def test_what_looks_like_markup_stays_text(world: World) -> None:
    write(chatting(world, 9), "<b>dood</b> <script>alert(1)</script>")
    raw = world.coach().get(f"/zaken/{kevins(world).id}").text
    assert "&lt;b&gt;<mark>dood</mark>&lt;/b&gt;" in raw
    assert "<script>alert" not in raw


def test_each_quote_is_marked_for_its_own_reasons(world: World) -> None:
    learner = chatting(world, 9)
    write(learner, "ik wil dood")
    write(learner, "dood, en ik wil echt rust")
    marked = ["ik wil <mark>dood</mark>", "<mark>dood</mark>, en ik wil echt rust"]
    assert quotes(page(world, kevins(world).id)) == marked


def test_what_was_said_afterwards_is_in_words(world: World) -> None:
    learner = chatting(world, 9)
    write(learner, "ik wil dood")
    for said in ("nee", "bel me", "zeg het niet tegen mijn moeder"):
        write(learner, said)
    text = page(world, kevins(world).id)
    for words in ("Zegt dat het niet veilig is", "Wil gebeld worden", "Wil dat iemand het niet hoort"):
        assert text.count(words) == 2  # with the agreements and in the history
    assert "dit mag niet iedereen weten" in text
    assert "“zeg het niet tegen mijn moeder”" in text
    assert "Beloof geen geheimhouding." in text


def test_that_somebody_reads_along_stands_on_top(world: World) -> None:
    learner = chatting(world, 9)
    write(learner, "ik wil dood")
    assert "Een ander kan de chat lezen." not in page(world, kevins(world).id)
    write(learner, "hij leest alles mee")
    text = page(world, kevins(world).id)
    assert text.index("Een ander kan de chat lezen.") < text.index("kop-woorden")


def test_who_may_not_see_the_case_gets_none_of_its_words(world: World) -> None:
    write(chatting(world, 9), "ik wil dood om wat mijn broer deed")
    case = kevins(world)
    assert "broer" not in world.browser().get(f"/zaken/{case.id}").text
    with world.parts.begin() as uow:
        found = uow.cases.locked(case.id)
        assert found is not None
        found.leave = "refused"
        uow.commit()
    answer = world.coach().get(f"/zaken/{case.id}")
    assert (answer.status_code, "broer" in answer.text) == (404, False)
    assert world.coach().get(f"/zaken/{uuid4()}").status_code == 404


@pytest.mark.parametrize("file", ["crisis", "uitval"])
def test_every_rule_has_plain_words(file: str) -> None:
    for rule in load(f"signals/{file}")["rules"]:
        words = rule_in_words(rule["id"])
        assert words == "vaste regel" or words.startswith("duidelijke zin over: ")
    assert rule_in_words("answer:plek=nee v1") == "antwoord in de check-in: Nog op de plek"
    assert rule_in_words("session:answer") == "antwoord vlak na een ernstig bericht"
    assert rule_in_words("iets-nieuws") == "vaste regel"


def test_every_answer_in_a_crisis_has_words_for_people() -> None:
    content, words = load("crisis"), load("dashboard")["words"]
    replies = {name for group in content["answers"].values() for name in group} - {"eerst_dit", "hulp"}
    own = {n for kind in content["kinds"].values() for block in kind.values() for n in block.get("answers", {})}
    assert replies | own - {"wacht"} <= set(words["crisis_answers"]) | {"wacht"}
    assert set(words["mind"]) >= set(words["kinds"]) - {*TASKS}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("dodelijk moe", ["dood", "moe"], [("dodelijk ", False), ("moe", True)]),
        ("", ["x"], []),
        ("a.b", ["."], [("a.b", False)]),
        ("é dood é", ["é"], [("é", True), (" dood ", False), ("é", True)]),
    ],
)
def test_pieces_are_the_text(text: str, words: list[str], expected: list[tuple[str, bool]]) -> None:
    cut = pieces(text, [Evidence(word, "model:x") for word in words])
    assert cut == expected
    assert "".join(piece for piece, _ in cut) == text


def test_a_tap_on_a_number_in_the_chat_dials_it(world: World) -> None:
    learner = chatting(world, 9)
    write(learner, "ik wil dood, bel 112")
    text = learner.get("/chat").text
    assert '<a href="tel:113">113</a> (gratis)' in text
    assert '<a href="tel:112">112</a>' in text
    assert "113.nl" in text
    assert "ik wil dood, bel 112" in text  # what the learner wrote is no link
