"""The addresses at which a space is booked from a phone. What is confirmed leads to the page of its receipt.

A form that says `show` is only shown again, with what it says in it: so a place card and what was typed go on to
another day or another room without standing in an address.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import uuid4

from litestar import HttpMethod, Response
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath

from booking_core.central.api.problems import AnyRequest
from booking_core.central.centre import Centre
from booking_core.central.patience import answer_in_time
from booking_core.central.web.asked import (
    REFUSED,
    check_sent_from_here,
    day_not_shown,
    form_at,
    form_in,
    page_at,
    space_named,
)
from booking_core.central.web.booking_form import (
    FIELDS,
    OF_THE_PERSON,
    SPOKEN,
    BookPage,
    DayOfSpace,
    Picked,
    book_page,
    instant_of_id,
    read_picked,
    start_in,
    user_of,
    with_card,
)
from booking_core.central.web.booking_times import length_of, path_of
from booking_core.central.web.day_field import NOTHING_SENT
from booking_core.central.web.form_fields import (
    USUAL_LENGTH,
    USUAL_PERSONS,
    id_of_form,
    persons_in,
    sent_again,
    with_own_id,
    without_cpr,
)
from booking_core.central.web.houses import day_asked_for, last_day_of, window_of_day
from booking_core.central.web.instead_offered import AS_IT_WAS, SHOW, Other, others_at, others_that_day, others_to
from booking_core.central.web.joining import days_to_wait_for
from booking_core.central.web.places import frame_of
from booking_core.central.web.responses import Kept, page_response, see_other
from booking_core.central.web.shown_cards import CARD, CardNotTaken, ShownCard, card_in
from booking_core.central.web.typesetting import typeset
from booking_core.central.web.visitors import Visitor, visitor_of
from booking_core.domain.bookings import Channel
from booking_core.domain.finding.suggestions import WORTH_WAITING
from booking_core.domain.identity import BookingId
from booking_core.domain.places import KindOfUser, Municipality
from booking_core.domain.time_spans import TimeSpan, local_day, next_slot_start
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


@dataclass(frozen=True, slots=True)
class Said:
    """What the page says besides the form: what to mend in it, or why not, and what could be had instead.

    With `is_decided` it is an answer, and sending the form again asks anew. `wish` is what the form of the waiting list
    begins with; empty where nobody is led there.
    """

    wrong: Mapping[str, str]
    refused: str = ""
    is_decided: bool = False
    others: tuple[Other, ...] = ()
    wish: Mapping[str, str] = field(default_factory=dict)


NOTHING_SAID = Said({})


@page_at("/houses/{venue:str}/{space:str}/book")
async def get_booking_form(
    request: AnyRequest, centre: NamedDependency[Centre], venue: FromPath[str], space: FromPath[str]
) -> Response[bytes]:
    """The form, with what the address says in it already; `day` is today when it is left out."""
    typed = {name: value for name, value in request.query_params.items() if name in FIELDS}
    return await sync_to_thread(show_form, request, centre, (venue, space), typed)


@page_at("/H/{venue:str}/{space:str}/{offered:str}", "/h/{venue:str}/{space:str}/{offered:str}")
async def get_offered(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    venue: FromPath[str],
    space: FromPath[str],
    *,
    offered: FromPath[str],
) -> Response[bytes]:
    """The form with a time that a screen has offered, as its QR code leads there: in capitals, see `outing_url`."""
    return await sync_to_thread(_offered, request, centre, (venue.lower(), space.lower()), offered)


def _offered(request: AnyRequest, centre: Centre, where: tuple[str, str], offered: str) -> Response[bytes]:
    """What was offered long ago leads to its room as it is now."""
    visitor, municipality = visitor_of(request), centre.days.places()
    venue, space = space_named(municipality, visitor, *where)
    starts, _, length = offered.partition("-")
    instant = instant_of_id(starts)
    day = "" if instant is None else local_day(instant, municipality.zone).isoformat()
    if not day or day_asked_for(day, municipality, venue, now=centre.clock()) is None:
        return see_other(visitor.link(f"/houses/{venue.id}/{space.id}"))
    return see_other(visitor.link(path_of(venue, space), day=day, starts=starts, length=length))


@form_at("/houses/{venue:str}/{space:str}/book")
async def post_booking_form(
    request: AnyRequest, centre: NamedDependency[Centre], venue: FromPath[str], space: FromPath[str]
) -> Response[bytes]:
    """Book it. Pressing twice books once: the booking's id follows from the form and what is written in it."""
    typed = with_own_id(form_in(await request.body()), "form")
    where = (venue, space)
    if SHOW in typed:
        return await sync_to_thread(_show_again, request, centre, where, typed)
    command = await sync_to_thread(_command, request, centre, where, typed)
    if not isinstance(command, Book):
        return await sync_to_thread(show_form, request, centre, where, typed, said=Said(command))
    answer = await answer_in_time(centre, command, PARTNER)
    if isinstance(answer, Confirmed | Requested):
        return see_other(visitor_of(request).link(f"/R/{answer.receipt}"))
    return await sync_to_thread(_refused, request, centre, where, typed, command=command, answer=answer)


