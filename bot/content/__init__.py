"""Everything that is text or policy: YAML files under `nl/`, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_ROOT = Path(__file__).parent / "nl"


@cache
def load(name: str) -> Any:
    """Return the parsed content of `nl/<name>.yml`, for example `load("language/context")`.

    The result is shared by all callers: read it, never change it.
    Raises FileNotFoundError for an unknown name and yaml.YAMLError for a broken file.
    """
    text = (_ROOT / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)
