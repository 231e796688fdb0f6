"""Something is broken: from one's own booking in three touches, no word to type, forgotten with the person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from booking_core.domain.identity import ConditionId, SpaceId
from booking_core.domain.told.conditions import ConditionKind, ConditionReport, Thing, WhyNotTold
from booking_core.protocol.codes import code_of
from tests.ui.herlev_day import NOW, MemoryDesk, booking, picture_of_the_day
from tests.ui.visitor import Arrive, Visitor
from ui.ports import ConditionKept, ConditionOutcome, HousePicture, KioskOutOfOrder, ReceiptFound
from ui.view_models.visit.navigation import Page

MINE = booking("mh-lok3", "14:15", "15:15")
LOKALE_3 = SpaceId("mh-lok3")
DOOR = ConditionReport(ConditionId(MINE.id), LOKALE_3, ConditionKind.BROKEN, Thing.DOOR, NOW, NOW)


def at_my_booking(
    arrive: Arrive, *, outcome: ConditionOutcome | None = None, picture: HousePicture | None = None
) -> Visitor:
    desk = MemoryDesk(condition_answer=outcome)
    desk.kept["QR"] = ReceiptFound(code_of(MINE.id), "", MINE, None)
    visitor = arrive(picture or picture_of_the_day(more=[MINE]), desk)
    visitor.kiosk.mine.take_scan("QR")
    visitor.waits_for("tell")
    return visitor


def test_three_touches_tell_the_house(arrive: Arrive) -> None:
    visitor = at_my_booking(arrive)
    visitor.touches = 0

    visitor.touch_all("tell", "pick-light", "pick-broken")
    visitor.waits_for("plate")

    assert visitor.touches == 3
    (told,) = visitor.desk.conditions
    assert (told.booking, told.space, told.kind, told.thing) == (MINE.id, LOKALE_3, ConditionKind.BROKEN, Thing.LIGHT)
    expected = "Huset har fået besked. Andre har meldt det samme. Huset kan se, at det er meldt 2 gange."
    assert visitor.text_of("more") == expected


def test_in_the_simple_way_it_is_three_touches_too(arrive: Arrive) -> None:
    visitor = at_my_booking(arrive)
    visitor.touch_all("simple", "pick-tell", "pick-light", "pick-broken")

    visitor.waits_for("pick-another")
    (told,) = visitor.desk.conditions
    assert (told.kind, told.thing) == (ConditionKind.BROKEN, Thing.LIGHT)
    visitor.touch("pick-another")
    visitor.waits_until(lambda: visitor.text_of("heading") == "Hvad er der noget galt\u00a0med?")


def test_only_what_the_room_has_is_asked_about_and_what_is_known_is_told(arrive: Arrive) -> None:
    known = replace(picture_of_the_day(more=[MINE]), conditions=frozenset({DOOR}))
    visitor = at_my_booking(arrive, picture=known)

    visitor.touch("tell")
    visitor.waits_for("conditionPage")

    assert visitor.sees("pick-screen")
    assert not visitor.sees("pick-hearing-loop")
    assert visitor.text_of("known") == "Huset ved det allerede: dør eller lås, i stykker"


def test_one_goes_back_a_question_at_a_time_and_nothing_is_told(arrive: Arrive) -> None:
    visitor = at_my_booking(arrive)

    visitor.touch_all("tell", "pick-light", "back")
    visitor.waits_for("pick-light")
    visitor.touch("back")

    visitor.waits_for("tell")
    assert visitor.desk.conditions == []


def test_something_more_begins_with_the_first_question(arrive: Arrive) -> None:
    visitor = at_my_booking(arrive)

    visitor.touch_all("tell", "pick-light", "pick-broken", "another", "pick-toilet", "pick-dirty")
    visitor.waits_for("another")

    assert [(told.kind, told.thing) for told in visitor.desk.conditions] == [
        (ConditionKind.BROKEN, Thing.LIGHT),
        (ConditionKind.DIRTY, Thing.TOILET),
    ]


@pytest.mark.parametrize(
    ("outcome", "name", "expected"),
    [
        (ConditionKept(), "more", "Huset får besked, når der er forbindelse igen."),
        (WhyNotTold.TOLD_ENOUGH, "trouble", "Der er allerede meldt 3 ting fra denne booking. Sig resten til huset."),
        (KioskOutOfOrder(), "trouble", "Det kunne ikke gemmes her. Sig det til personalet."),
    ],
)
def test_what_has_become_of_it_is_said_as_it_is(
    arrive: Arrive, outcome: ConditionOutcome, name: str, expected: str
) -> None:
    visitor = at_my_booking(arrive, outcome=outcome)

    visitor.touch_all("tell", "pick-light", "pick-broken")
    visitor.waits_for(name)

    assert visitor.text_of(name).startswith(expected)


def test_when_contact_is_back_the_page_says_that_the_house_has_it_and_it_counts_once(arrive: Arrive) -> None:
    away = picture_of_the_day(more=[MINE], connected=False, seen_at=NOW - timedelta(minutes=16))
    visitor = at_my_booking(arrive, outcome=ConditionKept(), picture=away)
    visitor.touch_all("tell", "pick-light", "pick-broken")
    visitor.waits_for("more")
    kept = visitor.text_of("more")

    visitor.desk.condition_answer = None
    visitor.kiosk.post(picture_of_the_day(more=[MINE]))
    visitor.waits_until(lambda: visitor.text_of("more").startswith("Huset har fået besked."))

    assert kept.startswith("Huset får besked, når der er forbindelse igen.")
    first, second = visitor.desk.conditions
    assert first == second


def test_done_is_the_first_page_and_nobody_is_remembered(arrive: Arrive) -> None:
    visitor = at_my_booking(arrive)
    visitor.touch_all("tell", "pick-light", "pick-broken")

    visitor.touch("finish")

    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.ATTRACT)
    assert str(MINE.id) not in visitor.kept_by_the_screen()


def test_in_large_words_some_answers_stand_on_a_second_page(arrive: Arrive) -> None:
    visitor = at_my_booking(arrive)
    visitor.kiosk.visit.choose_comfort(replace(visitor.kiosk.visit.comfort, text_percent=200))

    visitor.touch_all("readOn", "tell", "further")
    visitor.waits_for("pick-toilet")

    assert not visitor.sees("pick-light")
    visitor.touch_all("pick-toilet", "pick-missing")
    visitor.waits_for("another")
    (told,) = visitor.desk.conditions
    assert (told.kind, told.thing) == (ConditionKind.MISSING, Thing.TOILET)


def test_in_the_simple_way_in_large_words_it_stands_on_the_second_page(arrive: Arrive) -> None:
    visitor = at_my_booking(arrive)
    comfort = visitor.kiosk.visit.comfort
    visitor.kiosk.visit.choose_comfort(replace(comfort, simple=True, text_percent=200))
    visitor.waits_for("pick-done")
    assert not visitor.sees("pick-tell")

    visitor.touch_all("more", "pick-tell")

    visitor.waits_for("pick-light")


def test_a_screen_that_was_left_keeps_nothing_of_it(arrive: Arrive) -> None:
    visitor = at_my_booking(arrive)
    visitor.touch_all("tell", "pick-light")

    visitor.kiosk.start_over()

    assert visitor.kiosk.visit.page is Page.ATTRACT
    assert str(MINE.id) not in visitor.kept_by_the_screen()
    assert "lys" not in str(visitor.kiosk.models["condition"].property("about")).lower()


def test_of_a_room_one_had_days_ago_nothing_is_told(arrive: Arrive) -> None:
    before = booking("mh-lok3", "14:15", "15:15", day=24)
    desk = MemoryDesk()
    desk.kept["QR"] = ReceiptFound(code_of(before.id), "", before, None)
    visitor = arrive(picture_of_the_day(more=[before]), desk)
    visitor.kiosk.mine.take_scan("QR")
    visitor.waits_for("plate")

    assert not visitor.sees("tell")
