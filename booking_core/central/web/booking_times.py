"""When the public page offers to book a space, for how long, and at which address."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from booking_core.central.web.form_fields import LENGTHS
from booking_core.domain.finding.availability import Segment, free_spans
from booking_core.domain.places import KindOfUser, Municipality, Space, Venue
from booking_core.domain.policy.times import earliest_start, last_day_ahead, too_far_ahead
from booking_core.domain.time_spans import MINUTE, ONE_DAY, SLOT_LENGTH, local_midnight
from booking_core.language.words import Words

LONG = (timedelta(hours=6), timedelta(hours=8))
"""What some may book besides: associations, where the municipality has it so."""


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
    user: KindOfUser = KindOfUser.CITIZEN,
) -> Iterator[datetime]:
    """Each quarter of an hour from which the space is free for `length`; else for as long as it must be booked.

    None so soon, or so far ahead, that nobody may book it at `now`.
    """
    shortest = length or min(lengths_of(municipality, space, user))
    first = earliest_start(municipality, space, user=user, now=now)
    end = local_midnight(last_day_ahead(municipality, space, user=user, now=now) + ONE_DAY, municipality.zone)
    for span in free_spans(segments):
        start = max(span.starts_at, first)
        while start + shortest <= span.ends_at and start < end:
            yield start
            start += SLOT_LENGTH


def why_no_start(
    municipality: Municipality,
    space: Space,
    day: date,
    *,
    words: Words,
    now: datetime,
    user: KindOfUser = KindOfUser.CITIZEN,
) -> str:
    """What is said on a day without any: nothing is left, or nobody may book for it yet."""
    too_far = too_far_ahead(municipality, space, day, user=user, now=now)
    return words.text("web.book.nothing-free") if too_far is None else words.refusal(too_far, municipality.zone)


def lengths_of(municipality: Municipality, space: Space, user: KindOfUser = KindOfUser.CITIZEN) -> Iterator[timedelta]:
    """How long `user` may book: what the space may be booked for; its shortest time where none of the usual ones is."""
    limits = municipality.limits_of(space, user)
    shortest, longest = limits.shortest_minutes * MINUTE, limits.longest_minutes * MINUTE
    allowed = [one for one in (*LENGTHS, *LONG) if shortest <= one <= longest]
    return iter(allowed or [shortest])


def length_of(
    municipality: Municipality, space: Space, minutes: str, user: KindOfUser = KindOfUser.CITIZEN
) -> timedelta | None:
    """So many whole quarters, if `user` may book for that long: what is offered instead need not be usual."""
    limits = municipality.limits_of(space, user)
    quarters = range(0, limits.longest_minutes + 1, SLOT_LENGTH // MINUTE)
    wanted = next((one for one in quarters if str(one) == minutes), 0)
    return wanted * MINUTE if max(1, limits.shortest_minutes) <= wanted else None
