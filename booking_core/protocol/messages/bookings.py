"""One booking: asked for, changed, answered by the house, given back.

machine ── Book ──────────► Confirmed(receipt)   Requested(receipt)   Declined(why, for each)   or   Pending: ask again
        ── Reschedule ────► Changed(receipt)     or   NotChanged(why); so are CheckIn and Decide
        ── Cancel ────────► Cancelled            or   NotCancelled(why)
        ── ReceiptWanted ─► ReceiptGiven         or   NoReceipt(why)
desk    ── Approve ───────► Changed(receipt)     or   NotChanged(why)
        ── Decline ───────► RequestDeclined      or   NotChanged(why)
"""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from booking_core.domain.bookings import Booking, Openness, Purpose, SetUpBy, Whereabouts
from booking_core.domain.identity import BookingId, LayoutId, SpaceId, WaitingId
from booking_core.domain.places import KindOfUser
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages.form import (
    GroupName,
    Message,
    Needs,
    Overrides,
    Persons,
    Reason,
    SameIdOtherBody,
    SealedContact,
    Title,
    Version,
    Wheelchairs,
    check_length,
)
from booking_core.protocol.messages.refusals import RefusalOnWire

MOST_ALTERNATIVES = 4
MOST_SPOKEN = 8

Spoken = Annotated[tuple[Annotated[str, Meta(pattern=r"^[a-z]{2,3}$")], ...], Meta(max_length=MOST_SPOKEN)]
"""Languages by their short names."""


