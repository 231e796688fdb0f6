"""What a desk remembers of how its screen is to look: one small file in its data folder, of nobody in person."""

from pathlib import Path
from threading import Lock

import msgspec
import structlog

from kiosk.keeping.durable_files import READABLE, write_durably
from ui.ports import ScreenComfort

COMFORT_FILE = "screen.json"
LEAST_PERCENT, MOST_PERCENT = 100, 200

log = structlog.get_logger()


class KeptComfort:
    """Any thread may keep; the newest stands in the file, in whatever order the threads come to write it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / COMFORT_FILE
        self._lock = Lock()
        self._newest: ScreenComfort | None = None

    def kept(self) -> ScreenComfort:
        """What the file says; the usual where there is none, or somebody has spoilt it."""
        try:
            comfort = msgspec.json.decode(self._path.read_bytes(), type=ScreenComfort)
        except (OSError, msgspec.MsgspecError):
            return ScreenComfort()
        return comfort if LEAST_PERCENT <= comfort.text_percent <= MOST_PERCENT else ScreenComfort()

    def keep(self, comfort: ScreenComfort) -> None:
        """Put it into the file; a disk that refuses costs no more than to choose it again."""
        self._newest = comfort
        with self._lock:
            try:
                write_durably(self._path, msgspec.json.encode(self._newest), mode=READABLE)
            except OSError as err:
                log.warning("how the screen is to look is not kept", reason=type(err).__name__)
