"""The addresses at which somebody tells what is broken, dirty or missing: behind a receipt, or at the door of a room.

A receipt is heard three times. At the door, where anybody may tell, each network address is heard so often and then has
to pause. Sending leads to the page that thanks, which sends nothing when it is loaded again.
"""

from collections.abc import Mapping
from uuid import UUID

from litestar import Response
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath

from booking_core.central.api.problems import AnyRequest
from booking_core.central.centre import Centre
from booking_core.central.guards.origins import sender_of
from booking_core.central.guards.tries import PAUSE, TooManyTries, Tries
from booking_core.central.web.asked import (
    REFUSED,
    TOO_MANY,
    check_sent_from_here,
    form_at,
    form_in,
    page_at,
    space_named,
)
from booking_core.central.web.bookings import Case, may_tell_of
from booking_core.central.web.condition_page import FIELDS, Teller, condition_page, report_in
from booking_core.central.web.instead_offered import AS_IT_WAS, SHOW
from booking_core.central.web.messages import Ended, MessagePage
from booking_core.central.web.places import frame_of
from booking_core.central.web.receipts import case_of
from booking_core.central.web.responses import Kept, page_response, see_other
from booking_core.central.web.standing import Found
from booking_core.central.web.typesetting import typeset
from booking_core.central.web.visitors import visitor_of
from booking_core.domain.bookings import Channel
from booking_core.domain.told.conditions import MOST_A_BOOKING, ConditionReport
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import ConditionRefused, ConditionTold

PARTNER = Origin(Channel.PARTNER)
BAD_REQUEST = 400


@page_at("/R/{token:str}/condition", "/r/{token:str}/condition")
async def get_telling(request: AnyRequest, centre: NamedDependency[Centre], token: FromPath[str]) -> Response[bytes]:
    """The form, as long as it can be told; with `told` in the address, the thanks for that."""
    return await sync_to_thread(_telling, request, centre, token)


def _telling(request: AnyRequest, centre: Centre, token: str) -> Response[bytes]:
    case = case_of(request, centre, token)
    teller = _with_receipt(case)
    return _show(request, centre, teller) if teller is not None else _to_the_booking(case)


@form_at("/R/{token:str}/condition", "/r/{token:str}/condition")
async def post_telling(request: AnyRequest, centre: NamedDependency[Centre], token: FromPath[str]) -> Response[bytes]:
    """Tell it. Pressing twice tells once: the command's id follows from the form and what is chosen in it."""
    typed = form_in(await request.body())
    return await sync_to_thread(_tell_of_booking, request, centre, token, typed)


def _tell_of_booking(request: AnyRequest, centre: Centre, token: str, typed: Mapping[str, str]) -> Response[bytes]:
    case = case_of(request, centre, token)
    check_sent_from_here(request, case.municipality)
    teller = _with_receipt(case)
    if teller is None:
        return _to_the_booking(case)
    return (_show_again if SHOW in typed else _tell)(request, centre, teller, typed)


@page_at("/houses/{venue:str}/{space:str}/condition")
async def get_telling_at_the_door(
    request: AnyRequest, centre: NamedDependency[Centre], venue: FromPath[str], space: FromPath[str]
) -> Response[bytes]:
    """The form for whoever stands in the room and has no receipt; with `told` in the address, the thanks for that."""
    return await sync_to_thread(_telling_at_the_door, request, centre, (venue, space))


def _telling_at_the_door(request: AnyRequest, centre: Centre, where: tuple[str, str]) -> Response[bytes]:
    return _show(request, centre, _at_the_door(request, centre, where))


@form_at("/houses/{venue:str}/{space:str}/condition")
async def post_telling_at_the_door(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    tellings: NamedDependency[Tries],
    *,
    venue: FromPath[str],
    space: FromPath[str],
) -> Response[bytes]:
    """Tell it without a receipt, so often from one network address."""
    typed = form_in(await request.body())
    return await sync_to_thread(_tell_at_the_door, request, centre, tellings, where=(venue, space), typed=typed)


def _tell_at_the_door(
    request: AnyRequest, centre: Centre, tellings: Tries, *, where: tuple[str, str], typed: Mapping[str, str]
) -> Response[bytes]:
    teller, sender = _at_the_door(request, centre, where), sender_of(request)
    check_sent_from_here(request, teller.municipality)
    if SHOW in typed:
        is_to_wait = tellings.are_used_up(sender)
        return (_to_wait if is_to_wait else _show_again)(request, centre, teller, typed)
    try:
        with tellings.one_from(sender) as one:
            one.was_used()
    except TooManyTries:
        return _to_wait(request, centre, teller, typed)
    return _tell(request, centre, teller, typed)


