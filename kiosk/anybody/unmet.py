"""Telling the centre what people here wanted and could not have, as soon as it answers."""

from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import count
from threading import Lock
from typing import Protocol
from uuid import UUID, uuid5

import structlog

from booking_core.domain.told.demand import UnmetWish
from booking_core.protocol.messages import MOST_UNMET, Noted, NoteUnmet
from booking_core.store.machine_disk.outbox import MOST_UNMET_KEPT, UnmetNote
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreObjects
from kiosk.centre.objections import Rest

log = structlog.get_logger()


class UnmetNotes(Protocol):
    """Where wishes lie until they have been told."""

    def unmet(self, most: int) -> tuple[UnmetNote, ...]:
        """Up to `most` of them, the oldest first."""
        ...

    def forget_unmet(self, notes: Iterable[UnmetNote]) -> None:
        """They have been told."""
        ...


class UnmetErrand:
    """Tells the centre of what is noted, batch by batch, and drops what it has answered.

    | error             | the wishes of the batch                              |
    | CentreUnreachable | stay, told again at the next turn; they count once   |
    | CentreUntrusted   | as above                                             |
    | CentreObjects     | stay, the log tells; told again in an hour           |
    | DiskRefused       | stay as they were on the disk, told again; as above  |
    """

    def __init__(self, client: CentreClient, notes: UnmetNotes, *, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._notes = notes
        self._rest = Rest(clock)

    def tell(self) -> None:
        """Everything that is noted.

        Raises:
            CentreFailure: the centre fell silent; what is left stays for the next time.
            DiskRefused: the notes cannot be read or dropped.
        """
        if self._rest.is_on:
            return
        while notes := self._notes.unmet(MOST_UNMET):
            try:
                self._tell(tuple(note.wish for note in notes))
            except CentreObjects as err:
                log.error("the centre objects to unmet wishes", code=err.code)  # noqa: TRY400
                self._rest.begin()
                return
            self._notes.forget_unmet(notes)

    def _tell(self, wishes: tuple[UnmetWish, ...]) -> None:
        answer = self._client.note_unmet(NoteUnmet(id=_id_of(wishes), wishes=wishes))
        if not isinstance(answer, Noted):
            log.error("the centre knows other unmet wishes under the id", wishes=len(wishes))


class UnmetInMemory:
    """The wishes of a machine that keeps no file of its own; those not told when it stops are lost."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._numbers = count(1)
        self._kept: deque[UnmetNote] = deque(maxlen=MOST_UNMET_KEPT)

    def note(self, wish: UnmetWish) -> None:
        """Keep `wish` until it has been told."""
        with self._lock:
            self._kept.append(UnmetNote(next(self._numbers), wish))

    def unmet(self, most: int) -> tuple[UnmetNote, ...]:
        """Up to `most` of them, the oldest first."""
        with self._lock:
            return tuple(self._kept)[:most]

    def forget_unmet(self, notes: Iterable[UnmetNote]) -> None:
        """They have been told."""
        told = {note.number for note in notes}
        with self._lock:
            self._kept = deque((note for note in self._kept if note.number not in told), maxlen=MOST_UNMET_KEPT)


def _id_of(wishes: tuple[UnmetWish, ...]) -> UUID:
    """The same wishes are told under the same id, also after a restart."""
    return uuid5(wishes[0].id, " ".join(str(wish.id) for wish in wishes))