def _show_again(
    request: AnyRequest, centre: Centre, where: tuple[str, str], sent: Mapping[str, str]
) -> Response[bytes]:
    """The form with what is written in it, and what was said of it if that is asked for; nothing is decided."""
    typed = {name: value for name, value in sent.items() if name != SHOW}
    if sent[SHOW] != AS_IT_WAS:
        return show_form(request, centre, where, typed)
    command = _command(request, centre, where, typed)
    if not isinstance(command, Book):
        return show_form(request, centre, where, typed, said=Said(command))
    answer = centre.store.bookings.answer_to(command.id)
    if not isinstance(answer, Declined):
        return show_form(request, centre, where, typed)
    return _refused(request, centre, where, typed, command=command, answer=answer)


def _command(
    request: AnyRequest, centre: Centre, where: tuple[str, str], typed: Mapping[str, str]
) -> Book | dict[str, str]:
    """What is to be booked; or a sentence for each field that is to be mended."""
    visitor, shown = visitor_of(request), _shown(request, centre, where, typed)
    check_sent_from_here(request, shown.municipality)
    card = card_in(centre, typed, words=visitor.words, now=shown.now)
    if isinstance(card, CardNotTaken):
        return {CARD: card.sentence}
    own = _kept(typed, shown.municipality)
    picked = read_picked(shown, own, language=visitor.words.language, card=card)
    if isinstance(picked, Picked):
        return _booking(centre, shown, picked, {**own, "form": typed["form"]})
    return {field: visitor.words.text(key) for field, key in picked.items()}


def _booking(centre: Centre, shown: DayOfSpace, picked: Picked, typed: Mapping[str, str]) -> Book:
    return Book(
        id=BookingId(id_of_form(typed["form"], typed)),
        alternatives=(Alternative(shown.space.id, picked.layout.id, picked.span),),
        persons=picked.persons,
        purpose=picked.purpose,
        openness=picked.openness,
        user=picked.user,
        group=picked.group,
        spoken=picked.spoken,
        contact=centre.persons.sealed(picked.contact),
    )


def _refused(
    request: AnyRequest,
    centre: Centre,
    where: tuple[str, str],
    typed: Mapping[str, str],
    *,
    command: Book,
    answer: Answer,
) -> Response[bytes]:
    visitor, now = visitor_of(request), centre.clock()
    if not isinstance(answer, Declined):
        return show_form(request, centre, where, typed, said=Said({}, visitor.words.text("api.busy")))
    told = refusal_from_wire(answer.refusals[0])
    shown = _shown(request, centre, where, typed)
    kept = _kept(typed, shown.municipality)
    others = tuple(others_to(centre, command, answer.refusals, kept, visitor=visitor, now=now))
    wish = _wish(shown, command.alternatives[0].span) if told.code in WORTH_WAITING else {}
    sentence = visitor.words.refusal(told, shown.municipality.zone)
    return show_form(request, centre, where, typed, said=Said({}, sentence, is_decided=True, others=others, wish=wish))


def _wish(shown: DayOfSpace, span: TimeSpan | None = None) -> dict[str, str]:
    """To wait for the room that day, between those times if they are told; empty where nobody can any more."""
    if shown.day not in days_to_wait_for(shown.municipality, shown.venue, shown.day.isoformat(), now=shown.now):
        return {}
    ends = {} if span is None else {"from": span.starts_at, "to": span.ends_at}
    times = {name: f"{at.astimezone(shown.municipality.zone):%H.%M}" for name, at in ends.items()}
    return {"day": shown.day.isoformat(), "place": shown.space.id, **times}


def _with_waiting(
    page: BookPage, shown: DayOfSpace, wish: Mapping[str, str], *, card: ShownCard | None, visitor: Visitor
) -> BookPage:
    """The waiting list is a link; a card goes on to it by a form, for no address has the card in it."""
    path = f"/houses/{shown.venue.id}/waiting"
    if not wish:
        return page
    if card is None:
        return replace(page, waiting=visitor.link(path, **wish))
    fields = {**wish, **with_card(card.token)}
    waiting = Other(visitor.words.text("waiting.title"), visitor.link(path), fields)
    return replace(page, others=(*page.others, waiting))


def _kept(typed: Mapping[str, str], municipality: Municipality) -> dict[str, str]:
    """What goes along to another room or another day; whatever else a form may have in it does not."""
    known = {*FIELDS, *OF_THE_PERSON, *(f"{SPOKEN}{one}" for one in municipality.languages)}
    return {name: value for name, value in typed.items() if name in known}


