"""Which tokens and passwords count no more, in a file beside the database: one put back from a copy may know them.

Each stands there as a hash of what the database keeps of it, and none that ended begins again: files are joined by
what is in either. It is in the file before the database forgets it, so the file is never behind.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from booking_core.central.data_folder.durable_files import alone_in, write_durably
from booking_core.central.failures import EndedUnreadable
from booking_core.store.ended_credentials import Ended

ENDED_FILE = "centre.ended"


def ended_kept(folder: Path) -> tuple[Ended, ...]:
    """All that the file knows; nothing when there is no file.

    Raises:
        EndedUnreadable: the file is damaged.
    """
    path = folder / ENDED_FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Ended, ...])
    except FileNotFoundError:
        return ()
    except (msgspec.MsgspecError, UnicodeDecodeError) as err:
        raise EndedUnreadable(path) from err


def keep_ended(folder: Path, ended: Iterable[Ended]) -> None:
    """Let the file know them, beside those that it knows.

    Raises:
        EndedUnreadable: the file is damaged.
    """
    with alone_in(folder):
        kept = sorted({*ended_kept(folder), *ended})
        write_durably(folder / ENDED_FILE, msgspec.json.format(msgspec.json.encode(kept), indent=1))
