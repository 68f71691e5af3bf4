"""What a learner shows to staff: only with his leave, until it is over, and nothing of it in a mail."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from bot.content import load
from bot.core.consent import Purpose
from bot.core.escalation import Notice
from bot.core.guided import DocumentShare
from bot.core.learner import Learner
from bot.services.escalations.cases import NoSuchCase
from bot.services.escalations.notices import deliver
from bot.services.guides import documents, opening, shares
from bot.services.guides.portfolio import Portfolio
from bot.services.parts import Parts
from bot.services.people import roster
from tests.conftest import FixedClock
from tests.unit.services.papers import CV, RESUME, add_document, add_plan
from tests.unit.services.test_notices import URL, FakeNotifier
from tests.unit.services.world import Place, make_learner, make_place

DAYS = load("gids_cv")["share_days"]


@pytest.fixture
def daan(parts: Parts, place: Place) -> Learner:
    return make_learner(parts, place)


def change(parts: Parts, learner: Learner, purpose: Purpose, *, granted: bool) -> None:
    with parts.begin() as uow:
        (shares.allow if granted else shares.withdraw)(parts, uow, learner, purpose)
        uow.commit()


def seen(parts: Parts, place: Place, learner: Learner) -> Portfolio:
    return roster.open_file(parts, place.coach.id, learner.id).portfolio


def audited(parts: Parts, place: Place, what: str, subject: UUID) -> bool:
    with parts.begin() as uow:
        return uow.people.audited(str(place.coach.id), what, str(subject), parts.now() - timedelta(minutes=1))


async def mail(parts: Parts) -> list[tuple[str, str, str]]:
    notifier = FakeNotifier()
    await deliver(parts, notifier, URL)
    return notifier.sent


def token_of(body: str) -> UUID:
    return UUID(body.partition(f"{URL}/gedeeld/")[2].split()[0])


def test_without_leave_nothing_is_known_not_even_that_there_is_something(
    parts: Parts, place: Place, daan: Learner
) -> None:
    document = add_document(parts, daan)
    add_plan(parts, daan)
    assert seen(parts, place, daan) == Portfolio()
    with pytest.raises(NoSuchCase):
        opening.document_file(parts, place.coach.id, document.id, "pdf")


def test_leave_for_one_is_no_leave_for_the_other(parts: Parts, place: Place, daan: Learner) -> None:
    document = add_document(parts, daan)
    add_plan(parts, daan)
    change(parts, daan, "plan", granted=True)
    shown = seen(parts, place, daan)
    assert (shown.until, shown.papers) == (None, ())
    assert {(one.where, one.state) for one in shown.applications} == {
        ("Kapsalon Knip", "invited"), ("Jumbo in Ede", "sent"),
    }  # fmt: skip
    assert [(one.words, bool(one.done_at), one.late) for one in shown.steps] == [
        ("Brief maken", False, True), ("Fiets maken bij opa", False, False), ("Cv maken", True, False),
    ]  # fmt: skip
    assert shown.practised_at == parts.now()
    with pytest.raises(NoSuchCase):
        opening.document_file(parts, place.coach.id, document.id, "pdf")
    change(parts, daan, "plan", granted=False)
    change(parts, daan, "documents", granted=True)
    shown = seen(parts, place, daan)
    assert [one.id for one in shown.papers] == [document.id]
    assert (shown.plan, shown.steps, shown.applications, shown.practised_at) == (False, (), (), None)


def test_leave_for_documents_ends_by_itself(
    parts: Parts, place: Place, daan: Learner, clock: FixedClock
) -> None:
    document = add_document(parts, daan)
    change(parts, daan, "documents", granted=True)
    clock.forward(days=DAYS, seconds=-1)
    assert seen(parts, place, daan).papers
    clock.forward(seconds=1)
    assert seen(parts, place, daan).until is None
    with pytest.raises(NoSuchCase):
        opening.document_file(parts, place.coach.id, document.id, "pdf")


def test_only_the_newest_agreed_version_can_be_opened(parts: Parts, place: Place, daan: Learner) -> None:
    old = add_document(parts, daan)
    new = add_document(parts, daan, content={**CV, "design": "band"})
    change(parts, daan, "documents", granted=True)
    assert [(one.id, one.made) for one in seen(parts, place, daan).papers] == [(new.id, 2)]
    with pytest.raises(NoSuchCase):
        opening.document_file(parts, place.coach.id, old.id, "pdf")
    name, content = opening.document_file(parts, place.coach.id, new.id, "pdf")
    assert (name, content[:4]) == ("cv-daan-visser.pdf", b"%PDF")
    name, content = opening.document_file(parts, place.coach.id, new.id, "docx")
    assert (name, content[:2]) == ("cv-daan-visser.docx", b"PK")


def test_what_was_withdrawn_is_hidden_and_the_version_before_it_counts(
    parts: Parts, place: Place, daan: Learner
) -> None:
    old = add_document(parts, daan)
    new = add_document(parts, daan, content={**CV, "design": "band"})
    change(parts, daan, "documents", granted=True)
    with parts.begin() as uow:
        kept = documents.newest(uow, daan.id, "cv")
        assert kept is not None
        kept.withdrawn_at = parts.now()
        uow.commit()
    assert [one.id for one in seen(parts, place, daan).papers] == [old.id]
    with pytest.raises(NoSuchCase):
        opening.document_file(parts, place.coach.id, new.id, "pdf")


def test_another_school_sees_nothing(parts: Parts, daan: Learner) -> None:
    document, other = add_document(parts, daan), make_place(parts, "Andere")
    change(parts, daan, "documents", granted=True)
    for form in ("pdf", "docx"):
        with pytest.raises(NoSuchCase):
            opening.document_file(parts, other.coach.id, document.id, form)  # type: ignore[arg-type]
    with pytest.raises(NoSuchCase):
        opening.new_link(parts, other.coach.id, document.id)


def test_every_opening_is_audited(parts: Parts, place: Place, daan: Learner) -> None:
    document = add_document(parts, daan)
    change(parts, daan, "documents", granted=True)
    change(parts, daan, "plan", granted=True)
    assert not audited(parts, place, "document_opened_pdf", document.id)
    opening.document_file(parts, place.coach.id, document.id, "pdf")
    assert audited(parts, place, "document_opened_pdf", document.id)
    assert not audited(parts, place, "document_opened_docx", document.id)
    seen(parts, place, daan)
    assert audited(parts, place, "documents_viewed", daan.id)
    assert audited(parts, place, "plan_viewed", daan.id)


# -- the mail and the link -------------------------------------------------------------------------------------------


async def test_his_coach_gets_one_mail_with_a_link_and_nothing_about_him(
    parts: Parts, place: Place, daan: Learner
) -> None:
    add_document(parts, daan)
    change(parts, daan, "documents", granted=True)
    ((address, subject, body),) = await mail(parts)
    assert address == place.coach.mail
    for word in ("daan", "visser", "garage", "de brug", str(daan.id)):
        assert word not in (subject + body).lower()
    assert opening.follow(parts, place.coach.id, token_of(body)) == daan.id
    assert audited(parts, place, "share_followed", documents_of(parts, daan)[0])
    change(parts, daan, "documents", granted=True)  # a second yes on the same day is no second mail
    assert await mail(parts) == []


def documents_of(parts: Parts, learner: Learner) -> list[UUID]:
    with parts.begin() as uow:
        return [one.id for one in uow.guided.documents_of(learner.id)]


async def test_without_a_document_there_is_no_mail(parts: Parts, daan: Learner) -> None:
    change(parts, daan, "documents", granted=True)
    assert await mail(parts) == []


async def test_a_cv_that_is_finished_after_the_yes_brings_the_mail_and_the_next_version_none(
    parts: Parts, daan: Learner
) -> None:
    change(parts, daan, "documents", granted=True)
    for design in ("plain", "band"):
        add_document(parts, daan, content={**CV, "design": design})
        with parts.begin() as uow:
            shares.tell(parts, uow, daan)
            uow.commit()
    assert len(await mail(parts)) == 1
    change(parts, daan, "documents", granted=False)
    with parts.begin() as uow:
        shares.tell(parts, uow, daan)
        uow.commit()
    assert await mail(parts) == []


async def test_toch_niet_before_the_mail_left_stops_it(parts: Parts, daan: Learner) -> None:
    document = add_document(parts, daan)
    change(parts, daan, "documents", granted=True)
    change(parts, daan, "documents", granted=False)
    assert await mail(parts) == []
    with parts.begin() as uow:
        assert [one.status for one in uow.guided.notices_of(document.id)] == ["cancelled"]
    change(parts, daan, "documents", granted=True)  # a yes after a no is news
    assert len(await mail(parts)) == 1


async def test_leave_that_is_over_by_the_time_of_the_mail_stops_it(
    parts: Parts, daan: Learner, clock: FixedClock
) -> None:
    document = add_document(parts, daan)
    change(parts, daan, "documents", granted=True)
    clock.forward(days=DAYS)
    assert await mail(parts) == []
    with parts.begin() as uow:
        assert [one.status for one in uow.guided.notices_of(document.id)] == ["cancelled"]


async def test_a_link_ends_with_the_leave(parts: Parts, place: Place, daan: Learner, clock: FixedClock) -> None:
    add_document(parts, daan)
    change(parts, daan, "documents", granted=True)
    token = token_of((await mail(parts))[0][2])
    clock.forward(days=DAYS, seconds=-1)
    assert opening.follow(parts, place.coach.id, token) == daan.id
    clock.forward(seconds=1)
    with pytest.raises(NoSuchCase):
        opening.follow(parts, place.coach.id, token)
    assert shares.sweep(parts) == 1
    assert shares.sweep(parts) == 0


async def test_toch_niet_ends_links_for_good(parts: Parts, place: Place, daan: Learner) -> None:
    document = add_document(parts, daan)
    change(parts, daan, "documents", granted=True)
    tokens = [token_of((await mail(parts))[0][2]), opening.new_link(parts, place.coach.id, document.id)[0]]
    change(parts, daan, "documents", granted=False)
    change(parts, daan, "documents", granted=True)
    for token in (*tokens, uuid4()):
        with pytest.raises(NoSuchCase):
            opening.follow(parts, place.coach.id, token)


def test_a_link_works_for_a_colleague_and_not_for_another_school(parts: Parts, place: Place, daan: Learner) -> None:
    document, other = add_document(parts, daan), make_place(parts, "Andere")
    change(parts, daan, "documents", granted=True)
    token, learner_id = opening.new_link(parts, place.coach.id, document.id)
    assert learner_id == daan.id
    assert opening.follow(parts, place.staff["deputy"].id, token) == daan.id
    with pytest.raises(NoSuchCase):
        opening.follow(parts, other.coach.id, token)
    with parts.begin() as uow:
        (kept,) = uow.guided.shares_of(document.id)
        assert kept.opened_at == parts.now()
        assert str(token) not in kept.token_hash
        assert uow.get(DocumentShare, shares.hashed(token)) is kept


async def test_without_a_coach_of_his_own_the_coaches_of_the_school_are_told(parts: Parts, place: Place) -> None:
    learner = make_learner(parts, place, coach=False)
    add_document(parts, learner)
    change(parts, learner, "documents", granted=True)
    assert [address for address, _, _ in await mail(parts)] == [place.coach.mail]


async def test_a_mail_that_fails_is_tried_again(parts: Parts, daan: Learner, clock: FixedClock) -> None:
    document = add_document(parts, daan)
    change(parts, daan, "documents", granted=True)
    broken = FakeNotifier()
    broken.fails = True
    await deliver(parts, broken, URL)
    clock.forward(minutes=5)
    assert len(await mail(parts)) == 1
    with parts.begin() as uow:
        (notice,) = uow.guided.notices_of(document.id)
        assert isinstance(notice, Notice)
        assert (notice.status, notice.escalation_id) == ("sent", None)


def test_the_cv_is_the_agreed_one_else_the_draft(parts: Parts, daan: Learner) -> None:
    with parts.begin() as uow:
        assert documents.cv_of(parts, uow, daan.id) == ({}, False)
    add_document(parts, daan)
    with parts.begin() as uow:
        assert documents.cv_of(parts, uow, daan.id) == (CV, True)
    assert CV["resume"] == RESUME
