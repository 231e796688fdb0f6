"""What the house must approve first, and an idea that is tried for free."""

from booking_core.domain.bookings import Openness
from booking_core.domain.policy.asks import Case, refusal
from booking_core.domain.refusals import Refusal, RefusalCode


def a_trial_is_open_to_all(case: Case) -> Refusal | None:
    """An idea is tried for free where everybody may come."""
    must_be_open = case.ask.is_trial and case.municipality.rules.try_an_idea.requires_open_event
    if not must_be_open or case.ask.openness is Openness.OPEN:
        return None
    return refusal(RefusalCode.NOT_OPEN_TO_ALL)


def needs_no_approval(case: Case) -> Refusal | None:
    """What the house must approve first, only the house books."""
    is_tried = case.ask.is_trial and case.municipality.rules.try_an_idea.requires_approval
    if case.is_by_staff or not (case.space.approval or is_tried):
        return None
    return refusal(RefusalCode.NEEDS_APPROVAL, phone=case.venue.phone)
