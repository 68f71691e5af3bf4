"""Alembic from code: bring the database to the newest schema, and tell where it stands."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import text
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from bot.ports import StorageDown, Vault, WrongKey
from bot.storage import tables

_UPGRADE_LOCK = 4_021_973  # any number that nothing else in this database uses
_CANARY = "nazorgmaatje"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def upgrade(engine: SqlEngine) -> None:
    """Run the migrations that are not in yet; of processes that start at once one does. Raises `StorageDown`."""
    config = _config()
    try:
        with engine.begin() as connection:
            connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except OperationalError:
        raise StorageDown("the database cannot be reached; check DATABASE_URL") from None


def is_current(engine: SqlEngine) -> bool:
    """Whether the database has the newest schema."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head


def health(engine: SqlEngine) -> str:
    """How the database is: "ok", "old schema" or "not reachable"."""
    try:
        return "ok" if is_current(engine) else "old schema"
    except SQLAlchemyError:
        return "not reachable"


def check_key(engine: SqlEngine, vault: Vault) -> None:
    """Leave a sealed word at the first start; later starts must be able to open it. Raises `WrongKey`."""
    with engine.begin() as connection:
        query = tables.deployment.select().where(tables.deployment.c.name == "canary")
        row = connection.execute(query).one_or_none()
        if row is None:
            values = {"name": "canary", "value": vault.seal(_CANARY)}
            connection.execute(tables.deployment.insert().values(values))
        elif vault.open(row.value) != _CANARY:
            raise WrongKey("the keys in NAZORG_KEYS are not those of this database")


def kind_of_database(engine: SqlEngine, wanted: str) -> str:
    """What this database was made for ("demo" or "real"): written once, at the first start."""
    with engine.begin() as connection:
        query = tables.deployment.select().where(tables.deployment.c.name == "kind")
        row = connection.execute(query).one_or_none()
        if row is not None:
            return bytes(row.value).decode()
        connection.execute(tables.deployment.insert().values(name="kind", value=wanted.encode()))
        return wanted