def show_form(
    request: AnyRequest,
    centre: Centre,
    where: tuple[str, str],
    typed: Mapping[str, str],
    *,
    said: Said = NOTHING_SAID,
) -> Response[bytes]:
    """The form of the space `where`, a house and a space, with what is `typed` in it."""
    visitor, shown = visitor_of(request), _shown(request, centre, where, typed)
    card = card_in(centre, typed, words=visitor.words, now=shown.now)
    if isinstance(card, CardNotTaken):
        said, card = replace(said, wrong={**said.wrong, CARD: card.sentence}), None
    used, kept = typed.get("form", "") or str(uuid4()), _kept(typed, shown.municipality)
    form = str(uuid4()) if said.is_decided else used
    page = book_page(shown, kept, visitor=visitor, form=form, card=card, wrong=said.wrong, refused=said.refused)
    page, wish = replace(page, others=said.others), said.wish
    if said.wrong and typed.get("starts") and not any(one.is_chosen for one in page.starts):
        page = replace(page, wrong={"starts": visitor.words.text("web.book.wrong-starts"), **page.wrong})
    if not said.wrong and not page.refused and typed.get("starts"):
        page = _with_what_is_gone(centre, shown, page, without_cpr(kept), user=user_of(card), visitor=visitor)
    if not page.starts:
        page = _with_others_that_day(centre, shown, page, without_cpr(kept), user=user_of(card), visitor=visitor)
        wish = wish or _wish(shown)
    page = _with_waiting(page, shown, wish, card=card, visitor=visitor)
    status = BAD_REQUEST if said.wrong else REFUSED if said.refused else 200
    html = _html(shown, page, _who_typed(request, shown, {**kept, "form": used}, said))
    return page_response(request, visitor, html, kept=Kept.NOWHERE, status=status)


def _who_typed(request: AnyRequest, shown: DayOfSpace, typed: Mapping[str, str], said: Said) -> Visitor:
    """Who reads on in another language keeps what they typed, in an address only what may stand there."""
    visitor = visitor_of(request)
    if request.method != HttpMethod.POST:
        told = {name: value for name, value in without_cpr(typed).items() if name in FIELDS}
        return replace(visitor, query=tuple(told.items()))
    show = AS_IT_WAS if said.wrong or said.refused else "yes"
    return visitor.who_sent({**sent_again(typed), SHOW: show}, to=path_of(shown.venue, shown.space))


def _with_what_is_gone(
    centre: Centre,
    shown: DayOfSpace,
    page: BookPage,
    typed: Mapping[str, str],
    *,
    user: KindOfUser,
    visitor: Visitor,
) -> BookPage:
    """Of a time that was picked and is gone, while others are left: that, and what is free then elsewhere."""
    start = start_in(shown, typed)
    if start is None or not page.starts or any(one.is_chosen for one in page.starts):
        return page
    length = length_of(shown.municipality, shown.space, typed.get("length", ""), user) or USUAL_LENGTH
    persons = persons_in(typed) or int(USUAL_PERSONS)
    soonest = max(start, next_slot_start(shown.now))
    wanted = TimeSpan(soonest, soonest + length)
    others = others_at(centre, shown.space, wanted, typed, user=user, persons=persons, visitor=visitor, now=shown.now)
    gone = visitor.words.time_range(TimeSpan(start, start + length), shown.municipality.zone)
    return replace(page, gone=visitor.words.text("web.book.gone", time=gone), others=tuple(others))


def _with_others_that_day(
    centre: Centre,
    shown: DayOfSpace,
    page: BookPage,
    typed: Mapping[str, str],
    *,
    user: KindOfUser,
    visitor: Visitor,
) -> BookPage:
    """Nothing is free any more: what there is elsewhere, and later."""
    persons = persons_in(typed) or int(USUAL_PERSONS)
    others = others_that_day(
        centre, shown.space, shown.day, typed, user=user, persons=persons, visitor=visitor, now=shown.now
    )
    return replace(page, others=page.others or tuple(others))


def _html(shown: DayOfSpace, page: BookPage, visitor: Visitor) -> str:
    frame = frame_of(shown.municipality, visitor.words.text("web.book.title", place=page.name))
    return typeset("book.html", page, frame=frame, visitor=visitor)


def _shown(request: AnyRequest, centre: Centre, where: tuple[str, str], typed: Mapping[str, str]) -> DayOfSpace:
    """The space and the day that are asked for.

    Raises:
        Ended: there is no such space, or the day is none of those shown.
    """
    visitor, municipality, now = visitor_of(request), centre.days.places(), centre.clock()
    venue, space = space_named(municipality, visitor, *where)
    day = day_asked_for(typed.get("day", ""), municipality, venue, now=now)
    if day is None:
        sent = with_card(typed[CARD]) if CARD in typed else NOTHING_SENT
        last = last_day_of(municipality, space, now=now)
        raise day_not_shown(municipality, visitor, venue, path_of(venue, space), last=last, now=now, sent=sent)
    calendar = centre.days.town.of_house(municipality, venue.id, window_of_day(municipality, day))
    return DayOfSpace(municipality, venue, space, day, calendar, now)


HANDLERS = (get_booking_form, get_offered, post_booking_form)
