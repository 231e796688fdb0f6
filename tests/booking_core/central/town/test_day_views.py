"""What is kept in memory of the houses' days is what the store says, whoever wrote to it last."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from msgspec.json import encode

from booking_core.central.api import day_answers
from booking_core.central.api.answers import lane_out
from booking_core.central.centre import Centre, open_centre
from booking_core.central.town import day_views, house_days
from booking_core.central.town.house_days import Key
from booking_core.domain.blocks import BlockKind
from booking_core.domain.bookings import Booking, Channel, Purpose
from booking_core.domain.identity import BlockId, BookingId, LayoutId, SpaceId
from booking_core.domain.places import Closure
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, BlockRooms, Book, Cancel, Confirmed, Reschedule, Unblock
from tests.booking_core.central.running_centre import MovableClock, RunningCentre, ask_for, opened_centre
from tests.booking_core.domain.made_bookings import FRIDAY, THURSDAY, at, on_thursday

STAFF = Origin(Channel.STAFF)
DAYS = (THURSDAY, FRIDAY, date(2026, 11, 28))
LOK3 = SpaceId("mh-lok3")


@dataclass
class House:
    centre: Centre
    random: Random

    def keys(self) -> list[Key]:
        return [(venue.id, day) for venue in self.centre.store.municipality().venues for day in DAYS]

    def shown(self) -> list[dict[SpaceId, bytes]]:
        places = self.centre.days.places()
        return [dict(view.lanes) for view in self.centre.days.views(places, self.keys())]

    def true(self) -> list[dict[SpaceId, bytes]]:
        """Every lane worked out anew from everything there is."""
        places = self.centre.store.municipality()
        ever = TimeSpan(at("00:00") - timedelta(days=30), at("00:00") + timedelta(days=60))
        calendar = self.centre.store.bookings.calendar(ever, list(places.space_by_id))
        return [
            {space.id: encode(lane_out(places, calendar, space, day)) for space in places.venue_by_id[venue].spaces}
            for venue, day in self.keys()
        ]

    def an_id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def book(self, alternative: Alternative, *, persons: int = 2) -> Booking | None:
        wish = Book(id=BookingId(self.an_id()), alternatives=(alternative,), persons=persons, purpose=Purpose.MEETING)
        answer = self.centre.store.submit(wish, STAFF, now=self.centre.clock())
        return answer.booking if isinstance(answer, Confirmed) else None

    def somewhere(self) -> Alternative:
        space = self.random.choice(list(self.centre.store.municipality().space_by_id.values()))
        layout = self.random.choice(space.layouts)
        starts_at = at("15:00") + timedelta(minutes=15 * self.random.randrange(200))
        span = TimeSpan(starts_at, starts_at + timedelta(minutes=15 * self.random.randrange(2, 12)))
        return Alternative(space.id, layout.id, span)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with opened_centre(tmp_path, MovableClock()) as centre:
        yield House(centre, Random(6))


def test_whatever_is_done_the_views_are_what_the_store_says(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some days are read anew before anybody has looked what is new: they know more than the others."""
    monkeypatch.setattr(house_days, "MOST_DAYS", 20)
    store, now, places = house.centre.store, house.centre.clock(), house.centre.days.places()
    standing: list[Booking] = []
    for number in range(120):
        house.centre.days.views(places, house.random.sample(house.keys(), 3))
        kept = [one for one in standing if store.bookings.with_id(str(one.id)) == one]
        match house.random.randrange(4) if kept else 0:
            case 1:
                store.submit(Cancel(id=house.an_id(), booking=house.random.choice(kept).id), STAFF, now=now)
            case 2:
                one, to = house.random.choice(kept), house.somewhere()
                move = Reschedule(id=house.an_id(), booking=one.id, version=one.version, to=to)
                store.submit(move, STAFF, now=now)
            case _:
                made = house.book(house.somewhere())
                standing.extend([] if made is None else [made])
        if number % 8 == 0:
            assert house.shown() == house.true()
    assert len(standing) > 15
    assert house.shown() == house.true()


