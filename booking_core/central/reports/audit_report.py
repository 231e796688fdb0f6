"""`moedested central audit`: the log in lines, and whether it is the one that was written."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from booking_core.central.centre import Centre
from booking_core.domain.time_spans import local_midnight
from booking_core.protocol.codes import parse_code
from booking_core.store.bookings import lookups
from booking_core.store.logs import audit
from booking_core.store.logs.audit import AuditEntry, Checkpoint
from booking_core.store.logs.audit_check import Fault, faults

MOST_FAULTS = 50
"""One is enough not to believe a log; of a million nobody reads more."""


def lines(centre: Centre, *, about: str | None, since: date | None) -> Iterator[str]:
    """The entries, the oldest first: of the booking with that code or of any other id, or since a day or an instant."""
    zone = centre.store.municipality().zone
    first = _instant(since, zone)
    with centre.store.reading() as connection:
        for subject in [None] if about is None else _subjects(centre, about):
            yield from (_line(entry, zone) for entry in audit.entries(connection, subject=subject, since=first))


def _instant(since: date | None, zone: ZoneInfo) -> datetime | None:
    return since if since is None or isinstance(since, datetime) else local_midnight(since, zone)


def found_faults(centre: Centre) -> tuple[int, tuple[Fault, ...]]:
    """How many entries there are, and the first `MOST_FAULTS` of what does not fit together."""
    key = centre.keys.signing.public_key()
    with centre.store.reading() as connection:
        held = audit.checkpoints(connection)
        wrong = faults(audit.entries(connection), held, is_signed=lambda one: _is_signed(one, key))
        return audit.entries_kept(connection), tuple(islice(wrong, MOST_FAULTS))


def _subjects(centre: Centre, about: str) -> list[str]:
    code = parse_code(about)
    if code is None:
        return [about]
    with centre.store.reading() as connection:
        return [str(one.id) for one in lookups.bookings_with_code(connection, code)]


def _line(entry: AuditEntry, zone: ZoneInfo) -> str:
    act = entry.act
    told = (
        f"{entry.number}",
        entry.at.astimezone(zone).isoformat(sep=" ", timespec="seconds"),
        act.actor,
        act.verb,
        act.subject,
        act.outcome,
    )
    return "  ".join(word for word in told if word)


def _is_signed(one: Checkpoint, key: Ed25519PublicKey) -> bool:
    try:
        key.verify(one.signature, one.signed)
    except InvalidSignature:
        return False
    return True
