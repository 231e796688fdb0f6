"""What the rules look at besides the places and the calendar: whose quotas count, and who has just been here."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, exists, func, select

from booking_core.domain.bookings import BookingState, Channel
from booking_core.domain.places import KindOfUser
from booking_core.domain.quotas import Counting
from booking_core.domain.recurring.series import Series
from booking_core.protocol.authority import AuthorityState, Origin, spots_of
from booking_core.protocol.messages import (
    AddToSeries,
    Book,
    BookSeries,
    ChangeSeries,
    Command,
    Reschedule,
    SeriesCommand,
    Wait,
    WaitingCommand,
)
from booking_core.store.accounts import place_cards
from booking_core.store.bookings import quota_store, series_store
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import booking, contact
from booking_core.store.told import waiting_list

Identify = Callable[[bytes], str | None]
"""Whose quotas a sealed contact uses; None where it names neither a card nor a number."""


def nobody_in_particular(sealed: bytes) -> None:  # noqa: ARG001  # whatever is sealed
    """Of a store without the centre's keys."""
    return


_HOLDING = (BookingState.CONFIRMED.value, BookingState.CHECKED_IN.value)


def with_what_counts(
    connection: Connection,
    state: AuthorityState,
    command: Command,
    origin: Origin,
    *,
    identify: Identify,
    now: datetime,
) -> AuthorityState:
    """`state` with whose quotas `command` uses, and how far they are used.

    Of a series that the house makes nobody asks: a desk cannot let single dates past a quota. It is counted all the
    same.
    """
    if command.id in state.answers:
        return state
    person = _person(connection, command, identify)
    is_the_houses = isinstance(command, SeriesCommand) and origin.channel is Channel.STAFF
    countings = () if is_the_houses else tuple(_countings(state, command))
    uses = quota_store.uses(connection, state.municipality, countings, person, now=now) if countings else None
    walk_in_at = _walk_in_at(connection, state, command, origin, now=now)
    is_stopped = isinstance(command, Book) and bool(place_cards.stopped_among(connection, [person]))
    return replace(state, person=person, uses=uses, walk_in_at=walk_in_at, is_card_stopped=is_stopped)


def is_of_somebody_else(connection: Connection, command: Command | WaitingCommand, identify: Identify) -> bool:
    """Whether the id of `command` was used before for another person, as long as it is known for whom.

    Nothing that could tell a person is kept with the answer: that stays for ever, and the contact does not.
    """
    match command:
        case Book(id=own, contact=sealed) if sealed is not None:
            before = quota_store.persons_of(connection, [own]).get(own)
        case BookSeries(id=own, contact=sealed) if sealed is not None:
            kept = series_store.sealed_contact_of(connection, own)
            before = None if kept is None else identify(kept)
        case Wait(id=own, contact=sealed):
            kept = waiting_list.sealed_of(connection, own)
            before = None if kept is None else identify(kept)
        case _:
            return False
    return before is not None and before != identify(sealed)


def _person(connection: Connection, command: Command, identify: Identify) -> str | None:
    match command:
        case Book() | BookSeries() if command.contact is not None:
            return identify(command.contact)
        case Book(from_waiting=wish) if wish is not None:
            sealed = waiting_list.sealed_of(connection, wish)
            return None if sealed is None else identify(sealed)
        case Book(replaces=replaced) if replaced is not None:
            query = select(contact.c.sealed).where(contact.c.booking_id == str(replaced))
            sealed = connection.execute(query).scalar_one_or_none()
            return None if sealed is None else identify(sealed)
        case AddToSeries(series=known) | ChangeSeries(series=known):
            sealed = series_store.sealed_contact_of(connection, known)
            return None if sealed is None else identify(sealed)
        case Reschedule(booking=changed):
            return quota_store.persons_of(connection, [changed]).get(changed)
        case _:
            return None


def _countings(state: AuthorityState, command: Command) -> Iterator[Counting]:
    """Every booking that `command` may come to, as quotas look at it."""
    match command:
        case Book():
            for one in command.alternatives:
                yield Counting(one.space, one.span, command.user, command.group)
        case Reschedule(booking=changed, to=to) if changed in state.calendar.bookings:
            own = state.calendar.bookings[changed]
            yield Counting(to.space, to.span, own.user, own.group)
        case BookSeries():
            yield from _of_series(state, command, None, user=command.user, group=command.group)
        case AddToSeries(series=known) | ChangeSeries(series=known) if known in state.series:
            series = state.series[known]
            yield from _of_series(state, command, series, user=series.user, group=series.group)
        case _:
            return


def _of_series(
    state: AuthorityState,
    command: BookSeries | AddToSeries | ChangeSeries,
    series: Series | None,
    *,
    user: KindOfUser,
    group: str | None,
) -> Iterator[Counting]:
    bookings = [] if series is None else [one for one in state.calendar.bookings.values() if one.series == series.id]
    spots = spots_of(state.municipality, command, series, bookings)
    return (Counting(one.space, one.span, user, group) for one in spots)


def _walk_in_at(
    connection: Connection, state: AuthorityState, command: Command, origin: Origin, *, now: datetime
) -> datetime | None:
    """When somebody last booked without a name at the same kiosk, as far as the pause reaches back."""
    is_walk_in = isinstance(command, Book) and command.contact is None and origin.channel is Channel.KIOSK
    if not is_walk_in or origin.device is None:
        return None
    since = now - timedelta(minutes=state.municipality.rules.walk_in.pause_between_minutes)
    is_new = (booking.c.created_at > to_seconds(since)) & booking.c.continues.is_(None)
    here = (booking.c.device_id == origin.device) & is_new
    unnamed = ~exists().where(contact.c.booking_id == booking.c.id)
    query = select(func.max(booking.c.created_at)).where(here, booking.c.state.in_(_HOLDING), unnamed)
    seconds = connection.execute(query).scalar_one()
    return None if seconds is None else from_seconds(seconds)
