"""Where board and panel meet: what is shown and chosen at a desk, and what can be done about it.

Sight          the day, what is chosen, what has just happened
BookingActs    one booking: made, moved, cancelled
SeriesActs     many dates at once
RequestActs    the house's yes or no
BlockActs      rooms closed and opened
WaitingActs    the waiting list
CardActs       place cards
WishActs       what people miss in the house
Undoing        the last thing taken back
Finding, Paper
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject

from booking_core.domain.identity import VenueId
from booking_core.domain.recurring.series import Scope
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import Clock, Override, StaffDesk
from ui.view_models.desk.acts.block_acts import BlockActs
from ui.view_models.desk.acts.booking_acts import BookingActs
from ui.view_models.desk.acts.card_acts import CardActs
from ui.view_models.desk.acts.finding import Finding
from ui.view_models.desk.acts.paper import Paper
from ui.view_models.desk.acts.request_acts import RequestActs
from ui.view_models.desk.acts.series_acts import SeriesActs
from ui.view_models.desk.acts.undoing import Undoing
from ui.view_models.desk.acts.waiting_acts import WaitingActs
from ui.view_models.desk.acts.wish_acts import WishActs
from ui.view_models.desk.chosen.chosen import Moving
from ui.view_models.desk.chosen.sight import Sight
from ui.view_models.desk.chosen.wishes import move_of
from ui.view_models.visit.speech import Speech


class Workplace(Sight):
    """What is shown and chosen at one desk, with everything that can be done there."""

    def __init__(
        self,
        board: PictureBoard,
        desk: StaffDesk,
        *,
        venue: VenueId,
        speeches: Mapping[str, Speech],
        clock: Clock,
        jobs: JobRunner,
        new_id: Callable[[], UUID],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(
            board, desk, venue=venue, speeches=speeches, clock=clock, jobs=jobs, new_id=new_id, parent=parent
        )
        self.bookings = BookingActs(self, desk)
        self.series = SeriesActs(self, desk)
        self.requests = RequestActs(self, desk, self.bookings, self.series)
        self.blocks = BlockActs(self, desk)
        self.waiting = WaitingActs(self, desk, self.bookings)
        self.cards = CardActs(self, desk)
        self.house_wishes = WishActs(self, desk)
        self.finding = Finding(self, desk, self.cards)
        self.paper = Paper(self, desk)
        self.undoing = Undoing(self, desk, self.bookings)

    def forget_people(self) -> None:
        """Whoever sat here has gone: nobody is shown, and nothing of theirs can be undone or is told."""
        self.paper.forget()
        super().forget_people()

    def move(self, *, hold_shelter: bool = True, override: Override | None = None) -> None:
        """Let what is being moved be where it is held: one booking, or as much of its series as is meant."""
        if not isinstance(self.chosen, Moving) or not self.can_change:
            return
        whole = None if self.chosen.scope is Scope.THIS else move_of(self.picture, self.chosen)
        if whole is not None:
            self.series.move(self.chosen, replace(whole, override=override))
        else:
            self.bookings.move(hold_shelter=hold_shelter, override=override)
