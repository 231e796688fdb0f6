"""`moedested central staff`: who has an account, and how one begins and ends."""

from collections.abc import Iterator

from sqlalchemy import Connection

from booking_core.central.accounts.ending import Ending, ending
from booking_core.central.accounts.operators import operator
from booking_core.central.accounts.passwords import first_password, hashed
from booking_core.central.accounts.signing_in import key_of
from booking_core.central.centre import Centre
from booking_core.central.failures import StaffRefused
from booking_core.domain.identity import StaffId, StaffRole
from booking_core.protocol.messages.staff import LONGEST_NAME
from booking_core.store.accounts import ended_credentials, staff
from booking_core.store.accounts.staff import Account
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act


def listing(centre: Centre) -> Iterator[str]:
    """Every account, a line each."""
    with centre.store.reading() as connection:
        for one in staff.accounts(connection):
            yield f"{one.id}  {one.role}{', has not signed in yet' if one.is_first else ''}"


def add(centre: Centre, name: str, role: StaffRole) -> str:
    """A new account; its first password, which is told this once.

    Raises:
        StaffRefused: the name cannot be one, or is taken.
    """
    wanted, password = staff_name(name), first_password()
    secret = hashed(password)
    with ending(centre) as it:
        if staff.account(it.connection, wanted) is not None:
            message = (
                f"{wanted} has an account. A new password, or role: moedested central staff --reset {wanted} --role …"
            )
            raise StaffRefused(message)
        _begin(centre, it, Account(wanted, role, secret, is_first=True), "staff-added")
    return password


def reset(centre: Centre, name: str, role: StaffRole | None = None) -> str:
    """A new first password for an account, and another role where one is given; it is signed in nowhere any more.

    Raises:
        StaffRefused: there is no such account.
    """
    password = first_password()
    secret = hashed(password)
    with ending(centre) as it:
        known = _known(it.connection, name)
        _begin(centre, it, Account(known.id, role or known.role, secret, is_first=True), "staff-reset")
    return password


def retire(centre: Centre, name: str) -> None:
    """End an account at once, wherever it is signed in.

    Raises:
        StaffRefused: there is no such account.
    """
    with ending(centre) as it:
        known = _known(it.connection, name)
        it.end(ended_credentials.of_staff(it.connection, known.id, with_account=True))
        staff.retire(it.connection, known.id)
        audit.append(it.connection, [Act(operator(), "staff-retired", known.id)], now=centre.clock())


def _begin(centre: Centre, it: Ending, account: Account, verb: str) -> None:
    it.end(ended_credentials.of_staff(it.connection, account.id, with_account=False))
    staff.keep(it.connection, account)
    staff.forget_failures(it.connection, [key_of(centre, account.id)])
    audit.append(it.connection, [Act(operator(), verb, account.id)], now=centre.clock())


def _known(connection: Connection, name: str) -> Account:
    known = staff.account(connection, name)
    if known is None:
        message = f"nobody has an account as {name}. See: moedested central staff"
        raise StaffRefused(message)
    return known


def staff_name(text: str) -> StaffId:
    """The name of an account, in small letters.

    Raises:
        StaffRefused: it cannot be one.
    """
    name = text.strip().casefold()
    if not name or len(name) > LONGEST_NAME or not name.isprintable() or any(sign.isspace() for sign in name):
        message = f"{text!r} is no name to sign in with: one word of at most {LONGEST_NAME} letters is expected"
        raise StaffRefused(message)
    return StaffId(name)
