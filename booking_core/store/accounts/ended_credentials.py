"""Tokens and passwords that count no more, by a hash of what is kept of them. Each works in the caller's transaction.

What is kept of a password holds its salt, and a token is random: nobody can find out either from the hash of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, select

from booking_core.domain.identity import StaffId
from booking_core.store.accounts import staff, system_accounts
from booking_core.store.logs.audit import Act
from booking_core.store.schema import system_account

CENTRE = "centre"


@dataclass(frozen=True, slots=True, order=True)
class Ended:
    """A token or a password; `with_account`: whose it was acts no more, until an account is made for them again."""

    digest: str
    with_account: bool


def of_staff(connection: Connection, name: StaffId, *, with_account: bool) -> tuple[Ended, ...]:
    """The password that somebody of the staff has now; none when they have no account."""
    return tuple(Ended(_digest(one.secret), with_account) for one in staff.accounts(connection) if one.id == name)


def of_system(connection: Connection, name: StaffId) -> tuple[Ended, ...]:
    """The token that a program has now; none when it has none."""
    return tuple(Ended(_digest(kept), with_account=True) for own, kept in _tokens(connection) if own == name)


def all_that_count(connection: Connection) -> set[Ended]:
    """Every password and token that lets somebody in now, as it would end with its account and without."""
    kept = [one.secret for one in staff.accounts(connection)] + [token for _, token in _tokens(connection)]
    return {Ended(_digest(one), with_account) for one in kept for with_account in (True, False)}


def end_again(connection: Connection, ended: Iterable[Ended], *, unusable: Callable[[], str]) -> tuple[Act, ...]:
    """What counts here and has ended counts no more; what that comes to, for the audit log.

    Where the account itself has not, its password is an `unusable` one from now on: a first one is given again. So it
    is where nobody would be left with an account: a desk would then act for whoever sits at it.
    """
    with_account = {one.digest: one.with_account for one in sorted(ended)}
    known = staff.accounts(connection)
    leaves_somebody = any(not with_account.get(_digest(one.secret)) for one in known)
    acts = []
    for one in known:
        match with_account.get(_digest(one.secret)):
            case True if leaves_somebody:
                staff.retire(connection, one.id)
                acts.append(Act(CENTRE, "staff-retired", one.id))
            case True | False:
                staff.keep(connection, staff.Account(one.id, one.role, unusable(), is_first=True))
                acts.append(Act(CENTRE, "password-ended", one.id))
            case None:
                pass
    for name, kept in _tokens(connection):
        if _digest(kept) in with_account:
            system_accounts.retire(connection, name)
            acts.append(Act(CENTRE, "system-retired", name))
    return tuple(acts)


def _tokens(connection: Connection) -> list[tuple[StaffId, str]]:
    query = select(system_account.c.id, system_account.c.digest).where(system_account.c.digest.is_not(None))
    return [(StaffId(row.id), row.digest) for row in connection.execute(query.order_by(system_account.c.id))]


def _digest(kept: str) -> str:
    return sha256(kept.encode()).hexdigest()
