"""Changing a letter sentence by sentence, by tap or in words."""

from __future__ import annotations

import re
from typing import Any

from bot.content import load
from bot.conversation.guides import letter_show
from bot.conversation.guides.guide import Told, Turn, menu, say
from bot.conversation.guides.letter_own import short
from bot.core.letter import Line
from bot.core.letter_lines import sentence
from bot.ports import Outgoing

FILE = "gids_letter"
CHOICES = ("anders", "zin", "zo", "weg", "typ", "laat")
_MOST = 10  # buttons in one message
_LEAST = 4  # letters of a word that tells which sentence is meant


def choose(turn: Turn) -> Told:
    """Which sentence is meant."""
    turn.state["stage"], turn.state["edit"] = "check", ""
    lines = letter_show.lines_in(turn)
    buttons = [(short(f"{at}. {line.text}"), f"letter:zin:{line.key}") for at, line in enumerate(lines, 1)]
    listed = "\n".join(f"{at}. {line.text}" for at, line in enumerate(lines, 1))
    asked = menu(FILE, "which", buttons[:_MOST])
    return Told((Outgoing(f"{asked.text}\n\n{listed}", asked.buttons),))


def tapped(turn: Turn, name: str, key: str) -> Told:
    """A tap on a sentence, or on what to do with it."""
    if name == "anders":
        return choose(turn)
    if name == "zin":
        turn.state["edit"] = key
    line = _line(turn, turn.state.get("edit", ""))
    if name == "laat" or line is None:
        turn.state["stage"], turn.state["edit"] = "check", ""
        return Told((say(FILE, "correct"),))
    if name == "zin":
        turn.state["stage"] = "check"
        return Told((say(FILE, "what_now" if len(line.ways) > 1 else "what_now_own", wat=line.text),))
    if name == "typ":
        turn.state["stage"] = "typ"
        return Told((say(FILE, "type_it"),))
    return _away(turn, line) if name == "weg" else _other(turn, line)


def in_words(turn: Turn) -> Told | None:
    """ "Zin 3 weg", "haal dat over de kassa weg", "zin 2: ..."; None for anything else."""
    rules, line = load(FILE)["edits"], " ".join(turn.text.split())
    lines = letter_show.lines_in(turn)
    numbered = re.fullmatch(rules["numbered"], line, re.IGNORECASE)
    if numbered and 0 < int(numbered["n"]) <= len(lines):
        return _numbered(turn, lines[int(numbered["n"]) - 1], numbered["rest"])
    named = re.fullmatch(f"(?:{rules['named']})[ .!]*", line, re.IGNORECASE)
    meant = _about(lines, named["what"] or named["what2"]) if named else None
    return _away(turn, meant) if meant else None


def _numbered(turn: Turn, line: Line, rest: str) -> Told | None:
    rules = load(FILE)["edits"]
    if re.search(rf"\b(?:{rules['away'].strip('()')})\b", rest, re.IGNORECASE):
        return _away(turn, line)
    becomes = re.match(rf"\s*{rules['becomes']}", rest, re.IGNORECASE)
    if becomes:
        turn.state["edit"] = line.key
        return typed(turn, becomes["new"])
    if re.search(rules["other"], rest, re.IGNORECASE) and line.ways:
        return _other(turn, line)
    return tapped(turn, "zin", line.key) if not rest.strip(" .!") else None


def _about(lines: tuple[Line, ...], what: str) -> Line | None:
    """The one sentence with these words in it."""
    wanted = {word for word in re.findall(r"\w+", what.lower()) if len(word) >= _LEAST}
    found = [line for line in lines if wanted and wanted <= set(re.findall(r"\w+", line.text.lower()))]
    return found[0] if len(found) == 1 else None


def typed(turn: Turn, text: str) -> Told:
    """His own sentence for the one that is changed."""
    key = turn.state.get("edit", "")
    words = letter_show.letter_words()
    new = " ".join(text.split())[: load(FILE)["typed_most"]]
    if key and re.search(r"[^\W\d_]", new):
        _wishes(turn)["typed"][key] = sentence(new, {**words, "verb_first": ()})
    return letter_show.preview(turn).after(say(FILE, "changed"))


def shorten(turn: Turn) -> None:
    """Keep the wish for a shorter letter."""
    _wishes(turn)["short"] = True


def _away(turn: Turn, line: Line) -> Told:
    _wishes(turn)["gone"].append(line.key)
    return letter_show.preview(turn).after(say(FILE, "removed"))


def _other(turn: Turn, line: Line) -> Told:
    wishes = _wishes(turn)
    wishes["way"][line.key] = wishes["way"].get(line.key, 0) + 1
    wishes["typed"].pop(line.key, None)
    return letter_show.preview(turn).after(say(FILE, "changed"))


def _line(turn: Turn, key: str) -> Line | None:
    return next((line for line in letter_show.lines_in(turn) if line.key == key), None)


def _wishes(turn: Turn) -> dict[str, Any]:
    held: dict[str, Any] = turn.state.setdefault("wishes", {})
    held.setdefault("way", {})
    held.setdefault("gone", [])
    held.setdefault("typed", {})
    return held
