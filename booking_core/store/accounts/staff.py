"""Accounts of the staff, who is signed in where, and failed sign-ins. Each works in the caller's transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update

from booking_core.domain.identity import DeviceId, StaffId, StaffRole
from booking_core.domain.sessions import FAILURES_FORGOTTEN_AFTER, ends_at, pause_left
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import sign_in_failure, staff, staff_session


@dataclass(frozen=True, slots=True)
class Account:
    """`secret` is an argon2id hash in PHC form; `is_first`: the password must be changed at the next sign-in."""

    id: StaffId
    role: StaffRole
    secret: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody at a desk, who last did something at `seen_at`; `ends_at` when nothing more is done. Both UTC."""

    account: Account
    seen_at: datetime
    ends_at: datetime


def exist(connection: Connection) -> bool:
    """Whether anybody has an account: then nobody acts at a desk without one."""
    query = select(staff.c.id).where(staff.c.retired.is_(False)).limit(1)
    return connection.execute(query).one_or_none() is not None


def accounts(connection: Connection) -> tuple[Account, ...]:
    """Every account in use, by name."""
    query = select(staff).where(staff.c.retired.is_(False)).order_by(staff.c.id)
    return tuple(Account(StaffId(r.id), StaffRole(r.role), r.secret, r.is_first) for r in connection.execute(query))


def account(connection: Connection, name: str) -> Account | None:
    """The account in use with that name, however its letters are written."""
    wanted = name.strip().casefold()
    return next((one for one in accounts(connection) if one.id == wanted), None)


def keep(connection: Connection, one: Account) -> None:
    """Let there be this account, in the place of one with its name; whoever was signed in with that is not any more."""
    values = {"role": one.role.value, "secret": one.secret, "is_first": one.is_first, "retired": False}
    changed = connection.execute(update(staff).where(staff.c.id == one.id).values(**values)).rowcount
    if not changed:
        connection.execute(staff.insert().values(id=one.id, **values))
    _sign_out_everywhere(connection, one.id)


def set_secret(connection: Connection, name: StaffId, secret: str) -> None:
    """A new password, which its owner has chosen; whoever is signed in with the old one is not any more."""
    connection.execute(update(staff).where(staff.c.id == name).values(secret=secret, is_first=False))
    _sign_out_everywhere(connection, name)


def retire(connection: Connection, name: StaffId) -> None:
    """Nobody signs in with that name any more, and whoever is signed in with it is not. Their password is forgotten."""
    connection.execute(update(staff).where(staff.c.id == name).values(retired=True, secret=""))
    _sign_out_everywhere(connection, name)


# Sessions


def begin_session(connection: Connection, device: DeviceId, name: StaffId, *, now: datetime) -> None:
    """`name` acts at `device` from now on, in the place of whoever did."""
    end_session(connection, device)
    at = to_seconds(now)
    connection.execute(staff_session.insert().values(device_id=device, staff_id=name, began_at=at, seen_at=at))


def session_at(connection: Connection, device: DeviceId, *, now: datetime) -> Session | None:
    """Who is signed in at `device`; None when nobody is, or their time is over."""
    query = select(staff_session, staff).join(staff).where(staff_session.c.device_id == device)
    row = connection.execute(query).one_or_none()
    if row is None or row.retired:
        return None
    seen_at = from_seconds(row.seen_at)
    until = ends_at(began_at=from_seconds(row.began_at), seen_at=seen_at)
    if until <= now:
        return None
    return Session(Account(StaffId(row.id), StaffRole(row.role), row.secret, row.is_first), seen_at, until)


def touch_session(connection: Connection, device: DeviceId, *, now: datetime) -> None:
    """Something was done at `device`."""
    there = staff_session.c.device_id == device
    connection.execute(update(staff_session).where(there).values(seen_at=to_seconds(now)))


def end_session(connection: Connection, device: DeviceId) -> None:
    """Nobody is signed in at `device`."""
    connection.execute(delete(staff_session).where(staff_session.c.device_id == device))


def _sign_out_everywhere(connection: Connection, name: StaffId) -> None:
    connection.execute(delete(staff_session).where(staff_session.c.staff_id == name))


# Failures


def name_key(hashed_name: str) -> str:
    """What failures with a name are counted under, whether it is anybody's or not."""
    return f"staff:{hashed_name}"


def device_key(device: DeviceId) -> str:
    """What failures at that machine are counted under."""
    return f"device:{device}"


def pause(connection: Connection, keys: Iterable[str], *, now: datetime) -> timedelta:
    """How long whoever has one of `keys` must wait before the next try."""
    query = select(sign_in_failure).where(sign_in_failure.c.key.in_(sorted(keys)))
    rows = connection.execute(query).all()
    return max((pause_left(row.failures, from_seconds(row.last_at), now=now) for row in rows), default=timedelta())


def note_failure(connection: Connection, keys: Iterable[str], *, now: datetime) -> None:
    """One more failure for each of `keys`; those of long ago are forgotten."""
    old = to_seconds(now - FAILURES_FORGOTTEN_AFTER)
    connection.execute(delete(sign_in_failure).where(sign_in_failure.c.last_at < old))
    for key in keys:
        more = {"failures": sign_in_failure.c.failures + 1, "last_at": to_seconds(now)}
        known = connection.execute(update(sign_in_failure).where(sign_in_failure.c.key == key).values(**more)).rowcount
        if not known:
            connection.execute(sign_in_failure.insert().values(key=key, failures=1, last_at=to_seconds(now)))


def forget_failures(connection: Connection, keys: Iterable[str]) -> None:
    """Whoever has these has signed in."""
    connection.execute(delete(sign_in_failure).where(sign_in_failure.c.key.in_(sorted(keys))))
