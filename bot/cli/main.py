"""The commands, each a thin line to the parts; heavy parts are imported by the command that needs them."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any

import click


class Failed(click.ClickException):
    """Something went wrong; one line says what and what to do. Exit code 1."""

    exit_code = 1

    def show(self, file: Any = None) -> None:  # noqa: ARG002
        """One line on standard error."""
        click.echo(f"nazorg: {self.message}", err=True)


class Group(click.Group):
    """Turns the errors that we foresee into one line and exit code 1.

    Most commands need the whole product, whose import takes seconds. `nazorg signals` does not, so the others are
    brought in only when it is not one of the light ones that is asked for.
    """

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a command, among the light ones first."""
        if cmd_name not in self.commands:
            register()
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All of them, for the help page."""
        register()
        return super().list_commands(ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Run, and translate."""
        from bot.config import BadSetting
        from bot.language.cv.tagging.tagger import TaggerMissing
        from bot.meaning.model import MeaningMissing
        from bot.play.script import BadScript
        from bot.ports import EngineError, StorageDown, WrongKey
        from bot.safety.model import ModelMissing

        try:
            return super().invoke(ctx)
        except (BadSetting, BadScript, EngineError, StorageDown, WrongKey) as error:
            raise Failed(str(error)) from None
        except (ModelMissing, TaggerMissing, MeaningMissing) as error:
            raise Failed(str(error)) from None
        except UnicodeDecodeError as error:
            raise Failed(f"the input is no UTF-8 (byte {error.start})") from None


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="nazorgmaatje")
def cli() -> None:
    """Nazorgmaatje: check in on oud-leerlingen of the vso, and hand over to a person in time."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")


def register() -> None:
    """Add the commands of the other modules."""
    from bot.cli import campaign, cv, learners, measure, people, quality, run

    modules: tuple[Callable[[click.Group], None], ...] = (
        run.add, quality.add, measure.add, people.add, cv.add, campaign.add, learners.add,
    )  # fmt: skip
    for add in modules:
        add(cli)


def main() -> None:
    """The entry point."""
    from bot.cli import quality

    quality.add(cli)
    try:
        cli(standalone_mode=True)
    except KeyboardInterrupt:
        sys.exit(130)
