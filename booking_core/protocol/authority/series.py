"""Deciding series: all dates that can be had at once, and changes of one date, of those from it on, or of all.

Each date is judged and placed as a booking of its own, in a calendar that holds the dates before it. What differs
between that calendar and the one at the beginning is what becomes true, all of it or nothing.

    before                 this and following, to Thursday
    | 5 12 19 26 Jan. |    | 5 12 |  and  | 21 28 |        one series parts into two
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from booking_core.domain import weather
from booking_core.domain.bookings import Booking, Channel, Instead, Openness, SetUpBy
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, LayoutId, SeriesId, SpaceId
from booking_core.domain.opening_hours import spans_on
from booking_core.domain.places import Hours, Municipality, Weekday
from booking_core.domain.placing import Placed, release
from booking_core.domain.policy import Known, refusal_of
from booking_core.domain.quotas import Counting, shares_of
from booking_core.domain.recurrence import (
    Recurrence,
    RecurrenceFault,
    UnusableRecurrence,
    Weekly,
    days_of,
    days_of_rule,
    from_day,
    moved,
    moved_day,
    once,
    until_before,
)
from booking_core.domain.refusals import Fact, Refusal, RefusalCode
from booking_core.domain.series import (
    LaidOut,
    Placer,
    Refused,
    Scope,
    Series,
    SeriesWish,
    ask_of,
    asked_of,
    first_ahead,
    lay_out,
    renewed,
)
from booking_core.domain.time_spans import TimeSpan, local_day
from booking_core.domain.weather import sheltered
from booking_core.protocol.authority.cancelling import decide_cancel
from booking_core.protocol.authority.changing import unruly
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
from booking_core.protocol.authority.verdicts import free, over
from booking_core.protocol.messages import (
    AddToSeries,
    Alternative,
    BookSeries,
    Cancel,
    CancelSeries,
    ChangeSeries,
    DateRefused,
    NotCancelled,
    SameIdOtherBody,
    SeriesAltered,
    SeriesBooked,
    SeriesCommand,
    SeriesRefused,
    refusal_from_wire,
    refusal_to_wire,
)
from booking_core.protocol.series_on_wire import recurrence_from_wire, series_to_wire


def decide_series(state: AuthorityState, command: SeriesCommand, origin: Origin, *, now: datetime) -> Decision:
    """What the centre answers to a command about a series."""
    match command:
        case BookSeries():
            return decide_book_series(state, command, origin, now=now)
        case AddToSeries():
            return decide_add_to_series(state, command, origin, now=now)
        case ChangeSeries():
            return decide_change_series(state, command, origin, now=now)
        case CancelSeries():
            return decide_cancel_series(state, command, origin, now=now)
        case _:
            assert_never(command)


# A new series


def decide_book_series(state: AuthorityState, command: BookSeries, origin: Origin, *, now: datetime) -> Decision:
    """Every date that can be had; nothing where none can."""
    if command.id in state.series:
        return Decision(SameIdOtherBody(), is_kept=False)
    if state.recovering:
        return _nothing_done(Refusal(RefusalCode.RECOVERING), is_kept=False)
    zone = state.municipality.zone
    try:
        wish = wish_of(command, origin, zone)
    except UnusableRecurrence as err:
        return _nothing_done(_unusable(err))
    laid = lay_out(state.municipality, state.calendar, wish, placer=_placer(state, origin, named=wish.named, now=now))
    refused = _dates_refused(laid)
    if not laid.fitting:
        return _none_to_be_had(refused)
    series = replace(renewed(wish.series, laid.fitting, zone), version=1)
    answer = SeriesBooked(series=series_to_wire(series), bookings=laid.fitting, refused=refused, receipt="")
    changes = (SeriesRecorded(series), *_difference(state.calendar, laid.calendar, contact=command.contact))
    return Decision(answer, changes, receipt_for=first_ahead(laid.fitting, now=now))


def wish_of(command: BookSeries, origin: Origin, zone: ZoneInfo) -> SeriesWish:
    """What `command` wants, as its sender may want it: titles, and hands on call, are the house's to give.

    Raises:
        UnusableRecurrence: there can be no such series, or it has no such day.
    """
    by_staff = origin.channel is Channel.STAFF
    is_public = by_staff and command.openness is not Openness.CLOSED
    series = Series(
        id=command.id,
        recurrence=recurrence_from_wire(command.recurrence, zone),
        space=command.space,
        layout=command.layout,
        persons=command.persons,
        purpose=command.purpose,
        openness=command.openness,
        user=command.user,
        channel=origin.channel,
        title=command.title.strip() if is_public else "",
        needs=tuple(sorted(set(command.needs))),
        wheelchairs=min(command.wheelchairs, command.persons),
        set_up_by=_hands(command.set_up_by, origin),
        device=origin.device,
        group=command.group,
        audience=command.audience,
    )
    instead = {one.day: _by_their_hands(one.to, origin) for one in command.instead}
    _check_days(series.recurrence, {*instead, *command.left_out})
    return SeriesWish(command.id, series, command.contact is not None, instead, frozenset(command.left_out))


def _by_their_hands(to: Instead, origin: Origin) -> Instead:
    return replace(to, set_up_by=_hands(to.set_up_by, origin))


def _hands(hands: SetUpBy, origin: Origin) -> SetUpBy:
    """Only the house can promise that somebody of it comes outside the crew's hours."""
    return hands if origin.channel is Channel.STAFF or hands is not SetUpBy.ON_CALL else SetUpBy.CREW


