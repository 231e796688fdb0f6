"""What is asked for when somebody says yes on the confirm page, and how it is asked."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from booking_core.domain.bookings import Openness
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import RefusalCode
from ui.ports import Alternative, BookingConfirmed, BookingDesk, BookingOutcome, BookingRefused, BookingWish
from ui.view_models.visit.session import Choice, Session

NewId = Callable[[], UUID]


def wish_of(session: Session, choice: Choice, *, id_: BookingId, language: str) -> BookingWish:
    """The session's `choice` as a wish, with all that would do as well."""
    return BookingWish(
        id=id_,
        alternatives=tuple(_asked(one) for one in (choice, *session.also)),
        persons=session.persons,
        purpose=session.purpose,
        openness=session.openness,
        language=language,
        phone=session.phone,
        needs=tuple(sorted(session.needs)),
        set_up_by=choice.offer.set_up_by,
        card=session.card,
        spoken=() if session.openness is Openness.CLOSED else session.spoken,
    )


def _asked(choice: Choice) -> Alternative:
    return Alternative(choice.offer.space.id, choice.offer.layout.id, choice.span)


def book(desk: BookingDesk, wish: BookingWish, *, gives_up: BookingId | None, new_id: NewId) -> BookingOutcome:
    """Book, and only when that is sure let an earlier request go. Waits for the network: for a job.

    A wish that was given back meanwhile, because its answer came too late, is asked for anew.
    """
    outcome = desk.book(wish)
    if _was_given_back(outcome):
        outcome = desk.book(replace(wish, id=BookingId(new_id())))
    if gives_up is not None and isinstance(outcome, BookingConfirmed):
        desk.give_back(gives_up)
    return outcome


def _was_given_back(outcome: BookingOutcome) -> bool:
    if not isinstance(outcome, BookingRefused):
        return False
    return any(refusal.code is RefusalCode.ALREADY_OVER for refusal in outcome.refusals)
