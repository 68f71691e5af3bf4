"""What a clause says that is no fact of work, and what takes back a fact that was told."""

from __future__ import annotations

from bot.language.cv.abilities import good_at
from bot.language.cv.lists import some
from bot.language.cv.period import period_in
from bot.language.cv.presence import at_a_place, is_at
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import Clause, Talk, people

# Facts of other sorts: a clause with one does not go on about a job.
NOT_OF_WORK = ("LICENCE", "LICENCE_TYPED", "CERTIFICATE", "TRANSPORT", "LANGUAGE", "LEVEL")
_SCHOOL = ("SCHOOL", "SCHOOL_CUE", "STATE")


def no_work(talk: Talk, clause: Clause) -> bool:
    """Whether a clause speaks of what is to come, of shopping and the like; "daar moest ik beginnen" does not."""
    said = talk.said_in(clause)
    kin = talk.at(clause.begin) == "mijn" and talk.at(clause.begin + 1) in people()
    if kin and talk.at(clause.begin + 2) in some("clauses", "of_others"):
        return True  # "mijn tante werkt in de zorg"
    works = any(talk.has(label, clause) for label in ("KIND", "EMPLOYER", "KIND_OF_PLACE", "ROLE", "VERB"))
    if said & {"woon", "wonen", "woonde"} and not works:
        return True  # "ik woon bij Venlo"
    meant = {"beginnen"} if said & {"moest", "ben", "moesten"} else set()
    if talk.has("VERB", clause) and not talk.has("EMPLOYER", clause):
        meant.add("boodschappen")  # "boodschappen doen" for others
    if period_in(talk, clause.begin, clause.end):
        meant |= {"bijna", "begin"}  # "nu bijna 2 jaar", "van begin 2023 tot eind 2024"
    if not some("werk", "past").isdisjoint(said):
        meant |= {"na de zomer", "na de vakantie"}  # "was na de zomer tot kerst"
    return any(tag.id not in meant for tag in talk.tags("NOT_WORK", clause))


def left_out(talk: Talk, clause: Clause, begun: int, told: int) -> bool:
    """Whether what was told right before is to stay off: "maar dat mag je weglaten".

    `begun` is the word at which that began, `told` the one behind what was told of it last."""
    whole = talk.sentence(clause)  # "ontslagen, zet dat er niet bij" is said of that
    near = begun >= whole.begin or clause.begin == whole.begin
    between = Clause(told, clause.end, clause.sentence)  # "ik heb adhd maar dat hoeft er niet op"
    other = any(talk.has(label, between) for label in ("PRIVATE", *NOT_OF_WORK, *_SCHOOL))
    return near and talk.has("LEFT_OUT", clause) and not other


def takes_back(talk: Talk, clause: Clause) -> bool:
    """Whether he takes back what was told: "nee wacht, dat was mijn neef"."""
    kin = [at for at in range(clause.begin + 1, clause.end)
           if talk.at(at) in people() and talk.at(at - 1) in {"mijn", "me", "van"}]  # fmt: skip
    led = bool(kin) and all(talk.at(at) in some("werk", "takes_back") for at in range(clause.begin, kin[0]))
    return led and bool({"nee", "wacht", "sorry"} & set(talk.normals[max(0, clause.begin - 3) : clause.end]))


def is_able(talk: Talk, clause: Clause) -> bool:
    """Whether a clause tells what he can, also where his tasks were asked for: "ik kan kleien", "kleien kan ik"."""
    if good_at(talk, clause) is not None:  # "goed in netjes werken en doorzetten"
        return not any(talk.has(label, clause) for label in ("PAST", "KIND_OF_PLACE", "EMPLOYER"))
    pair = ("kan", "ik")
    can = any((talk.at(at), talk.at(at + 1)) in (pair, pair[::-1]) for at in range(clause.begin, clause.end - 1))
    labels = ("PAST", "KIND_OF_PLACE", "EMPLOYER", "KIND")
    place = "daar" in talk.said_in(clause) or any(talk.has(label, clause) for label in labels)
    return can and not place and (talk.has("VERB", clause) or talk.has("SKILL_CUE", clause))


