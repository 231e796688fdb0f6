"""The doctor finds what is wrong, and says of what is well that it is."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from booking_core.central.accounts import system_accounts
from booking_core.central.centre import Centre, make_centre, open_centre
from booking_core.central.command_line import main
from booking_core.central.demonstration import add_demonstration
from booking_core.central.reports.doctor import findings
from booking_core.domain.identity import StaffRole
from booking_core.findings import Finding, Health
from booking_core.store.durable_files import write_durably
from booking_core.store.schema import booking, centre, feed, occupancy
from tests.booking_core.central.running_centre import MovableClock, opened_centre
from tests.postgres_server import Server


@pytest.fixture
def town(each_engine: str, tmp_path: Path) -> Iterator[Centre]:
    """With a day of bookings."""
    clock = MovableClock()
    with opened_centre(tmp_path / each_engine, clock) as opened:
        add_demonstration(opened.store, opened.keys.sealing.public_key(), now=clock())
        yield opened


def wrong(town: Centre) -> list[str]:
    """What the doctor says is wrong, but for a server of the tests that does not wait for its disk."""
    told = [one.sentence for one in findings(town) if one.health is Health.WRONG]
    return [sentence for sentence in told if "fsync" not in sentence]


def one_about(town: Centre, word: str) -> Finding:
    (found,) = [one for one in findings(town) if word in one.sentence]
    return found


def test_a_town_in_good_order_is_well(town: Centre) -> None:
    assert wrong(town) == []
    assert one_about(town, "The feed has").health is Health.WELL
    assert one_about(town, "audit log").health is Health.WELL
    assert one_about(town, "life 1").health is Health.WELL


def test_a_centre_without_places_is_told_what_to_do_before_anything_can_be_booked(tmp_path: Path) -> None:
    make_centre(tmp_path)
    with closing(open_centre(tmp_path, clock=MovableClock())) as fresh:
        found = one_about(fresh, "moedested central import FILE")

        assert found.health is Health.ADVICE
        assert wrong(fresh) == []


def test_the_places_that_can_be_booked_are_counted(town: Centre) -> None:
    found = one_about(town, "can be booked")

    assert found.health is Health.WELL
    assert found.sentence.split()[0] == str(len(town.store.municipality().space_by_id))


def test_an_entry_that_is_missing_from_the_feed_is_named(town: Centre) -> None:
    with town.store.writing() as connection:
        connection.execute(delete(feed).where(feed.c.number == 3))

    assert [sentence[:30] for sentence in wrong(town)] == ["The feed breaks at entry 3. So"]


def test_an_entry_that_was_changed_by_hand_is_named(town: Centre) -> None:
    with town.store.writing() as connection:
        connection.execute(update(feed).where(feed.c.number == 2).values(change=b"{}"))

    assert [sentence[:30] for sentence in wrong(town)] == ["The feed breaks at entry 2. So"]


def test_a_feed_whose_end_was_cut_off_is_named(town: Centre) -> None:
    last = town.store.head().cursor.number
    with town.store.writing() as connection:
        connection.execute(delete(feed).where(feed.c.number == last))

    assert [sentence.partition(".")[0] for sentence in wrong(town)] == [f"The feed breaks at entry {last}"]


def test_cells_that_a_cancelled_booking_still_takes_are_counted(town: Centre) -> None:
    with town.store.writing() as connection:
        taker = connection.execute(occupancy.select().where(occupancy.c.booking_id.is_not(None)).limit(1)).one()
        cancelled = update(booking).where(booking.c.id == taker.booking_id)
        connection.execute(cancelled.values(state="cancelled-by-staff"))

    assert [sentence.partition(" (")[0] for sentence in wrong(town)] == [
        "1 bookings are not as the feed tells them",
        "1 bookings take cells that are not theirs, or are no longer, so that nobody gets these rooms",
    ]


def test_bookings_that_have_lost_cells_or_were_moved_away_from_them_are_counted(town: Centre) -> None:
    ahead = booking.select().where(booking.c.state == "confirmed", booking.c.ends_at > town.clock().timestamp())
    with town.store.writing() as connection:
        robbed, moved, *_ = connection.execute(ahead.order_by(booking.c.id)).all()
        one = occupancy.select().where(occupancy.c.booking_id == robbed.id, occupancy.c.kind == "use").limit(1)
        lost = connection.execute(one).one()
        connection.execute(delete(occupancy).where(occupancy.c.room_id == lost.room_id, occupancy.c.slot == lost.slot))
        later = {name: booking.c[name] + 86400 for name in ("starts_at", "ends_at")}
        connection.execute(update(booking).where(booking.c.id == moved.id).values(later))

    told = wrong(town)
    assert [sentence.partition(" (")[0] for sentence in told] == [
        "1 bookings are not as the feed tells them",
        "2 bookings that stand lack cells of their own time, so that others may be given their rooms",
        "1 bookings take cells that are not theirs, or are no longer, so that nobody gets these rooms",
    ]
    assert {robbed.id, moved.id} <= set(told[1].partition("(")[2].partition(")")[0].split(", "))


def test_a_database_in_another_life_than_its_file_is_named(town: Centre) -> None:
    write_durably(town.folder / "centre.epoch", b"5\n")

    assert [sentence[:50] for sentence in wrong(town)] == ["The database lives its life 1, and the file beside"]


def test_a_centre_that_waits_for_its_machines_says_so(town: Centre) -> None:
    with town.store.writing() as connection:
        connection.execute(update(centre).values(recovering=True))

    assert one_about(town, "waits for its machines").health is Health.ADVICE


def test_without_a_second_copy_at_every_moment_it_says_what_would_be_lost(town: Centre, each_engine: str) -> None:
    where = {"sqlite": "in one file", "postgresql": "No synchronous standby"}[each_engine]

    found = one_about(town, where)

    assert found.health is Health.ADVICE
    assert "no machine has heard of, is lost with its disk" in found.sentence


def test_a_server_that_does_not_wait_for_its_disk_is_wrong(town: Centre, each_engine: str) -> None:
    told = [one for one in findings(town) if "fsync" in one.sentence]

    assert [one.health for one in told] == ([Health.WRONG] if each_engine == "postgresql" else [])


def test_a_token_that_ends_within_a_month_is_told_while_there_is_time(town: Centre) -> None:
    system_accounts.add(town, "pedelplan", StaffRole.DESK, days=29)
    system_accounts.add(town, "sagssystem", StaffRole.DESK, days=31)

    told = [one for one in findings(town) if "The token of" in one.sentence]

    assert [(one.health, one.sentence.partition(".")[0]) for one in told] == [
        (Health.ADVICE, "The token of pedelplan counts until 2026-12-25")
    ]


def test_a_standby_that_is_asked_for_and_away_is_wrong(postgres: Server, town: Centre, each_engine: str) -> None:
    if each_engine == "sqlite":
        assert [one for one in findings(town) if "A standby is asked for" in one.sentence] == []
        return
    postgres.execute("ALTER SYSTEM SET synchronous_standby_names = 'elsewhere'")
    try:
        postgres.execute("SELECT pg_reload_conf()")
        assert one_about(town, "A standby is asked for").health is Health.WRONG
    finally:
        postgres.execute("ALTER SYSTEM RESET synchronous_standby_names")
        postgres.execute("SELECT pg_reload_conf()")


def test_whoever_runs_the_centre_reads_it_line_by_line(
    town: Centre, each_engine: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["doctor", "--data", str(town.folder), "--pretend-now", town.clock().isoformat()])

    said = capsys.readouterr().out.splitlines()
    assert code == (0 if each_engine == "sqlite" else 1)
    assert said[0].startswith("well    The tables have the form 0")
    assert any(line.startswith("advice  ") for line in said)
