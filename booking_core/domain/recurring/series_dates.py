"""A series of bookings, date by date: which can be had, which cannot and why, and what to take instead.

    days of the recurrence    5 Jan.   12 Jan.   19 Jan.    26 Jan.
    verdict                   fits     refused   left out   fits
    suggestion                         20:15

Each date is laid into a calendar that holds those before it, so that dates of one series never hide one another.
What was chosen in place of a date comes after all that keep their own time. `preview` and the centre lay out alike:
what a preview calls fitting is what the centre books from the same calendar.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from booking_core.domain.bookings import Booking, Channel, Instead
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.suggestions import Step, Suggestion, Wanted, suggestions
from booking_core.domain.occupying.placing import Placed
from booking_core.domain.occupying.weather import place_with_shelter, sheltered
from booking_core.domain.places import Municipality
from booking_core.domain.policy import (
    OVERRIDABLE,
    RULES,
    RULES_OF_ASKING,
    Ask,
    Rule,
    let_past,
    refusal_of_meetings,
    refusals_of,
)
from booking_core.domain.recurring.recurrence import Weekly
from booking_core.domain.recurring.series import (
    RULES_HOLD,
    Anyway,
    Series,
    SeriesWish,
    asked_of,
    asks_the_house,
    booking_in,
)
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import local_day

_STEPS = (Step.SHIFT, Step.OTHER_SPACE, Step.OTHER_DAY)
"""What may be taken in place of a date, the first that can be had."""

_HOPELESS = frozenset({RefusalCode.TOO_FAR_AHEAD, RefusalCode.FIXED_MEETINGS, RefusalCode.FIRE_LIMIT})
"""What no other hour, place or day of the house can mend."""

_FORESEEN = "?"
"""In place of the reason that staff have yet to give."""


@dataclass(frozen=True, slots=True)
class Fits:
    """It can be had: `booking` with its cells, past the rules in `let_past`."""

    booking: Booking
    let_past: tuple[RefusalCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why it cannot be had, and something that can.

    `in_the_way` are all rules that staff would have to let it past to have it all the same; none where one of them
    holds for staff too.
    """

    refusal: Refusal
    suggestion: Suggestion | None = None
    in_the_way: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """It is not wanted."""


Verdict = Fits | Refused | LeftOut


@dataclass(frozen=True, slots=True)
class DatePreview:
    """One local day of a series. `asked` is its booking as it is wanted, None where spring leaves its time out."""

    day: date
    asked: Booking | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class LaidOut:
    """`dates` by day, and `calendar` with all in it that fit."""

    dates: tuple[DatePreview, ...]
    calendar: Calendar

    @property
    def fitting(self) -> tuple[Booking, ...]:
        """What can be had, by day."""
        return tuple(one.verdict.booking for one in self.dates if isinstance(one.verdict, Fits))


@dataclass(frozen=True, slots=True)
class Had:
    """A booking in a calendar, with its cells, and the rules it was let past."""

    placed: Placed
    let_past: tuple[RefusalCode, ...] = ()

    def added_to(self, calendar: Calendar) -> Calendar:
        """`calendar` with it, and with what it shares with its neighbours."""
        return calendar.with_bookings((*self.placed.neighbours, self.placed.booking))


Placer = Callable[[Calendar, Booking, Anyway], Had | Refusal]
"""A booking in a calendar with its cells, past the rules that are named, or why it cannot have them."""


def preview(
    municipality: Municipality, calendar: Calendar, wish: SeriesWish, *, now: datetime
) -> tuple[DatePreview, ...]:
    """Every date of `wish`, by day, as the centre would answer over `calendar` at `now` (aware).

    All that fits is booked, and all suggestions or any of them with it. `calendar` covers the houses around the days.
    """
    placer = placer_of(municipality, wish, now=now)
    laid = lay_out(municipality, calendar, wish, placer=placer)
    return tuple(_suggesting(_Laying(municipality, wish, placer), laid, now=now))


