"""What stands in a cell, as a value of a learner: names, profile, cluster, yes and no, mail, labels."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import process

from bot.content import load
from bot.core.checkin import PROFILES, Profile
from bot.imports.columns import fold
from bot.imports.problem import CellProblem, shown
from bot.imports.table import Cell, NoValue, as_text

NAME, TEXT, TAG, TAGS = 80, 100, 40, 12  # longest, in characters; most labels
TAG_WORDS = 4  # more is a story about somebody
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f .'’‘`´()-])*")
_EXCEL_ERROR = re.compile(r"#(?:[A-Z/0]+[!?]?|N/[AB])")
_MAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,29}")
_LEVEL = re.compile(r"\b(?:niveau|niv)\b")


def is_empty(cell: Cell) -> bool:
    """Whether nothing stands there: empty, or one of the signs for nothing."""
    return cell == "" or (isinstance(cell, str) and as_text(cell).lower() in _nothing())


def readable(cell: Cell) -> Cell:
    """The cell, when it can be read. Raises `CellProblem` for a formula without value and for errors of Excel."""
    if isinstance(cell, NoValue):
        raise CellProblem("formula", waarde=cell.ref)
    if isinstance(cell, str) and cell.startswith("#") and _EXCEL_ERROR.fullmatch(cell.strip()):
        raise CellProblem("excel_error", waarde=cell.strip())
    return cell


def read_name(cell: Cell) -> str:
    """A name; one in capitals only gets small letters. Raises `CellProblem`."""
    text = as_text(cell)
    if not _LETTERS.fullmatch(text):
        raise CellProblem("name_sign", waarde=shown(text))
    if len(text) > NAME:
        raise CellProblem("name_long")
    return _calm(text) if len(text) > 2 and text.isupper() else text


def _calm(text: str) -> str:
    """JANSEN is Jansen, VAN DER BERG is van der Berg, IJSBRAND is IJsbrand."""
    words = [word.lower() if word.lower() in _infixes() else word.title() for word in text.split()]
    return re.sub(r"\bIj", "IJ", " ".join(words))


def split_name(text: str) -> tuple[str, str]:
    """(first name, last name) of "Boer, Daan de", "de Boer, Daan" or "Daan de Boer"."""
    before, comma, after = (part.strip() for part in text.partition(","))
    if not comma:
        first, _, last = before.partition(" ")
        return first, last.strip()
    words = after.split()
    infix: list[str] = []
    while len(words) > 1 and words[-1].lower() in _infixes():
        infix.insert(0, words.pop())
    return " ".join(words), " ".join([*infix, before])


def join_last(infix: str, last: str) -> str:
    """Tussenvoegsel and achternaam as one; also when the achternaam is written "Boer, de"."""
    name, comma, after = (part.strip() for part in last.partition(","))
    if comma and after and all(word.lower() in _infixes() for word in after.split()):
        infix, last = infix or after, name
    if infix and last.lower().startswith(f"{infix.lower()} "):
        return last
    return f"{infix} {last}".strip()


def read_profile(cell: Cell) -> Profile:
    """The profile, in one of its many spellings. Raises `CellProblem`."""
    found = _profile(as_text(cell))
    if found is None:
        raise CellProblem("profile_unknown", waarde=shown(as_text(cell)))
    return found


@lru_cache(maxsize=1024)
def _profile(text: str) -> Profile | None:
    words = [word for word in fold(text).split() if word not in load("import")["profiles"]["drop"]]
    folded = " ".join(words)
    known = _profiles()
    if folded in known:
        return known[folded]
    near = process.extract(folded, list(known), score_cutoff=86, limit=None) if len(folded) > 5 else []
    fits = {known[spelling] for spelling, _, _ in near if len(spelling) > 5}
    return fits.pop() if len(fits) == 1 else None


@cache
def _profiles() -> dict[str, Profile]:
    data = load("import")["profiles"]
    return {fold(spelling): profile for profile in PROFILES for spelling in data[profile]}


def read_cluster(cell: Cell) -> int:
    """1 to 4. Raises `CellProblem`."""
    text = fold(as_text(cell)).removeprefix("cluster").strip()
    found: int | None = load("import")["clusters"].get(text)
    if found is None:
        raise CellProblem("cluster_unknown", waarde=shown(as_text(cell)))
    return found


def read_answer(cell: Cell) -> bool:
    """Ja or nee, or a diploma that is or is not a startkwalificatie. Raises `CellProblem`."""
    text = " ".join(_LEVEL.sub("niveau", fold(as_text(cell))).split())
    data = load("import")["answers"]
    if text in data["yes_"] or text in data["no_"]:
        return text in data["yes_"]
    raise CellProblem("answer_unclear", waarde=shown(as_text(cell)))


def read_enrolled(cell: Cell) -> str | None:
    """ "mbo", "ho", or None for a place that is neither. Raises `CellProblem` when that is unclear."""
    words = re.findall(r"[a-z]+|\d+", fold(as_text(cell)))
    data = load("import")["enrolled"]
    for kind in ("mbo", "ho"):
        if any(word in data[kind] for word in words):
            return kind
    if words and words[0] in data["none_"]:
        return None
    raise CellProblem("enrolled_unknown", waarde=shown(as_text(cell)))


def read_mail(cell: Cell) -> str:
    """One address in small letters. Raises `CellProblem`."""
    text = as_text(cell).lower().removeprefix("mailto:")
    pieces = {piece for piece in re.split(r"[\s;,/]+", text) if piece}
    if len(pieces) > 1 and all("@" in piece for piece in pieces):
        raise CellProblem("mail_several")
    address = pieces.pop() if len(pieces) == 1 else text
    if not _MAIL.fullmatch(address) or len(address) > 254:
        raise CellProblem("mail_wrong", waarde=shown(text))
    return address


def read_number(cell: Cell) -> str:
    """The school's number for a learner; a citizen service number is refused (UAVG art. 46). Raises `CellProblem`."""
    text = as_text(cell).lstrip("'")
    if not _NUMBER.fullmatch(text):
        raise CellProblem("number_long", waarde=shown(text))
    if looks_like_bsn(text):
        raise CellProblem("number_bsn")
    return text


def looks_like_bsn(text: str) -> bool:
    """Nine digits that pass the test of eleven."""
    digits = re.sub(r"[.\s-]", "", text)
    if len(digits) != 9 or not digits.isdigit() or digits == "0" * 9:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0


def number_key(number: str) -> str:
    """By what two spellings of one number are the same: "00123" in one export is 123 in the next."""
    return number.casefold().lstrip("0") or "0"


def read_tags(cell: Cell) -> list[str]:
    """Labels, cut at commas and the like, each once. Raises `CellProblem`."""
    found = {label.casefold(): label for part in re.split(r"[,;|/\n]", as_text(cell)) if (label := part.strip())}
    if len(found) > TAGS or any(len(label) > TAG or len(label.split()) > TAG_WORDS for label in found.values()):
        raise CellProblem("tags_long")
    return list(found.values())


def read_text(cell: Cell) -> str:
    """Short free text. Raises `CellProblem`."""
    text = as_text(cell)
    if len(text) > TEXT:
        raise CellProblem("text_long")
    return text


@cache
def _infixes() -> frozenset[str]:
    data: Any = load("import")["infixes"]
    return frozenset(word for infix in data for word in str(infix).split())


@cache
def _nothing() -> frozenset[str]:
    return frozenset(load("import")["empty"])
