"""One run of a kiosk's program, as it is to its line, to those who speak over it, and to whoever watches."""

from datetime import datetime
from typing import Protocol

from booking_core.domain.identity import DeviceId
from booking_core.protocol.device import AgentState, Event
from booking_core.simulation.kiosk.disk import Disk, Memory


class Running(Protocol):
    """`process.Process` is the one there is."""

    is_running: bool
    state: AgentState

    @property
    def device(self) -> DeviceId: ...

    @property
    def disk(self) -> Disk: ...

    @property
    def memory(self) -> Memory: ...

    def now(self) -> datetime | None: ...

    def happen(self, event: Event) -> None: ...

    def shake_hands(self, said: datetime) -> None: ...

    def know_own(self) -> None: ...

    def forget_told(self) -> None: ...


class Hardware(Protocol):
    """A machine with what lasts on it, whether or not a program runs there."""

    @property
    def device(self) -> DeviceId: ...

    @property
    def disk(self) -> Disk: ...

    @property
    def process(self) -> Running | None: ...

    @property
    def is_gone(self) -> bool: ...
