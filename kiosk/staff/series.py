"""What staff at a front desk can have done with series: asked of the centre, shown here as soon as it has answered."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

import msgspec
import structlog
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from booking_core.domain.bookings import Booking, Contact, Instead
from booking_core.domain.identity import BookingId, SeriesId
from booking_core.domain.recurring.series import Scope, Series, SeriesWish
from booking_core.protocol.messages import (
    AddToSeries,
    ApproveSeries,
    BookingSeen,
    CancelSeries,
    ChangeSeries,
    DateRefused,
    DeclineSeries,
    NoReceipt,
    SameIdOtherBody,
    SeriesAltered,
    SeriesBooked,
    SeriesCommand,
    SeriesOnWire,
    SeriesRefused,
    SeriesRequested,
    SeriesWanted,
    refusal_from_wire,
)
from booking_core.protocol.sealing import seal_contact
from booking_core.protocol.series_on_wire import series_from_wire, wish_to_wire
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure
from kiosk.centre.unanswered import UnansweredIds
from kiosk.keeping.house_pictures import HousePictures
from kiosk.paper.jobs import SeriesDates
from kiosk.paper.receipts import ReceiptOffice
from ui.ports import Alternative, CentreSilent, Override, PaperState, SeriesDone, SeriesMove, SeriesOutcome
from ui.view_models.offering.series_foresight import change_of

_NOBODY = UUID(int=0)

log = structlog.get_logger()


class SeriesDesk:
    """A `ui.ports.SeriesDesk`. While the centre is silent it changes nothing."""

    def __init__(
        self,
        client: CentreClient,
        *,
        pictures: HousePictures,
        receipts: ReceiptOffice,
        sealing_key: X25519PublicKey,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID] = uuid4,
    ) -> None:
        self._client = client
        self._pictures = pictures
        self._receipts = receipts
        self._sealing_key = sealing_key
        self._clock = clock
        self._unanswered = UnansweredIds(new_id)
        self._printed: set[tuple[SeriesId, int]] = set()

    def book(self, wish: SeriesWish, contact: Contact) -> SeriesOutcome:
        """Book every date that can be had; the wish's own id makes booking twice harmless."""
        known = Contact(contact.name.strip(), contact.phone.strip(), contact.email.strip())
        sealed = None if known == Contact() else seal_contact(known, self._sealing_key)
        return self._asked(wish_to_wire(wish, sealed))

    def move(self, move: SeriesMove) -> SeriesOutcome:
        """Move all the dates that are meant, or none."""
        return self._ask(change_of(move, _NOBODY))

    def cancel(self, series: SeriesId, booking: BookingId, scope: Scope, reason: str) -> SeriesOutcome:
        """Cancel those dates for the house."""
        return self._ask(CancelSeries(id=_NOBODY, series=series, booking=booking, scope=scope, reason=reason))

    def add(
        self,
        series: SeriesId,
        day: date,
        *,
        to: Alternative | None,
        replaces: BookingId | None,
        override: Override | None = None,
    ) -> SeriesOutcome:
        """Book the series on one more day."""
        return self._ask(
            AddToSeries(
                id=_NOBODY,
                series=series,
                day=day,
                to=None if to is None else Instead(to.space, to.layout, to.span),
                replaces=replaces,
                overrides=() if override is None else override.codes,
                override_reason="" if override is None else override.reason,
            )
        )

    def approve(self, series: SeriesId, requests: Sequence[Booking]) -> SeriesOutcome:
        """Say yes to those dates, as they were shown."""
        return self._ask(ApproveSeries(id=_NOBODY, series=series, seen=_seen(requests)))

    def decline(self, series: SeriesId, requests: Sequence[Booking], reason: str) -> SeriesOutcome:
        """Say no to those dates, as they were shown."""
        return self._ask(DeclineSeries(id=_NOBODY, series=series, seen=_seen(requests), reason=reason))

    def print(self, series: SeriesId, language: str) -> PaperState:
        """One receipt for all dates as they are now; the second one of the same version is a copy."""
        try:
            answer = self._client.whole_series(SeriesWanted(series=series))
        except CentreFailure as err:
            log.warning("no answer about a series", series=str(series), reason=type(err).__name__)
            return PaperState.FAILED
        known = None if isinstance(answer, NoReceipt) else self._known(answer.series)
        if isinstance(answer, NoReceipt) or known is None:
            return PaperState.FAILED
        first = next(one for one in answer.bookings if one.id == answer.first)
        receipt = self._receipts.of_booking(first, answer.receipt, language=language, issued_at=self._clock())
        key = (known.id, known.version)
        paper = self._receipts.print(receipt, SeriesDates(known, answer.bookings), is_copy=key in self._printed)
        if paper is PaperState.PRINTED:
            self._printed.add(key)
        return paper

    def _ask(self, command: ChangeSeries | CancelSeries | AddToSeries | ApproveSeries | DeclineSeries) -> SeriesOutcome:
        """What got no answer and is asked again in the same words goes out under the same id."""
        words = msgspec.json.encode(command)
        outcome = self._asked(msgspec.structs.replace(command, id=self._unanswered.id_of(words)))
        if not isinstance(outcome, CentreSilent):
            self._unanswered.answered(words)
        return outcome

    def _asked(self, command: SeriesCommand) -> SeriesOutcome:
        try:
            answer = self._client.series(command)
        except CentreFailure as err:
            log.warning("no answer about a series", command=type(command).__name__, reason=type(err).__name__)
            return CentreSilent()
        match answer:
            case (
                SeriesBooked(series=series, bookings=bookings, refused=refused)
                | SeriesRequested(series=series, bookings=bookings, refused=refused)
            ):
                return self._shown(series, bookings, refused)
            case SeriesAltered(series=series, bookings=bookings):
                return self._shown(series, bookings, ())
            case SeriesRefused(refusal=refusal):
                return refusal_from_wire(refusal)
            case SameIdOtherBody():
                return CentreSilent()

    def _shown(
        self, on_wire: SeriesOnWire, bookings: tuple[Booking, ...], refused: tuple[DateRefused, ...]
    ) -> SeriesOutcome:
        series = self._known(on_wire)
        if series is None:
            return CentreSilent()
        self._pictures.changed(bookings, series=(series,))
        return SeriesDone(series, bookings, {one.day: refusal_from_wire(one.refusal) for one in refused})

    def _known(self, series: SeriesOnWire) -> Series | None:
        """None while this machine does not know the places yet: nothing was shown that could have been asked for."""
        picture = self._pictures.current
        return None if picture is None else series_from_wire(series, picture.municipality.zone)


def _seen(requests: Iterable[Booking]) -> tuple[BookingSeen, ...]:
    return tuple(BookingSeen(one.id, one.version) for one in requests)
