"""Commands decided in one transaction are answered, and leave behind, what they would one by one."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from booking_core.central.centre import Centre
from booking_core.domain.bookings import Booking, Channel, Contact, Purpose
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, QuotaId, SpaceId
from booking_core.domain.places import CountedParty, Municipality, Quota, QuotaPeriod
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Alternative,
    Book,
    Cancel,
    Command,
    Confirmed,
    Declined,
    SameIdOtherBody,
)
from booking_core.protocol.sealing import seal_contact
from booking_core.store.central_store import CentralStore, open_central_store
from booking_core.store.deciding.cases import Asked, SignReceipt
from booking_core.store.engines.databases import SqliteFile
from booking_core.store.logs import audit
from booking_core.store.rows import read_bookings
from booking_core.store.schema import answer, booking, feed, notification, occupancy, quota_use, stock_use, unmet_demand
from tests.booking_core.central.running_centre import MovableClock, chosen_database, herlev, opened_centre
from tests.booking_core.domain.made_bookings import FRIDAY, at

PARTNER, STAFF = Origin(Channel.PARTNER), Origin(Channel.STAFF)
KIOSK = Origin(Channel.KIOSK, DeviceId("mh-kiosk-1"))
SPACES = ("mh-lok3", "mh-lok4", "mh-lok5", "bib-salen", "bib-salen-a", "mh-store-sal")
HOURS = ("15:00", "15:30", "16:00", "17:00", "19:00")
PHONES = ("44000111", "44000112", "44000113", "44000114", "44000115", "")
COMMANDS, TOGETHER = 40, 10


def places() -> Municipality:
    """Herlev, where a person has two bookings a day and a house five."""
    town = herlev()
    house = Quota(QuotaId("all"), CountedParty.HOUSE, QuotaPeriod.DAY, 9)
    person = Quota(QuotaId("a-day"), CountedParty.PERSON, QuotaPeriod.DAY, 2)
    venues = tuple(replace(one, quotas=(house,)) if one.id == "medborgerhus" else one for one in town.venues)
    return replace(town, quotas=(person,), venues=venues)


@dataclass(frozen=True, slots=True)
class Wishes:
    """Commands in a mixture that follows from `random`."""

    random: Random
    places: Municipality
    centre: Centre

    def book(self, **more: object) -> Book:
        one = self.places.space_by_id[SpaceId(self.random.choice(SPACES))]
        layout = self.random.choice((one.standing_layout, *one.layouts)).id
        starts_at = at(self.random.choice(HOURS), FRIDAY)
        span = TimeSpan(starts_at, starts_at + timedelta(hours=self.random.choice((0.5, 1, 2))))
        phone = self.random.choice(PHONES)
        wish = Book(
            id=BookingId(UUID(int=self.random.getrandbits(128), version=4)),
            alternatives=(Alternative(one.id, LayoutId(layout), span),),
            persons=4,
            purpose=Purpose.MEETING,
            contact=self._sealed(phone) if phone else None,
        )
        return msgspec.structs.replace(wish, **more)

    def many(self, count: int) -> list[tuple[Command, Origin]]:
        made: list[tuple[Command, Origin]] = []
        for _ in range(count):
            kind, books = self.random.random(), [one for one, _ in made if isinstance(one, Book)]
            if kind < 0.1 and books:
                made.append((self.random.choice(books), PARTNER))
            elif kind < 0.2 and books:
                made.append((Cancel(id=self._id(), booking=self.random.choice(books).id, reason="Aflyst"), STAFF))
            elif kind < 0.25 and books:
                made.append((msgspec.structs.replace(self.random.choice(books), persons=5), PARTNER))
            elif kind < 0.3 and books:
                made.append(
                    (msgspec.structs.replace(self.random.choice(books), contact=self._sealed("44000199")), PARTNER)
                )
            elif kind < 0.35:
                made.append((self.book(overrides=(RefusalCode.QUOTA_USED,), override_reason="Kursus"), STAFF))
            else:
                made.append((self.book(), self.random.choice((PARTNER, PARTNER, STAFF, KIOSK))))
        return made

    def _sealed(self, phone: str) -> bytes:
        """Every other number has an e-mail beside it."""
        email = f"{phone}@example.dk" if int(phone) % 2 else ""
        return seal_contact(Contact(phone=phone, email=email), self.centre.keys.sealing.public_key())

    def _id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)


@contextmanager
def on_sqlite(folder: Path, clock: MovableClock) -> Iterator[Centre]:
    """Another centre with the same keys, whatever the environment says, with the same places in force."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("MOEDESTED_DATABASE_URL", raising=False)
        with opened_centre(folder, clock, places()) as centre:
            yield centre


