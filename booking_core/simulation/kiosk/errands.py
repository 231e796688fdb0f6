"""Wishes of a kiosk that only the centre can meet: asked while somebody waits, and from the outbox afterwards."""

from datetime import datetime, timedelta
from uuid import UUID

from booking_core.domain.bookings import Channel
from booking_core.protocol.authority import Origin
from booking_core.protocol.device import CentreConfirmed
from booking_core.protocol.messages import Book, Cancel, Cancelled, Confirmed, Declined, NotCancelled, Pending
from booking_core.simulation.kiosk.disk import Wish
from booking_core.simulation.kiosk.line import CALL_PATIENCE, SCREEN_PATIENCE, Line, is_recovering
from booking_core.simulation.kiosk.running import Running
from booking_core.simulation.kiosk.surroundings import Surroundings
from booking_core.simulation.messages import Ask, Objection
from booking_core.simulation.network import Reply

ERRANDS_EVERY = 60.0
ASKED_AGAIN_AFTER = 8.0
"""While cells are on their way back: well before they are granted again."""

REQUEST_NEEDS_AHEAD = timedelta(hours=2)


class Errands:
    """What `process` asks the centre for, until it has an answer or nobody wants one any more."""

    def __init__(self, process: Running, line: Line, around: Surroundings) -> None:
        self._process = process
        self._outbox = process.disk.outbox
        self._line = line
        self._clockwork = around.clockwork
        self._origin = Origin(Channel.KIOSK, process.device)
        self._is_due = False

    def ask(self, command: Book) -> None:
        """Somebody waits three seconds for it. What is not answered by then stays in the outbox."""
        self._outbox[command.id] = Wish(command, is_printed=False)
        deadline = self._clockwork.now + SCREEN_PATIENCE
        self._ask_until(command, deadline, self._process.now())

    def _ask_until(self, command: Book, deadline: float, asked_at: datetime | None) -> None:
        def heard(reply: Reply) -> None:
            if isinstance(reply.body, Pending) and self._clockwork.now < deadline:
                self._line.later(0.4, lambda: self._ask_until(command, deadline, asked_at))
            else:
                self._answered(command, reply.body, is_at_screen=True)

        def silent() -> None:
            starts_at = min(one.span.starts_at for one in command.alternatives)
            is_ahead = asked_at is not None and starts_at - asked_at >= REQUEST_NEEDS_AHEAD
            if command.id in self._outbox:
                self._outbox[command.id] = Wish(command, is_printed=is_ahead)
            self._run_later()

        patience = max(0.1, deadline - self._clockwork.now)
        self._line.call(Ask(command, self._origin), heard, silent, patience=patience)

    def _answered(self, command: Book, answer: object, *, is_at_screen: bool) -> None:
        wish = self._outbox.get(command.id)
        if wish is None:
            return
        match answer:
            case Confirmed(booking=booking):
                now = self._process.now()
                if (is_at_screen or wish.is_printed) and now is not None:
                    del self._outbox[command.id]
                    self._process.happen(CentreConfirmed(booking, now))
                else:
                    self._give_back(command)
            case Declined(refusals=refusals) if any(map(is_recovering, refusals)):
                self._run_later()
            case Declined():
                del self._outbox[command.id]
            case Pending() if wish.is_printed or is_at_screen:
                self._line.later(ASKED_AGAIN_AFTER, lambda: self._ask_again(wish))
            case Pending() | Objection() | None:
                self._run_later()
            case _:
                del self._outbox[command.id]

    def _give_back(self, command: Book) -> None:
        """Nobody waits for it any more: what was confirmed too late goes back."""
        cancel = Cancel(id=UUID(int=command.id.int ^ 1), booking=command.id)

        def told(answer: object) -> None:
            if isinstance(answer, Cancelled) or (
                isinstance(answer, NotCancelled) and not is_recovering(answer.refusal)
            ):
                self._outbox.pop(command.id, None)
            else:
                self._run_later()

        self._line.ask(cancel, told)

    def _run_later(self) -> None:
        if not self._is_due:
            self._is_due = True
            self._line.later(ERRANDS_EVERY, self._due)

    def _due(self) -> None:
        self._is_due = False
        self.run()

    def run(self) -> None:
        """Ask again for all that has no answer."""
        for wish in list(self._outbox.values()):
            self._ask_again(wish)

    def _ask_again(self, wish: Wish) -> None:
        if wish.command.id not in self._outbox:
            return

        def heard(reply: Reply) -> None:
            self._answered(wish.command, reply.body, is_at_screen=False)

        ask = Ask(wish.command, self._origin, is_patient=wish.is_printed)
        self._line.call(ask, heard, self._run_later, patience=CALL_PATIENCE)
