"""Labelled lines that say the same: `python -m bot.quality.duplicates [--above 0.92] [--write]`.

Two lines are near-duplicates when the encoder puts them closer than `--above` (cosine; equal normal spelling is 1)
and they have the same level. The encoder does not see a negation, so pairs of different levels are listed apart and
stay. The first line of a pair is kept; held-out lines come before all others and are never removed. `--write`
removes from the training files: what doubles an earlier line, and what doubles a held-out line; where a training
line equals a held-out one in normal spelling, the level does not save it.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from bot.language.words import words_of
from bot.safety import corpus
from bot.safety.features import Floats

ABOVE = 0.92
BLOCK = 500
Encode = Callable[[Sequence[str]], Floats]


@dataclass(frozen=True)
class Line:
    """One labelled line of `voice`; `number` counts the lines that are not blank, from 0."""

    voice: str
    number: int
    held: bool
    level: str
    text: str
    normal: str


@dataclass(frozen=True)
class Twin:
    """Two lines that say the same; `first` comes first and is kept."""

    first: Line
    second: Line
    cosine: float

    @property
    def same_level(self) -> bool:
        """Whether they may be one line."""
        return self.first.level == self.second.level

    @property
    def leak(self) -> bool:
        """Whether a training line equals a held-out one."""
        return self.first.held and not self.second.held and self.first.normal == self.second.normal

    def __str__(self) -> str:
        one, two = self.first, self.second
        return f"{self.cosine:.3f}  {one.voice}: {one.text}  [{one.level}]  =  {two.voice}: {two.text}  [{two.level}]"


def normal(text: str) -> str:
    """Return the words and emoji in normal spelling, without other marks."""
    return " ".join(word.normal for word in words_of(text) if word.normal not in set('.,!?;:()"-\n'))


def lines(folder: Path = corpus.FOLDER) -> list[Line]:
    """Return all labelled lines, those held out first, voice by voice."""
    parts = [(corpus.rows("heldout", folder), True), (corpus.rows("train", folder), False)]
    count: defaultdict[str, int] = defaultdict(int)
    found = []
    for rows, held in parts:
        for row in rows:
            found.append(Line(row.voice, count[row.voice], held, row.level, row.text, normal(row.text)))
            count[row.voice] += 1
    return found


def twins(all_lines: Sequence[Line], encode: Encode, above: float = ABOVE) -> list[Twin]:
    """Return all pairs that are closer than `above`, in the order of their second line."""
    meaning = encode([line.normal for line in all_lines])
    meaning /= np.maximum(np.linalg.norm(meaning, axis=1, keepdims=True), 1e-9)
    return [
        Twin(all_lines[first], all_lines[second], cosine)
        for first, second, cosine in _close(meaning, above)
        if _comparable(all_lines[first].normal, all_lines[second].normal)
    ]


def _comparable(first: str, second: str) -> bool:
    """Whether a cosine says something: to the encoder all emoji are one."""
    return first == second or all(any(sign.isalnum() for sign in text) for text in (first, second))


def _close(meaning: Floats, above: float) -> Iterator[tuple[int, int, float]]:
    """Yield the numbers of two rows, the smaller first, and their cosine; a block of rows at a time."""
    for begin in range(0, len(meaning), BLOCK):
        block = meaning[begin : begin + BLOCK] @ meaning[: begin + BLOCK].T
        for row, column in np.argwhere(block > above).tolist():
            if column < begin + row:
                yield column, begin + row, float(block[row, column])


def doomed(pairs: Sequence[Twin]) -> list[Line]:
    """Return the training lines to remove: each doubles a line that is kept. `pairs` as `twins` gives them."""
    gone: dict[Line, None] = {}
    for pair in pairs:
        if not pair.second.held and pair.first not in gone and (pair.same_level or pair.leak):
            gone[pair.second] = None
    return list(gone)


def remove(gone: Sequence[Line], folder: Path = corpus.FOLDER) -> None:
    """Take these lines out of their files."""
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for line in gone:
        numbers[line.voice].add(line.number)
    for voice, those in numbers.items():
        path = folder / f"{voice}.jsonl"
        written = [text for text in path.read_text(encoding="utf-8").splitlines() if text.strip()]
        kept = [text for number, text in enumerate(written) if number not in those]
        partial = path.with_name(path.name + ".part")
        partial.write_text("".join(f"{text}\n" for text in kept), encoding="utf-8")
        partial.replace(path)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the pairs; with `--write` remove what doubles."""
    from bot.safety.encoder import Encoder

    parser = argparse.ArgumentParser(description="Find labelled lines that say the same.")
    parser.add_argument("--above", type=float, default=ABOVE, help="cosine from which two lines are one")
    parser.add_argument("--folder", type=Path, default=corpus.FOLDER)
    parser.add_argument("--write", action="store_true", help="remove from the training files")
    options = parser.parse_args(arguments)
    pairs = twins(lines(options.folder), Encoder().encode, options.above)
    for title, same in (("the same level", True), ("different levels: they stay; look at their labels", False)):
        chosen = [pair for pair in pairs if pair.same_level is same]
        click.echo(f"{len(chosen)} pairs of {title}")
        for pair in chosen:
            click.echo(f"  {pair}")
    gone = doomed(pairs)
    if options.write:
        remove(gone, options.folder)
    click.echo(f"{len(gone)} training lines {'removed' if options.write else 'would be removed by --write'}")


if __name__ == "__main__":
    main()
