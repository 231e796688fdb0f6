"""Devices on disk: enrolment by a one-time code, their keys, and which life of theirs may speak."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, select, update

from booking_core.domain.identity import BookingId, DeviceId, DeviceRole, VenueId
from booking_core.protocol.escrow.redeeming import Signer
from booking_core.protocol.messages import Incarnation
from booking_core.protocol.messages.escrow import NO_BACKLOG, Backlog
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import challenge, device, enrolment, former_key, venue

ENROLMENT_CODE_LASTS = timedelta(minutes=10)
CHALLENGE_LASTS = timedelta(seconds=60)
LONGEST_SOFTWARE = 64
LONGEST_NAMES = 200


class EnrolmentRefusal(StrEnum):
    """Stable codes of the API."""

    UNKNOWN = "enrolment-code-unknown"
    USED = "enrolment-code-used"
    EXPIRED = "enrolment-code-expired"


class EnrolmentRefused(Exception):
    """The code opens nothing; `reason` says why."""

    def __init__(self, reason: EnrolmentRefusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class DeviceRecord:
    """An enrolled device. `sequence` is the highest command number heard in its life `incarnation`."""

    id: DeviceId
    venue: VenueId
    role: DeviceRole
    public_key: bytes
    incarnation: Incarnation
    sequence: int
    last_contact_at: datetime | None = None
    unprinted: tuple[BookingId, ...] = ()
    backlog: Backlog = NO_BACKLOG
    endorsement: bytes | None = None

    @property
    def key(self) -> "MachineKey":
        return MachineKey(self.id, self.role, self.public_key, self.endorsement)


@dataclass(frozen=True, slots=True)
class EnrolledMachine:
    """A machine as it was enrolled, at `enrolled_at` (unix seconds); what lasts when a database is put back.

    `gone`: declared lost or retired since.
    """

    device: str
    venue: str
    role: DeviceRole
    public_key: bytes
    enrolled_at: int
    gone: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class MachineKey:
    """What a machine speaks with, and the centre's signature over that; None where there is none yet."""

    device: DeviceId
    role: DeviceRole
    public_key: bytes
    endorsement: bytes | None


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that a kiosk signs receipts with, or signed with, and what it may speak for."""

    key: MachineKey
    signer: Signer


@dataclass(frozen=True, slots=True)
class KeptChallenge:
    device: DeviceId
    expires_at: int
    nonce: bytes | None
    answer: bytes | None


class NotADesk(Exception):
    """The id belongs to a kiosk of the places file."""


def register_desk(connection: Connection, desk: DeviceId, venue: VenueId) -> None:
    """Make `desk` known as a front desk of `venue`, or move the desk of that id there.

    Raises:
        NotADesk: a kiosk has that id.
    """
    row = connection.execute(select(device.c.role).where(device.c.id == desk)).one_or_none()
    if row is not None and row.role != DeviceRole.DESK:
        raise NotADesk(desk)
    values = {"id": desk, "venue_id": venue, "role": DeviceRole.DESK.value, "retired": False}
    if row is None:
        connection.execute(device.insert().values(**values, incarnation=0, sequence=0))
    else:
        connection.execute(update(device).where(device.c.id == desk).values(**values))


def unused_name(connection: Connection, name: str) -> DeviceId:
    """`name`, or with the first number behind it that no machine has."""
    known = set(connection.execute(select(device.c.id).where(device.c.id.startswith(name, autoescape=True))).scalars())
    numbered = (f"{name}-{number}" for number in range(2, len(known) + 3))
    return DeviceId(next(one for one in (name, *numbered) if one not in known))


def keep_enrolment_code(connection: Connection, device_id: DeviceId, code: str, *, now: datetime) -> None:
    """Let `code` enrol `device_id` once, for ten minutes. Only its hash is kept."""
    expires_at = to_seconds(now + ENROLMENT_CODE_LASTS)
    values = {"code_hash": _hash(code), "device_id": device_id, "expires_at": expires_at}
    connection.execute(enrolment.insert().values(**values))


def enrolled_machines(connection: Connection) -> tuple[EnrolledMachine, ...]:
    """Every machine that has a key, as it was enrolled last."""
    known = device.c.public_key.is_not(None) & device.c.enrolled_at.is_not(None)
    return tuple(
        EnrolledMachine(
            row.id,
            row.venue_id,
            DeviceRole(row.role),
            row.public_key,
            row.enrolled_at,
            gone=row.retired or row.lost_at is not None,
        )
        for row in connection.execute(select(device).where(known))
    )


def as_enrolled(record: DeviceRecord, *, now: datetime) -> EnrolledMachine:
    """What lasts of a machine that is enrolled now."""
    return EnrolledMachine(record.id, record.venue, record.role, record.public_key, to_seconds(now))


def let_in(connection: Connection, machine: EnrolledMachine) -> None:
    """Let a machine in that was enrolled after this database was copied; its house may be told by the next import."""
    venues = tuple(connection.execute(select(venue.c.id).order_by(venue.c.id)).scalars())
    if not venues:
        return
    house = machine.venue if machine.venue in venues else venues[0]
    row = connection.execute(select(device.c.id).where(device.c.id == machine.device)).one_or_none()
    values = {"id": machine.device, "venue_id": house, "role": machine.role.value}
    if row is None:
        connection.execute(device.insert().values(**values, retired=False, incarnation=0, sequence=0))
    _key(connection, DeviceId(machine.device), machine.public_key, enrolled_at=machine.enrolled_at)
    connection.execute(update(device).where(device.c.id == machine.device).values(retired=False))


def _key(connection: Connection, device_id: DeviceId, public_key: bytes, *, enrolled_at: int) -> None:
    _keep_former_key(connection, device_id, public_key, ended_at=enrolled_at)
    found: dict[str, object] = {"lost_at": None, "lost_by": None}
    keyed = update(device).where(device.c.id == device_id)
    connection.execute(keyed.values(public_key=public_key, enrolled_at=enrolled_at, endorsement=None, **found))


def machine_keys(connection: Connection) -> tuple[MachineKey, ...]:
    """Of every machine that has a key."""
    query = select(device).where(device.c.public_key.is_not(None)).order_by(device.c.id)
    return tuple(
        MachineKey(DeviceId(row.id), DeviceRole(row.role), row.public_key, row.endorsement)
        for row in connection.execute(query)
    )


def endorse(connection: Connection, device_id: DeviceId, endorsement: bytes) -> None:
    """Keep the centre's signature over the machine's key."""
    connection.execute(update(device).where(device.c.id == device_id).values(endorsement=endorsement))


def former_keys(connection: Connection) -> tuple[MachineKey, ...]:
    """Of every machine that was enrolled anew, the keys it had before."""
    return tuple(_former_key(row) for row in connection.execute(_FORMER))


def endorse_former(connection: Connection, key: MachineKey, endorsement: bytes) -> None:
    """Keep the centre's signature over a key that the machine had before."""
    own = former_key.c.public_key == key.public_key
    connection.execute(update(former_key).where(own).values(endorsement=endorsement))


