"""Changing dates of a series: where each goes, all of them or none.

before                 this and following, to Thursday
| 5 12 19 26 Jan. |    | 5 12 |  and  | 21 28 |        one series parts into two
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec

from booking_core.domain.bookings import Booking, Instead
from booking_core.domain.calendar import Calendar
from booking_core.domain.hours.opening_hours import spans_on
from booking_core.domain.identity import BookingId, LayoutId, SeriesId, SpaceId
from booking_core.domain.occupying import weather
from booking_core.domain.occupying.placing import Placed, release
from booking_core.domain.places import Hours, Municipality, Weekday
from booking_core.domain.recurring.recurrence import UnusableRecurrence, Weekly, days_of_rule
from booking_core.domain.recurring.recurrence_changes import from_day, moved, moved_day, until_before
from booking_core.domain.recurring.series import Scope, Series, renewed
from booking_core.domain.recurring.series_dates import Had
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan, local_day
from booking_core.protocol.authority.changing import rules_broken
from booking_core.protocol.authority.judging import judged
from booking_core.protocol.authority.series.outcome import (
    altered,
    bookings_in,
    bookings_of,
    known_to_the_house,
    meant_by,
    none_to_be_had,
    nothing_done,
    outdated,
    unusable,
)
from booking_core.protocol.authority.states import AuthorityState, Decision, LetPast, Origin, SeriesRecorded
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
    if (refusal := outdated(meant, command.seen)) is not None:
        return nothing_done(refusal)
    try:
        parted = _parted(state, known, meant, command)
        moves = tuple(moves_of(state.municipality, known, meant, command))
    except UnusableRecurrence as err:
        return nothing_done(unusable(err))
    moved_to = _moved(state, moves, _for(parted, command), origin=origin, now=now)
    if moved_to.refused:
        return none_to_be_had(moved_to.refused)
    return _with_what_was_let_past(_rearranged(state, parted, moved_to.calendar, now=now), moved_to, command)


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


@dataclass(frozen=True, slots=True)
class _Moved:
    """`calendar` with every date where it goes, those that were let past rules, and the dates that cannot go there."""

    calendar: Calendar
    let_past: Mapping[BookingId, tuple[RefusalCode, ...]]
    refused: tuple[DateRefused, ...]


def _moved(
    state: AuthorityState, moves: Sequence[_Move], command: ChangeSeries, *, origin: Origin, now: datetime
) -> _Moved:
    """The calendar with every date where it goes, and the dates that cannot go there.

    Several leave their places before any takes its new one: a date may come to lie where another was.
    """
    going = [move for move in moves if not _stays(move)]
    calendar = state.calendar if len(going) == 1 else _without(state, [move.booking for move in going])
    refused: list[DateRefused] = []
    let_past: dict[BookingId, tuple[RefusalCode, ...]] = {}
    for move in moves:
        had = _had(replace(state, calendar=calendar), move, command, origin=origin, now=now)
        if isinstance(had, Refusal):
            refused.append(DateRefused(move.day, refusal_to_wire(had)))
        else:
            calendar = had.added_to(calendar)
            let_past[move.booking.id] = had.let_past
    return _Moved(calendar, let_past, tuple(refused))


def _stays(move: _Move) -> bool:
    one, to = move.booking, move.to
    return to is not None and (to.space, to.layout, to.span) == (one.space, one.layout, one.span)


def _had(state: AuthorityState, move: _Move, command: ChangeSeries, *, origin: Origin, now: datetime) -> Had | Refusal:
    one, to = move.booking, move.to
    if to is None:
        return Refusal(RefusalCode.NO_SUCH_TIME, {"day": move.day})
    if _stays(move):
        return Had(Placed(replace(state.calendar.bookings[one.id], series=command.series)))
    overridden = judged(rules_broken(state, one, to, origin=origin, now=now), command, origin)
    if isinstance(overridden, Refusal):
        return overridden
    there = weather.moved(state.municipality, one, Instead(to.space, to.layout, to.span, one.set_up_by), now=now)
    placed = free(state, replace(there, occupancy=(), series=command.series), now=now)
    return placed if isinstance(placed, Refusal) else Had(placed, overridden)


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


def _for(parted: _Parted, command: ChangeSeries) -> ChangeSeries:
    """The dates go along into the later series."""
    return msgspec.structs.replace(command, series=parted.id_of_later)


def _with_what_was_let_past(decision: Decision, moved_to: _Moved, command: ChangeSeries) -> Decision:
    reason = command.override_reason.strip()
    overridden = (
        LetPast(one, codes, reason) for one in bookings_in(decision.changes) if (codes := moved_to.let_past.get(one.id))
    )
    return replace(decision, overridden=tuple(overridden))


def _whole(parted: _Parted) -> Series:
    return parted.later if parted.earlier is None else parted.earlier
