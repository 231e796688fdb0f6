"""What staff at a front desk are told is what the centre holds; who booked is asked for and not kept."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from booking_core.domain.bookings import BookingState, Channel, Contact, Need, Openness, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, CardId, ConditionId, HouseWishId, StaffId, VenueId
from booking_core.domain.place_cards import CardKind, mark_of
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.conditions import ConditionKind, ConditionReport, Thing
from booking_core.domain.told.house_wishes import HouseAnswer, HouseWish, WeekPart, WishedPlace, WishHeard
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import (
    Book,
    BookingChanged,
    BookingContact,
    BookingsWanted,
    Cancel,
    CloseCondition,
    ContactsWanted,
    ReceiptWanted,
    WaitingWanted,
)
from booking_core.protocol.messages.cards import CardsWanted, IssueCard, RevokeCard
from booking_core.protocol.messages.escrow import BookingInDoubt, ReceiptInDoubt, Redeem, Redeemed
from booking_core.protocol.messages.staff import StaffTold
from booking_core.protocol.messages.wishes import AnswerWish, CloseWish, WishesWanted
from booking_core.protocol.receipts import Unreadable
from booking_core.protocol.sealing import open_contact
from kiosk.anybody.redeeming import PaperOffice
from kiosk.centre.client import CentreClient
from kiosk.devices.printers import FolderPrinter
from kiosk.keeping.house_pictures import HousePictures
from kiosk.paper.receipts import ReceiptOffice
from kiosk.staff.desk import CentreDesk
from tests.booking_core.sample_places import HALL_NORTH, HOUSE, HOUSE_KIOSK, MEETING, WORKSHOP
from tests.kiosk.loopback_centre import NOON, Fault, LoopbackCentre, booking_somewhere
from tests.kiosk.machine import ANSWERED_WITHIN_SECONDS, LATER_TODAY, Screen, paper_office, plain_text
from ui.ports import (
    Alternative,
    BookingAltered,
    BookingFound,
    CardWish,
    CentreSilent,
    DeskCard,
    FoundNear,
    NotAReceipt,
    Override,
    PaperInDoubt,
    PaperKept,
    PaperState,
    StaffWish,
)


class SheetsAsked:
    """Remembers which sheets were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[VenueId, date]] = []

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        self.asked.append((venue, day))
        return PaperState.PRINTED


@dataclass(frozen=True)
class DeskUnderTest:
    centre: LoopbackCentre
    screen: Screen
    pictures: HousePictures
    desk: CentreDesk
    sheets: SheetsAsked
    folder: Path
    offices: PaperOffice

    @property
    def papers(self) -> list[str]:
        return sorted(path.name for path in self.folder.glob("*.pdf"))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DeskUnderTest]:
    with LoopbackCentre().running() as centre:
        centre.origin = Origin(Channel.STAFF, HOUSE_KIOSK)
        identity, screen, sheets = centre.identity(), Screen(), SheetsAsked()
        client = CentreClient(identity, centre_url=centre.url, software="test", command_seconds=ANSWERED_WITHIN_SECONDS)
        pictures = HousePictures(identity.device, screen.post)
        printer = FolderPrinter(tmp_path)
        papers = paper_office(client, pictures, tmp_path)
        desk = CentreDesk(
            client,
            pictures=pictures,
            receipts=ReceiptOffice(identity, pictures=pictures, printer=printer, typesetter=plain_text),
            papers=papers,
            schedules=sheets,
            device=identity.device,
            sealing_key=identity.enrolled.sealing_key,
            clock=lambda: NOON,
        )
        pictures.begin(centre.municipality, Calendar.of(()), seen_at=NOON, connected=True)
        yield DeskUnderTest(
            centre, screen, pictures=pictures, desk=desk, sheets=sheets, folder=tmp_path, offices=papers
        )
        client.close()
        papers.close()


