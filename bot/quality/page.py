"""The quality page: text around measured figures, a stamp that tells of typing, and the model it tells of."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bot.quality import sections
from bot.quality.measured import Measured

STALE = "**This page tells of an older model: data, rules or code have changed since. `make report` makes it anew.**"
_STAMP = re.compile(r"\n<!-- sha256 of all above: ([0-9a-f]{64}) -->\n\Z")
_MODEL = re.compile(r"^Model `([^`]+)`", re.MULTILINE)
_HEAD = "# Quality\n\n"


def render(measured: Measured, pictures: Mapping[str, str], folder: str = "quality") -> str:
    """Return the whole page; `pictures` as `draw` gives them, in `folder` beside the page."""
    body = [_HEAD + sections.head(measured)]
    for name, write, shown in (
        ("Signals on unseen writers", sections.signals, ()),
        ("Raised, asked, or neither", sections.asked, ()),
        ("What another threshold would do", sections.tradeoff, ("tradeoff.svg", "calibration.svg")),
        ("By kind, about whom, length and writer", sections.groups, ("kinds.svg",)),
        ("Spoilt spelling", sections.robustness, ("robustness.svg",)),
        ("Everyday messages", sections.everyday, ()),
        ("Intents", sections.intents, ()),
        ("Speed and memory", sections.costs, ()),
        ("Data", sections.data, ()),
        ("How sure the labels are", sections.labels, ()),
    ):
        images = [f"![{pictures[one]}]({folder}/{one})" for one in shown if one in pictures]
        body.append("\n\n".join([f"## {name}", *_written(write(measured)), *images]))
    page = "\n\n".join(body) + "\n"
    return stamped(page if measured.version == measured.current else with_warning(page))


def _written(parts: Iterable[str]) -> Sequence[str]:
    return [part for part in parts if part]


def with_warning(page: str) -> str:
    """Return the page with the word that it tells of an older model."""
    return page if STALE in page else page.replace(_HEAD, f"{_HEAD}{STALE}\n\n", 1)


def stamped(page: str) -> str:
    """Return the page with a checksum of its own text at the end."""
    text = _STAMP.sub("", page)
    return f"{text}\n<!-- sha256 of all above: {_sum(text)} -->\n"


def untouched(page: str) -> bool:
    """Whether nobody typed in the page since it was made."""
    found = _STAMP.search(page)
    return found is not None and found[1] == _sum(_STAMP.sub("", page))


def model_of(page: str) -> str:
    """Return the version of the model that a page tells of; "" when it does not say."""
    found = _MODEL.search(page)
    return found[1] if found else ""


def warn(path: Path) -> bool:
    """Put the warning into a page that was made from another model, without measuring; False when it is there."""
    page = path.read_text(encoding="utf-8")
    if STALE in page:
        return False
    path.write_text(stamped(with_warning(page)), encoding="utf-8")
    return True


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
