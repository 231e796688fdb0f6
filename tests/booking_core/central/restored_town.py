"""A centre that is stopped and put back, with a kiosk and a desk that live on."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from booking_core.central.data_folder.backups import restore
from booking_core.domain.bookings import Booking, Contact, Purpose
from booking_core.domain.identity import BookingId, CardId, DeviceId, LayoutId, SpaceId, VenueId
from booking_core.domain.place_cards import CardKind
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.house_wishes import HouseWish, WishHeard
from booking_core.protocol.envelope import FromCentre
from booking_core.protocol.messages import Alternative, Book
from booking_core.protocol.messages.cards import CardGiven, CardsFound, CardsWanted, CardTold, IssueCard, RevokeCard
from booking_core.protocol.messages.escrow import Report, Reported
from booking_core.protocol.messages.wishes import AnswerWish, TellWish, WishesTold, WishesWanted, WishNoted
from booking_core.protocol.sealing import seal_contact
from booking_core.store.machines import devices
from tests.booking_core.central.kiosk_at_the_centre import Kiosk, enrolled
from tests.booking_core.central.machines.test_answering import Device
from tests.booking_core.central.running_centre import RunningCentre, ask_for, chosen_database, running_centre

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

    def give_card(self) -> CardTold:
        """A place card, given out by the desk."""
        self.desk.hello()
        card, sealing_key = CardId(uuid4()), self.running.centre.keys.sealing.public_key()
        contact = seal_contact(Contact("Åse Ærø", "40 21 73 55"), sealing_key)
        until = self.running.clock().date() + timedelta(days=365)
        answer = self.desk.ask(IssueCard(id=card, kind=CardKind.PERSON, valid_until=until, contact=contact))
        assert isinstance(answer, CardGiven), answer
        return answer.card

    def stop_card(self, card: CardTold) -> None:
        assert isinstance(self.desk.ask(RevokeCard(card=card.card)), CardGiven)

    def find_card(self, token: str) -> tuple[CardTold, ...]:
        """What the desk is told of the card whose code it scans."""
        answer = self.desk.ask(CardsWanted(text=token))
        assert isinstance(answer, CardsFound), answer
        return answer.cards

    def booked_with(self, card: CardTold, day: int) -> FromCentre:
        """What a kiosk is answered that asks for a hall on that day of December, with the card."""
        starts_at = datetime(2026, 12, day, 9, tzinfo=UTC)
        span = TimeSpan(starts_at, starts_at + timedelta(hours=1))
        wish = Book(
            id=BookingId(uuid4()),
            alternatives=(Alternative(SpaceId("mh-lok3"), LayoutId("meeting"), span),),
            persons=6,
            purpose=Purpose.MEETING,
            contact=seal_contact(Contact(card=str(card.card)), self.running.centre.keys.sealing.public_key()),
        )
        return self.kiosk.device.ask(wish)

    def wish_for(self, wish: HouseWish) -> tuple[WishHeard, ...]:
        """What the kiosk is told of its house once two have said it there, and the house has answered."""
        for _ in range(2):
            assert isinstance(self.kiosk.device.ask(TellWish(id=uuid4(), wish=wish)), WishNoted)
        self.desk.hello()
        assert isinstance(self.desk.ask(AnswerWish(wish=wish.id, danish="Vi ser på det.")), WishNoted)
        return self.wishes()

    def wishes(self) -> tuple[WishHeard, ...]:
        """What people miss in the house of the kiosk, as it is told."""
        answer = self.kiosk.device.ask(WishesWanted())
        assert isinstance(answer, WishesTold), answer
        return answer.heard

    def desk_reports(self, *known: Booking) -> Reported:
        """It has heard of the bookings `known`."""
        self.desk.epoch = self.epoch
        snapshot = Report(incarnation=None, parts=(), bookings=known, is_whole=True, cursor=self.kiosk.cursor)
        answer = self.desk.ask(snapshot)
        assert isinstance(answer, Reported), answer
        return answer
