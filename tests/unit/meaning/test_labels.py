"""The labelled messages that the trained reading learns from, and is measured on."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.content.information import pieces
from bot.core.checkin import QUESTIONS
from bot.meaning import labels
from bot.meaning.labels import FOLDER, NO_PIECE, NO_QUESTION, Labelled, messages, writers
from bot.meaning.train import rows_of

FILES = sorted(FOLDER.glob("*.jsonl"))
MEASURES = {"praat-e"}
TALKS = {"gesprekken"}  # whole talks, in order: the same short answer comes in several of them
FIELDS = {"text", "asked", "does", "answers", "word", "pieces"}


@cache
def _rows(path: Path) -> list[Labelled]:
    return messages(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestAFile:
    def test_every_line_is_a_message_with_labels(self, path: Path) -> None:
        for line in path.read_text(encoding="utf-8").splitlines():
            said = json.loads(line)
            assert set(said) <= FIELDS, line
            assert said["text"].strip(), line
            assert said.get("pieces") or said["does"], line
            assert said.get("asked", "") in {"", *QUESTIONS}, line

    def test_every_label_is_known(self, path: Path) -> None:
        for row in _rows(path):  # `messages` raises for one that is not
            assert bool(row.does) == bool(row.word), row
            assert len(set(row.does)) == len(row.does), row
            assert len(set(row.answers)) == len(row.answers), row

    def test_every_piece_exists(self, path: Path) -> None:
        known = {piece.subject for piece in pieces()} | {NO_PIECE, NO_QUESTION}
        assert {subject for row in _rows(path) for subject in row.pieces} <= known

    def test_no_message_stands_in_it_twice(self, path: Path) -> None:
        said = defaultdict(list)
        for row in _rows(path):
            said[row.text, row.asked].append(row)
        twice = {words: rows for words, rows in said.items() if len(rows) > 1}
        if path.stem in TALKS:
            assert all(len(set(rows)) == 1 for rows in twice.values()), "the same words with other labels"
        else:
            assert not twice


def test_each_file_trains_or_measures_and_none_does_both() -> None:
    """Named here too, so that a writer who measures is never trained on by a slip in one file."""
    assert set(yaml.safe_load((FOLDER / "writers.yml").read_text(encoding="utf-8"))) == {"train", "measure"}
    train, measure = writers("train"), writers("measure")
    assert set(measure) == MEASURES
    assert sorted([*train, *measure]) == [path.stem for path in FILES]


def test_what_measures_is_not_among_what_trains() -> None:
    """Long messages alone: "ja hoor" says everybody."""
    learned = {row.text for row in rows_of("train")}
    seen = [row.text for row in rows_of("measure") if row.text in learned and len(row.text.split()) > 5]
    assert not seen


def test_the_label_lists_name_everything_once() -> None:
    for listed in (labels.does(), labels.answers(), labels.words()):
        assert len(set(listed)) == len(listed)


class TestReading:
    def test_what_a_line_does_not_say_is_empty(self, tmp_path: Path) -> None:
        (tmp_path / "een.jsonl").write_text('{"text": "hoi", "does": ["greets"], "word": "nvt"}\n', encoding="utf-8")
        assert messages(tmp_path / "een.jsonl") == [Labelled("hoi", does=("greets",), word="nvt")]

    @pytest.mark.parametrize(
        "labelled",
        ['"does": ["zwaait"], "word": "nvt"', '"does": ["answers"], "answers": ["werk?"]', '"does": [], "word": "top"'],
    )
    def test_a_label_that_nobody_knows_is_named_with_its_line(self, tmp_path: Path, labelled: str) -> None:
        path = tmp_path / "een.jsonl"
        path.write_text('{"text": "ja", "does": ["agrees"]}\n{"text": "hoi", ' + labelled + "}\n", encoding="utf-8")
        with pytest.raises(ValueError, match=r"een\.jsonl, line 2: no such label"):
            messages(path)

    def test_a_third_of_what_asks_nothing_teaches_that(self, tmp_path: Path) -> None:
        (tmp_path / "writers.yml").write_text("{train: [een], measure: []}", encoding="utf-8")
        rows = [{"text": f"ik heb {number} konijnen", "does": ["answers"], "word": "dieren"} for number in range(9)]
        rows.append({"text": "wat is duo", "does": ["asks"], "word": "nvt"})
        (tmp_path / "een.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        found = rows_of("train", tmp_path)
        assert [row.pieces for row in found].count((NO_QUESTION,)) == 3
        assert found[-1].pieces == ()
