"""A replica follows the feed without holes, and a damaged one makes way for a new one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from msgspec import Raw, structs

from booking_core.domain.blocks import lifted
from booking_core.domain.bookings import BookingState, Cell, CellKind, Occupancy
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BlockId, CardId, ConditionId, SeriesId
from booking_core.domain.time_spans import TimeSpan, slot_of
from booking_core.domain.told.conditions import CLOSED_KNOWN_FOR, ConditionKind, ConditionReport, Thing, closed
from booking_core.protocol.feed import beginning, chain_hash, next_entry
from booking_core.protocol.messages import (
    BlockChanged,
    BookingChanged,
    CardRevoked,
    ConditionChanged,
    Cursor,
    FeedChange,
    FeedEntry,
    PlacesChanged,
    RevokedCard,
    SeriesChanged,
    Snapshot,
)
from booking_core.protocol.series_on_wire import series_to_wire
from booking_core.store.machine_disk.replica import Replica, ReplicaBroken
from tests.booking_core.domain.made_blocks import NORTH_ROOM, SOUTH_ROOM, made_block
from tests.booking_core.domain.made_series import a_series
from tests.kiosk.loopback_centre import booking_somewhere, plain_municipality

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
START = beginning(1)
HERE = booking_somewhere(starts_at=NOON)
LATER = booking_somewhere(starts_at=NOON + timedelta(hours=3))
BLOCK = made_block(TimeSpan(NOON, NOON + timedelta(hours=6)), NORTH_ROOM)


def snapshot(*bookings: object) -> Snapshot:
    return Snapshot(cursor=START, municipality=plain_municipality(), bookings=bookings)  # type: ignore[arg-type]


def entries(*changes: FeedChange) -> tuple[FeedEntry, ...]:
    made: list[FeedEntry] = []
    head = START
    for change in changes:
        made.append(next_entry(head, change, epoch=1))
        head = made[-1].cursor
    return tuple(made)


def filled(path: Path) -> Replica:
    replica = Replica.open(path)
    replica.apply_snapshot(snapshot(HERE), seen_at=NOON)
    return replica


def test_a_change_that_only_a_newer_program_knows_is_passed_over(tmp_path: Path) -> None:
    replica = filled(tmp_path / "replica.sqlite")
    written = Raw(b'{"is":"room-painted","room":"workshop"}')
    painted = Cursor(1, 1, chain_hash(START.chain_hash, 1, 1, written))
    booked = next_entry(painted, BookingChanged(booking=LATER), epoch=1)

    replica.apply_changes([FeedEntry(painted, written), booked], seen_at=NOON)

    picture = replica.load()
    assert picture is not None
    assert (picture.cursor, set(picture.calendar.bookings)) == (booked.cursor, {HERE.id, LATER.id})
    replica.close()


def test_a_new_replica_is_empty(tmp_path: Path) -> None:
    replica = Replica.open(tmp_path / "replica.sqlite")

    assert replica.load() is None
    replica.close()


def test_what_was_applied_is_there_after_a_restart(tmp_path: Path) -> None:
    replica = filled(tmp_path / "replica.sqlite")
    changes = entries(BookingChanged(booking=LATER))
    replica.apply_changes(changes, seen_at=NOON + timedelta(minutes=1))
    replica.close()

    again = Replica.open(tmp_path / "replica.sqlite")
    picture = again.load()

    assert picture is not None
    assert picture.cursor == changes[-1].cursor
    assert picture.calendar == Calendar.of([HERE, LATER])
    assert picture.municipality == plain_municipality()
    assert picture.seen_at == NOON + timedelta(minutes=1)
    again.close()


def test_a_changed_booking_replaces_the_one_before(tmp_path: Path) -> None:
    replica = filled(tmp_path / "replica.sqlite")
    gone = replace(HERE, version=2, state=BookingState.CANCELLED_BY_STAFF, occupancy=())

    replica.apply_changes(entries(BookingChanged(booking=gone)), seen_at=NOON)

    picture = replica.load()
    assert picture is not None
    assert picture.calendar.bookings == {gone.id: gone}
    replica.close()


def test_series_come_with_the_snapshot_and_change_with_the_feed(tmp_path: Path) -> None:
    series = a_series()
    replica = Replica.open(tmp_path / "replica.sqlite")
    replica.apply_snapshot(structs.replace(snapshot(HERE), series=(series_to_wire(series),)), seen_at=NOON)
    newer, other = replace(series, version=2, title="Skak"), replace(series, id=SeriesId(uuid4()))

    changes = entries(*(SeriesChanged(series=series_to_wire(one)) for one in (newer, other)))
    replica.apply_changes(changes, seen_at=NOON)

    picture = replica.load()
    assert picture is not None
    assert picture.series == {newer.id: newer, other.id: other}
    replica.apply_snapshot(snapshot(HERE), seen_at=NOON)
    again = replica.load()
    assert again is not None
    assert again.series == {}
    replica.close()


def test_what_is_broken_comes_with_the_snapshot_and_goes_once_it_is_put_right(tmp_path: Path) -> None:
    light = ConditionReport(ConditionId(uuid4()), HERE.space, ConditionKind.BROKEN, Thing.LIGHT, NOON, NOON)
    door = replace(light, id=ConditionId(uuid4()), thing=Thing.DOOR)
    replica = Replica.open(tmp_path / "replica.sqlite")
    replica.apply_snapshot(structs.replace(snapshot(HERE), conditions=(light,)), seen_at=NOON)

    twice, right = replace(door, times=2), closed(light, now=NOON)
    replica.apply_changes(entries(*(ConditionChanged(report=one) for one in (door, twice, right))), seen_at=NOON)

    picture = replica.load()
    assert picture is not None
    assert picture.conditions == (twice,)
    replica.close()


def test_blocks_come_with_the_snapshot_and_change_with_the_feed(tmp_path: Path) -> None:
    replica = Replica.open(tmp_path / "replica.sqlite")
    replica.apply_snapshot(structs.replace(snapshot(HERE), blocks=(BLOCK,)), seen_at=NOON)
    shorter = lifted(BLOCK, now=NOON + timedelta(minutes=20))
    other = replace(BLOCK, id=BlockId(uuid4()), rooms=(SOUTH_ROOM,))

    replica.apply_changes(entries(BlockChanged(block=shorter), BlockChanged(block=other)), seen_at=NOON)

    picture = replica.load()
    assert picture is not None
    assert picture.calendar == Calendar.of([HERE], [shorter, other])
    replica.close()


def test_a_gap_is_refused_whole(tmp_path: Path) -> None:
    replica = filled(tmp_path / "replica.sqlite")
    before = replica.load()
    one, _, three = entries(*[BookingChanged(booking=booking_somewhere()) for _ in range(3)])

    with pytest.raises(ReplicaBroken):
        replica.apply_changes((one, three), seen_at=NOON + timedelta(hours=1))

    assert replica.load() == before
    replica.close()


def test_an_entry_that_was_altered_on_the_way_is_refused(tmp_path: Path) -> None:
    replica = filled(tmp_path / "replica.sqlite")
    (entry,) = entries(BookingChanged(booking=LATER))
    forged = FeedEntry.of(entry.cursor, BookingChanged(booking=replace(LATER, persons=5)))

    with pytest.raises(ReplicaBroken):
        replica.apply_changes((forged,), seen_at=NOON)
    replica.close()


def test_an_entry_brought_twice_is_refused(tmp_path: Path) -> None:
    replica = filled(tmp_path / "replica.sqlite")
    changes = entries(BookingChanged(booking=LATER))
    replica.apply_changes(changes, seen_at=NOON)

    with pytest.raises(ReplicaBroken):
        replica.apply_changes(changes, seen_at=NOON)
    replica.close()


def test_changes_before_a_snapshot_are_refused(tmp_path: Path) -> None:
    replica = Replica.open(tmp_path / "replica.sqlite")

    with pytest.raises(ReplicaBroken):
        replica.apply_changes(entries(PlacesChanged(version=2)), seen_at=NOON)
    replica.close()


def test_a_snapshot_leaves_nothing_of_what_was_there(tmp_path: Path) -> None:
    replica = filled(tmp_path / "replica.sqlite")

    replica.apply_snapshot(snapshot(LATER), seen_at=NOON)

    picture = replica.load()
    assert picture is not None
    assert set(picture.calendar.bookings) == {LATER.id}
    replica.close()


def test_what_has_ended_is_forgotten(tmp_path: Path) -> None:
    replica = Replica.open(tmp_path / "replica.sqlite")
    replica.apply_snapshot(snapshot(HERE, LATER), seen_at=NOON)

    replica.forget_ended(LATER.span.starts_at)

    picture = replica.load()
    assert picture is not None
    assert set(picture.calendar.bookings) == {LATER.id}
    replica.close()


def test_a_room_that_stands_set_until_the_crew_comes_is_known_until_then(tmp_path: Path) -> None:
    days = timedelta(days=3)
    struck = slot_of(HERE.span.ends_at + days)
    strike = Occupancy(Cell(HERE.occupancy[0].cell.room, struck), CellKind.STRIKE)
    replica = Replica.open(tmp_path / "replica.sqlite")
    replica.apply_snapshot(snapshot(replace(HERE, occupancy=(*HERE.occupancy, strike))), seen_at=NOON)

    known = []
    for instant in (HERE.span.ends_at + days, HERE.span.ends_at + days + timedelta(hours=1)):
        replica.forget_ended(instant)
        picture = replica.load()
        assert picture is not None
        known.append(bool(picture.calendar.bookings))

    assert known == [True, False]
    replica.close()


def test_a_series_is_forgotten_with_its_last_booking(tmp_path: Path) -> None:
    ended, live = a_series(series_id=1), a_series(series_id=2)
    replica = Replica.open(tmp_path / "replica.sqlite")
    dates = (replace(HERE, series=ended.id), replace(LATER, series=live.id))
    replica.apply_snapshot(
        structs.replace(snapshot(*dates), series=tuple(map(series_to_wire, (ended, live)))), seen_at=NOON
    )

    replica.forget_ended(NOON)
    before = replica.load()
    replica.forget_ended(LATER.span.starts_at)
    after = replica.load()

    assert before is not None
    assert after is not None
    assert set(before.series) == {ended.id, live.id}
    assert set(after.series) == {live.id}
    replica.close()


def test_what_another_version_of_the_program_wrote_is_fetched_anew(tmp_path: Path) -> None:
    replica = filled(tmp_path / "replica.sqlite")
    with replica._database.transaction() as connection:
        connection.execute("UPDATE replica_booking SET document = '{}'")

    assert replica.load() is None
    replica.close()


@pytest.mark.parametrize("damage", ["not a database at all", "torn in the middle", "another form"])
def test_a_damaged_file_is_moved_aside_and_an_empty_one_takes_its_place(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "replica.sqlite"
    filled(path).close()
    harm(path, damage)
    harmed = path.read_bytes()

    replica = Replica.open(path)

    assert replica.load() is None
    assert (tmp_path / "replica.sqlite.damaged-1").read_bytes() == harmed
    replica.apply_snapshot(snapshot(HERE), seen_at=NOON)
    replica.close()


def test_a_second_damaged_file_does_not_overwrite_the_first(tmp_path: Path) -> None:
    path = tmp_path / "replica.sqlite"
    for _ in range(2):
        filled(path).close()
        harm(path, "not a database at all")
    Replica.open(path).close()

    assert sorted(p.name for p in tmp_path.glob("*.damaged-*")) == [
        "replica.sqlite.damaged-1",
        "replica.sqlite.damaged-2",
    ]


def harm(path: Path, damage: str) -> None:
    content = path.read_bytes()
    match damage:
        case "not a database at all":
            path.write_bytes(b"lost+found" * 500)
        case "torn in the middle":
            path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
        case _:
            path.write_bytes(content[:60] + (99).to_bytes(4) + content[64:])


def test_what_is_open_and_what_was_put_right_lately_is_told_to_a_restored_centre(tmp_path: Path) -> None:
    ids = (ConditionId(UUID(int=number)) for number in (1, 2))
    dark, gone = (ConditionReport(one, HERE.space, ConditionKind.BROKEN, Thing.LIGHT, NOON, NOON) for one in ids)
    replica = Replica.open(tmp_path / "replica.sqlite")
    replica.apply_snapshot(structs.replace(snapshot(HERE), conditions=(dark, gone)), seen_at=NOON)

    right = replace(gone, closed_at=NOON)
    replica.apply_changes(entries(ConditionChanged(report=right)), seen_at=NOON)

    assert known_conditions(replica) == {dark, right}
    replica.apply_snapshot(snapshot(HERE), seen_at=NOON)
    assert known_conditions(replica) == {right}
    replica.forget_ended(NOON + CLOSED_KNOWN_FOR)
    assert known_conditions(replica) == {right}
    replica.forget_ended(NOON + CLOSED_KNOWN_FOR + timedelta(seconds=1))
    assert known_conditions(replica) == set()
    replica.close()


def known_conditions(replica: Replica) -> set[ConditionReport]:
    content = replica.content()
    assert content is not None
    return set(content.conditions)


def test_all_that_is_known_of_stopped_cards_is_told_to_a_restored_centre(tmp_path: Path) -> None:
    first, second = (RevokedCard(CardId(UUID(int=number)), NOON.date()) for number in (1, 2))
    replica = Replica.open(tmp_path / "replica.sqlite")
    replica.apply_snapshot(structs.replace(snapshot(HERE), revoked_cards=(first,)), seen_at=NOON)

    replica.apply_changes(entries(CardRevoked(revoked=second)), seen_at=NOON)

    content = replica.content()
    assert content is not None
    assert content.revoked_cards == (first, second)
    replica.close()
