"""A plausible day of bookings for demonstrations, from `resources/demo/programme.toml`.

They are made by the same command as everybody's, as staff would make them at the start of the day; the ids follow
from day, space and start, so that adding them twice changes nothing.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from booking_core.domain.bookings import Channel, Contact, Need, Openness, Purpose
from booking_core.domain.hours.opening_hours import spans_on
from booking_core.domain.identity import BookingId, LayoutId, SpaceId
from booking_core.domain.places import Hours, Municipality, Weekday
from booking_core.domain.time_spans import local_day, local_midnight
from booking_core.domain.told.house_wishes import HouseWish, WeekPart, WishedPlace
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, Book, Confirmed
from booking_core.protocol.messages.wishes import AnswerWish, TellWish
from booking_core.protocol.sealing import seal_contact
from booking_core.store.central_store import CentralStore
from booking_core.store.logs.audit import actor_of
from resources import RESOURCES

PROGRAMME = RESOURCES / "demo" / "programme.toml"
DAYS = 2
_NAMESPACE = UUID("6f1d2c1e-9a57-4f0e-8f0b-7f6f5a4f2d10")
_WISHES = (
    (9, WishedPlace.HALL, Purpose.MUSIC, 60, WeekPart.EVENINGS),
    (4, WishedPlace.OUTDOORS, Purpose.EATING, 20, WeekPart.WEEKENDS),
    (2, WishedPlace.ROOM, Purpose.QUIET, 4, WeekPart.MORNINGS),
)
_ANSWER = (
    "Vi prøver musikaftener i Lille Sal om torsdagen fra februar.",
    "We try music evenings in Lille Sal on Thursdays from February.",
)


@dataclass(frozen=True, slots=True)
class Event:
    days: frozenset[Weekday]
    space: SpaceId
    hours: Hours
    title: str
    openness: Openness
    purpose: Purpose
    persons: int
    layout: LayoutId | None
    needs: tuple[Need, ...]
    spoken: tuple[str, ...]
    wheelchairs: int
    contact: Contact


def add_demonstration(store: CentralStore, sealing_key: X25519PublicKey, *, now: datetime) -> int:
    """Add the programme's bookings of the local day at `now` and of the next, and a few wishes.

    How many of the bookings are there then.
    """
    _add_wishes(store, now=now)
    today = local_day(now, store.municipality().zone)
    return sum(_add_day(store, sealing_key, today + timedelta(days=ahead)) for ahead in range(DAYS))


def _add_wishes(store: CentralStore, *, now: datetime) -> None:
    """What people have said that they miss in the first house; it has answered the most wished."""
    house = store.municipality().venues[0].id
    for number, (times, place, purpose, persons, when) in enumerate(_WISHES):
        wish = HouseWish(house, place, purpose, persons, when)
        for telling in range(times):
            told = TellWish(id=uuid5(_NAMESPACE, f"wish {number} {telling}"), wish=wish)
            store.wishes.tell(told, None, now=now)
        if number == 0:
            answer = AnswerWish(wish=wish.id, danish=_ANSWER[0], english=_ANSWER[1])
            store.wishes.change(answer, by=actor_of(Origin(Channel.STAFF)), now=now)


def _add_day(store: CentralStore, sealing_key: X25519PublicKey, day: date) -> int:
    places = store.municipality()
    at_midnight = local_midnight(day, places.zone)
    answers = [
        store.submit(command, Origin(Channel.STAFF), now=at_midnight) for command in _commands(places, sealing_key, day)
    ]
    return sum(isinstance(answer, Confirmed) for answer in answers)


def _commands(places: Municipality, sealing_key: X25519PublicKey, day: date) -> Iterator[Book]:
    for event in read_programme():
        space = places.space_by_id.get(event.space)
        if space is None or Weekday.of(day) not in event.days:
            continue
        for span in spans_on(day, (event.hours,), places.zone):
            identity = uuid5(_NAMESPACE, f"{day} {event.space} {span.starts_at.isoformat()}")
            alternative = Alternative(event.space, event.layout or space.standing_layout.id, span)
            yield Book(
                id=BookingId(identity),
                alternatives=(alternative,),
                persons=event.persons,
                purpose=event.purpose,
                openness=event.openness,
                title=event.title,
                needs=event.needs,
                wheelchairs=event.wheelchairs,
                spoken=event.spoken,
                contact=None if event.contact == Contact() else seal_contact(event.contact, sealing_key),
            )


def read_programme() -> tuple[Event, ...]:
    """The events of the shipped programme."""
    with PROGRAMME.open("rb") as file:
        entries = tomllib.load(file)["event"]
    return tuple(_event(entry) for entry in entries)


def _event(entry: dict[str, object]) -> Event:
    opens, closes = str(entry["hours"]).split("-")
    days, needs, spoken = entry["days"], entry.get("needs", []), entry.get("spoken", [])
    return Event(
        days=frozenset(Weekday(name) for name in days) if isinstance(days, list) else frozenset(),
        space=SpaceId(str(entry["space"])),
        hours=Hours(time.fromisoformat(opens), time.fromisoformat(closes)),
        title=str(entry.get("title", "")),
        openness=Openness(str(entry["openness"])),
        purpose=Purpose(str(entry["purpose"])),
        persons=int(str(entry["persons"])),
        layout=LayoutId(str(entry["layout"])) if "layout" in entry else None,
        needs=tuple(Need(name) for name in needs) if isinstance(needs, list) else (),
        wheelchairs=int(str(entry.get("wheelchairs", 0))),
        spoken=tuple(str(language) for language in spoken) if isinstance(spoken, list) else (),
        contact=Contact(str(entry.get("contact", "")), str(entry.get("phone", ""))),
    )
