"""Offers that are no work: they ask for money, papers or a bank card, or promise what no employer pays."""

from __future__ import annotations

from bot.core.letter import Danger
from bot.language.vacancy.signs import rules, sign


def danger_of(text: str) -> Danger:
    """The first kind of danger that a text shows, "" for none. What an employer says he never asks is no danger."""
    for kind in rules("gevaar", "kinds"):
        for found in sign("gevaar", "kinds", kind).finditer(text):
            begin = max(0, found.start() - rules("gevaar", "most_before"))
            before = text[begin : found.start()].replace("\n", ". ").rpartition(". ")[2]
            if kind == "snelgeld" or not sign("gevaar", "not").search(before):
                named: Danger = kind
                return named
    return ""
