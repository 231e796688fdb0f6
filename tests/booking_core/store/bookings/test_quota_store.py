"""The tallies follow the bookings whatever is done, and the table's CHECK has the last word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from booking_core.central.centre import Centre
from booking_core.domain.bookings import Booking, Channel, Contact, Purpose
from booking_core.domain.identity import BookingId, LayoutId, QuotaId, SpaceId, VenueId
from booking_core.domain.places import (
    Association,
    Counted,
    CountedParty,
    KindOfUser,
    Municipality,
    Quota,
    QuotaPeriod,
)
from booking_core.domain.quotas import EVERYBODY, Tally, counted, is_open
from booking_core.domain.refusals import Fact, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Alternative,
    Answer,
    Book,
    Cancel,
    Changed,
    CheckIn,
    Confirmed,
    Declined,
    NotChanged,
    Reschedule,
    refusal_from_wire,
)
from booking_core.protocol.sealing import seal_contact
from booking_core.store.bookings import quota_store
from booking_core.store.bookings.quota_store import persons_of
from booking_core.store.rows import read_bookings
from booking_core.store.schema import booking, booking_party, contact, quota_use
from tests.booking_core.central.running_centre import MovableClock, herlev, opened_centre
from tests.booking_core.domain.made_bookings import FRIDAY, THURSDAY, at
from tests.slices import examples

PARTNER, STAFF = Origin(Channel.PARTNER), Origin(Channel.STAFF)
ROOM_3, ROOM_4, LIBRARY_HALL = SpaceId("mh-lok3"), SpaceId("mh-lok4"), SpaceId("bib-salen-a")
JENS, ANNE = "44 00 01 11", "+45 44000112"
NEXT_WEEK = date(2026, 12, 1)
A_DAY, A_WEEK, A_SEASON, ALL = (QuotaId(name) for name in ("a-day", "a-week", "a-season", "all"))
HOUSE = VenueId("medborgerhus")

IN_THE_TOWN = (
    Quota(A_DAY, CountedParty.PERSON, QuotaPeriod.DAY, 2),
    Quota(
        A_SEASON,
        CountedParty.ASSOCIATION,
        QuotaPeriod.SEASON,
        3,
        first_day=date(2026, 8, 1),
        last_day=date(2027, 6, 30),
    ),
)
IN_THE_HOUSE = (
    Quota(A_WEEK, CountedParty.PERSON, QuotaPeriod.WEEK, 240, Counted.MINUTES),
    Quota(ALL, CountedParty.HOUSE, QuotaPeriod.DAY, 5),
)


def places_with(town: Iterable[Quota] = IN_THE_TOWN, house: Iterable[Quota] = IN_THE_HOUSE) -> Municipality:
    places = herlev()
    own = replace(places.venue_by_id[HOUSE], quotas=tuple(house))
    return replace(
        places,
        quotas=tuple(town),
        venues=tuple(own if venue.id == HOUSE else venue for venue in places.venues),
        associations=(*places.associations, Association("bridge", "Bridgeklubben", "games")),
    )


@dataclass(frozen=True, slots=True)
class Town:
    centre: Centre
    clock: MovableClock
    phones: dict[BookingId, str] = field(default_factory=dict)

    def ask(
        self,
        space: SpaceId = ROOM_3,
        starts: str = "15:00",
        day: date = FRIDAY,
        *,
        hours: float = 1,
        phone: str = JENS,
        origin: Origin = PARTNER,
        **more: object,
    ) -> Answer:
        starts_at = at(starts, day)
        span = TimeSpan(starts_at, starts_at + timedelta(hours=hours))
        layout = self.centre.store.municipality().space_by_id[space].standing_layout.id
        sealed = seal_contact(Contact(phone=phone), self.centre.keys.sealing.public_key()) if phone else None
        values = {"persons": 4, "purpose": Purpose.MEETING, "contact": sealed, **more}
        wish = Book(id=BookingId(uuid4()), alternatives=(Alternative(space, LayoutId(layout), span),), **values)  # type: ignore[arg-type]  # the fields' own types
        return self.centre.store.submit(wish, origin, now=self.clock())

    def booked(self, *wanted: object, **more: object) -> Booking:
        answer = self.ask(*wanted, **more)  # type: ignore[arg-type]
        assert isinstance(answer, Confirmed), answer
        return answer.booking

    def refused(self, *wanted: object, **more: object) -> Mapping[str, Fact]:
        """The facts of the quota that is used up."""
        answer = self.ask(*wanted, **more)  # type: ignore[arg-type]
        assert isinstance(answer, Declined), answer
        refusal = refusal_from_wire(answer.refusals[0])
        assert refusal.code is RefusalCode.QUOTA_USED
        return refusal.facts

    def cancel(self, one: Booking) -> None:
        self.centre.store.submit(Cancel(id=uuid4(), booking=one.id, reason="Aflyst"), STAFF, now=self.clock())

    def move(self, one: Booking, day: date, starts: str, **more: object) -> Answer:
        now_is = self.centre.store.bookings.with_id(str(one.id))
        assert now_is is not None
        to = Alternative(one.space, one.layout, TimeSpan(at(starts, day), at(starts, day) + one.span.length))
        wish = Reschedule(id=uuid4(), booking=one.id, version=now_is.version, to=to, **more)  # type: ignore[arg-type]
        return self.centre.store.submit(wish, STAFF, now=self.clock())

    def used(self) -> dict[Tally, int]:
        """Every tally that is not nought."""
        with self.centre.store.reading() as connection:
            rows = connection.execute(select(quota_use).where(quota_use.c.used != 0)).all()
        return {Tally(row.rule, row.party, row.period): row.used for row in rows}

    def used_of(self, rule_id: QuotaId) -> list[int]:
        return sorted(used for tally, used in self.used().items() if tally.rule == rule_id)

    def bookings(self) -> tuple[Booking, ...]:
        with self.centre.store.reading() as connection:
            return read_bookings(connection, select(booking))


@pytest.fixture
def town(tmp_path: Path, each_engine: str) -> Iterator[Town]:
    clock = MovableClock()
    with opened_centre(tmp_path / each_engine, clock, places_with()) as centre:
        yield Town(centre, clock)


def test_a_third_booking_on_a_day_is_refused_with_the_next_day(town: Town) -> None:
    town.booked(LIBRARY_HALL, "09:00")
    town.booked(LIBRARY_HALL, "10:00")

    assert town.refused(LIBRARY_HALL, "11:00") == {
        "who": "person",
        "per": "day",
        "most": 2,
        "counted": "bookings",
        "free_on": date(2026, 11, 28),
    }


def test_the_same_number_written_otherwise_is_the_same_person_and_another_is_not(town: Town) -> None:
    town.booked(LIBRARY_HALL, "09:00")
    town.booked(LIBRARY_HALL, "10:00", phone="+4544000111")

    town.refused(LIBRARY_HALL, "11:00", phone="44000111")
    town.booked(LIBRARY_HALL, "11:00", phone=ANNE)


def test_what_is_cancelled_counts_back(town: Town) -> None:
    town.booked(LIBRARY_HALL, "09:00")
    second = town.booked(LIBRARY_HALL, "10:00")

    town.cancel(second)

    assert town.used_of(A_DAY) == [1]
    town.booked(LIBRARY_HALL, "11:00")


def test_a_booking_that_is_moved_takes_its_count_along(town: Town) -> None:
    moved = town.booked(LIBRARY_HALL, "09:00")

    assert isinstance(town.move(moved, NEXT_WEEK, "09:00"), Changed)

    assert {tally.period: used for tally, used in town.used().items() if tally.rule == A_DAY} == {"2026-12-01": 1}


def test_a_booking_is_not_moved_to_a_day_that_is_used_up(town: Town) -> None:
    town.booked(LIBRARY_HALL, "09:00")
    town.booked(LIBRARY_HALL, "10:00")
    moved = town.booked(LIBRARY_HALL, "09:00", NEXT_WEEK)

    answer = town.move(moved, FRIDAY, "11:00")

    assert isinstance(answer, NotChanged)
    assert answer.refusal.code is RefusalCode.QUOTA_USED
    assert isinstance(town.move(moved, NEXT_WEEK, "11:00"), Changed)


def test_minutes_are_counted_and_giving_the_rest_back_counts_back(town: Town) -> None:
    town.clock.show(at("08:00"))
    running = town.booked(ROOM_4, "09:00", THURSDAY, hours=4)
    assert town.used_of(A_WEEK) == [240]
    town.refused(ROOM_4, "14:00", THURSDAY, hours=0.5)

    town.clock.show(at("10:05"))
    town.centre.store.submit(Cancel(id=uuid4(), booking=running.id), PARTNER, now=town.clock())

    assert town.used_of(A_WEEK) == [75]


def test_a_house_counts_everybody_there_and_nobody_elsewhere(town: Town) -> None:
    town.booked(LIBRARY_HALL, "09:00")
    town.booked(ROOM_3, "09:00", phone="", origin=STAFF)
    town.booked(ROOM_4, "09:00")

    assert {tally: used for tally, used in town.used().items() if tally.rule == ALL} == {
        Tally(ALL, EVERYBODY, "2026-11-27"): 2
    }


def test_an_association_is_counted_by_its_name_over_all_who_book_for_it(town: Town) -> None:
    for starts, phone in (("09:00", JENS), ("11:00", ANNE), ("13:00", "")):
        origin = PARTNER if phone else STAFF
        town.booked(ROOM_4, starts, phone=phone, origin=origin, user=KindOfUser.ASSOCIATION, group="bridge")

    facts = town.refused(ROOM_4, "15:00", NEXT_WEEK, user=KindOfUser.ASSOCIATION, group="bridge")

    assert (facts["who"], facts["per"], facts["free_on"]) == ("association", "season", date(2027, 7, 1))
    town.booked(ROOM_4, "15:00", NEXT_WEEK, user=KindOfUser.ASSOCIATION, group="skak")


def test_a_person_has_three_bookings_open_at_one_time_and_gets_room_when_one_is_over(town: Town) -> None:
    town.clock.show(at("08:00"))
    for day, starts in ((THURSDAY, "09:00"), (FRIDAY, "09:00"), (NEXT_WEEK, "09:00")):
        town.booked(LIBRARY_HALL, starts, day)

    assert town.refused(LIBRARY_HALL, "15:00", NEXT_WEEK)["per"] == "open"
    town.clock.show(at("10:00"))
    town.booked(LIBRARY_HALL, "15:00", NEXT_WEEK)


def test_whoever_leaves_no_number_is_counted_as_nobody(town: Town) -> None:
    for starts in ("09:00", "10:00", "11:00", "12:00"):
        town.booked(LIBRARY_HALL, starts, phone="", origin=STAFF)

    assert town.used_of(A_DAY) == []


def test_staff_let_a_booking_past_a_quota_with_a_reason_and_it_is_counted(town: Town) -> None:
    for starts in ("09:00", "10:00"):
        town.booked(LIBRARY_HALL, starts)
    town.refused(LIBRARY_HALL, "11:00", origin=STAFF)

    knowingly = {"overrides": (RefusalCode.QUOTA_USED,), "override_reason": "Kursus"}
    town.booked(LIBRARY_HALL, "11:00", origin=STAFF, **knowingly)

    assert town.used_of(A_DAY) == [3]
    town.refused(LIBRARY_HALL, "13:00")


def test_undoing_a_cancellation_counts_for_the_same_person(town: Town) -> None:
    first = town.booked(LIBRARY_HALL, "09:00")
    town.cancel(first)

    town.booked(LIBRARY_HALL, "09:00", phone="", origin=STAFF, replaces=first.id)

    assert town.used_of(A_DAY) == [1]


def test_two_who_use_up_the_last_of_a_quota_unknown_to_each_other_are_stopped_by_the_table(town: Town) -> None:
    one = town.booked(LIBRARY_HALL, "09:00")
    two = town.booked(LIBRARY_HALL, "10:00")
    places, rival = town.centre.store.municipality(), replace(two, id=BookingId(uuid4()))
    with town.centre.store.reading() as connection:
        person = persons_of(connection, [one.id])[one.id]

    with town.centre.store.writing() as connection, pytest.raises(IntegrityError, match="within_the_quota"):
        quota_store.count(connection, places, before=(), after=[rival], persons={rival.id: person}, is_judged=True)


def test_no_number_is_kept_in_the_clear_and_none_in_the_feed(town: Town) -> None:
    before = town.centre.store.head().cursor
    made = town.booked(LIBRARY_HALL, "09:00")

    with town.centre.store.reading() as connection:
        parties = connection.execute(select(booking_party.c.party)).scalars().all()
    entries = town.centre.store.feed.entries_after(before)

    assert len(parties) == 1
    assert "44000111" not in parties[0]
    assert entries
    assert parties[0] not in str(entries)
    assert parties[0] not in str(made)


def test_who_booked_is_forgotten_with_the_contact_and_the_tally_when_its_period_is_long_over(town: Town) -> None:
    town.booked(LIBRARY_HALL, "09:00")
    kept = timedelta(days=town.centre.store.municipality().privacy.contact_kept_days_after)

    town.centre.store.upkeep.forget_contacts(now=at("11:00", FRIDAY) + kept)
    with town.centre.store.reading() as connection:
        left = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (contact, booking_party)
        ]
    assert left == [0, 0]
    assert town.used_of(A_DAY) == [1]

    town.centre.store.upkeep.forget_contacts(now=at("00:00", date(2026, 11, 28)) + kept)
    assert town.used_of(A_DAY) == []


def test_a_quota_that_is_new_is_counted_from_the_bookings_there_are(town: Town) -> None:
    town.booked(LIBRARY_HALL, "09:00")
    town.booked(LIBRARY_HALL, "10:00")
    stricter = Quota(QuotaId("new"), CountedParty.PERSON, QuotaPeriod.WEEK, 1)

    town.centre.store.import_places(places_with((*IN_THE_TOWN, stricter)), source="new.toml", now=town.clock())

    assert town.used_of(QuotaId("new")) == [2]
    town.refused(LIBRARY_HALL, "09:00", date(2026, 11, 28))


def test_a_quota_that_stays_keeps_its_tallies_and_one_that_goes_takes_them_along(town: Town) -> None:
    town.booked(LIBRARY_HALL, "09:00")
    with town.centre.store.writing() as connection:
        connection.execute(update(quota_use).where(quota_use.c.rule == A_DAY).values(used=2))  # whom nobody knows now
    roomier = replace(IN_THE_TOWN[0], most=3)

    town.centre.store.import_places(places_with((roomier,)), source="other.toml", now=town.clock())

    assert town.used_of(A_DAY) == [2]
    town.booked(LIBRARY_HALL, "11:00")
    assert town.used_of(A_SEASON) == []


def test_a_booking_tells_when_it_came_to_its_end_and_no_sooner(town: Town) -> None:
    one, other = town.booked(LIBRARY_HALL, "09:00"), town.booked(LIBRARY_HALL, "10:00")

    town.cancel(one)

    with town.centre.store.reading() as connection:
        rows = {row.id: row.ended_at for row in connection.execute(select(booking.c.id, booking.c.ended_at))}
    assert rows == {str(one.id): int(town.clock().timestamp()), str(other.id): None}


SPACES = (ROOM_3, LIBRARY_HALL)
STARTS = ("09:00", "12:00", "15:00")
DAYS = (FRIDAY, NEXT_WEEK)


class AnyOrderOfThings(RuleBasedStateMachine):
    """Whatever people do, each tally says how much of the quota the bookings use, and none is overrun unasked."""

    made = Bundle("made")

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.clock = MovableClock()
        self.opened = opened_centre(Path(self.folder.name), self.clock, places_with())
        self.town = Town(self.opened.__enter__(), self.clock)
        self.overridden = False

    def teardown(self) -> None:
        self.opened.__exit__(None, None, None)
        self.folder.cleanup()

    @rule(
        target=made,
        space=st.sampled_from(SPACES),
        starts=st.sampled_from(STARTS),
        day=st.sampled_from(DAYS),
        phone=st.sampled_from((JENS, ANNE)),
        hours=st.sampled_from((1, 2.5)),
        is_for_a_group=st.booleans(),
    )
    def book(
        self, space: SpaceId, starts: str, day: date, phone: str, hours: float, *, is_for_a_group: bool
    ) -> BookingId | None:
        who: dict[str, object] = {"user": KindOfUser.ASSOCIATION, "group": "bridge"} if is_for_a_group else {}
        answer = self.town.ask(space, starts, day, hours=hours, phone=phone, **who)  # type: ignore[arg-type]  # the fields' own types
        return answer.booking.id if isinstance(answer, Confirmed) else None

    @rule(one=made)
    def give_back(self, one: BookingId | None) -> None:
        if one is not None:
            self.town.centre.store.submit(Cancel(id=uuid4(), booking=one), PARTNER, now=self.clock())

    @rule(one=made, day=st.sampled_from(DAYS), starts=st.sampled_from(STARTS), knowingly=st.booleans())
    def move(self, one: BookingId | None, day: date, starts: str, *, knowingly: bool) -> None:
        booked = None if one is None else self.town.centre.store.bookings.with_id(str(one))
        if booked is not None:
            codes = (RefusalCode.QUOTA_USED,) if knowingly else ()
            self.town.move(booked, day, starts, overrides=codes, override_reason="Aftalt")
            self.overridden = self.overridden or knowingly

    @rule(one=made)
    def come(self, one: BookingId | None) -> None:
        if one is not None:
            self.town.centre.store.submit(CheckIn(id=uuid4(), booking=one), PARTNER, now=self.clock())

    @rule(hours=st.integers(1, 20))
    def time_goes_by(self, hours: int) -> None:
        self.clock.advance(timedelta(hours=hours))

    @invariant()
    def every_tally_says_what_the_bookings_use(self) -> None:
        places, bookings = self.town.centre.store.municipality(), self.town.bookings()
        with self.town.centre.store.reading() as connection:
            persons = persons_of(connection, [one.id for one in bookings])
        expected: Counter[Tally] = Counter()
        for one in bookings:
            shares = counted(places, one, persons.get(one.id))
            expected.update({tally: share.amount for tally, share in shares.items()})
        assert self.town.used() == +expected

    @invariant()
    def nobody_has_more_than_they_may(self) -> None:
        if self.overridden:
            return
        most = {quota.id: quota.most for quota in (*IN_THE_TOWN, *IN_THE_HOUSE)}
        assert all(used <= most[tally.rule] for tally, used in self.town.used().items())
        own = [one for one in self.town.bookings() if one.user is KindOfUser.CITIZEN and is_open(one, now=self.clock())]
        with self.town.centre.store.reading() as connection:
            persons = persons_of(connection, [one.id for one in own])
        assert all(number <= 3 for number in Counter(persons.values()).values())  # of the rules


AnyOrderOfThings.TestCase.settings = settings(
    max_examples=examples(20), stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestWhateverPeopleDo = AnyOrderOfThings.TestCase
