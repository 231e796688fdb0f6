"""One look at the houses, for a command that does its work and ends.

With the machine to itself it takes the lock, asks the centre for everything and keeps that. While another process of
this machine runs it speaks no word in the machine's name: it reads what the other one has written, and no more.
"""

from dataclasses import dataclass
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path

import structlog

from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import DeviceRole
from booking_core.domain.places import Municipality
from booking_core.store.machine_disk.machine_database import MachineDatabase
from booking_core.store.machine_disk.machine_files import MachineFile
from booking_core.store.machine_disk.replica import Replica, ReplicaPicture
from kiosk.centre.client import CentreClient
from kiosk.centre.connection import REPLICA_FILE, FolderInUse, NothingToShow, locked
from kiosk.centre.failures import CentreFailure
from kiosk.clocks import HandshakeClock
from kiosk.keeping.custody import Custody
from kiosk.machines.kiosk import open_custody
from kiosk.setup.identity import Identity
from kiosk.setup.settings import KioskSettings
from ui.ports import Clock, HousePicture

IS_FOLLOWED_WITHIN = timedelta(minutes=3)
"""A process in contact with its centre writes each minute that it is."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Glance:
    """What is known now. `beside_another`: it was read beside the process that follows the centre."""

    picture: HousePicture
    beside_another: bool


def glance(settings: KioskSettings, identity: Identity, *, clock: Clock) -> Glance:
    """The newest there is to know.

    Raises:
        NothingToShow: the centre does not answer, and this machine has never seen it.
        DiskRefused: the replica cannot be read or written.
    """
    try:
        lock = locked(settings.data_dir)
    except FolderInUse:
        return Glance(_beside_another(settings.data_dir / REPLICA_FILE, identity, clock), beside_another=True)
    try:
        return Glance(_alone(settings, identity, clock), beside_another=False)
    finally:
        lock.close()


def _alone(settings: KioskSettings, identity: Identity, clock: Clock) -> HousePicture:
    replica = Replica.open(settings.data_dir / REPLICA_FILE)
    custody = _custody(settings, identity, clock)
    client = CentreClient(
        identity,
        centre_url=settings.centre_url or identity.enrolled.centre_url,
        software=f"moedested {version('moedested')}",
        keeper=custody,
    )
    try:
        return _fetched(client, replica, identity, clock=clock)
    finally:
        client.close()
        replica.close()
        if custody is not None:
            custody.close()


def _custody(settings: KioskSettings, identity: Identity, clock: Clock) -> Custody | None:
    """A life of a kiosk ends in its journal, however short it is: else its rooms would be in doubt."""
    if identity.enrolled.role is not DeviceRole.KIOSK:
        return None
    return open_custody(settings, identity, clock=HandshakeClock(clock))


def _fetched(client: CentreClient, replica: Replica, identity: Identity, *, clock: Clock) -> HousePicture:
    kept = replica.load()
    if kept is not None:
        client.know_epoch(kept.cursor.epoch)
    try:
        snapshot = client.snapshot()
    except CentreFailure as err:
        log.warning("no answer from the centre", reason=type(err).__name__)
        return _picture(kept, identity, connected=False)
    now = clock()
    replica.apply_snapshot(snapshot, seen_at=now)
    return HousePicture(
        snapshot.municipality,
        Calendar.of(snapshot.bookings, snapshot.blocks),
        identity.device,
        seen_at=now,
        connected=True,
        conditions=frozenset(snapshot.conditions),
    )


def _beside_another(path: Path, identity: Identity, clock: Clock) -> HousePicture:
    """Nothing is made or mended here: a file that is not there, or not sound, is the other process's business."""
    kept = _kept(path)
    followed = kept is not None and clock() - kept.seen_at <= IS_FOLLOWED_WITHIN
    return _picture(kept, identity, connected=followed)


def kept_places(data_dir: Path) -> Municipality | None:
    """The places as this machine has last heard of them; None: it never has. Nothing is asked, made or mended.

    Raises:
        DiskRefused: the replica cannot be read.
    """
    kept = _kept(data_dir / REPLICA_FILE)
    return None if kept is None else kept.municipality


def _kept(path: Path) -> ReplicaPicture | None:
    if not path.exists():
        return None
    replica = Replica(MachineFile(MachineDatabase(path, reads_only=True), None))
    try:
        return replica.load()
    finally:
        replica.close()


def _picture(kept: ReplicaPicture | None, identity: Identity, *, connected: bool) -> HousePicture:
    if kept is None:
        raise NothingToShow
    return HousePicture(
        kept.municipality,
        kept.calendar,
        identity.device,
        seen_at=kept.seen_at,
        connected=connected,
        conditions=frozenset(kept.conditions),
    )
