"""What people with a booking can have done with it at a kiosk: come, stay longer, go indoors, give it back."""

from datetime import datetime

import structlog

from booking_core.domain.bookings import Booking, Whereabouts
from booking_core.domain.holding import may_check_in
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.stays import Stay, stay_of
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages.escrow import GiveBack, Shorten, Wished
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.outbox import WishState
from kiosk.anybody.changes import Changes
from kiosk.citizens.arrivals import Arrivals
from kiosk.citizens.booking_office import BookingOffice
from kiosk.citizens.equipment import Equipment
from kiosk.setup.settings import DEFAULT_LANGUAGE
from ui import ports
from ui.ports import BookingAltered, CentreSilent, ChangeOutcome, GivenBack, KioskChange, WishKept

log = structlog.get_logger()


class OwnBookings:
    """Asks the centre; while that is silent, what may wait is kept in the journal for it."""

    def __init__(self, equipment: Equipment, changes: Changes, booking: BookingOffice, arrivals: Arrivals) -> None:
        self._kiosk = equipment
        self._arrivals = arrivals
        self._changes = changes
        self._booking = booking

    def check_in(self, booking: BookingId) -> KioskChange:
        """The people have come; while the centre is silent that is kept for it, of a place in this house."""
        outcome = self._changes.check_in(booking)
        return WishKept() if _is_to_wait(outcome) and self._arrivals.take_down(booking) else outcome

    def change_end(self, booking: Booking, ends_at: datetime, language: str | None = None) -> KioskChange:
        """Let the stay of which `booking`, as it was shown, is part end at `ends_at`.

        Later, while the centre is silent: what this kiosk holds is confirmed as a booking that goes on from it.
        """
        stay = self._stay_of(booking)
        part = stay.part_ending_at_or_after(ends_at)
        given_up = self._without_the_rest(stay, part)
        if ends_at == part.span.ends_at or isinstance(given_up, Refusal | CentreSilent):
            return BookingAltered(part) if given_up is None else given_up
        to = ports.Alternative(part.space, part.layout, TimeSpan(part.span.starts_at, ends_at))
        outcome = self._changes.reschedule(part, to)
        if ends_at < part.span.ends_at:
            return self._or_kept(outcome, Shorten(part.id, ends_at, part.version, part.span.ends_at))
        return self._or_continued(outcome, part, ends_at, language=language)

    def decide(self, booking: Booking, place: Whereabouts) -> ChangeOutcome:
        """Let `booking`, in the open as it was shown, be outdoors, or indoors under the roof held for it."""
        return self._changes.decide(booking, place)

    def give_back(self, booking: BookingId) -> GivenBack:
        """Cancel `booking` at the centre, or withdraw it while it is a request.

        A withdrawn request may have reached the centre unheard: then it is given back when contact returns.
        """
        try:
            wish = self._kiosk.outbox.wish(booking)
            if wish is not None and wish.state is WishState.WAITING and self._kiosk.outbox.give_up(booking):
                return None
        except DiskRefused as err:
            log.error("the outbox cannot be used", code=err.code)  # noqa: TRY400
            return CentreSilent()
        match outcome := self._or_kept(self._changes.cancel(booking), GiveBack(booking)):
            case BookingAltered():
                return None
            case _:
                return outcome

    def _without_the_rest(self, stay: Stay, part: Booking) -> GivenBack:
        """Give back what goes on from `part`."""
        rest = stay.after(part)
        return self.give_back(rest[0].id) if rest else None

    def _stay_of(self, booking: Booking) -> Stay:
        picture = self._kiosk.pictures.current
        return Stay((booking,)) if picture is None else stay_of(booking, picture.calendar)

    def _or_continued(
        self, outcome: ChangeOutcome, part: Booking, ends_at: datetime, *, language: str | None
    ) -> KioskChange:
        """Where the centre cannot say, this kiosk's own cells go on from `part`; else nothing is changed.

        Whoever asks is here, and has come when it is about the time for that.
        """
        picture = self._kiosk.pictures.current
        if picture is None or not _is_to_wait(outcome):
            return outcome
        self._have_come(part)
        return self._booking.go_on(part, ends_at, picture, language=language or self._language_of(part)) or outcome

    def _have_come(self, part: Booking) -> None:
        """Take down that they are here, where that is not known."""
        is_time = may_check_in(part, now=self._kiosk.clock()) and not self._stay_of(part).have_come
        if is_time:
            self._arrivals.take_down(part.id)

    def _language_of(self, booking: Booking) -> str:
        """Of the receipt that was printed here, if any."""
        try:
            receipts = self._kiosk.outbox.receipts_of(booking.id)
        except DiskRefused as err:
            log.error("the outbox cannot be read", code=err.code)  # noqa: TRY400
            return DEFAULT_LANGUAGE
        return receipts[0].language if receipts else DEFAULT_LANGUAGE

    def _or_kept(self, outcome: ChangeOutcome, act: Wished) -> ChangeOutcome | WishKept:
        """What the centre could not be told, or cannot do yet, waits in the journal."""
        return WishKept() if _is_to_wait(outcome) and self._kiosk.custody.wished(act) else outcome


def _is_to_wait(outcome: ChangeOutcome) -> bool:
    """Whether the centre could not be told, or cannot do it before it has recovered."""
    return isinstance(outcome, CentreSilent) or _is_recovering(outcome)


def _is_recovering(outcome: ChangeOutcome) -> bool:
    return isinstance(outcome, Refusal) and outcome.code is RefusalCode.RECOVERING
