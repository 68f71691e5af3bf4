"""The list of learners, one learner, invitations, and a check-in now."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.consent import Consent
from bot.core.conversation import Message
from bot.core.learner import Account, Learner
from bot.ports import ChannelError, Outgoing
from bot.services.people import learners as service

from .conftest import World
from .forms import bubbles, fill_in, write


def say_no_to_the_coach(world: World, name: str) -> None:
    with world.parts.begin() as uow:
        uow.add(Consent(world.learner(name).id, "coach", False, world.parts.now()))
        uow.commit()


def test_the_list_shows_everybody_of_the_school(world: World) -> None:
    page = world.coach().get("/leerlingen").text
    for name in ("Daan", "Samira", "Lotte", "Yusuf", "Emma", "Rayan", "Kim", "Mo", "Noor", "Kevin", "Brecht", "Jordy"):
        assert name in page
    assert "Gestopt" in page
    assert "Open melding" in page


def test_answers_are_shown_to_the_coach_only_with_consent(world: World) -> None:
    here = f"/leerlingen/{world.learner('Daan').id}"
    coach = world.coach()
    assert "32 uur per week" in coach.get(here).text
    say_no_to_the_coach(world, "Daan")
    page = coach.get(here).text
    assert "32 uur per week" not in page
    assert "deelt de antwoorden niet" in page
    row = re.search(r"Daan</a>.*?</tr>", coach.get("/leerlingen").text, re.DOTALL)
    assert row is not None
    assert "Deelt niet" in row[0]
    assert "Goed" not in row[0]


def test_an_invitation_is_shown_once_and_opens_the_door(world: World) -> None:
    learner = world.learner("Noor")
    here = f"/leerlingen/{learner.id}"
    coach = world.coach()
    answer = fill_in(coach, here, f"{here}/uitnodigen")
    code = re.search(r'class="code">([A-Z0-9]{4}-[A-Z0-9]{4})<', answer.text)
    assert code is not None
    assert f"https://t.me/demo_nazorg_bot?start={code[1]}" in answer.text
    assert f"{world.url}/chat" in answer.text
    assert "<svg" in answer.text
    assert all(code[1] not in str(step.url) for step in [*answer.history, answer])
    assert code[1] not in coach.get(here).text
    browser = world.browser()
    write(browser, code[1])
    assert "Nazorgmaatje, een chatbot van" in bubbles(browser.get("/chat").text)[1][1]


def test_the_invitation_has_a_link_for_whatsapp_too(world: World) -> None:
    world.app.state.desk = replace(world.app.state.desk, whatsapp_phone="31850000000")
    here = f"/leerlingen/{world.learner('Noor').id}"
    coach = world.coach()
    page = fill_in(coach, here, f"{here}/uitnodigen").text
    code = re.search(r'class="code">([A-Z0-9-]+)<', page)
    assert code is not None
    assert f'href="https://wa.me/31850000000?text={code[1]}"' in page
    assert page.count("<svg") >= 2
    assert "https://t.me/" in page


class WhatsApp:
    """Takes a message, or refuses it as the channel does."""

    name = "whatsapp"

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.refuses: ChannelError | None = None

    async def send(self, account: str, message: Outgoing) -> str:
        if self.refuses is not None:
            raise self.refuses
        self.sent.append(message)
        return f"wamid.{len(self.sent)}"


@pytest.fixture
def whatsapp(world: World) -> WhatsApp:
    """Noor wrote over WhatsApp, two days ago."""
    channel, noor, then = WhatsApp(), world.learner("Noor"), world.parts.now() - timedelta(days=2)
    world.app.state.desk.conversation.outbox.add_channel("whatsapp", channel)
    with world.parts.begin() as uow:
        row = uow.get(Learner, noor.id)
        assert row is not None
        row.wants_channel = "whatsapp"
        account = Account("whatsapp", "31600000000", then, noor.id)
        uow.add(account)
        uow.flush()
        sealed = world.parts.vault.seal("hoi")
        uow.add(Message(account.id, "in", "wamid.0", "text", sealed, then, then, learner_id=noor.id, state="answered"))
        uow.commit()
    return channel


def test_a_day_after_whatsapp_was_used_the_approved_invitation_goes_first(world: World, whatsapp: WhatsApp) -> None:
    here = f"/leerlingen/{world.learner('Noor').id}"
    coach = world.coach()
    assert "mogen we eerst alleen vragen of het uitkomt" in coach.get(here).text
    answer = fill_in(coach, here, f"{here}/checkin")
    assert "De vraag of het uitkomt is verstuurd." in answer.text
    (sent,) = whatsapp.sent
    assert sent.template is not None
    assert (sent.template.name, sent.template.variables) == ("checkin_uitnodiging", ("Noor",))
    assert sent.buttons[0].payload == "/start_checkin"


@pytest.mark.parametrize("reason", ["template not approved", "unreachable"])
def test_a_check_in_that_whatsapp_refuses_is_not_called_sent(world: World, whatsapp: WhatsApp, reason: str) -> None:
    whatsapp.refuses = ChannelError(reason)
    here = f"/leerlingen/{world.learner('Noor').id}"
    answer = fill_in(world.coach(), here, f"{here}/checkin")
    assert "De check-in is niet aangekomen." in answer.text
    assert "is verstuurd" not in answer.text


@pytest.mark.parametrize("refused", [False, True])
def test_within_a_day_the_first_question_goes_out_and_a_failure_is_told(
    world: World, whatsapp: WhatsApp, refused: bool
) -> None:
    with world.parts.begin() as uow:
        account = uow.people.account("whatsapp", "31600000000")
        assert account is not None
        now, sealed = world.parts.now() - timedelta(hours=1), world.parts.vault.seal("hoi")
        uow.add(Message(account.id, "in", "wamid.x", "text", sealed, now, now, learner_id=account.learner_id))
        uow.commit()
    whatsapp.refuses = ChannelError("unreachable") if refused else None
    here = f"/leerlingen/{world.learner('Noor').id}"
    coach = world.coach()
    assert "krijgt meteen de eerste vraag" in coach.get(here).text
    answer = fill_in(coach, here, f"{here}/checkin")
    assert ("De check-in is niet aangekomen." if refused else "De check-in is verstuurd.") in answer.text


def test_a_new_code_makes_the_old_one_worthless(world: World) -> None:
    here = f"/leerlingen/{world.learner('Noor').id}"
    coach = world.coach()
    codes = []
    for _ in range(2):
        page = fill_in(coach, here, f"{here}/uitnodigen").text
        codes += re.findall(r'class="code">([A-Z0-9-]+)<', page)
    with world.parts.begin() as uow:
        assert service.invited(uow, codes[0]) is None
        assert service.invited(uow, codes[1]) is not None


def test_a_check_in_starts_now(world: World) -> None:
    here = f"/leerlingen/{world.learner('Noor').id}"
    assert "De check-in is verstuurd." in fill_in(world.coach(), here, f"{here}/checkin").text
    browser = world.browser()
    browser.post("/demo/leerling", data={"leerling": "8"})
    assert bubbles(browser.get("/chat").text)[-1] == ("bot", "/start_checkin")  # the engine that echoes


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"status": "stopped"}, "doet niet mee"),
        ({"status": "paused"}, "doet niet mee"),
        ({"human_since": "now"}, "heeft het gesprek overgenomen"),
    ],
)
def test_the_page_says_why_a_check_in_cannot_be(world: World, values: dict[str, str], words: str) -> None:
    learner = world.learner("Noor")
    with world.parts.begin() as uow:
        row = uow.get(Learner, learner.id)
        for name, value in values.items():
            setattr(row, name, world.parts.now() if value == "now" else value)
        uow.commit()
    here = f"/leerlingen/{learner.id}"
    page = world.coach().get(here).text
    assert words in page
    assert "Stuur een check-in" not in page
    assert words in fill_in(world.coach(), here, f"{here}/checkin").text


def test_no_account_and_no_consent_are_told_apart(world: World) -> None:
    learner = world.learner("Noor")
    here = f"/leerlingen/{learner.id}"
    with world.parts.begin() as uow:
        for account in uow.people.accounts_of(learner.id):
            account.dead_at = world.parts.now()
        uow.commit()
    assert "heeft nog geen chat" in world.coach().get(here).text
    with world.parts.begin() as uow:
        uow.add(Consent(learner.id, "checkin", False, world.parts.now()))
        uow.commit()
    assert "wil geen vragen krijgen" in world.coach().get(here).text
