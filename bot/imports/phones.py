"""Telephone numbers of learners: international, or refused with the reason."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

from bot.imports.problem import CellProblem, shown
from bot.imports.table import Cell, as_text

_CUT = re.compile(r"\d[.,]\d+e\+?\d+", re.IGNORECASE)
_LABEL = re.compile(r"^(?:mob(?:iel)?|tel(?:efoon)?|gsm|m|t)[.:]*\s*(?=[+\d(])", re.IGNORECASE)
_BETWEEN = re.compile(r"[/;,&|]|\ben\b|\bof\b", re.IGNORECASE)
_SIGNS = re.compile(r"[\s().\-–‑]|^'")
_MOBILE = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def read_phone(cell: Cell) -> tuple[str, bool]:
    """("+31612345678", whether it was chosen from several). Raises `CellProblem`.

    Letters are refused first: the library takes "moeder: 06…" for a good number. Of several numbers the only
    mobile one is taken; whose the others are, nobody knows.
    """
    text = _LABEL.sub("", as_text(cell))
    if _CUT.fullmatch(text):
        raise CellProblem("phone_cut", waarde=shown(text))
    pieces = [piece for piece in _BETWEEN.split(text.replace("(0)", "")) if piece.strip()]
    if any(c.isalpha() for piece in pieces for c in piece):
        raise CellProblem("phone_letters", waarde=shown(text))
    if len(pieces) > 1 and min(len(re.sub(r"\D", "", piece)) for piece in pieces) < 8:
        pieces = ["".join(pieces)]  # "06/12345678" is one number
    found = dict(_one(_SIGNS.sub("", piece.strip()), shown(text)) for piece in pieces)
    if len(found) == 1:
        return next(iter(found)), False
    mobile = [number for number, is_mobile in found.items() if is_mobile]
    if len(mobile) != 1:
        raise CellProblem("phone_several" if found else "phone_wrong", waarde=shown(text))
    return mobile[0], True


def _one(digits: str, whole: str) -> tuple[str, bool]:
    """A number without signs: international form, and whether it is mobile. Excel eats the zero in front."""
    if len(digits) == 9 and digits.isdigit() and digits[0] != "0":
        digits = f"0{digits}"
    elif re.fullmatch(r"31[1-9]\d{8}", digits):
        digits = f"+{digits}"
    elif digits.startswith("0031"):
        digits = f"+{digits[2:]}"
    try:
        number: PhoneNumber = phonenumbers.parse(digits, "NL")
    except NumberParseException:
        raise CellProblem("phone_wrong", waarde=whole) from None
    if not phonenumbers.is_valid_number(number):
        raise CellProblem("phone_wrong", waarde=whole)
    written = str(phonenumbers.format_number(number, PhoneNumberFormat.E164))
    return written, phonenumbers.number_type(number) in _MOBILE
