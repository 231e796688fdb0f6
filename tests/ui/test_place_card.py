"""A place card at the kiosk: held under the reader where a number is asked for, and forgotten with the person."""

from datetime import date
from functools import partial
from uuid import UUID

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import CardId
from booking_core.domain.places import KindOfUser
from tests.shots_simple import TOMORROW_AT_TWO
from tests.ui.herlev_day import MemoryDesk
from tests.ui.test_joining import at_results
from tests.ui.test_simple import going
from tests.ui.visitor import Arrive, Visitor
from ui.ports import CardNotTaken, CardRead, CardShown, CardTrouble
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Session

CARD_TEXT, SCHOOL_TEXT, EXPIRED_TEXT, STOPPED_TEXT = ("YE" + letter * 142 for letter in "ABCD")
RECEIPT_TEXT = "CE" + "A" * 147
CARD = CardShown(CardId(UUID("8c1f6f0e-4b1d-4c7a-9b5e-2f0c6d1a8e34")), "8E34", KindOfUser.CITIZEN)
ASSOCIATION_TEXT = "YE" + "E" * 142
ASSOCIATION = CardShown(CardId(UUID(int=9)), "0009", KindOfUser.ASSOCIATION, "hjertecafe")
SCHOOL = CardShown(CardId(UUID(int=7)), "0007", KindOfUser.SCHOOL, "demo-skole")
CARDS: dict[str, CardRead] = {
    CARD_TEXT: CARD,
    SCHOOL_TEXT: SCHOOL,
    EXPIRED_TEXT: CardNotTaken(CardTrouble.EXPIRED, date(2026, 9, 30)),
    STOPPED_TEXT: CardNotTaken(CardTrouble.REVOKED),
    RECEIPT_TEXT: CardNotTaken(CardTrouble.RECEIPT),
}


def before_a_number(arrive: Arrive) -> Visitor:
    """On the confirm page of a time tomorrow."""
    visitor = arrive(desk=MemoryDesk(cards=dict(CARDS)))
    for name in ("find", "when-other-day", "show", "take-0"):
        visitor.touch(name)
    visitor.waits_for("giveNumber")
    return visitor


def says(visitor: Visitor, words: str) -> bool:
    """Whether they stand beside the digits."""
    return visitor.sees("sealed") and words in visitor.text_of("sealed")


def test_a_card_stands_for_a_number(arrive: Arrive) -> None:
    visitor = before_a_number(arrive)

    visitor.kiosk.scan(CARD_TEXT)

    visitor.waits_for("book")
    assert visitor.text_of("who-phone") == "Pladskort 8E34"
    visitor.touch("book")
    visitor.waits_for("receiptPage")
    assert (visitor.desk.wishes[0].card, visitor.desk.wishes[0].phone) == (CARD, "")


def test_while_the_digits_are_typed_a_card_takes_their_place(arrive: Arrive) -> None:
    visitor = before_a_number(arrive)
    visitor.touch("giveNumber")
    assert "Eller hold dit pladskort under læseren" in visitor.text_of("sealed")
    visitor.touch("key-4")

    visitor.kiosk.scan(CARD_TEXT)

    visitor.waits_until(lambda: not visitor.sees("numberPad"))
    assert visitor.kiosk.visit.session.phone == ""
    visitor.touch("who-phone")
    visitor.touch("key-4")
    visitor.waits_until(lambda: visitor.kiosk.visit.session.card is None)
    assert visitor.kiosk.visit.session.phone == "4"


def test_what_is_not_taken_says_why_and_the_number_can_be_typed(arrive: Arrive) -> None:
    visitor = before_a_number(arrive)
    told = {
        EXPIRED_TEXT: "gjaldt til og med 30. september 2026",
        STOPPED_TEXT: "er spærret",
        RECEIPT_TEXT: "er en kvittering",
        "https://example.org/": "ikke et pladskort",
        "0101901234": "sundhedskort",
    }

    for text, words in told.items():
        visitor.kiosk.scan(text)
        visitor.waits_until(partial(says, visitor, words))
        assert visitor.sees("numberPad")
        assert visitor.kiosk.visit.session.card is None
    assert visitor.kiosk.visit.page is Page.CONFIRM
    visitor.touch("key-4")
    visitor.waits_until(lambda: "sundhedskort" not in visitor.text_of("sealed"))


def test_a_schools_card_is_not_taken_outside_the_hours_of_schools(arrive: Arrive) -> None:
    """It is a quarter past two now; in the evening no class comes."""
    visitor = arrive(desk=MemoryDesk(cards=dict(CARDS)))
    for name in ("find", "when-other-day", "time-18", "show", "take-0"):
        visitor.touch(name)
    visitor.waits_for("giveNumber")

    visitor.kiosk.scan(SCHOOL_TEXT)

    visitor.waits_until(partial(says, visitor, "Skoler og dagtilbud"))
    assert visitor.kiosk.visit.session.card is None


def test_a_card_that_is_shown_while_one_looks_is_kept_for_the_booking(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(cards=dict(CARDS)))
    for name in ("find", "when-other-day", "show"):
        visitor.touch(name)
    visitor.kiosk.scan(CARD_TEXT)
    visitor.waits_until(lambda: visitor.kiosk.visit.session.card == CARD)

    visitor.touch("take-0")

    visitor.waits_for("book")
    assert visitor.can_touch("book")