def _check_days(recurrence: Recurrence, days: set[date]) -> None:
    from_elsewhere = days - set(days_of(recurrence))
    if from_elsewhere:
        raise UnusableRecurrence(RecurrenceFault.NOT_AN_OCCURRENCE, day=min(from_elsewhere))


def _dates_refused(laid: LaidOut) -> tuple[DateRefused, ...]:
    return tuple(
        DateRefused(one.day, refusal_to_wire(one.verdict.refusal))
        for one in laid.dates
        if isinstance(one.verdict, Refused)
    )


def _none_to_be_had(refused: tuple[DateRefused, ...]) -> Decision:
    """Every date was refused, or left out."""
    first = refused[0].refusal if refused else refusal_to_wire(Refusal(RefusalCode.SERIES_UNUSABLE))
    return Decision(SeriesRefused(refusal=first, dates=refused))


# One more date


def decide_add_to_series(state: AuthorityState, command: AddToSeries, origin: Origin, *, now: datetime) -> Decision:
    """A day that was refused or given back comes in again, or another day."""
    known = _known(state, command.series, origin)
    if isinstance(known, Decision):
        return known
    zone, siblings = state.municipality.zone, _bookings_of(state, known)
    if any(local_day(one.span.starts_at, zone) == command.day for one in siblings):
        return _nothing_done(Refusal(RefusalCode.ALREADY_IN_SERIES, {"day": command.day}))
    wish = _wish_for_a_day(command, known, named=_is_named(state, known, command.replaces))
    laid = lay_out(state.municipality, state.calendar, wish, placer=_placer(state, origin, named=wish.named, now=now))
    if not laid.fitting:
        return _none_to_be_had(_dates_refused(laid))
    made = replace(laid.fitting[0], replaces=_replaced(state, command))
    calendar = laid.calendar.with_bookings([made])
    try:
        series = renewed(known, [*siblings, made], zone)
    except UnusableRecurrence as err:
        return _nothing_done(_unusable(err))
    return _altered(state, series, calendar, [made], now=now)


def _wish_for_a_day(command: AddToSeries, series: Series, *, named: bool) -> SeriesWish:
    """The series as it would be on that day alone; the dates it has are counted all the same."""
    day, recurrence = command.day, series.recurrence
    for_a_day = replace(series, recurrence=once(day, starts=recurrence.starts, ends=recurrence.ends))
    return SeriesWish(command.id, for_a_day, named, {} if command.to is None else {day: command.to})


def _replaced(state: AuthorityState, command: AddToSeries) -> BookingId | None:
    """Of this series: an old code leads to no other's booking."""
    replaced = None if command.replaces is None else state.calendar.bookings.get(command.replaces)
    return replaced.id if replaced is not None and replaced.series == command.series else None


# Changing dates


@dataclass(frozen=True, slots=True)
class _Move:
    """One date, and where it goes; None where the clocks leave that time out."""

    booking: Booking
    to: Alternative | None
    day: date


def decide_change_series(state: AuthorityState, command: ChangeSeries, origin: Origin, *, now: datetime) -> Decision:
    """All the dates meant, but for those that stay, or none of them."""
    known = _known(state, command.series, origin)
    if isinstance(known, Decision):
        return known
    meant = [one for one in _meant(state, known, command, now=now) if one.id not in command.staying]
    if not meant:
        return _nothing_done(Refusal(RefusalCode.UNKNOWN_BOOKING))
    if (refusal := _outdated(meant, command)) is not None:
        return _nothing_done(refusal)
    try:
        parted = _parted(state, known, meant, command)
        moves = tuple(_moves(state.municipality, known, meant, command))
    except UnusableRecurrence as err:
        return _nothing_done(_unusable(err))
    calendar, refused = _moved(state, moves, parted.id_of_later, origin=origin, now=now)
    if refused:
        return _none_to_be_had(refused)
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
    earlier = (one.id for one in _bookings_of(state, series) if local_day(one.span.starts_at, zone) < first_day)
    parted = replace(later, id=SeriesId(command.id), version=0, bookings=())
    return _Parted(replace(series, recurrence=before), parted, frozenset(earlier))