def a_wish(**more: object) -> StaffWish:
    span = TimeSpan(LATER_TODAY, LATER_TODAY + timedelta(hours=1))
    wish = StaffWish(
        id=BookingId(uuid4()),
        to=Alternative(WORKSHOP, MEETING, span),
        persons=8,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
    )
    return replace(wish, **more)  # type: ignore[arg-type]  # the fields' own types


def booked(house: DeskUnderTest, **more: object) -> BookingAltered:
    outcome = house.desk.book(a_wish(**more))
    assert isinstance(outcome, BookingAltered)
    return outcome


def test_a_booking_for_the_person_in_front_needs_no_name(house: DeskUnderTest) -> None:
    booking = booked(house, wheelchairs=2, needs=(Need.STEP_FREE,)).booking

    assert house.screen.newest.calendar.bookings[booking.id] == booking
    assert (booking.channel, booking.wheelchairs, booking.needs) == (Channel.STAFF, 2, (Need.STEP_FREE,))
    (sent,) = (message for message in house.centre.heard if isinstance(message, Book))
    assert sent.contact is None


def test_a_caller_s_name_number_and_e_mail_leave_this_machine_sealed(house: DeskUnderTest) -> None:
    booked(house, name=" Jens Ærø ", phone="44 52 00 17", email=" jens@example.org")

    (sent,) = (message for message in house.centre.heard if isinstance(message, Book))
    assert sent.contact is not None
    known = open_contact(sent.contact, house.centre.sealing_key)
    assert known == Contact("Jens Ærø", "44 52 00 17", "jens@example.org")


def test_pressing_twice_books_once(house: DeskUnderTest) -> None:
    wish = a_wish()

    assert house.desk.book(wish) == house.desk.book(wish)
    assert len(house.centre.bookings) == 1


def test_a_taken_room_is_refused_with_its_reason(house: DeskUnderTest) -> None:
    booked(house)

    outcome = house.desk.book(a_wish())

    assert isinstance(outcome, Refusal)
    assert outcome.code is RefusalCode.TAKEN


def test_staff_let_a_booking_past_a_rule_and_the_reason_goes_along(house: DeskUnderTest) -> None:
    span = TimeSpan(LATER_TODAY, LATER_TODAY + timedelta(hours=5))
    long = a_wish(to=Alternative(WORKSHOP, MEETING, span))
    knowingly = Override((RefusalCode.TOO_LONG,), "Kursus")

    refused = house.desk.book(long)
    outcome = house.desk.book(replace(long, id=BookingId(uuid4()), override=knowingly))

    assert isinstance(refused, Refusal)
    assert refused.code is RefusalCode.TOO_LONG
    assert isinstance(outcome, BookingAltered)
    longer = TimeSpan(span.starts_at, span.ends_at + timedelta(minutes=30))
    moved = house.desk.reschedule(outcome.booking, Alternative(WORKSHOP, MEETING, longer), override=knowingly)
    assert isinstance(moved, BookingAltered)
    assert moved.booking.span == longer


def test_whom_a_booking_is_for_is_told_to_the_centre(house: DeskUnderTest) -> None:
    booked(house, user=KindOfUser.BUSINESS, audience="adults", is_resident=False)

    (sent,) = (message for message in house.centre.heard if isinstance(message, Book))
    assert (sent.user, sent.audience, sent.is_resident, sent.is_trial) == (KindOfUser.BUSINESS, "adults", False, False)


def test_a_booking_is_moved_to_another_place(house: DeskUnderTest) -> None:
    booking = booked(house).booking
    later = TimeSpan(booking.span.starts_at + timedelta(hours=1), booking.span.ends_at + timedelta(hours=1))
    layout = house.centre.municipality.space_by_id[HALL_NORTH].standing_layout.id

    outcome = house.desk.reschedule(booking, Alternative(HALL_NORTH, layout, later))

    assert isinstance(outcome, BookingAltered)
    assert (outcome.booking.space, outcome.booking.span, outcome.booking.version) == (HALL_NORTH, later, 2)
    assert house.screen.newest.calendar.bookings[booking.id] == outcome.booking


