"""A centre with something of every kind in it, and everything that can be asked of it, to compare with another's."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from booking_core.central.accounts import staff_accounts
from booking_core.central.api.answers import lane_out
from booking_core.central.centre import Centre
from booking_core.central.data_folder.endorsing import endorsement
from booking_core.central.demonstration import add_demonstration
from booking_core.central.machines.card_desk import CardDesk
from booking_core.central.reports.demand_report import Days, report_lines, report_on
from booking_core.domain.blocks import BlockKind
from booking_core.domain.bookings import Booking, Channel, Contact, Purpose
from booking_core.domain.finding.search import Search
from booking_core.domain.identity import (
    BlockId,
    BookingId,
    CardId,
    DeviceId,
    RoomId,
    SeriesId,
    SpaceId,
    StaffRole,
    VenueId,
)
from booking_core.domain.identity import WaitingId as WishId
from booking_core.domain.place_cards import CardKind
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan, local_midnight
from booking_core.domain.told.conditions import ConditionKind, Thing
from booking_core.domain.told.demand import unmet_search
from booking_core.domain.told.house_wishes import wish_of
from booking_core.domain.told.waiting import WaitingNeed, WaitingOffer
from booking_core.protocol.authority import Origin
from booking_core.protocol.escrow.books import Doubt
from booking_core.protocol.messages import (
    Alternative,
    Answer,
    BlockRooms,
    Book,
    BookSeries,
    Cancel,
    CloseCondition,
    Command,
    ConditionTold,
    Confirmed,
    Decline,
    RecurrenceOnWire,
    ReportCondition,
    RequestDeclined,
    Requested,
    RevokedCard,
    RoomsBlocked,
    SeriesBooked,
    Wait,
    Waiting,
)
from booking_core.protocol.messages.cards import CardGiven, IssueCard, RevokeCard
from booking_core.protocol.messages.wishes import AnswerWish, CloseWish, TellWish, WishNoted
from booking_core.protocol.sealing import seal_contact
from booking_core.store.bookings import overrides, quota_store
from booking_core.store.bookings.overrides import Override
from booking_core.store.central_store import CentralStore
from booking_core.store.logs.audit import checkpoints
from booking_core.store.machines import devices, doubts
from booking_core.store.machines.doubts import DoubtKind
from booking_core.store.rows import to_seconds
from booking_core.store.schema import quota_use
from booking_core.store.told import notifications, unmet_demand, waiting_list

PERSON = Contact("Åse Ærø", "40 21 73 55", "aase@example.org", "da")
STAFF, PARTNER = Origin(Channel.STAFF), Origin(Channel.PARTNER)
KIOSK = DeviceId("mh-kiosk-1")
FIRST_DAY = date(2026, 11, 26)
DAYS = Days(date(2026, 11, 1), date(2026, 12, 31))
LOK3, LOK5 = SpaceId("mh-lok3"), SpaceId("mh-lok5")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def fill(centre: Centre) -> dict[UUID, tuple[Command, Answer]]:
    """Something of every kind; what was asked of the centre and answered, by id."""
    add_demonstration(centre.store, centre.keys.sealing.public_key(), now=centre.clock())
    asked = {command.id: (command, origin) for command, origin in _commands(centre)}
    answers = {key: (command, _answer(centre, command, origin)) for key, (command, origin) in asked.items()}
    _check_kinds([answer for _, answer in answers.values()])
    _decline(centre, answers)
    booked = next(answer.booking for _, answer in answers.values() if isinstance(answer, Confirmed))
    cancel = Cancel(id=uuid4(), booking=booked.id, reason="Vandskade")
    answers[cancel.id] = (cancel, _answer(centre, cancel, STAFF))
    _offer(centre, _wait(centre))
    _give_out_cards(centre)
    _tell_conditions(centre)
    _beside_the_commands(centre, booked)
    centre.store.upkeep.cut_audit(centre.keys.signing.sign, now=centre.clock())
    return answers


def _answer(centre: Centre, command: Command, origin: Origin) -> Answer:
    return centre.store.submit(command, origin, now=centre.clock())


def _check_kinds(answers: list[Answer]) -> None:
    kinds = [type(answer) for answer in answers]
    assert kinds == [Confirmed, Confirmed, Requested, Requested, SeriesBooked, RoomsBlocked], answers


def _commands(centre: Centre) -> list[tuple[Command, Origin]]:
    sealed = seal_contact(PERSON, centre.keys.sealing.public_key())
    weekly = RecurrenceOnWire("FREQ=WEEKLY;BYDAY=TU;COUNT=4", date(2026, 12, 1), time(16), time(17))
    return [
        (_book(LOK5, at(27, 9), at(27, 10), sealed, centre), PARTNER),
        (_book(SpaceId("mh-store-sal-nord"), at(30, 9), at(30, 11), sealed, centre), PARTNER),
        (_book(SpaceId("mh-begge-sale"), at(30, 17), at(30, 18), sealed, centre, user_persons=200), PARTNER),
        (_book(SpaceId("mh-begge-sale"), at(30, 19), at(30, 20), sealed, centre, user_persons=100), PARTNER),
        (
            BookSeries(
                id=SeriesId(uuid4()),
                recurrence=weekly,
                space=LOK3,
                layout=centre.store.municipality().space_by_id[LOK3].standing_layout.id,
                persons=6,
                purpose=Purpose.MAKING,
                contact=sealed,
            ),
            STAFF,
        ),
        (
            BlockRooms(
                id=BlockId(uuid4()),
                kind=BlockKind.MAINTENANCE,
                rooms=(RoomId("lok5"),),
                span=TimeSpan(at(29, 9), at(29, 12)),
                reason="Maling",
            ),
            STAFF,
        ),
    ]


def _book(
    space: SpaceId, starts_at: datetime, ends_at: datetime, sealed: bytes, centre: Centre, *, user_persons: int = 6
) -> Book:
    layout = centre.store.municipality().space_by_id[space].standing_layout.id
    alternative = Alternative(space, layout, TimeSpan(starts_at, ends_at))
    return Book(
        id=BookingId(uuid4()),
        alternatives=(alternative,),
        persons=user_persons,
        purpose=Purpose.MEETING,
        contact=sealed,
    )


def _decline(centre: Centre, answers: dict[UUID, tuple[Command, Answer]]) -> None:
    """The last request, with what could be had instead."""
    *_, request = (answer.booking for _, answer in answers.values() if isinstance(answer, Requested))
    decline = Decline(id=uuid4(), booking=request.id, version=request.version, reason="Salen males")
    answer = _answer(centre, decline, STAFF)
    assert isinstance(answer, RequestDeclined)
    assert answer.booking.instead
    answers[decline.id] = (decline, answer)


def _wait(centre: Centre) -> WishId:
    need = WaitingNeed(6, timedelta(hours=1), date(2026, 11, 28), date(2026, 11, 28), purpose=Purpose.MUSIC)
    wait = Wait(id=WishId(uuid4()), need=need, contact=seal_contact(PERSON, centre.keys.sealing.public_key()))
    assert isinstance(centre.store.waiting.submit(wait, PARTNER, now=centre.clock()), Waiting)
    return wait.id


def _offer(centre: Centre, wish: WishId) -> None:
    """A letter to whoever waits, which has not gone out yet."""
    layout = centre.store.municipality().space_by_id[LOK3].standing_layout.id
    offer = WaitingOffer(LOK3, layout, TimeSpan(at(28, 16), at(28, 17)))
    with centre.store.writing() as connection:
        notifications.queue_offer(connection, wish, offer, now=centre.clock())


def _give_out_cards(centre: Centre) -> None:
    """A good one, one that was lost, and one that is known as stopped alone."""
    desk, sealed = CardDesk(centre, STAFF), seal_contact(PERSON, centre.keys.sealing.public_key())
    until = FIRST_DAY + timedelta(days=365)
    good, lost = CardId(uuid4()), CardId(uuid4())
    for card, kind in ((good, CardKind.PERSON), (lost, CardKind.YOUNG_PERSON)):
        issue = IssueCard(id=card, kind=kind, valid_until=until, contact=sealed)
        assert isinstance(desk.answer(issue), CardGiven)
    desk.answer(RevokeCard(card=lost))
    with centre.store.writing_books(now=centre.clock()) as books:
        books.stop_cards([RevokedCard(CardId(uuid4()), until)], told_by=KIOSK, now=centre.clock())


def _tell_conditions(centre: Centre) -> None:
    """One that is open, one closed just now, and one closed so long ago that it is a count."""
    now, right = centre.clock(), []
    for thing, ago in ((Thing.LIGHT, 0), (Thing.DOOR, 0), (Thing.HEATING, 40)):
        told = ReportCondition(id=uuid4(), space=LOK3, kind=ConditionKind.BROKEN, thing=thing)
        answer = centre.store.conditions.submit(told, PARTNER, now=now - timedelta(days=ago))
        assert isinstance(answer, ConditionTold)
        right.append((answer.report.id, now - timedelta(days=ago)))
    for report, at in right[1:]:
        centre.store.conditions.submit(CloseCondition(id=uuid4(), report=report), STAFF, now=at)
    assert centre.store.upkeep.forget_contacts(now=now).conditions == 1


def _beside_the_commands(centre: Centre, booked: Booking) -> None:
    """What no single command leaves behind."""
    staff_accounts.add(centre, "Jens", StaffRole.ADMINISTRATOR)
    now = centre.clock()
    search = Search(VenueId("medborgerhus"), at(28, 16), timedelta(hours=1), persons=90, purpose=Purpose.MUSIC)
    wish = unmet_search(centre.store.municipality(), search, now=now, wish_id=uuid4())
    _tell_a_wish(centre, search)
    until = to_seconds(now + timedelta(days=30))
    doubtful = replace(booked, id=BookingId(uuid4()))
    sealed = seal_contact(PERSON, centre.keys.sealing.public_key())
    with centre.store.writing() as connection:
        devices.keep_enrolment_code(connection, KIOSK, "ABCD234567", now=now)
        key = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
        devices.enrol(connection, "ABCD234567", key, now=now)
        for enrolled in devices.machine_keys(connection):
            devices.endorse(connection, enrolled.device, endorsement(enrolled, centre.keys.signing))
        unmet_demand.keep(connection, [wish])
        override = Override(1, (RefusalCode.TOO_LONG,), "Åse har lovet at rydde op", None, now)
        overrides.keep_override(connection, booked, override, kept_for=timedelta(days=365))
        doubts.keep_doubt(connection, Doubt(doubtful, KIOSK, sealed), DoubtKind.CELLS, now=now, keep_until=until)
        (party,) = quota_store.persons_of(connection, [booked.id]).values()
        for whose in (party, "everybody"):
            tally = {"rule": "uge", "party": whose, "period": "2026-W48", "used": 1, "most": 3}
            connection.execute(quota_use.insert().values(**tally, keep_until=until))


def _tell_a_wish(centre: Centre, search: Search) -> None:
    """Said twice, answered and closed."""
    store, now, wish = centre.store, centre.clock(), wish_of(search, centre.store.municipality().zone)
    for _ in range(2):
        assert isinstance(store.wishes.tell(TellWish(id=uuid4(), wish=wish), None, now=now), WishNoted)
    store.wishes.change(AnswerWish(wish=wish.id, danish="Vi kigger på det"), by="operator:jens", now=now)
    store.wishes.change(CloseWish(wish=wish.id), by="operator:jens", now=now)


def told(centre: Centre) -> dict[str, object]:
    """What the centre answers to whoever asks: days, statistics, bookings and papers."""
    store, places = centre.store, centre.store.municipality()
    snapshot = store.feed.snapshot(now=centre.clock())
    window = TimeSpan(
        local_midnight(FIRST_DAY, places.zone), local_midnight(FIRST_DAY + timedelta(days=14), places.zone)
    )
    calendar = store.bookings.calendar(window, places.space_by_id)
    days = [FIRST_DAY + timedelta(days=ahead) for ahead in range(6)]
    with store.reading() as connection:
        waiting = [one.wish for one in waiting_list.everybody(connection, now=centre.clock())]
        held = checkpoints(connection)
        in_doubt = [(one.kind, one.booking, one.told_by) for one in doubts.doubts(connection, now=centre.clock())]
    return {
        "places": places,
        "lanes": [lane_out(places, calendar, space, day) for _, space in places.spaces() for day in days],
        "bookings": sorted(snapshot.bookings, key=lambda one: one.id),
        "series": snapshot.series,
        "conditions": snapshot.conditions,
        "put right": store.conditions.counts(),
        "cards": snapshot.revoked_cards,
        "blocks": sorted(snapshot.blocks, key=lambda one: one.id),
        "receipts": [store.bookings.receipt(one.id) for one in sorted(snapshot.bookings, key=lambda one: one.id)],
        "papers": centre.receipt_keys().keys(),
        "statistics": list(report_lines(report_on(store, DAYS))),
        "waiting": waiting,
        "wishes": store.wishes.heard(None),
        "staff": list(staff_accounts.listing(centre)),
        "checkpoints": held,
        "doubts": in_doubt,
    }


def answered_again(store: CentralStore, answers: dict[UUID, tuple[Command, Answer]], now: datetime) -> list[Answer]:
    """The same commands, sent once more; the centre has answered each before."""
    return [store.submit(command, _origin_of(command), now=now) for command, _ in answers.values()]


def _origin_of(command: Command) -> Origin:
    return PARTNER if isinstance(command, Book) else STAFF
