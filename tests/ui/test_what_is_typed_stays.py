"""Whoever asks for larger words, another contrast or another language loses nothing of what they have told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from booking_core.domain.bookings import Need
from tests.ui.visitor import Arrive, Visitor
from ui.view_models.telling.wishing import WishModel
from ui.view_models.visit.session import Comfort

Change = Callable[[Comfort], Comfort]
CHANGES: dict[str, Change] = {
    "larger words": lambda comfort: replace(comfort, text_percent=200),
    "contrast": lambda comfort: replace(comfort, high_contrast=True),
    "another language": lambda comfort: replace(comfort, language="en"),
    "low controls": lambda comfort: replace(comfort, low=True),
}


@pytest.fixture(params=CHANGES)
def changed(request: pytest.FixtureRequest) -> Change:
    return CHANGES[request.param]


def changes(visitor: Visitor, changed: Change, *, until: str) -> None:
    """See the page in another way, until it shows what is called `until`."""
    visitor.kiosk.visit.choose_comfort(changed(visitor.kiosk.visit.comfort))
    visitor.waits_for(until)


def test_half_a_phone_number_to_book_with_stays(arrive: Arrive, changed: Change) -> None:
    visitor = arrive()
    visitor.touch_all("find", "show", "take-0", "who-phone")
    visitor.types("4021")

    changes(visitor, changed, until="numberPad")

    assert visitor.kiosk.visit.session.phone == "4021"


def test_half_a_code_stays(arrive: Arrive, changed: Change) -> None:
    visitor = arrive()
    visitor.touch("openReceipt")
    visitor.types("3488")
    shown = visitor.text_of("typed")

    changes(visitor, changed, until="numberPad")

    assert visitor.text_of("typed") == shown


def test_half_a_phone_number_for_the_waiting_list_stays(arrive: Arrive, changed: Change) -> None:
    visitor = arrive()
    visitor.touch_all("find", "persons-50", "need-kitchenette", "show", "openJoining")
    visitor.types("4021")

    changes(visitor, changed, until="numberPad")

    assert visitor.kiosk.visit.session.phone == "4021"


def test_the_answers_to_the_questions_stay(arrive: Arrive, changed: Change) -> None:
    visitor = arrive()
    visitor.touch_all("find", "persons-50", "need-kitchenette")
    told = visitor.kiosk.visit.session

    changes(visitor, changed, until="show")

    assert visitor.kiosk.visit.session == told
    assert (told.persons, told.needs) == (50, frozenset({Need.KITCHENETTE}))


def test_the_parts_of_a_wish_stay(arrive: Arrive, changed: Change) -> None:
    visitor = arrive()
    visitor.touch_all("find", "persons-50", "need-hearing-loop", "need-child-friendly", "show", "openWish", "row-2")
    visitor.touch("row-0")
    visitor.waits_for("act")
    wishing = visitor.kiosk.models["wishing"]
    assert isinstance(wishing, WishModel)
    told = wishing.wishing.draft

    changes(visitor, changed, until="act")

    assert told is not None
    assert wishing.wishing.draft == told


def test_the_length_that_was_moved_stays(arrive: Arrive, changed: Change) -> None:
    visitor = arrive()
    visitor.touch_all("find", "show", "take-0", "longer", "openness-open")
    told = visitor.kiosk.visit.session

    changes(visitor, changed, until="confirmPage")

    assert visitor.kiosk.visit.session == told
    assert told.choice is not None
    assert told.choice.span.ends_at - told.choice.span.starts_at == timedelta(minutes=75)
