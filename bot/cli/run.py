"""Commands that run the product or parts of it."""

from __future__ import annotations

import asyncio
import signal
import sys

import click

from bot.bootstrap import bootstrap
from bot.config import BadSetting, read_settings
from bot.core.checkin import PROFILES


def add(group: click.Group) -> None:
    """Register."""
    for command in (up, serve, worker, actions_process, migrate, new_key_command, rotate_keys, chat, demo):
        group.add_command(command)


def _until_signal(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)


@click.command()
@click.option("--demo/--no-demo", default=None, help="Demo data and start page (default: NAZORG_DEMO).")
def up(demo: bool | None) -> None:
    """Start everything: database, engine, app, worker. Stop with Ctrl-C."""
    import os

    from bot.supervise import Supervisor

    if demo is not None:
        os.environ["NAZORG_DEMO"] = "1" if demo else "0"
    boot = bootstrap(read_settings())
    _port_of_own(boot.settings.demo, boot.settings.database_url)
    _ = boot.safety
    if boot.settings.demo:
        from bot.demo.data import fill

        _ = boot.database
        fill(boot.parts, boot.clock.now())

    async def run() -> None:
        supervisor = Supervisor(boot, lambda line: click.echo(line))
        _until_signal(supervisor.stop)
        await supervisor.run()

    asyncio.run(run())


def _port_of_own(demo: bool, url: str | None) -> None:
    if demo and url:
        raise BadSetting("NAZORG_DEMO: the demo makes its own database; unset DATABASE_URL")


@click.command()
def serve() -> None:
    """The app process: dashboard, webchat, channels, actions."""
    from bot.serving import App

    boot = bootstrap(read_settings())
    boot.warm_up()

    async def run() -> None:
        app = App(boot)
        _until_signal(app.stop)
        await app.run()

    asyncio.run(run())


@click.command()
def worker() -> None:
    """A worker process: mail, leave, climbing. Start as many as you like."""
    from bot.work import run_worker

    boot = bootstrap(read_settings())
    _ = boot.safety

    async def run() -> None:
        stop = asyncio.Event()
        _until_signal(stop)
        await run_worker(boot, stop)

    asyncio.run(run())


@click.command("actions")
def actions_process() -> None:
    """The engine's actions as a process of its own."""
    from bot.loopback import actions_server

    boot = bootstrap(read_settings())
    boot.warm_up()

    async def run() -> None:
        stop = asyncio.Event()
        _until_signal(stop)
        async with actions_server(boot):
            await stop.wait()

    asyncio.run(run())


@click.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    from bot.jobs import install

    boot = bootstrap(read_settings())
    _ = boot.database
    asyncio.run(install(boot.url))
    click.echo("the database has the newest schema")


@click.command("new-key")
def new_key_command() -> None:
    """Print a fresh encryption key for NAZORG_KEYS."""
    from bot.storage.vault import new_key

    click.echo(new_key())


@click.command("rotate-keys")
def rotate_keys() -> None:
    """Seal every stored text with the first key of NAZORG_KEYS."""
    from bot.storage.rotation import rotate

    boot = bootstrap(read_settings())
    count = rotate(boot.database, boot.vault, lambda table, done: click.echo(f"{table}: {done}"))
    click.echo(f"{count} texts are sealed with the first key now")


@click.command()
@click.option("--profile", default=PROFILES[0], type=click.Choice(PROFILES))
@click.option("--echo", is_flag=True, help="Without the dialogue engine: echoes what you type.")
def chat(profile: str, echo: bool) -> None:
    """Chat in the terminal as a fresh learner, on a throw-away database."""
    from bot.play.terminal import talk

    asyncio.run(talk(profile, echo=echo, source=sys.stdin, target=sys.stdout))


@click.group()
def demo() -> None:
    """Demo data."""


@demo.command("data")
def demo_data() -> None:
    """Fill an empty demo database with a school, coaches and learners."""
    from bot.demo.data import fill

    boot = bootstrap(read_settings())
    if not boot.settings.demo:
        raise BadSetting("NAZORG_DEMO: set it to 1 first; demo data never goes into a real database")
    _ = boot.database
    click.echo("demo data is in" if fill(boot.parts, boot.clock.now()) else "demo data was in already")
