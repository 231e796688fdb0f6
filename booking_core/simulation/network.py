"""Messages between machines and the centre: lost, late, doubled, out of order, and heard again hours later.

call ──► delay ──► centre ──► delay ──► answer        a lost leg: silence after the caller's patience
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from booking_core.domain.identity import DeviceId
from booking_core.protocol.messages import Incarnation
from booking_core.protocol.messages.escrow import Sync, Synced
from booking_core.simulation.clockwork import Clockwork

AT_ONCE_SECONDS = 0.1
LATEST_ECHO_SECONDS = 6 * 3600.0
MOST_REMEMBERED = 40
GRANTS_HELD_BACK_SECONDS = 8.0


@dataclass(frozen=True, slots=True)
class Request:
    """What an envelope carries to the centre."""

    sender: DeviceId
    epoch: int
    incarnation: Incarnation | None
    body: object


@dataclass(frozen=True, slots=True)
class Reply:
    """What an envelope carries back: `epoch` is the centre's."""

    epoch: int
    body: object


Hear = Callable[[Reply], None]


def not_listening(reply: Reply) -> None:  # noqa: ARG001  # as it says
    """To echoes of what one has heard already."""
    return


@dataclass(slots=True)
class Call:
    """A question under way: `heard` gets its answer, `silent` is told that none came.

    `echoed` gets what is answered once more, however late.
    """

    request: Request
    heard: Hear
    silent: Callable[[], None]
    patience: float
    echoed: Hear
    is_open: bool = True
    is_lost: bool = False


@dataclass(slots=True)
class Link:
    """One machine's way to the centre. `loss` and `echoes` are shares of messages."""

    up: bool = True
    down: bool = True
    slowest: float = 0.3
    loss: float = 0.0
    echoes: float = 0.0
    is_caught: bool = False
    """Somebody else answers at once: a captive portal, or whoever cannot show the centre's certificate."""

    cut_at: float | None = None
    """Since when it carries nothing, in one way or both; None while it does."""

    open_calls: list[Call] = field(default_factory=list)
    remembered: list[Call] = field(default_factory=list)
    seldom: list[Call] = field(default_factory=list)
    """What was said besides SYNCs."""

    recall: "tuple[Call, Reply] | None" = None
    """The last answer in which cells were wanted back."""

    holds_grants_back: bool = False
    """Answers that grant cells come late, and that recall is heard once more before them."""

    @property
    def is_whole(self) -> bool:
        return self.up and self.down


class Network:
    """All links. `arrive` is the centre's ear; it answers a call through `answer`, or loses it."""

    def __init__(self, clockwork: Clockwork, random: Random) -> None:
        self._clockwork = clockwork
        self._random = random
        self._links: dict[DeviceId, Link] = {}
        self.arrive: Callable[[Call], None] = self.lose
        self.spoilt = 0

    def link(self, sender: DeviceId) -> Link:
        return self._links.setdefault(sender, Link())

    def links(self) -> list[Link]:
        return list(self._links.values())

    def call(
        self,
        request: Request,
        heard: Hear,
        silent: Callable[[], None],
        *,
        patience: float,
        echoed: Hear = not_listening,
    ) -> None:
        link = self.link(request.sender)
        call = Call(request, heard, silent, patience, echoed)
        link.open_calls = [one for one in link.open_calls if one.is_open]
        link.open_calls.append(call)
        if not isinstance(request.body, Sync):
            link.seldom.append(call)
        elif len(link.remembered) < MOST_REMEMBERED:
            link.remembered.append(call)
        else:
            link.remembered[self._random.randrange(MOST_REMEMBERED)] = call
        if not link.up or self.strikes(link.loss):
            self.lose(call)
        else:
            self._clockwork.after(self._delay(link), self._arrive, call)
        if link.echoes and self.strikes(link.echoes):
            self._clockwork.after(self._random.random() * 20, self._arrive, call)

    def echo(self, sender: DeviceId, of_the_last: int | None = None) -> None:
        """Something that was said long ago is heard again: anything, or what is seldom said, of the last so many."""
        link = self.link(sender)
        is_seldom = of_the_last is not None or self._random.random() < 0.5 or not link.remembered
        kept = link.seldom[-(of_the_last or 0) :] if is_seldom else link.remembered
        if kept:
            self.spoilt += 1
            self._clockwork.after(self._random.random() * 5, self._arrive, self._random.choice(kept))

    def answer(self, call: Call, reply: Reply) -> None:
        link = self.link(call.request.sender)
        if isinstance(reply.body, Synced) and reply.body.recalls:
            link.recall = call, reply
        if not link.down or self.strikes(link.loss):
            self.lose(call)
            return
        wait = self._delay(link)
        if link.holds_grants_back and link.recall is not None and isinstance(reply.body, Synced) and reply.body.grants:
            self.spoilt += 1
            self._clockwork.after(wait, self._deliver, *link.recall)
            wait += GRANTS_HELD_BACK_SECONDS
        self._clockwork.after(wait, self._deliver, call, reply)
        if link.echoes and self.strikes(link.echoes):
            late = self._random.random() ** 4 * LATEST_ECHO_SECONDS
            self._clockwork.after(late, self._deliver, call, reply)

    def lose(self, call: Call) -> None:
        if call.is_open and not call.is_lost:
            call.is_lost = True
            is_caught = self.link(call.request.sender).is_caught
            self._clockwork.after(AT_ONCE_SECONDS if is_caught else call.patience, self._fall_silent, call)

    def cut(self, sender: DeviceId, *, up: bool, down: bool, is_caught: bool = False) -> None:
        """Whatever is under way on that link fails."""
        link = self.link(sender)
        link.up, link.down, link.is_caught = up, down, is_caught
        if link.is_whole:
            link.cut_at = None
        elif link.cut_at is None:
            link.cut_at = self._clockwork.now
        for call in link.open_calls:
            self.lose(call)

    def _arrive(self, call: Call) -> None:
        self.arrive(call)

    def _deliver(self, call: Call, reply: Reply) -> None:
        is_first, call.is_open = call.is_open, False
        (call.heard if is_first else call.echoed)(reply)

    def _fall_silent(self, call: Call) -> None:
        if call.is_open:
            call.is_open = False
            call.silent()

    def _delay(self, link: Link) -> float:
        return 0.02 + self._random.random() * link.slowest

    def strikes(self, share: float) -> bool:
        """Whether this one is among that share of messages; counted."""
        if share and self._random.random() < share:
            self.spoilt += 1
            return True
        return False
