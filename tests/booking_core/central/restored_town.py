"""A centre that is stopped and put back, with a kiosk and a desk that live on."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from booking_core.central.backups import restore
from booking_core.domain.identity import DeviceId, VenueId
from booking_core.protocol.escrow_messages import Report, Reported
from booking_core.store import devices
from tests.booking_core.central.kiosk_at_the_centre import Kiosk, enrolled
from tests.booking_core.central.running_centre import RunningCentre, ask_for, chosen_database, running_centre
from tests.booking_core.central.test_devices import Device

FOYER, DESK = DeviceId("mh-kiosk-1"), DeviceId("medborgerhus-desk")


@contextmanager
def town_in(folder: Path) -> Iterator["Town"]:
    """With a kiosk that holds its rooms, and a desk."""
    with ExitStack() as stack:
        running = stack.enter_context(running_centre(folder))
        kiosk = Kiosk(enrolled(running, FOYER))
        kiosk.start()
        with running.centre.store.writing() as connection:
            devices.register_desk(connection, DESK, VenueId("medborgerhus"))
        desk = enrolled(running, DESK)
        desk.hello()
        yield Town(folder, stack, running, kiosk, desk)


@dataclass
class Town:
    """A centre in `folder` that can be stopped and put back, and the machines that live on."""

    folder: Path
    stack: ExitStack
    running: RunningCentre
    kiosk: Kiosk
    desk: Device

    def stop(self) -> None:
        self.stack.close()

    def start(self) -> None:
        """The service again, on whatever lies in the folder; the machines find it at its address."""
        self.running = self.stack.enter_context(running_centre(self.folder))
        for device in (self.kiosk.device, self.desk):
            device.running = self.running

    def back_to(self, copy: Path) -> None:
        self.stop()
        restore(self.folder, copy, chosen_database())
        self.start()

    @property
    def epoch(self) -> int:
        return self.running.centre.store.head().epoch

    def book(self, starts_at: str = "2026-11-26T17:00:00Z", ends_at: str = "2026-11-26T18:00:00Z") -> Any:  # JSON
        """A booking by a partner, in a hall that no kiosk holds."""
        return self.running.post("/v1/bookings", ask_for("mh-store-sal-nord", starts_at, ends_at)).json()

    def desk_reports(self) -> Reported:
        self.desk.epoch = self.epoch
        snapshot = Report(incarnation=None, parts=(), bookings=(), is_whole=True, cursor=self.kiosk.cursor)
        answer = self.desk.ask(snapshot)
        assert isinstance(answer, Reported), answer
        return answer
