"""Who stands behind bookings. Answered to a desk alone.

desk ── ContactsWanted ─► Contacts
     ── BookingsWanted ─► BookingsFound
"""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages.form import LONGEST_SPAN, TEXT, Message

LONGEST_SEARCH = 100


class ContactsWanted(Message, frozen=True, kw_only=True, tag="contacts-wanted"):
    """Who stands behind the bookings that touch `span`? Answered to a desk alone."""

    span: TimeSpan

    def __post_init__(self) -> None:
        if self.span.length > LONGEST_SPAN:
            message = f"contacts are given for at most {LONGEST_SPAN.days} days"
            raise ValueError(message)


class BookingsWanted(Message, frozen=True, kw_only=True, tag="bookings-wanted"):
    """Which bookings that have not ended have `text` in their title, name, phone number or code? For a desk alone.

    `near`: those of the coming weeks will do, where there are any.
    """

    text: Annotated[str, Meta(min_length=1, max_length=LONGEST_SEARCH, pattern=TEXT)]
    near: bool = False


class BookingContact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who stands behind a booking; each text may be empty."""

    booking: BookingId
    name: str
    phone: str
    email: str = ""


class Contacts(Message, frozen=True, kw_only=True, tag="contacts"):
    """Those who left a name or a phone number."""

    contacts: tuple[BookingContact, ...]


class BookingsFound(Message, frozen=True, kw_only=True, tag="bookings-found", omit_defaults=True):
    """The nearest in time first, with those who stand behind them.

    `until` (UTC) is how far ahead was looked; None: as far as there are bookings.
    """

    bookings: tuple[Booking, ...]
    contacts: tuple[BookingContact, ...]
    until: datetime | None = None
