"""`moedested central export`: one state of the database as open files."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from booking_core.central.accounts.operators import operator
from booking_core.central.centre import Centre
from booking_core.central.data_folder.keys import KEYS_FILE
from booking_core.central.data_folder.own_keys import are_foreign
from booking_core.central.failures import KeysForeign
from booking_core.central.open_files.calendars import write_calendars
from booking_core.central.open_files.keyring import keyring_of
from booking_core.central.open_files.line_files import write_lines
from booking_core.central.open_files.manifest import FORMAT, VERSION, FileTold, Manifest, write_manifest
from booking_core.central.open_files.progress import Bar, bar
from booking_core.central.open_files.shelf import Shelf, new_shelf
from booking_core.domain.places import Municipality
from booking_core.store.engines.databases import Database, reading_engine
from booking_core.store.logs import audit, feed_log
from booking_core.store.logs.audit import Act
from booking_core.store.open_files.kinds import KINDS, Keyring
from booking_core.store.places import read_places


def export(centre: Centre, database: Database, target: Path, *, with_contacts: bool, now: datetime) -> Manifest:
    """Write everything to `target`, a new folder or zip file. That it was taken stands in the audit log before it is.

    Raises:
        OpenFilesRefused: it cannot be written; nothing of it is left there.
        KeysForeign: nobody's name would be in it, as other keys have sealed them.
        NoPlaces: nothing has been imported yet.
    """
    with centre.store.reading() as connection:
        if with_contacts and are_foreign(centre.keys, connection):
            raise KeysForeign(centre.folder / KEYS_FILE)
    keyring = keyring_of(centre.keys, centre.contacts, has_contacts=with_contacts, written_by=centre.keys.public)
    engine = reading_engine(database, is_patient=True)
    try:
        with new_shelf(target) as shelf, bar() as progress:
            _note(centre, with_contacts=with_contacts, now=now)
            with engine.connect() as connection:
                files = _write(connection, shelf, keyring, progress)
                places = read_places(connection, feed_log.read_head(connection).places_version)
                files += write_calendars(connection, shelf, places, progress, now=now)
                manifest = _manifest(connection, files, places, keyring, now=now)
            write_manifest(shelf, manifest, centre.keys.signing)
    finally:
        engine.dispose()
    return manifest


def _note(centre: Centre, *, with_contacts: bool, now: datetime) -> None:
    outcome = "with contacts" if with_contacts else "without contacts"
    with centre.store.writing() as connection:
        audit.append(connection, [Act(operator(), "exported", outcome=outcome)], now=now)


def _write(connection: Connection, shelf: Shelf, keyring: Keyring, progress: Bar) -> list[FileTold]:
    files = []
    for kind in KINDS:
        lines = kind.read(connection, keyring)
        total = kind.count(connection, keyring)
        files.append(write_lines(shelf, kind.file, progress.along(lines, what=kind.name, total=total)))
    return files


def _manifest(
    connection: Connection, files: list[FileTold], places: Municipality, keyring: Keyring, *, now: datetime
) -> Manifest:
    head = feed_log.read_head(connection)
    return Manifest(
        format=FORMAT,
        version=VERSION,
        made_at=now,
        municipality=places.name,
        time_zone=places.time_zone,
        epoch=head.epoch,
        feed_number=head.cursor.number,
        feed_hash=head.cursor.chain_hash,
        places_version=head.places_version,
        has_contacts=keyring.has_contacts,
        centre_key=keyring.written_by,
        files=tuple(files),
    )
