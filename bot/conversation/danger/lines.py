"""Which help line is named to whom, and which danger comes first (`lines`, `talk`, `urgency` in `crisis.yml`). Pure."""

from __future__ import annotations

from bot.content import load
from bot.conversation import texts

_ADULT = 18
SOLVED = "answers.opgelost"  # it was no danger: nothing is said of it before other things
# Where a danger was met: help came, or it was a mistake.
MET = ("answers.geholpen", "answers.hulp_er", "answers.weer_veilig", "answers.opgelost")
URGENT = ("dringend", "meent_het", "alleen_nu", "alleen_kamer")  # replies that people are told of once more
ALARMING = (  # that they are told of
    "niet_veilig", "bel_mij", "niemand_erbij", "kan_niet_weg", "komt_eraan", "slechter", "erg_nu", *URGENT,
)  # fmt: skip


def line_of(kind: str, about: str, age: int | None = None) -> str:
    """The id of the one help line of a kind."""
    content = load("crisis")
    young = content["young"].get(kind, {}) if age is not None and age < _ADULT else {}
    return str(young.get(about) or content["lines"][kind][about])


def talk(age: int | None) -> str:
    """The line to talk with for this age; "" where it is not known."""
    lines = load("crisis")["talk"]
    fitting = texts.lines_for(age, [line["line"] for line in lines])
    return next((str(line["text"]) for line in lines if line["line"] in fitting), "")


def urgency(kind: str | None) -> int:
    """What has to be done first: a higher number."""
    return int(load("crisis")["urgency"].get(kind, 1))


def held(kind: str | None) -> bool:
    """Whether a danger is now: 112 comes first, and nothing milder follows it."""
    return urgency(kind) >= int(load("crisis")["held"])


def waits(kind: str, about: str, last: tuple[str, str, str]) -> bool:
    """Whether a danger waits for the one that is open (its kind, whose it is, and the block that was sent last).

    What has to be done at once is done first, and one's own before that of another.
    """
    before, own_first = urgency(last[0]), last[1] == "self" and about == "other"
    first_that = before > urgency(kind) or (before == urgency(kind) and own_first)
    return first_that and before >= int(load("crisis")["held"]) and last[2] not in MET