def end_former_keys(connection: Connection, *, now: datetime) -> None:
    """Those of which nobody knows when they ended have ended now."""
    connection.execute(update(former_key).where(former_key.c.ended_at == 0).values(ended_at=to_seconds(now)))


def enrol(connection: Connection, code: str, public_key: bytes, *, now: datetime) -> DeviceRecord:
    """Give the device behind `code` its key, and who was lost is found; a key it had before is left for its paper.

    Raises:
        EnrolmentRefused: the code is unknown, used or too old.
    """
    row = connection.execute(select(enrolment).where(enrolment.c.code_hash == _hash(code))).one_or_none()
    if row is None:
        raise EnrolmentRefused(EnrolmentRefusal.UNKNOWN)
    if row.used_at is not None:
        raise EnrolmentRefused(EnrolmentRefusal.USED)
    if row.expires_at <= to_seconds(now):
        raise EnrolmentRefused(EnrolmentRefusal.EXPIRED)
    used = update(enrolment).where(enrolment.c.code_hash == row.code_hash)
    connection.execute(used.values(used_at=to_seconds(now)))
    _key(connection, DeviceId(row.device_id), public_key, enrolled_at=to_seconds(now))
    record = read_device(connection, DeviceId(row.device_id))
    if record is None:
        raise EnrolmentRefused(EnrolmentRefusal.UNKNOWN)
    return record


