"""Receipts of the sample municipality, signed, for the tests of paper."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from booking_core.documents.receipt_content import (
    Issue,
    ReceiptContent,
    Wished,
    confirmed_receipt,
    request_receipt,
)
from booking_core.domain.bookings import Booking, BookingState, Channel, Openness, Purpose
from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.places import KindOfUser, Municipality
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.receipts import facts_of, key_id_of, receipt_url, sign_receipt
from tests.booking_core.sample_places import (
    GROUP_ROOM,
    HOUSE,
    HOUSE_KIOSK,
    MEETING,
    WORKSHOP,
    sample_municipality,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEYS = {key_id_of(KEY.public_key()): KEY.public_key()}
PLACES = sample_municipality()


def at(wall: str) -> datetime:
    """The instant of a Danish wall time; of two, the first."""
    return datetime.fromisoformat(wall).replace(tzinfo=COPENHAGEN).astimezone(UTC)


def span(start: str, end: str) -> TimeSpan:
    return TimeSpan(at(start), at(end))


AFTERNOON = span("2026-11-26 14:15", "2026-11-26 15:15")
WISHES = (
    Wished(GROUP_ROOM, span("2026-11-26 17:30", "2026-11-26 18:30")),
    Wished(GROUP_ROOM, span("2026-11-26 18:00", "2026-11-26 19:00")),
    Wished(WORKSHOP, span("2026-11-27 17:00", "2026-11-27 18:00")),
)


def a_booking(
    space: SpaceId = WORKSHOP,
    during: TimeSpan = AFTERNOON,
    *,
    state: BookingState = BookingState.CONFIRMED,
    user: KindOfUser = KindOfUser.CITIZEN,
) -> Booking:
    return Booking(
        BookingId(UUID("7d6f5f2e-0c1d-4f0e-9d55-8b8f4b7a2c11")),
        1,
        state,
        space,
        layout=MEETING,
        span=during,
        persons=6,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        user=user,
        channel=Channel.KIOSK,
        occupancy=(),
    )


def an_issue(booking: Booking, language: str = "da") -> Issue:
    """Issued at the house's kiosk at 14.08."""
    return Issue(
        language=language,
        code=grouped(code_of(booking.id)),
        url=receipt_url(PLACES.public_url, sign_receipt(facts_of(booking), KEY)),
        issued_at=at("2026-11-26 14:08"),
        kiosk=HOUSE_KIOSK,
    )


def confirmed(language: str = "da", *, copy: bool = False) -> ReceiptContent:
    booking = a_booking()
    return confirmed_receipt(booking, PLACES, issue=replace(an_issue(booking, language), copy=copy))


def requested(language: str = "da", *, copy: bool = False) -> ReceiptContent:
    """Asked for without connection since 13.52, to be answered by 17."""
    booking = a_booking(GROUP_ROOM, WISHES[0].span, state=BookingState.REQUESTED)
    issue = replace(an_issue(booking, language), copy=copy, stale_since=at("2026-11-26 13:52"))
    return request_receipt(WISHES, PLACES, issue=issue, answer_by=at("2026-11-26 17:00"))


def long_names() -> Municipality:
    """The sample's places under names longer than the paper is wide."""
    house = PLACES.venue_by_id[HOUSE]
    spaces = tuple(
        replace(space, name="Billedværkstedsforberedelseslokalet på første sal ved Æblehaven") for space in house.spaces
    )
    name = "Ældrerådets og Ungdomsfællesskabernes Hus ved Hovedgadens Forlængelse"
    rooms = tuple(replace(room, way=f"{room.way}, {name}") for room in house.rooms)
    longer = replace(house, name=name, spaces=spaces, rooms=rooms)
    return replace(PLACES, venues=(longer, *PLACES.venues[1:]))
