"""A kiosk's line to the centre: what is asked over it, for how long somebody waits, and what follows a silence."""

from collections.abc import Callable

from booking_core.domain.bookings import Channel
from booking_core.domain.refusals import RefusalCode
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Cancel, RefusalOnWire, Reschedule
from booking_core.simulation.kiosk.running import Running
from booking_core.simulation.kiosk.surroundings import Surroundings
from booking_core.simulation.messages import Ask
from booking_core.simulation.network import Hear, Reply, Request, not_listening

CALL_PATIENCE = 10.0
SCREEN_PATIENCE = 3.0
PAUSE, LONGEST_PAUSE = 5.0, 120.0


class Line:
    """Calls in the name of `process`; nothing is heard any more once that has ended."""

    def __init__(self, process: Running, around: Surroundings) -> None:
        self._process = process
        self._around = around
        self._pause = PAUSE
        self.is_in_contact = False

    def call(
        self,
        body: object,
        heard: Hear,
        silent: Callable[[], None],
        *,
        patience: float,
        echoed: Hear = not_listening,
    ) -> None:
        """`heard` gets the answer, or `silent` is called after so many seconds; `echoed` gets what comes too late."""
        process = self._process
        request = Request(process.device, process.state.epoch, process.state.incarnation, body)
        self._around.network.call(
            request,
            lambda reply: self._hears(reply, heard, silent) if process.is_running else None,
            lambda: self._hears_nothing(silent) if process.is_running else None,
            patience=patience,
            echoed=lambda reply: echoed(reply) if process.is_running and reply.epoch >= process.state.epoch else None,
        )

    def ask(self, command: Cancel | Reschedule, told: Callable[[object], None]) -> None:
        """A change of a booking, asked of the centre while somebody waits; None is told when it was silent."""
        self.call(
            Ask(command, Origin(Channel.KIOSK, self._process.device)),
            lambda reply: told(reply.body),
            lambda: told(None),
            patience=SCREEN_PATIENCE,
        )

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        """`work` is done after about so many seconds."""
        wait = seconds * (0.5 + self._around.random.random())
        self._around.clockwork.after(wait, lambda: work() if self._process.is_running else None)

    def rest(self, work: Callable[[], None]) -> None:
        """After a silence, each time for longer."""
        self.later(self._pause, work)
        self._pause = min(2 * self._pause, LONGEST_PAUSE)

    def _hears(self, reply: Reply, heard: Hear, silent: Callable[[], None]) -> None:
        """An answer of an older epoch is none."""
        if reply.epoch < self._process.state.epoch:
            self._hears_nothing(silent)
            return
        self._pause = PAUSE
        self.is_in_contact = True
        heard(reply)

    def _hears_nothing(self, silent: Callable[[], None]) -> None:
        self.is_in_contact = False
        silent()


def is_recovering(refusal: RefusalOnWire) -> bool:
    """Whether a restored centre says that it decides nothing yet."""
    return refusal.code is RefusalCode.RECOVERING
