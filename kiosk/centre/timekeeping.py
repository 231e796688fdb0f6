"""The centre's time for machines that hold no rooms: a tablet whose own clock is off says when all the same."""

from booking_core.protocol.messages import JournalEnd, Welcome
from kiosk.clocks import HandshakeClock


class TimeKeeper:
    """Hears of the lives of a machine that keeps no journal, and sets its `clock` by each."""

    def __init__(self, clock: HandshakeClock) -> None:
        self._clock = clock

    def last(self) -> JournalEnd | None:
        return None

    def welcomed(self, welcome: Welcome) -> None:
        """The centre has said what time it is."""
        self._clock.told(welcome.server_time)

    def epoch_heard(self, epoch: int) -> None:  # noqa: ARG002  # whichever it is
        return

    def disowned(self) -> None:
        return