def of_work(talk: Talk, clause: Clause, *, school_asked: bool = False) -> bool:
    """Whether a clause speaks of work and not of school: "stage bij een garage voor mijn opleiding". `school_asked`:
    "De Zonnebloem" is then a school, whatever else has that name."""
    paper = talk.has("STATE", clause) and talk.has("SCHOOL_CUE", clause)
    school = any(talk.has(label, clause) for label in ("SCHOOL", "SCHOOL_CUE"))
    school = school or any(not _works_with(talk, tag) for tag in talk.tags("SUBJECT", clause))
    school = school or (school_asked and talk.at(clause.begin) in {"de", "het"})
    at_work = is_at(talk, clause) and not school  # "nu zit ik bij garage Jansen"
    led = any(tag.begin > clause.begin and "bij" in (talk.at(tag.begin - 1), talk.at(tag.begin - 2))
              for tag in talk.tags("EMPLOYER", clause))  # fmt: skip
    at_work = at_work or (not school and at_a_place(talk, clause)) or bool(talk.said_in(clause) & {"geven", "gegeven"})
    at_work = at_work or (not school and not talk.said_in(clause).isdisjoint(some("werk", "of_work")))
    works = talk.has("KIND", clause) or at_work or (led and talk.has("ROLE", clause))
    return works and not paper and not talk.has("LEVEL", clause)


def _works_with(talk: Talk, tag: Tag) -> bool:
    """Whether what may be a subject is where he is or what he does there: "bij een magazijn orderpicken"."""
    kind = talk.tag_at("KIND_OF_PLACE", tag.begin)
    there = kind is not None and "bij" in (talk.at(kind.begin - 1), talk.at(kind.begin - 2))
    done = talk.tag_at("VERB", tag.begin) is not None
    return there or (done and any(one.end <= tag.begin for one in talk.tags("KIND_OF_PLACE")))


def leads_to_work(talk: Talk, clause: Clause) -> bool:
    """Whether the clause behind says that he works there still: "ik ben begonnen in 2023 en werk er nog"."""
    behind = next((one for one in talk.clauses if one.begin >= clause.end), None)
    if behind is None or behind.sentence != clause.sentence or talk.has("LEVEL", clause):
        return False
    said = talk.said_in(behind)
    if talk.at(behind.begin) == "bij" and talk.said_in(clause) & {"er", "daar"}:
        return True  # "ik werk er een half jaar, bij garage Koster"
    return bool(said & {"werk", "help", "sta"}) and bool(said & {"er", "daar"})


def justice(talk: Talk, clause: Clause) -> bool:
    """Whether its sentence tells of a punishment: work done for that stays out."""
    return any(tag.id == "justitie" for tag in talk.tags("PRIVATE", talk.sentence(clause)))


def tells_end(talk: Talk, clause: Clause) -> bool:
    """Whether a clause tells what ended the job that is spoken of: "tot ze dicht gingen"."""
    ended = not some("clauses", "until").isdisjoint(talk.normals[clause.begin + 1 : clause.begin + 3])
    return talk.at(clause.begin) in {"tot", "totdat"} and ended


def is_idle(talk: Talk, clause: Clause, *, at_work: bool) -> bool:
    """Whether he says that he is without work now, which ends the job that is spoken of (`at_work`)."""
    now = at_work or "nu" in talk.said_in(clause)
    return now and talk.has("IDLE", clause) and not talk.has("KIND", clause)


def goes_on(talk: Talk, clause: Clause, *, at_work: bool, bare: bool) -> bool:
    """Whether a clause without a name may go on about a job. `at_work`: one is spoken of; `bare`: nothing was asked
    that things done would not answer."""
    begins = talk.at(clause.begin) in some("clauses", "goes_on")
    words = set(talk.normals[clause.begin : clause.end])
    plain = not words & some("clauses", "not_bare") or talk.has("TASK_CUE", clause)
    so_far = Clause(talk.sentence(clause).begin, clause.end, clause.sentence)
    plain = plain and not talk.has("NOT_TASK", so_far)  # "ik zou wel willen, brood bakken"
    tells = talk.has("VERB", clause) and plain and bare
    other = any(talk.has(label, clause) for label in NOT_OF_WORK)  # "mijn rijbewijs, daar ben ik nog mee bezig"
    return not other and (at_work or begins or tells or leads_to_work(talk, clause))
