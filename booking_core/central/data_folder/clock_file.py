"""The last instant known here, in a file beside the database: a clock that is wrong from the start is seen by it.

The file follows the clock by small steps and never jumps, so nothing that a wrong clock dates moves it: a booking, a
message or a line of the audit log do not count. Where it is missing, those say once how late it was when it was lost.
"""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from booking_core.domain.time_spans import instant_of
from booking_core.store.durable_files import alone_in, write_durably
from booking_core.store.upkeep.last_signs import last_sign

CLOCK_FILE = "centre.clock"


def instant_kept(folder: Path) -> datetime | None:
    """The last instant that the file knows; None where there is none that can be read."""
    try:
        return instant_of((folder / CLOCK_FILE).read_text(encoding="ascii").strip())
    except (FileNotFoundError, ValueError):
        return None


def keep_instant(folder: Path, instant: datetime) -> None:
    """Let the file know that it is `instant` (aware) now.

    Raises:
        OSError: it is not certain to know.
    """
    with alone_in(folder):
        write_durably(folder / CLOCK_FILE, f"{instant.isoformat(timespec='seconds')}\n".encode("ascii"))


def begin_clock_file(folder: Path, connection: Connection, *, now: datetime) -> None:
    """Make the file where there is none: by the last that the database heard of, or by `now` where it knows nothing.

    Raises:
        OSError: it is not certain to be there.
    """
    if instant_kept(folder) is None:
        keep_instant(folder, last_sign(connection) or now)
