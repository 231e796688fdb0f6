"""A search that finds nothing is noted once a visit, for whoever plans the next place; the screen forgets it again."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtQuick import QQuickItem

from booking_core.domain.bookings import Need, Purpose
from tests.ui.herlev_day import NOW, MemoryDesk, booking, picture_of_the_day, wall
from tests.ui.visitor import Arrive, Visitor
from ui.ports import HousePicture
from ui.view_models.offering.offers import unmet_search
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Session, When

NEVER_TOGETHER = frozenset({Need.HEARING_LOOP, Need.CHILD_FRIENDLY})
NOWHERE = Session(persons=50, needs=NEVER_TOGETHER)


def looks_for(visitor: Visitor, session: Session) -> None:
    """Answer the questions as in `session`, and look at what fits."""
    visitor.kiosk.visit.choose(session)
    visitor.kiosk.visit.go(visitor.kiosk.visit.navigation.opened(Page.RESULTS))


def goes_back(visitor: Visitor) -> None:
    visitor.kiosk.visit.go(visitor.kiosk.visit.navigation.went_back())


def noted(visitor: Visitor, many: int) -> None:
    """So many searches have been noted, and no more come when everything under way is done."""
    visitor.waits_until(lambda: len(visitor.desk.unmet) >= many)
    visitor.bot.wait(120)
    assert len(visitor.desk.unmet) == many


def at_the_questions(arrive: Arrive, picture: HousePicture | None = None) -> Visitor:
    visitor = arrive(picture, MemoryDesk())
    visitor.touch("find")
    visitor.waits_for("show")
    return visitor


def test_by_touch_what_nothing_fits_for_is_noted(arrive: Arrive) -> None:
    visitor = at_the_questions(arrive)
    visitor.kiosk.visit.choose(NOWHERE)

    visitor.touch("show")

    noted(visitor, 1)
    (search,) = visitor.desk.unmet
    assert (search.persons, search.needs, search.purpose) == (50, NEVER_TOGETHER, Purpose.MEETING)
    assert (search.here, search.length) == ("medborgerhus", timedelta(hours=1))


def test_what_is_missing_is_no_heavier_than_what_is_offered_above_it(arrive: Arrive) -> None:
    visitor = at_the_questions(arrive)

    looks_for(visitor, NOWHERE)

    visitor.waits_for("openWish")
    panel = visitor.kiosk.window.findChild(QQuickItem, "wishPanel")
    assert isinstance(panel, QQuickItem)
    assert 0 < panel.height() <= visitor.kiosk.window.height() / 3


def test_what_something_fits_for_is_not(arrive: Arrive) -> None:
    visitor = at_the_questions(arrive)

    looks_for(visitor, Session())

    noted(visitor, 0)


def test_the_same_search_twice_back_and_forth_counts_once(arrive: Arrive) -> None:
    visitor = at_the_questions(arrive)
    for _ in range(3):
        looks_for(visitor, NOWHERE)
        goes_back(visitor)

    noted(visitor, 1)


def test_the_clock_and_what_others_book_do_not_count_it_again(arrive: Arrive) -> None:
    visitor = at_the_questions(arrive)
    looks_for(visitor, NOWHERE)

    visitor.clock.now = NOW + timedelta(minutes=20)
    visitor.kiosk.beat()
    visitor.kiosk.post(picture_of_the_day(more=[booking("mh-lok3", "14:15", "15:15")]))
    visitor.kiosk.visit.changed.emit()

    noted(visitor, 1)


def test_another_search_in_the_same_visit_counts_too_also_when_something_is_booked_then(arrive: Arrive) -> None:
    visitor = at_the_questions(arrive)
    looks_for(visitor, NOWHERE)
    goes_back(visitor)
    looks_for(visitor, replace(NOWHERE, persons=60))
    goes_back(visitor)
    looks_for(visitor, Session())
    for name in ("take-0", "book"):
        visitor.touch(name)
    visitor.waits_for("receiptPage")

    noted(visitor, 2)
    assert len(visitor.desk.wishes) == 1


def test_who_comes_next_asks_for_themselves(arrive: Arrive) -> None:
    visitor = at_the_questions(arrive)
    looks_for(visitor, NOWHERE)
    visitor.kiosk.start_over()
    visitor.touch("find")
    looks_for(visitor, NOWHERE)

    noted(visitor, 2)


def test_the_screen_forgets_what_was_sought(arrive: Arrive) -> None:
    visitor = at_the_questions(arrive)
    looks_for(visitor, NOWHERE)
    assert "CHILD_FRIENDLY" in visitor.kept_by_the_screen()

    visitor.kiosk.start_over()

    assert "CHILD_FRIENDLY" not in visitor.kept_by_the_screen()


def test_what_the_silent_centre_alone_could_promise_is_no_missing_place(arrive: Arrive) -> None:
    away = replace(picture_of_the_day(connected=False, seen_at=wall("13:52")), held=frozenset())
    visitor = at_the_questions(arrive, away)

    looks_for(visitor, Session())
    assert visitor.kiosk.visit.page is Page.RESULTS
    looks_for(visitor, NOWHERE)

    noted(visitor, 1)


def test_a_search_that_is_met_is_no_unmet_one() -> None:
    picture = picture_of_the_day()

    assert unmet_search(picture, Session(), now=NOW) is None
    found = unmet_search(picture, NOWHERE, now=NOW)
    assert found is not None
    assert found.needs == NEVER_TOGETHER


def test_what_is_sought_leaves_out_who_looks_and_what_they_choose() -> None:
    session = Session(when=When.LATER, starts_at=wall("18:00"), persons=9)

    assert session.sought == replace(session, phone="20304050", gives_up=None).sought
    assert session.sought != replace(session, starts_at=wall("19:00")).sought
    assert "phone" not in repr(session.sought)
