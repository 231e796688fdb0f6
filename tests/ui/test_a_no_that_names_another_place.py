"""A request got a no that names another place: whoever reads it takes that with one touch, while it can be had."""

from dataclasses import replace

from booking_core.domain.bookings import Booking, BookingState, DeclinedBecause, Instead
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.protocol.codes import code_of
from tests.ui.herlev_day import MemoryDesk, booking, picture_of_the_day
from tests.ui.visitor import GUARD_MS, Arrive, Visitor
from ui.ports import HousePicture, ReceiptFound
from ui.view_models.visit.navigation import Page

PAPER = "CE" + "A" * 147
"""What stands in its square."""
ASKED = booking("mh-store-sal", "18:00", "20:00", day=30)
SMALL_HALL = booking("mh-lille-sal", "18:00", "20:00", day=30)
ROOM = booking("mh-lok5", "18:00", "20:00", day=30)
DECLINED = replace(
    ASKED,
    state=BookingState.DECLINED,
    occupancy=(),
    declined_because=DeclinedBecause.HOUSE,
    reason="Salen males den uge",
    persons=12,
    instead=(
        Instead(SpaceId("mh-lille-sal"), LayoutId("rows"), SMALL_HALL.span),
        Instead(SpaceId("mh-lok5"), ROOM.layout, ROOM.span),
    ),
)


def reads_the_no(arrive: Arrive, *taken: Booking) -> Visitor:
    desk = MemoryDesk()
    desk.kept |= dict.fromkeys((code_of(ASKED.id), PAPER), ReceiptFound(code_of(ASKED.id), "", DECLINED, None))
    visitor = arrive(picture_with(*taken), desk)
    visitor.kiosk.scan(PAPER)
    visitor.waits_for("findAnother")
    return visitor


def picture_with(*taken: Booking) -> HousePicture:
    return picture_of_the_day(more=[DECLINED, *taken])


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_it_is_taken_with_one_touch_and_a_yes(arrive: Arrive) -> None:
    visitor = reads_the_no(arrive)
    assert "Ledigt i stedet: Lille Sal" in visitor.said_on("plate")
    assert plain(visitor.text_of("takeInstead")) == "Tag i stedet Lille Sal, 18.00–20.00"

    visitor.touch("takeInstead")
    visitor.waits_for("confirmPage")

    session = visitor.kiosk.visit.session
    assert session.choice is not None
    assert (session.choice.offer.space.id, session.choice.span) == (SpaceId("mh-lille-sal"), SMALL_HALL.span)
    assert (session.persons, session.purpose) == (12, DECLINED.purpose)


def test_whoever_thinks_again_is_back_at_the_no(arrive: Arrive) -> None:
    visitor = reads_the_no(arrive)
    visitor.touch("takeInstead")
    visitor.waits_for("confirmPage")
    visitor.bot.wait(GUARD_MS)

    visitor.kiosk.confirm.goBack()

    visitor.waits_for("takeInstead")
    assert visitor.text_of("plate") == "Afslået"


def test_what_others_have_by_now_is_named_no_more(arrive: Arrive) -> None:
    visitor = reads_the_no(arrive, SMALL_HALL)
    assert "Ledigt i stedet: Lokale 5" in visitor.said_on("plate")
    assert plain(visitor.text_of("takeInstead")) == "Tag i stedet Lokale 5, 18.00–20.00"

    visitor.kiosk.post(picture_with(SMALL_HALL, ROOM))
    visitor.waits_until(lambda: not visitor.sees("takeInstead"))

    assert plain(visitor.said_on("plate")) == "Huset har sagt nej: Salen males den uge."
    assert visitor.sees("findAnother")


def test_what_only_the_silent_centre_could_give_is_named_with_when_it_can_be_taken(arrive: Arrive) -> None:
    """Too soon to be asked for, and not held by the screen."""
    soon = Instead(SpaceId("mh-lille-sal"), LayoutId("rows"), booking("mh-lille-sal", "15:00", "16:00").span)
    declined = replace(DECLINED, instead=(soon,))
    desk = MemoryDesk()
    desk.kept[PAPER] = ReceiptFound(code_of(ASKED.id), "", declined, None)
    away = replace(picture_of_the_day(connected=False, more=[declined]), held=frozenset())
    visitor = arrive(away, desk)
    visitor.kiosk.scan(PAPER)
    visitor.waits_for("findAnother")

    assert plain(visitor.said_on("plate")).endswith("I stedet kan du tage Lille Sal, når der er forbindelse igen.")
    assert not visitor.sees("takeInstead")

    visitor.kiosk.post(replace(away, connected=True))
    visitor.waits_for("takeInstead")
    assert "Ledigt i stedet: Lille Sal" in visitor.said_on("plate")


def test_so_does_the_simple_way(arrive: Arrive) -> None:
    visitor = reads_the_no(arrive)
    visitor.touch("simple")
    visitor.waits_for("pick-instead")
    visitor.bot.wait(GUARD_MS)

    visitor.touch("pick-instead")

    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.CONFIRM)
    visitor.waits_for("back")


def test_over_what_somebody_else_was_doing_nothing_new_is_begun(arrive: Arrive) -> None:
    desk = MemoryDesk()
    desk.kept |= dict.fromkeys((code_of(ASKED.id), PAPER), ReceiptFound(code_of(ASKED.id), "", DECLINED, None))
    visitor = arrive(picture_with(), desk)
    visitor.touch("find")
    visitor.waits_for("show")

    visitor.kiosk.scan(PAPER)

    visitor.waits_until(lambda: "Salen males" in visitor.said_on("plate"))
    assert not any(visitor.sees(name) for name in ("takeInstead", "findAnother"))
