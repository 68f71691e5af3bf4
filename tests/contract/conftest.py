"""Fixtures for the engine's contract: a model of the present sources, the actions, one engine process."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from engine_stack import PYTHON, ActionServer, EngineProcess, MemoryServices, train


@pytest.fixture(scope="session")
def model() -> Path:
    """The trained archive; trained once where the sources changed. `make install` makes the environment."""
    if not PYTHON.exists():
        pytest.fail(f"{PYTHON} is missing: run `make install`")
    return train()


@pytest.fixture(scope="session")
def services() -> MemoryServices:
    return MemoryServices()


@pytest.fixture(scope="session")
def action_server(services: MemoryServices) -> Iterator[ActionServer]:
    server = ActionServer(services)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def engine(
    model: Path, action_server: ActionServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[EngineProcess]:
    process = EngineProcess(model, action_server.url, tmp_path_factory.mktemp("engine"))
    yield process
    if process.process.poll() is None:
        process.stop()
