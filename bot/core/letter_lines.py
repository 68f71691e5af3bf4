"""The sentences of a letter, out of facts and building sentences. Every claim in them is one that the learner made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.core.letter import Facts, Line, Wishes

Words = Mapping[str, Any]  # brieven.yml
Jobs = Mapping[str, tuple[str, Sequence[str], bool]]  # key -> place, what he did, whether he still does
_PLACEHOLDER = re.compile(r"\[([a-z]+)\]")


def lines_of(facts: Facts, jobs: Jobs, asked: Mapping[str, str], words: Words, wishes: Wishes) -> tuple[Line, ...]:
    """Every sentence of the longest letter, in order, as the learner wants it.

    `jobs` are the entries of his cv that he may have tapped, `asked` the sentences for what they ask.
    """
    made = [*_opening(facts, words), *_why(facts, words), *_can(facts, jobs, asked, words), *_close(facts, words)]
    gone = {*wishes.gone, *(words["long_only"] if wishes.short else ())}
    return tuple(_wished(line, wishes) for line in made if line.key not in gone)


def names_of(facts: Facts, words: Words) -> dict[str, str]:
    """What the placeholders stand for."""
    vacancy = facts.vacancy
    names = dict(words["informal" if is_informal(facts) else "formal"])
    if vacancy.employer and not vacancy.generic:
        names["bij"] = words["at"].replace("[plek]", vacancy.employer)
    return names | {"functie": vacancy.role, "naam": facts.name}


def is_informal(facts: Facts) -> bool:
    """Whether the letter says "jullie": as he wishes, or as they and he do."""
    own = " ".join((*facts.why, *facts.can, *facts.start)).lower()
    told = facts.vacancy.informal or re.search(r"\bjullie\b", own) is not None
    return facts.form == "je" if facts.form else told


def fill(text: str, names: Mapping[str, str]) -> str:
    """Put names in; the first letter becomes a capital."""
    filled = _PLACEHOLDER.sub(lambda one: names.get(one[1], one[0]), text)
    return filled[:1].upper() + filled[1:]


def _wished(line: Line, wishes: Wishes) -> Line:
    if line.key in wishes.typed:
        return replace(line, text=wishes.typed[line.key], own=True)
    return replace(line, text=line.ways[wishes.way.get(line.key, 0) % len(line.ways)]) if line.ways else line


def _line(key: str, name: str, words: Words, names: Mapping[str, str]) -> Line:
    one = words["lines"][name]
    ways = tuple(fill(way, names) for way in one["text"])
    return Line(key, ways[0], one["part"], ways=ways, mail=one["mail"], app=one["app"])


def _opening(facts: Facts, words: Words) -> Iterator[Line]:
    vacancy, names = facts.vacancy, names_of(facts, words)
    if vacancy.seen:
        name = "open_seen_role" if vacancy.role else "open_seen"
    else:
        name = "open_role" if vacancy.role else "open_work" if vacancy.work else "open_none"
    yield _line(name, name, words, names | {"wat": vacancy.work})
    yield _line("letter", "letter", words, names)


def _why(facts: Facts, words: Words) -> Iterator[Line]:
    names = names_of(facts, words)
    because = next((one for one in facts.why if first_word(one) == words["because"][0]), "")
    if because:
        text = fill(words["want_because"], names | {"wat": _lower(because.rstrip(" .!"), words)})
        yield Line("want", text, 2, own=True, mail=2, app=3)
    else:
        yield _line("want", "want", words, names)
    for number, one in enumerate(facts.why):
        if one != because:
            yield _own(f"why:{number}", "why", one, words, words["own_why"])


def _can(facts: Facts, jobs: Jobs, asked: Mapping[str, str], words: Words) -> Iterator[Line]:
    names = names_of(facts, words)
    skills = [name for kind, name in facts.tapped if kind == "kan"]
    for key, verbs in (("skills_verbs", True), ("skills_other", False)):
        found = [_lower(one, words) for one in skills if is_verb(one) == verbs]
        if found:
            yield _line(key, key, words, names | {"wat": listed(found, words)})
    for number, one in enumerate(facts.can):
        yield _own(f"can:{number}", "can", one, words, words["own_can"])
    for key in (name for kind, name in facts.tapped if kind == "werk" and name in jobs):
        plek, tasks, still = jobs[key]
        name = ("job_now" if still else "job") if tasks else "job_bare"
        wat = listed([_lower(task, words) for task in tasks], words)
        yield replace(_line(name, name, words, names | {"plek": plek, "wat": wat}), key=f"{name}:{key}")
    for one in (name for kind, name in facts.tapped if kind == "eis" and asked.get(name)):
        yield replace(_ask(words), key=f"ask:{one}", text=asked[one])


def _ask(words: Words) -> Line:
    one = words["lines"]["ask"]
    return Line("ask", "", one["part"], mail=one["mail"], app=one["app"])


def _close(facts: Facts, words: Words) -> Iterator[Line]:
    names = names_of(facts, words)
    for number, one in enumerate(facts.start):
        if is_sentence(one, words):
            yield _own(f"start:{number}", "start", one, words, "")
        else:
            name = "start_when" if is_when(one, words) else "start_other"
            when = _lower(one.rstrip(" .!"), words)
            yield replace(_line(name, name, words, names | {"wanneer": when}), key=f"{name}:{number}")
    reach = facts.phone or facts.mail
    for name in ("cv",) * facts.cv + ("meet", "more") + ("reach",) * bool(reach and not facts.name) + ("hear",):
        yield _line(name, name, words, names | {"nummer": reach})


def _own(key: str, name: str, said: str, words: Words, around: str) -> Line:
    """His sentence, or what he said behind a few words of ours where it is none."""
    one = words["own"][name]
    if around and not is_sentence(said, words):
        said = around.replace("[wat]", _lower(_without_because(said, words), words))
    return Line(key, sentence(said, words), one["part"], own=True, mail=one["mail"], app=one["app"])


def is_sentence(said: str, words: Words) -> bool:
    """Whether his words stand by themselves: they begin with who it is about, or with a verb that wants "Ik"."""
    first = first_word(_without_because(said, words))
    return first in (*words["subject_first"], *words["verb_first"], "k")


def sentence(said: str, words: Words) -> str:
    """His words with a capital and a full stop; "Ik" in front where he left it out."""
    said = _without_because(said, words)
    if first_word(said) in words["verb_first"]:
        said = f"ik {_lower(said, words)}"
    if first_word(said) == "k":
        said = f"ik{said[1:]}"
    if re.match(words["can_with"]["begins"], said.lower()) and not is_verb(said.split()[-1]):
        said = f"{said} {words['can_with']['verb']}"
    said = said[:1].upper() + said[1:]
    return said if said.endswith(("!", "?")) else f"{said}."


def _without_because(said: str, words: Words) -> str:
    """ "Het is leuk" of "want het is leuk"."""
    said = said.strip(" .,")
    return said.split(" ", 1)[-1] if first_word(said) == words["because"][1] else said


def is_when(said: str, words: Words) -> bool:
    """Whether "Ik kan ... beginnen" fits around it."""
    return re.fullmatch("|".join(words["when"]), said.strip(" .!").lower()) is not None


def is_verb(said: str) -> bool:
    """Whether "Ik kan ..." fits in front of it: "vakken vullen", "samenwerken"."""
    last = said.strip(" .").split()[-1].lower() if said.strip(" .") else ""
    return len(last) > 3 and last.endswith(("en", "ën", "doen", "gaan")) and first_word(said) != "ik"


def listed(found: Sequence[str], words: Words) -> str:
    """ "a, b en c"; "" for nothing."""
    *rest, last = [one.rstrip(" .") for one in found] or [""]
    return f"{', '.join(rest)} {words['and']} {last}" if rest else last


def first_word(said: str) -> str:
    """Its first word in small letters."""
    return (re.match(r"[\w']+", said.lower()) or [""])[0]


def _lower(said: str, words: Words) -> str:
    """The first letter small, unless the word is a name or written in capitals."""
    first = said.split(" ")[0]
    return said if first[1:2].isupper() or first.strip(".,") in words["names"] else said[:1].lower() + said[1:]
