"""Where the clauses of a message begin: at signs, and at words with which somebody begins anew ("en nu werk ik")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from bot.content import load
from bot.language.cv.lists import part, some
from bot.language.cv.ruler import Tag
from bot.language.cv.verbs import finite_forms
from bot.language.words import Word

STOPS = frozenset(".!?;\n")
BREAKS = STOPS | frozenset(",:()-")
_NEAR = 8  # words from one kind of work to the next of a row
_SHORT_TITLE = 4  # letters of a title that is written with a stop
# Listed phrases within which no clause begins.
_WHOLE = (
    "SUBJECT", "SCHOOL", "EMPLOYER", "KIND_OF_PLACE", "PLACE", "ROLE", "CERTIFICATE", "LEVEL", "VERB", "CORRECT",
)  # fmt: skip
_PAPERS = frozenset({"branchecertificaat", "praktijkverklaring", "getuigschrift"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The words `begin:end`; `sentence` counts the full stops before."""

    begin: int
    end: int
    sentence: int


class Cutter:
    """Cuts a message into clauses. `normals` are its words as they are read, `tags` what stands there by label."""

    def __init__(self, words: Sequence[Word], normals: Sequence[str], tags: Mapping[str, Sequence[Tag]]) -> None:
        self._words, self._normals, self._tags = words, normals, tags

    def clauses(self) -> list[Clause]:
        """Return the clauses in their order."""
        found: list[Clause] = []
        begin, sentence = 0, 0
        for index in range(len(self._words) + 1):
            sign = self._is_sign(index)
            if index == len(self._words) or sign or (index > begin and self._begins(index)):
                if index > begin:
                    found.append(Clause(begin, index, sentence))
                begin = index + sign
                sentence += self._at(index) in STOPS or self._turns_serious(index)
        return found

    def _at(self, index: int) -> str:
        return self._normals[index] if 0 <= index < len(self._normals) else ""

    def _typed(self, index: int) -> str:
        return self._words[index].text if 0 <= index < len(self._words) else ""

    def _tag_at(self, label: str, begin: int) -> Tag | None:
        return next((tag for tag in self._tags.get(label, ()) if tag.begin == begin), None)

    def _turns_serious(self, index: int) -> bool:
        """Whether what follows is meant: behind "grapje", or from "nee serieus" on."""
        behind = any(tag.end == index for tag in self._tags.get("RETRACT", ()))
        serious = self._tag_at("SERIOUS", index + self._is_sign(index)) is not None
        return (behind and index < len(self._words)) or serious

    def _is_sign(self, index: int) -> bool:
        """Whether a sign ends a clause; not the one of "bol.com", nor the one behind a heading."""
        sign = self._at(index)
        item = sign == ")" and self._at(index - 1).isdecimal() and self._at(index - 2) != "("  # "1) stage 2) werk"
        lasts = sign == "-" and self._at(index - 1)[:2] == "20"  # "2022 - 2023"
        if sign not in BREAKS or (sign in ":()" and not item) or index in self._inner or lasts:
            return False
        if sign == "." and self._shortened(index):
            return False
        spaced = index + 1 == len(self._words) or self._words[index + 1].start > self._words[index].end
        return sign != "." or spaced or self._at(index - 1).isdecimal()

    def _shortened(self, index: int) -> bool:
        """Whether a stop belongs to "Gebr." or "T." in front of a name."""
        title, behind = self._typed(index - 1), self._typed(index + 1)
        led = self._at(index - 2) in {"bij", "voor", "van", "was", "de"} and title.isupper() and len(title) == 1
        short = title.lower() in part("werk", "titles") and len(title) <= _SHORT_TITLE
        return (led and behind[:1].isupper()) or (short and behind[:1].isalpha())

    @cached_property
    def _inner(self) -> frozenset[int]:
        """Words within a listed phrase: no clause begins there."""
        tags = [tag for label in _WHOLE for tag in self._tags.get(label, ())]
        return frozenset(index for tag in tags for index in range(tag.begin + 1, tag.end))

    def _begins(self, index: int) -> bool:
        """Whether a clause begins at a word."""
        if index in self._inner:
            return False
        if self._turns_serious(index) or self._of_kin(index):
            return True
        word, after = self._at(index), self._at(index + 1)
        if word in cuts()["always"]:
            counted = after.isdecimal() and len(after) < 3 and "niet" not in self._normals[max(0, index - 4) : index]
            return not (word == "maar" and (after in cuts()["not_after_but"] or counted))
        if word in {"met", "plus"}:
            return self._paper(index + 1) or self._paper(index + 2)
        corrects = self._corrects(index)
        if corrects is not None:
            return corrects
        if word == "en" and self._typed(index + 1).lower() in part("werk", "firm_ends"):
            return False  # "Hulst en Zn"
        if word == "en":
            further = after in {"de", "mijn"} and self._at(index + 2) in some("werk", "ordinals")
            return further or after in cuts()["after_and"] or self._turned(index + 1) or self._names(index + 1)
        if word in cuts()["verbs"] and not self._goes_on(index):
            return self._with_verb(index)
        return self._with_other(index)

    def _turned(self, index: int) -> bool:
        """Whether he begins anew with a when or where before his verb: "en thuis praat ik", "en vrijdags sta ik"."""
        verbs = finite_forms() | cuts()["verbs"]
        return any(self._at(at) in verbs and self._at(at + 1) == "ik" for at in (index + 1, index + 2))

    def _corrects(self, index: int) -> bool | None:
        """Whether a clause begins at what may put right; None for any other word."""
        word, before, after = self._at(index), self._at(index - 1), self._at(index + 1)
        cue = self._tag_at("CORRECT", index)
        if word == "nee":
            return cue is not None
        if cue is not None:
            return before not in cuts()["before_ik"] or word != "wacht"
        if word == "wel" and "geen" in self._normals[max(0, index - 5) : index]:
            return after in {"een", "mijn"} or self._tag_at("TRANSPORT", index + 1) is not None
        return None

    def _goes_on(self, index: int) -> bool:
        """Whether a verb ends what was begun: "dat ik frans spreek", "een bedrijf dat Polytop heet"."""
        if self._at(index) in {"spreek", "praat"}:
            return any(tag.end == index for tag in self._tags.get("LANGUAGE", ()))
        near = (*self._normals[max(0, index - 4) : index], self._at(index + 1))
        return self._at(index) in some("werk", "called") and not {"dat", "die"}.isdisjoint(near)

    def _with_verb(self, index: int) -> bool:
        """Whether a clause begins at "heb", "werk" or the like."""
        word, before, after = self._at(index), self._at(index - 1), self._at(index + 1)
        if word == "werk" and after not in cuts()["work_as_verb"]:
            return False
        return after != "ik" and not before.endswith("stage") and before not in cuts()["before_verb"] | cuts()["always"]

    def _with_other(self, index: int) -> bool:
        """Whether a clause begins at "ik", "mijn", "dat", or at a time with its verb."""
        word, before, after = self._at(index), self._at(index - 1), self._at(index + 1)
        cut = cuts()
        if word == "ik":
            return before not in cut["before_ik"] and before not in finite_forms()
        if word in {"mijn", "nummer", "tel", "mail"}:
            return after in cut["after_my"] and before not in cut["before_my"]
        if word in {"vorig", "vorige", "afgelopen", "ook"}:  # "vorig jaar heb ik ..."
            verb = index + 1 + (word != "ook")
            return self._at(verb) in cut["verbs"] and self._at(verb + 1) == "ik"
        if word in {"dat", "het"}:
            told = word == "dat" and after in cut["behind_that"] and self._at(index + 2) == "ik"
            return (told or after in {"was", "is"}) and before not in {"omdat", "als", "dat"}
        kind = self._tag_at("KIND", index)
        if kind is not None and kind.id != "werk":  # "stage bakker 10 weken stage garage"
            return before in cut["units"] and self._again(index)
        if word == "tot":
            ended = index + 1 + (after in {"de", "het", "die"})
            return self._at(ended) in cut["until"]  # "tot ze dicht gingen", "tot de baas ziek werd"
        begun = before == "en" and word in cut["after_and"]  # the clause began at "en" in "en nu sinds kort ben ik"
        return not begun and word in cut["with_verb"] and (after in cut["verbs"] or after in cut["before_ik"])

    def _of_kin(self, index: int) -> bool:
        """Whether somebody else begins to do something here: "mijn neef heeft havo", "toen mijn broer kwam"."""
        led = self._at(index) in some("clauses", "before_kin")
        begin = index + led
        if self._at(begin) not in {"mijn", "onze"} or self._at(begin + 1) not in people():
            return False
        does = self._at(begin + 2) in some("clauses", "of_others") | some("clauses", "kin_does")
        return led or (does and self._at(begin - 1) not in some("clauses", "not_before_kin"))

    def _again(self, index: int) -> bool:
        """Whether another kind of work was told right before, without a sign or "daarna" between."""
        tags = [tag for tag in self._tags.get("KIND", ()) if tag.id != "werk" and index - _NEAR <= tag.begin < index]
        parted = BREAKS | {"en", "daarna", "toen", "ook", "dan"}
        return bool(tags) and parted.isdisjoint(self._normals[tags[-1].end : index])

    def _paper(self, index: int) -> bool:
        tag = self._tag_at("STATE", index)
        return tag is not None and tag.id in _PAPERS

    def _names(self, index: int) -> bool:
        """Whether an employer, a kind of work or a school follows within a few words."""
        labels = ("EMPLOYER", "KIND", "LEVEL", "LICENCE", "CERTIFICATE", "STATE")
        near = [tag for tag in self._tags.get("EMPLOYER", ()) if tag.begin in range(index, index + 5)]
        if any("bij" in self._normals[index : tag.begin] for tag in near):
            return True
        return any(
            tag.begin in range(index, index + 3) and tag.id != "werk"
            for label in labels
            for tag in self._tags.get(label, ())
        )


@cache
def cuts() -> dict[str, frozenset[str]]:
    """Return the words at which a clause begins (`clauses.yml`)."""
    return {name: some("clauses", name) for name in part("clauses") if name != "version"}


@cache
def people() -> frozenset[str]:
    """Words for somebody else that may follow his verb: "daar werkt mijn broer"."""
    listed = load("language/people")
    return frozenset((*listed["family"], *listed["named"], *part("clauses", "friends"))) - some("clauses", "not_others")
