"""Who has come, as far as that is taken down at a kiosk."""

from booking_core.domain.bookings import Booking
from booking_core.domain.holding import goes_straight_in
from booking_core.domain.identity import BookingId
from booking_core.protocol.messages.escrow import Arrive
from kiosk.citizens.equipment import Equipment


class Arrivals:
    """Keeps in the journal that people have come to a place in this house.

    Of no other house: before the centre gives a place up it waits for the kiosks of its house alone.
    """

    def __init__(self, equipment: Equipment) -> None:
        self._kiosk = equipment

    def take_down(self, booking: BookingId) -> bool:
        """Take down that the people of `booking` have come; whether that is on the disk now, for the centre to hear."""
        return self._is_of_this_house(booking) and self._kiosk.custody.wished(Arrive(booking))

    def who_books_has_come(self, booking: Booking) -> None:
        """Take down that those who have just booked it here are here, where they would go straight in.

        On the disk before the paper, with the network up or down: the paper does not ask them to come and say so. A
        disk that refuses it leaves them to check in as others do.
        """
        picture = self._kiosk.pictures.current
        if picture is not None and goes_straight_in(picture.municipality, booking, now=self._kiosk.clock()):
            self.take_down(booking.id)

    def _is_of_this_house(self, booking: BookingId) -> bool:
        picture = self._kiosk.pictures.current
        known = None if picture is None else picture.calendar.bookings.get(booking)
        if picture is None or known is None:
            return False
        venue = picture.municipality.venue_of_space.get(known.space)
        return venue is not None and picture.kiosk in {kiosk.id for kiosk in venue.kiosks}
