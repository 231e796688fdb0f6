"""A bar on the terminal of whoever waits; nothing where nobody looks."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Thing = TypeVar("Thing")


class Bar:
    """How far one work of many things is."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def along(self, things: Iterable[Thing], *, what: str, total: int) -> Iterator[Thing]:
        """`things`, counted as they go by."""
        task = self._progress.add_task(what, total=total)
        for thing in things:
            yield thing
            self._progress.advance(task)


@contextmanager
def bar() -> Iterator[Bar]:
    """A bar on the error stream until the block is left."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description:<20}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as progress:
        yield Bar(progress)
