"""Of several matches of one question, the one that holds. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.checkin import GOOD_TO_BAD
from bot.language.patterns import Match


def feeling(matches: Iterable[Match]) -> tuple[str, Match]:
    """Return the value for all and the match that shows it best: good and bad together are `matig`.

    A mere "ja" or "nee" counts only when nothing else was said.
    """
    found = list(matches)
    told = [match for match in found if match.rule.tag != "lead"] or found
    values = {match.rule.value for match in told}
    best = max(told, key=lambda match: match.end - match.begin)
    return (best.rule.value if len(values) == 1 else GOOD_TO_BAD[1]), best


def place(matches: Sequence[Match]) -> Match | None:
    """Return what holds for the place, or None where the message contradicts itself.

    A new place outweighs that the old one ended; an explicit fact outweighs a mere "ja" or "nee".
    """
    told = [match for match in matches if match.rule.tag != "lead"] or list(matches)
    gone, stopping, there = (
        [match for match in told if match.rule.value == value] for value in ("nee", "stopt_binnenkort", "ja")
    )
    new = [match for match in there if match.rule.tag == "new"]
    if new and (gone or stopping):
        return new[0]
    if gone and not there:
        return gone[0]
    if stopping and not gone:
        return stopping[0]
    if there and not gone:
        return there[0]
    leads = [match for match in matches if match.rule.tag == "lead"]
    return next((match for match in told if leads and match.rule.value == leads[0].rule.value), None)


def outside_no(matches: Sequence[Match]) -> list[Match]:
    """Without what stands within a longer no: "hulp? nee"."""
    refusals = [match for match in matches if match.rule.value == "nee"]
    return [
        match for match in matches
        if match in refusals or not any(no.begin <= match.begin and match.end <= no.end for no in refusals)
    ]  # fmt: skip
