"""What the API says to the municipality's own programs about single bookings, and hears of them."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from booking_core.central.api.messages import ApiStruct, BookingIn, BookingOut
from booking_core.central.house_api.messages import MovedToIn, Reason, Version
from booking_core.domain.bookings import Whereabouts
from booking_core.domain.policy import OVERRIDABLE
from booking_core.domain.refusals import RefusalCode
from booking_core.protocol.messages import LONGEST_REASON, LONGEST_TITLE, TEXT

_COUNTING = ", ".join(sorted(f"`{code}`" for code in OVERRIDABLE))
Overrides = Annotated[
    tuple[RefusalCode, ...],
    Meta(
        max_length=len(RefusalCode),
        description=f"Rules to let it past, by the codes of their refusals. These can be: {_COUNTING}.",
        examples=[["too-long"]],
    ),
]
OverrideReason = Annotated[
    str,
    Meta(
        max_length=LONGEST_REASON,
        pattern=TEXT,
        description="Why it is let past; needed where it breaks a rule, and kept with the booking.",
        examples=["Aftalt med huset"],
    ),
]
PublicTitle = Annotated[
    str,
    Meta(
        max_length=LONGEST_TITLE,
        pattern=TEXT,
        description="For everybody to read; only where others may come: `openness` must be another than `closed`.",
        examples=["Fællesspisning"],
    ),
]


class HouseBookingIn(BookingIn, frozen=True, kw_only=True):
    """As for everybody, and what only the house may.

    `title` is for everybody to read, of a booking that others may come to. `replaces` is the cancelled booking it is
    made in place of: its code leads to this one, and who stood behind it stands behind this.
    """

    title: PublicTitle = ""
    replaces: UUID | None = None
    overrides: Overrides = ()
    override_reason: OverrideReason = ""


class MoveIn(ApiStruct, frozen=True, kw_only=True):
    """Where it is from now on: another time, length, space or layout; `version` is that of the booking you have seen.

    A roof that is held for it comes along, or nothing is done, unless `hold_shelter` is false: then it is given back.
    """

    version: Version
    to: MovedToIn
    overrides: Overrides = ()
    override_reason: OverrideReason = ""
    hold_shelter: bool = True


class HouseCancelIn(ApiStruct, frozen=True, kw_only=True):
    """`reason` is read by whoever booked."""

    reason: Annotated[Reason, Meta(examples=["Vandskade i salen"])]


class HouseWhereaboutsIn(ApiStruct, frozen=True, kw_only=True):
    """Where it is. `version` is that of the booking you have seen."""

    version: Version
    place: Whereabouts


class HouseBookingOut(ApiStruct, frozen=True, kw_only=True):
    """A booking as the house sees it, without who booked. `title` may be empty; `series` is the one it belongs to."""

    booking: BookingOut
    title: str
    series: UUID | None
