"""What the public page asks the store."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from booking_core.central.centre import Centre
from booking_core.domain.bookings import Booking, Channel, Purpose
from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import Alternative, Answer, Book, Cancel, Cancelled, Confirmed, Declined
from booking_core.store.bookings.lookups import answer_to, booking_with_id, bookings_with_code, replacement_of
from tests.booking_core.central.running_centre import THURSDAY_14_08, MovableClock, opened_centre
from tests.booking_core.shared_codes import two_with_one_code

pytestmark = pytest.mark.usefixtures("each_engine")

LOKALE_3 = SpaceId("mh-lok3")
AT_QUARTER_PAST = THURSDAY_14_08 + timedelta(minutes=7)
HOUR = timedelta(hours=1)
STAFF = Origin(Channel.STAFF)


@dataclass(frozen=True, slots=True)
class Asked:
    """The store's answers, each asked in a transaction of its own."""

    centre: Centre
    clock: MovableClock

    def book(
        self, *, booking_id: BookingId | None = None, later: int = 0, replaces: BookingId | None = None
    ) -> Booking:
        """A booking `later` hours after a quarter past two."""
        answer = self.ask(booking_id or BookingId(uuid4()), later=later, replaces=replaces)
        assert isinstance(answer, Confirmed), answer
        return answer.booking

    def ask(self, booking_id: BookingId, *, later: int = 0, replaces: BookingId | None = None) -> Answer:
        """The answer to the wish for Lokale 3 at that hour."""
        layout = self.centre.store.municipality().space_by_id[LOKALE_3].standing_layout.id
        starts_at = AT_QUARTER_PAST + later * HOUR
        alternative = Alternative(LOKALE_3, layout, TimeSpan(starts_at, starts_at + HOUR))
        command = Book(
            id=booking_id, alternatives=(alternative,), persons=4, purpose=Purpose.MEETING, replaces=replaces
        )
        return self.centre.store.submit(command, STAFF, now=self.clock())

    def cancel(self, booking: Booking) -> Booking:
        """Cancelled by the house."""
        command = Cancel(id=uuid4(), booking=booking.id, reason="Vandskade")
        answer = self.centre.store.submit(command, STAFF, now=self.clock())
        assert isinstance(answer, Cancelled), answer
        return answer.booking

    def by_id(self, booking_id: BookingId) -> Booking | None:
        with self.centre.store.reading() as connection:
            return booking_with_id(connection, booking_id)

    def by_code(self, code: str) -> tuple[Booking, ...]:
        with self.centre.store.reading() as connection:
            return bookings_with_code(connection, code)

    def replacement(self, replaced: Booking) -> Booking | None:
        with self.centre.store.reading() as connection:
            return replacement_of(connection, replaced.id)

    def answer(self, booking_id: BookingId) -> Answer | None:
        with self.centre.store.reading() as connection:
            return answer_to(connection, booking_id)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Asked]:
    clock = MovableClock()
    with opened_centre(tmp_path, clock) as centre:
        yield Asked(centre, clock)


def test_a_booking_is_found_as_it_is_now(store: Asked) -> None:
    made = store.book()
    cancelled = store.cancel(made)

    assert store.by_id(made.id) == cancelled
    assert store.by_id(BookingId(uuid4())) is None


def test_a_code_finds_its_booking_whatever_has_become_of_it(store: Asked) -> None:
    made = store.cancel(store.book())
    store.book(later=1)

    assert store.by_code(code_of(made.id)) == (made,)


def test_of_two_with_one_code_the_later_comes_first(store: Asked) -> None:
    one, other = two_with_one_code()
    early = store.book(booking_id=one)
    late = store.book(booking_id=other, later=2)

    assert store.by_code(code_of(one)) == (late, early)


def test_a_code_nobody_has_finds_nothing(store: Asked) -> None:
    store.book()

    assert store.by_code("000000000") == ()


def test_what_was_made_in_the_place_of_a_booking_is_found(store: Asked) -> None:
    first = store.cancel(store.book())
    second = store.book(later=1, replaces=first.id)

    assert store.replacement(first) == second
    assert store.replacement(second) is None


def test_of_several_made_in_its_place_the_newest_counts(store: Asked) -> None:
    first = store.cancel(store.book())
    store.cancel(store.book(later=1, replaces=first.id))
    store.clock.advance(timedelta(seconds=1))
    newest = store.book(later=1, replaces=first.id)

    assert store.replacement(first) == newest


def test_a_no_is_remembered_with_its_reasons(store: Asked) -> None:
    store.book()
    wanted = BookingId(uuid4())
    declined = store.ask(wanted)

    assert isinstance(declined, Declined)
    assert store.answer(wanted) == declined


def test_what_was_never_asked_has_no_answer(store: Asked) -> None:
    assert store.answer(BookingId(uuid4())) is None
