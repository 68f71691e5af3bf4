"""Near-duplicates: found, the first kept, held-out lines and other levels spared."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.quality import duplicates
from bot.quality.duplicates import doomed, lines, main, normal, remove, twins
from bot.safety.encoder import Encoder
from bot.safety.features import Floats

Data = dict[str, list[tuple[str, str]]]
CORPUS: Data = {
    "held": [("ik wil niet meer leven", "crisis"), ("Ik wil niet meer leven!", "crisis"), ("lekker gewerkt", "none")],
    "one": [("ik wil niet meer léven.", "crisis"), ("ik wil weer leven", "none"), ("LEKKER gewerkt", "attention")],
    "two": [("ik sta op de brug", "crisis"), ("ik sta op de brug", "crisis"), ("😭", "attention"), ("👍", "none")],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "voices.yml").write_text("train: [one, two]\nheldout: [held]\neveryday: []\n")
    for voice, rows in CORPUS.items():
        text = "".join(json.dumps({"text": text, "level": level}) + "\n\n" for text, level in rows)
        (tmp_path / f"{voice}.jsonl").write_text(text)
    return tmp_path


def left(folder: Path) -> Data:
    return {
        path.stem: [(row["text"], row["level"]) for row in map(json.loads, filter(None, path.read_text().splitlines()))]
        for path in sorted(folder.glob("*.jsonl"))
    }


def test_training_lines_that_double_go_and_the_rest_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--folder", str(folder)])
    assert left(folder) == CORPUS
    assert "3 training lines would be removed" in capsys.readouterr().out

    main(["--folder", str(folder), "--write"])

    after = left(folder)
    assert after["held"] == CORPUS["held"]
    assert after["one"] == [("ik wil weer leven", "none")]  # near the held-out crisis, but of another level
    assert after["two"] == [("ik sta op de brug", "crisis"), ("😭", "attention"), ("👍", "none")]
    assert "3 training lines removed" in capsys.readouterr().out


def test_a_pair_of_different_levels_is_listed_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--folder", str(folder), "--above", "0.8"])

    _, apart = capsys.readouterr().out.split("pairs of different levels")
    assert "ik wil weer leven" in apart


def test_one_of_three_alike_is_kept(folder: Path) -> None:
    """A line that only resembles a removed line stays: what it resembles is not there any more."""

    def chain(texts: Sequence[str]) -> Floats:
        angles = {text: 0.3 * place for place, text in enumerate(dict.fromkeys(texts))}
        return np.array([[np.cos(angles[text]), np.sin(angles[text])] for text in texts], dtype=np.float32)

    (folder / "held.jsonl").write_text("")
    rows = [("een", "none"), ("twee", "none"), ("drie", "none")]
    (folder / "one.jsonl").write_text("".join(json.dumps({"text": t, "level": lv}) + "\n" for t, lv in rows))
    (folder / "two.jsonl").write_text("")

    gone = doomed(twins(lines(folder), chain, above=0.9))

    assert [line.text for line in gone] == ["twee"]
    remove(gone, folder)
    assert left(folder)["one"] == [("een", "none"), ("drie", "none")]


def test_blocks_find_what_one_whole_finds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encode = Encoder().encode
    whole = twins(lines(folder), encode, 0.5)
    monkeypatch.setattr(duplicates, "BLOCK", 2)

    assert len(whole) > 5
    blocks = twins(lines(folder), encode, 0.5)
    assert {(p.first, p.second) for p in blocks} == {(p.first, p.second) for p in whole}


def test_normal_spelling_drops_marks_and_keeps_words() -> None:
    assert normal("Kweet ut NIE, hoor!! 😭") == normal("kweet ut nie hoor 😭")
    assert normal("ik wil dood") != normal("ik wil niet dood")
