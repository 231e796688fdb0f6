"""Where the feed and the audit log end: what whoever puts something behind both reads first, by one statement."""

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from booking_core.store.logs import audit as audit_log
from booking_core.store.logs.audit import AuditEnd
from booking_core.store.logs.feed_log import HEAD, CentreHead, head_of
from booking_core.store.schema import audit, centre
from booking_core.store.statements.prepared import Prepared

_IS_LAST = audit.c.number == select(func.max(audit.c.number)).scalar_subquery()
_BOTH = Prepared(select(audit.c.number, audit.c.hash, *HEAD).select_from(centre.outerjoin(audit, _IS_LAST)))


class Ends(NamedTuple):
    """As they are in one transaction."""

    head: CentreHead
    log: AuditEnd


def read_ends(connection: Connection) -> Ends:
    """Both, also where the last entry of the log has been cut off."""
    [(number, chain_hash, *head)] = _BOTH.rows(connection)
    log = audit_log.end_of(connection) if number is None else AuditEnd(number, chain_hash)
    return Ends(head_of(head), log)
