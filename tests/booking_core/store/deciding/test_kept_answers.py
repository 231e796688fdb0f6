"""Two commands are the same when they say the same, whichever program wrote them down."""

from uuid import UUID

import msgspec

from booking_core.domain.bookings import Purpose, SetUpBy
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SpaceId
from booking_core.protocol.messages import Alternative, Book
from booking_core.store.deciding.kept_answers import fingerprint_of
from tests.booking_core.domain.made_bookings import on_thursday

ALTERNATIVE = Alternative(SpaceId("workshop"), LayoutId("meeting"), on_thursday("14:00", "15:00"))
WISH = Book(id=BookingId(UUID(int=1)), alternatives=(ALTERNATIVE,), persons=4, purpose=Purpose.MEETING)
KIOSK = DeviceId("house-kiosk")


def test_a_field_left_at_its_default_is_as_good_as_none() -> None:
    spelled_out = msgspec.structs.replace(WISH, set_up_by=SetUpBy.CREW, group=None)

    assert fingerprint_of(spelled_out, KIOSK) == fingerprint_of(WISH, KIOSK)


def test_what_is_said_differently_is_another_command() -> None:
    others = [
        msgspec.structs.replace(WISH, persons=5),
        msgspec.structs.replace(WISH, set_up_by=SetUpBy.THEMSELVES),
        msgspec.structs.replace(WISH, contact=b"sealed"),
    ]

    assert len({fingerprint_of(one, KIOSK) for one in (WISH, *others)}) == 4
    assert fingerprint_of(WISH, None) != fingerprint_of(WISH, KIOSK)


def test_a_contact_sealed_twice_is_the_same_command() -> None:
    once, twice = (msgspec.structs.replace(WISH, contact=sealed) for sealed in (b"once", b"twice"))

    assert fingerprint_of(once, KIOSK) == fingerprint_of(twice, KIOSK)
