"""The machine is told which place somebody stands before: it is then not given to others."""

from tests.ui.visitor import Arrive
from ui.ports import Alternative
from ui.view_models.visit.navigation import Page


def test_the_confirm_page_keeps_its_place_until_it_is_left(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0"):
        visitor.touch(name)
    visitor.waits_until(lambda: len(visitor.desk.looked_at) == 1)
    choice = visitor.kiosk.visit.session.choice
    assert choice is not None
    assert visitor.desk.looked_at == [Alternative(choice.offer.space.id, choice.offer.layout.id, choice.span)]

    visitor.touch("back")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.RESULTS)

    visitor.waits_until(lambda: visitor.desk.looked_at[1:] == [None])


def test_whoever_walks_away_keeps_nothing(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0"):
        visitor.touch(name)
    visitor.kiosk.start_over()
    visitor.waits_until(lambda: visitor.desk.looked_at[-1:] == [None])


def test_the_page_of_the_room_belongs_to_the_booking_and_loses_nothing_of_it(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0", "longer", "openness-open", "who-phone", "key-2", "back"):
        visitor.touch(name)
    visitor.waits_until(lambda: visitor.sees("seeRoom"))
    before = visitor.kiosk.visit.session

    visitor.touch("seeRoom")
    visitor.waits_for("roomView")
    shown = visitor.text_of("place")
    visitor.touch("back")
    visitor.waits_for("confirmPage")

    after = visitor.kiosk.visit.session
    assert (after.choice, after.openness, after.phone) == (before.choice, before.openness, "2")
    assert visitor.text_of("time") in shown
    assert visitor.desk.looked_at[-1] is not None
    visitor.touch("back")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.RESULTS)


def test_languages_are_told_beside_the_way_and_only_where_others_may_come(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0"):
        visitor.touch(name)
    visitor.waits_for("confirmPage")
    assert not visitor.sees("spokenThere")

    for name in ("openness-open", "spokenThere", "spoken-uk", "spoken-da", "back"):
        visitor.touch(name)
    visitor.waits_for("confirmPage")
    assert visitor.desk.looked_at[-1] is not None
    visitor.touch("book")
    visitor.waits_for("receiptPage")

    (wish,) = visitor.desk.wishes
    assert wish.spoken == ("da", "uk")


def test_a_closed_door_tells_no_language(arrive: Arrive) -> None:
    visitor = arrive()
    for name in (
        "find",
        "show",
        "take-0",
        "openness-open",
        "spokenThere",
        "spoken-uk",
        "back",
        "openness-closed",
        "book",
    ):
        visitor.touch(name)
    visitor.waits_for("receiptPage")

    assert visitor.desk.wishes[0].spoken == ()
