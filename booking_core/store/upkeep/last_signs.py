"""How late it was when the store last heard of anything."""

from datetime import datetime

from sqlalchemy import Connection, func, select, union_all

from booking_core.store.rows import from_seconds
from booking_core.store.schema import audit, audit_checkpoint, device


def last_sign(connection: Connection) -> datetime | None:
    """The newest instant of the audit log, or at which a machine was heard; None where there was nothing yet."""
    # of the log its end: `at` is no column to search by, and the log grows for years
    ended_at = select(audit.c.at).order_by(audit.c.number.desc()).limit(1).scalar_subquery()
    signs = union_all(
        select(ended_at.label("at")),
        select(func.max(audit_checkpoint.c.at)),
        select(func.max(device.c.last_contact_at)),
    ).subquery()
    newest = connection.execute(select(func.max(signs.c.at))).scalar_one()
    return None if newest is None else from_seconds(newest)
