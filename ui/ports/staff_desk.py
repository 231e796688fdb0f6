"""The port of a front desk: what staff can have done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from booking_core.domain.bookings import Booking, Contact, Need, Openness, Purpose, Whereabouts
from booking_core.domain.identity import BookingId, ConditionId, VenueId, WaitingId
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages.escrow import Machines
from ui.ports.blocks import BlockDesk
from ui.ports.booking import Alternative, ChangeOutcome
from ui.ports.cards import CardDesk
from ui.ports.overriding import Override
from ui.ports.paper import PaperState
from ui.ports.receipts import NotAReceipt, PaperInDoubt, PaperKept, PaperUnproven
from ui.ports.series import SeriesDesk
from ui.ports.signing_in import SignInDesk
from ui.ports.silence import CentreSilent
from ui.ports.waiting import WaitingDesk
from ui.ports.wishes import WishDesk


@dataclass(frozen=True, slots=True)
class StaffWish:
    """What somebody at a front desk decided. `id` is chosen once: pressing twice books once.

    `title` is public and empty for a closed booking; `name`, `phone` and `email` are for the house alone, each may be
    empty. `replaces` is the booking this one is made in place of: undoing a cancellation. `from_waiting` is the wish
    on the waiting list that it meets, whose contact it takes over. `group` is the id of an association or a school,
    `audience` that of the people it is meant for; `is_resident` is false for somebody from elsewhere. `spoken` are
    the languages spoken there, where others may come.
    """

    id: BookingId
    to: Alternative
    persons: int
    purpose: Purpose
    openness: Openness
    title: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    needs: tuple[Need, ...] = ()
    wheelchairs: int = 0
    replaces: BookingId | None = None
    from_waiting: WaitingId | None = None
    user: KindOfUser = KindOfUser.CITIZEN
    group: str | None = None
    audience: str | None = None
    is_trial: bool = False
    is_resident: bool = True
    override: Override | None = None
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BookingFound:
    """`made_again`: the centre had lost it, and has it from the paper that was scanned just now."""

    booking: Booking
    contact: Contact
    made_again: bool = False


FURTHER = "+"
"""Typed behind what is searched for: however far ahead."""


@dataclass(frozen=True, slots=True)
class FoundNear:
    """What was found up to `until` (UTC); further ahead nobody has looked."""

    found: tuple[BookingFound, ...]
    until: datetime


SearchOutcome = (
    tuple[BookingFound, ...]
    | FoundNear
    | NotAReceipt
    | PaperInDoubt
    | PaperKept
    | PaperUnproven
    | Refusal
    | CentreSilent
)


class StaffDesk(BlockDesk, CardDesk, SeriesDesk, SignInDesk, WaitingDesk, WishDesk, Protocol):
    """Books, moves, finds and prints for staff. While the centre is silent nothing is changed: a desk then reads.

    Names and numbers live in memory alone and go when the screen that shows them does.
    """

    def book(self, wish: StaffWish) -> ChangeOutcome:
        """Book it, approval and walk-in rules aside."""
        ...

    def reschedule(
        self, booking: Booking, to: Alternative, *, hold_shelter: bool = True, override: Override | None = None
    ) -> ChangeOutcome:
        """Let `booking`, as it was shown, be `to`: moved, stretched, or in another layout.

        VERSION_CHANGED when somebody else changed it meanwhile; SHELTER_TAKEN when the roof it holds cannot come
        along, unless it need not.
        """
        ...

    def decide(self, booking: Booking, place: Whereabouts) -> ChangeOutcome:
        """Let `booking`, in the open as it was shown, be outdoors, or indoors under the roof held for it."""
        ...

    def cancel(self, booking: BookingId, reason: str) -> ChangeOutcome:
        """Cancel for the house; whoever booked can read `reason`."""
        ...

    def approve(self, request: Booking) -> ChangeOutcome:
        """Say yes to `request`, as it was shown. Rivals it leaves no room for are declined along with it."""
        ...

    def decline(self, request: Booking, reason: str) -> ChangeOutcome:
        """Say no to `request`, as it was shown; whoever asked can read `reason`."""
        ...

    def machines(self) -> Machines | CentreSilent:
        """What the machines of this house hold, and what of its bookings somebody must look at."""
        ...

    def check_in(self, booking: BookingId) -> ChangeOutcome:
        """The people have come."""
        ...

    def note_unmet(self, wish: StaffWish, refusal: Refusal) -> None:
        """Remember for statistics, without the person, that `wish` was given up while it was refused; never raises."""
        ...

    def contacts(self, span: TimeSpan) -> Mapping[BookingId, Contact] | CentreSilent:
        """Who stands behind the bookings that touch `span` (at most eight days), where somebody said so."""
        ...

    def search(self, text: str) -> SearchOutcome:
        """Bookings not yet over by name, title, phone, code or scanned receipt, the nearest in time first.

        Those of the coming weeks, where any stands; all for a text with a + behind it.
        """
        ...

    def print_receipt(self, booking: BookingId, language: str) -> PaperState:
        """A receipt for `booking` as it is now."""
        ...

    def close_condition(self, report: ConditionId) -> bool:
        """Whether the centre knows that it has been put right."""
        ...

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        """The janitor's sheet of that local day."""
        ...
