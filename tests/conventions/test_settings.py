"""Every setting is read in one place, stands in `.env.example`, and is explained in docs/operating.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config import SECRETS, BadSetting, Settings, read_settings

ROOT = Path(__file__).parents[2]
# Who may touch the environment: the settings, and what hands it on to child processes.
READERS = {"bot/config.py", "bot/supervise.py", "bot/play/stack.py", "bot/cli/run.py"}


class Recorder(dict[str, str]):
    """An environment that remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        self.asked.add(key)
        return super().get(key, default)


def asked() -> set[str]:
    env = Recorder()
    read_settings(env)
    return env.asked


def example() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_example_names_every_setting_and_no_other() -> None:
    assert set(example()) == asked()


def test_the_example_shows_the_defaults() -> None:
    def values(settings: Settings) -> Iterator[object]:
        yield from (getattr(settings, name) for name in Settings.__dataclass_fields__)

    assert list(values(read_settings(example()))) == list(values(read_settings({})))


def test_every_setting_is_explained() -> None:
    rows = (ROOT / "docs/operating.md").read_text(encoding="utf-8").splitlines()
    explained = {name for row in rows if row.startswith("| `") for name in re.findall(r"`([A-Z_]{3,})`", row)}
    assert asked() - explained == set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NAZORG_PORT", "eighty"), ("NAZORG_PORT", "70000"), ("NAZORG_ENGINE_PORTS", "5005,"),
        ("NAZORG_ENGINE_SECONDS", "0"),
        ("NAZORG_DEMO", "maybe"), ("DATABASE_URL", "sqlite:///x.db"), ("SMTP_PORT", "-1"),
    ],
)  # fmt: skip
def test_a_bad_value_names_its_setting(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        read_settings({name: value})


def test_whatsapp_is_set_up_as_a_whole() -> None:
    names = ("WHATSAPP_TOKEN", "WHATSAPP_NUMBER_ID", "WHATSAPP_SECRET", "WHATSAPP_VERIFY_TOKEN")
    whole = dict.fromkeys(names, "1")
    assert read_settings(whole).whatsapp_number == "1"
    for name in names[1:]:
        with pytest.raises(BadSetting, match=name):
            read_settings(whole | {name: ""})


def test_secrets_stay_out_of_the_representation() -> None:
    others = {"DATABASE_URL": "postgresql://u:hunter2@h/d", "WHATSAPP_NUMBER_ID": "1"}
    settings = read_settings(dict.fromkeys(SECRETS, "hunter2") | others)
    assert "hunter2" not in repr(settings)


def test_the_environment_is_read_in_one_place() -> None:
    readers = {
        path.relative_to(ROOT).as_posix()
        for folder in ("bot", "actions")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"\bos\.(environ|getenv)|import environ", path.read_text(encoding="utf-8"))
    }
    assert readers <= READERS
