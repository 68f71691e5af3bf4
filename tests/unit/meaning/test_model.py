"""The trained reading as a file, and what it makes of odd messages. A tiny model is trained here."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest

from bot.content import load
from bot.meaning import Meaning, stored
from bot.meaning.labels import NO_QUESTION, Labelled
from bot.meaning.model import MeaningMissing, Model, known
from bot.meaning.train import fingerprint, train

ODD = {
    "empty": "", "blank": " \n\t ", "long": "werk " * 2_000, "one long word": "a" * 10_000, "emoji": "😂🔥🐴👍🏽",
    "zalgo": "h̷̢̛̼̘o̵̡͇͋̈́i̶̧̛͖͐ w̸͓͝e̷͎̅r̶̘͛k̴͚̈́", "high half": "werk \ud83d goed", "low half": "\ude00", "halves apart": "\ude00\ud83d",
    "nul": "we\x00rk", "right to left": "\u202ekrew", "joiners": "w\u200be\u200dr\ufeffk", "marks": "?!?!...///",
    "other letters": "работа хорошо", "chinese": "我還在工作",
}  # fmt: skip


def _rows() -> list[Labelled]:
    places = ("bakker", "slager", "garage", "kapper", "winkel", "kas", "haven", "stal", "kroeg", "boer")
    works = [
        Labelled(f"mijn werk bij de {place} gaat goed", "gaat", ("answers",), ("werk+",), "blij_werk")
        for place in places
    ]
    tired = [
        Labelled(f"ik ben {how} moe en slaap slecht", "stemming", ("answers",), ("stem-",), "moe", (NO_QUESTION,))
        for how in ("zo", "erg", "heel", "best", "echt", "super", "weer", "altijd", "nu", "ook")
    ]
    asks = [
        Labelled(f"{lead} {about}", "", ("asks",), (), "nvt", (subject,))
        for lead in ("wat is", "hoe vraag ik", "hoe werkt", "weet jij iets van", "krijg ik ook")
        for about, subject in (("zorgtoeslag", "zorgtoeslag"), ("wajong van uwv", "wajong"))
    ]
    byes = [Labelled(f"doei {who}", "", ("leaves",), (), "nvt") for who in ("maatje", "joe", "later", "hoor", "hé")]
    return [*works, *tired, *asks, *byes]


@pytest.fixture(scope="module")
def small() -> Model:
    return train(_rows(), "klein")


@pytest.fixture(scope="module")
def again(small: Model, tmp_path_factory: pytest.TempPathFactory) -> Model:
    path = tmp_path_factory.mktemp("models") / "meaning-klein.npz"
    small.save(path)
    assert [one.name for one in path.parent.iterdir()] == [path.name]  # nothing half written is left
    return Model.load(path)


def _all(meaning: Meaning) -> dict[str, float]:
    return {**meaning.does, **meaning.answers, **meaning.words}


class TestSavedAndLoaded:
    @pytest.mark.parametrize("row", _rows()[::4], ids=lambda row: row.text)
    def test_gives_the_same_chances(self, small: Model, again: Model, row: Labelled) -> None:
        """As near as a byte for each number is."""
        assert _all(again.read(row.text, row.asked)) == pytest.approx(_all(small.read(row.text, row.asked)), abs=0.03)
        assert again.subject(row.text) == pytest.approx(small.subject(row.text), abs=0.03)

    def test_knows_its_version_and_subjects(self, again: Model) -> None:
        assert again.version == "klein"
        assert again.subjects == (NO_QUESTION, "wajong", "zorgtoeslag")

    def test_learned_what_it_was_told(self, again: Model) -> None:
        assert next(iter(again.subject("hoe krijg ik zorgtoeslag"))) == "zorgtoeslag"
        assert next(iter(again.subject("ik ben zo moe en slaap zo slecht"))) == NO_QUESTION
        good, bad = again.read("mijn werk gaat goed", "gaat"), again.read("ik ben zo moe en slaap slecht", "stemming")
        assert good.answers["werk+"] > bad.answers["werk+"]
        assert bad.answers["stem-"] > good.answers["stem-"]

    def test_the_same_rows_train_the_same_model(self, small: Model) -> None:
        other = train(_rows(), "klein")
        assert _all(other.read("werk gaat goed")) == pytest.approx(_all(small.read("werk gaat goed")), abs=1e-4)


class TestMissing:
    def test_there_is_none(self, tmp_path: Path) -> None:
        _refused(stored.newest(tmp_path))

    @pytest.mark.parametrize("what", [b"", b"geen model", b"PK\x03\x04 half", b"\x93NUMPY\x01\x00"], ids=repr)
    def test_it_is_no_model(self, tmp_path: Path, what: bytes) -> None:
        path = tmp_path / "meaning-x.npz"
        path.write_bytes(what)
        _refused(path)

    def test_it_is_half_a_model(self, small: Model, tmp_path: Path) -> None:
        path = tmp_path / "meaning-x.npz"
        small.save(path)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        _refused(path)

    @pytest.mark.parametrize("facts", [{}, {"version": "1"}, [], {"version": "1", "labels": ["werk+"]}], ids=repr)
    def test_it_is_of_something_else(self, tmp_path: Path, facts: object) -> None:
        path = tmp_path / "meaning-x.npz"
        np.savez_compressed(path, facts=np.frombuffer(json.dumps(facts).encode(), dtype=np.uint8))
        _refused(path)

    def test_it_is_one_array(self, tmp_path: Path) -> None:
        np.save(tmp_path / "een.npy", np.zeros(3))
        _refused(tmp_path / "een.npy")

    def test_it_is_a_folder(self, tmp_path: Path) -> None:
        _refused(tmp_path)

    def test_its_labels_are_others_now(self, small: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "meaning-x.npz"
        small.save(path)
        monkeypatch.setattr("bot.meaning.model.known", lambda: [*known(), "nieuw"])
        _refused(path)


def _refused(path: Path) -> None:
    with pytest.raises(MeaningMissing, match=r"run python -m bot\.meaning\.train") as refused:
        Model.load(path)
    said = str(refused.value)
    assert str(path) in said
    assert "\n" not in said


class TestOdd:
    @pytest.mark.parametrize("text", ODD.values(), ids=ODD)
    def test_of_anything_the_chances_are_chances(self, again: Model, text: str) -> None:
        for asked in ("", "plek", "geen vraag van ons"):
            meaning = again.read(text, asked)
            assert all(0 <= chance <= 1 for chance in _all(meaning).values())
            assert sum(meaning.words.values()) <= 1.001
            assert meaning.word[0] in meaning.words
        assert sum(again.subject(text).values()) == pytest.approx(1, abs=0.01)

    @pytest.mark.parametrize("text", ODD.values(), ids=ODD)
    def test_so_are_those_of_the_model_in_use(self, text: str) -> None:
        assert all(0 <= chance <= 1 for chance in _all(stored.meant(text, "mensen")).values())
        assert all(0 <= chance <= 1 for chance in stored.piece_chances(text).values())

    def test_the_end_of_a_long_message_counts(self, again: Model) -> None:
        end = "ik ben zo moe en slaap slecht"
        assert _all(again.read("bla " * 500 + end)) == pytest.approx(_all(again.read("bla " * 900 + end)), abs=1e-4)


class TestWhatItGives:
    def test_every_label_in_order(self, again: Model) -> None:
        assert list(_all(again.read("hoi"))) == known()

    def test_subjects_begin_with_the_likeliest(self, again: Model) -> None:
        chances = list(again.subject("wat is wajong").values())
        assert chances == sorted(chances, reverse=True)


class TestTheNewest:
    def test_is_the_one_written_last(self, tmp_path: Path) -> None:
        for name, when in (("meaning-a.npz", 30), ("meaning-b.npz", 20), ("signals-c.npz", 40)):
            (tmp_path / name).touch()
            os.utime(tmp_path / name, (when, when))
        assert stored.newest(tmp_path).name == "meaning-a.npz"

    def test_a_changed_line_asks_for_another(self, tmp_path: Path) -> None:
        (tmp_path / "writers.yml").write_text("{train: [een], measure: [twee]}", encoding="utf-8")
        for name in ("een", "twee"):
            (tmp_path / f"{name}.jsonl").write_text("{}", encoding="utf-8")
        first = fingerprint(tmp_path)
        (tmp_path / "twee.jsonl").write_text('{"text": "hoi"}', encoding="utf-8")
        assert fingerprint(tmp_path) == first, "what measures is not in it"
        (tmp_path / "een.jsonl").write_text('{"text": "hoi"}', encoding="utf-8")
        assert fingerprint(tmp_path) != first


def test_the_chances_that_count_name_labels_that_are_there() -> None:
    rules, labels = load("strekking"), set(known())
    said = {label for part in rules["second_look"]["parts"].values() for label in part}
    kind = rules["kind_words"]
    borne = {label for one in kind["stands_for"] for label in (*one["words"], *one.get("answers", ()))}
    words = {one for part in ("say", "glad", "grave", "hard") for one in kind[part]}
    assert {*said, *borne, *words, *rules["second_look"]["arranging"]} <= labels
