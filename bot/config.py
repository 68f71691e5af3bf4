"""Settings, read once from the environment. Every variable stands in `.env.example` (a test compares them)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class BadSetting(ValueError):
    """A setting is missing or makes no sense; the message says which and what to do."""


@dataclass(frozen=True)
class Settings:
    """What the operator decides. Secrets never appear in a representation of this object."""

    home: Path
    database_url: str | None
    host: str
    port: int
    base_url: str
    demo: bool
    actions_port: int
    engine_ports: tuple[int, ...]
    engine_seconds: int  # that one turn of the engine may take
    telegram_base_url: str | None
    telegram_webhook: bool
    botapi_port: int
    whatsapp_number: str | None
    whatsapp_base_url: str | None
    graphapi_port: int
    smtp_host: str | None
    smtp_port: int
    smtp_user: str | None
    mail_from: str
    _secrets: Mapping[str, str]

    def secret(self, name: str) -> str:
        """A secret setting, "" when it is not set."""
        return self._secrets.get(name, "")

    def __repr__(self) -> str:
        return f"Settings(home={str(self.home)!r}, port={self.port}, demo={self.demo})"


MOST_SECONDS = 60  # who waits longer for an answer is gone
SECRETS = (
    "NAZORG_KEYS", "ENGINE_TOKEN", "ACTIONS_TOKEN", "TELEGRAM_TOKEN", "TELEGRAM_SECRET",
    "WHATSAPP_TOKEN", "WHATSAPP_SECRET", "WHATSAPP_VERIFY_TOKEN", "SMTP_PASSWORD",
)  # fmt: skip


def read_settings(env: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this environment. Raises `BadSetting`."""
    port = _port(env, "NAZORG_PORT", 8080)
    host = env.get("NAZORG_HOST", "127.0.0.1")
    return Settings(
        home=Path(env.get("NAZORG_HOME", "var")).resolve(),
        database_url=_database(env.get("DATABASE_URL", "")),
        host=host,
        port=port,
        base_url=env.get("NAZORG_BASE_URL", f"http://{host}:{port}").rstrip("/"),
        demo=_flag(env, "NAZORG_DEMO"),
        actions_port=_port(env, "NAZORG_ACTIONS_PORT", 5055),
        engine_ports=_ports(env, "NAZORG_ENGINE_PORTS", "5005"),
        engine_seconds=_seconds(env, "NAZORG_ENGINE_SECONDS", 5),
        telegram_base_url=env.get("TELEGRAM_BASE_URL") or None,
        telegram_webhook=_flag(env, "TELEGRAM_WEBHOOK"),
        botapi_port=_port(env, "NAZORG_BOTAPI_PORT", 8081),
        whatsapp_number=_whatsapp(env),
        whatsapp_base_url=env.get("WHATSAPP_BASE_URL") or None,
        graphapi_port=_port(env, "NAZORG_GRAPHAPI_PORT", 8082),
        smtp_host=env.get("SMTP_HOST") or None,
        smtp_port=_port(env, "SMTP_PORT", 587),
        smtp_user=env.get("SMTP_USER") or None,
        mail_from=env.get("MAIL_FROM", "nazorgmaatje@localhost"),
        _secrets={name: env[name] for name in SECRETS if env.get(name)},
    )


def _database(url: str) -> str | None:
    if not url:
        return None
    scheme, _, rest = url.partition("://")
    if scheme not in ("postgres", "postgresql", "postgresql+psycopg") or not rest:
        raise BadSetting("DATABASE_URL: must begin with postgresql://; only PostgreSQL is supported")
    return f"postgresql+psycopg://{rest}"


def _whatsapp(env: Mapping[str, str]) -> str | None:
    """The id of our number; WhatsApp is set up as a whole or not at all."""
    names = ("WHATSAPP_TOKEN", "WHATSAPP_NUMBER_ID", "WHATSAPP_SECRET", "WHATSAPP_VERIFY_TOKEN")
    given = {name: env.get(name) for name in names}
    missing = [name for name in names if not given[name]]
    if given["WHATSAPP_TOKEN"] and missing:
        raise BadSetting(f"{missing[0]}: needed with WHATSAPP_TOKEN")
    return given["WHATSAPP_NUMBER_ID"] or None


def _flag(env: Mapping[str, str], name: str) -> bool:
    value = env.get(name, "").lower()
    if value not in ("", "0", "1", "no", "yes", "false", "true"):
        raise BadSetting(f"{name}: must be 1 or 0, not {value!r}")
    return value in ("1", "yes", "true")


def _seconds(env: Mapping[str, str], name: str, default: int) -> int:
    value = env.get(name) or str(default)
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= MOST_SECONDS):
        raise BadSetting(f"{name}: must be a number from 1 to {MOST_SECONDS}, not {value!r}")
    return int(value)


def _port(env: Mapping[str, str], name: str, default: int) -> int:
    return _number(name, env.get(name) or str(default))


def _ports(env: Mapping[str, str], name: str, default: str) -> tuple[int, ...]:
    return tuple(_number(name, part) for part in (env.get(name) or default).split(","))


def _number(name: str, value: str) -> int:
    if not value.strip().isdigit() or not 0 < int(value) < 65536:
        raise BadSetting(f"{name}: must be a port number from 1 to 65535, not {value!r}")
    return int(value)
