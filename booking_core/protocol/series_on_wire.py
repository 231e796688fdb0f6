"""A series between its form in the domain and the one that JSON carries."""

from zoneinfo import ZoneInfo

from booking_core.domain.recurring.recurrence import Recurrence
from booking_core.domain.recurring.recurrence_text import recurrence_of, rule_text
from booking_core.domain.recurring.series import Series, SeriesWish
from booking_core.protocol.messages import BookSeries, DateAnyway, DateInstead, RecurrenceOnWire, SeriesOnWire


def recurrence_to_wire(recurrence: Recurrence) -> RecurrenceOnWire:
    """The recurrence as JSON can carry it."""
    return RecurrenceOnWire(
        rule_text(recurrence),
        recurrence.first_day,
        recurrence.starts,
        recurrence.ends,
        exceptions=recurrence.exceptions,
        additions=recurrence.additions,
    )


def recurrence_from_wire(recurrence: RecurrenceOnWire, zone: ZoneInfo) -> Recurrence:
    """The recurrence that was carried; `zone` reads an end that is written in UTC.

    Raises:
        UnusableRecurrence: there can be no such series.
    """
    return recurrence_of(
        recurrence.rule,
        recurrence.first_day,
        starts=recurrence.starts,
        ends=recurrence.ends,
        zone=zone,
        exceptions=recurrence.exceptions,
        additions=recurrence.additions,
    )


def wish_to_wire(wish: SeriesWish, contact: bytes | None) -> BookSeries:
    """The command that books `wish`; `contact` is sealed to the centre."""
    series = wish.series
    return BookSeries(
        id=series.id,
        recurrence=recurrence_to_wire(series.recurrence),
        space=series.space,
        layout=series.layout,
        persons=series.persons,
        purpose=series.purpose,
        openness=series.openness,
        user=series.user,
        title=series.title,
        needs=series.needs,
        wheelchairs=series.wheelchairs,
        set_up_by=series.set_up_by,
        contact=contact,
        group=series.group,
        audience=series.audience,
        spoken=series.spoken,
        instead=tuple(DateInstead(day, to) for day, to in sorted(wish.instead.items())),
        left_out=tuple(sorted(wish.left_out)),
        anyway=tuple(DateAnyway(day, tuple(sorted(one.codes)), one.reason) for day, one in sorted(wish.anyway.items())),
    )


def series_to_wire(series: Series) -> SeriesOnWire:
    """The series as JSON can carry it."""
    return SeriesOnWire(
        id=series.id,
        version=series.version,
        recurrence=recurrence_to_wire(series.recurrence),
        space=series.space,
        layout=series.layout,
        persons=series.persons,
        purpose=series.purpose,
        openness=series.openness,
        user=series.user,
        channel=series.channel,
        title=series.title,
        needs=series.needs,
        wheelchairs=series.wheelchairs,
        set_up_by=series.set_up_by,
        device=series.device,
        group=series.group,
        audience=series.audience,
        spoken=series.spoken,
        bookings=series.bookings,
    )


def series_from_wire(series: SeriesOnWire, zone: ZoneInfo) -> Series:
    """The series that was carried.

    Raises:
        UnusableRecurrence: there can be no such series.
    """
    return Series(
        id=series.id,
        recurrence=recurrence_from_wire(series.recurrence, zone),
        space=series.space,
        layout=series.layout,
        persons=series.persons,
        purpose=series.purpose,
        openness=series.openness,
        user=series.user,
        channel=series.channel,
        title=series.title,
        needs=series.needs,
        wheelchairs=series.wheelchairs,
        set_up_by=series.set_up_by,
        device=series.device,
        group=series.group,
        audience=series.audience,
        spoken=series.spoken,
        version=series.version,
        bookings=series.bookings,
    )
