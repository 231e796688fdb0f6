"""What every decision about a series comes to: it is so now, and so are its dates; or why nothing was done."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from booking_core.domain.bookings import Booking, BookingState, Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import SeriesId
from booking_core.domain.recurring.recurrence import UnusableRecurrence
from booking_core.domain.recurring.series import Scope, Series, first_ahead
from booking_core.domain.recurring.series_dates import LaidOut, Refused
from booking_core.domain.refusals import Fact, Refusal, RefusalCode
from booking_core.domain.time_spans import local_day
from booking_core.protocol.authority.states import (
    AuthorityState,
    BlockSet,
    BookingAltered,
    BookingGiven,
    Change,
    Decision,
    Origin,
    SeriesRecorded,
)
from booking_core.protocol.authority.verdicts import over, recovering
from booking_core.protocol.messages import (
    BookingSeen,
    CancelSeries,
    ChangeSeries,
    DateRefused,
    SeriesAltered,
    SeriesRefused,
    refusal_to_wire,
)
from booking_core.protocol.series_on_wire import series_to_wire


def altered(
    state: AuthorityState, series: Series, calendar: Calendar, bookings: Iterable[Booking], *, now: datetime
) -> Decision:
    """The series is `series` now; of `bookings` those are told that this has changed."""
    changes = tuple(difference(state.calendar, calendar))
    now_are = {booking.id: booking for booking in bookings_in(changes)}
    series = series if changes else state.series.get(series.id, series)
    own = [now_are.get(one, calendar.bookings[one]) for one in series.bookings]
    told = tuple(now_are[one.id] for one in bookings if one.id in now_are)
    answer = SeriesAltered(series=series_to_wire(series), bookings=told, receipt="")
    recorded = (SeriesRecorded(series),) if changes else ()
    return Decision(answer, (*recorded, *changes), receipt_for=first_ahead(own, now=now))


def difference(before: Calendar, after: Calendar, *, contact: bytes | None = None) -> Iterator[Change]:
    """What makes `after` of `before`: those that make room first. A version counts this command as one change."""
    given: list[Booking] = []
    standing, asked = list[BookingAltered](), list[BookingAltered]()
    for booking in after.bookings.values():
        former = before.bookings.get(booking.id)
        if former is None:
            given.append(replace(booking, version=1))
        elif replace(booking, version=former.version) != former:
            altered = BookingAltered(replace(booking, version=former.version + 1))
            (standing if former.state.occupies else asked).append(altered)
    yield from (*standing, *asked)
    yield from (BookingGiven(booking, 0, contact) for booking in given)


def bookings_of(state: AuthorityState, series: Series) -> list[Booking]:
    """Its dates, by time."""
    return [state.calendar.bookings[one] for one in series.bookings if one in state.calendar.bookings]


def meant_by(
    state: AuthorityState, series: Series, command: ChangeSeries | CancelSeries, *, now: datetime
) -> tuple[Booking, ...]:
    """The dates of that scope that are not over, by time; what is asked for only is withdrawn, never changed."""
    zone, own = state.municipality.zone, bookings_of(state, series)
    first = next((one for one in own if one.id == command.booking), None)
    match command.scope:
        case Scope.THIS:
            meant = [one for one in own if one.id == command.booking]
        case Scope.FOLLOWING:
            day = None if first is None else local_day(first.span.starts_at, zone)
            meant = [one for one in own if day is not None and local_day(one.span.starts_at, zone) >= day]
        case _:
            meant = own
    return tuple(one for one in meant if over(one, now=now) is None or _may_be_withdrawn(one, command))


def _may_be_withdrawn(one: Booking, command: ChangeSeries | CancelSeries) -> bool:
    return isinstance(command, CancelSeries) and one.state is BookingState.REQUESTED


def known_to_the_house(state: AuthorityState, series_id: SeriesId, origin: Origin) -> Series | Decision:
    """The series, for the house alone to change."""
    series = state.series.get(series_id)
    if series is None or state.recovering:
        return unknown_series(state)
    if origin.channel is not Channel.STAFF:
        venue = state.municipality.venue_of_space.get(series.space)
        return nothing_done(Refusal(RefusalCode.STAFF_ONLY, {"phone": "" if venue is None else venue.phone}))
    return series


def outdated(meant: Iterable[Booking], seen: Iterable[BookingSeen]) -> Refusal | None:
    """Nobody changes what he has not seen."""
    versions = {one.booking: one.version for one in seen}
    changed = next((one for one in meant if versions.get(one.id) != one.version), None)
    return None if changed is None else Refusal(RefusalCode.VERSION_CHANGED, {"version": changed.version})


def awaiting(bookings: Iterable[Booking]) -> tuple[Booking, ...]:
    """Those of a series that the house has not answered yet."""
    return tuple(one for one in bookings if one.state is BookingState.REQUESTED)


def unknown_series(state: AuthorityState) -> Decision:
    """There is no such series, or nobody can know just now."""
    refusal = recovering(state) if state.recovering else Refusal(RefusalCode.UNKNOWN_SERIES)
    return nothing_done(refusal, is_kept=not state.recovering)


def unusable(err: UnusableRecurrence) -> Refusal:
    """Why there can be no such series."""
    facts: Mapping[str, Fact] = {"fault": err.fault.value}
    return Refusal(RefusalCode.SERIES_UNUSABLE, facts)


def nothing_done(refusal: Refusal, *, is_kept: bool = True) -> Decision:
    """All is as it was."""
    return Decision(SeriesRefused(refusal=refusal_to_wire(refusal)), is_kept=is_kept)


def dates_refused(laid: LaidOut) -> tuple[DateRefused, ...]:
    """The days that cannot be had, as they are told."""
    return tuple(
        DateRefused(one.day, refusal_to_wire(one.verdict.refusal))
        for one in laid.dates
        if isinstance(one.verdict, Refused)
    )


def none_to_be_had(refused: tuple[DateRefused, ...]) -> Decision:
    """Every date was refused, or left out."""
    first = refused[0].refusal if refused else refusal_to_wire(Refusal(RefusalCode.SERIES_UNUSABLE))
    return Decision(SeriesRefused(refusal=first, dates=refused))


def bookings_in(changes: Iterable[Change]) -> Iterator[Booking]:
    """The bookings that `changes` are about, as they are after them."""
    return (change.booking for change in changes if not isinstance(change, SeriesRecorded | BlockSet))
