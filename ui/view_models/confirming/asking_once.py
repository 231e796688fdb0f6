"""Asking for what somebody said yes to: once, however often they touch, and under one id, however often they ask."""

from collections.abc import Callable
from dataclasses import replace

from booking_core.domain.identity import BookingId
from ui.bridge.jobs import JobRunner
from ui.ports import (
    BookingConfirmed,
    BookingDesk,
    BookingOutcome,
    BookingRequested,
    BookingWish,
    HouseAsked,
    KioskOutOfOrder,
)
from ui.view_models.confirming.booking_wishes import NewId, book, wish_of
from ui.view_models.visit.session import Choice, Session

Decided = Callable[[BookingOutcome], None]


class AskingOnce:
    """One wish at a time, asked by the job runner."""

    def __init__(self, desk: BookingDesk, jobs: JobRunner, new_id: NewId) -> None:
        self._desk = desk
        self._jobs = jobs
        self._new_id = new_id
        self._sent: BookingWish | None = None
        self._awaited: BookingWish | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is awaited."""
        return self._awaited is not None

    def ask(self, session: Session, choice: Choice, *, language: str, decided: Decided) -> None:
        """Ask for `choice`, and have `decided` told what came of it, on the GUI thread.

        What the session gives up goes once `choice` is confirmed.
        """
        wish = self._wish(session, choice, language)
        self._sent = self._awaited = wish
        self._jobs.run(
            lambda: book(self._desk, wish, gives_up=session.gives_up, new_id=self._new_id),
            lambda outcome: self._answered(wish, outcome, decided),
            failed=lambda: self._answered(wish, KioskOutOfOrder(), decided),
        )

    def forget(self) -> None:
        """The person has left: what is answered now is nobody's."""
        self._sent = self._awaited = None

    def _wish(self, session: Session, choice: Choice, language: str) -> BookingWish:
        """The wish as it stands; the same again keeps its id, so that asking twice books once."""
        fresh = wish_of(session, choice, id_=BookingId(self._new_id()), language=language)
        if self._sent is not None and replace(fresh, id=self._sent.id) == self._sent:
            return self._sent
        return fresh

    def _answered(self, wish: BookingWish, outcome: BookingOutcome, decided: Decided) -> None:
        if self._awaited is not wish:
            return
        self._awaited = None
        if leads_to_paper(outcome):
            self._sent = None
        decided(outcome)


def leads_to_paper(outcome: BookingOutcome) -> bool:
    """Whether it was confirmed or asked for, and is no "no"."""
    return isinstance(outcome, BookingConfirmed | BookingRequested | HouseAsked)
