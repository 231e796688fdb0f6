"""Who looked at whose contact: told to the audit log once a day for each desk and each booking or wish."""

from collections.abc import Iterable
from datetime import date, datetime
from threading import Lock
from uuid import UUID

from booking_core.store.central_store import CentralStore
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act


class Looks:
    """What has been told today is remembered here: a board asks again and again for the same day."""

    def __init__(self, store: CentralStore) -> None:
        self._store = store
        self._lock = Lock()
        self._today = date.min
        self._told: set[tuple[str, UUID]] = set()

    def note(self, actor: str, subjects: Iterable[UUID], *, now: datetime) -> None:
        """`actor` is about to be shown who stands behind `subjects`; in the log before this returns."""
        fresh = self._fresh(actor, subjects, now.date())
        if fresh:
            acts = [Act(actor, "contact-shown", str(one)) for one in fresh]
            with self._store.writing() as connection:
                audit.append(connection, acts, now=now)
            with self._lock:
                self._told.update((actor, one) for one in fresh)

    def _fresh(self, actor: str, subjects: Iterable[UUID], today: date) -> list[UUID]:
        with self._lock:
            if today != self._today:
                self._today, self._told = today, set()
            return [one for one in dict.fromkeys(subjects) if (actor, one) not in self._told]
