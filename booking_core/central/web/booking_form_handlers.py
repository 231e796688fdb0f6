"""The addresses at which a space is booked from a phone. What is confirmed leads to the page of its receipt."""

from collections.abc import Mapping
from uuid import uuid4

from litestar import Response
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath

from booking_core.central.centre import Centre
from booking_core.central.patience import answer_in_time
from booking_core.central.problems import AnyRequest
from booking_core.central.web.asked import REFUSED, check_sent_from_here, form_at, form_in, page_at, space_named
from booking_core.central.web.booking_form import BookPage, DayOfSpace, Picked, book_page, read_picked
from booking_core.central.web.form_fields import id_of_form
from booking_core.central.web.houses import day_asked_for, window_of_day
from booking_core.central.web.messages import NOT_FOUND, Ended, no_such_day
from booking_core.central.web.places import frame_of
from booking_core.central.web.responses import Kept, page_response, see_other
from booking_core.central.web.typesetting import typeset
from booking_core.central.web.visitors import visitor_of
from booking_core.domain.bookings import Channel
from booking_core.domain.identity import BookingId
from booking_core.domain.time_spans import local_day
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Alternative,
    Answer,
    Book,
    Confirmed,
    Declined,
    Requested,
    refusal_from_wire,
)

BAD_REQUEST = 400
PARTNER = Origin(Channel.PARTNER)


@page_at("/houses/{venue:str}/{space:str}/book")
async def get_booking_form(
    request: AnyRequest, centre: NamedDependency[Centre], venue: FromPath[str], space: FromPath[str]
) -> Response[bytes]:
    """The form, with what the address says in it already; `day` is today when it is left out."""
    return await sync_to_thread(_form, request, centre, (venue, space), dict(request.query_params))


@form_at("/houses/{venue:str}/{space:str}/book")
async def post_booking_form(
    request: AnyRequest, centre: NamedDependency[Centre], venue: FromPath[str], space: FromPath[str]
) -> Response[bytes]:
    """Book it. Pressing twice books once: the booking's id follows from the form and what is written in it."""
    typed = form_in(await request.body())
    where = (venue, space)
    command = await sync_to_thread(_command, request, centre, where, typed)
    if not isinstance(command, Book):
        return await sync_to_thread(_form, request, centre, where, typed, wrong=command)
    answer = await answer_in_time(centre, command, PARTNER)
    if isinstance(answer, Confirmed | Requested):
        return see_other(visitor_of(request).link(f"/R/{answer.receipt}"))
    return await sync_to_thread(_refused, request, centre, where, typed, answer=answer)


def _command(
    request: AnyRequest, centre: Centre, where: tuple[str, str], typed: Mapping[str, str]
) -> Book | dict[str, str]:
    shown = _shown(request, centre, where, typed)
    check_sent_from_here(request, shown.municipality)
    picked = read_picked(shown, typed, language=visitor_of(request).words.language)
    return _booking(centre, shown, picked, typed) if isinstance(picked, Picked) else picked


def _booking(centre: Centre, shown: DayOfSpace, picked: Picked, typed: Mapping[str, str]) -> Book:
    return Book(
        id=BookingId(id_of_form(typed.get("form", ""), typed)),
        alternatives=(Alternative(shown.space.id, picked.layout.id, picked.span),),
        persons=picked.persons,
        purpose=picked.purpose,
        openness=picked.openness,
        contact=centre.persons.sealed(picked.contact),
    )


def _refused(
    request: AnyRequest, centre: Centre, where: tuple[str, str], typed: Mapping[str, str], *, answer: Answer
) -> Response[bytes]:
    words, zone = visitor_of(request).words, centre.days.places().zone
    told = refusal_from_wire(answer.refusals[0]) if isinstance(answer, Declined) else None
    sentence = words.text("api.busy") if told is None else words.refusal(told, zone)
    return _form(request, centre, where, typed, refused=sentence)


def _form(
    request: AnyRequest,
    centre: Centre,
    where: tuple[str, str],
    typed: Mapping[str, str],
    *,
    wrong: Mapping[str, str] | None = None,
    refused: str = "",
) -> Response[bytes]:
    visitor, shown = visitor_of(request), _shown(request, centre, where, typed)
    said = {field: visitor.words.text(key) for field, key in (wrong or {}).items()}
    form = typed.get("form", "") or str(uuid4())
    page = book_page(shown, typed, visitor=visitor, form=form, wrong=said, refused=refused)
    status = BAD_REQUEST if said else REFUSED if refused else 200
    return page_response(request, visitor, _html(shown, page, request), kept=Kept.NOWHERE, status=status)


def _html(shown: DayOfSpace, page: BookPage, request: AnyRequest) -> str:
    visitor = visitor_of(request)
    frame = frame_of(shown.municipality, visitor.words.text("web.book.title", place=page.name))
    return typeset("book.html", page, frame=frame, visitor=visitor)


def _shown(request: AnyRequest, centre: Centre, where: tuple[str, str], typed: Mapping[str, str]) -> DayOfSpace:
    """The space and the day that are asked for.

    Raises:
        Ended: there is no such space, or the day is none of those shown.
    """
    visitor, municipality, now = visitor_of(request), centre.days.places(), centre.clock()
    venue, space = space_named(municipality, visitor, *where)
    day = day_asked_for(typed.get("day", ""), today=local_day(now, municipality.zone))
    if day is None:
        raise Ended(no_such_day(visitor, venue), NOT_FOUND, municipality=municipality)
    calendar = centre.days.town.of_house(municipality, venue.id, window_of_day(municipality, day))
    return DayOfSpace(municipality, venue, space, day, calendar, now)


HANDLERS = (get_booking_form, post_booking_form)