def test_rooms_that_are_closed_off_and_opened_again_are_shown(house: House) -> None:
    before = house.shown()
    room = house.centre.store.municipality().space_by_id[LOK3].rooms[0]
    span = on_thursday("18:00", "20:00")
    block = BlockRooms(id=BlockId(house.an_id()), kind=BlockKind.MAINTENANCE, rooms=(room,), span=span, reason="Maling")
    house.centre.store.submit(block, STAFF, now=house.centre.clock())
    assert before != house.shown() == house.true()

    house.centre.store.submit(Unblock(id=house.an_id(), block=block.id), STAFF, now=house.centre.clock())
    assert house.shown() == before


def test_new_hours_are_shown(house: House) -> None:
    before = house.shown()
    closed = Closure(FRIDAY, FRIDAY, None, "Maling")

    house.centre.store.change_places(
        lambda places: replace(places, closures=(*places.closures, closed)), source="test", now=house.centre.clock()
    )

    assert before != house.shown() == house.true()


def test_whoever_still_has_the_old_places_puts_nothing_of_them_among_the_new(house: House) -> None:
    days, old = house.centre.days, house.centre.days.places()
    closed = Closure(FRIDAY, FRIDAY, None, "Maling")
    house.centre.store.change_places(
        lambda places: replace(places, closures=(*places.closures, closed)), source="test", now=house.centre.clock()
    )
    days.places()

    late = [dict(view.lanes) for view in days.views(old, house.keys())]

    assert house.shown() == house.true() != late


def test_what_another_process_wrote_is_seen_at_the_next_look(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    house.shown()
    other = open_centre(house.centre.folder, clock=house.centre.clock)
    House(other, Random(7)).book(Alternative(LOK3, LayoutId("meeting"), on_thursday("18:00", "19:00")))
    other.close()

    assert house.centre.days.places_at_hand() is not None
    clock[0] += day_views.LOOKS_EVERY_SECONDS
    assert house.centre.days.places_at_hand() is None
    assert house.shown() == house.true()


def test_what_this_process_wrote_is_seen_at_once(house: House) -> None:
    house.shown()
    house.book(Alternative(LOK3, LayoutId("meeting"), on_thursday("18:00", "19:00")))

    assert house.centre.days.places_at_hand() is None
    assert house.shown() == house.true()


def test_no_more_views_are_kept_than_there_is_room_for(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house_days, "MOST_DAYS", 4)
    house.shown()

    newest = [(venue.id, DAYS[-1]) for venue in house.centre.store.municipality().venues][-4:]

    assert house.centre.days.views_at_hand(house.centre.days.places(), house.keys()) is None
    assert house.centre.days.views_at_hand(house.centre.days.places(), newest) is not None
    assert house.shown() == house.true()


# Over HTTP


def test_the_same_day_is_told_once_until_something_changes(running: RunningCentre) -> None:
    def asked(tag: str | None = None) -> tuple[int, str, bytes]:
        headers = {} if tag is None else {"If-None-Match": tag}
        answer = running.session.get(
            f"{running.url}/v1/availability?venue=medborgerhus&from=2026-11-26&days=2", headers=headers, timeout=30
        )
        return answer.status_code, answer.headers["ETag"], answer.content

    status, tag, content = asked()
    assert (status, bool(content)) == (200, True)
    assert asked(f'"other", {tag}') == (304, tag, b"")

    booked = running.post("/v1/bookings", ask_for("mh-lok3", "2026-11-26T18:00:00+01:00", "2026-11-26T19:00:00+01:00"))
    assert booked.status_code == 201

    status, newer, _ = asked(tag)
    assert (status, newer == tag) == (200, False)
    assert asked(newer)[0] == 304


def test_a_view_in_memory_and_one_just_read_are_the_same_answer(running: RunningCentre) -> None:
    def asked() -> dict[str, object]:
        answer: dict[str, object] = running.get("/v1/availability", days=3, **{"from": "2026-11-26"}).json()
        return answer

    first = asked()

    assert asked() == first
    assert first["as_of"] == "2026-11-26T13:08:00Z"
    assert {lane["day"] for lane in first["lanes"]} == {"2026-11-26", "2026-11-27", "2026-11-28"}  # type: ignore[attr-defined]


def test_what_is_too_much_to_join_in_passing_is_the_same_answer(
    running: RunningCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked() -> tuple[str, bytes]:
        answer = running.get("/v1/availability", days=2, venue="bibliotek", **{"from": "2026-11-26"})
        return answer.headers["ETag"], answer.content

    asked()
    in_passing = asked()
    monkeypatch.setattr(day_answers, "MOST_IN_PASSING", 1)

    assert asked() == in_passing
