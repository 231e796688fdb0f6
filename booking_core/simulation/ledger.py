"""What stands on paper: the confirmations that were given out, kept by nobody who takes part.

A claim follows its booking as the centre moves or shortens it for somebody; it ends when the booking does. After a
restore it is what the best surviving copy says. What was told by the centre alone and then known nowhere is excused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from booking_core.domain.bookings import Booking, Cell
from booking_core.domain.identity import BookingId, DeviceId


class Doubled(Exception):
    """A cell is on two papers."""


@dataclass(slots=True)
class Claim:
    """A paper somebody holds. `by` is the kiosk that confirmed it itself, None when the centre did."""

    booking: Booking
    by: DeviceId | None


class Ledger:
    """All papers, by booking and by cell."""

    def __init__(self) -> None:
        self.given_up: set[BookingId] = set()
        self.excused: set[BookingId] = set()
        self.only_on_paper: set[BookingId] = set()
        self._claims: dict[BookingId, Claim] = {}
        self._cells: dict[Cell, BookingId] = {}
        self._newest: dict[BookingId, Booking] = {}
        self._kiosk_of: dict[BookingId, DeviceId | None] = {}

    def live(self) -> list[Claim]:
        return list(self._claims.values())

    def claim_of(self, own: BookingId) -> Claim | None:
        return self._claims.get(own)

    def is_claimed(self, own: BookingId) -> bool:
        return own in self._claims

    def is_on_paper(self, cell: Cell) -> bool:
        return cell in self._cells

    def claim(self, booking: Booking, *, by: DeviceId | None) -> None:
        """A confirmation is handed out.

        Raises:
            Doubled: a cell of it is on another live paper.
        """
        newest = self._newest.get(booking.id, booking)
        newest = newest if newest.version >= booking.version else booking
        self._kiosk_of.setdefault(booking.id, by)
        if newest.state.occupies:
            self._put(newest)

    def written(self, bookings: Iterable[Booking]) -> None:
        """The centre has them all so at once.

        Raises:
            Doubled: a cell of them is on another live paper.
        """
        on_paper = []
        for booking in bookings:
            self._newest[booking.id] = booking
            if booking.id in self._claims or booking.id in self.excused:
                self.excused.discard(booking.id)
                self._remove(booking.id)
                on_paper.append(booking)
        for booking in on_paper:
            if booking.state.occupies:
                self._put(booking)

    def reconcile(self, surviving: Mapping[BookingId, Booking]) -> None:
        """The centre was set back: papers are what the best copy left says, or excused where none is left."""
        for claim in self.live():
            best = surviving.get(claim.booking.id)
            if best is None:
                if claim.by is None or claim.booking.version > 1:
                    self._excuse(claim.booking.id)
            elif best.version < claim.booking.version:
                self._go_back_to(best)
        for own, newest in list(self._newest.items()):
            best = surviving.get(own)
            if best is None:
                del self._newest[own]
            elif best.version < newest.version:
                self._newest[own] = best

    def _go_back_to(self, booking: Booking) -> None:
        self._remove(booking.id)
        if booking.state.occupies:
            try:
                self._put(booking)
            except Doubled:
                self._excuse(booking.id)

    def _excuse(self, own: BookingId) -> None:
        self._remove(own)
        self.excused.add(own)

    def _put(self, booking: Booking) -> None:
        self._remove(booking.id)
        cells = [entry.cell for entry in booking.occupancy]
        for cell in cells:
            other = self._cells.get(cell)
            if other is not None:
                message = f"{cell} is on the papers of {other} and {booking.id}"
                raise Doubled(message)
        for cell in cells:
            self._cells[cell] = booking.id
        self._claims[booking.id] = Claim(booking, self._kiosk_of.get(booking.id))

    def _remove(self, own: BookingId) -> None:
        claim = self._claims.pop(own, None)
        if claim is not None:
            for entry in claim.booking.occupancy:
                if self._cells.get(entry.cell) == own:
                    del self._cells[entry.cell]


def best_of(copies: Iterable[Mapping[BookingId, Booking]]) -> dict[BookingId, Booking]:
    """For each booking its newest version in any of the copies."""
    best: dict[BookingId, Booking] = {}
    for copy in copies:
        for own, booking in copy.items():
            if own not in best or best[own].version < booking.version:
                best[own] = booking
    return best
