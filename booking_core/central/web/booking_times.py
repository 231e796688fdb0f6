"""When the public page offers to book a space, for how long, and at which address."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from booking_core.central.web.form_fields import LENGTHS
from booking_core.domain.availability import Segment, free_spans
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.time_spans import MINUTE, SLOT_LENGTH, next_slot_start


def path_of(venue: Venue, space: Space) -> str:
    """Where the form of `space` is."""
    return path_to(venue.id, space.id)


def path_to(venue: str, space: str) -> str:
    """The same, where only their ids are known."""
    return f"/houses/{venue}/{space}/book"


def starts_free(
    municipality: Municipality,
    space: Space,
    segments: Iterable[Segment],
    *,
    now: datetime,
    length: timedelta | None = None,
) -> Iterator[datetime]:
    """Each quarter of an hour from which the space is free for `length`; else for as long as it must be booked."""
    shortest = length or min(lengths_of(municipality, space))
    first = next_slot_start(now)
    for span in free_spans(segments):
        start = max(span.starts_at, first)
        while start + shortest <= span.ends_at:
            yield start
            start += SLOT_LENGTH


def lengths_of(municipality: Municipality, space: Space) -> Iterator[timedelta]:
    """How long one may book: what the space may be booked for; its shortest time where none of the usual ones is."""
    limits = municipality.limits_of(space)
    shortest, longest = limits.shortest_minutes * MINUTE, limits.longest_minutes * MINUTE
    allowed = [one for one in LENGTHS if shortest <= one <= longest]
    return iter(allowed or [shortest])


def length_of(municipality: Municipality, space: Space, minutes: str) -> timedelta | None:
    """So many whole quarters, if the space may be booked for that long: what is offered instead need not be usual."""
    limits = municipality.limits_of(space)
    quarters = range(0, limits.longest_minutes + 1, SLOT_LENGTH // MINUTE)
    wanted = next((one for one in quarters if str(one) == minutes), 0)
    return wanted * MINUTE if max(1, limits.shortest_minutes) <= wanted else None