def _to_wait(request: AnyRequest, centre: Centre, teller: Teller, typed: Mapping[str, str]) -> Response[bytes]:
    """The form as it was: so much has been told from there that it has to wait."""
    wrong = teller.visitor.words.text("condition.too-many")
    return _show(request, centre, teller, typed=typed, wrong=wrong, status=TOO_MANY)


def _with_receipt(case: Case) -> Teller | None:
    """Who tells with the receipt of a booking; None where that may not, or not any more."""
    if not isinstance(case.standing, Found) or not may_tell_of(case):
        return None
    booking = case.standing.booking
    return Teller(
        municipality=case.municipality,
        visitor=case.visitor,
        space=case.municipality.space_by_id[booking.space],
        booking=booking.id,
        path=f"{case.path}/condition",
        back=case.path,
        origin=case.origin,
        now=case.now,
    )


def _to_the_booking(case: Case) -> Response[bytes]:
    return see_other(case.visitor.link(case.path))


def _at_the_door(request: AnyRequest, centre: Centre, where: tuple[str, str]) -> Teller:
    visitor, municipality = visitor_of(request), centre.days.places()
    venue, space = space_named(municipality, visitor, *where)
    room = f"/houses/{venue.id}/{space.id}"
    return Teller(
        municipality=municipality,
        visitor=visitor,
        space=space,
        booking=None,
        path=f"{room}/condition",
        back=room,
        origin=PARTNER,
        now=centre.clock(),
    )


def _show_again(request: AnyRequest, centre: Centre, teller: Teller, typed: Mapping[str, str]) -> Response[bytes]:
    """The form as it was, in the language that is asked for now: nothing is told by it, and nothing counted."""
    is_to_be_mended = report_in(teller, typed) is None
    wrong = teller.visitor.words.text("condition.mend") if is_to_be_mended else ""
    return _show(request, centre, teller, typed=typed, wrong=wrong)


def _tell(request: AnyRequest, centre: Centre, teller: Teller, typed: Mapping[str, str]) -> Response[bytes]:
    command = report_in(teller, typed)
    if command is None:
        return _show(request, centre, teller, typed=typed, wrong=teller.visitor.words.text("condition.mend"))
    match centre.store.conditions.submit(command, teller.origin, now=teller.now):
        case ConditionTold():
            return see_other(teller.visitor.link(teller.path, told=str(command.id)))
        case ConditionRefused(why=why):
            raise _refused(teller, f"condition.{why.value}")
        case _:
            raise _refused(teller, "api.busy")


def _refused(teller: Teller, sentence: str) -> Ended:
    text = teller.visitor.words.text
    page = MessagePage(text("condition.title"), (text(sentence, most=MOST_A_BOOKING),))
    return Ended(page, REFUSED, municipality=teller.municipality)


def _show(
    request: AnyRequest,
    centre: Centre,
    teller: Teller,
    *,
    typed: Mapping[str, str] | None = None,
    wrong: str = "",
    status: int = BAD_REQUEST,
) -> Response[bytes]:
    told = _told_before(centre, teller, request.query_params.get("told", ""))
    known = centre.store.conditions.still_open() if teller.has_receipt else ()
    page = condition_page(teller, typed or {}, known=known, wrong=wrong, told=told)
    frame = frame_of(teller.municipality, teller.visitor.words.text("condition.title"))
    chosen = {name: value for name, value in (typed or {}).items() if name in FIELDS}
    sent = {**chosen, "form": page.form, SHOW: AS_IT_WAS}
    reader = teller.visitor.who_sent(sent) if wrong else teller.visitor
    html = typeset("condition.html", page, frame=frame, visitor=reader)
    pause = PAUSE if wrong and status == TOO_MANY else None
    return page_response(request, teller.visitor, html, kept=Kept.NOWHERE, status=status if wrong else 200, pause=pause)


def _told_before(centre: Centre, teller: Teller, form: str) -> ConditionReport | None:
    """What was told of this room in the form of that id."""
    try:
        answer = centre.store.bookings.answer_to(UUID(form))
    except ValueError:
        return None
    is_of_here = isinstance(answer, ConditionTold) and answer.report.space == teller.space.id
    return answer.report if isinstance(answer, ConditionTold) and is_of_here else None


HANDLERS = (get_telling, post_telling, get_telling_at_the_door, post_telling_at_the_door)
