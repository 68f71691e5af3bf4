"""Where a talk about a crisis stands, and how that is kept with the message that was sent. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from bot.content import load
from bot.core.signal import Assessment, Kind

ASKED = "nagevraagd"  # the block of one careful question after a crisis that only a guess began
_CALLED = "/gebeld"  # how a step says that help was called
_GUESS = "/gok"  # how it says that nothing but a guess began it, and how sure that was, of a hundred


@dataclass(frozen=True)
class CrisisStep:
    """Where the talk stands: `kind` of crisis, about `self` or `other`, and the block that was sent last."""

    kind: str
    about: str
    block: str  # first | again | stay | listen | later | nagevraagd | answers.<reply> | unreadable.<kind>
    called: bool = False  # he said that 112 was called, or that help is there
    guess: bool = False  # the classifier alone began it, and nothing that was said since confirmed it
    chance: float = 0.0  # how sure the classifier was of such a guess, the surest of them

    @property
    def key(self) -> str:
        """How the step is stored with the message."""
        sure = f"{_GUESS}{round(self.chance * 100) or ''}" * self.guess
        return f"{self.kind}/{self.about}/{self.block}{_CALLED * self.called}{sure}"

    @property
    def danger(self) -> Kind:
        """The kind as people know it: the wider one where the texts have a narrower one."""
        narrower = load("crisis")["narrower"]
        return cast(Kind, narrower[self.kind]["of"] if self.kind in narrower else self.kind)

    @classmethod
    def parse(cls, key: str) -> CrisisStep:
        """The step of a stored key."""
        rest, guess, sure = key.partition(_GUESS)
        kind, about, block = rest.removesuffix(_CALLED).split("/", 2)
        return cls(kind, about, block, rest.endswith(_CALLED), bool(guess), int(sure or 0) / 100)


def only_guessed(verdict: Assessment) -> bool:
    """Whether a crisis is the classifier's guess alone: no rule, no sign, no answer of his, no second danger."""
    rules = [item.rule for item in verdict.evidence]
    return bool(rules) and not verdict.also and all(rule.startswith(("model:", "session:")) for rule in rules)


def guessed(verdict: Assessment) -> bool:
    """Whether a crisis is a guess of the classifier, or is one by the messages before it only."""
    rules = [item.rule for item in verdict.evidence]
    return all(rule.startswith(("model:", "sign:")) for rule in rules) or any(r.startswith("session:") for r in rules)
