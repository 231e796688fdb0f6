"""The journal of one life of a kiosk: a chain in which nothing can be missing, and what proves that nothing is.

1 RELEASE ── 2 CONFIRM ── 3 CONFIRM ── 4 CLOSE        each hash covers the one before it, and its own act as written
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import msgspec

from booking_core.protocol.messages import Incarnation, JournalEnd
from booking_core.protocol.messages.escrow import Close, JournalAct, JournalEntry

_CONTACT = b'"contact"'
_PARTS: msgspec.json.Decoder[dict[str, msgspec.Raw]] = msgspec.json.Decoder(dict[str, msgspec.Raw])
_FIRST_HASH = sha256(b"moedested journal").hexdigest()


def journal_begin(incarnation: Incarnation) -> JournalEnd:
    """The end of a journal that has no entry yet."""
    return JournalEnd(incarnation, 0, _FIRST_HASH)


def next_entry(end: JournalEnd, act: JournalAct, *, at: datetime) -> JournalEntry:
    """The entry that follows `end`; `at` (aware) is told, and decides nothing."""
    sequence, written = end.sequence + 1, msgspec.Raw(msgspec.json.encode(act))
    return JournalEntry.of(sequence, at, act, written=written, chain_hash=_chain_hash(end, sequence, at, written))


def end_after(incarnation: Incarnation, entry: JournalEntry) -> JournalEnd:
    """The end of a journal whose last entry is `entry`."""
    return JournalEnd(incarnation, entry.sequence, entry.chain_hash)


def entry_follows(end: JournalEnd, entry: JournalEntry) -> bool:
    """Whether `entry` is the very next one after `end`. A contact that was forgotten meanwhile breaks no chain."""
    expected = _chain_hash(end, entry.sequence, entry.at, entry.written)
    return entry.sequence == end.sequence + 1 and entry.chain_hash == expected


def is_chain(begins_after: JournalEnd, entries: Iterable[JournalEntry]) -> bool:
    """Whether each of `entries` is the very next one, the first of them after `begins_after`."""
    end = begins_after
    for entry in entries:
        if not entry_follows(end, entry):
            return False
        end = end_after(end.incarnation, entry)
    return True


@dataclass(frozen=True, slots=True)
class Witness:
    """What lives on in memory when a process is killed and not when the machine is: the last entry committed."""

    boot: str
    end: JournalEnd


def is_whole(entries: Sequence[JournalEntry], end: JournalEnd, *, witness: Witness | None, boot: str) -> bool:
    """Whether the journal that ends in `end`, of which `entries` are left here, is known to lack nothing.

    Either it ends in CLOSE, after which nothing follows; or the machine has not been restarted since and what the
    witness saw last is there. Of the two the journal may be ahead: the witness is told after the disk.
    """
    if entries and isinstance(entries[-1].act, Close):
        return True
    own = end.incarnation
    seen = {journal_begin(own), end, *(end_after(own, entry) for entry in entries)}
    return witness is not None and witness.boot == boot and witness.end in seen


def _chain_hash(end: JournalEnd, sequence: int, at: datetime, written: msgspec.Raw) -> str:
    content = msgspec.json.encode([end.chain_hash, end.incarnation, sequence, at, without_contact(written)])
    return sha256(content).hexdigest()


def without_contact(written: msgspec.Raw) -> msgspec.Raw:
    """An act as it was written, and as it is kept once the centre has the contact: every other byte stays."""
    if _CONTACT not in bytes(written):
        return written
    parts = _PARTS.decode(written)
    return msgspec.Raw(msgspec.json.encode({**parts, "contact": None})) if "contact" in parts else written
