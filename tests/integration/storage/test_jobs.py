"""Asking the workers: once is enough, and a failure never reaches the learner."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import text

from bot import jobs


async def test_asking_twice_leaves_one_job(postgres: str, database: SqlEngine) -> None:
    await jobs.install(postgres)
    await jobs.install(postgres)
    queue = jobs.JobQueue(postgres)
    await queue.notices()
    await queue.notices()
    await queue.close()
    with database.connect() as connection:
        query = text("select count(*) from procrastinate_jobs where task_name = 'deliver_notices' and status = 'todo'")
        assert connection.execute(query).scalar_one() == 1


async def test_a_database_that_is_away_is_no_error_and_no_long_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a crisis the learner still has to hear who will come."""
    monkeypatch.setattr(jobs, "SECONDS", 0.3)
    queue = jobs.JobQueue("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    began = time.monotonic()
    await queue.notices()
    await queue.notices()
    assert time.monotonic() - began < 5
    await queue.close()


async def test_the_queue_works_again_when_the_database_is_back(
    postgres: str, database: SqlEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    await jobs.install(postgres)
    with database.begin() as connection:
        connection.execute(text("delete from procrastinate_jobs"))
    queue = jobs.JobQueue(postgres)
    monkeypatch.setattr(jobs, "SECONDS", 0.0)
    await queue.notices()
    monkeypatch.setattr(jobs, "SECONDS", 10.0)
    await queue.notices()
    await queue.close()
    with database.connect() as connection:
        assert (
            connection.execute(text("select count(*) from procrastinate_jobs where status = 'todo'")).scalar_one() == 1
        )
