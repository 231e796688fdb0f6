"""The newest life of this centre, in a file beside its database: a database put back from a copy does not know it.

The file is written before the database names the epoch, so it is never behind.
"""

from pathlib import Path
from typing import Final

from booking_core.central.failures import EpochUnreadable
from booking_core.store.durable_files import alone_in, write_durably

_FILE = "centre.epoch"

MOST_LIVES: Final = 1_000_000
"""Far more than a centre has: a copy that names a higher one is damaged. A message has room for four times as many."""
_HIGHEST: Final = 2 * MOST_LIVES
"""The same of the file: whoever wrote the highest life into it by hand can still begin others."""


def newest_epoch(folder: Path) -> int:
    """The newest epoch that was begun here, as far as the file knows; 0 when there is none.

    Raises:
        EpochUnreadable: the file is damaged, or names a life that no centre has.
    """
    path = folder / _FILE
    try:
        text = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return 0
    except UnicodeDecodeError as err:
        raise EpochUnreadable(path) from err
    if not (text.isdigit() and len(text) <= len(str(_HIGHEST)) and int(text) <= _HIGHEST):
        raise EpochUnreadable(path)
    return int(text)


def keep_epoch(folder: Path, epoch: int) -> None:
    """Let the file know `epoch`, which has been begun or is about to be; an older one changes nothing.

    Raises:
        EpochUnreadable: the file is damaged.
    """
    if epoch > newest_epoch(folder):
        with alone_in(folder):
            if epoch > newest_epoch(folder):
                write_durably(folder / _FILE, f"{epoch}\n".encode("ascii"))
