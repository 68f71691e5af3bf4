"""This engine against what `rasa init` sets up.

`.venv/bin/python benchmarks/engine/compare.py HELDOUT.jsonl [--data FOLDER]`

Both are trained on the NLU data of FOLDER/<topic>/nlu.yml (default: data),
with the environment of engine/. HELDOUT has one
JSON object a line, `{"text": ..., "intent": ...}`. Printed: CPU seconds of training, milliseconds of one
parse (median), and the share of held-out intents that is right; then our value as a share of the default's.
Rasa's default is DIET with 100 epochs, TED and UnexpecTED with 100 epochs, as in its `config.yml`.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / "engine" / ".venv" / "bin" / "python"
PARSE = ROOT / "benchmarks" / "engine" / "parse.py"


def main() -> None:
    """Make both projects, train, parse, print."""
    parser = argparse.ArgumentParser(description="Compare this engine with Rasa's defaults.")
    parser.add_argument("heldout", type=Path)
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="topics with nlu.yml to train on")
    arguments = parser.parse_args()
    heldout, data = arguments.heldout.resolve(), arguments.data.resolve()
    with tempfile.TemporaryDirectory() as folder:
        default, own = Path(folder) / "default", Path(folder) / "own"
        make_default(default, data)
        make_own(own, data)
        ours, theirs = measure(own, heldout), measure(default, heldout)
    for name, value in ours.items():
        print(f"{name:24} ours {value:8.3f}   default {theirs[name]:8.3f}   ratio {value / theirs[name]:.2f}")


def make_default(folder: Path, data: Path) -> None:
    """A project as `rasa init` makes it, its NLU data replaced by ours and the intents added."""
    folder.mkdir()
    run(folder, "-m", "rasa", "init", "--no-prompt", "--init-dir", ".")
    shutil.rmtree(folder / "models", ignore_errors=True)
    (folder / "data" / "nlu.yml").unlink()
    for path in data.glob("*/nlu.yml"):
        shutil.copy(path, folder / "data" / f"nlu_{path.parent.name}.yml")
    for name in ("stories.yml", "rules.yml"):
        path = folder / "data" / name
        kept = path.read_text().replace("mood_great", "checkin_good").replace("mood_unhappy", "checkin_bad")
        path.write_text(kept.replace("goodbye", "bye").replace("utter_bye", "utter_goodbye"))
    domain = folder / "domain.yml"
    _, rest = domain.read_text().split("responses:", 1)
    domain.write_text('version: "3.1"\nintents:\n' + intents(data) + "responses:" + rest)


def make_own(folder: Path, data: Path) -> None:
    """Our project without its texts' neighbours: only what training reads."""
    folder.mkdir()
    for name in ("config.yml", "domain.yml"):
        shutil.copy(ROOT / name, folder)
    for path in (ROOT / "data").glob("*/*.yml"):
        if path.name in ("rules.yml", "responses.yml"):
            (folder / "data" / path.parent.name).mkdir(parents=True, exist_ok=True)
            shutil.copy(path, folder / "data" / path.parent.name)
    for path in data.glob("*/nlu.yml"):
        shutil.copy(path, folder / "data" / path.parent.name)


def intents(data: Path) -> str:
    """The intents of the NLU data, as lines of a domain."""
    files = (yaml.safe_load(path.read_text()) for path in data.glob("*/nlu.yml"))
    return "".join(
        f"- {name}\n" for name in sorted({block["intent"] for file in files for block in file["nlu"]})
    )


def measure(project: Path, heldout: Path) -> dict[str, float]:
    """Train in a process of its own, then parse the held-out texts one by one in another."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(project, "-m", "rasa", "train", "--fixed-model-name", "model")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    answer = run(project, str(PARSE), "models/model.tar.gz", str(heldout))
    return {"training CPU s": cpu, **json.loads(answer.splitlines()[-1])}


def run(folder: Path, *arguments: str) -> str:
    """Run the engine's Python there; its output is shown only when it fails."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "RASA_TELEMETRY_ENABLED": "false",
        "OMP_NUM_THREADS": "1",
    }
    done = subprocess.run([PYTHON, *arguments], cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(arguments)} failed\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    main()
