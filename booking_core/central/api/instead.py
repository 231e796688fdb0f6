"""What could be booked instead of what was refused, over everything that is booked around it."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from booking_core.central.api.answers import instead_out
from booking_core.central.api.messages import InsteadOut
from booking_core.central.centre import Centre
from booking_core.domain.bookings import Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.suggestions import EVERY_STEP, MOST_DAYS_ON, Step, Wanted, houses_round, suggestions
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import ONE_DAY, TimeSpan
from booking_core.language.words import Words
from booking_core.protocol.authority import Origin, ask_of
from booking_core.protocol.messages import Alternative, Book, RefusalOnWire, refusal_from_wire

_PARTNER = Origin(Channel.PARTNER)
_STEPS = EVERY_STEP - {Step.WAITING_LIST}
"""A program that asks has nobody to be called."""


def instead_of(
    centre: Centre, command: Book, refusals: Iterable[RefusalOnWire], *, words: Words, now: datetime
) -> Iterator[Iterator[InsteadOut]]:
    """For each alternative of a refused `command` what could be booked instead."""
    municipality = centre.store.municipality()
    for alternative, refusal in zip(command.alternatives, refusals, strict=True):
        calendar = _calendar_around(centre, municipality, alternative)
        wanted = Wanted(ask_of(command, alternative, _PARTNER), frozenset(command.needs))
        why = refusal_from_wire(refusal)
        found = suggestions(municipality, calendar, wanted, why, now=now, steps=_STEPS)
        same_hands = (one for one in found if one.ask.set_up_by is command.set_up_by)
        yield (instead_out(words, municipality, one, now=now) for one in same_hands)


def _calendar_around(centre: Centre, municipality: Municipality, alternative: Alternative) -> Calendar:
    """The houses round it on the days beside it, and its own for as long as another day may be suggested."""
    venue = municipality.venue_of_space.get(alternative.space)
    if venue is None:
        return Calendar.of(())
    spaces = [space for house in (venue, *houses_round(municipality, venue)) for space in house.spaces]
    shelters = {space.bad_weather_space for space in spaces if space.bad_weather_space is not None}
    seen = sorted(shelters.union(space.id for space in spaces))
    near = centre.store.bookings.calendar(_within(alternative.span, ONE_DAY), seen)
    days = (MOST_DAYS_ON + 1) * ONE_DAY
    far = centre.store.bookings.calendar(_within(alternative.span, days), [space.id for space in venue.spaces])
    return far.with_bookings(near.bookings.values())


def _within(span: TimeSpan, reach: timedelta) -> TimeSpan:
    return TimeSpan(span.starts_at - reach, span.ends_at + reach)
