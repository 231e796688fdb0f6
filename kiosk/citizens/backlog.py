"""What waits at this kiosk: papers for its printer, and for the centre what people did here while it was silent."""

from dataclasses import dataclass

import structlog

from booking_core.protocol.messages.escrow import NO_BACKLOG, Backlog
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.outbox import Outbox
from kiosk.anybody.redeeming import PaperOffice
from kiosk.citizens.wish_office import WishOffice
from kiosk.devices.print_queue import PrintQueue
from kiosk.devices.printers import ReceiptPrinter

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class OwnBacklog:
    """Counts it when it is asked. What a queue of the system's keeps is not seen from here."""

    printer: ReceiptPrinter
    outbox: Outbox
    papers: PaperOffice
    wishes: WishOffice

    def now(self) -> Backlog:
        """As many as there are; none where a file cannot be read."""
        try:
            return Backlog(len(self._papers()), self._untold(), printer_is_away=self._is_away())
        except DiskRefused as err:
            log.error("what waits here cannot be counted", code=err.code)  # noqa: TRY400  # the code is the whole story
            return NO_BACKLOG

    def _papers(self) -> tuple[str, ...]:
        return self.printer.waiting() if isinstance(self.printer, PrintQueue) else ()

    def _is_away(self) -> bool:
        return isinstance(self.printer, PrintQueue) and self.printer.is_away

    def _untold(self) -> int:
        kept = (self.outbox.unsettled(), self.outbox.conditions(), self.papers.waiting(), self.wishes.untold())
        return sum(map(len, kept))
