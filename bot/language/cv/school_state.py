"""What came of a school or course: a paper, still busy, or stopped."""

from __future__ import annotations

import re

from bot.language.cv.lists import part, some
from bot.language.cv.talk import Clause, Talk

PAPERS = ("praktijkverklaring", "branchecertificaat", "getuigschrift", "diploma")
_PRO = "praktijkonderwijs"
_WITH_DIPLOMA = ("mbo", "entree", "vmbo", "mavo", "havo", "vwo", _PRO)


def state_in(talk: Talk, clause: Clause, level: str) -> str:
    """Return what came of it, "" when that is not said. Stopped outweighs busy, a paper outweighs "gehaald"."""
    found = {tag.id for tag in talk.tags("STATE", clause) if talk.free(tag.begin, tag.end)}
    words = set(talk.normals[clause.begin : clause.end])
    has = next((one.id for one in talk.tags("STATE", clause) if talk.at(one.begin - 1) == "wel"), "")
    if has in PAPERS:
        return has  # "geen diploma ofzo, wel getuigschrift"
    if "stopped" in found:
        return "stopped"
    places = [at for tag in talk.tags("STATE", clause) for at in range(tag.begin - 3, tag.end + 3)]
    near = {talk.at(at) for at in places}
    denied = bool(near & {"geen", "zonder", "nooit", "niet"} & words)
    if denied:
        return ""
    paper = next((one for one in PAPERS if one in found), "")
    words -= {"voor"} if words & {"geslaagd", "gekregen", "gehaald", "kreeg"} else set()
    if paper and not words & {"halen", "haal", "wil", "bijna", "voor", "bezig", "nog"}:
        return paper
    if words >= {"zit", "school"} and "op" in words:
        return "busy"
    over = any(talk.at(tag.end) in {"van", "af", "vanaf", "weg"} for tag in talk.tags("STATE", clause))
    if "busy" in found and not over and not words & {"zat", "deed", "was", "gehaald", "gedaan"}:
        return "busy"
    has_it = re.search(part("opleiding", "has_it"), " ".join(talk.normals[clause.begin : clause.end])) is not None
    if level == _PRO and not (has_it or words & {"gehaald", "behaald"}):
        return ""  # "praktijkonderwijs afgemaakt" tells of no diploma
    if ("passed" in found or has_it) and level.startswith(_WITH_DIPLOMA):
        return "diploma"
    return ""


_ELSE = ("LICENCE", "CERTIFICATE", "EMPLOYER", "KIND", "KIND_OF_PLACE", "PLACE", "LANGUAGE", "WISH", "SKILL_CUE")
_MOST = 9  # words of a reply that says no more than what came of it


def state_asked(talk: Talk) -> str:
    """What a reply to the question for a paper says with words that tell it only there: "jaa binnen!", "18 en weg".
    A reply that puts right or speaks of another thing says nothing of it: "ja en ik heb ook vca"."""
    said = {word for word in talk.normals if word[:1].isalnum()}
    other = any(talk.tags(label) for label in (*_ELSE, "UNKNOWN", "REFUSE"))
    rights = any(talk.normals[tag.begin : tag.end] != ["wacht"] for tag in talk.tags("CORRECT"))
    if other or rights or len(talk.normals) > _MOST:
        return ""
    said -= set() if said & {"op", "nog"} else {"wacht"}  # "wacht op de uitslag", but not "wacht!"
    told = (name for name in part("opleiding", "states_asked") if said & some("opleiding", "states_asked", name))
    return next(told, "")
