"""Saying what is missing, with a finger: in few touches, once in a visit, and honestly where nobody hears it yet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Event
from uuid import UUID

import pytest

from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.identity import VenueId
from booking_core.domain.places import Municipality
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.told.house_wishes import HouseAnswer, HouseWish, WeekPart, WishedPlace, WishHeard
from tests.ui.herlev_day import NOW, MemoryDesk, herlev, picture_of_the_day
from tests.ui.visitor import Arrive, Visitor
from ui.ports import CentreSilent, HousePicture, WishKept, WishOutcome
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Session

HOUSE = VenueId("medborgerhus")
NEEDS = (Need.CHILD_FRIENDLY, Need.HEARING_LOOP)
MISSED = HouseWish(HOUSE, WishedPlace.HALL, Purpose.MEETING, 50, WeekPart.AFTERNOONS, NEEDS)
SINGING = HouseWish(HOUSE, WishedPlace.HALL, Purpose.MUSIC, 60, WeekPart.EVENINGS)
ANSWER = HouseAnswer("Vi åbner Store Sal om aftenen fra maj.", "We open the hall from May.", NOW)
FULL = Refusal(RefusalCode.ENOUGH_WISHES)


def wished_for(*heard: WishHeard) -> HousePicture:
    return replace(picture_of_the_day(), house_wishes=heard)


def away() -> HousePicture:
    return picture_of_the_day(connected=False, seen_at=NOW - timedelta(minutes=16))


def without_places() -> Municipality:
    """Houses in which nothing can be booked."""
    places = herlev()
    return replace(places, venues=tuple(replace(venue, spaces=()) for venue in places.venues))


def at_results(visitor: Visitor) -> None:
    """Where nothing fits."""
    visitor.touch("find")
    visitor.waits_for("show")
    visitor.kiosk.visit.choose(Session(persons=50, needs=frozenset(NEEDS)))
    visitor.touch("show")
    visitor.waits_for("openWish")


def at_wishes(visitor: Visitor) -> None:
    visitor.touch("openHouses")
    visitor.touch("openWishes")
    visitor.waits_for("act")


def tell(visitor: Visitor) -> None:
    visitor.touch("act")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.WISHED)


def test_what_nothing_fits_for_is_told_in_two_touches_and_a_third_ends_it(arrive: Arrive) -> None:
    visitor = arrive()
    at_results(visitor)
    assert visitor.text_of("openWish") == "Jeg mangler en sal til møder, 50\u00a0personer, hverdage om eftermiddagen"

    visitor.touch("openWish")
    tell(visitor)

    assert visitor.desk.told == [MISSED]
    assert visitor.text_of("note") == "Huset har fået det."
    visitor.touch("act")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.ATTRACT)


def test_whoever_has_said_it_goes_back_to_what_nearly_fits(arrive: Arrive) -> None:
    visitor = arrive()
    at_results(visitor)
    visitor.touch("openWish")
    tell(visitor)

    visitor.touch("back")

    visitor.waits_for("take-0")


def test_every_part_is_changed_by_touch(arrive: Arrive) -> None:
    visitor = arrive()
    at_results(visitor)
    visitor.touch("openWish")

    for row, choice in ((0, 3), (1, 3), (2, 0), (3, 4)):
        visitor.touch(f"row-{row}")
        visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.WISH_PART)
        visitor.touch(f"row-{choice}")
        visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.WISH)
    visitor.touch("row-4")
    for need in ("row-4", "row-1", "row-0", "act"):
        visitor.touch(need)
    tell(visitor)

    (wish,) = visitor.desk.told
    assert (wish.place, wish.purpose, wish.persons) == (WishedPlace.OUTDOORS, Purpose.MUSIC, 20)
    assert (wish.when, wish.needs) == (WeekPart.WEEKENDS, (Need.STEP_FREE,))


def test_the_choices_begin_where_the_present_one_stands(arrive: Arrive) -> None:
    visitor = arrive()
    at_results(visitor)
    visitor.touch("openWish")
    visitor.touch("row-2")

    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.WISH_PART)

    rows = [visitor.text_of(f"row-{number}") for number in range(6)]
    assert "60\u00a0personer" in rows


def test_me_too_counts_once_in_a_visit(arrive: Arrive) -> None:
    visitor = arrive(wished_for(WishHeard(SINGING, 4, NOW)))
    at_wishes(visitor)
    visitor.touch("row-0")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.WISHED)
    assert visitor.text_of("act") == "Det mangler jeg også"

    visitor.touch("act")
    visitor.waits_until(lambda: visitor.text_of("act") == "Færdig")
    visitor.touch("others")
    visitor.touch("row-0")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.WISHED)

    assert visitor.text_of("act") == "Færdig"
    assert visitor.desk.told == [SINGING]


def test_saying_by_oneself_what_one_has_said_before_counts_once_too(arrive: Arrive) -> None:
    visitor = arrive()
    at_results(visitor)
    for _ in range(2):
        visitor.touch("openWish")
        tell(visitor)
        visitor.touch("back")
        visitor.waits_for("openWish")

    assert visitor.desk.told == [MISSED]


def test_the_house_answer_is_shown_in_danish_and_in_english_to_others(arrive: Arrive) -> None:
    visitor = arrive(wished_for(WishHeard(SINGING, 4, NOW, ANSWER)))
    at_wishes(visitor)
    visitor.touch("row-0")

    visitor.waits_for("answerWords")
    danish = visitor.text_of("answerWords")
    comfort = visitor.kiosk.visit.comfort
    visitor.kiosk.visit.choose_comfort(replace(comfort, language="en"))

    assert (danish, visitor.text_of("answerWords")) == (ANSWER.danish, ANSWER.english)


def test_the_list_is_asked_for_when_somebody_looks_and_shows_what_comes(arrive: Arrive) -> None:
    visitor = arrive()
    at_wishes(visitor)
    assert visitor.text_of("note").startswith("Ingen har sagt noget endnu")

    visitor.kiosk.post(wished_for(WishHeard(SINGING, 1, NOW)))

    visitor.waits_for("row-0")
    assert visitor.desk.looks_at_wishes == 1


def test_without_contact_the_list_says_that_it_is_as_it_was_last_heard(arrive: Arrive) -> None:
    visitor = arrive(replace(away(), house_wishes=(WishHeard(SINGING, 4, NOW),)))

    at_wishes(visitor)

    assert visitor.text_of("sentence") == "Listen er fra sidst, der var forbindelse."


def test_in_the_simple_way_what_was_not_found_is_told_in_two_touches(arrive: Arrive) -> None:
    visitor = arrive(replace(picture_of_the_day(), municipality=without_places()))
    visitor.touch_all("simple", "pick-a-room", "pick-4", "pick-now", "pick-meeting", "pick-wish")
    visitor.waits_until(lambda: visitor.text_of("heading") == "Skal huset vide\u00a0det?")
    assert visitor.text_of("sentence").startswith("Jeg mangler et lokale til møder, 4\u00a0personer")

    visitor.touch_all("pick-mend", "pick-purpose", "pick-music", "pick-yes")

    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.WISHED)
    assert [wish.purpose for wish in visitor.desk.told] == [Purpose.MUSIC]
    visitor.touch("pick-done")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.ATTRACT)


def test_in_the_simple_way_a_wish_of_others_is_one_touch_from_the_list(arrive: Arrive) -> None:
    visitor = arrive(wished_for(WishHeard(SINGING, 4, NOW)))
    visitor.touch_all("simple", "pick-something-else", "pick-wishes", f"pick-{SINGING.id}", "pick-yes")

    visitor.waits_until(lambda: visitor.desk.told == [SINGING])
    visitor.waits_for("pick-done")


def test_without_contact_it_is_kept_and_nobody_says_that_the_house_has_it(arrive: Arrive) -> None:
    visitor = arrive(away(), MemoryDesk(wish_answer=WishKept()))
    at_results(visitor)
    visitor.touch("openWish")

    tell(visitor)

    assert visitor.text_of("note") == "Huset får det, når forbindelsen er tilbage."
    assert not visitor.sees("answer")


def test_when_contact_is_back_the_page_says_that_the_house_has_it_and_it_counts_once(arrive: Arrive) -> None:
    visitor = arrive(away(), MemoryDesk(wish_answer=WishKept()))
    at_results(visitor)
    visitor.touch("openWish")
    tell(visitor)

    visitor.kiosk.post(picture_of_the_day())
    visitor.waits_until(lambda: len(visitor.desk.told) == 2)
    still_kept = visitor.text_of("note")
    visitor.desk.wish_answer = None
    visitor.kiosk.post(wished_for(WishHeard(SINGING, 1, NOW)))

    visitor.waits_until(lambda: visitor.text_of("note") == "Huset har fået det.")
    assert still_kept.startswith("Huset får det")
    assert len(set(visitor.desk.tellings)) == 1


def test_what_waits_is_not_called_heard_when_it_is_said_again(arrive: Arrive) -> None:
    visitor = arrive(away(), MemoryDesk(wish_answer=WishKept()))
    at_results(visitor)
    visitor.touch("openWish")
    tell(visitor)
    visitor.touch("back")
    visitor.touch("openWish")

    tell(visitor)

    assert visitor.text_of("note").startswith("Huset får det")
    assert visitor.desk.told == [MISSED]


def test_the_list_is_asked_for_again_when_contact_is_back(arrive: Arrive) -> None:
    visitor = arrive(away())
    at_wishes(visitor)

    visitor.kiosk.post(picture_of_the_day())

    visitor.waits_until(lambda: visitor.desk.looks_at_wishes == 2)


@pytest.mark.parametrize(
    ("answer", "words"),
    [(CentreSilent(), "Huset fik det ikke. Prøv igen"), (FULL, "Der er allerede sagt mange ønsker")],
)
def test_what_is_not_taken_is_said_and_may_be_tried_again(arrive: Arrive, answer: WishOutcome, words: str) -> None:
    visitor = arrive(desk=MemoryDesk(wish_answer=answer))
    at_results(visitor)
    visitor.touch("openWish")

    visitor.touch("act")
    visitor.waits_until(lambda: visitor.sees("note") and visitor.text_of("note").startswith(words))

    visitor.desk.wish_answer = None
    tell(visitor)
    assert len(visitor.desk.told) == 2


def test_whoever_leaves_before_the_answer_is_followed_by_nobody(arrive: Arrive) -> None:
    gate = Event()
    visitor = arrive(desk=SlowDesk(gate.wait))
    at_results(visitor)
    visitor.touch("openWish")
    visitor.touch("act")
    visitor.waits_until(lambda: visitor.text_of("act") == "Siger det til huset …")

    visitor.kiosk.visit.reset()
    gate.set()
    at_results(visitor)
    visitor.touch("openWish")

    assert visitor.text_of("act") == "Sig det til huset"
    tell(visitor)
    assert len(visitor.desk.told) == 2


def test_a_receipt_that_is_scanned_while_the_answer_is_awaited_leaves_no_page_that_cannot_be_left(
    arrive: Arrive,
) -> None:
    gate = Event()
    visitor = arrive(desk=SlowDesk(gate.wait))
    at_results(visitor)
    visitor.touch("openWish")
    visitor.touch("act")
    visitor.waits_until(lambda: visitor.text_of("act") == "Siger det til huset …")

    visitor.kiosk.scan("CE" + "A" * 147)
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.MY_RECEIPT)
    gate.set()
    visitor.kiosk.visit.go(visitor.kiosk.visit.navigation.opened(Page.WISHES))
    visitor.touch("back")

    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.MY_RECEIPT)


def test_what_somebody_wished_is_forgotten_with_them(arrive: Arrive) -> None:
    visitor = arrive(wished_for(WishHeard(SINGING, 4, NOW)))
    at_wishes(visitor)
    visitor.touch("row-0")
    visitor.touch("act")
    visitor.waits_until(lambda: visitor.text_of("act") == "Færdig")

    visitor.kiosk.visit.reset()
    at_wishes(visitor)
    visitor.touch("row-0")

    visitor.waits_until(lambda: visitor.text_of("act") == "Det mangler jeg også")


class SlowDesk(MemoryDesk):
    """Hears, and answers when it is let."""

    def __init__(self, wait: Callable[[], bool]) -> None:
        super().__init__()
        self._wait = wait

    def tell_wish(self, wish: HouseWish, telling: UUID) -> WishOutcome:
        self._wait()
        return super().tell_wish(wish, telling)
