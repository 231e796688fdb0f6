"""A centre that keeps in memory what is decided about series, and commands made for tests."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from uuid import UUID

import msgspec

from booking_core.domain.bookings import Booking, Channel, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import SeriesId
from booking_core.domain.places import Municipality
from booking_core.domain.recurring.recurrence import Recurrence
from booking_core.domain.recurring.series import Scope, Series
from booking_core.domain.refusals import RefusalCode
from booking_core.protocol.authority import (
    AuthorityState,
    BlockSet,
    Decision,
    Origin,
    SeriesRecorded,
    StoredAnswer,
    decide,
)
from booking_core.protocol.messages import (
    Answer,
    BookingSeen,
    BookSeries,
    CancelSeries,
    ChangeSeries,
    Command,
    RecurrenceOnWire,
    SeriesAltered,
    SeriesBooked,
    SeriesRefused,
)
from booking_core.protocol.series_on_wire import recurrence_to_wire
from tests.booking_core.domain.made_bookings import MUNICIPALITY, ZONE
from tests.booking_core.domain.made_series import NOW, evenings
from tests.booking_core.sample_places import HOUSE_KIOSK, MEETING, WORKSHOP

R = RefusalCode
STAFF = Origin(Channel.STAFF)
PARTNER = Origin(Channel.PARTNER)
KIOSK = Origin(Channel.KIOSK, HOUSE_KIOSK)
SERIES = SeriesId(UUID(int=1000))
new_ids = count(5000)


def on_wire(recurrence: RecurrenceOnWire) -> BookSeries:
    return msgspec.structs.replace(book_series(), recurrence=recurrence)


def book_series(recurrence: Recurrence | None = None, **more: object) -> BookSeries:
    command = BookSeries(
        id=SERIES,
        recurrence=recurrence_to_wire(recurrence or evenings()),
        space=WORKSHOP,
        layout=MEETING,
        persons=8,
        purpose=Purpose.MEETING,
        contact=b"sealed",
    )
    return msgspec.structs.replace(command, **more)


@dataclass
class Centre:
    """Keeps what the decisions say, as the store does."""

    places: Municipality = MUNICIPALITY
    calendar: Calendar = field(default_factory=lambda: Calendar.of(()))
    series: dict[SeriesId, Series] = field(default_factory=dict)
    answers: dict[UUID, StoredAnswer] = field(default_factory=dict)
    recovering: bool = False

    def decide(self, command: Command, origin: Origin = STAFF, *, now: datetime = NOW) -> Decision:
        state = AuthorityState(
            municipality=self.places,
            epoch=1,
            calendar=self.calendar,
            held={},
            answers=self.answers,
            recovering=self.recovering,
            series=self.series,
            named=frozenset(self.calendar.bookings),
        )
        return decide(state, command, origin, fingerprint=str(command), now=now)

    def ask(self, command: Command, origin: Origin = STAFF, *, now: datetime = NOW) -> Answer | None:
        decision = self.decide(command, origin, now=now)
        bookings = [one.booking for one in decision.changes if not isinstance(one, SeriesRecorded | BlockSet)]
        if decision.is_kept:
            assert len({one.id for one in bookings}) == len(bookings)
            for one in bookings:
                former = self.calendar.bookings.get(one.id)
                assert one.version == (1 if former is None else former.version + 1)
            self.calendar = self.calendar.with_bookings(bookings)
            recorded = (one.series for one in decision.changes if isinstance(one, SeriesRecorded))
            self.series.update({one.id: one for one in recorded})
            if decision.answer is not None:
                self.answers[command.id] = StoredAnswer(str(command), decision.answer)
        return decision.answer

    def booked(self, command: BookSeries | None = None, origin: Origin = STAFF) -> SeriesBooked:
        answer = self.ask(command or book_series(), origin)
        assert isinstance(answer, SeriesBooked), answer
        return answer

    def dates(self, one: SeriesId = SERIES) -> list[Booking]:
        return [self.calendar.bookings[booking] for booking in self.series[one].bookings]

    def told(self, one: SeriesId = SERIES) -> list[str]:
        """ "1 19:00 workshop" for each date left."""
        return [f"{local_start(date):%-d %H:%M} {date.space}" for date in self.dates(one)]

    def later(self) -> SeriesId:
        """The series that the first has been parted into."""
        (other,) = self.series.keys() - {SERIES}
        return other


def local_start(booking: Booking) -> datetime:
    """When it starts, on the clocks of the house."""
    return booking.span.starts_at.astimezone(ZONE)


def seen(*bookings: Booking) -> tuple[BookingSeen, ...]:
    return tuple(BookingSeen(one.id, one.version) for one in bookings)


def change(centre: Centre, of: int, scope: Scope, **more: object) -> ChangeSeries:
    dates = centre.dates()
    command = ChangeSeries(
        id=UUID(int=next(new_ids)), series=SERIES, booking=dates[of].id, scope=scope, seen=seen(*dates)
    )
    return msgspec.structs.replace(command, **more)


def cancel(centre: Centre, of: int, scope: Scope, reason: str = "Vandskade") -> CancelSeries:
    booking = centre.dates()[of].id
    return CancelSeries(id=UUID(int=next(new_ids)), series=SERIES, booking=booking, scope=scope, reason=reason)


def altered(answer: Answer | None) -> SeriesAltered:
    assert isinstance(answer, SeriesAltered), answer
    return answer


def refused(answer: Answer | None) -> RefusalCode:
    assert isinstance(answer, SeriesRefused), answer
    return answer.refusal.code
