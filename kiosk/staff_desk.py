"""What staff at a front desk can have done: everything is asked of the centre, nothing is kept on this machine."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Protocol

import structlog
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from booking_core.domain.bookings import Booking, Contact
from booking_core.domain.identity import BookingId, VenueId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol import messages
from booking_core.protocol.codes import code_of, parse_code
from booking_core.protocol.messages import (
    Book,
    BookingContact,
    BookingsWanted,
    Confirmed,
    ContactsWanted,
    Declined,
    NoReceipt,
    ReceiptWanted,
    refusal_from_wire,
)
from booking_core.protocol.receipts import ReceiptUnreadable
from booking_core.protocol.sealing import seal_contact
from kiosk.centre_client import CentreClient
from kiosk.centre_failures import CentreFailure
from kiosk.changes import Changes
from kiosk.house_pictures import HousePictures
from kiosk.receipts import ReceiptOffice
from ui.ports import (
    Alternative,
    BookingAltered,
    BookingFound,
    CentreSilent,
    ChangeOutcome,
    NotAReceipt,
    PaperState,
    StaffWish,
)

RECEIPT_PATH = "/R/"

log = structlog.get_logger()


class SchedulePrinter(Protocol):
    """Puts the janitor's sheet on paper."""

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        """The sheet of that local day; never raises."""
        ...


class CentreDesk:
    """A `ui.ports.StaffDesk`. While the centre is silent it changes nothing and says so."""

    def __init__(
        self,
        client: CentreClient,
        *,
        pictures: HousePictures,
        receipts: ReceiptOffice,
        schedules: SchedulePrinter,
        sealing_key: X25519PublicKey,
        clock: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._pictures = pictures
        self._receipts = receipts
        self._schedules = schedules
        self._sealing_key = sealing_key
        self._clock = clock
        self._changes = Changes(client, pictures=pictures)
        self._printed: set[tuple[BookingId, int]] = set()

    def book(self, wish: StaffWish) -> ChangeOutcome:
        """Book it for the house."""
        try:
            answer = self._client.book(self._message(wish))
        except CentreFailure as err:
            log.warning("no answer to a booking", booking=str(wish.id), reason=type(err).__name__)
            return CentreSilent()
        match answer:
            case Confirmed(booking=booking):
                self._pictures.changed((booking,))
                return BookingAltered(booking)
            case Declined(refusals=refusals):
                return refusal_from_wire(refusals[0])
            case _:
                return CentreSilent()

    def reschedule(self, booking: Booking, to: Alternative) -> ChangeOutcome:
        """Let `booking`, as it was shown, be `to`."""
        return self._changes.reschedule(booking, to)

    def cancel(self, booking: BookingId, reason: str) -> ChangeOutcome:
        """Cancel for the house; whoever booked can read `reason`."""
        return self._changes.cancel(booking, reason)

    def check_in(self, booking: BookingId) -> ChangeOutcome:
        """The people have come."""
        return self._changes.check_in(booking)

    def contacts(self, span: TimeSpan) -> Mapping[BookingId, Contact] | CentreSilent:
        """Who stands behind the bookings that touch `span`, where somebody said so."""
        try:
            return _by_booking(self._client.contacts(ContactsWanted(span=span)).contacts)
        except CentreFailure as err:
            log.warning("no answer about contacts", reason=type(err).__name__)
            return CentreSilent()

    def search(self, text: str) -> tuple[BookingFound, ...] | CentreSilent | NotAReceipt:
        """Bookings by name, title, phone, code or scanned receipt, the nearest in time first."""
        if RECEIPT_PATH in text.upper() or len(text) > messages.LONGEST_SEARCH:
            return self._scanned(text)
        try:
            found = self._client.search(BookingsWanted(text=text))
        except CentreFailure as err:
            log.warning("no answer to a search", reason=type(err).__name__)
            return self._known_here(text)
        contacts = _by_booking(found.contacts)
        return tuple(BookingFound(booking, contacts.get(booking.id, Contact())) for booking in found.bookings)

    def print_receipt(self, booking: BookingId, language: str) -> PaperState:
        """A receipt for `booking` as it is now; the second one of the same version is a copy."""
        try:
            answer = self._client.receipt(ReceiptWanted(booking=booking))
        except CentreFailure as err:
            log.warning("no answer about a receipt", booking=str(booking), reason=type(err).__name__)
            return PaperState.FAILED
        if isinstance(answer, NoReceipt):
            return PaperState.FAILED
        present = answer.booking
        receipt = self._receipts.of_booking(present, answer.receipt, language=language, issued_at=self._clock())
        key = (present.id, present.version)
        paper = self._receipts.print(receipt, present, is_copy=key in self._printed)
        if paper is PaperState.PRINTED:
            self._printed.add(key)
        return paper

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        """The janitor's sheet of that local day."""
        return self._schedules.print_schedule(venue, day)

    def _message(self, wish: StaffWish) -> Book:
        contact = Contact(wish.name.strip(), wish.phone.strip())
        return Book(
            id=wish.id,
            alternatives=(messages.Alternative(wish.to.space, wish.to.layout, wish.to.span),),
            persons=wish.persons,
            purpose=wish.purpose,
            openness=wish.openness,
            title=wish.title,
            needs=wish.needs,
            wheelchairs=wish.wheelchairs,
            contact=None if contact == Contact() else seal_contact(contact, self._sealing_key),
            replaces=wish.replaces,
        )

    def _scanned(self, text: str) -> tuple[BookingFound, ...] | CentreSilent | NotAReceipt:
        read = self._receipts.read(text)
        if isinstance(read, ReceiptUnreadable):
            return NotAReceipt(read.reason)
        meant = read.facts.booking
        known = self._bookings().get(meant)
        if known is None:
            return ()
        contacts = self.contacts(known.span)
        contact = Contact() if isinstance(contacts, CentreSilent) else contacts.get(meant, Contact())
        return (BookingFound(known, contact),)

    def _known_here(self, text: str) -> tuple[BookingFound, ...] | CentreSilent:
        """Without the centre a code still finds its booking, without the person behind it."""
        code = parse_code(text)
        if code is None:
            return CentreSilent()
        return tuple(BookingFound(one, Contact()) for one in self._bookings().values() if code_of(one.id) == code)

    def _bookings(self) -> Mapping[BookingId, Booking]:
        picture = self._pictures.current
        return {} if picture is None else picture.calendar.bookings


def _by_booking(contacts: Iterable[BookingContact]) -> dict[BookingId, Contact]:
    return {entry.booking: Contact(entry.name, entry.phone) for entry in contacts}
