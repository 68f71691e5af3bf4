"""Being forgotten: nothing personal is left, in any table."""

from __future__ import annotations

import base64
from datetime import date

from sqlalchemy import Engine as SqlEngine
from sqlalchemy import LargeBinary, select

from bot.core.conversation import AnswerRow, Checkin, Message
from bot.core.learner import Learner
from bot.core.signal import Assessment, Evidence
from bot.services.escalations import cases, signals
from bot.services.guides import documents, shares
from bot.services.guides.portfolio import Portfolio
from bot.services.parts import Parts
from bot.services.people import learners, roster
from bot.services.people.erasure import erase
from bot.storage.tables import metadata
from tests.unit.services.papers import add_document, add_plan
from tests.unit.services.world import Place, fresh, make_learner, make_place

SECRETS = (
    "daan",
    "visser",
    "zwolle",
    "moeder",
    "roept",
    "diagnose",
    "2007-03-01",
    "cv-daan.pdf",
    "ll-4711",
    "+31611112222",
    "daan@x.invalid",
    "rolstoel",
    "evening",
    "garage",
    "jumbo",
    "fiets maken",
    "sjouw",
)


def everything(parts: Parts, database: SqlEngine) -> str:
    """Every value of every table of learners' data, sealed values opened."""
    found: list[str] = []
    with database.connect() as connection:
        for table in metadata.sorted_tables:
            if table.name in ("deployment", "staff", "school"):
                continue
            for row in connection.execute(select(table)).mappings():
                for column in table.columns:
                    value = row[column.name]
                    if isinstance(column.type, LargeBinary) and value:
                        value = parts.vault.open(bytes(value))
                    found.append(str(value))
    return "\n".join(found).lower()


def full_life(parts: Parts, place: Place, *, level: str = "uitval") -> Learner:
    """A learner with something in every table."""
    learner = make_learner(parts, place)
    seal, now = parts.vault.seal, parts.now()
    with parts.begin() as uow:
        row = uow.get(Learner, learner.id)
        assert row is not None
        row.student_number, row.phone, row.mail, row.tags = "LL-4711", "+31611112222", "daan@x.invalid", ["rolstoel"]
        row.wants_time = "evening"
        account = uow.people.accounts_of(learner.id)[0]
        account.onboarding = {"name": "Daan", "step": "x"}
        before = Message(account.id, "in", "0", "text", seal("ik heet Daan"), now, now)  # from before he was linked
        said = Message(
            account.id, "in", "1", "text", seal("het gaat slecht in Zwolle"), now, now, learner.id,
            payload="Daan", file_name="cv-daan.pdf", file_sealed=seal(base64.b64encode(b"cv-daan.pdf").decode()),
        )  # fmt: skip
        answer = Message(account.id, "out", "2", "text", seal("Hoi Daan"), now, now, learner.id, "bot")
        uow.add(before, said, answer)
        checkin = Checkin(learner.id, now, ["plek"], "plek")
        uow.add(checkin)
        uow.flush()
        uow.add(AnswerRow(checkin.id, "wie_weet", "niet aan moeder", now, date=date(2007, 3, 1), sealed=seal("moeder")))
        verdict = Assessment("uitval", ("werk",), "self", (Evidence("diagnose", "regel"),))
        signals.record(parts, uow, verdict, learner_id=learner.id, message_id=said.id)
        learners.invite(parts, uow, learner.id)
        case = cases.open_case(
            parts,
            uow,
            learner,
            level=level,
            topics=["werk"],
            leave="vital" if level == "crisis" else "given",
            quote=said,
        )
        case.call_time, case.who_knows = "als moeder weg is", "niet aan moeder"
        cases.note(parts, uow, case, "agreed", "learner", "moeder roept")
        uow.commit()
    add_document(parts, learner)
    add_plan(parts, learner)
    with parts.begin() as uow:
        shares.allow(parts, uow, learner, "documents")
        shares.allow(parts, uow, learner, "plan")
        uow.commit()
    return learner


def forget(parts: Parts, learner: Learner) -> None:
    with parts.begin() as uow:
        erase(parts, uow, uow.get(Learner, learner.id))  # type: ignore[arg-type]
        uow.commit()


def test_nothing_personal_is_left(parts: Parts, place: Place, database: SqlEngine) -> None:
    learner = full_life(parts, place)
    assert [word for word in SECRETS if word in everything(parts, database)] == list(SECRETS)
    forget(parts, learner)
    assert [word for word in SECRETS if word in everything(parts, database)] == []
    gone = fresh(parts, learner)
    assert (gone.status, gone.born_on) == ("forgotten", date(2007, 1, 1))
    with parts.begin() as uow:
        assert [case.status for case in uow.cases.of_learner(learner.id)] == ["closed"]
        assert not uow.people.accounts_of(learner.id)
        assert not uow.people.invites_of(learner.id)


def test_only_the_quotes_of_a_live_crisis_stay_and_go_when_it_is_closed(
    parts: Parts, place: Place, database: SqlEngine
) -> None:
    learner = full_life(parts, place, level="crisis")
    forget(parts, learner)
    left = everything(parts, database)
    assert "het gaat slecht in zwolle" in left
    assert "visser" in left  # who has to be found
    assert [word for word in ("ik heet", "hoi daan", "diagnose") if word in left] == []
    with parts.begin() as uow:
        (case,) = uow.cases.live_of(learner.id)
    cases.accept(parts, place.coach.id, case.id)
    cases.close(parts, place.coach.id, case.id, "hulp_geregeld", "gesproken met moeder")
    assert [word for word in SECRETS if word in everything(parts, database)] == []


def test_other_learners_keep_everything(parts: Parts, place: Place) -> None:
    other = make_learner(parts, make_place(parts, "Andere"), name="Sam", account="b")
    forget(parts, full_life(parts, place))
    assert fresh(parts, other).first_name == "Sam"
    with parts.begin() as uow:
        assert len(uow.people.accounts_of(other.id)) == 1


def test_being_forgotten_twice_is_no_error(parts: Parts, place: Place) -> None:
    learner = full_life(parts, place)
    forget(parts, learner)
    forget(parts, learner)
    assert fresh(parts, learner).status == "forgotten"


def test_documents_applications_and_plan_are_counted_but_say_nothing_any_more(parts: Parts, place: Place) -> None:
    learner = full_life(parts, place)
    with parts.begin() as uow:
        (document,) = uow.guided.documents_of(learner.id)
        shares.link(parts, uow, document)
        uow.commit()
    forget(parts, learner)
    assert roster.open_file(parts, place.coach.id, learner.id).portfolio == Portfolio()
    today = parts.today()
    with parts.begin() as uow:
        assert documents.newest(uow, learner.id, "cv") is None
        (document,) = uow.guided.documents_of(learner.id)
        assert documents.content_of(parts, document) == {}
        assert uow.guided.shares_of(document.id) == []
        assert [one.status for one in uow.guided.notices_of(document.id)] == ["cancelled"]
        assert [(one.active, one.sealed) for one in uow.guided.talks_of(learner.id)] == [(False, b"")]
        assert {one.state for one in uow.guided.applications_of(learner.id)} == {"sent", "invited"}
        assert len(uow.guided.steps_of(learner.id)) == 3
        later = today.replace(year=today.year + 1)
        assert (uow.guided.due_steps(later, 9), uow.guided.due_applications(later, 9)) == ([], [])