def _keep_former_key(connection: Connection, device_id: DeviceId, new: bytes, *, ended_at: int) -> None:
    """What the machine signed until now stays readable, with the centre's signature over the key."""
    row = connection.execute(select(device).where(device.c.id == device_id)).one()
    if row.public_key is None or row.public_key == new:
        return
    values = {
        "device_id": device_id,
        "was_lost": row.lost_at is not None,
        "ended_at": ended_at if row.lost_at is None else row.lost_at,
        "endorsement": row.endorsement,
    }
    connection.execute(delete(former_key).where(former_key.c.public_key == row.public_key))
    connection.execute(former_key.insert().values(public_key=row.public_key, **values))


def read_device(connection: Connection, device_id: str) -> DeviceRecord | None:
    """The device, when it is enrolled, in the places in force and not declared lost."""
    may_speak = device.c.retired.is_(False) & device.c.lost_at.is_(None)
    query = select(device).where(device.c.id == device_id, may_speak)
    row = connection.execute(query).one_or_none()
    if row is None or row.public_key is None:
        return None
    return DeviceRecord(
        DeviceId(row.id),
        VenueId(row.venue_id),
        DeviceRole(row.role),
        public_key=row.public_key,
        incarnation=Incarnation(row.incarnation_epoch, row.incarnation),
        sequence=row.sequence,
        last_contact_at=None if row.last_contact_at is None else from_seconds(row.last_contact_at),
        unprinted=_unprinted(row.unprinted),
        backlog=_backlog(row),
        endorsement=row.endorsement,
    )


def keys_ever_of(connection: Connection, device_id: str) -> tuple[bytes, ...]:
    """The raw Ed25519 keys that a device of that name has or had, also if it is retired or lost."""
    present = select(device.c.public_key).where(device.c.id == device_id, device.c.public_key.is_not(None))
    former = select(former_key.c.public_key).where(former_key.c.device_id == device_id)
    return (*connection.execute(present).scalars(), *connection.execute(former).scalars())


def signing_keys(connection: Connection) -> tuple[SigningKey, ...]:
    """Every key that kiosks ever signed receipts with: also if retired, lost or enrolled anew since. Desks sign none.

    No message that is signed with one is answered for that: see `read_device`. A key that is in use comes last.
    """
    kiosks = device.c.role == DeviceRole.KIOSK.value
    former = connection.execute(_FORMER.where(kiosks))
    present = connection.execute(select(device).where(kiosks, device.c.public_key.is_not(None)).order_by(device.c.id))
    return (*(_formerly(row) for row in former), *(_presently(row) for row in present))


_FORMER = (
    select(former_key, device.c.role)
    .join(device, device.c.id == former_key.c.device_id)
    .order_by(former_key.c.ended_at, former_key.c.public_key)
)


def _former_key(row: Row[Any]) -> MachineKey:
    return MachineKey(DeviceId(row.device_id), DeviceRole(row.role), row.public_key, row.endorsement)


def _formerly(row: Row[Any]) -> SigningKey:
    ended_at = from_seconds(row.ended_at)
    return SigningKey(_former_key(row), Signer(DeviceId(row.device_id), ended_at, is_former=True))


def _presently(row: Row[Any]) -> SigningKey:
    """What a retired machine promised, it promised by what it had heard last."""
    seconds = row.lost_at
    if seconds is None and row.retired:
        seconds = row.last_contact_at or row.enrolled_at or 0
    ended_at = None if seconds is None else from_seconds(seconds)
    key = MachineKey(DeviceId(row.id), DeviceRole(row.role), row.public_key, row.endorsement)
    return SigningKey(key, Signer(key.device, ended_at))


def keep_challenge(connection: Connection, device_id: DeviceId, value: bytes, *, now: datetime) -> None:
    """Remember a challenge for a minute, and forget those that are too old."""
    old = challenge.delete().where(challenge.c.expires_at < to_seconds(now))
    connection.execute(old)
    expires_at = to_seconds(now + CHALLENGE_LASTS)
    connection.execute(challenge.insert().values(value=value, device_id=device_id, expires_at=expires_at))


def read_challenge(connection: Connection, value: bytes) -> KeptChallenge | None:
    """The challenge with this value, used or not; None when it was never given or is forgotten."""
    row = connection.execute(select(challenge).where(challenge.c.value == value)).one_or_none()
    if row is None:
        return None
    return KeptChallenge(DeviceId(row.device_id), row.expires_at, row.nonce, row.answer)


