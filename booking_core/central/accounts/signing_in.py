"""Who acts for the house at a desk.

Where nobody has an account a desk acts by itself, as its machine is trusted; from the first account on, everything but
reading the board needs somebody who is signed in there. A wrong name takes as long to refuse as a wrong password.
"""

import hmac
from datetime import timedelta
from hashlib import sha256

import msgspec

from booking_core.central.accounts.breached import is_breached
from booking_core.central.accounts.ending import ending
from booking_core.central.accounts.guessable import is_guessable
from booking_core.central.accounts.passwords import hashed, is_password
from booking_core.central.accounts.sign_in_news import CHOSEN, FAILED, SIGNED_IN, since_last_time
from booking_core.central.centre import Centre
from booking_core.domain.identity import DeviceId, DeviceRole, StaffId
from booking_core.domain.sessions import SHORTEST_PASSWORD
from booking_core.protocol.messages.staff import (
    NotSignedIn,
    SignIn,
    SignOut,
    StaffAnswer,
    StaffMessage,
    StaffTold,
    WhyNot,
)
from booking_core.protocol.sealing import SealBroken, open_password
from booking_core.store.accounts import ended_credentials, staff
from booking_core.store.accounts.staff import Account
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act
from booking_core.store.machines.devices import DeviceRecord

NOTED_EVERY = timedelta(minutes=1)
SIGN_IN_NEEDED, ROLE_MAY_NOT = "sign-in-needed", "role-may-not"


class MayNot(Exception):
    """Nobody who may do that is signed in; `code` is stable."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def staff_answer(centre: Centre, device: DeviceRecord, message: StaffMessage) -> StaffAnswer:
    """Who is signed in at `device`, after what was asked has been done."""
    match message:
        case SignIn():
            return _signed_in(centre, device.id, message)
        case SignOut():
            _signed_out(centre, device.id)
        case _:
            pass
    return _told(centre, device.id)


def acting(centre: Centre, device: DeviceRecord, *, is_busy: bool) -> StaffId | None:
    """Who acts for the house at `device`; None for a machine that acts by itself.

    What a person does keeps the session going (`is_busy`), what the board asks by itself does not.

    Raises:
        MayNot: somebody must sign in first, or whoever has may not.
    """
    if device.role is not DeviceRole.DESK:
        return None
    now = centre.clock()
    with centre.store.reading() as connection:
        session = staff.session_at(connection, device.id, now=now)
        if session is None and not staff.exist(connection):
            return None
    if session is None:
        raise MayNot(SIGN_IN_NEEDED)
    if not session.account.role.may_change:
        raise MayNot(ROLE_MAY_NOT)
    if is_busy and now - session.seen_at >= NOTED_EVERY:
        with centre.store.writing() as connection:
            staff.touch_session(connection, device.id, now=now)
    return session.account.id


def signed_in_at(centre: Centre, device: DeviceRecord) -> StaffId | None:
    """Whoever is signed in at `device`, whatever their role; for what needs nobody to be."""
    with centre.store.reading() as connection:
        session = staff.session_at(connection, device.id, now=centre.clock())
    return None if session is None else session.account.id


def _signed_in(centre: Centre, device: DeviceId, asked: SignIn) -> StaffAnswer:
    """A try counts as failed before it is looked at: those sent at once wait for one another."""
    now, keys = centre.clock(), (key_of(centre, asked.name), staff.device_key(device))
    with centre.store.writing() as connection:
        account, pause = staff.account(connection, asked.name), staff.pause(connection, keys, now=now)
        if pause:
            return NotSignedIn(why=WhyNot.PAUSED, wait_seconds=pause.total_seconds())
        staff.note_failure(connection, keys, now=now)
        pause = staff.pause(connection, keys, now=now)
    try:
        password = open_password(asked.sealed, device, centre.keys.sealing, now=now)
        fresh = None if asked.fresh is None else open_password(asked.fresh, device, centre.keys.sealing, now=now)
    except SealBroken:
        return _failed(centre, device, account, pause)
    if not is_password(password, None if account is None else account.secret) or account is None:
        return _failed(centre, device, account, pause)
    return _let_in(centre, device, account, keys=keys, fresh=None if fresh == password else fresh or "")


def key_of(centre: Centre, name: str) -> str:
    """What failures with `name` are counted under. What is typed as one may be anything, also a password: a hash."""
    typed = name.strip().casefold().encode()
    return staff.name_key(hmac.new(centre.keys.counting, typed, sha256).hexdigest())


def _failed(centre: Centre, device: DeviceId, account: Account | None, pause: timedelta) -> NotSignedIn:
    who = "" if account is None else account.id
    with centre.store.writing() as connection:
        audit.append(connection, [Act(f"device:{device}", FAILED, who)], now=centre.clock())
    return NotSignedIn(why=WhyNot.WRONG, wait_seconds=pause.total_seconds())


def _let_in(
    centre: Centre, device: DeviceId, account: Account, *, keys: tuple[str, str], fresh: str | None
) -> StaffAnswer:
    """`fresh` is the password from now on, empty where the old one stays, None where it is the old one again.

    A new password, or an end of the account, that came meanwhile has the last word.
    """
    now, secret = centre.clock(), hashed(fresh) if fresh else None
    is_easy = bool(fresh) and _is_easy(centre, fresh or "", account)
    with ending(centre) as it:
        connection = it.connection
        staff.forget_failures(connection, keys)
        if staff.account(connection, account.id) != account:
            return NotSignedIn(why=WhyNot.WRONG)
        if account.is_first and fresh == "":
            return NotSignedIn(why=WhyNot.FRESH_NEEDED)
        if fresh is None or 0 < len(fresh) < SHORTEST_PASSWORD:
            return NotSignedIn(why=WhyNot.TOO_SHORT)
        if is_easy:
            return NotSignedIn(why=WhyNot.TOO_EASY)
        since, actor = since_last_time(connection, account.id), audit.actor_at(device, account.id)
        if secret is not None:
            it.end(ended_credentials.of_staff(connection, account.id, with_account=False))
            staff.set_secret(connection, account.id, secret)
            audit.append(connection, [Act(actor, CHOSEN, account.id, device)], now=now)
        staff.begin_session(connection, device, account.id, now=now)
        audit.append(connection, [Act(actor, SIGNED_IN, account.id, device)], now=now)
    return msgspec.structs.replace(_told(centre, device), since=since)


def _is_easy(centre: Centre, password: str, account: Account) -> bool:
    """Whether others would try it, as it is easy to guess or has been in a breach."""
    return is_guessable(password, account.id, centre.store.municipality()) or is_breached(password, centre.folder)


def _signed_out(centre: Centre, device: DeviceId) -> None:
    now = centre.clock()
    with centre.store.writing() as connection:
        session = staff.session_at(connection, device, now=now)
        staff.end_session(connection, device)
        if session is not None:
            audit.append(connection, [Act(audit.actor_at(device, session.account.id), "signed-out", device)], now=now)


def _told(centre: Centre, device: DeviceId) -> StaffTold:
    with centre.store.reading() as connection:
        session = staff.session_at(connection, device, now=centre.clock())
        is_needed = session is not None or staff.exist(connection)
    if session is None:
        return StaffTold(is_needed=is_needed)
    account = session.account
    return StaffTold(is_needed=True, name=account.id, role=account.role, until=session.ends_at)
