"""Tells the machine what somebody stands before, so that it is not given to others from under their finger."""

from PySide6.QtCore import QObject, Slot

from ui.bridge.jobs import JobRunner
from ui.ports import Alternative, BookingDesk
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.visit import Visit


class Looking(QObject):
    """Follows the visit onto the confirm page and away from it; the pages it leads to and back belong to it."""

    def __init__(self, visit: Visit, *, desk: BookingDesk, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._desk = desk
        self._jobs = jobs
        self._told: Alternative | None = None
        visit.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        now = self._looked_at()
        if now == self._told:
            return
        self._told = now
        self._jobs.run(lambda: self._desk.looks_at(now), _nothing_more, failed=_nothing)

    def _looked_at(self) -> Alternative | None:
        choice = self._visit.session.choice
        pages = (*self._visit.navigation.behind[-1:], self._visit.page)
        is_before = pages[-1] in {Page.CONFIRM, Page.SPOKEN} or pages == (Page.CONFIRM, Page.OUTING)
        if not is_before or choice is None:
            return None
        return Alternative(choice.offer.space.id, choice.offer.layout.id, choice.span)


def _nothing_more(_result: None) -> None:
    return


def _nothing() -> None:
    return