def use_challenge(connection: Connection, value: bytes, *, nonce: bytes, answer: bytes) -> None:
    """Spend a challenge: `answer` is what the same hello gets again."""
    used = update(challenge).where(challenge.c.value == value)
    connection.execute(used.values(nonce=nonce, answer=answer))


def begin_sequence(connection: Connection, record: DeviceRecord, *, software: str, now: datetime) -> None:
    """Count the commands of the device's new life from the beginning."""
    values = {"sequence": 0, "software": software[:LONGEST_SOFTWARE], "last_contact_at": to_seconds(now)}
    connection.execute(update(device).where(device.c.id == record.id).values(**values))


def note_contact(connection: Connection, record: DeviceRecord, *, now: datetime) -> None:
    """The device has been heard."""
    heard_at = update(device).where(device.c.id == record.id)
    connection.execute(heard_at.values(last_contact_at=to_seconds(now)))


def last_contacts(connection: Connection, ids: Iterable[DeviceId]) -> dict[DeviceId, datetime]:
    """When each of those devices was last heard, where it ever was."""
    query = select(device.c.id, device.c.last_contact_at).where(device.c.id.in_(sorted(set(ids))))
    known = connection.execute(query.where(device.c.last_contact_at.is_not(None)))
    return {DeviceId(row.id): from_seconds(row.last_contact_at) for row in known}


@dataclass(frozen=True, slots=True)
class DeviceFacts:
    """What is kept of a device beside its life. `heard_at` is None before it was ever heard."""

    venue: VenueId
    software: str
    heard_at: datetime | None
    unprinted: tuple[BookingId, ...] = ()
    backlog: Backlog = NO_BACKLOG


def facts_of(connection: Connection, ids: Iterable[DeviceId]) -> dict[DeviceId, DeviceFacts]:
    """What is kept of each of those devices."""
    query = select(device).where(device.c.id.in_(sorted(ids)))
    return {
        DeviceId(row.id): DeviceFacts(
            VenueId(row.venue_id),
            row.software,
            None if row.last_contact_at is None else from_seconds(row.last_contact_at),
            _unprinted(row.unprinted),
            _backlog(row),
        )
        for row in connection.execute(query)
    }


def note_backlog(
    connection: Connection, record: DeviceRecord, unprinted: tuple[BookingId, ...], backlog: Backlog
) -> None:
    """Remember whose paper may not have come out there, and what waits there."""
    document = msgspec.json.encode(unprinted) if unprinted else None
    change = (
        update(device)
        .where(device.c.id == record.id)
        .values(
            unprinted=document,
            papers_waiting=backlog.papers,
            untold=backlog.untold,
            printer_is_away=backlog.printer_is_away,
        )
    )
    connection.execute(change)


def _backlog(row: Row[Any]) -> Backlog:
    return Backlog(row.papers_waiting, row.untold, row.printer_is_away)


def _unprinted(document: bytes | None) -> tuple[BookingId, ...]:
    return () if document is None else msgspec.json.decode(document, type=tuple[BookingId, ...])


def retire(connection: Connection, device_id: DeviceId) -> None:
    """The device is none of the centre's any more; receipts it signed stay readable."""
    connection.execute(update(device).where(device.c.id == device_id).values(retired=True))


def note_loss(connection: Connection, device_id: DeviceId, *, by: str) -> None:
    """Remember who has declared the device lost."""
    connection.execute(update(device).where(device.c.id == device_id).values(lost_by=by[:LONGEST_NAMES]))


def heard(connection: Connection, record: DeviceRecord, sequence: int, *, now: datetime) -> bool:
    """Remember the number of a command, so that it is not taken twice.

    False when this or a later one was taken before, or when another life of the device has begun since `record`.
    """
    next_of_this_life = (
        (device.c.id == record.id)
        & (device.c.incarnation_epoch == record.incarnation.epoch)
        & (device.c.incarnation == record.incarnation.number)
        & (device.c.sequence < sequence)
    )
    values = {"sequence": sequence, "last_contact_at": to_seconds(now)}
    return connection.execute(update(device).where(next_of_this_life).values(**values)).rowcount == 1


def _hash(code: str) -> bytes:
    return sha256(b"moedested enrolment\0" + code.encode()).digest()
