"""Phone numbers and mail addresses in a message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_PHONE = re.compile(r"(?<![\d+])(?:(?:\+|00)31[ -]?(?:\(0\))?[ -]?|0)[1-9](?:[ -]?\d){8}(?!\d)", re.ASCII)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,30}){0,3}\.[a-zA-Z]{2,12}\b")


@dataclass(frozen=True)
class ContactFact:
    """A way to reach someone: a Dutch number as +31…, or a mail address in lower case."""

    kind: Literal["phone", "mail"]
    value: str
    words: str
    start: int
    end: int


def read_contact(text: str) -> list[ContactFact]:
    """Return the Dutch phone numbers and the mail addresses in a text, in order."""
    facts = [
        ContactFact("phone", _international(found.group()), found.group(), found.start(), found.end())
        for found in _PHONE.finditer(text)
    ]
    facts += [
        ContactFact("mail", found.group().lower(), found.group(), found.start(), found.end())
        for found in _MAIL.finditer(text)
    ]
    return sorted(facts, key=lambda fact: fact.start)


def _international(typed: str) -> str:
    """Write a Dutch number as +31 and nine digits."""
    digits = re.sub(r"[^\d]", "", typed.replace("(0)", ""))
    return "+31" + re.sub(r"^(?:0031|31|0)", "", digits)
