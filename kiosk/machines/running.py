"""What every machine is but its screen: in contact with its centre, over files of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk.centre.connection import Connection
from ui.ports import HousePicture


class OwnFile(Protocol):
    """A file that must be closed when the program ends."""

    def close(self) -> None: ...


@dataclass(slots=True)
class RunningMachine:
    """`first_picture`, then `follow`, then `stop`, each once."""

    _connection: Connection
    _files: tuple[OwnFile, ...]

    def first_picture(self, *, within_seconds: float) -> HousePicture:
        """The first picture of the houses: see `Connection.first_picture`."""
        return self._connection.first_picture(within_seconds=within_seconds)

    def follow(self, post: Callable[[HousePicture], None]) -> None:
        """Sync, and hand every newer picture to `post`, which is called on the sync thread and must not wait."""
        self._connection.follow(post)

    def stop(self) -> None:
        """End the sync and close the files."""
        self._connection.stop()
        for one in self._files:
            one.close()
