"""What a command about a series asks for, as its sender may want it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from booking_core.domain.bookings import Booking, Channel, Instead, Openness, SetUpBy
from booking_core.domain.places import Municipality
from booking_core.domain.recurring.recurrence import Recurrence, RecurrenceFault, UnusableRecurrence, days_of, once
from booking_core.domain.recurring.series import Anyway, Series, SeriesWish, asked_of
from booking_core.protocol.authority.series.changing import moves_of
from booking_core.protocol.authority.states import Origin
from booking_core.protocol.messages import AddToSeries, BookSeries, ChangeSeries, SeriesCommand
from booking_core.protocol.series_on_wire import recurrence_from_wire


def wish_of(command: BookSeries, origin: Origin, zone: ZoneInfo) -> SeriesWish:
    """What `command` wants, as its sender may want it: titles, and hands on call, are the house's to give.

    Raises:
        UnusableRecurrence: there can be no such series, or it has no such day.
    """
    by_staff = origin.channel is Channel.STAFF
    is_open = command.openness is not Openness.CLOSED
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
        title=command.title.strip() if by_staff and is_open else "",
        needs=tuple(sorted(set(command.needs))),
        wheelchairs=min(command.wheelchairs, command.persons),
        set_up_by=_hands(command.set_up_by, origin),
        device=origin.device,
        group=command.group,
        audience=command.audience,
        spoken=tuple(sorted(set(command.spoken))) if is_open else (),
    )
    instead = {one.day: _by_their_hands(one.to, origin) for one in command.instead}
    anyway = {one.day: Anyway(frozenset(one.overrides), one.reason) for one in command.anyway if by_staff}
    _check_days(series.recurrence, {*instead, *command.left_out, *anyway})
    named = command.contact is not None
    return SeriesWish(command.id, series, named, instead, frozenset(command.left_out), anyway)


def _by_their_hands(to: Instead, origin: Origin) -> Instead:
    return replace(to, set_up_by=_hands(to.set_up_by, origin))


def _hands(hands: SetUpBy, origin: Origin) -> SetUpBy:
    """Only the house can promise that somebody of it comes outside the crew's hours."""
    return hands if origin.channel is Channel.STAFF or hands is not SetUpBy.ON_CALL else SetUpBy.CREW


def _check_days(recurrence: Recurrence, days: set[date]) -> None:
    from_elsewhere = days - set(days_of(recurrence))
    if from_elsewhere:
        raise UnusableRecurrence(RecurrenceFault.NOT_AN_OCCURRENCE, day=min(from_elsewhere))


def wish_for_a_day(command: AddToSeries, series: Series, *, named: bool) -> SeriesWish:
    """The series as it would be on that day alone; the dates it has are counted all the same."""
    day, recurrence = command.day, series.recurrence
    for_a_day = replace(series, recurrence=once(day, starts=recurrence.starts, ends=recurrence.ends))
    anyway = {day: Anyway(frozenset(command.overrides), command.override_reason)}
    return SeriesWish(command.id, for_a_day, named, {} if command.to is None else {day: command.to}, anyway=anyway)


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
                yield from _spots_of_wish(wish_for_a_day(command, series, named=False), zone)
            case ChangeSeries() if series is not None:
                moves = moves_of(municipality, series, bookings, command)
                yield from (Instead(to.space, to.layout, to.span) for move in moves if (to := move.to) is not None)
            case _:
                return
    except UnusableRecurrence:
        return


def _spots_of_wish(wish: SeriesWish, zone: ZoneInfo) -> Iterator[Instead]:
    asked = asked_of(wish, zone).values()
    return (Instead(one.space, one.layout, one.span, one.set_up_by) for one in asked if one is not None)
