"""Train the model: `python -m nazorg_engine.train`, from the root of the project.

The archive is called models/engine-<hash>.tar.gz after everything that goes into it, so it is trained
only when something changed. The path of the archive is printed; `--path` prints it and trains nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import sys
import tempfile
from pathlib import Path

from nazorg_engine.quiet import silence

KINDS = ("nlu.yml", "rules.yml", "responses.yml")


def training_files(root: Path) -> list[Path]:
    """The files under data/ that Rasa trains on."""
    return sorted(path for kind in KINDS for path in (root / "data").glob(f"*/{kind}"))


def archive(root: Path) -> Path:
    """Where the model of the present sources is, or will be."""
    sources = [root / "config.yml", root / "domain.yml", root / "engine" / "uv.lock", *training_files(root)]
    sources += sorted((root / "engine" / "nazorg_engine").glob("*.py"))
    digest = hashlib.sha256()
    for path in sources:
        digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes() + b"\0")
    return root / "models" / f"engine-{digest.hexdigest()[:12]}.tar.gz"


def train(root: Path) -> Path:
    """Train unless the archive exists; it appears in one step, so a broken training leaves none."""
    target = archive(root)
    if target.exists():
        return target
    os.environ.update(RASA_TELEMETRY_ENABLED="false", OMP_NUM_THREADS="1", TF_CPP_MIN_LOG_LEVEL="3", TQDM_DISABLE="1")
    import rasa.model_training

    silence()
    target.parent.mkdir(exist_ok=True)
    scratch = tempfile.TemporaryDirectory(dir=target.parent, prefix=".training-")
    with scratch as work, contextlib.redirect_stdout(sys.stderr):
        os.environ["RASA_CACHE_DIRECTORY"] = f"{work}/cache"
        result = rasa.model_training.train(
            domain=str(root / "domain.yml"),
            config=str(root / "config.yml"),
            training_files=[str(path) for path in training_files(root)],
            output=work,
            fixed_model_name=target.name,
            force_training=True,
        )
        if result.code != 0 or not result.model:
            raise RuntimeError(f"training ended with code {result.code}")
        os.replace(result.model, target)
    return target


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="nazorg_engine.train", description="Train the model where needed.")
    parser.add_argument("--path", action="store_true", help="only print where the model belongs")
    root = Path.cwd()
    if not (root / "domain.yml").is_file():
        sys.exit("Start this from the root of the project: there is no domain.yml here.")
    print(archive(root) if parser.parse_args().path else train(root))


if __name__ == "__main__":
    main()
