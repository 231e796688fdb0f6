"""Whoever leafs through the places that fit sees one answer, ranked once, until the house has changed."""

from tests.ui.herlev_day import booking, picture_of_the_day
from tests.ui.visitor import Arrive, Visitor
from ui.view_models.finding.results import ResultsModel
from ui.view_models.offering.offers import Answer


def answer(visitor: Visitor) -> Answer | None:
    results = visitor.kiosk.models["results"]
    assert isinstance(results, ResultsModel)
    return results.answer


def at_the_places(arrive: Arrive) -> Visitor:
    visitor = arrive()
    visitor.touch_all("find", "show")
    visitor.waits_for("take-0")
    return visitor


def test_the_next_places_come_from_the_answer_that_is_there(arrive: Arrive) -> None:
    visitor = at_the_places(arrive)
    first = answer(visitor)

    visitor.touch("more")
    visitor.waits_for("take-3")

    assert first is not None
    assert answer(visitor) is first


def test_larger_words_show_the_same_answer(arrive: Arrive) -> None:
    visitor = at_the_places(arrive)
    first = answer(visitor)

    visitor.touch("textSize")
    visitor.waits_until(lambda: visitor.kiosk.visit.comfort.text_percent > 100)

    assert answer(visitor) is first


def test_when_the_house_has_changed_it_is_looked_for_anew(arrive: Arrive) -> None:
    visitor = at_the_places(arrive)
    visitor.touch("more")
    visitor.waits_for("take-3")
    first = answer(visitor)

    visitor.kiosk.post(picture_of_the_day(more=[booking("mh-lok3", "14:15", "15:15")]))

    visitor.waits_until(lambda: answer(visitor) is not first)


def test_the_next_visitor_finds_no_answer(arrive: Arrive) -> None:
    visitor = at_the_places(arrive)

    visitor.kiosk.visit.reset()

    assert answer(visitor) is None
