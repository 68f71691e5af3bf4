"""Which name that was told before a message puts right, and the name that comes instead: "niet de Kogel maar de
Korrel", "de gamma was het niet de praxis", "kwekerij Van Dalen moet het zijn"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.language.cv.exclaimed import without_exclaims
from bot.language.cv.lists import part, some
from bot.language.cv.shown import title_names
from bot.language.taken_back import TakenBack

_SENTENCE = re.compile(r"[!?;\n]+|\.(?!\w)")
_MOST = 5  # words of a name
_ALIKE = 65  # how alike (0-100) a new name must be to the one that it puts right, where that is not named
_ARTICLES = ("de", "het", "'t")
_INSIDE = frozenset({*_ARTICLES, "van", "en", "bij", "der", "den", "in", "op", "aan", "een", "mijn"})  # no name alone


def renamed(text: str, names: Sequence[str]) -> list[TakenBack]:
    """What of `names` the message puts right, each once."""
    found: dict[str, TakenBack] = {}
    for sentence in _SENTENCE.split(" ".join(text.split())):
        for name in names:
            new, said = _denied(sentence, name) or (_slip(sentence, names, name), name)
            if new and name not in found:
                found[name] = TakenBack(name, _instead(name, said, new))
    return list(found.values())


def _denied(sentence: str, name: str) -> tuple[str, str] | None:
    """The new name, and how the old one was called, where a sentence denies the one and says the other."""
    rules, meant = part("gesprek", "renames"), _mention(name)
    ways = [f"(?P<x>{meant})".join(way.split("X")) for way in rules["denies"]]
    found = next((hit for way in ways if (hit := re.search(way, sentence, re.IGNORECASE))), None)
    if found is None:
        return None
    behind = re.match(rules["behind"], sentence[found.end() :], re.IGNORECASE)
    before = re.sub(rules["before"], "", sentence[: found.start()], flags=re.IGNORECASE)
    new = _name(behind["y"]) if behind else "" if sentence[found.end() :].strip(" ,") else _name(before)
    return (new, found["x"]) if new and not re.search(meant, new, re.IGNORECASE) else None


def _mention(name: str) -> str:
    """The expression for how a name may be said: whole, or by its last words ("de Kogel" for "Bakkerij De Kogel")."""
    words = name.split()
    last = [at for at, word in enumerate(words) if word.lower() not in _INSIDE]  # no way ends in an article alone
    ways = [words[at:] for at in range(len(words)) if last and at <= last[-1]] or [words]
    ordered = sorted((" ".join(one) for one in ways), key=len, reverse=True)
    return rf"\b(?:{'|'.join(re.escape(one) for one in ordered)})\b"


def _slip(sentence: str, names: Sequence[str], name: str) -> str:
    """A name that is said to be the right one, and is much like this one and no other."""
    for said in part("gesprek", "renames")["right"]:
        found = re.search(said, sentence, re.IGNORECASE)
        new = _name(found["y"]) if found else ""
        like = [one for one in names if fuzz.ratio(one.lower(), new.lower()) >= _ALIKE]
        if new and like == [name] and new.lower() != name.lower():
            return new
    return ""


def _name(words: str) -> str:
    """The name that some words come down to, "" where they say something else."""
    left = without_exclaims(words).strip(" ,:-")
    rules = part("gesprek", "renames")
    left = re.sub(rules["lead"], "", re.sub(rules["tail"], "", left, flags=re.IGNORECASE), flags=re.IGNORECASE)
    said = left.strip(" ,").split()
    plain = {word.lower() for word in said} - _INSIDE
    fits = 0 < len(said) <= _MOST and any(word.isalpha() for word in plain) and not any(map(str.isdecimal, plain))
    fits = fits and not plain & (some("namen", "stops") | set(rules["no_name"]))
    return " ".join(said) if fits else ""


def _instead(name: str, said: str, new: str) -> str:
    """The new name as it is shown: with the kind of place before it that was not said again."""
    words = (title_names(new) if new.islower() else new).split()
    told = any(word.lower() in _ARTICLES for word in name.split())
    if words[0].lower() in _ARTICLES and not told and len(words) > 1:
        words = words[1:]  # "bij de lidl" for Aldi is Lidl
    before = name[: -len(said)].split() if name.lower().endswith(said.lower()) else []
    small = {word.lower() for word in words}
    shown = " ".join([*(word for word in before if word.lower() not in small), *words])
    return shown[:1].upper() + shown[1:]
