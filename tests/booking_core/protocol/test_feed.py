"""A feed whose holes and forgeries show."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.protocol.feed import FIRST_HASH, beginning, chain_hash, follows, next_entry
from booking_core.protocol.messages import BookingChanged, Cursor, FeedChange, FeedEntry, PlacesChanged
from tests.booking_core.domain.made_bookings import made_booking, number, on_thursday
from tests.booking_core.sample_places import WORKSHOP

BOOKING = made_booking(WORKSHOP, on_thursday("14:15", "15:15"), booking_id=number(1))
CHANGES: list[FeedChange] = [
    BookingChanged(booking=BOOKING),
    PlacesChanged(version=2),
    BookingChanged(booking=replace(BOOKING, version=2)),
    PlacesChanged(version=3),
]


def feed_of(changes: list[FeedChange], *, epoch: int = 1) -> list[FeedEntry]:
    head, entries = beginning(epoch), []
    for change in changes:
        entries.append(next_entry(head, change, epoch=epoch))
        head = entries[-1].cursor
    return entries


def holds(entries: list[FeedEntry], *, after: Cursor | None = None) -> bool:
    """Whether every entry follows the one before it."""
    head = after or beginning(1)
    for entry in entries:
        if not follows(head, entry):
            return False
        head = entry.cursor
    return True


def as_written(change: FeedChange) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(change))


def test_a_feed_begins_before_its_first_entry() -> None:
    assert beginning(7) == Cursor(7, 0, FIRST_HASH)


def test_numbers_are_dense_and_every_entry_follows_the_one_before() -> None:
    entries = feed_of(CHANGES)

    assert [entry.cursor.number for entry in entries] == [1, 2, 3, 4]
    assert holds(entries)


def test_the_chain_holds_after_a_journey_as_json() -> None:
    sent = msgspec.json.encode(feed_of(CHANGES))

    assert holds(msgspec.json.decode(sent, type=list[FeedEntry]))


@pytest.mark.parametrize("missing", range(3))
def test_a_hole_shows(missing: int) -> None:
    entries = feed_of(CHANGES)

    assert not holds(entries[:missing] + entries[missing + 1 :])


def test_a_hole_shows_even_when_what_follows_it_was_numbered_anew() -> None:
    entries = feed_of(CHANGES)
    moved = FeedEntry(Cursor(1, 2, entries[2].cursor.chain_hash), entries[2].written)

    assert not holds([entries[0], moved])


def test_two_entries_in_the_wrong_order_and_one_sent_twice_show() -> None:
    first, second, *_ = feed_of(CHANGES)

    assert not holds([second, first])
    assert not holds([first, first])


@given(st.integers(0, 3), st.sampled_from(["change", "epoch", "number", "hash"]))
def test_every_part_of_an_entry_is_covered_by_its_hash(place: int, part: str) -> None:
    entries = feed_of(CHANGES)
    entry = entries[place]
    cursor = entry.cursor
    forged = {
        "change": FeedEntry.of(cursor, PlacesChanged(version=99)),
        "epoch": FeedEntry(Cursor(cursor.epoch + 1, cursor.number, cursor.chain_hash), entry.written),
        "number": FeedEntry(Cursor(cursor.epoch, cursor.number + 1, cursor.chain_hash), entry.written),
        "hash": FeedEntry(Cursor(cursor.epoch, cursor.number, "0" * 64), entry.written),
    }

    assert not holds([*entries[:place], forged[part]])


def test_a_number_left_out_shows_even_when_the_hash_is_right() -> None:
    head, change = beginning(1), CHANGES[0]
    skipping = FeedEntry.of(Cursor(1, 2, chain_hash(head.chain_hash, 1, 2, as_written(change))), change)

    assert not follows(head, skipping)


def test_another_past_makes_another_hash_for_the_same_change() -> None:
    one, other = (chain_hash(before * 64, 1, 1, as_written(CHANGES[0])) for before in "ab")

    assert one != other
    assert len(one) == 64


def test_a_restored_centre_goes_on_in_a_later_life() -> None:
    head = feed_of(CHANGES)[-1].cursor

    entry = next_entry(head, PlacesChanged(version=4), epoch=2)

    assert (entry.cursor.epoch, entry.cursor.number) == (2, 5)
    assert follows(head, entry)


def test_an_entry_of_an_earlier_life_never_follows() -> None:
    head = feed_of(CHANGES, epoch=3)[-1].cursor

    stale = next_entry(head, PlacesChanged(version=4), epoch=2)

    assert not follows(head, stale)