def test_an_associations_card_on_the_find_page_is_said_to_be_used_and_is(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(cards={**CARDS, ASSOCIATION_TEXT: ASSOCIATION}))
    for name in ("find", "when-other-day"):
        visitor.touch(name)
    visitor.waits_for("show")

    visitor.kiosk.scan(ASSOCIATION_TEXT)

    visitor.waits_until(lambda: "Pladskort 0009 bruges, når du booker." in visitor.text_of("found"))
    visitor.touch("show")
    visitor.waits_until(lambda: "Pladskort 0009" in visitor.text_of("summary"))
    visitor.touch("take-0")
    visitor.touch("book")
    visitor.waits_for("receiptPage")
    assert visitor.desk.wishes[0].card == ASSOCIATION


def test_a_card_that_is_no_longer_good_says_so_while_one_looks(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(cards=dict(CARDS)))
    visitor.touch("find")
    visitor.waits_for("show")

    visitor.kiosk.scan(EXPIRED_TEXT)

    visitor.waits_until(lambda: "Kortet kan ikke bruges" in visitor.text_of("found"))
    visitor.kiosk.scan(CARD_TEXT)
    visitor.waits_until(lambda: "Pladskort 8E34 bruges" in visitor.text_of("found"))


def test_the_waiting_list_takes_a_card_in_place_of_a_number(arrive: Arrive) -> None:
    visitor = at_results(arrive, desk=MemoryDesk(cards=dict(CARDS)))
    visitor.touch("openJoining")
    visitor.waits_for("numberPad")
    assert "pladskort under læseren" in visitor.text_of("sealed")
    visitor.kiosk.scan(EXPIRED_TEXT)
    visitor.waits_until(lambda: visitor.sees("trouble") and "30. september 2026" in visitor.text_of("trouble"))

    visitor.kiosk.scan(CARD_TEXT)
    visitor.waits_until(lambda: visitor.text_of("phone") == "Pladskort 8E34")
    visitor.touch("join")
    visitor.waits_until(lambda: visitor.desk.joins != [])

    ((_, _, contact, _),) = visitor.desk.joins
    assert contact == Contact(card=str(CARD.card))
    visitor.waits_until(lambda: visitor.kiosk.visit.session.card is None)


def test_a_card_on_the_first_page_is_told_what_it_is_for(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(cards=dict(CARDS)))

    visitor.kiosk.scan(CARD_TEXT)

    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.MY_RECEIPT)
    assert "Vælg først en tid" in visitor.kiosk.mine.state.trouble
    assert visitor.kiosk.visit.session.card is None


def test_idle_forgets_the_card(arrive: Arrive) -> None:
    visitor = before_a_number(arrive)
    visitor.kiosk.scan(CARD_TEXT)
    visitor.waits_for("book")
    visitor.touch("book")
    visitor.waits_for("receiptPage")

    visitor.kiosk.start_over()

    assert visitor.kiosk.visit.session == Session()
    kept = visitor.kept_by_the_screen()
    assert "8E34" not in kept
    assert str(CARD.card) not in kept


def test_the_simple_way_takes_a_card_too(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(cards=dict(CARDS)))
    going(
        visitor,
        "simple",
        "pick-a-room",
        "pick-16",
        "pick-other-day",
        "pick-2026-11-27",
        "pick-afternoon",
        TOMORROW_AT_TWO,
        "pick-making",
    )
    going(visitor, "pick-yes")
    visitor.waits_for("numberPad")
    assert "pladskort under læseren" in visitor.text_of("sentence")
    visitor.kiosk.scan(EXPIRED_TEXT)
    visitor.waits_until(lambda: "30. september 2026" in visitor.text_of("sentence"))

    visitor.kiosk.scan(CARD_TEXT)

    visitor.waits_until(lambda: visitor.sees("sentence") and visitor.text_of("sentence") == "Pladskort 8E34")
    going(visitor, "pick-book")
    visitor.waits_for("codeCard")
    assert visitor.desk.wishes[0].card == CARD


def test_a_health_card_is_refused_where_one_looks(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(cards=dict(CARDS)))
    visitor.touch("find")
    visitor.waits_for("show")

    for page, words in ((Page.FIND, "found"), (Page.RESULTS, "summary")):
        visitor.kiosk.scan("0101901234")
        visitor.waits_until(partial(_is_refused_on, visitor, words))
        assert visitor.kiosk.visit.page is page
        visitor.kiosk.scan(CARD_TEXT)
        visitor.waits_until(lambda: visitor.kiosk.visit.session.card_trouble is None)
        if page is Page.FIND:
            visitor.touch("show")


def test_a_health_card_is_refused_where_nothing_fits_and_on_the_waiting_list(arrive: Arrive) -> None:
    visitor = at_results(arrive)

    visitor.kiosk.scan("0101901234")

    visitor.waits_until(partial(_is_refused_on, visitor, "why"))
    visitor.touch("openJoining")
    visitor.waits_until(lambda: "Hold dit pladskort" in visitor.text_of("trouble"))


def _is_refused_on(visitor: Visitor, words: str) -> bool:
    return "sundhedskort" in visitor.text_of(words)
