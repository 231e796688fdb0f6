"""`moedested central import` of open files: looked through whole, then put into an empty database in one transaction.

    manifest, signed ─► every line of every file ─► audit log and changes hold together ─► one transaction ─► a new life

Nothing is made before all files have been read once. They are read again while they are put, so that what is put is
what was looked through.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection

from booking_core.central.accounts.operators import operator
from booking_core.central.centre import DATABASE, Clock, make_centre, open_centre
from booking_core.central.data_folder.backups import alone_with
from booking_core.central.data_folder.database_failures import failures_named, name_of
from booking_core.central.data_folder.endorsing import endorse_former
from booking_core.central.data_folder.epoch_file import keep_epoch, newest_epoch
from booking_core.central.failures import OpenFilesRefused
from booking_core.central.open_files.keyring import keyring_of
from booking_core.central.open_files.line_files import OneLine, read_lines
from booking_core.central.open_files.manifest import Manifest, read_manifest
from booking_core.central.open_files.progress import Bar, bar
from booking_core.central.open_files.shelf import Shelf, shelf_at
from booking_core.central.reports.invariants_told import faults_in
from booking_core.protocol.feed import FIRST_HASH, follows
from booking_core.protocol.messages import Cursor, FeedEntry
from booking_core.store.engines.databases import Database, PostgresDatabase, SqliteFile, writing_engine
from booking_core.store.engines.postgres_engine import nobody_serves
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act, AuditEntry, Checkpoint
from booking_core.store.logs.audit_check import faults
from booking_core.store.machines import devices
from booking_core.store.open_files import lines
from booking_core.store.open_files.filling import Head, LineRefused, fill, rows_there, settle
from booking_core.store.open_files.kinds import KINDS, Keyring
from booking_core.store.upkeep.invariants import Invariant, seen_in

_SAYS = {
    Invariant.FEED: "changes.jsonl",
    Invariant.BOOKINGS: "bookings.jsonl",
    Invariant.BLOCKS: "blocks.jsonl",
    Invariant.LACKING: "bookings.jsonl",
    Invariant.ASTRAY: "bookings.jsonl",
}
"""In which file it is to be looked for."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Files with their manifest, and who watches while they are read."""

    shelf: Shelf
    manifest: Manifest
    progress: Bar

    def lines(self, name: str, kind: type[OneLine], *, doing: str = "check") -> Iterator[tuple[int, OneLine]]:
        """Every line of that file with its number.

        Raises:
            OpenFilesRefused: see `read_lines`.
        """
        told = self.manifest.file(name)
        return self.progress.along(read_lines(self.shelf, told, kind), what=f"{doing} {name}", total=told.lines)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was put. `is_of_the_same_centre`: with the keys of the centre that wrote it."""

    manifest: Manifest
    is_of_the_same_centre: bool


def take_in(folder: Path, source: Path, database: PostgresDatabase | None, *, clock: Clock) -> TakenIn:
    """Let the empty database hold what lies at `source`, and begin a new life above the one it tells of.

    Raises:
        OpenFilesRefused: the files are not what was written, or the database is not empty. Nothing was changed.
        DatabaseInUse: the service runs.
    """
    with shelf_at(source) as shelf, bar() as progress:
        delivery = Delivery(shelf, read_manifest(shelf), progress)
        look_through(delivery)
        with alone_with(folder), ExitStack() as stack:
            where = database or SqliteFile(folder / DATABASE)
            make_centre(folder, where)
            with failures_named(folder, where):
                if isinstance(where, PostgresDatabase):
                    stack.enter_context(nobody_serves(where.url))
                return _put(folder, where, delivery, clock=clock)


def look_through(delivery: Delivery) -> None:
    """Every line of every file, and whether the audit log and the changes hold together.

    Raises:
        OpenFilesRefused: something is not what was written; the message names file and line.
    """
    for kind in KINDS:
        for _ in delivery.lines(kind.file, kind.line, doing="read"):
            pass
    _check_audit(delivery)
    _check_changes(delivery)


def _check_audit(delivery: Delivery) -> None:
    key = Ed25519PublicKey.from_public_bytes(delivery.manifest.centre_key)
    line_of: dict[int, int] = {}

    def entries() -> Iterator[AuditEntry]:
        for at_line, one in delivery.lines("audit.jsonl", lines.AuditLine):
            line_of.clear()
            line_of[one.number] = at_line
            yield AuditEntry(one.number, one.at, Act(one.actor, one.verb, one.subject, one.outcome), one.hash)

    held = [
        Checkpoint(one.number, one.at, one.hash, one.is_cut, one.signature)
        for _, one in delivery.lines("checkpoints.jsonl", lines.CheckpointLine)
    ]
    wrong = next(faults(entries(), held, is_signed=lambda one: _is_signed(one, key)), None)
    if wrong is not None:
        at = line_of.get(wrong.number)
        where = f"audit.jsonl, line {at}" if at else f"checkpoints.jsonl, entry {wrong.number}"
        message = f"{where}: {wrong.why}. The audit log cannot be believed: export again from the centre itself"
        raise OpenFilesRefused(message)


def _is_signed(one: Checkpoint, key: Ed25519PublicKey) -> bool:
    try:
        key.verify(one.signature, one.signed)
    except InvalidSignature:
        return False
    return True


def _check_changes(delivery: Delivery) -> None:
    at, manifest = Cursor(0, 0, FIRST_HASH), delivery.manifest
    for number, one in delivery.lines("changes.jsonl", lines.ChangeLine):
        entry = FeedEntry(Cursor(one.epoch, one.number, one.hash), one.change)
        if one.epoch > manifest.epoch or not follows(at, entry):
            message = f"changes.jsonl, line {number}: it does not follow the one before it. Export again"
            raise OpenFilesRefused(message)
        at = entry.cursor
    if (at.number, at.chain_hash) != (manifest.feed_number, manifest.feed_hash):
        message = f"changes.jsonl ends at change {at.number} of {manifest.feed_number}. Export again"
        raise OpenFilesRefused(message)


def _put(folder: Path, database: Database, delivery: Delivery, *, clock: Clock) -> TakenIn:
    manifest, centre = delivery.manifest, open_centre(folder, clock=clock, database=database)
    try:
        has_contacts, written_by = manifest.has_contacts, manifest.centre_key
        keyring = keyring_of(centre.keys, centre.contacts, has_contacts=has_contacts, written_by=written_by)
        with _writing(database) as connection:
            _check_empty(connection, database)
            _fill(connection, delivery, keyring)
            devices.end_former_keys(connection, now=clock())
            endorse_former(connection, centre.keys.signing)
            cursor = Cursor(manifest.epoch, manifest.feed_number, manifest.feed_hash)
            epoch = max(manifest.epoch, newest_epoch(folder)) + 1
            keep_epoch(folder, epoch)
            settle(connection, Head(cursor, manifest.places_version), epoch=epoch, now=clock())
            _check_invariants(connection, now=clock())
            audit.append(connection, [Act(operator(), "imported", outcome="open files")], now=clock())
    finally:
        centre.close()
    return TakenIn(manifest, keyring.is_of_the_same_centre)


def _check_invariants(connection: Connection, *, now: datetime) -> None:
    """Once all of it is there: a booking without its cells would have its room sold to the next who asks."""
    for invariant, fault in faults_in(seen_in(connection, now=now)):
        message = f"{_SAYS[invariant]}: {fault}. Nothing was put. Export again from the centre itself"
        raise OpenFilesRefused(message)


@contextmanager
def _writing(database: Database) -> Iterator[Connection]:
    """One transaction for all of it, however long it takes."""
    engine = writing_engine(database, is_patient=True)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _check_empty(connection: Connection, database: Database) -> None:
    there = rows_there(connection)
    if there:
        what = ", ".join(f"{name}: {count}" for name, count in sorted(there.items()))
        message = (
            f"the database {name_of(database)} is not empty ({what}). Open files go into an empty one: choose another "
            "folder with --data, or another database"
        )
        raise OpenFilesRefused(message)


def _fill(connection: Connection, delivery: Delivery, keyring: Keyring) -> None:
    for kind in KINDS:
        try:
            fill(connection, kind, delivery.lines(kind.file, kind.line, doing="put"), keyring)
        except LineRefused as err:
            message = f"{err}. Nothing was put. Export again, or correct what wrote it"
            raise OpenFilesRefused(message) from err
