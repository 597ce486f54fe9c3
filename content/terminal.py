"""What the commands of all rooms share: the configuration of this checkout, exit codes, faults and progress.

The commands themselves are in each room's `commands`; `emra.py` names them all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from content.settings import Settings, SettingsError, read_settings

if TYPE_CHECKING:
    from rich.progress import TaskID

ROOT = Path(__file__).resolve().parents[1]
"""This checkout."""

PROBLEMS = 1
"""Exit code when the command ran and found problems."""

WRONG_USAGE = 2
"""Exit code when the command could not run as it was called."""


def settings() -> Settings:
    """The configuration of this checkout; ends the command with code 2 if it cannot be used."""
    with ends_on(SettingsError, code=WRONG_USAGE):
        return read_settings(Path(os.environ.get("EMRA_CONFIG", ROOT / "emra.toml")), os.environ)


def refuse(message: str) -> NoReturn:
    """End the command with code 2 and a message on the error stream."""
    typer.echo(message, err=True)
    raise typer.Exit(WRONG_USAGE)


@contextmanager
def ends_on(*errors: type[Exception], code: int = PROBLEMS) -> Iterator[None]:
    """One of these errors ends the command with that code and its own message on the error stream."""
    try:
        yield
    except errors as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(code) from None


@contextmanager
def console_progress() -> Iterator[Callable[[str, int, int], None]]:
    """A function (step, done, total) that draws one bar a step on the error stream."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step.capitalize(), total=max(total, 1))
            bars.update(tasks[step], completed=done if total else 1)

        yield show
