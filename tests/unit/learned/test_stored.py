"""A model is trained once, under a name that says what it was made of, and its file is whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from bot.learned import archive, stored
from bot.learned.ngrams import TfIdf, phrases


def _training(made: list[str], version: str = "abc") -> stored.Training:
    def write(path: Path, version: str) -> None:
        made.append(version)
        path.write_text(version, encoding="utf-8")

    return stored.Training("Train.", "soort", ".bin", lambda: version, write)


def test_it_is_trained_once_for_each_version(tmp_path: Path) -> None:
    made: list[str] = []
    out = ["--out", str(tmp_path / "models")]

    first, again, other = _training(made).main(out), _training(made).main(out), _training(made, "def").main(out)

    assert made == ["abc", "def"]
    assert first == again == tmp_path / "models" / "soort-abc.bin"
    assert other.name == "soort-def.bin"


def test_the_newest_is_the_one_that_was_asked_for_last(tmp_path: Path) -> None:
    made: list[str] = []
    for version in ("een", "twee", "een"):
        path = _training(made, version).main(["--out", str(tmp_path)])
        os.utime(path, (len(made), len(made) + (version == "een") * 10))

    assert stored.newest("soort", ".bin", tmp_path).name == "soort-een.bin"
    assert not stored.newest("anders", ".bin", tmp_path).exists()


def test_the_version_changes_with_what_it_is_made_of(tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.write_text("een", encoding="utf-8")
    first = stored.digest([file])
    assert stored.digest([file], "meer") != first
    file.write_text("twee", encoding="utf-8")
    assert stored.digest([file]) != first


class TestArchive:
    def test_gives_back_what_was_written(self, tmp_path: Path) -> None:
        path, words = tmp_path / "een.npz", TfIdf.fit(phrases, [["hoi", "daar"], ["hoi"]], 1)
        archive.write(path, {"version": "1"}, {"numbers": np.ones(3, np.float32)}, {"woorden": words})

        found = archive.Archive(path)

        assert found.facts["version"] == "1"
        assert np.array_equal(found.arrays["numbers"], np.ones(3))
        assert found.vocabulary("woorden", phrases).vector(["hoi"]) == words.vector(["hoi"])
        assert [one.name for one in tmp_path.iterdir()] == ["een.npz"]

    def test_refuses_what_is_none(self, tmp_path: Path) -> None:
        path = tmp_path / "een.npz"
        for content in (b"", b"geen model", b"PK\x03\x04 half"):
            path.write_bytes(content)
            with pytest.raises(archive.NotAModel):
                archive.Archive(path)
        with pytest.raises(archive.NotAModel):
            archive.Archive(tmp_path / "weg.npz")

    def test_refuses_a_vocabulary_that_it_has_not(self, tmp_path: Path) -> None:
        path = tmp_path / "een.npz"
        archive.write(path, {}, {}, {})
        with pytest.raises(archive.NotAModel):
            archive.Archive(path).vocabulary("woorden", phrases)
