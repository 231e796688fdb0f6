"""The page of questions, as a visitor sees it: the number with its word."""

from dataclasses import replace

from tests.ui.on_the_page import visible_in
from tests.ui.visitor import Arrive, Visitor


def stepped(visitor: Visitor, name: str) -> str:
    """What the number between minus and plus has as its `name`."""
    items = visible_in(visitor.kiosk.window.contentItem())
    return next(str(item.property(name)) for item in items if item.property("decreaseText") and item.property("unit"))


def test_one_is_a_person_on_the_screen_and_aloud(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch("find")
    visitor.waits_for("persons")
    visit = visitor.kiosk.visit
    visit.choose(replace(visit.session, persons=1))
    visitor.waits_until(lambda: stepped(visitor, "value") == "1")
    assert (stepped(visitor, "unit"), stepped(visitor, "amount")) == ("person", "1 person")