def left_behind(store: CentralStore) -> dict[str, object]:
    """All that commands write, but for what is drawn by lot."""
    tables = {
        occupancy: ("room_id", "slot", "booking_id", "kind"),
        quota_use: ("rule", "party", "period", "used", "most"),
        stock_use: ("venue_id", "item", "slot", "used", "total"),
        answer: ("command_id", "fingerprint", "answer"),
        notification: ("kind", "booking_id"),
        feed: ("number", "hash", "change"),
        unmet_demand: ("id", "noted_at", "source", "space_id", "code"),
    }
    with store.reading() as connection:
        rows = {
            table.name: sorted(map(tuple, connection.execute(select(*(table.c[name] for name in names)))), key=str)
            for table, names in tables.items()
        }
        acts = [one.act for one in audit.entries(connection)]
        bookings = sorted(read_bookings(connection, select(booking)), key=lambda one: one.id)
    return {**rows, "acts": acts, "bookings": bookings}


@pytest.mark.parametrize("seed", range(2))
def test_they_are_answered_as_if_each_had_come_alone(tmp_path: Path, each_engine: str, seed: int) -> None:
    clock, random = MovableClock(), Random(seed)
    with opened_centre(tmp_path / each_engine, clock, places()) as centre:
        commands = Wishes(random, places(), centre).many(COMMANDS)
        together: list[object] = []
        for start in range(0, COMMANDS, TOGETHER):
            asked = [Asked(command, origin, clock()) for command, origin in commands[start : start + TOGETHER]]
            with capture_logs() as said:
                together.extend(centre.store.ask_together(asked))
            assert not said
        left = left_behind(centre.store)
        (tmp_path / "alone").mkdir()
        for file in (tmp_path / each_engine).glob("*.keys"):
            (tmp_path / "alone" / file.name).write_bytes(file.read_bytes())
    with on_sqlite(tmp_path / "alone", clock) as centre:
        alone = [centre.store.ask_alone(Asked(command, origin, clock())) for command, origin in commands]

        assert together == alone
        assert left == left_behind(centre.store)
    assert {type(one) for one in alone} >= {Confirmed, Declined, SameIdOtherBody}


def test_a_command_that_breaks_fails_alone_and_its_neighbours_are_answered(tmp_path: Path, each_engine: str) -> None:
    clock = MovableClock()
    with opened_centre(tmp_path / each_engine, clock, places()) as centre:
        wishes = Wishes(Random(7), places(), centre)
        quiet = [wishes.book(alternatives=(_hour(room),), contact=None) for room in ("mh-lok3", "mh-lok4", "mh-lok5")]
        database = chosen_database() or SqliteFile(tmp_path / each_engine / "central.sqlite")
        with closing(open_central_store(database, sign=_breaks_for(quiet[1]))) as store:
            outcomes = store.ask_together([Asked(one, STAFF, clock()) for one in quiet])

            assert [type(one) for one in outcomes] == [Confirmed, ValueError, Confirmed]
            assert [one.id for one in store.bookings.with_ids([one.id for one in quiet])] == [quiet[0].id, quiet[2].id]
            assert isinstance(store.submit(quiet[0], STAFF, now=clock()), Confirmed)


def _hour(space: str) -> Alternative:
    standing = places().space_by_id[SpaceId(space)].standing_layout.id
    return Alternative(SpaceId(space), standing, TimeSpan(at("15:00", FRIDAY), at("16:00", FRIDAY)))


def _breaks_for(wish: Book) -> SignReceipt:
    def sign(booked: Booking) -> str:
        if booked.id == wish.id:
            raise ValueError
        return "signed"

    return sign
