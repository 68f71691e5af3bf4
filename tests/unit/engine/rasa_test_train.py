"""The archive is named after its sources; Rasa can do without TensorFlow. For the engine's environment."""

import subprocess
import sys
from pathlib import Path

from nazorg_engine.train import archive, training_files

ROOT = Path(__file__).resolve().parents[3]


def project(folder: Path) -> Path:
    (folder / "engine" / "nazorg_engine").mkdir(parents=True)
    (folder / "data" / "cv").mkdir(parents=True)
    for name in (
        "config.yml",
        "domain.yml",
        "engine/uv.lock",
        "engine/nazorg_engine/a.py",
        "data/cv/nlu.yml",
    ):
        (folder / name).write_text("x")
    (folder / "data" / "cv" / "notes.yml").write_text("x")
    return folder


def test_the_archive_changes_with_each_source_and_with_nothing_else(tmp_path: Path) -> None:
    root = project(tmp_path)
    first = archive(root)
    (root / "data" / "cv" / "notes.yml").write_text("y")
    assert archive(root) == first
    for name in (
        "config.yml",
        "domain.yml",
        "engine/uv.lock",
        "engine/nazorg_engine/a.py",
        "data/cv/nlu.yml",
    ):
        before = archive(root)
        (root / name).write_text("y")
        assert archive(root) != before, name


def test_every_topic_has_its_files() -> None:
    topics = {path.parent.name for path in training_files(ROOT)}
    assert {
        "algemeen",
        "checkin",
        "cv",
        "sollicitatie",
        "werk",
        "geld",
        "opleiding",
        "hulp",
        "privacy",
    } <= topics


def test_rasa_serves_without_tensorflow() -> None:
    code = (
        "from nazorg_engine import lean; lean.leave_out()\n"
        "import rasa.core.agent, rasa.engine.recipes.default_components, sys\n"
        "print(type(sys.modules['tensorflow']).__name__)"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "_AbsentModule", done.stderr
