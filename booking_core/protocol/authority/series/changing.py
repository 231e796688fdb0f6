"""Changing dates of a series: where each goes, all of them or none.

before                 this and following, to Thursday
| 5 12 19 26 Jan. |    | 5 12 |  and  | 21 28 |        one series parts into two
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from booking_core.domain import weather
from booking_core.domain.bookings import Booking, Instead
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, LayoutId, SeriesId, SpaceId
from booking_core.domain.opening_hours import spans_on
from booking_core.domain.places import Hours, Municipality, Weekday
from booking_core.domain.placing import Placed, release
from booking_core.domain.recurrence import UnusableRecurrence, Weekly, days_of_rule
from booking_core.domain.recurrence_changes import from_day, moved, moved_day, until_before
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.series import Scope, Series, renewed
from booking_core.domain.time_spans import TimeSpan, local_day
from booking_core.protocol.authority.changing import unruly
from booking_core.protocol.authority.series.outcome import (
    altered,
    bookings_of,
    known_to_the_house,
    meant_by,
    none_to_be_had,
    nothing_done,
    unusable,
)
from booking_core.protocol.authority.states import AuthorityState, Decision, Origin, SeriesRecorded
from booking_core.protocol.authority.verdicts import free
from booking_core.protocol.messages import Alternative, ChangeSeries, DateRefused, refusal_to_wire


@dataclass(frozen=True, slots=True)
class _Move:
    """One date, and where it goes; None where the clocks leave that time out."""

    booking: Booking
    to: Alternative | None
    day: date


def decide_change_series(state: AuthorityState, command: ChangeSeries, origin: Origin, *, now: datetime) -> Decision:
    """All the dates meant, but for those that stay, or none of them."""
    known = known_to_the_house(state, command.series, origin)
    if isinstance(known, Decision):
        return known
    meant = [one for one in meant_by(state, known, command, now=now) if one.id not in command.staying]
    if not meant:
        return nothing_done(Refusal(RefusalCode.UNKNOWN_BOOKING))
    if (refusal := _outdated(meant, command)) is not None:
        return nothing_done(refusal)
    try:
        parted = _parted(state, known, meant, command)
        moves = tuple(moves_of(state.municipality, known, meant, command))
    except UnusableRecurrence as err:
        return nothing_done(unusable(err))
    calendar, refused = _moved(state, moves, parted.id_of_later, origin=origin, now=now)
    if refused:
        return none_to_be_had(refused)
    return _rearranged(state, parted, calendar, now=now)


@dataclass(frozen=True, slots=True)
class _Parted:
    """`earlier` keeps its days; `later` has the new ones. They are one series where nothing lies before.

    `earlier_dates` are the bookings that stay in the earlier one.
    """

    earlier: Series | None
    later: Series
    earlier_dates: frozenset[BookingId]

    @property
    def id_of_later(self) -> SeriesId:
        return self.later.id


def _parted(state: AuthorityState, series: Series, meant: Sequence[Booking], command: ChangeSeries) -> _Parted:
    zone = state.municipality.zone
    if command.scope is Scope.THIS:
        return _Parted(None, series, frozenset())
    first_day = min(local_day(one.span.starts_at, zone) for one in meant)
    before = until_before(series.recurrence, first_day)
    from_then = from_day(series.recurrence, first_day) or series.recurrence
    later = replace(
        series,
        recurrence=moved(from_then, weekdays=command.weekdays, starts=command.starts, ends=command.ends),
        space=command.space or series.space,
        layout=_layout_in(state.municipality, command.space or series.space, command.layout or series.layout, command),
    )
    if before is None:
        return _Parted(None, later, frozenset())
    earlier = (one.id for one in bookings_of(state, series) if local_day(one.span.starts_at, zone) < first_day)
    parted = replace(later, id=SeriesId(command.id), version=0, bookings=())
    return _Parted(replace(series, recurrence=before), parted, frozenset(earlier))


def _layout_in(municipality: Municipality, space_id: SpaceId, layout: LayoutId, command: ChangeSeries) -> LayoutId:
    """What was asked for; of a layout that goes along into another space the standing one where it has none such."""
    space = municipality.space_by_id.get(space_id)
    if space is None or command.layout is not None or space.layout(layout) is not None:
        return layout
    return space.standing_layout.id


def moves_of(
    municipality: Municipality, series: Series, meant: Iterable[Booking], command: ChangeSeries
) -> Iterator[_Move]:
    """Where each date goes: what the command says nothing of stays as that date has it."""
    zone = municipality.zone
    for one in meant:
        day = _new_day(series, one, command, zone)
        space = command.space or one.space
        layout = _layout_in(municipality, space, command.layout or one.layout, command)
        span = _new_span(one, day, command, zone)
        yield _Move(one, None if span is None else Alternative(space, layout, span), day)


def _new_day(series: Series, booking: Booking, command: ChangeSeries, zone: ZoneInfo) -> date:
    """A date the rule gives goes with its weekday; one that was added stays, unless it alone is meant."""
    day = local_day(booking.span.starts_at, zone)
    if Weekday.of(day) not in command.weekdays:
        return day
    if day in days_of_rule(series.recurrence):
        return moved_day(series.recurrence.pattern, day, command.weekdays)
    is_alone = command.scope is Scope.THIS
    return moved_day(Weekly((Weekday.of(day),)), day, command.weekdays) if is_alone else day


def _new_span(booking: Booking, day: date, command: ChangeSeries, zone: ZoneInfo) -> TimeSpan | None:
    starts, ends = (instant.astimezone(zone) for instant in (booking.span.starts_at, booking.span.ends_at))
    if day == starts.date() and command.starts is None and command.ends is None:
        return booking.span
    hours = Hours(command.starts or starts.time(), command.ends or ends.time())
    return next(iter(spans_on(day, (hours,), zone)), None)


def _moved(
    state: AuthorityState, moves: Sequence[_Move], series: SeriesId, *, origin: Origin, now: datetime
) -> tuple[Calendar, tuple[DateRefused, ...]]:
    """The calendar with every date where it goes, and the dates that cannot go there.

    Several leave their places before any takes its new one: a date may come to lie where another was.
    """
    going = [move for move in moves if not _stays(move)]
    calendar = state.calendar if len(going) == 1 else _without(state, [move.booking for move in going])
    refused: list[DateRefused] = []
    for move in moves:
        answer = _placed(replace(state, calendar=calendar), move, series, origin=origin, now=now)
        if isinstance(answer, Refusal):
            refused.append(DateRefused(move.day, refusal_to_wire(answer)))
        else:
            calendar = calendar.with_bookings((*answer.neighbours, answer.booking))
    return calendar, tuple(refused)


def _stays(move: _Move) -> bool:
    one, to = move.booking, move.to
    return to is not None and (to.space, to.layout, to.span) == (one.space, one.layout, one.span)


def _placed(state: AuthorityState, move: _Move, series: SeriesId, *, origin: Origin, now: datetime) -> Placed | Refusal:
    one, to = move.booking, move.to
    if to is None:
        return Refusal(RefusalCode.NO_SUCH_TIME, {"day": move.day})
    if _stays(move):
        return Placed(replace(state.calendar.bookings[one.id], series=series))
    refusal = unruly(state, one, to, origin=origin, now=now)
    there = weather.moved(state.municipality, one, Instead(to.space, to.layout, to.span, one.set_up_by), now=now)
    to_be = replace(there, occupancy=(), series=series)
    return refusal or free(state, to_be, origin, now=now)


def _without(state: AuthorityState, bookings: Iterable[Booking]) -> Calendar:
    calendar = state.calendar
    for one in bookings:
        neighbours = release(state.municipality, calendar, calendar.bookings[one.id])
        calendar = calendar.with_bookings((*neighbours, replace(calendar.bookings[one.id], occupancy=())))
    return calendar


def _rearranged(state: AuthorityState, parted: _Parted, calendar: Calendar, *, now: datetime) -> Decision:
    """Both series as they are now; dates that stay come along with the later one."""
    zone = state.municipality.zone
    own = [calendar.bookings[one.id] for one in bookings_of(state, state.series[_whole(parted).id])]
    earlier = [one for one in own if one.id in parted.earlier_dates]
    later = [replace(one, series=parted.later.id) for one in own if one.id not in parted.earlier_dates]
    calendar = calendar.with_bookings(later)
    try:
        series = renewed(parted.later, later, zone)
        before = None if parted.earlier is None else renewed(parted.earlier, earlier, zone)
    except UnusableRecurrence as err:
        return nothing_done(unusable(err))
    decision = altered(state, series, calendar, later, now=now)
    return decision if before is None else replace(decision, changes=(SeriesRecorded(before), *decision.changes))


def _whole(parted: _Parted) -> Series:
    return parted.later if parted.earlier is None else parted.earlier


def _outdated(meant: Iterable[Booking], command: ChangeSeries) -> Refusal | None:
    """Nobody changes what he has not seen."""
    seen = {one.booking: one.version for one in command.seen}
    changed = next((one for one in meant if seen.get(one.id) != one.version), None)
    return None if changed is None else Refusal(RefusalCode.VERSION_CHANGED, {"version": changed.version})
