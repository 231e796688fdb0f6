"""Without the centre a request may name what else would do: up to four in all, in the person's own order."""

from dataclasses import replace

from kiosk.touring.finger import BETWEEN_TOUCHES_MS
from tests.ui.herlev_day import MemoryDesk, picture_of_the_day, proof_of
from tests.ui.visitor import Arrive, Visitor
from ui.ports import BookingOutcome, BookingRequested, BookingWish
from ui.view_models.visit.navigation import Page


def asked_for(wish: BookingWish) -> BookingOutcome:
    return BookingRequested(wish, proof_of(wish.id), wish.alternatives[0].span.starts_at)


def before_a_request(arrive: Arrive) -> Visitor:
    """On the confirm page of a place that can only be asked for."""
    away = replace(picture_of_the_day(connected=False), held=frozenset())
    visitor = arrive(away, MemoryDesk(answers=asked_for))
    for name in ("find", "show", "take-0"):
        visitor.touch(name)
    visitor.waits_for("also-0")
    return visitor


def test_what_is_touched_stands_on_the_request_in_that_order(arrive: Arrive) -> None:
    visitor = before_a_request(arrive)
    offered = [visitor.text_of(f"also-{number}") for number in range(3)]

    visitor.touch("also-2")
    visitor.waits_until(lambda: visitor.detail_of("also-2").startswith("2. ønske"))
    visitor.touch("also-0")
    visitor.waits_until(lambda: visitor.detail_of("also-0").startswith("3. ønske"))
    visitor.touch("request")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.RECEIPT)

    (wish,) = visitor.desk.wishes
    names = [visitor.kiosk.picture.municipality.space_by_id[one.space].name for one in wish.alternatives]
    assert names[1:] == [offered[2], offered[0]]
    assert [line[:2] for line in visitor.text_of("also").splitlines()[1:]] == ["2.", "3."]


def test_touched_again_it_is_off_the_request_and_the_next_moves_up(arrive: Arrive) -> None:
    visitor = before_a_request(arrive)
    visitor.touch("also-0")
    visitor.waits_until(lambda: visitor.detail_of("also-0").startswith("2. "))
    visitor.touch("also-1")
    visitor.waits_until(lambda: visitor.detail_of("also-1").startswith("3. "))
    visitor.bot.wait(BETWEEN_TOUCHES_MS)

    visitor.touch("also-0")

    visitor.waits_until(lambda: visitor.detail_of("also-1").startswith("2. "))
    assert len(visitor.kiosk.visit.session.also) == 1


def test_another_place_begins_without_any(arrive: Arrive) -> None:
    visitor = before_a_request(arrive)
    visitor.touch("also-0")
    visitor.waits_until(lambda: len(visitor.kiosk.visit.session.also) == 1)
    visitor.touch("back")
    visitor.touch("take-1")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.CONFIRM)

    assert visitor.kiosk.visit.session.also == ()
