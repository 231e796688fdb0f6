"""What this machine remembers of a janitor's day: what was printed last, and what has been ticked off.

    rounds/medborgerhus-2026-11-26.json         one file a house and day, there whole or not at all

It holds no person, is read at need, and goes two weeks after its day.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from fcntl import LOCK_EX, flock
from pathlib import Path

import msgspec
import structlog

from booking_core.domain.identity import VenueId
from booking_core.domain.schedule.changes import PrintedSheet, TaskFacts
from kiosk.keeping.durable_files import write_durably
from ui.ports.janitor_desk import Round

ROUNDS_FOLDER = "rounds"
LOCK_FILE = "in-use"
KEPT_FOR = timedelta(days=14)
_SUFFIX = ".json"

log = structlog.get_logger()


class Rounds:
    """The rounds in a machine's data folder."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / ROUNDS_FOLDER

    def of(self, venue: VenueId, day: date) -> Round:
        """What is remembered; nothing where no file is, or none that this program can read."""
        path = self._path(venue, day)
        try:
            return msgspec.json.decode(path.read_bytes(), type=Round)
        except FileNotFoundError:
            return Round()
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as err:
            log.warning("round not readable", file=path.name, reason=type(err).__name__)
            return Round()

    def keep_printed(self, venue: VenueId, day: date, sheet: PrintedSheet) -> None:
        """Remember what was printed last.

        Raises:
            OSError: the disk refused.
        """
        self._keep(venue, day, lambda kept: replace(kept, printed=sheet))

    def keep_done(self, venue: VenueId, day: date, done: Iterable[TaskFacts]) -> None:
        """Remember what has been done.

        Raises:
            OSError: the disk refused.
        """
        self._keep(venue, day, lambda kept: replace(kept, done=tuple(done)))

    def _keep(self, venue: VenueId, day: date, change: Callable[[Round], Round]) -> None:
        """One after the other, also between the tablet's process and a command beside it: none loses the other's."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / LOCK_FILE).open("w", encoding="ascii") as lock:
            flock(lock, LOCK_EX)
            write_durably(self._path(venue, day), msgspec.json.encode(change(self.of(venue, day))))
            self._forget_before(day - KEPT_FOR)

    def _path(self, venue: VenueId, day: date) -> Path:
        return self._folder / f"{venue}-{day.isoformat()}{_SUFFIX}"

    def _forget_before(self, day: date) -> None:
        for path in self._folder.glob(f"*{_SUFFIX}"):
            if path.stem[-len(day.isoformat()) :] < day.isoformat():
                path.unlink(missing_ok=True)
