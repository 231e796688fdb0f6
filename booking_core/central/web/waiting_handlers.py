"""The addresses of the waiting list on the public page. Joining leads to the wish's own page, and so does leaving."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID, uuid4, uuid5

from litestar import HttpMethod, Response
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath

from booking_core.central.api.problems import AnyRequest
from booking_core.central.centre import Centre
from booking_core.central.guards.origins import sender_of
from booking_core.central.guards.pace import TooFast
from booking_core.central.guards.tries import PAUSE, TooManyTries, Tries
from booking_core.central.letters.calling import calendar_for
from booking_core.central.web.asked import (
    REFUSED,
    TOO_MANY,
    check_sent_from_here,
    form_at,
    form_in,
    page_at,
    venue_named,
)
from booking_core.central.web.form_fields import id_of_form, sent_again, with_own_id, without_cpr
from booking_core.central.web.instead_offered import AS_IT_WAS, SHOW
from booking_core.central.web.joining import FIELDS, OF_THE_PERSON, Joining, join_page, read_joining
from booking_core.central.web.messages import NOT_FOUND, Ended, message
from booking_core.central.web.places import frame_of
from booking_core.central.web.responses import Kept, page_response, see_other
from booking_core.central.web.shown_cards import CARD, CardNotTaken, card_in
from booking_core.central.web.typesetting import typeset
from booking_core.central.web.visitors import Visitor, visitor_of
from booking_core.central.web.waiting import WaitingPage, path_of, waiting_page
from booking_core.domain.bookings import Channel
from booking_core.domain.identity import WaitingId
from booking_core.domain.places import Municipality, Venue
from booking_core.domain.told.waiting import matches
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Answer, NotWaiting, StopWaiting, Wait, Waiting, refusal_from_wire
from booking_core.protocol.sealing import seal_contact
from booking_core.store.bookings.lookups import answer_to

BAD_REQUEST, GONE = 400, 410
PARTNER = Origin(Channel.PARTNER)
WISH = "wish"
"""The field with the form's own id: pressing twice joins once."""

_LEAVING = UUID("7a0c1f5e-93d6-4d0a-8a55-2f1f6f0b4c37")


@dataclass(frozen=True, slots=True)
class Said:
    """What the form says besides: why not, with the `status` of that; or the key of a sentence for each wrong field.

    After a `pause` the same may be sent again.
    """

    refused: str = ""
    status: int = 200
    pause: timedelta | None = None
    wrong: Mapping[str, str] = field(default_factory=dict)


NOTHING_SAID = Said()


@page_at("/houses/{venue:str}/waiting")
async def get_joining(request: AnyRequest, centre: NamedDependency[Centre], venue: FromPath[str]) -> Response[bytes]:
    """The form, with what the address says in it already."""
    return await sync_to_thread(_joining, request, centre, venue)


def _joining(request: AnyRequest, centre: Centre, venue_id: str) -> Response[bytes]:
    visitor, municipality = visitor_of(request), centre.store.municipality()
    venue = venue_named(municipality, visitor, venue_id)
    typed = {name: value for name, value in request.query_params.items() if name != CARD}
    return _form(request, centre, venue, {**typed, WISH: str(uuid4())})


@form_at("/houses/{venue:str}/waiting")
async def post_joining(
    request: AnyRequest, centre: NamedDependency[Centre], joins: NamedDependency[Tries], venue: FromPath[str]
) -> Response[bytes]:
    """Join the list. Pressing twice joins once: the wish's id follows from the form and what is written in it.

    A form that says `show` is only shown again: so a place card goes on to it without standing in an address.
    """
    sent = with_own_id(form_in(await request.body()), WISH)
    return await sync_to_thread(_join, request, centre, joins, venue_id=venue, sent=sent)


