"""Which of the municipality's own programs asks, by the token in `Authorization: Bearer …`."""

from litestar.di import NamedDependency

from booking_core.central.centre import Centre
from booking_core.central.problems import AnyRequest, Problem
from booking_core.domain.bookings import Channel
from booking_core.protocol.authority import Origin
from booking_core.store import system_accounts

SCHEME = "HouseToken"
"""What the API's description calls it."""

LONGEST_TOKEN = 200


def acting_house(request: AnyRequest, centre: NamedDependency[Centre]) -> Origin:
    """The house, for which a program acts.

    Raises:
        Problem: it has shown no token that counts (401), or its role may not (403).
    """
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.casefold() != "bearer" or not 0 < len(token.strip()) <= LONGEST_TOKEN:
        raise Problem(401, "token-needed")
    with centre.store.reading() as connection:
        account = system_accounts.account_with(connection, token.strip(), now=centre.clock())
    if account is None:
        raise Problem(401, "token-needed")
    if not account.role.may_change:
        raise Problem(403, "role-may-not")
    return Origin(Channel.STAFF, staff=account.id)
