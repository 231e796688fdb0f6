"""Accounts of the municipality's own systems. Each works in the caller's transaction.

A token is 256 random bits, so its SHA-256 is kept and not a slow hash: who reads the database cannot find it out.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, select, update

from booking_core.domain.identity import StaffId, StaffRole
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import system_account


@dataclass(frozen=True, slots=True)
class SystemAccount:
    """A program that may act for the house, as its role may, until an instant (UTC)."""

    id: StaffId
    role: StaffRole
    until: datetime


def accounts(connection: Connection) -> tuple[SystemAccount, ...]:
    """Every account that is not retired, by name; also those whose days are over."""
    query = select(system_account).where(system_account.c.digest.is_not(None)).order_by(system_account.c.id)
    return tuple(
        SystemAccount(StaffId(row.id), StaffRole(row.role), from_seconds(row.until))
        for row in connection.execute(query)
    )


def keep(connection: Connection, one: SystemAccount, token: str) -> None:
    """Let `token` be the one of that account; a former one counts no more."""
    values = {"role": one.role.value, "digest": _digest(token), "until": to_seconds(one.until)}
    changed = connection.execute(update(system_account).where(system_account.c.id == one.id).values(**values)).rowcount
    if not changed:
        connection.execute(system_account.insert().values(id=one.id, **values))


def retire(connection: Connection, name: StaffId) -> None:
    """Its token counts no more."""
    connection.execute(update(system_account).where(system_account.c.id == name).values(digest=None))


def account_with(connection: Connection, token: str, *, now: datetime) -> SystemAccount | None:
    """Whose token it is; None when it is nobody's, or its days are over."""
    query = select(system_account).where(system_account.c.digest == _digest(token))
    row = connection.execute(query).one_or_none()
    if row is None or row.until <= to_seconds(now):
        return None
    return SystemAccount(StaffId(row.id), StaffRole(row.role), from_seconds(row.until))


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
