"""What measures and reads from the command line: figures, JSON, one line of reason; and a light start."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import measure
from bot.cli.main import cli, register
from bot.quality import page

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
HEAVY = {"sqlalchemy", "sklearn", "scipy", "procrastinate", "telegram", "starlette", "rasa_sdk", "httpx", "spacy"}


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    rows = [
        {"text": "ik wil niet meer leven", "level": "crisis", "kind": "suicidaliteit", "voice": "v"},
        {"text": "vandaag pallets gestapeld", "level": "none"},
        {"text": "lekker weer vandaag", "level": "crisis", "kind": "geweld"},
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def run(*arguments: str) -> tuple[int, str]:
    register()
    result = CliRunner().invoke(cli, arguments)
    return result.exit_code, result.output


def test_evaluate_signals_prints_and_writes_everything(lines: Path, tmp_path: Path) -> None:
    code, shown = run("evaluate", "signals", str(lines), "--json", str(tmp_path / "out.json"))

    assert code == 0, shown
    assert "crisis → none: lekker weer vandaag" in shown
    found = json.loads((tmp_path / "out.json").read_text())
    assert found["levels"]["crisis"]["recall"]["hits"] == 1
    assert found["misses"][0]["evidence"]


def test_evaluate_intents_reads_public_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def parse_texts(settings: object, texts: list[str]) -> list[tuple[str, float]]:
        return [("start_checkin", 0.9), ("bye", 0.8)]

    monkeypatch.setattr("bot.cli.engine.parse_texts", parse_texts)
    path = tmp_path / "intents.jsonl"
    path.write_text('{"text": "hoi", "intent": "greet"}\n{"text": "hallo", "intent": "greet"}\n')

    code, shown = run("evaluate", "intents", str(path))

    assert code == 0, shown
    assert "1 of 2" in shown
    assert "greet -> bye: hallo" in shown


@pytest.mark.parametrize(
    ("what", "row", "word"),
    [
        ("signals", {"text": "hoi"}, "level"), ("intents", {"text": "hoi", "level": "none"}, "intent"),
        ("signals", {"text": "hoi", "level": "erg"}, "no such level"),
    ],
)  # fmt: skip
def test_a_line_without_its_label_is_one_line_of_reason(
    tmp_path: Path, what: str, row: dict[str, str], word: str
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps(row) + "\n")

    code, shown = run("evaluate", what, str(path))

    assert code == 1
    assert word in shown
    assert "Traceback" not in shown


def test_report_measures_and_writes_the_page(tmp_path: Path, lines: Path) -> None:
    data = tmp_path / "signals"
    data.mkdir()
    lines.rename(data / "one.jsonl")
    (data / "two.jsonl").write_text((data / "one.jsonl").read_text().replace("lekker", "mooi"))
    (data / "voices.yml").write_text("train: [one]\nheldout: [two]\neveryday: [greet]\n")
    reading = [{"text": "a", "level_first": "none", "level_second": "none"}] * 3
    (data / "second_reading.jsonl").write_text("".join(json.dumps(row) + "\n" for row in reading))
    out = tmp_path / "q.md"

    code, shown = run(
        "report", "--data", str(data), "--out", str(out), "--without-intents", "--messages", "40", "--speed-lines", "5"
    )

    assert code == 0, shown
    made = out.read_text()
    assert page.untouched(made)
    assert "on 3 lines of 1 writers" in made
    assert "| Cohen's kappa | 1.000 |" in made
    assert f"report --data {data} --messages 40 --speed-lines 5 --without-intents" in made
    assert (tmp_path / "q" / "tradeoff.svg").exists()
    assert run("report", "--out", str(out), "--only-warn")[0] == 0


def test_signals_does_not_load_the_rest_of_the_product() -> None:
    """Its start is a second: who judges a file of messages must not wait for a database driver."""
    code = (
        "import sys; from bot.cli.main import main\n"
        "sys.argv = ['nazorg', 'signals']\n"
        "try:\n main()\nexcept SystemExit as end:\n"
        " print(end.code, sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, input='{"text": "hoi"}\n', capture_output=True, text=True
    )
    assert json.loads(done.stdout)["level"] == "none", done.stderr
    assert done.stderr.startswith("0 [")
    loaded = set(done.stderr.replace("'", "").strip(" 0[]\n").split(", "))
    assert "numpy" in loaded
    assert loaded & HEAVY == set()


def test_signals_answers_each_line_whatever_is_in_it() -> None:
    texts = ["\ud83d ik wil dood \ude00", "\ud83d", "", "a\x00b\u2028c\x85d", "\u2029", "😭" * 2000, "x" * 10_000]
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)

    argv = [sys.executable, "-m", "bot.cli", "signals"]
    done = subprocess.run(argv, cwd=ROOT, input=lines.encode(), capture_output=True)

    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [row["level"] for row in found][:3] == ["crisis", "none", "none"]
    assert len(found) == len(texts)


def test_every_command_is_found_without_being_light() -> None:
    argv = [sys.executable, "-m", "bot.cli", "erase", "--help"]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, "Blank everything" in done.stdout) == (0, True), done.stderr
    assert measure.report.name == "report"
