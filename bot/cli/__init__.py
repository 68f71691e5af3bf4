"""The command `nazorg`. Exit codes: 0 done, 1 failed with one line of reason, 2 wrong usage."""

from bot.cli.main import main

__all__ = ["main"]
