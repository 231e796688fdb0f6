"""Putting a caller on the waiting list: for the place they asked for, or for any in its house that will do."""

from collections.abc import Iterator
from dataclasses import dataclass

from booking_core.domain.bookings import Contact
from booking_core.domain.finding.suggestions import WORTH_WAITING
from booking_core.domain.places import Hours
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import local_day
from booking_core.domain.told.waiting import WaitingNeed
from ui.view_models.desk.chosen.chosen import Draft
from ui.view_models.desk.workplace import Workplace

HERE, IN_THE_HOUSE = "wait here", "wait house"


@dataclass(frozen=True, slots=True)
class WaitOffer:
    """A way to wait; `key` tells which."""

    key: str
    title: str
    detail: str


def wait_offers(workplace: Workplace, draft: Draft, refusal: Refusal | None) -> Iterator[WaitOffer]:
    """What can be waited for in place of a draft that is taken, by somebody who can be told."""
    if refusal is None or refusal.code not in WORTH_WAITING or not (draft.phone.strip() or draft.email.strip()):
        return
    speech = workplace.speech
    place = workplace.picture.municipality.space_by_id[draft.space].name
    detail = speech.say("calls.wait-detail")
    yield WaitOffer(HERE, speech.say("calls.wait-here", place=place), detail)
    yield WaitOffer(IN_THE_HOUSE, speech.say("calls.wait-in-the-house"), detail)


def need_of(workplace: Workplace, draft: Draft, *, anywhere: bool) -> WaitingNeed:
    """What somebody who drafted that waits for: the same hours of the same day."""
    municipality = workplace.picture.municipality
    starts, ends = (at.astimezone(municipality.zone) for at in (draft.span.starts_at, draft.span.ends_at))
    day = local_day(draft.span.starts_at, municipality.zone)
    return WaitingNeed(
        persons=draft.persons,
        length=draft.span.length,
        first_day=day,
        last_day=day,
        purpose=draft.purpose,
        needs=draft.needs,
        hours=Hours(starts.time(), ends.time()),
        space=None if anywhere else draft.space,
        house=municipality.venue_of_space[draft.space].id if anywhere else None,
    )


def put_on_the_list(workplace: Workplace, draft: Draft, key: str) -> None:
    """Let whoever called wait for what `key` says."""
    contact = Contact(draft.name.strip(), draft.phone.strip(), draft.email.strip())
    workplace.waiting.wait_for(need_of(workplace, draft, anywhere=key == IN_THE_HOUSE), contact)
