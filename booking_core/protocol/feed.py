"""The chain that makes a feed tamper-evident and its holes visible.

Each entry's hash covers the one before it, so two feeds that agree on one hash agree on everything up to it. It covers
the change as it was written, byte for byte: a field that a later program adds breaks no entry written before.
"""

from hashlib import sha256

import msgspec

from booking_core.protocol.messages import Cursor, FeedChange, FeedEntry

FIRST_HASH = sha256(b"moedested feed").hexdigest()


def beginning(epoch: int) -> Cursor:
    """The cursor before the first entry."""
    return Cursor(epoch, 0, FIRST_HASH)


def chain_hash(previous: str, epoch: int, number: int, written: msgspec.Raw) -> str:
    """The hash (hex, SHA-256) of an entry, given the hash of the one before it."""
    content = msgspec.json.encode([previous, epoch, number, written])
    return sha256(content).hexdigest()


def next_entry(head: Cursor, change: FeedChange, *, epoch: int) -> FeedEntry:
    """The entry that follows `head` in the centre's life `epoch`."""
    number, written = head.number + 1, msgspec.Raw(msgspec.json.encode(change))
    cursor = Cursor(epoch, number, chain_hash(head.chain_hash, epoch, number, written))
    return FeedEntry.of(cursor, change, written)


def follows(head: Cursor, entry: FeedEntry) -> bool:
    """Whether `entry` is the very next one after `head`, in the same life of the centre or a later one."""
    cursor = entry.cursor
    if cursor.epoch < head.epoch:
        return False
    expected = chain_hash(head.chain_hash, cursor.epoch, cursor.number, entry.written)
    return cursor.number == head.number + 1 and cursor.chain_hash == expected
