"""A plausible day of bookings for demonstrations, from `resources/demo/programme.toml`.

They are made by the same command as everybody's, as staff would make them at the start of the day; the ids follow
from day, space and start, so that adding them twice changes nothing.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid5

from booking_core.domain.bookings import Channel, Openness, Purpose
from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.opening_hours import spans_on
from booking_core.domain.places import Hours, Municipality, Weekday
from booking_core.domain.time_spans import local_day, local_midnight
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, Book, Confirmed
from booking_core.store.central_store import CentralStore
from resources import RESOURCES

PROGRAMME = RESOURCES / "demo" / "programme.toml"
_NAMESPACE = UUID("6f1d2c1e-9a57-4f0e-8f0b-7f6f5a4f2d10")


@dataclass(frozen=True, slots=True)
class Event:
    days: frozenset[Weekday]
    space: SpaceId
    hours: Hours
    title: str
    openness: Openness
    purpose: Purpose
    persons: int


def add_demonstration(store: CentralStore, *, now: datetime) -> int:
    """Add the programme's bookings of the local day at `now`; how many of them are there then."""
    places = store.municipality()
    wanted = local_day(now, places.zone)
    at_midnight = local_midnight(wanted, places.zone)
    answers = [
        store.submit(command, Origin(Channel.STAFF), now=at_midnight) for event, command in _commands(places, wanted)
    ]
    return sum(isinstance(answer, Confirmed) for answer in answers)


def _commands(places: Municipality, day: date) -> Iterator[tuple[Event, Book]]:
    for event in read_programme():
        space = places.space_by_id.get(event.space)
        if space is None or Weekday.of(day) not in event.days:
            continue
        for span in spans_on(day, (event.hours,), places.zone):
            identity = uuid5(_NAMESPACE, f"{day} {event.space} {span.starts_at.isoformat()}")
            alternative = Alternative(event.space, space.standing_layout.id, span)
            yield (
                event,
                Book(
                    id=BookingId(identity),
                    alternatives=(alternative,),
                    persons=event.persons,
                    purpose=event.purpose,
                    openness=event.openness,
                    title=event.title,
                ),
            )


def read_programme() -> tuple[Event, ...]:
    """The events of the shipped programme."""
    with PROGRAMME.open("rb") as file:
        entries = tomllib.load(file)["event"]
    return tuple(_event(entry) for entry in entries)


def _event(entry: dict[str, object]) -> Event:
    opens, closes = str(entry["hours"]).split("-")
    days = entry["days"]
    return Event(
        days=frozenset(Weekday(name) for name in days) if isinstance(days, list) else frozenset(),
        space=SpaceId(str(entry["space"])),
        hours=Hours(time.fromisoformat(opens), time.fromisoformat(closes)),
        title=str(entry.get("title", "")),
        openness=Openness(str(entry["openness"])),
        purpose=Purpose(str(entry["purpose"])),
        persons=int(str(entry["persons"])),
    )
