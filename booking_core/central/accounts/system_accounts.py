"""`moedested central system`: which of the municipality's own programs may act for the house, and how that ends."""

from collections.abc import Iterator
from datetime import timedelta
from secrets import token_urlsafe

from sqlalchemy import Connection

from booking_core.central.accounts.ending import Ending, ending
from booking_core.central.accounts.operators import operator
from booking_core.central.accounts.staff_accounts import staff_name
from booking_core.central.centre import Centre
from booking_core.central.failures import SystemRefused
from booking_core.domain.identity import StaffRole
from booking_core.store.accounts import ended_credentials, staff, system_accounts
from booking_core.store.accounts.system_accounts import SystemAccount
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act

USUAL_DAYS, MOST_DAYS = 365, 732
_TOKEN_BYTES = 32
_MARK = "moedested_"
"""By this a token that was left lying about is known for what it is."""


def listing(centre: Centre) -> Iterator[str]:
    """Every account, a line each."""
    now = centre.clock()
    with centre.store.reading() as connection:
        for one in system_accounts.accounts(connection):
            yield f"{one.id}  {one.role}, {'over since' if one.until <= now else 'until'} {one.until:%Y-%m-%d}"


def add(centre: Centre, name: str, role: StaffRole, *, days: int = USUAL_DAYS) -> str:
    """A new account for so many days; its token, which is told this once.

    Raises:
        SystemRefused: the name is taken.
        StaffRefused: it cannot be one.
    """
    wanted = staff_name(name)
    with ending(centre) as it:
        is_taken = any(one.id == wanted for one in system_accounts.accounts(it.connection))
        if is_taken or staff.account(it.connection, wanted) is not None:
            message = f"{wanted} has an account. A new token: moedested central system --renew {wanted}"
            raise SystemRefused(message)
        fresh = SystemAccount(wanted, role, centre.clock() + timedelta(days=days))
        return _begin(centre, it, fresh, "system-added")


def renew(centre: Centre, name: str, role: StaffRole | None = None, *, days: int = USUAL_DAYS) -> str:
    """A new token for an account, and another role where one is given; the former one counts no more.

    Raises:
        SystemRefused: there is no such account.
    """
    with ending(centre) as it:
        known = _known(it.connection, name)
        fresh = SystemAccount(known.id, role or known.role, centre.clock() + timedelta(days=days))
        return _begin(centre, it, fresh, "system-renewed")


def retire(centre: Centre, name: str) -> None:
    """End an account at once.

    Raises:
        SystemRefused: there is no such account.
    """
    with ending(centre) as it:
        known = _known(it.connection, name)
        it.end(ended_credentials.of_system(it.connection, known.id))
        system_accounts.retire(it.connection, known.id)
        audit.append(it.connection, [Act(operator(), "system-retired", known.id)], now=centre.clock())


def _begin(centre: Centre, it: Ending, account: SystemAccount, verb: str) -> str:
    token = _MARK + token_urlsafe(_TOKEN_BYTES)
    it.end(ended_credentials.of_system(it.connection, account.id))
    system_accounts.keep(it.connection, account, token)
    audit.append(it.connection, [Act(operator(), verb, account.id)], now=centre.clock())
    return token


def _known(connection: Connection, name: str) -> SystemAccount:
    found = next((one for one in system_accounts.accounts(connection) if one.id == name.strip().casefold()), None)
    if found is None:
        message = f"no program has an account as {name}. See: moedested central system"
        raise SystemRefused(message)
    return found
