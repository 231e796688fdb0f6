"""What its days have passed for goes, by the hour of the service or by command; what counts things stays."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Table, func, select

from booking_core.central.centre import DATABASE, Centre
from booking_core.central.command_line import main
from booking_core.central.reports.audit_report import found_faults
from booking_core.domain.places import Municipality, Privacy
from booking_core.store.central_store.upkeep import Upkeep
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act
from booking_core.store.places import import_places
from booking_core.store.schema import audit as log
from booking_core.store.schema import (
    authority,
    booking,
    condition_report,
    condition_teller,
    contact,
    device,
    guess,
    quota_use,
    room,
    space,
    stopped_card,
)
from booking_core.store.statements.at_once import Sheet
from booking_core.store.statements.parts import MOST_AT_ONCE
from booking_core.store.told.notifications import perhaps
from booking_core.store.upkeep.personal_rows import sealed_contacts
from booking_core.store.upkeep.retention import Forgotten
from tests.booking_core.central.filled_town import fill, told
from tests.booking_core.central.running_centre import MovableClock, herlev, opened_centre
from tests.booking_core.interleaving import before_the_first

NOTHING = Forgotten()
A_YEAR = timedelta(days=365)
MANY = 2 * MOST_AT_ONCE + 1


def kept_for(places: Municipality, days: int) -> Municipality:
    return replace(places, privacy=Privacy(days, places.privacy.audit_kept_days))


def contacts(centre: Centre) -> int:
    with centre.store.reading() as connection:
        return len(list(sealed_contacts(connection)))


@pytest.mark.usefixtures("each_engine")
def test_the_command_deletes_everybody_and_leaves_the_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = MovableClock()
    with opened_centre(tmp_path, clock) as centre:
        fill(centre)
        before = told(centre)
        assert centre.store.upkeep.forget_contacts(now=clock()) == NOTHING
        in_two_years = (clock() + 2 * A_YEAR).isoformat()
        main(["clock", "--is-right", "--data", str(tmp_path), "--pretend-now", in_two_years])
        capsys.readouterr()

        assert main(["retention", "--data", str(tmp_path), "--pretend-now", in_two_years]) == 0

        said = capsys.readouterr().out.splitlines()
        after = told(centre)
        assert contacts(centre) == 0
        assert centre.store.upkeep.forget_contacts(now=clock() + 2 * A_YEAR) == NOTHING
    figures = {words: int(count) for count, words in (line.split(maxsplit=1) for line in said[1:-1])}
    assert {words for words, count in figures.items() if count} >= {
        "contacts of bookings",
        "place cards",
        "wishes on the waiting list",
        "reasons for letting past a rule",
        "entries of the audit log, behind a signed cut",
    }
    for what in ("bookings", "series", "statistics", "lanes", "receipts"):
        assert after[what] == before[what], what
    assert main(["audit", "--verify", "--data", str(tmp_path)]) == 0


def test_days_that_become_fewer_hold_for_what_is_kept_already(tmp_path: Path) -> None:
    clock, places = MovableClock(), herlev()
    with opened_centre(tmp_path, clock, kept_for(places, 30)) as centre:
        fill(centre)
        everybody = contacts(centre)
        clock.advance(timedelta(days=10))
        assert centre.store.upkeep.forget_contacts(now=clock()).contacts == 0

        centre.store.import_places(kept_for(places, 2), source="fewer days", now=clock())

        gone = centre.store.upkeep.forget_contacts(now=clock()).contacts
        assert 0 < gone < everybody
        assert contacts(centre) == everybody - gone


def test_days_that_became_fewer_for_a_while_are_what_counts(tmp_path: Path) -> None:
    clock, places = MovableClock(), herlev()
    with opened_centre(tmp_path, clock, kept_for(places, 300)) as centre:
        fill(centre)
        for days in (2, 300):
            centre.store.import_places(kept_for(places, days), source=f"{days} days", now=clock())
        clock.advance(timedelta(days=60))

        centre.store.upkeep.forget_contacts(now=clock())

        assert contacts(centre) == 0


@pytest.mark.usefixtures("each_engine")
def test_days_that_become_fewer_hold_for_a_part_in_each_transaction(tmp_path: Path) -> None:
    clock, fewer = MovableClock(), kept_for(herlev(), 2)
    with opened_centre(tmp_path, clock, kept_for(herlev(), 300)) as centre:
        fill(centre)
        copy_contacts(centre, MANY)
        with centre.store.writing() as connection:
            import_places(connection, fewer, source="killed after this", now=clock())
        left = [kept_longer_than(centre, 2)]

        upkeep = Upkeep(centre.store.transactions, perhaps, rest=lambda: left.append(kept_longer_than(centre, 2)))
        upkeep.keep_no_longer()

    assert left[0] > MANY
    assert left[-1] == 0
    assert max(more - less for more, less in pairwise(left)) == MOST_AT_ONCE


def test_days_that_were_fewer_hold_although_the_process_was_killed_and_they_are_more_again(tmp_path: Path) -> None:
    clock, places = MovableClock(), herlev()
    with opened_centre(tmp_path, clock, kept_for(places, 300)) as centre:
        fill(centre)
        with centre.store.writing() as connection:
            import_places(connection, kept_for(places, 2), source="killed after this", now=clock())

        centre.store.import_places(kept_for(places, 300), source="more days", now=clock())

        assert kept_longer_than(centre, 2) == 0


def kept_longer_than(centre: Centre, days: int) -> int:
    latest = booking.c.ends_at + days * 86_400
    longer = select(func.count()).select_from(contact).join(booking, booking.c.id == contact.c.booking_id)
    with centre.store.reading() as connection:
        return connection.execute(longer.where(contact.c.keep_until > latest)).scalar_one()


def test_days_that_become_more_keep_nobody_longer_than_was_told(tmp_path: Path) -> None:
    clock, places = MovableClock(), herlev()
    with opened_centre(tmp_path, clock, kept_for(places, 2)) as centre:
        fill(centre)
        centre.store.import_places(kept_for(places, 300), source="more days", now=clock())
        clock.advance(timedelta(days=60))

        centre.store.upkeep.forget_contacts(now=clock())

        assert contacts(centre) == 0


@pytest.mark.usefixtures("each_engine")
def test_of_what_is_small_each_transaction_deletes_a_part_too(tmp_path: Path) -> None:
    clock, small = MovableClock(), (guess, stopped_card, condition_teller, condition_report)
    with opened_centre(tmp_path, clock) as centre:
        fill(centre)
        leave_small_things(centre)
        counted = sum(one.reports for one in centre.store.conditions.counts())
        clock.advance(2 * A_YEAR)
        left = [[rows(centre, table) for table in small]]

        upkeep = Upkeep(
            centre.store.transactions, perhaps, rest=lambda: left.append([rows(centre, table) for table in small])
        )
        forgotten = upkeep.forget_contacts(now=clock())
        told = sum(one.reports for one in centre.store.conditions.counts())

    assert min(forgotten.guesses, forgotten.stopped, forgotten.tellers, forgotten.conditions) >= MANY
    steps = [more - less for before, after in pairwise(left) for more, less in zip(before, after, strict=True)]
    assert max(steps) <= MOST_AT_ONCE
    assert forgotten.conditions == told - counted


def leave_small_things(centre: Centre) -> None:
    """More of each than two transactions delete."""
    with centre.store.writing() as connection:
        somewhere = connection.execute(select(space.c.id).limit(1)).scalar_one()
        report = {"space_id": somewhere, "kind": "broken", "thing": "light", "times": 1, "closed_at": 0}
        sheet = Sheet()
        sheet.put(guess, [{"kind": "code", "sender": str(n), "since": n, "wrong": 1} for n in range(MANY)])
        sheet.put(stopped_card, [{"id": str(n), "valid_until": "2026-11-26"} for n in range(MANY)])
        sheet.put(condition_teller, [{"booking_id": str(n), "told": 1, "keep_until": n} for n in range(MANY)])
        sheet.put(condition_report, [{**report, "id": str(uuid4()), "first_at": 0, "last_at": 0} for _ in range(MANY)])
        sheet.write(connection)


class Killed(Exception):
    """The process, between two parts."""


@pytest.mark.usefixtures("each_engine")
def test_of_what_a_long_standstill_left_each_transaction_deletes_a_part(tmp_path: Path) -> None:
    clock = MovableClock()
    with opened_centre(tmp_path, clock) as centre:
        leave_by_a_standstill(centre)
        clock.advance(2 * A_YEAR)
        left = [rows(centre)]

        def another_writes() -> None:
            """It gets the lock, and finds everything in order."""
            with centre.store.writing() as connection:
                audit.append(connection, [Act("operator:it", "retired", "kiosk-1")], now=clock())
            assert found_faults(centre)[1] == ()
            left.append(rows(centre))

        upkeep = Upkeep(centre.store.transactions, perhaps, rest=another_writes)
        forgotten = upkeep.forget_contacts(now=clock())
        cells = upkeep.purge_authority(now=clock())
        cut = upkeep.cut_audit(centre.keys.signing.sign, now=clock())

        assert min(forgotten.contacts, forgotten.tallies, cells, cut) > MOST_AT_ONCE
        assert len(left) > 6
        assert all(more - less <= 3 * MOST_AT_ONCE for more, less in pairwise(left))
        assert (contacts(centre), rows(centre), found_faults(centre)) == (0, len(left) - 1, (len(left) - 1, ()))


@pytest.mark.usefixtures("each_engine")
def test_what_was_deleted_before_the_process_was_killed_is_gone_and_the_rest_goes_the_next_time(tmp_path: Path) -> None:
    def killed() -> None:
        raise Killed

    clock = MovableClock()
    with opened_centre(tmp_path, clock) as centre:
        leave_by_a_standstill(centre)
        clock.advance(2 * A_YEAR)
        people, (entries, _), sign = rows(centre, contact), found_faults(centre), centre.keys.signing.sign
        interrupted = Upkeep(centre.store.transactions, perhaps, rest=killed)

        with pytest.raises(Killed):
            interrupted.forget_contacts(now=clock())
        with pytest.raises(Killed):
            interrupted.cut_audit(sign, now=clock())

        assert found_faults(centre) == (entries - MOST_AT_ONCE, ())
        assert centre.store.upkeep.forget_contacts(now=clock()).contacts == people - MOST_AT_ONCE
        assert centre.store.upkeep.cut_audit(sign, now=clock()) == entries - MOST_AT_ONCE
        assert (rows(centre, contact), found_faults(centre)) == (0, (0, ()))


def test_a_contact_that_went_before_its_turn_leaves_no_other_behind(tmp_path: Path) -> None:
    """A booking was changed, or another process deletes as well."""
    clock = MovableClock()
    with opened_centre(tmp_path, clock) as centre:
        fill(centre)
        copy_contacts(centre, MANY)
        clock.advance(2 * A_YEAR)

        def another_deletes_one() -> None:
            with closing(sqlite3.connect(tmp_path / DATABASE)) as another, another:
                another.execute("DELETE FROM contact WHERE rowid = (SELECT min(rowid) FROM contact)")

        with before_the_first("BEGIN IMMEDIATE", another_deletes_one):
            centre.store.upkeep.forget_contacts(now=clock())

        assert contacts(centre) == 0


def leave_by_a_standstill(centre: Centre) -> None:
    """More of each than two transactions delete."""
    fill(centre)
    copy_contacts(centre, MANY)
    with centre.store.writing() as connection:
        somewhere, somebody = (connection.execute(select(table.c.id).limit(1)).scalar_one() for table in (room, device))
        held = {"room_id": somewhere, "device_id": somebody, "epoch": 1, "incarnation": 1, "token": 1}
        tally = {"rule": "old", "party": "somebody", "used": 1, "most": 1, "keep_until": 0}
        sheet = Sheet()
        sheet.put(authority, [{**held, "slot": number} for number in range(MANY)])
        sheet.put(quota_use, [{**tally, "period": str(number)} for number in range(MANY)])
        sheet.write(connection)
        looked = [Act("operator:it", "looked", str(number)) for number in range(MANY)]
        audit.append(connection, looked, now=centre.clock())


def rows(centre: Centre, *tables: Table) -> int:
    """How many there are in `tables`, or of all that a standstill leaves."""
    counts = [select(func.count()).select_from(table) for table in tables or (contact, quota_use, authority, log)]
    with centre.store.reading() as connection:
        return sum(connection.execute(count).scalar_one() for count in counts)


def copy_contacts(centre: Centre, count: int) -> None:
    """So many more bookings like one that there is, each with its contact."""
    with centre.store.writing() as connection:
        one = connection.execute(select(contact).limit(1)).one()._asdict()
        booked = connection.execute(select(booking).where(booking.c.id == one["booking_id"])).one()._asdict()
        ids = [str(uuid4()) for _ in range(count)]
        sheet = Sheet()
        sheet.put(booking, [{**booked, "id": each} for each in ids])
        sheet.put(contact, [{**one, "booking_id": each} for each in ids])
        sheet.write(connection)
