"""A booking, and hearing of it, looks at no more rows in a large town than in a small one."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Engine, event

from benchmarks.crowded_town import NOW, Size, fill
from booking_core.central.centre import Centre, open_centre, pretending_clock
from booking_core.central.contacts import MOST_FOUND
from booking_core.domain.bookings import Channel, Contact, Purpose
from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import Alternative, Book, Confirmed
from booking_core.store.bookings import requests
from booking_core.store.deciding.cases import Asked
from booking_core.store.logs import audit
from booking_core.store.upkeep import retention
from tests.booking_core.central.running_centre import MovableClock, opened_centre
from tests.booking_core.conftest import named
from tests.booking_core.domain.made_bookings import FRIDAY, at
from tests.postgres_server import Server

STAFF = Origin(Channel.STAFF)
ROOMS = ("mh-lok3", "mh-lok4", "mh-lok5", "bib-salen-a", "bib-salen-b", "mh-lille-sal")
READ_WHOLE = ("SCAN centre", "VIRTUAL TABLE", "CONSTANT ROW", "SCAN (subquery")
"""One row, what goes along with the statement, what is inserted, and a list of nothing."""
GROWING = ("ix_booking_ends_at",)
"""Indexes under which a large town has a great many bookings."""


def test_no_statement_of_a_booking_walks_through_the_bookings_of_the_town(tmp_path: Path) -> None:
    with opened_centre(tmp_path, MovableClock()) as centre:
        with sent_to_the_database() as sent:
            before = centre.store.head().cursor
            answers = centre.store.ask_together([wish(centre, number, room) for number, room in enumerate(ROOMS)])
            centre.store.feed.entries_after(before)
        plans = list(plans_of(centre, sent))

    assert [type(one) for one in answers] == [Confirmed] * len(ROOMS)
    assert len(plans) > len(sent) / 2
    assert [plan for plan in plans if walks(plan)] == []


def test_nor_does_it_on_postgresql_while_the_town_is_small(tmp_path: Path, postgres: Server) -> None:
    """Its planner would rather read three thousand bookings whole, and keep that plan."""
    with postgres.fresh_database() as database:
        fill(tmp_path, database, Size(50, 3000))
        with closing(open_centre(tmp_path, clock=pretending_clock(NOW), database=database)) as centre:
            with sent_to_the_database() as sent:
                centre.store.ask_together([wish(centre, number, room) for number, room in enumerate(ROOMS)])
            with centre.store.writing() as connection:
                plans = list(explained(connection, sent, "SELECT", "WITH"))

    assert any("pk_booking on booking" in line for line in plans)
    assert [line for line in plans if "Seq Scan" in line and "Seq Scan on centre" not in line] == []


def test_who_is_to_be_forgotten_is_found_by_the_day(tmp_path: Path) -> None:
    with opened_centre(tmp_path, MovableClock()) as centre:
        with sent_to_the_database() as sent, centre.store.reading() as connection:
            retention.over(connection, now=centre.clock())
        (plan,) = plans_of(centre, {one: told for one, told in sent.items() if "FROM contact" in one})

    assert "USING INDEX ix_contact_keep_until" in plan


def test_whatever_is_over_is_found_by_its_day(tmp_path: Path) -> None:
    with opened_centre(tmp_path, MovableClock()) as centre:
        with sent_to_the_database() as sent:
            centre.store.upkeep.forget_contacts(now=centre.clock())
        plans = list(plans_of(centre, sent))

    assert len(plans) > len(sent)
    assert [plan for plan in plans if walks(plan) and plan != "SCAN space"] == []


def test_whatever_is_over_is_found_by_its_day_on_postgresql_too(tmp_path: Path, postgres: Server) -> None:
    with postgres.fresh_database() as database, named(database.url), opened_centre(tmp_path, MovableClock()) as centre:
        with sent_to_the_database() as sent:
            centre.store.upkeep.forget_contacts(now=centre.clock())
        with centre.store.writing() as connection:
            plans = list(explained(connection, sent, "SELECT", "DELETE"))

    whole = ("Seq Scan on centre", "Seq Scan on space")
    assert any("ix_guess_since" in line for line in plans)
    assert [line for line in plans if "Seq Scan" in line and not any(one in line for one in whole)] == []


def test_requests_are_found_among_a_few(tmp_path: Path) -> None:
    with opened_centre(tmp_path, MovableClock()) as centre:
        with sent_to_the_database() as sent, centre.store.reading() as connection:
            requests.open_requests(connection, after=None, most=10)
        plans = list(plans_of(centre, {one: told for one, told in sent.items() if "FROM booking" in one}))

    assert [plan for plan in plans if "USING INDEX ix_booking_requested" in plan] == plans != []


def test_the_audit_log_is_cut_from_its_oldest_act_on(tmp_path: Path) -> None:
    """It is looked through as far as it goes, and no further."""
    with opened_centre(tmp_path, MovableClock()) as centre:
        with sent_to_the_database() as sent, centre.store.writing() as connection:
            audit.cut(connection, lambda _: b"", before=centre.clock(), now=centre.clock())
        plans = list(
            plans_of(centre, {one: told for one, told in sent.items() if "FROM audit ORDER" in " ".join(one.split())})
        )

    assert [plan for plan in plans if "TEMP B-TREE" in plan] == []
    assert any("USING INDEX sqlite_autoindex_audit_1" in plan for plan in plans)


def test_a_desk_that_has_the_code_looks_through_nobody_else(tmp_path: Path) -> None:
    with opened_centre(tmp_path, MovableClock()) as centre:
        answer = centre.store.submit(wish(centre, 1, ROOMS[0]).command, Origin(Channel.PARTNER), now=centre.clock())
        assert isinstance(answer, Confirmed)
        with sent_to_the_database() as sent:
            found = centre.contacts.search(code_of(answer.booking.id), now=centre.clock())
        plans = list(plans_of(centre, sent))

    assert found.bookings == (answer.booking,)
    assert [one.phone for one in found.contacts] == ["44000001"]
    assert [plan for plan in plans if walks(plan)] == []


def test_of_all_that_a_search_means_only_the_nearest_are_read(tmp_path: Path) -> None:
    """A statement takes only so many values, and half of a town may be meant."""
    with opened_centre(tmp_path, MovableClock()) as centre:
        for number in range(MOST_FOUND + 2):
            command = wish(centre, number % 10, ROOMS[number % 3], days=number // 3).command
            assert isinstance(centre.store.submit(command, STAFF, now=centre.clock()), Confirmed)
        with sent_to_the_database() as sent:
            found = centre.contacts.search("44000", now=centre.clock()).bookings
    (read,) = (told for statement, told in sent.items() if "booking.id IN" in statement)

    assert isinstance(read, tuple)
    assert len(found) == len(read) == MOST_FOUND
    assert [one.span.starts_at for one in found] == sorted(one.span.starts_at for one in found)


def wish(centre: Centre, number: int, room: str, *, days: int = 0) -> Asked:
    standing = centre.store.municipality().space_by_id[SpaceId(room)].standing_layout.id
    starts_at = at("15:00", FRIDAY) + timedelta(days=days)
    span = TimeSpan(starts_at, starts_at + timedelta(hours=1))
    wanted = (Alternative(SpaceId(room), standing, span),)
    contact = centre.persons.sealed(Contact(phone=f"4400000{number}"))
    book = Book(id=BookingId(uuid4()), alternatives=wanted, persons=4, purpose=Purpose.MEETING, contact=contact)
    return Asked(book, Origin(Channel.PARTNER), centre.clock())


@contextmanager
def sent_to_the_database() -> Iterator[dict[str, object]]:
    """Each statement once, with what went along."""
    sent: dict[str, object] = {}

    def note(_connection: object, _cursor: object, statement: str, told: object, *_: object) -> None:
        sent.setdefault(statement, told[0] if isinstance(told, list) else told)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def plans_of(centre: Centre, sent: dict[str, object]) -> Iterator[str]:
    with centre.store.reading() as connection:
        for statement, told in list(sent.items()):
            if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
                for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", told):  # type: ignore[arg-type]  # as it was sent
                    yield row.detail


def explained(connection: Connection, sent: dict[str, object], *kinds: str) -> Iterator[str]:
    """PostgreSQL's plans of what began with those words, a line after the other."""
    for statement, told in sent.items():
        if statement.startswith(kinds):
            for (line,) in connection.exec_driver_sql(f"EXPLAIN {statement}", told):  # type: ignore[arg-type]  # as it was sent
                yield line


def walks(plan: str) -> bool:
    is_whole = plan.startswith("SCAN") and "USING INDEX" not in plan and not any(one in plan for one in READ_WHOLE)
    return is_whole or any(index in plan for index in GROWING)
