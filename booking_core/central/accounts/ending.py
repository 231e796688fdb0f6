"""A transaction in which tokens or passwords end: `centre.ended` knows of them before the database does.

file ── database ── commit          the usual way
file ── database ── failure         the file forgets them again, if the database still knows them
file ── power gone                  they have ended: a password is reset, a token renewed
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from booking_core.central.centre import Centre
from booking_core.central.data_folder.ended_file import forget_ended, keep_ended
from booking_core.central.failures import EndedUnreadable
from booking_core.store.accounts import ended_credentials
from booking_core.store.accounts.ended_credentials import Ended
from booking_core.store.engines.transactions import Unavailable

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Ending:
    """What ends in a transaction of `connection`."""

    connection: Connection
    folder: Path
    told: set[Ended] = field(default_factory=set)

    def end(self, ended: Collection[Ended]) -> None:
        """Let the file know them; the database is the caller's to change."""
        self.told.update(keep_ended(self.folder, ended))


@contextmanager
def ending(centre: Centre) -> Iterator[Ending]:
    """One transaction. Where it fails nothing has ended, as far as the database can still be asked."""
    told: set[Ended] = set()
    try:
        with centre.store.writing() as connection:
            yield Ending(connection, centre.folder, told)
    except Exception:
        _take_back(centre, told)
        raise


def _take_back(centre: Centre, told: set[Ended]) -> None:
    """Let the file forget what counts still, while nobody else ends anything."""
    if not told:
        return
    try:
        with centre.store.writing() as connection:
            forget_ended(centre.folder, told & ended_credentials.all_that_count(connection))
    except (EndedUnreadable, OSError, SQLAlchemyError, Unavailable) as err:
        log.warning("what did not end counts as ended after the next start", reason=type(err).__name__)
