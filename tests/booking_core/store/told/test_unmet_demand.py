"""A no is written down with the answer, once, whole or not at all, and without whoever was told it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import structlog
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError

from booking_core.domain.bookings import Booking, Channel, Need, Openness, Purpose
from booking_core.domain.finding.search import Search
from booking_core.domain.identity import BookingId, DeviceId, DeviceRole, LayoutId, SpaceId, VenueId
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.demand import Asked, UnmetSource, UnmetWish, unmet_booking, unmet_id, unmet_search
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Alternative,
    Answer,
    Book,
    Confirmed,
    Declined,
    Incarnation,
    NotChanged,
    Noted,
    NoteUnmet,
    Reschedule,
    SameIdOtherBody,
)
from booking_core.store.central_store import CentralStore
from booking_core.store.deciding.unmet_commands import MOST_A_DAY
from booking_core.store.engines.sqlite_engine import sqlite_engine
from booking_core.store.machines.devices import DeviceRecord, register_desk
from booking_core.store.schema import unmet_demand
from booking_core.store.told import unmet_demand as on_disk
from tests.booking_core.central.running_centre import MovableClock, opened_centre
from tests.booking_core.domain.made_bookings import FRIDAY, at

HOUSE = VenueId("medborgerhus")
KIOSK, DESK = DeviceId("mh-kiosk-1"), DeviceId("medborgerhus-desk")
AT_THE_KIOSK = Origin(Channel.KIOSK, KIOSK)
AT_THE_DESK = Origin(Channel.STAFF, DESK)
FROM_A_PARTNER = Origin(Channel.PARTNER)
LOK3, LOK4 = SpaceId("mh-lok3"), SpaceId("mh-lok4")
MEETING = LayoutId("meeting")
EVER = TimeSpan(at("00:00", date(2020, 1, 1)), at("00:00", date(2040, 1, 1)))
NOTED_AT = at("14:00")
AS_A_KIOSK = DeviceRecord(KIOSK, HOUSE, DeviceRole.KIOSK, b"", incarnation=Incarnation(1, 1), sequence=0)
AS_A_DESK = DeviceRecord(DESK, HOUSE, DeviceRole.DESK, b"", incarnation=Incarnation(1, 1), sequence=0)


@dataclass(frozen=True, slots=True)
class House:
    store: CentralStore
    clock: MovableClock

    def ask(self, *spaces: SpaceId, origin: Origin = AT_THE_KIOSK, hours: str = "10:00-12:00", **more: Any) -> Answer:
        starts, ends = hours.split("-")
        span = TimeSpan(at(starts, FRIDAY), at(ends, FRIDAY))
        values = {
            "id": BookingId(uuid4()),
            "alternatives": tuple(Alternative(space, MEETING, span) for space in spaces),
            "persons": 6,
            "purpose": Purpose.MEETING,
            "contact": b"sealed",
            **more,
        }
        return self.store.submit(Book(**values), origin, now=self.clock())

    def booked(self, space: SpaceId = LOK3, *, hours: str = "10:00-12:00", **more: Any) -> Booking:
        answer = self.ask(space, hours=hours, **more)
        assert isinstance(answer, Confirmed), answer
        return answer.booking

    def move(self, booking: Booking, to: SpaceId, *, origin: Origin = AT_THE_DESK, **more: Any) -> Answer:
        values = {
            "id": uuid4(),
            "booking": booking.id,
            "version": booking.version,
            "to": Alternative(to, MEETING, booking.span),
            **more,
        }
        return self.store.submit(Reschedule(**values), origin, now=self.clock())

    def tell(self, *wishes: UnmetWish, device: DeviceRecord = AS_A_KIOSK, message: UUID | None = None) -> Answer:
        told = NoteUnmet(id=message or uuid4(), wishes=wishes)
        return self.store.unmet.submit(told, device, now=self.clock())

    @property
    def unmet(self) -> tuple[UnmetWish, ...]:
        return self.store.unmet.noted_in(EVER)

    def searched(self, number: int = 1) -> UnmetWish:
        search = Search(HOUSE, at("17:30"), timedelta(hours=1), persons=90, purpose=Purpose.MUSIC)
        return unmet_search(self.store.municipality(), search, now=self.clock(), wish_id=UUID(int=number))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    clock = MovableClock()
    with opened_centre(tmp_path, clock) as centre:
        with centre.store.writing() as connection:
            register_desk(connection, DESK, HOUSE)
        yield House(centre.store, clock)


def test_a_booking_that_is_had_leaves_nothing(house: House) -> None:
    house.booked()

    assert house.unmet == ()


def test_a_declined_booking_leaves_one_wish_for_each_alternative(house: House) -> None:
    for space in (LOK3, LOK4):
        house.booked(space)
    command = BookingId(uuid4())

    answer = house.ask(
        LOK3,
        LOK4,
        id=command,
        persons=8,
        needs=(Need.PROJECTOR, Need.STEP_FREE),
        wheelchairs=1,
        user=KindOfUser.ASSOCIATION,
        openness=Openness.OPEN,
    )

    assert isinstance(answer, Declined)
    assert {wish.id for wish in house.unmet} == {unmet_id(command, 0), unmet_id(command, 1)}
    first = next(wish for wish in house.unmet if wish.space == LOK3)
    assert first == UnmetWish(
        id=unmet_id(command, 0),
        noted_at=NOTED_AT,
        source=UnmetSource.KIOSK,
        venue=HOUSE,
        district="Herlev Midt",
        space=LOK3,
        day=FRIDAY,
        hour=10,
        minutes=120,
        persons=8,
        wheelchairs=1,
        needs=(Need.PROJECTOR, Need.STEP_FREE),
        purpose=Purpose.MEETING,
        user=KindOfUser.ASSOCIATION,
        code=RefusalCode.TAKEN,
    )


def test_asking_again_under_the_same_id_counts_once(house: House) -> None:
    house.booked()
    command = BookingId(uuid4())

    answers = [house.ask(LOK3, id=command) for _ in range(3)]

    assert answers[0] == answers[1] == answers[2]
    assert len(house.unmet) == 1


def test_asking_again_under_another_id_is_another_wish(house: House) -> None:
    house.booked()

    for _ in range(2):
        house.ask(LOK3)

    assert len(house.unmet) == 2


def test_what_cannot_be_meant_is_no_demand(house: House) -> None:
    answer = house.ask(SpaceId("nowhere"), LOK3, hours="10:05-11:00")

    assert isinstance(answer, Declined)
    assert [refusal.code for refusal in answer.refusals] == [RefusalCode.UNKNOWN_SPACE, RefusalCode.NOT_ON_QUARTER]
    assert house.unmet == ()


def test_a_move_that_is_refused_leaves_a_wish_of_that_booking(house: House) -> None:
    house.booked(LOK4)
    booking = house.booked(LOK3, persons=7)

    answer = house.move(booking, LOK4, origin=AT_THE_DESK)

    assert isinstance(answer, NotChanged)
    (wish,) = house.unmet
    assert (wish.source, wish.space, wish.persons, wish.code) == (UnmetSource.DESK, LOK4, 7, RefusalCode.TAKEN)
    assert wish.venue == HOUSE


def test_a_move_of_what_has_changed_meanwhile_leaves_nothing(house: House) -> None:
    booking = house.booked()

    for answer in (
        house.move(booking, LOK4, version=9),
        house.move(replace(booking, id=BookingId(uuid4())), LOK4),
        house.move(booking, LOK4, origin=AT_THE_KIOSK),
    ):
        assert isinstance(answer, NotChanged)

    assert house.unmet == ()


def test_a_partner_asks_from_no_house(house: House) -> None:
    house.booked()

    house.ask(LOK3, origin=FROM_A_PARTNER)

    (wish,) = house.unmet
    assert (wish.source, wish.venue, wish.district) == (UnmetSource.PARTNER, None, "Herlev Midt")


def test_an_answer_that_is_not_kept_leaves_nothing(house: House) -> None:
    house.booked()
    command = BookingId(uuid4())
    with house.store.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full_disk BEFORE INSERT ON answer BEGIN SELECT RAISE(ABORT, 'full disk'); END"
        )

    with pytest.raises(IntegrityError, match="full disk"):
        house.ask(LOK3, id=command)

    assert house.unmet == ()


def test_a_wish_that_cannot_be_written_takes_the_answer_with_it(house: House) -> None:
    house.booked()
    command = BookingId(uuid4())
    with house.store.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full_disk BEFORE INSERT ON unmet_demand BEGIN SELECT RAISE(ABORT, 'full disk'); END"
        )

    with pytest.raises(IntegrityError, match="full disk"):
        house.ask(LOK3, id=command)
    with house.store.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER full_disk")

    assert isinstance(house.ask(LOK3, id=command), Declined)
    assert len(house.unmet) == 1


def test_what_a_kiosk_tells_is_kept_as_it_was(house: House) -> None:
    told = house.searched()

    assert house.tell(told) == Noted()

    assert house.unmet == (told,)


def test_telling_twice_counts_once(house: House) -> None:
    message, told = uuid4(), house.searched()

    assert [house.tell(told, message=message) for _ in range(2)] == [Noted(), Noted()]
    assert house.tell(told, house.searched(2)) == Noted()

    assert {wish.id for wish in house.unmet} == {UUID(int=1), UUID(int=2)}


def test_another_body_under_the_same_id_is_not_noted(house: House) -> None:
    message = uuid4()
    house.tell(house.searched(1), message=message)

    assert house.tell(house.searched(2), message=message) == SameIdOtherBody()

    assert len(house.unmet) == 1


def test_a_draft_given_up_after_the_centre_refused_it_counts_once(house: House) -> None:
    house.booked()
    draft = BookingId(uuid4())
    house.ask(LOK3, id=draft, origin=AT_THE_DESK)
    asked = Asked(LOK3, TimeSpan(at("10:00", FRIDAY), at("12:00", FRIDAY)), 6, Purpose.MEETING)
    given_up = unmet_booking(
        house.store.municipality(),
        asked,
        RefusalCode.TAKEN,
        source=UnmetSource.DESK,
        venue=None,
        now=house.clock(),
        wish_id=unmet_id(draft, 0),
    )
    assert given_up is not None

    house.tell(given_up, device=AS_A_DESK)

    assert len(house.unmet) == 1


def test_what_cannot_be_believed_is_dropped_and_logged(house: House) -> None:
    foreign = replace(house.searched(2), source=UnmetSource.PARTNER)

    with structlog.testing.capture_logs() as logged:
        house.tell(house.searched(1), foreign)

    assert [wish.id for wish in house.unmet] == [UUID(int=1)]
    assert [(line["device"], line["unbelievable"], line["too_many"]) for line in logged] == [(KIOSK, 1, 0)]


def test_more_than_people_could_ask_in_a_day_is_dropped_and_logged(house: House) -> None:
    with house.store.writing() as connection:
        on_disk.count_told(connection, KIOSK, at("14:08").date(), MOST_A_DAY - 1)

    with structlog.testing.capture_logs() as logged:
        house.tell(house.searched(1), house.searched(2), house.searched(3))

    assert [wish.id for wish in house.unmet] == [UUID(int=1)]
    assert [line["too_many"] for line in logged] == [2]


def test_the_next_day_and_the_next_device_have_their_own_limit(house: House) -> None:
    today = at("14:08").date()
    with house.store.writing() as connection:
        on_disk.count_told(connection, KIOSK, today, MOST_A_DAY)

    house.tell(replace(house.searched(1), source=UnmetSource.DESK, code=RefusalCode.TAKEN), device=AS_A_DESK)
    house.clock.advance(timedelta(days=1))
    house.tell(house.searched(2))

    assert {wish.id for wish in house.unmet} == {UUID(int=1), UUID(int=2)}
    with house.store.reading() as connection:
        assert on_disk.told_on(connection, KIOSK, today) == 0


def test_only_what_was_noted_in_the_time_asked_about_is_told(house: House) -> None:
    house.tell(house.searched(1))
    house.clock.advance(timedelta(hours=1))
    house.tell(house.searched(2))

    def noted(starts: datetime, ends: datetime) -> list[UUID]:
        return [wish.id for wish in house.store.unmet.noted_in(TimeSpan(starts, ends))]

    assert noted(at("14:00"), at("15:00")) == [UUID(int=1)]
    assert noted(at("14:00"), at("16:00")) == [UUID(int=1), UUID(int=2)]
    assert noted(at("16:00"), at("17:00")) == []


def test_nothing_of_whoever_asked_is_on_the_disk(house: House, tmp_path: Path) -> None:
    house.booked()
    command = BookingId(uuid4())
    house.ask(
        LOK3,
        id=command,
        origin=AT_THE_DESK,
        title="Åse Ærø fylder 50",
        openness=Openness.OPEN,
        contact=b"Aase 44000001 aase@example.org",
    )
    house.ask(LOK3, contact=b"Aase 44000001 aase@example.org")
    house.tell(house.searched())

    engine: Engine = sqlite_engine(tmp_path / "central.sqlite", reads_only=True)
    with engine.connect() as connection:
        rows = [dict(row) for row in connection.execute(select(unmet_demand)).mappings()]
    engine.dispose()

    written = repr(rows)
    assert len(rows) == 3
    for personal in ("Åse", "Aase", "44000001", "example.org", "fylder", "sealed", KIOSK, DESK, str(command)):
        assert personal not in written
    assert all(row["noted_at"] % 3600 == 0 for row in rows)


# From afar


def test_a_partner_that_asks_the_same_again_and_again_counts_once_an_hour(house: House) -> None:
    house.booked(LOK3)
    for _ in range(5):
        house.ask(LOK3, origin=FROM_A_PARTNER)

    assert [wish.source for wish in house.unmet] == [UnmetSource.PARTNER]
    house.clock.advance(timedelta(hours=1))
    house.ask(LOK3, origin=FROM_A_PARTNER)
    assert len(house.unmet) == 2


def test_another_time_or_another_place_is_another_wish_of_a_partner(house: House) -> None:
    house.booked(LOK3)
    house.booked(LOK4)

    house.ask(LOK3, LOK4, origin=FROM_A_PARTNER)
    house.ask(LOK3, origin=FROM_A_PARTNER, hours="11:00-12:00")

    assert len(house.unmet) == 3


def test_a_flood_from_afar_is_cut_off_and_the_houses_own_machines_are_not(house: House) -> None:
    store, wish = house.store, house.searched()
    flood = [replace(wish, id=uuid4(), source=UnmetSource.PARTNER, minutes=minutes) for minutes in range(1, 400)]

    with store.writing() as connection:
        kept = on_disk.keep_from_afar(connection, flood[:150]) + on_disk.keep_from_afar(connection, flood[150:])

    assert kept == on_disk.MOST_AN_HOUR_FROM_AFAR
    house.tell(wish)
    assert len(house.unmet) == on_disk.MOST_AN_HOUR_FROM_AFAR + 1


def test_two_people_at_the_houses_own_screens_are_two_wishes(house: House) -> None:
    house.booked(LOK3)

    house.ask(LOK3)
    house.ask(LOK3)

    assert len(house.unmet) == 2
