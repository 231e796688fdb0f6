"""Somebody with the code of a time in the open says on the kiosk whether they are indoors, while it can be said."""

from dataclasses import replace

from booking_core.domain.bookings import Whereabouts
from booking_core.domain.identity import SpaceId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.protocol.codes import code_of
from tests.booking_core.janitor_day import with_shelter
from tests.ui.herlev_day import MemoryDesk, booking, picture_of_the_day, wall
from tests.ui.visitor import GUARD_MS, Arrive, Visitor
from ui.ports import CentreSilent, ReceiptFound

YARD = with_shelter(booking("gg-gaardrum", "14:00", "16:00", day=27))
CODE = code_of(YARD.id)
PAPER = "CE" + "A" * 147
"""What stands in its square."""


def at_the_booking(arrive: Arrive, *, desk: MemoryDesk | None = None) -> Visitor:
    used = desk or MemoryDesk()
    used.kept |= dict.fromkeys((CODE, PAPER), ReceiptFound(CODE, "", YARD, None))
    visitor = arrive(picture_of_the_day(more=[YARD]), used)
    visitor.kiosk.scan(PAPER)
    visitor.waits_for("chooseWeather")
    return visitor


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_indoors_takes_two_touches_and_the_page_says_where_they_are(arrive: Arrive) -> None:
    visitor = at_the_booking(arrive)

    visitor.touch("chooseWeather")
    visitor.waits_for("goIndoors")
    asked = plain(visitor.text_of("answer"))
    visitor.touch("goIndoors")
    visitor.waits_until(lambda: visitor.sees("note"))

    assert asked == "Valget kan ikke ændres bagefter. Vælger I ikke inden kl. 11, er I ude."
    assert visitor.text_of("note").startswith("I er inde nu: Laden.")
    assert visitor.text_of("name") == "Laden"
    assert visitor.text_of("answer") == "På grund af vejret er I inde."
    assert not visitor.sees("chooseWeather")


def test_outdoors_says_so_and_asks_no_more(arrive: Arrive) -> None:
    visitor = at_the_booking(arrive)

    for name in ("chooseWeather", "stayOutdoors"):
        visitor.touch(name)
        visitor.bot.wait(GUARD_MS)

    assert visitor.text_of("note") == "I er ude: Gårdrummet, også hvis det regner."
    assert not visitor.sees("chooseWeather")


def test_whoever_thinks_again_changes_nothing(arrive: Arrive) -> None:
    visitor = at_the_booking(arrive)

    for name in ("chooseWeather", "close"):
        visitor.touch(name)
        visitor.bot.wait(GUARD_MS)

    assert visitor.sees("chooseWeather")
    found = visitor.desk.kept[CODE].booking
    assert found == YARD


def test_a_silent_centre_leaves_the_choice_open(arrive: Arrive) -> None:
    visitor = at_the_booking(arrive, desk=MemoryDesk(change_answer=CentreSilent()))

    for name in ("chooseWeather", "goIndoors"):
        visitor.touch(name)
    visitor.waits_for("trouble")

    assert visitor.text_of("trouble") == "Der kom ikke svar, så intet er ændret. Prøv igen om lidt."
    assert visitor.sees("goIndoors")


def test_what_somebody_else_has_decided_is_told(arrive: Arrive) -> None:
    decided = Refusal(RefusalCode.WHEREABOUTS_DECIDED)
    visitor = at_the_booking(arrive, desk=MemoryDesk(change_answer=decided))

    for name in ("chooseWeather", "goIndoors"):
        visitor.touch(name)
    visitor.waits_for("trouble")

    assert visitor.text_of("trouble").startswith("Det er allerede valgt, om I er ude eller inde.")


def test_when_the_desk_decides_meanwhile_the_question_closes_and_the_page_says_why(arrive: Arrive) -> None:
    visitor = at_the_booking(arrive)
    visitor.touch("chooseWeather")
    visitor.waits_for("goIndoors")

    indoors = replace(booking("gg-laden", "14:00", "16:00", day=27), id=YARD.id, version=2)
    newest = replace(indoors, space=SpaceId("gg-laden"), whereabouts=Whereabouts.INDOORS)
    visitor.kiosk.post(picture_of_the_day(more=[newest]))
    visitor.waits_until(lambda: not visitor.sees("goIndoors"))

    assert visitor.text_of("note").startswith("I er inde nu: Laden.")


def test_when_the_time_is_over_nobody_is_asked(arrive: Arrive) -> None:
    visitor = at_the_booking(arrive)
    visitor.clock.now = wall("11:00", day=27)
    visitor.kiosk.beat()

    visitor.waits_until(lambda: not visitor.sees("chooseWeather"))
