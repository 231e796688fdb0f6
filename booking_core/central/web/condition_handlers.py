"""What is broken, dirty or missing, told on the public page by whoever has the receipt: two choices and a button.

Sending leads to the page that thanks, which sends nothing when it is loaded again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4, uuid5

from litestar import Response
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath

from booking_core.central.centre import Centre
from booking_core.central.problems import AnyRequest
from booking_core.central.web.asked import REFUSED, check_sent_from_here, form_at, form_in, page_at
from booking_core.central.web.bookings import Case, may_tell_of
from booking_core.central.web.form_fields import Option, options
from booking_core.central.web.messages import Ended, MessagePage
from booking_core.central.web.places import frame_of, house_of
from booking_core.central.web.receipts import case_of
from booking_core.central.web.responses import Kept, page_response, see_other
from booking_core.central.web.standing import Found
from booking_core.central.web.typesetting import House, typeset
from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.conditions import (
    MOST_A_BOOKING,
    ConditionKind,
    ConditionReport,
    WhyNotTold,
    in_order,
    things_in,
)
from booking_core.domain.places import Space
from booking_core.language.condition_words import condition_line, kind_named, thing_named, told_again
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import ConditionRefused, ConditionTold, ReportCondition

PARTNER = Origin(Channel.PARTNER)
BAD_REQUEST = 400


@dataclass(frozen=True, slots=True)
class ConditionPage:
    """The two questions; or, with `told`, the thanks. `form` is this form's own id: pressing twice tells once."""

    place: str
    house: House
    kinds: tuple[Option, ...]
    things: tuple[Option, ...]
    known: tuple[str, ...]
    form: str
    address: str
    back: str
    urgent: str
    wrong: str = ""
    told: str = ""
    again: str = ""


@page_at("/R/{token:str}/condition", "/r/{token:str}/condition")
async def get_telling(request: AnyRequest, centre: NamedDependency[Centre], token: FromPath[str]) -> Response[bytes]:
    """The form, as long as it can be told; with `told` in the address, the thanks for that."""
    return await sync_to_thread(_telling, request, centre, token)


def _telling(request: AnyRequest, centre: Centre, token: str) -> Response[bytes]:
    case = case_of(request, centre, token)
    told = _told_before(centre, request.query_params.get("told", ""))
    if not isinstance(case.standing, Found) or not may_tell_of(case):
        return see_other(case.visitor.link(case.path))
    return _page(request, centre, case, case.standing.booking, told=told)


def _told_before(centre: Centre, form: str) -> ConditionReport | None:
    try:
        answer = centre.store.bookings.answer_to(UUID(form))
    except ValueError:
        return None
    return answer.report if isinstance(answer, ConditionTold) else None


@form_at("/R/{token:str}/condition", "/r/{token:str}/condition")
async def post_telling(request: AnyRequest, centre: NamedDependency[Centre], token: FromPath[str]) -> Response[bytes]:
    """Tell it. Pressing twice tells once: the command's id follows from the form and what is chosen in it."""
    typed = form_in(await request.body())
    return await sync_to_thread(_tell, request, centre, token, typed)


def _tell(request: AnyRequest, centre: Centre, token: str, typed: Mapping[str, str]) -> Response[bytes]:
    case = case_of(request, centre, token)
    check_sent_from_here(request, case.municipality)
    if not isinstance(case.standing, Found) or not may_tell_of(case):
        return see_other(case.visitor.link(case.path))
    booking = case.standing.booking
    space = case.municipality.space_by_id[booking.space]
    kind = next((one for one in ConditionKind if one.value == typed.get("kind")), None)
    thing = next((one for one in things_in(case.municipality, space) if one.value == typed.get("thing")), None)
    if kind is None or thing is None:
        return _page(request, centre, case, booking, typed=typed, wrong=case.words.text("condition.mend"))
    command = ReportCondition(id=_id_of(typed), space=space.id, kind=kind, thing=thing, booking=booking.id)
    match centre.store.conditions.submit(command, PARTNER, now=case.now):
        case ConditionTold():
            return see_other(case.visitor.link(f"{case.path}/condition", told=str(command.id)))
        case ConditionRefused(why=why):
            raise Ended(_refused(case, why), REFUSED, municipality=case.municipality)
        case _:
            page = MessagePage(case.words.text("api.busy"), ())
            raise Ended(page, REFUSED, municipality=case.municipality)


def _id_of(typed: Mapping[str, str]) -> UUID:
    """Another id as soon as something else is chosen in the same form."""
    try:
        own = UUID(typed.get("form", ""))
    except ValueError:
        own = uuid4()
    return uuid5(own, f"{typed.get('kind')} {typed.get('thing')}")


def _refused(case: Case, why: WhyNotTold) -> MessagePage:
    sentence = case.words.text(f"condition.{why.value}", most=MOST_A_BOOKING)
    return MessagePage(case.words.text("condition.title"), (sentence,))


def _page(
    request: AnyRequest,
    centre: Centre,
    case: Case,
    booking: Booking,
    *,
    typed: Mapping[str, str] | None = None,
    wrong: str = "",
    told: ConditionReport | None = None,
) -> Response[bytes]:
    page = _condition_page(centre, case, booking, typed=typed or {}, wrong=wrong, told=told)
    frame = frame_of(case.municipality, case.words.text("condition.title"))
    html = typeset("condition.html", page, frame=frame, visitor=case.visitor)
    return page_response(request, case.visitor, html, kept=Kept.NOWHERE, status=BAD_REQUEST if wrong else 200)


def _condition_page(
    centre: Centre,
    case: Case,
    booking: Booking,
    *,
    typed: Mapping[str, str],
    wrong: str,
    told: ConditionReport | None,
) -> ConditionPage:
    words, municipality = case.words, case.municipality
    space, venue = municipality.space_by_id[booking.space], municipality.venue_of_space[booking.space]
    kinds = ((one.value, kind_named(words, one)) for one in ConditionKind)
    things = ((one.value, thing_named(words, one)) for one in things_in(municipality, space))
    return ConditionPage(
        place=space.name,
        house=house_of(venue, case.visitor),
        kinds=tuple(options(kinds, typed.get("kind"))),
        things=tuple(options(things, typed.get("thing"))),
        known=_known(centre, case, space),
        form=typed.get("form", "") or str(uuid4()),
        address=case.visitor.link(f"{case.path}/condition"),
        back=case.visitor.link(case.path),
        urgent=words.text("condition.urgent", phone=venue.phone),
        wrong=wrong,
        told="" if told is None else condition_line(words, told.kind, told.thing),
        again="" if told is None else told_again(words, told),
    )


def _known(centre: Centre, case: Case, space: Space) -> tuple[str, ...]:
    """What the house has been told of that room already."""
    here = (one for one in in_order(centre.store.conditions.still_open()) if one.space == space.id)
    return tuple(case.words.within(condition_line(case.words, one.kind, one.thing)) for one in here)


HANDLERS = (get_telling, post_telling)
