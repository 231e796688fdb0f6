"""The places in force, as the service has them at hand."""

import time
from threading import Lock

from sqlalchemy import Connection

from booking_core.domain.places import Municipality
from booking_core.store.logs.feed_log import CentreHead
from booking_core.store.places import read_places

PLACES_HOLD_FOR_SECONDS = 0.1
"""Another process may have put others in force since: what is decided is decided by those in force."""


class PlacesInForce:
    """The places in force, decoded once a version; in another life the same version may say something else."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: tuple[tuple[int, int], Municipality] | None = None
        self._looked_at = 0.0

    def at_hand(self) -> Municipality | None:
        kept = self._kept
        is_just_now = time.monotonic() - self._looked_at < PLACES_HOLD_FOR_SECONDS
        return kept[1] if kept is not None and is_just_now else None

    def get(self, connection: Connection, head: CentreHead) -> Municipality:
        kept, wanted, now = self._kept, (head.epoch, head.places_version), time.monotonic()
        if kept is not None and kept[0] == wanted:
            self._looked_at = now
            return kept[1]
        with self._lock:
            places = read_places(connection, head.places_version)
            self._kept, self._looked_at = (wanted, places), now
        return places
