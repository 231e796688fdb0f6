"""How many touches and seconds a booking takes of somebody who has never been here: to read and to touch.

A touch is 1.2 s, a word of a heading or of what is touched a quarter of a second. A heading is read once, when it
comes. For the machine a share of the time is set aside; `benchmarks/newcomer.py` measures what it takes of it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from time import process_time
from uuid import UUID

import pytest

from booking_core.domain.bookings import Need
from booking_core.domain.identity import CardId
from booking_core.domain.places import KindOfUser
from booking_core.domain.time_spans import TimeSpan
from tests.ui.herlev_day import MemoryDesk, wall
from tests.ui.visitor import Arrive, Visitor
from ui.ports import CardShown

SECONDS_A_TOUCH = 1.2
SECONDS_A_WORD = 0.25
SECONDS_OF_WORK = 0.9
"""Set aside for the machine's own work between the first touch and the receipt, in seconds of a processor."""
SECONDS_TO_SPARE = 1.0
"""Of the twenty: words must leave so much for a machine that is slower than the one that was measured."""
LANGUAGES = ("da", "en", "de", "ar", "tr", "uk", "pl", "ur")
CARD_TEXT = "YE" + "A" * 142
CARD = CardShown(CardId(UUID(int=0x8E34)), "8E34", KindOfUser.CITIZEN)
NUMBER = "20304050"

NOW_FOR_SIX = ("find", "show", "take-0", "book")
STEP_FREE_FOR_TWELVE = (
    "find",
    "when-other-day",
    "time-16",
    "length-120",
    "persons-12",
    "need-step-free",
    "show",
    "take-0",
)


@dataclass
class Newcomer:
    """Reads what is new on the page, touches, and waits for the machine; `read` are the headings of the page."""

    visitor: Visitor
    to_read: float = 0.0
    work: float = 0.0
    read: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return self.to_read + SECONDS_A_TOUCH * self.visitor.touches + SECONDS_OF_WORK

    def touches_all(self, names: Sequence[str], *, then: str) -> None:
        """Touch these, one after the other, until `then` is to be seen."""
        for name, following in zip(names, [*names[1:], then], strict=True):
            self._reads_up_to(name)
            self.work += self.visitor.touch_and_time(name, until=partial(self.visitor.sees, following))

    def types(self, digits: str) -> None:
        """Touch the keys of a number known by heart."""
        before = process_time()
        self.visitor.types(digits)
        self.work += process_time() - before

    def _reads_up_to(self, name: str) -> None:
        self.visitor.waits_for(name)
        self.visitor.waits_until_touchable()
        headings = self.visitor.headings_beside(name)
        new = [heading for heading in headings if heading not in self.read]
        self.read = headings
        self.to_read += SECONDS_A_WORD * len(" ".join([*self.visitor.words_upon(name), *new]).split())


@pytest.fixture(scope="module")
def stands_still() -> bool:
    return False


Come = Callable[..., Newcomer]


@pytest.fixture
def come(arrive: Arrive) -> Come:
    """Be a newcomer in a language, at a kiosk that knows a place card."""

    def newcomer(language: str = "da") -> Newcomer:
        languages = tuple(dict.fromkeys((language, "da", "en")))
        return Newcomer(arrive(desk=MemoryDesk(cards={CARD_TEXT: CARD}), languages=languages))

    return newcomer


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_room_now_for_six_takes_four_touches_and_twenty_seconds(
    come: Come, language: str, record_property: Callable[[str, object], None]
) -> None:
    newcomer = come(language)

    newcomer.touches_all(NOW_FOR_SIX, then="receiptPage")

    visitor = newcomer.visitor
    assert visitor.touches == 4
    assert visitor.desk.wishes[0].persons == 6
    assert newcomer.to_read > 0
    record_property(language, f"{newcomer.to_read} {newcomer.work}")
    assert newcomer.seconds <= 20 - SECONDS_TO_SPARE, f"{newcomer.to_read} to read"


@pytest.mark.parametrize("language", LANGUAGES)
def test_step_free_for_twelve_tomorrow_from_four_to_six_takes_nine_touches_with_a_card(
    come: Come, language: str
) -> None:
    newcomer = come(language)
    visitor = newcomer.visitor

    newcomer.touches_all(STEP_FREE_FOR_TWELVE, then="giveNumber")
    visitor.kiosk.scan(CARD_TEXT)
    newcomer.touches_all(["book"], then="receiptPage")

    wish = visitor.desk.wishes[0]
    assert visitor.touches == 9
    assert newcomer.seconds <= 35, f"{newcomer.to_read} to read"
    assert wish.alternatives[0].span == TimeSpan(wall("16:00", day=27), wall("18:00", day=27))
    assert (wish.persons, wish.needs, wish.card) == (12, (Need.STEP_FREE,), CARD)


def test_a_number_in_its_place_takes_its_eight_digits_and_one_touch_to_type_it(come: Come) -> None:
    newcomer = come()

    newcomer.touches_all([*STEP_FREE_FOR_TWELVE, "giveNumber"], then="numberPad")
    newcomer.types(NUMBER)
    newcomer.touches_all(["book"], then="receiptPage")

    assert newcomer.visitor.touches == 9 + 1 + 8
    assert newcomer.seconds <= 50, f"{newcomer.to_read} to read"
    assert newcomer.visitor.desk.wishes[0].phone == NUMBER