def test_what_somebody_else_has_moved_is_not_moved_again(house: DeskUnderTest) -> None:
    booking = booked(house).booking
    house.centre.change(BookingChanged(booking=replace(booking, version=5)))

    outcome = house.desk.reschedule(booking, Alternative(WORKSHOP, MEETING, booking.span))

    assert outcome == Refusal(RefusalCode.VERSION_CHANGED, {"version": 5})


def test_cancelling_needs_a_reason_and_frees_the_room(house: DeskUnderTest) -> None:
    booking = booked(house).booking

    refused = house.desk.cancel(booking.id, "")
    outcome = house.desk.cancel(booking.id, "Vandskade")

    assert isinstance(refused, Refusal)
    assert isinstance(outcome, BookingAltered)
    assert (outcome.booking.state, outcome.booking.reason) == (BookingState.CANCELLED_BY_STAFF, "Vandskade")
    assert isinstance(house.desk.book(a_wish()), BookingAltered)


def test_undoing_a_cancellation_books_in_its_place(house: DeskUnderTest) -> None:
    booking = booked(house).booking
    house.desk.cancel(booking.id, "fejl")

    assert booked(house, replaces=booking.id).booking.replaces == booking.id


def test_while_the_centre_is_silent_nothing_is_changed(house: DeskUnderTest) -> None:
    booking = booked(house).booking
    house.centre.faults = dict.fromkeys((Book, Cancel, ContactsWanted, ReceiptWanted), Fault.HTTP_500)

    assert house.desk.book(a_wish()) == CentreSilent()
    assert house.desk.cancel(booking.id, "Vandskade") == CentreSilent()
    assert house.desk.contacts(booking.span) == CentreSilent()
    assert house.desk.print_receipt(booking.id, "da") is PaperState.FAILED


def test_who_stands_behind_the_day_s_bookings_is_told(house: DeskUnderTest) -> None:
    booking = booked(house).booking
    house.centre.contacts[booking.id] = BookingContact(booking.id, "Jens Ærø", "44520017", "jens@example.org")

    assert house.desk.contacts(booking.span) == {booking.id: Contact("Jens Ærø", "44520017", "jens@example.org")}


def test_before_anybody_has_signed_in_the_centre_is_not_asked_for_people(house: DeskUnderTest) -> None:
    booking = booked(house).booking
    house.centre.contacts[booking.id] = BookingContact(booking.id, "Jens Ærø", "44520017", "jens@example.org")
    house.centre.staff = StaffTold(is_needed=True)

    assert house.desk.contacts(booking.span) == CentreSilent()
    assert house.desk.waiting() == CentreSilent()
    assert not [one for one in house.centre.heard if isinstance(one, ContactsWanted | WaitingWanted)]

    house.centre.staff = StaffTold(is_needed=True, name=StaffId("jens"), until=NOON + timedelta(minutes=30))
    house.desk.sign_in("jens", "en lang sætning", None)
    assert house.desk.contacts(booking.span) != CentreSilent()
    assert house.desk.waiting() == ()

    house.centre.staff = StaffTold(is_needed=True)
    house.desk.sign_out()
    assert house.desk.contacts(booking.span) == CentreSilent()


def test_a_search_brings_bookings_with_those_behind_them(house: DeskUnderTest) -> None:
    booking = booked(house).booking
    house.centre.contacts[booking.id] = BookingContact(booking.id, "Jens Ærø", "44520017")

    assert house.desk.search("Ærø") == (BookingFound(booking, Contact("Jens Ærø", "44520017")),)


def test_a_search_looks_at_the_coming_weeks_and_with_a_plus_at_all_there_is(house: DeskUnderTest) -> None:
    found = (BookingFound(booked(house).booking, Contact()),)
    house.centre.looked_until = until = datetime(2026, 12, 31, tzinfo=UTC)

    assert house.desk.search("Ærø") == FoundNear(found, until)
    assert house.desk.search("Ærø +") == found