def placer_of(municipality: Municipality, wish: SeriesWish, *, now: datetime) -> Placer:
    """The rules and the placing that everybody decides with."""
    rules = rules_for(municipality, wish.series)

    def placer(calendar: Calendar, booking: Booking, anyway: Anyway) -> Had | Refusal:
        broken = refusals_of(ask_of(booking, named=wish.named), municipality, now=now, rules=rules)
        overridden = let_past(broken, anyway.codes, reason=anyway.reason)
        if isinstance(overridden, Refusal):
            return overridden
        asked = sheltered(municipality, booking, now=now)
        placed = place_with_shelter(municipality, calendar, asked, now=now)
        return placed if isinstance(placed, Refusal) else Had(placed, overridden)

    return placer


def rules_for(municipality: Municipality, series: Series) -> tuple[Rule, ...]:
    """What each date must keep: that the house must say yes is no reason not to ask it."""
    return RULES_OF_ASKING if asks_the_house(municipality, series) else RULES


def lay_out(municipality: Municipality, calendar: Calendar, wish: SeriesWish, *, placer: Placer) -> LaidOut:
    """Every date of `wish` put into `calendar` where `placer` can, one after the other."""
    laying = _Laying(municipality, wish, placer)
    asked = asked_of(wish, municipality.zone)
    verdicts: dict[date, Verdict] = {}
    dates = len(wish.series.bookings)
    for day in sorted(asked, key=lambda day: (day in wish.instead, day)):
        had = _had(laying, calendar, day, asked=asked[day], dates=dates)
        if isinstance(had, Had):
            calendar = had.added_to(calendar)
            verdicts[day] = Fits(had.placed.booking, had.let_past)
            dates += 1
        else:
            verdicts[day] = had
    finished = {day: _as_it_ended(verdict, calendar) for day, verdict in verdicts.items()}
    return LaidOut(tuple(DatePreview(day, asked[day], finished[day]) for day in sorted(asked)), calendar)


@dataclass(frozen=True, slots=True)
class _Laying:
    """A wish, and with what its dates are laid out."""

    municipality: Municipality
    wish: SeriesWish
    placer: Placer


def _had(
    laying: _Laying, calendar: Calendar, day: date, *, asked: Booking | None, dates: int
) -> Had | Refused | LeftOut:
    if day in laying.wish.left_out:
        return LeftOut()
    if asked is None:
        return Refused(Refusal(RefusalCode.NO_SUCH_TIME, {"day": day}))
    had = _past_the_rules(laying, calendar, asked, laying.wish.anyway.get(day, RULES_HOLD), dates=dates)
    return Refused(had) if isinstance(had, Refusal) else had


def _past_the_rules(
    laying: _Laying, calendar: Calendar, asked: Booking, anyway: Anyway, *, dates: int
) -> Had | Refusal:
    """`asked` beside the `dates` that the series has: as one of them, and as a booking of its own."""
    more = one_date_more(laying.municipality, laying.wish.series, dates)
    as_one_of_them = let_past(() if more is None else (more,), anyway.codes, reason=anyway.reason)
    if isinstance(as_one_of_them, Refusal):
        return as_one_of_them
    had = laying.placer(calendar, asked, anyway)
    return had if isinstance(had, Refusal) else replace(had, let_past=(*as_one_of_them, *had.let_past))


def one_date_more(municipality: Municipality, series: Series, dates: int) -> Refusal | None:
    """Why a series that has `dates` dates may not have another."""
    is_weekly = isinstance(series.recurrence.pattern, Weekly)
    return refusal_of_meetings(municipality, series.user, dates + 1, is_weekly=is_weekly)


def _as_it_ended(verdict: Verdict, calendar: Calendar) -> Verdict:
    """A later date may have changed what an earlier one shares with it."""
    match verdict:
        case Fits(booking):
            return replace(verdict, booking=replace(calendar.bookings[booking.id], version=1))
        case _:
            return verdict


