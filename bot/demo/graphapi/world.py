"""The people, what was said, and how the server is to behave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal

from bot.demo.graphapi.errors import GraphError

Json = dict[str, Any]
DAY = 24 * 3600


@dataclass(frozen=True)
class App:
    """What Meta knows of our app: the number with its id, the token, and where and how webhooks go."""

    token: str
    secret: str
    verify_token: str
    number: str = "100000000000001"
    webhook: str = ""


@dataclass
class Person:
    """Somebody with WhatsApp. `wrote_at` is when he wrote last (Unix time); `messages` are oldest first."""

    id: int
    name: str = "Sam"
    refuses: int | None = None  # the error that every message to him meets
    wrote_at: float | None = None
    messages: list[Json] = field(default_factory=list)

    @property
    def phone(self) -> str:
        """International, without a plus."""
        return f"316{self.id:08d}"

    @property
    def own_id(self) -> str:
        """The id that WhatsApp gives him for this business."""
        return f"NL.{self.id:010d}"


@dataclass(frozen=True)
class Template:
    """A text that was handed in for approval: how many variables and quick replies it has."""

    name: str
    body: str
    variables: int = 0
    replies: tuple[str, ...] = ()
    language: str = "nl"
    status: Literal["APPROVED", "PENDING", "PAUSED", "DISABLED"] = "APPROVED"


@dataclass
class Switches:
    """`ids` told of a person: his own id and number, or one of them. `late`: a refusal comes as a status only.

    `repeat` posts every webhook twice, `receipts` tells what became of messages.
    """

    ids: Literal["both", "phone", "own"] = "both"
    late: bool = False
    repeat: bool = False
    receipts: bool = True


@dataclass
class Failure:
    """`times` sends meet this: an error `code` with HTTP `status`; `bare` without a body that tells the code.

    `after`: the message is delivered all the same. `hang` seconds pass before the answer.
    """

    code: int = 131000
    status: int = 500
    subcode: int | None = None
    retry_after: int | None = None
    bare: bool = False
    times: int = 1
    after: bool = False
    hang: float = 0.0

    def error(self) -> GraphError:
        """The answer."""
        return GraphError(
            self.code, "As asked for",
            status=self.status, subcode=self.subcode, retry_after=self.retry_after, bare=self.bare,
        )  # fmt: skip


class World:
    """All state of the server. Used from one event loop only. `clock` gives Unix time in seconds."""

    def __init__(self, app: App, clock: Callable[[], float]) -> None:
        self.app = app
        self.clock = clock
        self.people: dict[int, Person] = {}
        self.media: dict[str, tuple[str, bytes]] = {}  # id -> (type, content)
        self.templates: dict[tuple[str, str], Template] = {}
        self.switches = Switches()
        self.failures: list[Failure] = []
        self.calls: list[Json] = []
        self.outbox: list[Json] = []  # bodies for the webhook, oldest first
        self._ids = count(1001)

    def now(self) -> str:
        """Unix time as it stands in webhooks."""
        return str(int(self.clock()))

    def person(self, id: int, name: str | None = None) -> Person:
        """Somebody, made when he is new."""
        person = self.people.setdefault(id, Person(id))
        person.name = name or person.name
        return person

    def addressed(self, body: Json) -> Person | None:
        """Whom a message is for; a number goes before an id."""
        to, recipient = body.get("to"), body.get("recipient")
        return next(
            (one for one in self.people.values() if to == one.phone or (not to and recipient == one.own_id)), None
        )

    def new_id(self, kind: str = "wamid.") -> str:
        """An id, never given twice."""
        return f"{kind}{next(self._ids)}"

    def failure(self) -> Failure | None:
        """What the send of now must meet, if anything; it is used up by this."""
        for failure in self.failures:
            if failure.times > 0:
                failure.times -= 1
                return failure
        return None

    def post(self, field: str, person: Person, **pieces: list[Json]) -> None:
        """Have the webhook hear of something."""
        contact: Json = {"profile": {"name": person.name}}
        if self.switches.ids != "own":
            contact["wa_id"] = person.phone
        if self.switches.ids != "phone":
            contact["user_id"] = person.own_id
        value = {
            "messaging_product": "whatsapp",
            "metadata": {"display_phone_number": "31850000000", "phone_number_id": self.app.number},
            "contacts": [contact], **pieces,
        }  # fmt: skip
        change = {"field": field, "value": value}
        self.outbox.append({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [change]}]})
