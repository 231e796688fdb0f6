"""Without the centre for days: the screen says of which day its picture is, and of nothing that it is free now."""

from dataclasses import replace
from datetime import timedelta

from tests.ui.herlev_day import NOW, picture_of_the_day
from tests.ui.on_the_page import visible_in
from tests.ui.visitor import Arrive, Visitor

TWO_DAYS_AGO = "ti. 24. nov. kl. 14.08"


def without_the_centre(arrive: Arrive) -> Visitor:
    """Two days away, with nothing that the machine may promise."""
    picture = picture_of_the_day(seen_at=NOW - timedelta(days=2), connected=False)
    return arrive(replace(picture, held=frozenset()))


def said_by(visitor: Visitor) -> str:
    texts = (str(item.property("text") or "") for item in visible_in(visitor.kiosk.window.contentItem()))
    return " ".join(" ".join(texts).replace("&nbsp;", " ").split())


def test_the_first_page_promises_nothing_of_what_it_cannot_know(arrive: Arrive) -> None:
    visitor = without_the_centre(arrive)

    assert "Så ledigt ud" in said_by(visitor)
    assert "Ledigt nu" not in said_by(visitor)
    assert f"Det, du ser, er fra {TWO_DAYS_AGO}." in visitor.kiosk.frame.property("offlineMore").replace("\u00a0", " ")


def test_each_answer_says_of_which_day_it_is(arrive: Arrive) -> None:
    visitor = without_the_centre(arrive)
    visitor.touch_all("find", "show")
    assert f"Så ledigt ud {TWO_DAYS_AGO}" in said_by(visitor)

    visitor.touch("take-0")

    assert TWO_DAYS_AGO in said_by(visitor)
