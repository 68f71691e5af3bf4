"""Migrations, keys and the kind of a database, on a real server."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import inspect, make_url, text

from bot.core.conversation import Message
from bot.ports import StorageDown, WrongKey
from bot.services.parts import Parts
from bot.storage import embedded, rotation, schema, tables
from bot.storage.unit_of_work import connect, unit_of_work_factory
from bot.storage.vault import FernetVault, new_key
from tests.unit.services.world import make_learner, make_place


@pytest.fixture
def empty(postgres: str) -> Iterator[SqlEngine]:
    """A database of its own, without any table."""
    name = f"t{secrets.token_hex(6)}"
    server = connect(postgres)
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"create database {name}"))
    engine = connect(make_url(postgres).set(database=name).render_as_string(hide_password=False))
    yield engine
    engine.dispose()
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"drop database {name}"))
    server.dispose()


def run(engine: SqlEngine, to: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        (command.downgrade if to == "base" else command.upgrade)(config, to)


def test_from_empty_the_migrations_make_what_the_tables_say(empty: SqlEngine) -> None:
    schema.upgrade(empty)
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
    assert schema.is_current(empty)


def test_the_way_back_leaves_nothing_and_can_be_gone_again(empty: SqlEngine) -> None:
    schema.upgrade(empty)
    run(empty, "base")
    assert set(inspect(empty).get_table_names()) <= {"alembic_version"}
    schema.upgrade(empty)
    assert schema.is_current(empty)


def test_the_first_release_comes_along_with_its_data(empty: SqlEngine) -> None:
    run(empty, "0001")
    with empty.begin() as connection:
        connection.execute(text("insert into school values (gen_random_uuid(), 'De Brug', 'r', 'd', '09:00-17:00')"))
    assert not schema.is_current(empty)
    schema.upgrade(empty)
    with empty.connect() as connection:
        assert connection.execute(text("select name from school")).scalar_one() == "De Brug"


def test_processes_that_start_at_once_do_not_collide(empty: SqlEngine) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: schema.upgrade(empty), range(4)))
    assert schema.is_current(empty)


def test_another_key_is_refused_in_one_clear_line(empty: SqlEngine) -> None:
    schema.upgrade(empty)
    key = new_key()
    schema.check_key(empty, FernetVault([key]))
    schema.check_key(empty, FernetVault([key]))
    with pytest.raises(WrongKey) as error:
        schema.check_key(empty, FernetVault([new_key()]))
    assert "NAZORG_KEYS" in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("bad", ["", "kort", "é" * 44, "x" * 44])
def test_what_is_no_key_is_refused(bad: str) -> None:
    with pytest.raises(WrongKey, match="nazorg new-key"):
        FernetVault([bad])


def test_the_kind_of_a_database_is_fixed_at_its_first_start(empty: SqlEngine) -> None:
    schema.upgrade(empty)
    assert schema.kind_of_database(empty, "demo") == "demo"
    assert schema.kind_of_database(empty, "real") == "demo"


def test_keys_can_be_rotated_and_the_old_one_thrown_away(database: SqlEngine, parts: Parts) -> None:
    old, new = new_key(), new_key()
    first = FernetVault([old])
    schema.check_key(database, first)
    schema.kind_of_database(database, "real")
    learner = make_learner(parts, make_place(parts))
    with parts.begin() as uow:
        account = uow.people.accounts_of(learner.id)[0]
        for number, words in enumerate(("geheim", "")):
            sealed = first.seal(words) if words else b""
            uow.add(Message(account.id, "in", str(number), "text", sealed, parts.now(), parts.now()))
        uow.commit()
    with pytest.raises(WrongKey):
        rotation.rotate(database, FernetVault([new]), lambda *_: None)
    assert rotation.rotate(database, FernetVault([new, old]), lambda *_: None) == 2  # the text, and the canary
    only_new = FernetVault([new])
    schema.check_key(database, only_new)
    assert schema.kind_of_database(database, "x") == "real"
    with parts.begin() as uow:
        assert [only_new.open(m.sealed) for m in uow.talks.recent(account.id, 9)] == ["geheim", ""]


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """A folder that the server's own user can enter; not below pytest's, which is closed to others."""
    with tempfile.TemporaryDirectory(prefix="nazorg-test-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def test_a_server_that_stops_is_storage_down_everywhere(own_folder: Path) -> None:
    folder = own_folder
    engine = connect(embedded.start(folder / "postgres"))
    schema.upgrade(engine)
    begin = unit_of_work_factory(engine)
    with begin() as uow:
        assert uow.people.demo_staff() == []
    open_one = begin()
    open_one.__enter__()
    open_one.people.demo_staff()
    embedded.stop(folder / "postgres")
    with pytest.raises(StorageDown), begin() as uow:
        uow.people.demo_staff()
    with pytest.raises(StorageDown):
        schema.upgrade(engine)
    try:
        open_one.people.demo_staff()
    except Exception as error:
        with pytest.raises(StorageDown):
            open_one.__exit__(type(error), error, None)
    else:
        pytest.fail("the server was still there")
    engine.dispose()
