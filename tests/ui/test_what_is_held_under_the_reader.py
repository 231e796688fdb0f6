"""Whoever holds something under the reader of a screen in use takes nothing from the person it belongs to."""

from dataclasses import replace

import pytest

from booking_core.domain.bookings import Need
from tests.ui.herlev_day import MemoryDesk, booking, picture_of_the_day, proof_of, wall
from tests.ui.test_joining import at_results, joins
from tests.ui.test_the_way_to_a_receipt import requested
from tests.ui.visitor import Arrive, Visitor
from ui.ports import PaperState, ReceiptFound
from ui.view_models.visit.navigation import Page

THEIRS = booking("mh-lok5", "16:00", "17:00")
RECEIPT_TEXT = "CE" + "A" * 147
HEALTH_CARD = "0101701234"
THINGS = (HEALTH_CARD, RECEIPT_TEXT, "YE" + "A" * 142, "5701234567890")


def a_desk(**answers: object) -> MemoryDesk:
    """One that knows the receipt of somebody else."""
    proof = proof_of(THEIRS.id)
    found = ReceiptFound(proof.code, proof.url, THEIRS, None)
    return MemoryDesk(kept={RECEIPT_TEXT: found}, **answers)  # type: ignore[arg-type]


def on_the_receipt(arrive: Arrive) -> Visitor:
    """It is on no paper."""
    visitor = arrive(desk=a_desk(paper=PaperState.FAILED))
    visitor.touch_all("find", "show", "take-0", "book")
    visitor.waits_for("receiptPage")
    return visitor


@pytest.mark.parametrize("thing", THINGS)
def test_a_receipt_stays_whatever_is_held_under_the_reader(arrive: Arrive, thing: str) -> None:
    visitor = on_the_receipt(arrive)

    visitor.kiosk.scan(thing)

    visitor.waits_for("trouble")
    told = "CPR-nummer bliver ikke læst" if thing == HEALTH_CARD else "Luk den først, og scan så igen."
    assert told in visitor.text_of("trouble")
    assert visitor.sees("qr")
    visitor.touch("finish")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.ATTRACT)


@pytest.mark.parametrize("thing", [RECEIPT_TEXT, "5701234567890"])
def test_a_search_goes_on_when_a_receipt_is_scanned_in_the_middle_of_it(arrive: Arrive, thing: str) -> None:
    visitor = arrive(desk=a_desk())
    visitor.touch_all("find", "persons-12", "need-projector")

    visitor.kiosk.scan(thing)
    visitor.waits_for("finish" if thing == RECEIPT_TEXT else "trouble")
    visitor.touch("finish" if thing == RECEIPT_TEXT else "back")

    visitor.waits_for("findPage")
    assert visitor.kiosk.visit.session.persons == 12
    assert visitor.kiosk.visit.session.needs == {Need.PROJECTOR}


def test_the_way_back_to_a_search_is_called_so(arrive: Arrive) -> None:
    visitor = arrive(desk=a_desk())
    visitor.kiosk.scan(RECEIPT_TEXT)
    visitor.waits_for("finish")
    assert visitor.text_of("finish") == "Færdig, ryd skærmen"
    visitor.touch_all("finish", "find")

    visitor.kiosk.scan(RECEIPT_TEXT)

    visitor.waits_for("finish")
    assert visitor.text_of("finish") == "Tilbage"


def test_a_place_on_the_waiting_list_is_there_again_after_anothers_receipt(arrive: Arrive) -> None:
    visitor = at_results(arrive, desk=a_desk())
    joins(visitor)
    visitor.waits_for("leave")

    visitor.kiosk.scan(RECEIPT_TEXT)
    visitor.touch("finish")

    visitor.waits_for("leave")


def test_nothing_said_of_one_receipt_stands_on_the_next(arrive: Arrive) -> None:
    away = replace(picture_of_the_day(connected=False, seen_at=wall("13:52")), held=frozenset())
    visitor = arrive(away, MemoryDesk(answers=requested))
    visitor.touch_all("find", "show", "take-0", "request")
    visitor.waits_for("requestPage")
    visitor.kiosk.scan(HEALTH_CARD)
    visitor.waits_for("trouble")
    visitor.kiosk.post(picture_of_the_day())
    visitor.touch("instead")
    visitor.waits_for("confirmPage")
    visitor.desk.answers = None

    visitor.touch("book")

    visitor.waits_for("receiptPage")
    assert not visitor.sees("trouble")


def test_an_old_paper_over_a_search_leads_back_to_it_alone(arrive: Arrive) -> None:
    over = booking("mh-lok5", "10:00", "11:00")
    found = ReceiptFound(proof_of(over.id).code, proof_of(over.id).url, over, None)
    visitor = arrive(desk=MemoryDesk(kept={RECEIPT_TEXT: found}))
    visitor.kiosk.scan(RECEIPT_TEXT)
    visitor.waits_for("findAnother")
    visitor.touch_all("finish", "find", "persons-12")

    visitor.kiosk.scan(RECEIPT_TEXT)

    visitor.waits_for("finish")
    assert not visitor.sees("findAnother")