def test_a_scanned_receipt_finds_its_booking_and_half_a_receipt_says_so(house: DeskUnderTest) -> None:
    booking = booked(house).booking
    url = f"HTTPS://MOEDESTED.EXAMPLE/R/{house.centre.receipt_of(booking)}"

    assert house.desk.search(url) == (BookingFound(booking, Contact()),)
    assert house.desk.search(url[:-9]) == NotAReceipt(Unreadable.TRUNCATED)


def test_a_scanned_receipt_that_the_desk_does_not_know_is_shown_to_the_centre(house: DeskUnderTest) -> None:
    lost = booking_somewhere(starts_at=LATER_TODAY)
    house.centre.redeem_answer = Redeemed(booking=lost, made_again=True)
    house.centre.contacts[lost.id] = BookingContact(lost.id, "Jens Ærø", "44520017")

    found = house.desk.search(f"HTTPS://MOEDESTED.EXAMPLE/R/{house.centre.receipt_of(lost)}")

    assert found == (BookingFound(lost, Contact("Jens Ærø", "44520017"), made_again=True),)
    assert house.pictures.current is not None
    assert house.pictures.current.calendar.bookings[lost.id] == lost


def test_a_receipt_whose_room_has_gone_is_told_to_the_desk_with_its_booking(house: DeskUnderTest) -> None:
    lost = booking_somewhere(starts_at=LATER_TODAY)
    doubt = BookingInDoubt(lost, "cells", HOUSE_KIOSK)
    house.centre.redeem_answer = ReceiptInDoubt(doubt=doubt)

    assert house.desk.search(house.centre.receipt_of(lost)) == PaperInDoubt(doubt)


def test_a_desk_without_the_centre_keeps_what_was_scanned(house: DeskUnderTest) -> None:
    lost = booking_somewhere(starts_at=LATER_TODAY)
    house.centre.faults[Redeem] = Fault.HTTP_500

    found = house.desk.search(house.centre.receipt_of(lost))

    assert found == PaperKept(lost.space, lost.span)
    assert house.offices.waiting() == (house.centre.receipt_of(lost),)


def test_the_old_paper_leads_the_desk_to_what_was_booked_in_its_place(house: DeskUnderTest) -> None:
    first = booking_somewhere(starts_at=LATER_TODAY)
    again = replace(first, id=BookingId(uuid4()), replaces=first.id)
    house.pictures.changed((again,))

    assert house.desk.search(house.centre.receipt_of(first)) == (BookingFound(again, Contact()),)


def test_without_the_centre_a_code_still_finds_its_booking(house: DeskUnderTest) -> None:
    booking = booking_somewhere()
    house.pictures.changed((booking,))
    house.centre.faults[BookingsWanted] = Fault.HTTP_500

    assert house.desk.search(code_of(booking.id)) == (BookingFound(booking, Contact()),)
    assert house.desk.search("Ærø") == CentreSilent()


def test_the_second_receipt_of_one_version_is_a_copy(house: DeskUnderTest) -> None:
    booking = booked(house).booking
    code = code_of(booking.id)

    assert house.desk.print_receipt(booking.id, "da") is PaperState.PRINTED
    assert house.desk.print_receipt(booking.id, "en") is PaperState.PRINTED

    assert house.papers == [f"receipt-{code}-copy.pdf", f"receipt-{code}.pdf"]


def test_what_is_cancelled_gets_no_receipt(house: DeskUnderTest) -> None:
    booking = booked(house).booking
    house.desk.cancel(booking.id, "Vandskade")

    assert house.desk.print_receipt(booking.id, "da") is PaperState.FAILED


def test_the_janitor_s_sheet_is_asked_for_by_house_and_day(house: DeskUnderTest) -> None:
    assert house.desk.print_schedule(HOUSE, date(2026, 11, 24)) is PaperState.PRINTED
    assert house.sheets.asked == [(HOUSE, date(2026, 11, 24))]


