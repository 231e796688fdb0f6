"""A paper whose time has passed, held under the reader: it proves nothing, and leads to a new search."""

from tests.shots_mine import FindingDesk
from tests.ui.herlev_day import booking, picture_of_the_day, proof_of
from tests.ui.on_the_page import visible_in
from tests.ui.visitor import Arrive, Visitor
from ui.ports import ReceiptFound
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Session

CLOCK = "\ue087"
"""In the font of the icons."""
YESTERDAYS = booking("mh-lok3", "14:15", "15:15", day=25)


def with_yesterdays_paper(arrive: Arrive) -> Visitor:
    desk, proof = FindingDesk(), proof_of(YESTERDAYS.id)
    desk.outcome = (ReceiptFound(proof.code, proof.url, YESTERDAYS, None),)
    visitor = arrive(picture_of_the_day(more=[YESTERDAYS]), desk)
    visitor.kiosk.scan("A" * 120)
    return visitor


def signs_on(visitor: Visitor, name: str) -> list[str]:
    """The icons upon what is called `name`."""
    items = visible_in(visitor.kiosk.window.contentItem())
    control = next(item for item in items if item.objectName() == name)
    return [str(item.property("glyph")) for item in visible_in(control) if item.property("glyph")]


def test_it_offers_another_place_and_no_copy(arrive: Arrive) -> None:
    visitor = with_yesterdays_paper(arrive)
    visitor.waits_for("findAnother")
    assert visitor.text_of("plate") == "Tiden er gået"
    assert not visitor.sees("printAgain")

    visitor.touch("findAnother")

    visitor.waits_for("findPage")
    assert visitor.kiosk.visit.session == Session()


def test_so_does_the_simple_way(arrive: Arrive) -> None:
    visitor = with_yesterdays_paper(arrive)
    visitor.waits_for("findAnother")
    visitor.touch("simple")
    visitor.waits_for("pick-find")
    assert not visitor.sees("pick-print")
    assert signs_on(visitor, "plate") == [CLOCK]

    visitor.touch("pick-find")

    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.FIND)
    visitor.waits_for("pick-16")
