"""The composition root: the one place where the parts of the product are put together."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from bot.channels import whatsapp
from bot.channels.whatsapp import WhatsAppChannel
from bot.config import BadSetting, Settings
from bot.content.cv import cv_plan
from bot.content.policies import policies
from bot.conversation.guides import Guide
from bot.conversation.guides.application import ApplicationGuide
from bot.conversation.guides.cv import CvGuide
from bot.conversation.guides.letter import LetterGuide
from bot.conversation.guides.plan import PlanGuide
from bot.conversation.guides.practice import PracticeGuide
from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.core.checkin import PROFILES
from bot.core.guided import GuidedKind
from bot.core.signal import Assessment
from bot.engines.rasa import RasaEngine
from bot.jobs import JobQueue
from bot.language import CheckinReader, Language
from bot.language.cv import CvReader
from bot.language.cv.tagging.tagger import Tagger, newest
from bot.language.news import NewsReader
from bot.language.practice import PracticeListener
from bot.language.vacancy import VacancyReader
from bot.mail import FolderNotifier, SmtpNotifier
from bot.meaning import meant
from bot.ports import Channel, Clock, Engine, Notifier, Queue, StorageDown
from bot.safety import Safety
from bot.safety.stored import latest
from bot.services.parts import Parts
from bot.services.planning import reach
from bot.services.talk.dialogue import Dialogue
from bot.storage import embedded, schema
from bot.storage.unit_of_work import Database, connect, unit_of_work_factory
from bot.storage.vault import FernetVault, new_key
from bot.understanding.questions.asked_for import asked_for

ROOT = Path(__file__).resolve().parents[1]
MODELS = ROOT / "models"


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)


def load_safety(models: Path = MODELS, language: Language | None = None) -> Safety:
    """The safety check with its newest model. Raises `ModelMissing`."""
    return Safety.load(latest(models), language or Language())


def load_tagger(models: Path = MODELS) -> Tagger:
    """The second look at what the cv reader read, with its newest model. Raises `TaggerMissing`."""
    return Tagger(newest(models))


def keys(settings: Settings) -> list[str]:
    """The encryption keys; made once in `home/keys` when there is no DATABASE_URL. Raises `BadSetting`."""
    given = [key.strip() for key in settings.secret("NAZORG_KEYS").split(",") if key.strip()]
    if given:
        return given
    if settings.database_url:
        raise BadSetting("NAZORG_KEYS: needed with DATABASE_URL; make one with: nazorg new-key")
    path = settings.home / "keys"
    if not path.exists():
        settings.home.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(new_key() + "\n")
    return path.read_text().split()


def database_url(settings: Settings) -> str:
    """The database of the settings, or the embedded one, started when it does not run yet."""
    return settings.database_url or embedded.start(settings.home / "postgres")


def prepare_database(url: str, vault: FernetVault, *, demo: bool) -> Database:
    """Newest schema, right key, right kind. Raises `WrongKey`, `BadSetting`."""
    engine = connect(url)
    schema.upgrade(engine)
    schema.check_key(engine, vault)
    kind = schema.kind_of_database(engine, "demo" if demo else "real")
    if demo and kind != "demo":
        raise BadSetting("NAZORG_DEMO: this database holds a real school; demo mode is refused")
    if not demo and kind == "demo":
        raise BadSetting("NAZORG_DEMO: this database holds demo data; real use is refused. Take another database")
    return engine


@dataclass
class Bootstrap:
    """Makes each part once, when it is first asked for. Tests replace single parts."""

    settings: Settings
    clock: Clock

    @cached_property
    def vault(self) -> FernetVault:
        """Encryption with the keys of the settings."""
        return FernetVault(keys(self.settings))

    @cached_property
    def url(self) -> str:
        """The database's address."""
        return database_url(self.settings)

    @cached_property
    def database(self) -> Database:
        """The database, brought up to date."""
        return prepare_database(self.url, self.vault, demo=self.settings.demo)

    @cached_property
    def language(self) -> Language:
        """Dutch."""
        return Language()

    @cached_property
    def safety(self) -> Safety:
        """The safety check."""
        return load_safety(language=self.language)

    @cached_property
    def parts(self) -> Parts:
        """What the use cases need."""
        return Parts(
            begin=unit_of_work_factory(self.database),
            clock=self.clock,
            vault=self.vault,
            policies=policies(),
            reader=CheckinReader(self.language),
            assess=self._assess,
            token=secrets.token_urlsafe,
        )

    def _assess(self, text: str, earlier: Sequence[str] = ()) -> Assessment:
        """Judge a message; the model is loaded at the first one, so a command that judges none does not wait for it."""
        return self.safety.assess(text, earlier)

    @cached_property
    def cv_reader(self) -> CvReader:
        """Facts for a cv. Raises `TaggerMissing`."""
        return CvReader(self.language, load_tagger())

    @cached_property
    def guides(self) -> Mapping[GuidedKind, Guide]:
        """The guided talks."""
        news = NewsReader(self.language)
        applications = ApplicationGuide(news)
        return {
            "application": applications,
            "plan": PlanGuide(news, applications),
            "cv": CvGuide(self.cv_reader, cv_plan()),
            "letter": LetterGuide(VacancyReader(), self.cv_reader),
            "practice": PracticeGuide(PracticeListener(self.language)),
        }

    @cached_property
    def dialogue(self) -> Dialogue:
        """What the engine's actions call."""
        return Dialogue(self.parts)

    @cached_property
    def engine(self) -> Engine:
        """The dialogue engine."""
        addresses = [f"http://127.0.0.1:{port}" for port in self.settings.engine_ports]
        return RasaEngine(addresses, self.settings.secret("ENGINE_TOKEN"), timeout=self.settings.engine_seconds)

    @cached_property
    def queue(self) -> Queue:
        """Background work."""
        return JobQueue(self.url)

    @cached_property
    def notifier(self) -> Notifier:
        """Mail to staff."""
        s = self.settings
        if s.smtp_host:
            return SmtpNotifier(s.smtp_host, s.smtp_port, s.smtp_user, s.secret("SMTP_PASSWORD"), s.mail_from)
        return FolderNotifier(s.home / "mail", s.mail_from, self.clock.now)

    @asynccontextmanager
    async def whatsapp(self) -> AsyncIterator[WhatsAppChannel | None]:
        """WhatsApp, connected until leaving; None when no token is set. For every process that sends."""
        s, number = self.settings, self.settings.whatsapp_number
        if not s.secret("WHATSAPP_TOKEN") or number is None:
            yield None
            return

        async def heard_lately(account: str) -> bool:
            try:
                return await asyncio.to_thread(reach.heard_lately, self.parts, WhatsAppChannel.name, account)
            except StorageDown:
                return True  # without the store we only answer, so somebody wrote just now

        async with whatsapp.connect(s.secret("WHATSAPP_TOKEN"), number, s.whatsapp_base_url or whatsapp.GRAPH) as graph:
            yield WhatsAppChannel(graph, heard_lately)

    def warm_up(self) -> None:
        """Compile and load what is made at first use, so that the first learner does not wait for it."""
        for profile in PROFILES:
            self.parts.reader.read("ja", question="plek", profile=profile, now=self.parts.now())
        self.parts.assess("hoi")
        meant("hoi")
        asked_for("wat is een loonstrook?")
        self.cv_reader.read("hoi", now=self.parts.now())

    def conversation(self, channels: Mapping[str, Channel]) -> Conversation:
        """The message pipeline over these channels."""
        spool = Spool(self.settings.home / "spool", self.vault)
        return Conversation(self.parts, self.engine, channels, self.queue, spool, self.guides)


def bootstrap(settings: Settings) -> Bootstrap:
    """Everything for these settings; nothing is opened until it is asked for."""
    return Bootstrap(settings, SystemClock())
