"""Receipts whose paper may not have come out: the process before was stopped at it, or just before.

The bookings stand. Paper of this process is under the eyes of whoever waits for it, and is none of these.
"""

from collections.abc import Callable
from datetime import datetime

import structlog

from booking_core.domain.identity import BookingId
from booking_core.protocol.messages.escrow import MOST_UNPRINTED
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.outbox import Outbox

log = structlog.get_logger()


class UnprintedPapers:
    """What was unprinted when this process started, as far as it still is."""

    def __init__(self, outbox: Outbox, *, clock: Callable[[], datetime]) -> None:
        """Raises DiskRefused: the outbox cannot be read."""
        self._outbox = outbox
        self._clock = clock
        self._left = frozenset(receipt.booking for receipt in outbox.unprinted())

    def bookings(self) -> tuple[BookingId, ...]:
        """Whose time is not over and who has not been given a copy here."""
        if not self._left:
            return ()
        try:
            still = [receipt.booking for receipt in self._outbox.unprinted() if receipt.booking in self._left]
            wishes = [self._outbox.wish(booking) for booking in still]
        except DiskRefused as err:
            log.error("the outbox cannot be read", code=err.code)  # noqa: TRY400
            return ()
        ahead = [wish.id for wish in wishes if wish is not None and wish.ends_at > self._clock()]
        return tuple(sorted(ahead)[:MOST_UNPRINTED])
