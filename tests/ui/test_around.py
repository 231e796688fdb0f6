"""From the first page to what there is besides a search, with a finger."""

from dataclasses import replace
from datetime import timedelta

from booking_core.domain.bookings import Need, Openness, Purpose
from booking_core.domain.calendar import Calendar
from tests.shots_simple import one_small_room
from tests.ui.fit import misfits
from tests.ui.herlev_day import NOW, MemoryDesk, picture_of_the_day
from tests.ui.visitor import Arrive
from ui.ports import PaperState
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Session


def test_what_is_open_to_all_is_two_touches_from_the_first_page_and_three_from_paper(arrive: Arrive) -> None:
    visitor = arrive()

    for name in ("openEvents", "row-1", "printSlip"):
        visitor.touch(name)
    visitor.waits_until(lambda: visitor.sees("slip") and "Tag den herunder" in visitor.text_of("slip"))

    ((outing, language),) = visitor.desk.slips
    assert (outing.title, outing.is_event, language) == ("Læseklub", True, "da")
    assert visitor.text_of("note") == "Alle kan komme. Du skal ikke melde dig til."
    visitor.touch("finish")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.ATTRACT)
    assert visitor.kiosk.visit.session == Session()


def test_who_prints_one_slip_after_another_is_asked_to_take_a_picture(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.desk.spares_paper = True

    for name in ("openEvents", "row-1", "printSlip"):
        visitor.touch(name)

    visitor.waits_until(lambda: visitor.sees("slip") and "mange sedler lige nu" in visitor.text_of("slip"))
    assert visitor.sees("printSlip")


def test_an_idea_leads_in_one_touch_to_its_own_search(arrive: Arrive) -> None:
    visitor = arrive()

    visitor.touch("openIdeas")
    visitor.touch("row-5")
    visitor.waits_for("findPage")

    session = visitor.kiosk.visit.session
    assert (session.purpose, session.persons, session.length) == (Purpose.EATING, 25, timedelta(hours=2))
    assert (session.needs, session.openness) == (frozenset({Need.KITCHENETTE}), Openness.OPEN)


def test_where_nothing_fits_a_place_in_another_house_is_booked_from_here(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch("find")
    visitor.waits_for("show")
    needs = frozenset({Need.HEARING_LOOP, Need.CHILD_FRIENDLY})
    visitor.kiosk.visit.choose(Session(persons=50, needs=needs))

    for name in ("show", "openHouses", "row-1", "row-0", "book", "book"):
        visitor.touch(name)
    visitor.waits_for("receiptPage")

    (wish,) = visitor.desk.wishes
    space = visitor.kiosk.picture.municipality.space_by_id[wish.alternatives[0].space]
    assert visitor.kiosk.picture.municipality.venue_of_space[space.id].id == "bibliotek"
    assert wish.persons <= space.standing_layout.capacity


def test_back_leads_the_way_one_came(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("openHouses", "row-1", "row-0"):
        visitor.touch(name)
    visitor.waits_for("outingPage")

    pages = []
    for _ in range(3):
        visitor.touch("back")
        pages.append(visitor.kiosk.visit.page)

    assert pages == [Page.HOUSE, Page.HOUSES, Page.ATTRACT]


def test_without_paper_and_without_the_centre_one_still_reads_the_way_and_the_number_to_call(arrive: Arrive) -> None:
    away = picture_of_the_day(connected=False, seen_at=NOW - timedelta(minutes=16))
    visitor = arrive(away, MemoryDesk(paper=PaperState.NO_PRINTER))

    for name in ("openHouses", "row-1", "row-0", "printSlip"):
        visitor.touch(name)
    visitor.waits_until(lambda: visitor.sees("slip") and "Tag et billede" in visitor.text_of("slip"))

    assert not visitor.sees("book")
    assert "Ring til huset" in visitor.text_of("note")


def test_a_slip_of_a_place_with_much_to_tell_pushes_nothing_off_the_page(arrive: Arrive) -> None:
    visitor = arrive(replace(picture_of_the_day(), calendar=Calendar.of(())))
    for name in ("openHouses", "row-1", "row-1", "printSlip"):
        visitor.touch(name)
    visitor.waits_for("slip")
    visitor.waits_until(lambda: misfits(visitor.kiosk.window) == [])


def test_on_a_wide_screen_too_the_plan_stays_beside_the_slip_that_one_goes_by(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.kiosk.window.resize(visitor.kiosk.window.height(), visitor.kiosk.window.width())
    for name in ("openHouses", "row-1", "row-1", "printSlip"):
        visitor.touch(name)
    visitor.waits_for("slip")

    assert visitor.sees("planPicture")
    visitor.waits_until(lambda: misfits(visitor.kiosk.window) == [])


def test_what_one_looked_at_is_forgotten_with_the_person(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch("openHouses")
    visitor.touch("row-0")

    visitor.kiosk.visit.reset()

    assert visitor.kiosk.visit.session == Session()


def test_in_a_town_of_one_house_what_would_list_the_houses_leads_to_that_one(arrive: Arrive) -> None:
    visitor = arrive(one_small_room())
    visitor.waits_for("openHouses")
    assert visitor.text_of("openHouses") == "Om huset"

    visitor.touch("openHouses")

    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.HOUSE)
    visitor.waits_for("row-0")
    assert visitor.sees("openWishes")


def test_so_does_the_simple_way(arrive: Arrive) -> None:
    visitor = arrive(one_small_room())
    visitor.touch_all("simple", "pick-something-else")
    visitor.waits_for("pick-houses")
    assert visitor.text_of("pick-houses") == "Om huset"

    visitor.touch("pick-houses")

    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.HOUSE)
