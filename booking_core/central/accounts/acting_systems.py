"""Which of the municipality's own programs asks, by the token in `Authorization: Bearer …`."""

from litestar.di import NamedDependency

from booking_core.central.api.problems import AnyRequest, Problem
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE_OF_TOKEN, Doors
from booking_core.domain.bookings import Channel
from booking_core.protocol.authority import Origin
from booking_core.store.accounts import system_accounts
from booking_core.store.accounts.system_accounts import SystemAccount
from booking_core.store.logs.audit import actor_of

SCHEME = "HouseToken"
"""What the API's description calls it."""

LONGEST_TOKEN = 200


def acting_house(request: AnyRequest, centre: NamedDependency[Centre], doors: NamedDependency[Doors]) -> Origin:
    """The house, for which a program acts, as fast as a program may wherever it is.

    Raises:
        Problem: it has shown no token that counts (401), or its role may not (403).
        TooFast: this program must wait.
    """
    house = Origin(Channel.STAFF, staff=_account(request, centre).id)
    doors.buckets[request.route_handler.opt[PACE_OF_TOKEN]].take(actor_of(house))
    return house


def _account(request: AnyRequest, centre: Centre) -> SystemAccount:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.casefold() != "bearer" or not 0 < len(token.strip()) <= LONGEST_TOKEN:
        raise Problem(401, "token-needed")
    with centre.store.reading() as connection:
        account = system_accounts.account_with(connection, token.strip(), now=centre.clock())
    if account is None:
        raise Problem(401, "token-needed")
    if not account.role.may_change:
        raise Problem(403, "role-may-not")
    return account