def _join(
    request: AnyRequest, centre: Centre, joins: Tries, *, venue_id: str, sent: Mapping[str, str]
) -> Response[bytes]:
    visitor, municipality, now = visitor_of(request), centre.store.municipality(), centre.clock()
    check_sent_from_here(request, municipality)
    venue = venue_named(municipality, visitor, venue_id)
    typed = {name: value for name, value in sent.items() if name in {*FIELDS, *OF_THE_PERSON, WISH}}
    card = card_in(centre, typed, words=visitor.words, now=now)
    if sent.get(SHOW, AS_IT_WAS) != AS_IT_WAS or isinstance(card, CardNotTaken):
        return _form(request, centre, venue, typed)
    read = read_joining(municipality, venue, typed, language=visitor.words.language, now=now, card=card)
    if not isinstance(read, Joining):
        return _form(request, centre, venue, typed, said=Said(wrong=read))
    command = _command(centre, read, WaitingId(id_of_form(typed[WISH], typed)))
    decide = _answered_before if SHOW in sent else _answered
    try:
        answer = decide(centre, joins, command, sender=sender_of(request))
    except TooManyTries:
        pausing = Said(visitor.words.text("waiting.form.too-many"), TOO_MANY, PAUSE)
        return _form(request, centre, venue, typed, said=pausing)
    except TooFast as err:
        a_moment = Said(visitor.words.text("waiting.form.too-fast"), TOO_MANY, timedelta(seconds=err.seconds))
        return _form(request, centre, venue, typed, said=a_moment)
    if isinstance(answer, Waiting) and SHOW not in sent:
        return see_other(visitor.link(path_of(command.id)))
    return _form(request, centre, venue, typed, said=_said_of(answer, visitor, municipality))


def _answered(centre: Centre, joins: Tries, command: Wait, *, sender: str) -> Answer:
    """What the centre says to it.

    Raises:
        TooManyTries: as many have joined from there as may.
        TooFast: as many as may are joining from there at this moment.
    """
    with joins.one_from(sender) as one:
        answer = centre.store.waiting.submit(command, PARTNER, now=centre.clock())
        if isinstance(answer, Waiting):
            one.was_used()
    return answer


def _answered_before(centre: Centre, joins: Tries, command: Wait, *, sender: str) -> Answer | None:
    """What it has said, to be said again; nothing is decided, and no try is used.

    Raises:
        TooManyTries: nothing, as too many have joined from there.
    """
    answer = centre.store.bookings.answer_to(command.id)
    if answer is None and joins.are_used_up(sender):
        raise TooManyTries
    return answer


def _said_of(answer: Answer | None, visitor: Visitor, municipality: Municipality) -> Said:
    """Why somebody is not on the list; nothing of what has not been answered, or is a yes."""
    match answer:
        case None | Waiting():
            return NOTHING_SAID
        case NotWaiting(refusal=refusal):
            return Said(visitor.words.refusal(refusal_from_wire(refusal), municipality.zone), REFUSED)
        case _:
            return Said(visitor.words.text("api.busy"), REFUSED)


def _form(
    request: AnyRequest, centre: Centre, venue: Venue, typed: Mapping[str, str], *, said: Said = NOTHING_SAID
) -> Response[bytes]:
    visitor, municipality = visitor_of(request), centre.store.municipality()
    wrong = {field: visitor.words.text(key) for field, key in said.wrong.items()}
    card = card_in(centre, typed, words=visitor.words, now=centre.clock())
    if isinstance(card, CardNotTaken):
        wrong, card = {**wrong, CARD: card.sentence}, None
    page = join_page(
        municipality,
        venue,
        typed,
        visitor=visitor,
        wish=typed[WISH],
        now=centre.clock(),
        card=card,
        wrong=wrong,
        refused=said.refused,
    )
    frame = frame_of(municipality, f"{visitor.words.text('waiting.title')}: {venue.name}")
    reader = _who_typed(request, typed, has_said=bool(wrong or said.refused))
    html = typeset("join.html", page, frame=frame, visitor=reader)
    status = BAD_REQUEST if wrong else said.status
    return page_response(request, visitor, html, kept=Kept.NOWHERE, status=status, pause=said.pause)


