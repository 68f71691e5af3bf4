"""One transaction: everything or nothing. Never kept open during a network call."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Engine as SqlEngine
from sqlalchemy import create_engine
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session as Orm
from sqlalchemy.orm import sessionmaker

from bot.ports import StorageDown
from bot.storage.campaigns import Campaigns
from bot.storage.guided import Guided
from bot.storage.imports import Imports
from bot.storage.mapping import map_all
from bot.storage.queries import Cases, People, Talks

T = TypeVar("T")
Database = SqlEngine  # a pool of connections, as `connect` makes it


class SqlUnitOfWork:
    """`with` block around one transaction; leaves without `commit()` roll back. Raises `StorageDown`."""

    people: People
    talks: Talks
    cases: Cases
    campaigns: Campaigns
    imports: Imports
    guided: Guided

    def __init__(self, factory: Callable[[], Orm]) -> None:
        self._factory = factory

    def __enter__(self) -> Self:
        self._orm = self._factory()
        self.people, self.talks, self.cases = People(self._orm), Talks(self._orm), Cases(self._orm)
        self.campaigns = Campaigns(self._orm)
        self.imports = Imports(self._orm)
        self.guided = Guided(self._orm)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._orm.close()
        except (OperationalError, InterfaceError) as close_error:
            raise StorageDown("the database went away") from close_error
        if isinstance(error, OperationalError | InterfaceError):
            raise StorageDown("the database cannot be reached") from None

    def add(self, *records: object) -> None:
        """New records, written at the next flush or commit."""
        self._orm.add_all(records)

    def get(self, kind: type[T], key: object) -> T | None:
        """One record by its primary key."""
        return self._orm.get(kind, key)

    def delete(self, record: object) -> None:
        """Remove a record."""
        self._orm.delete(record)

    def flush(self) -> None:
        """Write what is new, so that generated numbers are known."""
        self._orm.flush()

    def commit(self) -> None:
        """Make it last."""
        self._orm.commit()


def connect(url: str) -> Database:
    """A pooled connection to PostgreSQL. Opens nothing before its first use."""
    return create_engine(
        url,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=20,
        connect_args={"connect_timeout": 2, "application_name": "nazorgmaatje"},
    )


def unit_of_work_factory(engine: Database) -> Callable[[], SqlUnitOfWork]:
    """What services call to begin a transaction."""
    map_all()
    factory = sessionmaker(engine, expire_on_commit=False)
    return lambda: SqlUnitOfWork(factory)
