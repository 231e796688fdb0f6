"""What subscribers hear out of memory is what the store would tell them."""

import pytest

from booking_core.central.town.feed_tail import FeedTail
from booking_core.protocol.feed import next_entry
from booking_core.protocol.messages import Cursor, FeedEntry, PlacesChanged
from booking_core.store.logs.feed_log import MOST_ENTRIES

BEGIN = Cursor(1, 7, "a" * 64)


def feed(count: int) -> tuple[FeedEntry, ...]:
    entries: list[FeedEntry] = []
    for version in range(count):
        before = entries[-1].cursor if entries else BEGIN
        entries.append(next_entry(before, PlacesChanged(version=version), epoch=1 if version < 2 else 2))
    return tuple(entries)


@pytest.mark.parametrize("number", range(6))
def test_whoever_has_heard_some_hears_the_rest_in_parts(number: int) -> None:
    entries = feed(5)
    tail = FeedTail(BEGIN).followed_by(entries[:2]).followed_by(entries[2:])
    known = (BEGIN, *(one.cursor for one in entries))[number]

    assert tail.after(known, most=2) == entries[number : number + 2]
    assert tail.head == entries[-1].cursor


@pytest.mark.parametrize("stranger", [Cursor(1, 6, "a" * 64), Cursor(1, 9, "b" * 64), Cursor(2, 13, "a" * 64)])
def test_whoever_is_older_or_of_another_feed_is_not_answered(stranger: Cursor) -> None:
    assert FeedTail(BEGIN).followed_by(feed(5)).after(stranger, most=2) is None


def test_no_more_is_kept_than_anybody_hears_at_once() -> None:
    entries = feed(MOST_ENTRIES + 3)

    tail = FeedTail(BEGIN).followed_by(entries)

    assert (tail.begins, tail.entries) == (entries[2].cursor, entries[3:])
