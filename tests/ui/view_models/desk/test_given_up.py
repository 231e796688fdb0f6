"""A draft that is given up while it is refused is told of, once; one that is booked or could be is not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.ui.desk_day import MUNICIPALITY, ScriptedDesk
from tests.ui.visitor import PATIENCE_MS
from tests.ui.workplaces import workplace_at
from ui.ports import BookingAltered
from ui.view_models.desk.chosen.chosen import Draft, Drafted, Nothing, Selected
from ui.view_models.desk.chosen.wishes import wish_of
from ui.view_models.desk.workplace import Workplace

LOK3, LOK4 = SpaceId("mh-lok3"), SpaceId("mh-lok4")
LATE = TimeSpan(THURSDAY_14_08.replace(minute=0) + timedelta(days=1), THURSDAY_14_08.replace(minute=0, day=28))
"""A day and a night: nobody may have a room for so long."""
FREE = TimeSpan(THURSDAY_14_08.replace(hour=8, minute=0, day=27), THURSDAY_14_08.replace(hour=9, minute=0, day=27))
_STANDING = MUNICIPALITY.space_by_id[LOK4].standing_layout.id
_ELSEWHERE = wish_of(Drafted(Draft(LOK4, _STANDING, FREE), BookingId(UUID(int=1))))


@dataclass
class Staff:
    """Somebody at the desk, and what was told of what they gave up."""

    workplace: Workplace
    desk: ScriptedDesk
    bot: QtBot

    @property
    def draft(self) -> Draft:
        assert isinstance(self.workplace.chosen, Drafted)
        return self.workplace.chosen.draft

    def told(self, many: int) -> None:
        """So many drafts have been told of, and no more come."""
        self.bot.waitUntil(lambda: len(self.desk.unmet) >= many, timeout=PATIENCE_MS)
        self.bot.wait(100)
        assert len(self.desk.unmet) == many


@pytest.fixture
def staff(qtbot: QtBot) -> Iterator[Staff]:
    desk = ScriptedDesk(THURSDAY_14_08)
    assert isinstance(desk.book(_ELSEWHERE), BookingAltered)
    with workplace_at(desk) as workplace:
        yield Staff(workplace, desk, qtbot)


LEAVINGS: list[Callable[[Workplace], None]] = [
    Workplace.clear,
    lambda workplace: workplace.draft(LOK3, FREE),
    lambda workplace: workplace.finding.search("Sprogcafé"),
    lambda workplace: workplace.show_day(THURSDAY_14_08.date() + timedelta(days=2)),
    lambda workplace: workplace.select(next(iter(workplace.picture.calendar.bookings))),
]


@pytest.mark.parametrize("leave", LEAVINGS, ids=["escape", "another draft", "a search", "another day", "a booking"])
def test_a_refused_draft_that_is_left_is_told_of(staff: Staff, leave: Callable[[Workplace], None]) -> None:
    staff.workplace.draft(LOK3, LATE)
    left = staff.draft

    leave(staff.workplace)
    staff.workplace.clear()

    staff.told(1)
    ((wish, refusal),) = staff.desk.unmet
    assert (wish.to, refusal.code) == (left.to, RefusalCode.TOO_LONG)


def test_a_draft_that_could_be_booked_is_left_in_silence(staff: Staff) -> None:
    staff.workplace.draft(LOK3, FREE)

    staff.workplace.clear()

    staff.told(0)


def test_a_draft_that_is_changed_until_it_can_be_had_is_not_given_up(staff: Staff) -> None:
    staff.workplace.draft(LOK3, LATE)
    staff.workplace.redraft(replace(staff.draft, span=FREE))

    staff.workplace.bookings.book()
    staff.bot.waitUntil(lambda: isinstance(staff.workplace.chosen, Selected), timeout=PATIENCE_MS)
    staff.workplace.clear()

    staff.told(0)
    assert len(staff.desk.bookings) == 2


def test_what_is_being_asked_of_the_centre_is_not_given_up(staff: Staff) -> None:
    staff.workplace.draft(LOK3, LATE)

    staff.workplace.bookings.book()
    staff.workplace.clear()

    assert isinstance(staff.workplace.chosen, Nothing)
    staff.told(0)
