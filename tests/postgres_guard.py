"""Ends the PostgreSQL of a test run that was killed before it could: `python -m tests.postgres_guard FOLDER PID`."""

import os
import sys
from pathlib import Path
from threading import Event

from tests.postgres_server import stop_servers

LOOKS_EVERY_SECONDS = 1.0


def guard(folder: Path, run: int) -> None:
    """Wait until the run ends; what it leaves behind then goes."""
    while _is_there(run) and folder.exists():
        Event().wait(LOOKS_EVERY_SECONDS)
    if folder.exists():
        stop_servers(folder)


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    guard(Path(sys.argv[1]), int(sys.argv[2]))
