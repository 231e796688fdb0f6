"""A rope to the service's bell: commands in other processes pull it when they have changed something.

moedested central declare-lost ── commit ── pull ──► a small file in the data folder
the service                                    └───► looks at it twice a second, and rings its own bell
"""

import asyncio
import os
from pathlib import Path
from time import time_ns

import structlog

from booking_core.central.bell import FeedBell, rang

LOOKED_AT_EVERY_SECONDS = 0.5
_FILE = "central.rope"

log = structlog.get_logger()


class BellRope:
    """The rope in the data folder `folder`."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE

    def pull(self) -> None:
        """Let the service, if it runs, know that something has changed. What cannot be pulled is heard of later."""
        fresh = self._path.with_suffix(f".{os.getpid()}")
        try:
            fresh.write_text(f"{time_ns()} {os.getpid()}", encoding="ascii")
            fresh.replace(self._path)
        except OSError as err:
            log.warning("the service hears of it at its next change", reason=type(err).__name__)

    def last_pull(self) -> str:
        """What tells the last pull from all others."""
        try:
            return self._path.read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            return ""


async def heed(rope: BellRope, bell: FeedBell, stopping: asyncio.Event) -> None:
    """Ring `bell` for every pull until the service is `stopping`."""
    known = rope.last_pull()
    while not stopping.is_set():
        await rang(stopping, within_seconds=LOOKED_AT_EVERY_SECONDS)
        last = rope.last_pull()
        if last != known:
            known = last
            bell.ring()
