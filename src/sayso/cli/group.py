"""The group of commands, loaded when asked for, and the one place where errors become messages."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import click

from sayso.core.errors import InputError, SaysoError, UsageError

# In the order in which they are first needed; each stands in the file of its name, as `command`.
COMMANDS = ("demo", "read", "resolve", "explain", "train", "check", "ingest", "findings", "origins", "search", "trace", "mark", "undo", "actors", "campaigns", "report", "languages", "codebooks", "doctor")

DONE, FAILED, WRONG_USAGE, SOME_REFUSED, INTERRUPTED = 0, 1, 2, 3, 130


class Sayso(click.Group):
    """A click group that imports a command's file only when it runs or is listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in reading order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(f"sayso.cli.{cmd_name}").command
        assert isinstance(found, click.Command)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whoever reads our output may have read enough, which is no error."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # What is still buffered must not raise again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE
        return result

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, turn what went wrong into a message with place and next step, and exit with the contract's code."""
        extra["standalone_mode"] = False
        sys.exit(self._guarded(*args, **extra))

    def _guarded(self, *args: Any, **extra: Any) -> int:
        try:
            code = super().main(*args, **extra)
        except SaysoError as error:
            return _tell(error)
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except (KeyboardInterrupt, click.Abort):
            return INTERRUPTED
        except OSError as error:
            click.echo(f"sayso: {error.filename or ''}: {error.strerror or error}", err=True)
            return FAILED
        return code if isinstance(code, int) else DONE


def _tell(error: SaysoError) -> int:
    click.echo(f"sayso: {error}", err=True)
    if error.step:
        click.echo(f"  -> {error.step}", err=True)
    if isinstance(error, UsageError):
        return WRONG_USAGE
    return SOME_REFUSED if isinstance(error, InputError) else FAILED