def test_what_is_put_right_is_told_each_time_by_a_message_of_its_own(house: DeskUnderTest) -> None:
    """The centre keeps what an id was answered, for the machine that sent it: another's would hear of a mistake."""
    light = ConditionReport(ConditionId(uuid4()), WORKSHOP, ConditionKind.BROKEN, Thing.LIGHT, NOON, NOON)
    house.centre.conditions[light.id] = light

    assert [house.desk.close_condition(light.id) for _ in range(2)] == [True, True]

    told = [message for message in house.centre.heard if isinstance(message, CloseCondition)]
    assert [message.report for message in told] == [light.id] * 2
    assert len({message.id for message in told}) == 2


def a_card(**more: object) -> CardWish:
    wish = CardWish(CardId(uuid4()), CardKind.PERSON, None, date(2027, 11, 26), name=" Åse Ærø ", phone="40 21 73 55")
    return replace(wish, **more)  # type: ignore[arg-type]  # the fields' own types


def test_a_place_card_is_given_out_printed_found_and_stopped(house: DeskUnderTest) -> None:
    wish = a_card()
    card = house.desk.issue_card(wish)
    assert isinstance(card, DeskCard)

    assert house.desk.print_card(card, "da") is PaperState.PRINTED
    assert house.papers == [f"card-{mark_of(card.id)}.pdf"]
    assert house.desk.find_cards("Åse Ærø") == (card,)
    assert house.desk.issue_card(wish) == card
    assert house.desk.revoke_card(card.id) == replace(card, is_revoked=True)
    refused = house.desk.revoke_card(CardId(uuid4()))
    assert isinstance(refused, Refusal)
    assert refused.code is RefusalCode.UNKNOWN_CARD


def test_whose_a_card_is_goes_sealed(house: DeskUnderTest) -> None:
    house.desk.issue_card(a_card())

    (asked,) = (one for one in house.centre.heard if isinstance(one, IssueCard))
    assert open_contact(asked.contact, house.centre.sealing_key) == Contact("Åse Ærø", "40 21 73 55")


def test_while_the_centre_is_silent_no_card_is_given_out(house: DeskUnderTest) -> None:
    house.centre.faults = dict.fromkeys((IssueCard, RevokeCard, CardsWanted), Fault.HTTP_500)

    assert house.desk.issue_card(a_card()) == CentreSilent()
    assert house.desk.revoke_card(CardId(uuid4())) == CentreSilent()
    assert house.desk.find_cards("Åse") == CentreSilent()


def test_what_people_miss_is_read_answered_and_closed(house: DeskUnderTest) -> None:
    wish = HouseWish(HOUSE, WishedPlace.HALL, Purpose.MUSIC, 60, WeekPart.EVENINGS)
    house.centre.wishes[wish.id] = WishHeard(wish, 3, NOON)

    answered = house.desk.answer_wish(wish.id, "Fra maj", "From May")

    assert isinstance(answered, WishHeard)
    assert answered == WishHeard(wish, 3, NOON, HouseAnswer("Fra maj", "From May", NOON))
    assert house.desk.house_wishes() == (answered,)
    assert house.desk.close_wish(wish.id) == replace(answered, is_closed=True)
    refused = house.desk.close_wish(HouseWishId(uuid4()))
    assert isinstance(refused, Refusal)
    assert refused.code is RefusalCode.UNKNOWN_WISH


def test_while_the_centre_is_silent_the_house_answers_no_wish(house: DeskUnderTest) -> None:
    house.centre.faults = dict.fromkeys((AnswerWish, CloseWish, WishesWanted), Fault.HTTP_500)

    assert house.desk.house_wishes() == CentreSilent()
    assert house.desk.answer_wish(HouseWishId(uuid4()), "Ja", "") == CentreSilent()
    assert house.desk.close_wish(HouseWishId(uuid4())) == CentreSilent()
