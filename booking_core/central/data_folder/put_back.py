"""A database that may have been put back from a copy: the files beside it know who was let in and who was not since."""

from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe

import structlog
from sqlalchemy import Connection

from booking_core.central.accounts.passwords import hashed
from booking_core.central.data_folder.ended_file import ended_kept, keep_ended
from booking_core.central.data_folder.endorsing import endorse_known, is_endorsed, remember_that_all_are_endorsed
from booking_core.central.data_folder.epoch_file import keep_epoch, newest_epoch
from booking_core.central.data_folder.keys import CentreKeys
from booking_core.central.data_folder.machines_file import keep_machines, machines_kept
from booking_core.domain.identity import DeviceId
from booking_core.store.accounts import ended_credentials
from booking_core.store.central_store import CentralStore
from booking_core.store.logs import audit, feed_log
from booking_core.store.machines import devices
from booking_core.store.machines.devices import EnrolledMachine

log = structlog.get_logger()


def let_in_who_is_known(store: CentralStore, folder: Path, keys: CentreKeys, *, now: datetime) -> None:
    """The centre's signature for every machine: before the files are compared, and for those that they bring along."""
    with store.writing() as connection:
        endorse_known(connection, folder, keys.signing)
    _begin_above_what_was(store, folder, keys.public, now=now)
    with store.writing() as connection:
        endorse_known(connection, folder, keys.signing)
    remember_that_all_are_endorsed(folder)


def _begin_above_what_was(store: CentralStore, folder: Path, centre_key: bytes, *, now: datetime) -> None:
    """A database that is older than the files beside it has been put back from a copy.

    They are compared where nobody else writes: another process may just have told a file what it is about to commit.
    """
    with store.writing() as connection:
        known, epoch = newest_epoch(folder), feed_log.read_head(connection).epoch
        strangers = _enrolled_since(connection, folder, centre_key)
        was_put_back = known > epoch or bool(strangers)
        if not was_put_back:
            _note_who_is_gone(connection, folder)
    if was_put_back:
        unknown = {"machines": sorted(one.device for one in strangers)} if strangers else {}
        log.warning("the database is older than the files beside it: it recovers", epoch=epoch, known=known, **unknown)
        gone = frozenset(DeviceId(one.device) for one in machines_kept(folder) if one.gone)
        store.recover_above(max(known, epoch), strangers, gone, now=now)
    else:
        keep_epoch(folder, epoch)


def _enrolled_since(connection: Connection, folder: Path, centre_key: bytes) -> tuple[EnrolledMachine, ...]:
    """Those that the file beside the database knows, and the database not, or only as they were enrolled before.

    What the centre has not signed nobody has enrolled: it counts as not there.
    """
    signed = {key.device for key in devices.machine_keys(connection) if is_endorsed(key, centre_key)}
    here = {one.device: one for one in devices.enrolled_machines(connection) if one.device in signed}
    kept = {one.device: one for one in machines_kept(folder)}
    newer = [one for one in here.values() if one.device not in kept or kept[one.device].enrolled_at < one.enrolled_at]
    if newer:
        keep_machines(folder, newer)
    return tuple(
        one
        for one in kept.values()
        if one.device not in here or (one != here[one.device] and one.enrolled_at >= here[one.device].enrolled_at)
    )


def _note_who_is_gone(connection: Connection, folder: Path) -> None:
    """The file agrees with a database that nobody put back: it is told of a loss before that is certain."""
    kept = {one.device: one for one in machines_kept(folder)}
    here = [one for one in devices.enrolled_machines(connection) if one == kept.get(one.device)]
    changed = [one for one in here if one.gone != kept[one.device].gone]
    if changed:
        keep_machines(folder, changed)


def keep_out_who_ended(store: CentralStore, folder: Path, *, now: datetime) -> None:
    """Tokens and passwords that ended since the copy that this database was put back from."""
    ended = ended_kept(folder)
    if not ended:
        keep_ended(folder, ())
        return
    with store.writing() as connection:
        acts = ended_credentials.end_again(connection, ended, unusable=_nobodys_password)
        audit.append(connection, acts, now=now)
    if acts:
        log.warning("the database knew accounts that have ended", count=len(acts))


def _nobodys_password() -> str:
    return hashed(token_urlsafe())