def _layout_in(municipality: Municipality, space_id: SpaceId, layout: LayoutId, command: ChangeSeries) -> LayoutId:
    """What was asked for; of a layout that goes along into another space the standing one where it has none such."""
    space = municipality.space_by_id.get(space_id)
    if space is None or command.layout is not None or space.layout(layout) is not None:
        return layout
    return space.standing_layout.id


def _moves(
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
    own = [calendar.bookings[one.id] for one in _bookings_of(state, state.series[_whole(parted).id])]
    earlier = [one for one in own if one.id in parted.earlier_dates]
    later = [replace(one, series=parted.later.id) for one in own if one.id not in parted.earlier_dates]
    calendar = calendar.with_bookings(later)
    try:
        series = renewed(parted.later, later, zone)
        before = None if parted.earlier is None else renewed(parted.earlier, earlier, zone)
    except UnusableRecurrence as err:
        return _nothing_done(_unusable(err))
    decision = _altered(state, series, calendar, later, now=now)
    return decision if before is None else replace(decision, changes=(SeriesRecorded(before), *decision.changes))


def _whole(parted: _Parted) -> Series:
    return parted.later if parted.earlier is None else parted.earlier


def _outdated(meant: Iterable[Booking], command: ChangeSeries) -> Refusal | None:
    """Nobody changes what he has not seen."""
    seen = {one.booking: one.version for one in command.seen}
    changed = next((one for one in meant if seen.get(one.id) != one.version), None)
    return None if changed is None else Refusal(RefusalCode.VERSION_CHANGED, {"version": changed.version})


# Giving dates back


def decide_cancel_series(state: AuthorityState, command: CancelSeries, origin: Origin, *, now: datetime) -> Decision:
    """Each date given back as a booking is; those that are over stay as they are."""
    series = state.series.get(command.series)
    if series is None:
        return _unknown(state)
    named = state.calendar.bookings.get(command.booking)
    if named is None or named.series != series.id:
        return _nothing_done(Refusal(RefusalCode.UNKNOWN_BOOKING))
    meant = _meant(state, series, command, now=now)
    calendar, refusals = _given_back(state, meant, command, origin=origin, now=now)
    if meant and len(refusals) == len(meant):
        return _nothing_done(refusals[0])
    own = _bookings_of(replace(state, calendar=calendar), series)
    return _altered(state, renewed(series, own, state.municipality.zone), calendar, own, now=now)


def _given_back(
    state: AuthorityState, meant: Iterable[Booking], command: CancelSeries, *, origin: Origin, now: datetime
) -> tuple[Calendar, list[Refusal]]:
    calendar, refusals = state.calendar, list[Refusal]()
    for one in meant:
        cancel = Cancel(id=command.id, booking=one.id, reason=command.reason)
        decision = decide_cancel(replace(state, calendar=calendar), cancel, origin, now=now)
        if isinstance(decision.answer, NotCancelled):
            refusals.append(refusal_from_wire(decision.answer.refusal))
        calendar = calendar.with_bookings(_bookings_in(decision.changes))
    return calendar, refusals


def _bookings_in(changes: Iterable[Change]) -> Iterator[Booking]:
    return (change.booking for change in changes if not isinstance(change, SeriesRecorded | BlockSet))


# A single date of a series, changed by itself


def with_its_series(state: AuthorityState, decision: Decision) -> Decision:
    """`decision` about one booking, and what it means for the series the booking belongs to."""
    change = decision.change
    before = None if not isinstance(change, BookingAltered) else state.calendar.bookings.get(change.booking.id)
    series = None if before is None or before.series is None else state.series.get(before.series)
    if series is None:
        return decision
    calendar = state.calendar.with_bookings(_bookings_in(decision.changes))
    try:
        after = renewed(series, _bookings_of(replace(state, calendar=calendar), series), state.municipality.zone)
    except UnusableRecurrence:
        return decision
    if (after.recurrence, after.bookings) == (series.recurrence, series.bookings):
        return decision
    return replace(decision, changes=(*decision.changes, SeriesRecorded(after)))


# What all of them come to


def spots_of(
    municipality: Municipality,
    command: SeriesCommand,
    series: Series | None,
    bookings: Iterable[Booking],
) -> Iterator[Instead]:
    """Every place and time that deciding `command` may take up; `bookings` are the series' own."""
    zone = municipality.zone
    try:
        match command:
            case BookSeries():
                wish = wish_of(command, Origin(Channel.STAFF), zone)
                yield from _spots_of_wish(wish, zone)
            case AddToSeries() if series is not None:
                yield from _spots_of_wish(_wish_for_a_day(command, series, named=False), zone)
            case ChangeSeries() if series is not None:
                moves = _moves(municipality, series, bookings, command)
                yield from (Instead(to.space, to.layout, to.span) for move in moves if (to := move.to) is not None)
            case _:
                return
    except UnusableRecurrence:
        return


def _spots_of_wish(wish: SeriesWish, zone: ZoneInfo) -> Iterator[Instead]:
    asked = asked_of(wish, zone).values()
    return (Instead(one.space, one.layout, one.span, one.set_up_by) for one in asked if one is not None)


def _placer(state: AuthorityState, origin: Origin, *, named: bool, now: datetime) -> Placer:
    """The rules, the placing, and what devices hold. What one date uses of a quota the next no longer has."""
    uses = None if state.uses is None else Counter(state.uses)

    def placer(calendar: Calendar, booking: Booking) -> Placed | Refusal:
        known = Known(calendar, person=state.person, uses=uses)
        refusal = refusal_of(ask_of(booking, named=named), state.municipality, now=now, known=known)
        asked = booking if refusal else sheltered(state.municipality, booking, now=now)
        placed = refusal or free(replace(state, calendar=calendar), asked, origin, now=now)
        if uses is not None and isinstance(placed, Placed):
            shares = shares_of(state.municipality, Counting.of(booking), state.person)
            uses.update({share.tally: share.amount for share in shares})
        return placed

    return placer


def _difference(before: Calendar, after: Calendar, *, contact: bytes | None = None) -> Iterator[Change]:
    """What makes `after` of `before`: those that make room first. A version counts this command as one change."""
    given: list[Booking] = []
    for booking in after.bookings.values():
        former = before.bookings.get(booking.id)
        if former is None:
            given.append(replace(booking, version=1))
        elif replace(booking, version=former.version) != former:
            yield BookingAltered(replace(booking, version=former.version + 1))
    yield from (BookingGiven(booking, 0, contact) for booking in given)


def _altered(
    state: AuthorityState, series: Series, calendar: Calendar, bookings: Iterable[Booking], *, now: datetime
) -> Decision:
    """The series is `series` now; of `bookings` those are told that this has changed."""
    changes = tuple(_difference(state.calendar, calendar))
    now_are = {booking.id: booking for booking in _bookings_in(changes)}
    series = series if changes else state.series.get(series.id, series)
    own = [now_are.get(one, calendar.bookings[one]) for one in series.bookings]
    told = tuple(now_are[one.id] for one in bookings if one.id in now_are)
    answer = SeriesAltered(series=series_to_wire(series), bookings=told, receipt="")
    recorded = (SeriesRecorded(series),) if changes else ()
    return Decision(answer, (*recorded, *changes), receipt_for=first_ahead(own, now=now))


def _meant(
    state: AuthorityState, series: Series, command: ChangeSeries | CancelSeries, *, now: datetime
) -> tuple[Booking, ...]:
    """The dates of that scope that are not over, by time."""
    zone, own = state.municipality.zone, _bookings_of(state, series)
    first = next((one for one in own if one.id == command.booking), None)
    match command.scope:
        case Scope.THIS:
            meant = [one for one in own if one.id == command.booking]
        case Scope.FOLLOWING:
            day = None if first is None else local_day(first.span.starts_at, zone)
            meant = [one for one in own if day is not None and local_day(one.span.starts_at, zone) >= day]
        case _:
            meant = own
    return tuple(one for one in meant if over(one, now=now) is None)


def _bookings_of(state: AuthorityState, series: Series) -> list[Booking]:
    return [state.calendar.bookings[one] for one in series.bookings if one in state.calendar.bookings]


def _is_named(state: AuthorityState, series: Series, replaced: BookingId | None) -> bool:
    """Whether somebody left a number for any of its dates."""
    return not state.named.isdisjoint({*series.bookings, *([] if replaced is None else [replaced])})


def _known(state: AuthorityState, series_id: SeriesId, origin: Origin) -> Series | Decision:
    """The series, for the house alone to change."""
    series = state.series.get(series_id)
    if series is None or state.recovering:
        return _unknown(state)
    if origin.channel is not Channel.STAFF:
        venue = state.municipality.venue_of_space.get(series.space)
        return _nothing_done(Refusal(RefusalCode.STAFF_ONLY, {"phone": "" if venue is None else venue.phone}))
    return series


def _unknown(state: AuthorityState) -> Decision:
    code = RefusalCode.RECOVERING if state.recovering else RefusalCode.UNKNOWN_SERIES
    return _nothing_done(Refusal(code), is_kept=not state.recovering)


def _unusable(err: UnusableRecurrence) -> Refusal:
    facts: Mapping[str, Fact] = {"fault": err.fault.value}
    return Refusal(RefusalCode.SERIES_UNUSABLE, facts)


def _nothing_done(refusal: Refusal, *, is_kept: bool = True) -> Decision:
    return Decision(SeriesRefused(refusal=refusal_to_wire(refusal)), is_kept=is_kept)
