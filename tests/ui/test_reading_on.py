"""With very large text a page goes on in a further part, and nothing that others see is left out."""

from dataclasses import replace

from booking_core.domain.refusals import Refusal, RefusalCode
from tests.ui.herlev_day import MemoryDesk, wall
from tests.ui.visitor import Arrive, Visitor
from ui.ports import BookingRefused


def arrives_with_large_text(arrive: Arrive, desk: MemoryDesk | None = None) -> Visitor:
    visitor = arrive(desk=desk)
    visitor.kiosk.visit.choose_comfort(replace(visitor.kiosk.visit.comfort, text_percent=200))
    return visitor


def test_one_reads_what_a_number_is_for_before_it_is_typed(arrive: Arrive) -> None:
    visitor = arrives_with_large_text(arrive)
    visitor.touch_all("find", "when-other-day", "show", "take-0", "giveNumber", "readOn")
    visitor.waits_for("aboutNumber")
    assert visitor.text_of("sealedMore").startswith("Nummeret bruges kun til denne booking.")
    assert visitor.text_of("numberFor") == "Herlev Medborgerhus, 1. sal · fredag den 27. november"
    visitor.touch("readBack")
    visitor.waits_for("numberPad")
    visitor.touch("readOn")
    visitor.touch("noPhone")
    visitor.waits_for("giveNumber")


def test_what_can_be_had_after_a_no_is_seen_one_after_the_other_and_taken(arrive: Arrive) -> None:
    refused = BookingRefused((Refusal(RefusalCode.TAKEN, {"free_from": wall("15:15")}),))
    visitor = arrives_with_large_text(arrive, MemoryDesk(answers=lambda _: refused))
    visitor.touch_all("find", "show", "take-0", "book", "readOn")
    visitor.waits_for("take-0")
    visitor.touch_all("nextCard", "take-1")
    visitor.waits_for("confirmPage")
    choice = visitor.kiosk.visit.session.choice
    assert choice is not None
    assert choice.offer.space.name == "Grupperum 1"


def test_another_page_begins_with_itself(arrive: Arrive) -> None:
    refused = BookingRefused((Refusal(RefusalCode.TAKEN, {"free_from": wall("15:15")}),))
    visitor = arrives_with_large_text(arrive, MemoryDesk(answers=lambda _: refused))
    visitor.touch_all("find", "show", "take-0", "book", "readOn", "take-0", "book")
    visitor.waits_for("stoppedPage")
    visitor.waits_for("plate")
    assert not visitor.sees("nextCard")
