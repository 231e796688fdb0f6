"""From the first touch to the receipt, by touch, with the real pages, which slide in as they do for most people."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import zxingcpp
from PIL import Image

from booking_core.domain.identity import CardId
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from tests.painted import PAINTED
from tests.ui.fit import misfits
from tests.ui.herlev_day import MemoryDesk, booking, confirmed, picture_of_the_day, proof_of, wall
from tests.ui.visitor import Arrive
from ui.ports import (
    BookingConfirmed,
    BookingOutcome,
    BookingRefused,
    BookingRequested,
    BookingWish,
    CardShown,
    CentreSilent,
    KioskOutOfOrder,
    PaperState,
)
from ui.view_models.confirming.receipt_state import derive_state, sure_instead

CARD_TEXT = "YE" + "A" * 142
CARD = CardShown(CardId(UUID(int=0x8E34)), "8E34", KindOfUser.CITIZEN)


@pytest.fixture(scope="module")
def stands_still() -> bool:
    return False


def requested(wish: BookingWish) -> BookingOutcome:
    return BookingRequested(wish, proof_of(wish.id), wish.alternatives[0].span.starts_at)


def test_a_room_now_for_six_takes_four_touches(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0", "book"):
        visitor.touch(name)
    visitor.waits_for("receiptPage")
    assert visitor.touches == 4
    assert visitor.desk.wishes[0].persons == 6


@PAINTED
def test_the_code_on_the_screen_is_read_by_a_phone(arrive: Arrive, tmp_path: Path) -> None:
    visitor = arrive()
    visitor.touch_all("find", "show", "take-0", "book")
    visitor.waits_for("receiptPage")
    outcome = visitor.kiosk.visit.session.outcome
    assert isinstance(outcome, BookingConfirmed)

    screen = tmp_path / "screen.png"
    visitor.kiosk.window.grabWindow().save(str(screen))
    (code,) = zxingcpp.read_barcodes(Image.open(screen))

    assert code.text == outcome.proof.url


def test_on_a_wide_screen_too_the_plan_stands_beside_the_way(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.kiosk.window.resize(visitor.kiosk.window.height(), visitor.kiosk.window.width())
    for name in ("find", "show", "take-0", "book"):
        visitor.touch(name)
    visitor.waits_for("receiptPage")

    assert visitor.sees("planPicture")
    visitor.waits_until(lambda: misfits(visitor.kiosk.window) == [])


def test_the_receipt_shows_time_place_and_code(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0", "book"):
        visitor.touch(name)
    visitor.waits_for("receiptPage")
    assert visitor.sees("qr")
    assert visitor.lies_on_the_page("finish")


def test_who_books_for_the_next_quarter_is_not_told_to_come_and_say_so(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch_all("find", "show", "take-0", "book")
    visitor.waits_for("receiptPage")
    assert visitor.text_of("kept") == "Huset har set, at I er her. I skal ikke melde jer på skærmen."


def test_two_touches_on_book_book_once(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0"):
        visitor.touch(name)
    visitor.touch_twice("book")
    visitor.waits_for("receiptPage")
    assert len(visitor.desk.wishes) == 1


def test_the_second_of_two_quick_touches_does_not_clear_the_receipt(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0", "book"):
        visitor.touch(name)
    visitor.touch_too_soon("finish")
    visitor.waits_until_touchable()
    assert visitor.sees("receiptPage")


def test_a_time_taken_by_somebody_else_is_told_on_the_confirm_page(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0"):
        visitor.touch(name)
    visitor.waits_for("confirmPage")
    visitor.kiosk.post(picture_of_the_day(more=[booking("mh-lok3", "14:15", "15:15")]))
    visitor.waits_for("gone")
    visitor.touch("take-0")
    visitor.touch("book")
    visitor.waits_for("receiptPage")
    assert visitor.desk.wishes[0].alternatives[0].space != "mh-lok3"


def test_a_refused_booking_leads_to_what_can_be_had(arrive: Arrive) -> None:
    refused = BookingRefused((Refusal(RefusalCode.TAKEN, {"free_from": wall("15:15")}),))
    visitor = arrive(desk=MemoryDesk(answers=lambda _: refused))
    for name in ("find", "show", "take-0", "book"):
        visitor.touch(name)
    visitor.waits_for("stoppedPage")
    assert visitor.sees("take-0")


def answering_in_turn(*answers: BookingOutcome | None) -> MemoryDesk:
    """A desk that gives these answers one after the other; None is a yes."""
    left = iter(answers)

    def answer(wish: BookingWish) -> BookingOutcome:
        return next(left) or confirmed(wish)

    return MemoryDesk(answers=answer)


TOO_SOON_AGAIN = BookingRefused((Refusal(RefusalCode.NAME_NEEDED_PAUSE, {"minutes": 2}),))


def test_who_is_refused_without_a_number_types_one_at_once_and_has_the_room(arrive: Arrive) -> None:
    visitor = arrive(desk=answering_in_turn(TOO_SOON_AGAIN, None))
    for name in ("find", "show", "take-0", "book"):
        visitor.touch(name)
    visitor.waits_for("giveNumber")
    assert not visitor.sees("take-0")  # without a number nothing else could be had either
    visitor.touch("giveNumber")
    visitor.types("20304050")
    for name in ("phoneDone", "book"):
        visitor.touch(name)
    visitor.waits_for("receiptPage")
    assert [wish.phone for wish in visitor.desk.wishes] == ["", "20304050"]


def test_without_a_printer_the_receipt_says_so_and_offers_no_print(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(paper=PaperState.NO_PRINTER))
    for name in ("find", "show", "take-0", "book"):
        visitor.touch(name)
    visitor.waits_for("receiptPage")
    assert visitor.text_of("paper") == "Her er ingen printer. Tag et billede af skærmen, eller skriv koden ned."
    assert not visitor.sees("printAgain")

    visitor.touch("simple")

    visitor.waits_for("pick-done")
    assert not visitor.sees("pick-print")


def test_where_a_number_is_needed_the_one_action_is_to_type_it(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "when-other-day", "show", "take-0"):
        visitor.touch(name)
    visitor.waits_for("giveNumber")
    assert not visitor.sees("book")
    visitor.touch("giveNumber")
    visitor.waits_for("key-2")


def test_with_very_large_text_the_receipt_has_a_second_part_with_the_way_and_what_else_to_know(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.kiosk.visit.choose_comfort(replace(visitor.kiosk.visit.comfort, text_percent=200))
    for name in ("find", "show", "take-0", "book"):
        visitor.touch(name)
    visitor.waits_for("receiptPage")
    assert visitor.text_of("kept").startswith("Huset har set, at I er her.")

    visitor.touch("readOn")
    visitor.waits_for("receiptMore")
    assert visitor.text_of("key").startswith("Papiret er din nøgle")
    assert visitor.titles_of("wayStep") == ["Op ad trappen eller med elevatoren", "Første dør til venstre"]
    visitor.touch("readBack")
    visitor.waits_for("codeCard")


def test_a_silent_centre_is_asked_again_with_the_same_id(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(answers=lambda _: CentreSilent()))
    for name in ("find", "show", "take-0", "book", "tryAgain", "book"):
        visitor.touch(name)
    visitor.waits_until(lambda: len(visitor.desk.wishes) == 2)
    first, second = visitor.desk.wishes
    assert first.id == second.id


def test_another_wish_has_another_id(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(answers=lambda _: CentreSilent()))
    for name in ("find", "show", "take-0", "book", "tryAgain", "shorter", "book"):
        visitor.touch(name)
    visitor.waits_until(lambda: len(visitor.desk.wishes) == 2)
    first, second = visitor.desk.wishes
    assert first.id != second.id


def test_a_kiosk_out_of_order_offers_nothing_to_book(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(answers=lambda _: KioskOutOfOrder()))
    for name in ("find", "show", "take-0", "book"):
        visitor.touch(name)
    visitor.waits_for("stoppedPage")
    assert not visitor.sees("take-0")
    assert visitor.sees("whom")


def test_without_the_centre_another_house_can_only_be_asked_for(arrive: Arrive) -> None:
    picture = picture_of_the_day(connected=False, seen_at=wall("13:52"))
    visitor = arrive(picture, MemoryDesk(answers=requested))
    for name in ("find", "show", "more", "take-5", "request"):
        visitor.touch(name)
    visitor.waits_for("requestPage")
    assert visitor.sees("askWithdrawal")


def test_what_is_surer_says_that_it_is_at_another_time_where_it_is(arrive: Arrive) -> None:
    picture = picture_of_the_day(connected=False, seen_at=wall("13:52"))
    visitor = arrive(picture, MemoryDesk(answers=requested))
    for name in ("find", "show", "more", "take-5", "request"):
        visitor.touch(name)
    visitor.waits_for("requestPage")
    session, speech, now = visitor.kiosk.visit.session, visitor.kiosk.visit.speech, wall("14:08")
    sure, outcome = sure_instead(picture, session, now=now), session.outcome
    assert isinstance(outcome, BookingRequested)
    assert sure is not None
    (first, *_), name = outcome.wish.alternatives, sure.offer.space.name
    assert sure.span != first.span

    def offered(at: TimeSpan) -> str:
        wish = replace(outcome.wish, alternatives=(replace(first, span=at),))
        asked = replace(session, outcome=replace(outcome, wish=wish))
        return derive_state(picture, asked, speech=speech, now=now).instead

    assert offered(first.span) == f"Vil du hellere være sikker? {name} er ledigt, men på et andet tidspunkt."
    assert offered(sure.span) == f"Vil du hellere være sikker? {name} er ledigt."


def test_without_the_centre_the_kiosks_own_room_is_booked(arrive: Arrive) -> None:
    visitor = arrive(picture_of_the_day(connected=False, seen_at=wall("13:52")))
    visitor.touch("find")
    visitor.waits_for("banner")
    for name in ("show", "take-0", "book"):
        visitor.touch(name)
    visitor.waits_for("receiptPage")
    assert visitor.desk.wishes[0].alternatives[0].space == "mh-lok3"


def test_a_request_is_let_go_only_when_something_surer_is_confirmed(arrive: Arrive) -> None:
    away = replace(picture_of_the_day(connected=False, seen_at=wall("13:52")), held=frozenset())
    visitor = arrive(away, MemoryDesk(answers=requested))
    for name in ("find", "show", "take-0", "request"):
        visitor.touch(name)
    visitor.waits_for("requestPage")
    visitor.kiosk.post(picture_of_the_day())
    visitor.touch("instead")
    visitor.waits_for("confirmPage")
    assert visitor.desk.given_back == []
    visitor.desk.answers = None
    visitor.touch("book")
    visitor.waits_for("receiptPage")
    assert visitor.desk.given_back == [visitor.desk.wishes[0].id]


def test_a_phone_number_is_typed_and_goes_with_the_wish(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0", "who-phone"):
        visitor.touch(name)
    visitor.types("20304050")
    for name in ("phoneDone", "book"):
        visitor.touch(name)
    visitor.waits_for("receiptPage")
    assert visitor.desk.wishes[0].phone == "20304050"


def test_what_is_as_long_as_a_cpr_number_is_kept_nowhere(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0", "who-phone"):
        visitor.touch(name)
    visitor.types("2030405012")
    assert "CPR" in visitor.text_of("price")
    assert visitor.kiosk.visit.session.phone == ""


def test_a_number_that_begins_like_no_danish_one_is_refused_at_once(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0", "who-phone", "key-0"):
        visitor.touch(name)
    assert visitor.kiosk.visit.session.phone == ""
    assert visitor.text_of("price") == "Kun danske numre. Book uden navn, eller få et pladskort i skranken."


def test_where_a_number_is_needed_nobody_is_told_to_book_without_a_name(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "when-other-day", "show", "take-0", "who-phone", "key-0"):
        visitor.touch(name)
    assert visitor.text_of("price") == "Kun danske numre. Få ellers et pladskort i skranken."


@pytest.mark.parametrize(("day", "is_offered"), [("when-now", True), ("when-other-day", False)])
def test_to_do_without_a_number_is_offered_where_it_can_be(arrive: Arrive, day: str, *, is_offered: bool) -> None:
    visitor = arrive()
    visitor.touch_all("find", day, "show", "take-0", "who-phone")
    visitor.waits_for("key-0")
    assert visitor.sees("noPhone") is is_offered


def test_a_wish_given_back_meanwhile_is_asked_for_anew(arrive: Arrive) -> None:
    over = BookingRefused((Refusal(RefusalCode.ALREADY_OVER, {"state": "cancelled-by-citizen"}),))
    answers = iter((CentreSilent(), over))
    visitor = arrive()
    visitor.desk.answers = lambda wish: next(answers, None) or confirmed(wish)
    for name in ("find", "show", "take-0", "book", "tryAgain", "book"):
        visitor.touch(name)
    visitor.waits_for("receiptPage")
    silent, stale, fresh = visitor.desk.wishes
    assert silent.id == stale.id != fresh.id


def test_the_ribbon_keeps_its_scale_while_an_end_is_dragged(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "when-other-day", "show", "take-0"):
        visitor.touch(name)
    visitor.waits_for("startHandle")
    before = visitor.kiosk.visit.session.choice
    visitor.drag("startHandle", slots=-2)
    after = visitor.kiosk.visit.session.choice
    assert before is not None
    assert after is not None
    assert before.span.starts_at - after.span.starts_at == timedelta(minutes=30)


def test_a_receipt_that_could_not_be_printed_is_to_be_written_down(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(paper=PaperState.FAILED))
    for name in ("find", "show", "take-0", "book"):
        visitor.touch(name)
    visitor.waits_for("receiptPage")
    assert "Skriv koden ned" in visitor.text_of("paper")


def test_a_code_is_typed_and_the_room_given_back_in_two_steps(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0", "book", "finish", "openReceipt"):
        visitor.touch(name)
    code = next(iter(visitor.desk.kept))
    visitor.types(code)
    for name in ("search", "askGiveBack"):
        visitor.touch(name)
    assert visitor.desk.given_back == []
    visitor.touch("giveBack")
    visitor.waits_for("givenBack")
    assert len(visitor.desk.given_back) == 1


def test_a_number_that_must_be_typed_is_awaited_in_words_and_used_by_a_button_once_it_is_whole(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch_all("find", "when-other-day", "show", "take-0", "who-phone")
    visitor.waits_for("key-0")
    assert not visitor.sees("phoneDone")
    assert visitor.text_of("price") == "Tast et telefonnummer, så kan du booke."

    keys = visitor.place_of("key-0")
    visitor.types("40217355")

    assert visitor.can_touch("phoneDone")
    assert visitor.place_of("key-0") == keys
