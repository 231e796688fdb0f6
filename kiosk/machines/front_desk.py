"""Everything of a front desk but its screen, put together once.

It keeps a replica, and what was scanned while the centre was silent.
"""

from dataclasses import dataclass

from kiosk.anybody.redeeming import PaperOffice, open_papers
from kiosk.anybody.unmet import UnmetErrand
from kiosk.centre.connection import Connection
from kiosk.devices.printer_address import printer_at
from kiosk.machines.running import RunningMachine
from kiosk.paper.jobs import Typesetter
from kiosk.paper.receipts import ReceiptOffice
from kiosk.paper.schedules import schedule_office
from kiosk.setup.identity import Identity
from kiosk.setup.settings import KioskSettings
from kiosk.staff.desk import CentreDesk
from ui.ports import Clock


class DeskErrands:
    """What a desk does at every turn of the sync (see `sync.SyncErrands`)."""

    def __init__(self, papers: PaperOffice, unmet: UnmetErrand) -> None:
        self._papers = papers
        self._unmet = unmet

    def settle(self) -> None:
        """Show the centre what was scanned, and tell it what is noted."""
        self._papers.settle()
        self._unmet.tell()

    def forget_ended(self) -> None:
        """Drop what was scanned and is over."""
        self._papers.forget_ended()


@dataclass(slots=True)
class FrontDesk(RunningMachine):
    """A front desk's, with what its staff can have done."""

    desk: CentreDesk


def open_front_desk(
    settings: KioskSettings,
    identity: Identity,
    *,
    typesetter: Typesetter,
    clock: Clock,
) -> FrontDesk:
    """The desk whose files are in the settings' data folder.

    Raises:
        FolderInUse: another process has it open.
        DiskRefused: no file can be made or read there.
    """
    connection = Connection(settings, identity)
    client, pictures = connection.client, connection.pictures
    papers = open_papers(settings, client, pictures=pictures, clock=clock)
    desk = CentreDesk(
        client,
        pictures=pictures,
        receipts=ReceiptOffice(
            identity,
            pictures=pictures,
            printer=printer_at(settings.printer_address, settings.data_dir, roll=settings.roll),
            typesetter=typesetter,
            others=lambda: client.receipt_keys,
        ),
        papers=papers,
        schedules=schedule_office(settings, pictures, language=settings.language, clock=clock),
        device=identity.device,
        sealing_key=identity.enrolled.sealing_key,
        clock=clock,
    )
    errand = UnmetErrand(client, desk.unmet, clock=clock)
    connection.begin(DeskErrands(papers, errand), clock=clock)
    return FrontDesk(connection, (papers,), desk)
