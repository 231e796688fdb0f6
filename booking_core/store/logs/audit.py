"""Who did what, and who looked at whose contact: ids only, each entry bound by its hash to the one before it.

    checkpoint, signed ──► 101 ──► 102 ──► 103 ◄── checkpoint, signed
        what was before                     what there must be at least
        has been cut off

Whoever can write to the database could write the whole chain anew, or drop its end. A checkpoint that the centre has
signed holds number and hash fast, so that neither goes unnoticed for longer than a day.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import takewhile
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, Row, delete, func, literal_column, select

from booking_core.domain.identity import DeviceId, StaffId
from booking_core.protocol.authority import Origin
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import audit, audit_checkpoint
from booking_core.store.statements.at_once import Sheet
from booking_core.store.statements.parts import MOST_AT_ONCE
from booking_core.store.statements.prepared import Prepared

GENESIS = "0" * 64
"""What the first entry of all follows upon."""

_LAST = Prepared(select(audit.c.number, audit.c.hash).order_by(audit.c.number.desc()).limit(literal_column("1")))

CENTRE = "centre"

ENTRIES_AT_ONCE = 1000
"""Read of a log of which nobody knows how long it is."""
"""The actor of what the centre does by itself, when its time has come."""

Sign = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did. `actor` is a machine, an operator or a channel; `subject` the id of what it was done to."""

    actor: str
    verb: str
    subject: str = ""
    outcome: str = ""


class AuditEnd(NamedTuple):
    """Number and hash of the last entry."""

    number: int
    chain_hash: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """An act in its place: dense numbers from 1, and a hash over all that came before."""

    number: int
    at: datetime
    act: Act
    chain_hash: str

    def follows(self, number: int, chain_hash: str) -> bool:
        """Whether its hash is over itself and an entry with that number and hash before it."""
        return self.chain_hash == _chained(chain_hash, number + 1, to_seconds(self.at), self.act)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The log as it ended at `at`: its last number and hash, signed by the centre; or as it was cut then."""

    number: int
    at: datetime
    chain_hash: str
    is_cut: bool
    signature: bytes = b""

    @property
    def signed(self) -> bytes:
        """What the signature is over."""
        fields = ("moedested audit 1", self.number, self.chain_hash, to_seconds(self.at), self.is_cut)
        return msgspec.json.encode(fields)


def actor_of(origin: Origin) -> str:
    """The machine that sent it and who is signed in there, a program of the house, else the channel it came through.

    With the channel, the kiosk whose receipt was shown.
    """
    if origin.device is not None:
        return actor_at(origin.device, origin.staff)
    if origin.staff is not None:
        return f"system:{origin.staff}"
    return f"channel:{origin.channel}" if origin.signed_by is None else f"channel:{origin.channel}@{origin.signed_by}"


def actor_at(device: DeviceId, staff: StaffId | None) -> str:
    """The machine, and who of the staff is signed in there."""
    return f"device:{device}" if staff is None else f"staff:{staff}@{device}"


def append(connection: Connection, acts: Iterable[Act], *, now: datetime) -> None:
    """Put `acts` at the end of the log, in order. `connection` is in a writing transaction."""
    sheet = Sheet()
    put(sheet, end_of(connection), [(act, now) for act in acts])
    sheet.write(connection)


def put(sheet: Sheet, end: AuditEnd, acts: Iterable[tuple[Act, datetime]]) -> None:
    """The same once `sheet` is written, of acts each of which has a time of its own; the log stops at `end` now."""
    number, chain_hash = end
    rows = []
    for act, done_at in acts:
        number, at = number + 1, to_seconds(done_at)
        chain_hash = _chained(chain_hash, number, at, act)
        rows.append(
            {
                "number": number,
                "at": at,
                "actor": act.actor,
                "verb": act.verb,
                "subject": act.subject,
                "outcome": act.outcome,
                "hash": chain_hash,
            }
        )
    sheet.put(audit, rows)


def entries(
    connection: Connection, *, subject: str | None = None, since: datetime | None = None
) -> Iterator[AuditEntry]:
    """The log in order, as it is asked for; of one subject, or since an instant, where those are given."""
    query = select(audit).order_by(audit.c.number)
    if subject is not None:
        query = query.where(audit.c.subject == subject)
    if since is not None:
        query = query.where(audit.c.at >= to_seconds(since))
    rows = connection.execution_options(yield_per=ENTRIES_AT_ONCE).execute(query)
    return (_entry(row) for row in rows)


def entries_kept(connection: Connection) -> int:
    """How many there are."""
    return connection.execute(select(func.count()).select_from(audit)).scalar_one()


def checkpoints(connection: Connection) -> tuple[Checkpoint, ...]:
    """Every checkpoint still kept, by number."""
    query = select(audit_checkpoint).order_by(audit_checkpoint.c.number)
    return tuple(
        Checkpoint(row.number, from_seconds(row.at), row.hash, row.is_cut, row.signature)
        for row in connection.execute(query)
    )


def hold_fast(connection: Connection, sign: Sign, *, now: datetime) -> bool:
    """Sign where the log ends now; False when nothing has come since the last time."""
    number, chain_hash = end_of(connection)
    known = checkpoints(connection)
    if number == (known[-1].number if known else 0):
        return False
    _keep(connection, Checkpoint(number, now, chain_hash, is_cut=False), sign)
    return True


def cut(connection: Connection, sign: Sign, *, before: datetime, now: datetime) -> int:
    """Delete the first of the entries from before that instant, behind a signed checkpoint; how many.

    They are no more than `MOST_AT_ONCE`, and fewer where no more need go. Nothing goes that follows upon an entry which
    stays. A clock that was once set back must not take a year along.
    """
    first = connection.execute(select(audit).order_by(audit.c.number).limit(MOST_AT_ONCE)).all()
    going = list(takewhile(lambda entry: entry.at < to_seconds(before), first))
    if not going:
        return 0
    last = going[-1]
    connection.execute(delete(audit_checkpoint).where(audit_checkpoint.c.number <= last.number))
    _keep(connection, Checkpoint(last.number, now, last.hash, is_cut=True), sign)
    return connection.execute(delete(audit).where(audit.c.number <= last.number)).rowcount


def _keep(connection: Connection, one: Checkpoint, sign: Sign) -> None:
    values = {"number": one.number, "at": to_seconds(one.at), "hash": one.chain_hash, "is_cut": one.is_cut}
    connection.execute(audit_checkpoint.insert().values(**values, signature=sign(one.signed)))


def end_of(connection: Connection) -> AuditEnd:
    """The end of the log, also where the last entry has been cut off."""
    for number, chain_hash in _LAST.rows(connection):
        return AuditEnd(number, chain_hash)
    query = select(audit_checkpoint).order_by(audit_checkpoint.c.number.desc()).limit(1)
    held = connection.execute(query).one_or_none()
    return AuditEnd(0, GENESIS) if held is None else AuditEnd(held.number, held.hash)


def _entry(row: Row[tuple[object, ...]]) -> AuditEntry:
    act = Act(row.actor, row.verb, row.subject, row.outcome)
    return AuditEntry(row.number, from_seconds(row.at), act, row.hash)


def _chained(before: str, number: int, at: int, act: Act) -> str:
    fields = (before, number, at, act.actor, act.verb, act.subject, act.outcome)
    return sha256(msgspec.json.encode(fields)).hexdigest()
