"""The tagger beside the rules: what it learns from, what it sees, and what the reader makes of it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.core.cv import CvSaid, Work
from bot.language import Language
from bot.language.cv import CvReader
from bot.language.cv.seeing import Eyes
from bot.language.cv.tagging.aligned import places_of
from bot.language.cv.tagging.features import MOST_WORDS, features
from bot.language.cv.tagging.marked import messages
from bot.language.cv.tagging.spans import Found, Span, spans_of, tags_of
from bot.language.cv.tagging.tagger import Tagger, TaggerMissing, newest
from bot.language.cv.talk import Talk
from tests.conftest import language, tagger

EYES = Eyes(language())


class Sees:
    """A tagger that sees the phrases it is told, each with its label and chance; `off` are words that are nothing."""

    def __init__(self, *phrases: tuple[str, str, float], off: Sequence[str] = ()) -> None:
        self._phrases, self._off = phrases, off

    def read(self, talk: Talk, topic: str) -> Found:
        spans = []
        for words, label, chance in self._phrases:
            size = len(words.split())
            plain = [word.text.lower() for word in talk.words]
            at = next((at for at in range(len(plain)) if plain[at : at + size] == words.split()), None)
            if at is not None:
                spans.append(Span(label, at, at + size, chance))
        return Found(tuple(spans), tuple(0.99 if word in self._off else 0.0 for word in talk.normals))


def read(
    text: str, sees: Sees | None, now: datetime, question: str | None = None, others: Sequence[str] = ()
) -> CvSaid:
    return CvReader(language(), sees).read(text, question=question, now=now, source="7", others=others)


def tasks(said: CvSaid) -> list[str]:
    return [task.value for one in said.facts if isinstance(one, Work) for task in one.tasks]


def offered(said: CvSaid) -> list[tuple[int, str]]:
    return [(one.key, task.value) for one in said.offered for task in one.tasks]


# -- learning ----------------------------------------------------------------------------------------


def test_marks_are_read_with_their_place_and_the_question_before_them(tmp_path: Path) -> None:
    path = tmp_path / "een.txt"
    path.write_text(
        "% een grap\n# eerste\nhoi [Bas|name]\n? phone\n[0612|phone] en [kip voeren|task2]\nok\n# tweede\n\nok\n"
    )

    one, two, three, four = messages(path)

    assert (one.topic, one.text, [(m.label, one.text[m.start : m.end]) for m in one.marks]) == (
        "", "hoi Bas", [("name", "Bas")],
    )  # fmt: skip
    assert (two.topic, two.text) == ("contact", "0612 en kip voeren")
    assert [two.text[mark.start : mark.end] for mark in two.marks] == ["0612", "kip voeren"]
    assert three.topic != "", "in the product some question is always open"
    assert (four.topic, four.marks) == ("", ())


def test_tags_and_spans_are_the_same_thing() -> None:
    spans = [Span("task", 1, 3), Span("task", 3, 4), Span("town", 2, 5), Span("role", 5, 6)]
    tags = tags_of(spans, 7)

    assert tags == ["O", "B-task", "I-task", "B-task", "O", "B-role", "O"]
    assert list(spans_of(tags)) == [("task", 1, 3), ("task", 3, 4), ("role", 5, 6)]
    assert list(spans_of(["I-task", "I-task", "B-town"])) == [("task", 0, 2), ("town", 2, 3)]
    assert list(spans_of([])) == []


def test_every_word_has_features_and_no_message_too_many() -> None:
    assert features(EYES.see("", date(2026, 1, 1)), "") == []
    rows = features(EYES.see("ik vulde vakken bij de Jumbo!", date(2026, 1, 1)), "work")
    assert len(rows) == 7
    assert {"w=vakken", "q=work", "-1w=vulde"} <= set(rows[2])
    assert len(features(EYES.see("hoi " * 900, date(2026, 1, 1)), "")) == MOST_WORDS


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("ik moest glazen spoelen en vegen", "Glazen spoelen", ["glazen spoelen"]),
        ("toen spoelde ik glazen weg", "Spoelde glazen", ["spoelde ik glazen"]),
        ("kassa, ja kassa", "Kassa", ["kassa", "kassa"]),
        ("ik was er vaak", "Honden uitlaten", []),
    ],
)
def test_a_fact_is_found_back_in_its_message(text: str, value: str, words: list[str]) -> None:
    talk = EYES.see(text, date(2026, 1, 1))
    assert [talk.quote(*place) for place in places_of(talk, value)] == words


# -- the model ---------------------------------------------------------------------------------------


def test_it_sees_a_task_and_holds_small_talk_for_nothing() -> None:
    found = tagger().read(EYES.see("bij de bakker moest ik taarten versieren", date(2026, 1, 1)), "work")
    assert ("task", 5, 7) in {(one.label, one.begin, one.end) for one in found.spans}
    assert all(0 <= one.chance <= 1 for one in found.spans)

    found = tagger().read(EYES.see("haha ja dat snap ik wel hoor", date(2026, 1, 1)), "work")
    assert found.spans == ()
    assert min(found.off) > 0.5


def test_threads_do_not_disturb_each_other() -> None:
    texts = ["ik heb gras gemaaid en heggen geknipt", "hoi", "", "stage bij Hoeve Zon koeien melken", "nee"] * 4
    talks = [EYES.see(text, date(2026, 1, 1)) for text in texts]
    one_by_one = [tagger().read(talk, "tasks") for talk in talks]
    barrier = threading.Barrier(4)

    def tag(talk: Talk) -> Found:
        if talk is talks[0]:
            barrier.reset()
        return tagger().read(talk, "tasks")

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(tag, talks)) == one_by_one


def test_a_missing_or_broken_model_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "cv-x.crf").write_bytes(b"not a model")

    for path in (tmp_path / "cv-none.crf", newest(tmp_path), newest(tmp_path / "nowhere")):
        with pytest.raises(TaggerMissing, match=r"run python -m bot\.language\.cv\.tagging\.train"):
            Tagger(path)


# -- what the reader makes of it ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "stage bij kwekerij De Vlinder, daar deed ik plantjes oppotten en water geven",
        "ik ben Noor uit Ede", "nee", "geen idee", "grapje", "", "😀", "liever niet",
    ],
)  # fmt: skip
def test_without_a_tagger_or_with_one_that_sees_nothing_the_rules_stand(text: str, now: datetime) -> None:
    alone = read(text, None, now, "work")
    assert alone == read(text, Sees(), now, "work")
    assert alone.offered == ()


def test_a_task_that_is_none_goes_and_what_he_told_beside_it_stays(now: datetime) -> None:
    text = "stage bij kwekerij De Vlinder: planten verzorgen, vloer vegen"
    before, after = read(text, None, now), read(text, Sees(off=("vloer", "vegen")), now)

    assert any("vegen" in task.lower() for task in tasks(before))
    assert not any("vegen" in task.lower() for task in tasks(after))
    assert any("planten" in task.lower() for task in tasks(after))
    assert any(isinstance(one, Work) and one.employer for one in after.facts)


def test_what_is_sure_goes_to_the_only_job_and_is_said_as_the_rules_say_it(now: datetime) -> None:
    sees = Sees(("de frut klaar", "task", 0.995))
    said = read("bij snackbar De Hoek had ik de frut klaar", sees, now)

    assert "De frut klaar" in tasks(said)
    assert sum(isinstance(one, Work) for one in said.facts) == 1
    assert said.offered == ()


@pytest.mark.parametrize(
    ("question", "others", "key"),
    [
        ("work.2.tasks", ("work.1.tasks", "work.2.tasks"), 2),
        ("work.1.period", ("work.1.tasks", "work.1.period"), 1),
        ("contact", ("work.3.tasks",), 3),
    ],
)
def test_or_to_the_job_whose_tasks_are_asked_or_the_only_one_of_the_cv(
    now: datetime, question: str, others: tuple[str, ...], key: int
) -> None:
    said = read("o en beetje de snorrels", Sees(("de snorrels", "task", 0.995)), now, question, others)
    assert [one.key for one in said.facts if isinstance(one, Work)] == [key]
    assert "De snorrels" in tasks(said)


def test_where_its_job_is_not_certain_it_is_offered(now: datetime) -> None:
    others = ("work.1.tasks", "work.2.tasks")
    said = read("o en beetje de snorrels", Sees(("de snorrels", "task", 0.999)), now, "work.2.period", others)
    assert tasks(said) == []
    assert offered(said) == [(2, "De snorrels")]


@pytest.mark.parametrize(("chance", "count"), [(0.69, 0), (0.75, 1), (0.98, 1)])
def test_what_is_less_sure_is_offered_and_what_is_a_guess_is_not(now: datetime, chance: float, count: int) -> None:
    sees = Sees(("de snorrels", "task", chance))
    said = read("o en beetje de snorrels", sees, now, "work.1.period", ("work.1.tasks",))
    assert len(offered(said)) == count
    assert "De snorrels" not in tasks(said)


@pytest.mark.parametrize(
    "text",
    [
        "mijn zus doet de snorrels bij de Jumbo",
        "geen de snorrels",
        "de snorrels, grapje",
        "moest ik ook de snorrels?",
        "de snorrels vertel ik liever niet",
        "weet ik niet meer de snorrels",
        "ik heb autisme en de snorrels",
    ],
)
@pytest.mark.parametrize("chance", [0.75, 0.999])
def test_what_is_of_others_denied_joked_asked_refused_or_private_is_never_taken(
    now: datetime, text: str, chance: float
) -> None:
    said = read(text, Sees(("de snorrels", "task", chance)), now, "work.1.tasks", ("work.1.tasks",))
    rules = read(text, None, now, "work.1.tasks", ("work.1.tasks",))
    assert tasks(said) == tasks(rules)
    assert said.offered == ()


def test_without_a_sure_employer_only_tasks_are_taken_where_the_rules_read_nothing(now: datetime) -> None:
    sees = Sees(("snorrelbedrijf", "employer", 0.89), ("snorreldorp", "town", 0.999), ("vakken vullen", "task", 0.999))
    text = "snorrelbedrijf in snorreldorp, vakken vullen"
    others = ("work.1.tasks",)
    assert read(text, sees, now, "work.1.tasks", others) == read(text, None, now, "work.1.tasks", others)


TWO = "stage bij kwekerij De Vlinder plantjes verzorgen. daarna stage bij de Hema"


@pytest.mark.parametrize(
    ("text", "chance"), [(f"{TWO} en beetje de snorrels", 0.9), (f"{TWO}. beetje de snorrels", 0.999)]
)
def test_of_more_jobs_the_one_told_of_before_is_the_likeliest(now: datetime, text: str, chance: float) -> None:
    (one,) = read(text, Sees(("de snorrels", "task", chance)), now).offered
    assert one.employer is not None
    assert "hema" in one.employer.value.lower()


def test_what_goes_on_in_the_sentence_of_the_last_job_is_of_that_job(now: datetime) -> None:
    said = read(f"{TWO} en beetje de snorrels", Sees(("de snorrels", "task", 0.999)), now)
    last = [one for one in said.facts if isinstance(one, Work)][-1]
    assert "De snorrels" in [task.value for task in last.tasks]
    assert said.offered == ()


def test_a_reader_with_the_real_model_reads_any_text(now: datetime) -> None:
    reader = CvReader(Language(), tagger())
    for text in ("", "😀", "?!", "a" * 5000, "kassa " * 2000, "\n\n", "ik heb gras gemaaid bij de gemeente"):
        reader.read(text, question="work", now=now)