class Alternative(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a person would be content with."""

    space: SpaceId
    layout: LayoutId
    span: TimeSpan

    def __post_init__(self) -> None:
        check_length(self.span)


class Book(Message, frozen=True, kw_only=True, tag="book"):
    """Please confirm the first alternative that is wholly free, or ask the house for the first it says yes to itself.

    `contact` is a name and a phone number sealed to the centre's key (see `sealing`), or None for a walk-in.
    `title` is for everybody to read: it counts from a desk alone, and only when the booking is not closed. So do
    `replaces`, for the old code and contact lead to the new booking, and `from_waiting`, for it takes the contact
    over from the waiting list and ends the wait. `continues` is a booking that is to go on beyond its end: a kiosk
    alone decides so, while the centre that could stretch it is silent. The first alternative is then the time right
    after it, in the same place, and all the rest is as in that booking.

    `group` is the id of an association or a school, `audience` that of the people it is meant for. `is_trial`: an idea
    is tried for free. `is_resident` is false for somebody from elsewhere, which only a desk knows. A desk's `overrides`
    let it past rules that staff may override, with `override_reason`. `asked_at` is when it was asked for by the
    clock of the machine, which may have waited for the network. `hold_shelter`: the bad-weather room of a place in
    the open is held beside it, where that is free. `is_printed`: it waits on paper, and not at a screen, for cells that
    a kiosk has to give back first. `spoken`: languages that are spoken there; they count when others may come.
    """

    id: BookingId
    alternatives: Annotated[tuple[Alternative, ...], Meta(min_length=1, max_length=MOST_ALTERNATIVES)]
    persons: Persons
    purpose: Purpose
    openness: Openness = Openness.CLOSED
    user: KindOfUser = KindOfUser.CITIZEN
    title: Title = ""
    needs: Needs = ()
    wheelchairs: Wheelchairs = 0
    set_up_by: SetUpBy = SetUpBy.CREW
    contact: SealedContact | None = None
    replaces: BookingId | None = None
    continues: BookingId | None = None
    from_waiting: WaitingId | None = None
    group: GroupName | None = None
    audience: GroupName | None = None
    is_trial: bool = False
    is_resident: bool = True
    overrides: Overrides = ()
    override_reason: Reason = ""
    asked_at: Annotated[datetime, Meta(tz=True)] | None = None
    hold_shelter: bool = True
    is_printed: bool = False
    spoken: Spoken = ()


class Cancel(Message, frozen=True, kw_only=True, tag="cancel"):
    """Please give the room back, or the rest of a time that has begun, or withdraw a request. `id` is this wish's own.

    Cancelling twice is harmless. A desk cancels for the house and must say why in `reason`, which the person reads.
    """

    id: UUID
    booking: BookingId
    reason: Reason = ""


class CheckIn(Message, frozen=True, kw_only=True, tag="check-in"):
    """The people have come. `id` is this wish's own; coming twice is harmless."""

    id: UUID
    booking: BookingId


class Reschedule(Message, frozen=True, kw_only=True, tag="reschedule"):
    """Please let the booking be `to` instead: moved, stretched, shortened or set up in another way.

    `version` is the one the asker has seen: when the booking has changed since, nothing is done. From a kiosk only
    the end may differ. `id` is this wish's own. `overrides` and `override_reason` are as in `Book`. A shelter that is
    held comes along, or nothing is done, unless `hold_shelter` is False: then it is given back.
    """

    id: UUID
    booking: BookingId
    version: Version
    to: Alternative
    overrides: Overrides = ()
    override_reason: Reason = ""
    hold_shelter: bool = True


class Approve(Message, frozen=True, kw_only=True, tag="approve"):
    """The house says yes to a request, as it was in `version`. From a desk alone; `id` is this answer's own."""

    id: UUID
    booking: BookingId
    version: Version


class Decline(Message, frozen=True, kw_only=True, tag="decline"):
    """The house says no to a request, and why in `reason`, which whoever asked reads. From a desk alone."""

    id: UUID
    booking: BookingId
    version: Version
    reason: Reason = ""


class Decide(Message, frozen=True, kw_only=True, tag="decide"):
    """A booking in the open, as it was in `version`, is `place`: outdoors, or under the roof held for it.

    `id` is this answer's own; saying the same twice is harmless.
    """

    id: UUID
    booking: BookingId
    version: Version
    place: Whereabouts


class ReceiptWanted(Message, frozen=True, kw_only=True, tag="receipt-wanted"):
    """A receipt for the booking as it is now: for a copy, or after a change."""

    booking: BookingId


class Confirmed(Message, frozen=True, kw_only=True, tag="confirmed"):
    """It counts. `alternative` says which was given; `receipt` is the signed token for the paper."""

    booking: Booking
    alternative: int
    receipt: str


class Requested(Message, frozen=True, kw_only=True, tag="requested"):
    """Asked of the house, which answers by the booking's `answer_by`; it holds nothing.

    `alternative` says which was asked for, `is_free` whether it is free just now, which promises nothing. `receipt`
    is the signed token for the paper.
    """

    booking: Booking
    alternative: int
    receipt: str
    is_free: bool


class Declined(Message, frozen=True, kw_only=True, tag="declined"):
    """None of the alternatives; one refusal for each, in their order."""

    id: BookingId
    refusals: tuple[RefusalOnWire, ...]


class Pending(Message, frozen=True, kw_only=True, tag="pending"):
    """Not answered yet: a wished cell is in the hands of a kiosk, which has been asked for it. Ask again."""

    id: UUID


class Cancelled(Message, frozen=True, kw_only=True, tag="cancelled"):
    """Given back; a time that had begun is completed, cut at the quarter that runs; a request is withdrawn."""

    booking: Booking


class RequestDeclined(Message, frozen=True, kw_only=True, tag="request-declined"):
    """The request as it is now: answered with no."""

    booking: Booking


class NotCancelled(Message, frozen=True, kw_only=True, tag="not-cancelled"):
    refusal: RefusalOnWire


class Changed(Message, frozen=True, kw_only=True, tag="changed"):
    """The booking as it is now, with the signed token of a receipt for it."""

    booking: Booking
    receipt: str


class NotChanged(Message, frozen=True, kw_only=True, tag="not-changed"):
    """The booking is as it was."""

    refusal: RefusalOnWire


class ReceiptGiven(Message, frozen=True, kw_only=True, tag="receipt-given"):
    """The booking as it is now, with the signed token of a receipt for it."""

    booking: Booking
    receipt: str


class NoReceipt(Message, frozen=True, kw_only=True, tag="no-receipt"):
    """There is no such booking, or it holds nothing any more."""

    refusal: RefusalOnWire


FinalBookAnswer = Confirmed | Requested | Declined | SameIdOtherBody
BookAnswer = FinalBookAnswer | Pending
CancelAnswer = Cancelled | NotCancelled | SameIdOtherBody
ChangeAnswer = Changed | NotChanged | SameIdOtherBody
DeclineAnswer = RequestDeclined | NotChanged | SameIdOtherBody
