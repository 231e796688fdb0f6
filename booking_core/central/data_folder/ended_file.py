"""Which tokens and passwords count no more, in a file beside the database: one put back from a copy may know them.

Each stands there as a hash of what the database keeps of it, and none that ended begins again: files are joined by
what is in either. It is in the file before the database forgets it, so the file is never behind.
"""

from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

from booking_core.central.failures import EndedUnreadable
from booking_core.store.accounts.ended_credentials import Ended
from booking_core.store.durable_files import alone_in, write_durably

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


def keep_ended(folder: Path, ended: Collection[Ended]) -> frozenset[Ended]:
    """Let the file know them, beside those that it knows; those that it did not.

    Raises:
        EndedUnreadable: the file is damaged.
    """
    with alone_in(folder):
        known = ended_kept(folder)
        _write(folder, {*known, *ended})
        return frozenset(ended).difference(known)


def forget_ended(folder: Path, ended: Iterable[Ended]) -> None:
    """Let the file forget them: they have not ended after all.

    Raises:
        EndedUnreadable: the file is damaged.
    """
    with alone_in(folder):
        _write(folder, set(ended_kept(folder)).difference(ended))


def _write(folder: Path, ended: Iterable[Ended]) -> None:
    write_durably(folder / ENDED_FILE, msgspec.json.format(msgspec.json.encode(sorted(ended)), indent=1))
