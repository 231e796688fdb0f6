"""Joining the waiting list at a kiosk: where it is offered, with whose number, and what the screen keeps of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from booking_core.domain.bookings import Contact, Need
from booking_core.domain.identity import VenueId
from booking_core.domain.refusals import Refusal, RefusalCode
from tests.booking_core.sample_places import hours
from tests.ui.herlev_day import NOW, MemoryDesk, booking, picture_of_the_day, wall
from tests.ui.visitor import GUARD_MS, Arrive, Visitor
from ui.ports import BookingRefused, CentreSilent
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Session

NUMBER = "40217355"
WORTH_WAITING = Session(persons=50, needs=frozenset({Need.KITCHENETTE}))
NOWHERE = Session(persons=50, needs=frozenset({Need.HEARING_LOOP, Need.CHILD_FRIENDLY}))
AWAY = picture_of_the_day(connected=False, seen_at=NOW - timedelta(minutes=16))


def at_results(arrive: Arrive, session: Session = WORTH_WAITING, desk: MemoryDesk | None = None) -> Visitor:
    visitor = arrive(None, desk or MemoryDesk())
    visitor.touch("find")
    visitor.waits_for("show")
    visitor.kiosk.visit.choose(session)
    visitor.touch("show")
    visitor.waits_for("resultsPage")
    return visitor


def types_number(visitor: Visitor, digits: str = NUMBER) -> None:
    visitor.waits_for("numberPad")
    visitor.types(digits)


def joins(visitor: Visitor) -> None:
    visitor.touch("openJoining")
    types_number(visitor)
    visitor.touch("join")


def test_where_nothing_fits_one_joins_with_a_number_and_gets_a_code(arrive: Arrive) -> None:
    visitor = at_results(arrive)

    joins(visitor)
    visitor.waits_for("plate")

    ((_, need, contact, language),) = visitor.desk.joins
    assert (need.persons, need.needs, need.length) == (50, (Need.KITCHENETTE,), timedelta(hours=1))
    assert (need.space, need.house, need.hours) == (None, None, hours("14:15", "16:15"))
    assert (contact, language) == (Contact(phone=NUMBER), "da")
    assert visitor.text_of("standing") == "2 har ventet længere på noget lignende og får besked før dig."
    assert visitor.sees("qr")


def test_the_hours_one_would_come_in_are_not_told_as_the_time_of_a_booking(arrive: Arrive) -> None:
    visitor = at_results(arrive)

    visitor.touch("openJoining")
    visitor.waits_for("wantedWhen")

    wanted = visitor.text_of("wantedWhen")
    assert wanted == "Torsdag den 26. november, 1 time mellem kl.\u00a014.15 og 16.15"


def test_the_search_is_noted_once_and_joining_is_no_further_demand(arrive: Arrive) -> None:
    visitor = at_results(arrive)
    joins(visitor)
    visitor.waits_for("plate")
    visitor.bot.wait(120)

    assert len(visitor.desk.unmet) == 1


def test_what_no_place_could_ever_meet_is_not_waited_for(arrive: Arrive) -> None:
    visitor = at_results(arrive, NOWHERE)

    assert not visitor.sees("openJoining")


def test_where_something_fits_nothing_is_offered(arrive: Arrive) -> None:
    assert not at_results(arrive, Session()).sees("openJoining")


def test_a_time_taken_while_one_chooses_is_waited_for_in_its_house(arrive: Arrive) -> None:
    visitor = at_results(arrive, Session())
    visitor.touch("take-0")
    visitor.waits_for("confirmPage")
    visitor.kiosk.post(picture_of_the_day(more=[booking("mh-lok3", "14:15", "15:15")]))
    visitor.waits_for("gone")

    joins(visitor)
    visitor.waits_for("plate")

    ((_, need, _, _),) = visitor.desk.joins
    assert (need.house, need.hours) == (VenueId("medborgerhus"), hours("14:15", "15:15"))


@pytest.mark.parametrize(
    ("refusal", "offered"),
    [
        (Refusal(RefusalCode.TAKEN, {"free_from": wall("15:15")}), True),
        (Refusal(RefusalCode.STAFF_ONLY, {"phone": "44 00 00 01"}), False),
    ],
)
def test_what_others_hold_is_waited_for_and_what_a_rule_refuses_is_not(
    arrive: Arrive, refusal: Refusal, *, offered: bool
) -> None:
    refused = BookingRefused((refusal,))
    visitor = at_results(arrive, Session(), MemoryDesk(answers=lambda _: refused))
    for name in ("take-0", "book"):
        visitor.touch(name)
    visitor.waits_for("stoppedPage")
    visitor.bot.wait(GUARD_MS)

    assert visitor.sees("openJoining") is offered


def test_two_quick_touches_join_once(arrive: Arrive) -> None:
    visitor = at_results(arrive)
    visitor.touch("openJoining")
    types_number(visitor)

    visitor.touch_twice("join")
    visitor.waits_for("plate")

    assert len(visitor.desk.joins) == 1


def test_a_silent_centre_is_asked_again_with_the_same_id(arrive: Arrive) -> None:
    visitor = at_results(arrive, desk=MemoryDesk(join_answer=CentreSilent()))
    joins(visitor)
    visitor.waits_for("trouble")
    assert visitor.text_of("trouble") == "Der kom ikke svar. Tryk igen: det giver kun én plads på listen."

    visitor.desk.join_answer = None
    visitor.bot.wait(GUARD_MS)
    visitor.touch("join")
    visitor.waits_for("plate")

    first, second = visitor.desk.joins
    assert first == second


def test_a_refusal_is_told_in_words_and_nothing_is_lost(arrive: Arrive) -> None:
    no = Refusal(RefusalCode.WAITS_FOR_ENOUGH, {"most": 5})
    visitor = at_results(arrive, desk=MemoryDesk(join_answer=no))

    joins(visitor)
    visitor.waits_for("trouble")

    assert visitor.text_of("trouble").startswith("Du står allerede på ventelisten 5 gange.")
    assert visitor.text_of("phone") == "40 21 73 55"


def test_one_digit_too_many_costs_none_of_the_eight(arrive: Arrive) -> None:
    visitor = at_results(arrive)
    visitor.touch("openJoining")

    types_number(visitor, "402173551")

    assert "CPR" in visitor.text_of("trouble")
    assert visitor.text_of("phone") == "40 21 73 55"


def test_a_number_that_is_as_long_as_a_cpr_number_is_kept_nowhere(arrive: Arrive) -> None:
    visitor = at_results(arrive)
    visitor.touch("openJoining")

    types_number(visitor, "4021735512")

    assert "CPR" in visitor.text_of("trouble")
    assert "40217355" not in visitor.kept_by_the_screen().replace(" ", "")
    assert not visitor.can_touch("join")


def test_without_the_centre_the_page_says_that_nobody_can_join_here_now(arrive: Arrive) -> None:
    visitor = at_results(arrive)
    visitor.kiosk.post(replace(AWAY, held=frozenset()))
    visitor.waits_for("openJoining")
    visitor.touch("openJoining")
    visitor.waits_for("away")

    assert not visitor.sees("numberPad")
    visitor.kiosk.post(picture_of_the_day())
    visitor.waits_for("numberPad")


def test_on_the_list_the_screen_has_no_number_any_more(arrive: Arrive) -> None:
    visitor = at_results(arrive)
    joins(visitor)
    visitor.waits_for("plate")

    assert NUMBER not in visitor.kept_by_the_screen().replace(" ", "")


def test_a_screen_left_alone_forgets_the_number(arrive: Arrive) -> None:
    visitor = at_results(arrive)
    visitor.touch("openJoining")
    types_number(visitor)
    assert NUMBER in visitor.kept_by_the_screen().replace(" ", "")

    for _ in range(121):
        visitor.kiosk.beat()

    assert visitor.kiosk.visit.page is Page.ATTRACT
    assert NUMBER not in visitor.kept_by_the_screen().replace(" ", "")
    assert visitor.desk.joins == []


def test_one_leaves_the_list_again_with_one_touch(arrive: Arrive) -> None:
    visitor = at_results(arrive)
    joins(visitor)
    visitor.waits_for("plate")

    visitor.touch("leave")
    visitor.waits_for("left")

    ((wish, *_),) = visitor.desk.joins
    assert visitor.desk.left == [wish]
    visitor.touch("finish")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.ATTRACT)


def test_a_centre_silent_about_leaving_is_told_and_asked_again(arrive: Arrive) -> None:
    visitor = at_results(arrive, desk=MemoryDesk(leave_answer=CentreSilent()))
    joins(visitor)
    visitor.waits_for("plate")

    visitor.touch("leave")
    visitor.waits_for("trouble")

    assert visitor.text_of("trouble").startswith("Der kom ikke svar, så du står måske på listen endnu.")
    visitor.desk.leave_answer = None
    visitor.bot.wait(GUARD_MS)
    visitor.touch("leave")
    visitor.waits_for("left")


def test_going_back_leads_to_where_one_came_from(arrive: Arrive) -> None:
    visitor = at_results(arrive)
    visitor.touch("openJoining")
    visitor.waits_for("numberPad")
    visitor.bot.wait(GUARD_MS)

    visitor.touch("back")

    visitor.waits_for("resultsPage")
    assert visitor.sees("openJoining")
