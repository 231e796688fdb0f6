"""Whether a data folder has served a town, by the machine's clock: a file in the folder says so from then on.

A pretended clock is for demonstrations. By it a command would delete what is not old yet, date what people did by a
time that was not, and let the centre hold its own clock for wrong afterwards.
"""

from contextlib import suppress
from pathlib import Path

from booking_core.central.failures import FolderUnusable, PretendingRefused
from booking_core.store.durable_files import write_durably

_FILE = "centre.serves"
_WORDS = b"This folder has served a town: no command pretends another time here.\n"


def remember_a_town(folder: Path) -> None:
    """Let the folder know that it serves a town.

    Raises:
        FolderUnusable: it is not certain to know.
    """
    path = folder / _FILE
    if path.exists():
        return
    try:
        write_durably(path, _WORDS)
    except OSError as err:
        raise FolderUnusable(folder, err.strerror or str(err)) from err


def check_serves_no_town(folder: Path) -> None:
    """Nothing, when a demonstration may work in the folder.

    Raises:
        PretendingRefused: it has served a town.
    """
    with suppress(OSError):  # a folder that cannot be looked into is told of by whoever opens what is in it
        if (folder / _FILE).exists():
            raise PretendingRefused(folder)
