"""How a machine hears what is new: a desk follows the feed, a kiosk syncs what it holds along with it.

              poll ─► Changes ─► the replica has them ─► applied()     only then does a grant count
centre restored    ─► Report ─► CursorUnknown                          and a snapshot is taken
"""

from collections.abc import Callable
from time import sleep
from typing import Protocol

import msgspec
import structlog

from booking_core.domain.identity import BookingId
from booking_core.domain.told.house_wishes import WishHeard
from booking_core.protocol.messages import Changes, Cursor, CursorUnknown
from booking_core.protocol.messages.escrow import Backlog, Report, ReportWanted, Sync, Synced
from booking_core.store.machine_disk.replica import Replica, ReplicaContent
from kiosk.centre.client import CentreClient
from kiosk.keeping.custody import Custody

LOOKED_AT_PAUSE_SECONDS = 0.3
"""While somebody stands on the confirm page of what others wait for: how soon it is asked again."""

log = structlog.get_logger()


class Polling(Protocol):
    """Both methods are called on the sync thread, one after the other."""

    def poll(self, cursor: Cursor, *, wait_seconds: float) -> Changes | CursorUnknown:
        """What is new after `cursor`.

        Raises:
            CentreFailure, DiskRefused: nothing was heard.
        """
        ...

    def applied(self) -> None:
        """What the last poll brought stands in the replica."""
        ...


class FeedPolling:
    """Of a desk: it confirms nothing by itself."""

    def __init__(self, client: CentreClient, replica: Replica) -> None:
        self._client = client
        self._replica = replica

    def poll(self, cursor: Cursor, *, wait_seconds: float) -> Changes | CursorUnknown:
        answer = self._client.feed(cursor, wait_seconds=wait_seconds)
        if isinstance(answer, ReportWanted):
            tell_everything(self._client, self._replica, _report_of_a_desk)
            return CursorUnknown()
        return answer

    def applied(self) -> None:
        return


class EscrowPolling:
    """Of a kiosk: what it did goes along, what it may confirm comes back."""

    def __init__(
        self,
        client: CentreClient,
        replica: Replica,
        custody: Custody,
        *,
        unprinted: Callable[[], tuple[BookingId, ...]] = tuple,
        backlog: Callable[[], Backlog] = Backlog,
        wishes: Callable[[], tuple[WishHeard, ...]] = tuple,
    ) -> None:
        self._client = client
        self._replica = replica
        self._custody = custody
        self._wishes = wishes
        self._unprinted = unprinted
        self._backlog = backlog
        self._answer: tuple[int, Synced] | None = None
        self.cursor: Cursor | None = None

    def poll(self, cursor: Cursor, *, wait_seconds: float) -> Changes | CursorUnknown:
        self.cursor = cursor
        answer = self._client.sync(self._message(cursor, wait_seconds=wait_seconds))
        if isinstance(answer, ReportWanted):
            tell_everything(self._client, self._replica, self._report)
            return CursorUnknown()
        self._answer = (self._client.epoch, answer)
        if answer.changes is None:
            self._answer = (self._client.epoch, msgspec.structs.replace(answer, grants=()))
            self.applied()
            return CursorUnknown()
        return Changes(entries=answer.changes)

    def applied(self) -> None:
        if self._answer is None:
            return
        epoch, answer = self._answer
        self._answer = None
        self._custody.synced(epoch, answer)
        if answer.recalls and self._custody.is_looked_at:
            sleep(LOOKED_AT_PAUSE_SECONDS)

    def push(self) -> None:
        """Tell the centre at once what was done here; what it grants comes with the next poll."""
        cursor = self.cursor
        if cursor is None:
            return
        self._client.push(lambda: self._message(cursor, wait_seconds=0), self._heard)

    def _report(self, content: ReplicaContent) -> Report:
        return msgspec.structs.replace(self._custody.report(content), wishes=self._wishes())

    def _message(self, cursor: Cursor, *, wait_seconds: float) -> Sync:
        message = self._custody.sync_message(cursor, wait_seconds=wait_seconds)
        return msgspec.structs.replace(message, unprinted=self._unprinted(), backlog=self._backlog())

    def _heard(self, answer: Synced) -> None:
        self._custody.synced(self._client.epoch, msgspec.structs.replace(answer, grants=(), changes=()))


def tell_everything(client: CentreClient, replica: Replica, report_of: Callable[[ReplicaContent], Report]) -> None:
    """Report to a restored centre what this machine knows.

    Raises:
        CentreFailure, DiskRefused: it is to be told again.
    """
    content = replica.content()
    if content is None:
        return
    log.warning("the centre was restored: it is told what is known here", bookings=len(content.bookings))
    client.report(report_of(content))


def _report_of_a_desk(content: ReplicaContent) -> Report:
    return Report(
        incarnation=None,
        parts=(),
        bookings=content.bookings,
        series=content.series,
        blocks=content.blocks,
        revoked_cards=content.revoked_cards,
        conditions=content.conditions,
        is_whole=True,
        cursor=content.cursor,
    )
