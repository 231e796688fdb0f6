"""What somebody should know of their own account when they sign in: out of the audit log, where it stands by ids."""

from sqlalchemy import Connection

from booking_core.domain.identity import DeviceId, StaffId
from booking_core.protocol.messages.staff import SinceLastTime
from booking_core.store.logs import audit

SIGNED_IN, FAILED, CHOSEN = "signed-in", "sign-in-failed", "password-chosen"


def since_last_time(connection: Connection, name: StaffId) -> SinceLastTime:
    """What has been since that account was used the last time; before the sign-in that is under way is noted."""
    news = SinceLastTime()
    for entry in audit.entries(connection, subject=name):
        match entry.act.verb:
            case "signed-in":
                news = SinceLastTime(entry.at, DeviceId(entry.act.outcome), 0, news.password_since)
            case "sign-in-failed":
                news = SinceLastTime(news.signed_in_at, news.desk, news.failures + 1, news.password_since)
            case "password-chosen":
                news = SinceLastTime(news.signed_in_at, news.desk, news.failures, entry.at)
            case _:
                pass
    return news