def ask_of(booking: Booking, *, named: bool) -> Ask:
    """What the rules look at."""
    return Ask(
        booking.space,
        booking.layout,
        booking.span,
        booking.persons,
        channel=booking.channel,
        named=named,
        set_up_by=booking.set_up_by,
        wheelchairs=booking.wheelchairs,
        user=booking.user,
        group=booking.group,
        audience=booking.audience,
        openness=booking.openness,
    )


# What to take instead, and what to take anyway


def _suggesting(laying: _Laying, laid: LaidOut, *, now: datetime) -> Iterator[DatePreview]:
    """Each suggestion is held back from those after it, so that all of them can be taken."""
    municipality, series = laying.municipality, laying.wish.series
    calendar, dates = laid.calendar, len(series.bookings) + len(laid.fitting)
    for one in laid.dates:
        if not isinstance(one.verdict, Refused) or one.asked is None:
            yield one
            continue
        refused = replace(one.verdict, in_the_way=_in_the_way(laying, laid, one.asked, one.verdict.refusal))
        is_full = one_date_more(municipality, series, dates) is not None
        found = None if is_full else _to_be_had(laying, calendar, one, one.asked, refusal=refused.refusal, now=now)
        if found is not None:
            suggestion, had = found
            calendar, dates = had.added_to(calendar), dates + 1
            refused = replace(refused, suggestion=suggestion)
        yield replace(one, verdict=refused)


def _in_the_way(laying: _Laying, laid: LaidOut, asked: Booking, refusal: Refusal) -> tuple[Refusal, ...]:
    """Every rule that staff would have to let `asked` past, where that helps."""
    found, dates = [refusal], len(laying.wish.series.bookings) + len(laid.fitting)
    while laying.wish.series.channel is Channel.STAFF and found[-1].code in OVERRIDABLE:
        anyway = Anyway(frozenset(one.code for one in found), reason=_FORESEEN)
        had = _past_the_rules(laying, laid.calendar, asked, anyway, dates=dates)
        if isinstance(had, Had):
            return tuple(found)
        found.append(had)
    return ()


def _to_be_had(
    laying: _Laying, calendar: Calendar, one: DatePreview, asked: Booking, *, refusal: Refusal, now: datetime
) -> tuple[Suggestion, Had] | None:
    """The first suggestion for a refused date that can be had, with its booking."""
    if refusal.code in _HOPELESS:
        return None
    municipality, wish = laying.municipality, laying.wish
    wanted = Wanted(_asked_for(municipality, wish, asked), frozenset(wish.series.needs))
    for suggestion in _suggestions(municipality, calendar, wanted, refusal, now=now):
        had = laying.placer(calendar, booking_in(wish, one.day, taken(suggestion)), RULES_HOLD)
        if isinstance(had, Had):
            return suggestion, had
    return None


def _asked_for(municipality: Municipality, wish: SeriesWish, asked: Booking) -> Ask:
    """What suggestions are looked for; where the house says yes in the end, as its own people would look."""
    ask = ask_of(asked, named=wish.named)
    return replace(ask, channel=Channel.STAFF) if asks_the_house(municipality, wish.series) else ask


def _suggestions(
    municipality: Municipality, calendar: Calendar, wanted: Wanted, refusal: Refusal, *, now: datetime
) -> Iterator[Suggestion]:
    """The nearest time that day in the same place, then the same time elsewhere in the house, then another day."""
    day = local_day(wanted.ask.span.starts_at, municipality.zone)
    for step in _STEPS:
        for one in suggestions(municipality, calendar, wanted, refusal, now=now, steps=frozenset({step})):
            if step is not Step.SHIFT or local_day(one.ask.span.starts_at, municipality.zone) == day:
                yield one


def taken(suggestion: Suggestion) -> Instead:
    """What is booked when `suggestion` is taken."""
    ask = suggestion.ask
    return Instead(ask.space, ask.layout, ask.span, ask.set_up_by)
