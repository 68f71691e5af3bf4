"""Two ways to read messages that do less than `nazorg signals`: `alternatives.py keywords|tokens < in.jsonl`.

- `keywords`: a regular expression of the words in bot/content/nl/signals, as a first try would do it;
- `tokens`: spaCy's blank Dutch tokeniser alone, which is the least that any reading of words costs.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def keywords() -> None:
    """The words of the content files as one regular expression."""
    import yaml

    words: set[str] = set()
    for path in (ROOT / "bot/content/nl/signals").glob("*.yml"):
        words.update(entry for entry in strings(yaml.safe_load(path.read_text(encoding="utf-8"))))
    plain = sorted(word for word in words if re.fullmatch(r"[\w' ]{4,}", word))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, plain))})\b", re.IGNORECASE)
    for text in received():
        found = pattern.search(text)
        print(json.dumps({"level": "crisis" if found else "none", "evidence": found[0] if found else ""}))


def tokens() -> None:
    """How many words spaCy's tokeniser finds."""
    import spacy

    tokenizer = spacy.blank("nl").tokenizer
    for text in received():
        print(json.dumps({"words": len(tokenizer(text))}))


def strings(tree: Any) -> Iterator[str]:
    """Every text in a YAML tree."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for value in tree.values() if isinstance(tree, dict) else tree:
            yield from strings(value)


def received() -> Iterator[str]:
    """The messages on standard input."""
    return (json.loads(line)["text"] for line in sys.stdin if line.strip())


if __name__ == "__main__":
    {"keywords": keywords, "tokens": tokens}[sys.argv[1]]()