def _who_typed(request: AnyRequest, typed: Mapping[str, str], *, has_said: bool) -> Visitor:
    """Who reads on in another language keeps what they typed, in an address only what may stand there."""
    visitor = visitor_of(request)
    if request.method != HttpMethod.POST:
        told = {name: value for name, value in without_cpr(typed).items() if name in FIELDS}
        return replace(visitor, query=tuple(told.items()))
    return visitor.who_sent({**sent_again(typed), SHOW: AS_IT_WAS if has_said else "yes"})


def _command(centre: Centre, read: Joining, wish: WaitingId) -> Wait:
    sealed = seal_contact(read.contact, centre.keys.sealing.public_key())
    return Wait(id=wish, need=read.need, contact=sealed)


@page_at("/W/{wish:uuid}", "/w/{wish:uuid}")
async def get_waiting(request: AnyRequest, centre: NamedDependency[Centre], wish: FromPath[UUID]) -> Response[bytes]:
    """What is waited for, and where one stands."""
    return await sync_to_thread(_waiting, request, centre, WaitingId(wish))


def _waiting(request: AnyRequest, centre: Centre, wish: WaitingId) -> Response[bytes]:
    visitor, municipality = visitor_of(request), centre.store.municipality()
    page = _page_of(centre, wish, visitor, municipality)
    html = typeset("waiting.html", page, frame=frame_of(municipality, page.plate.title), visitor=visitor)
    return page_response(request, visitor, html, kept=Kept.NOWHERE)


@page_at("/W/{wish:uuid}/leave", "/w/{wish:uuid}/leave")
async def get_leaving(request: AnyRequest, centre: NamedDependency[Centre], wish: FromPath[UUID]) -> Response[bytes]:
    """The question before the wish is taken off the list."""
    return await sync_to_thread(_leaving, request, centre, WaitingId(wish))


def _leaving(request: AnyRequest, centre: Centre, wish: WaitingId) -> Response[bytes]:
    visitor, municipality = visitor_of(request), centre.store.municipality()
    page = _page_of(centre, wish, visitor, municipality)
    html = typeset("cancel.html", page, frame=frame_of(municipality, page.leaving.yes), visitor=visitor)
    return page_response(request, visitor, html, kept=Kept.NOWHERE)


@form_at("/W/{wish:uuid}/leave", "/w/{wish:uuid}/leave")
async def post_leaving(request: AnyRequest, centre: NamedDependency[Centre], wish: FromPath[UUID]) -> Response[bytes]:
    """Take the wish off the list, and forget whom to tell. Pressing twice is harmless."""
    return await sync_to_thread(_leave, request, centre, WaitingId(wish))


def _leave(request: AnyRequest, centre: Centre, wish: WaitingId) -> Response[bytes]:
    check_sent_from_here(request, centre.store.municipality())
    if centre.store.waiting.wish(wish, now=centre.clock()) is not None:
        stop = StopWaiting(id=uuid5(_LEAVING, str(wish)), waiting=wish)
        centre.store.waiting.submit(stop, PARTNER, now=centre.clock())
    return see_other(visitor_of(request).link(path_of(wish)))


def _page_of(centre: Centre, wish: WaitingId, visitor: Visitor, municipality: Municipality) -> WaitingPage:
    """The page of a wish on the list.

    Raises:
        Ended: it is not there, or no more.
    """
    now = centre.clock()
    queueing = centre.store.waiting.wish(wish, now=now)
    if queueing is None:
        with centre.store.reading() as connection:
            status = NOT_FOUND if answer_to(connection, wish) is None else GONE
        raise Ended(message(visitor, "not-waiting"), status, municipality=municipality)
    calendar = calendar_for(centre.store, municipality, queueing.wish.need, now=now)
    offers = matches(municipality, calendar, queueing.wish, now=now)
    return waiting_page(municipality, queueing, offers, visitor=visitor, now=now)


HANDLERS = (get_joining, post_joining, get_waiting, get_leaving, post_leaving)
