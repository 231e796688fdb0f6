"""Every message has one JSON form, comes back as it went, and is refused when it breaks its limits."""

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, get_args
from uuid import UUID

import msgspec
import pytest

from booking_core.domain.blocks import BlockState
from booking_core.domain.bookings import (
    BookingState,
    Channel,
    DeclinedBecause,
    Instead,
    Need,
    Openness,
    Purpose,
    SetUpBy,
    Whereabouts,
)
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.identity import CardId, ConditionId, DeviceId, SeriesId, SpaceId, WaitingId
from booking_core.domain.places import DatedDay, KindOfUser, Municipality, Season, Venue, Weekday
from booking_core.domain.policy import Ask, refusal_of
from booking_core.domain.recurring.series import Scope
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.conditions import ConditionKind, ConditionReport, Thing, WhyNotTold
from booking_core.domain.told.demand import UnmetSource, UnmetWish
from booking_core.domain.told.waiting import WaitingNeed, WaitingWish
from booking_core.protocol.messages import (
    LONGEST_SPAN,
    AddToSeries,
    Alternative,
    Approve,
    ApproveSeries,
    BlockChanged,
    BlockRooms,
    Book,
    BookingChanged,
    BookingContact,
    BookingDisplaced,
    BookingSeen,
    BookingsFound,
    BookingsWanted,
    BookSeries,
    Cancel,
    Cancelled,
    CancelSeries,
    CardRevoked,
    CentreMessage,
    Challenge,
    Changed,
    Changes,
    ChangeSeries,
    CheckIn,
    CloseCondition,
    ConditionChanged,
    ConditionRefused,
    ConditionTold,
    Confirmed,
    Contacts,
    ContactsWanted,
    Cursor,
    CursorUnknown,
    DateAnyway,
    DateInstead,
    DateRefused,
    Decide,
    Decline,
    Declined,
    DeclineSeries,
    DeviceMessage,
    Feed,
    FeedEntry,
    Hello,
    HelloStart,
    LeaveList,
    Message,
    NoReceipt,
    NotBlocked,
    NotCancelled,
    NotChanged,
    Noted,
    NoteUnmet,
    NotUnderstood,
    NotWaiting,
    Pending,
    PlacesChanged,
    ReceiptGiven,
    ReceiptWanted,
    RecurrenceOnWire,
    RefusalOnWire,
    ReportCondition,
    RequestDeclined,
    Requested,
    Reschedule,
    RevokedCard,
    RoomsBlocked,
    SameIdOtherBody,
    SeriesAltered,
    SeriesBooked,
    SeriesChanged,
    SeriesGiven,
    SeriesOnWire,
    SeriesRefused,
    SeriesRequested,
    SeriesWanted,
    Snapshot,
    SnapshotWanted,
    StoppedWaiting,
    StopWaiting,
    Unblock,
    Unblocked,
    Wait,
    Waiting,
    WaitingEntry,
    WaitingList,
    WaitingWanted,
    Welcome,
    refusal_from_wire,
    refusal_to_wire,
)
from booking_core.protocol.messages.cards import CardAnswer, CardMessage
from tests.booking_core.domain.made_blocks import NORTH_ROOM, SOUTH_ROOM, made_block
from tests.booking_core.domain.made_bookings import at, made_booking, number, on_thursday
from tests.booking_core.sample_places import HALL, HOUSE, LIBRARY, MEETING, WORKSHOP, hours, sample_municipality

SPAN = on_thursday("14:15", "15:15")
BOOKING = replace(
    made_booking(HALL, SPAN, booking_id=number(1), openness=Openness.OPEN, title="Åbent værksted"),
    device=DeviceId("house-kiosk"),
    reason="rør sprunget",
    needs=(Need.QUIET,),
    wheelchairs=1,
    replaces=number(8),
    continues=number(9),
    series=SeriesId(UUID(int=20)),
    shelter=WORKSHOP,
    whereabouts=Whereabouts.OUTDOORS,
)
BOOK = Book(
    id=number(1),
    alternatives=(Alternative(WORKSHOP, MEETING, SPAN), Alternative(HALL, MEETING, SPAN)),
    persons=6,
    purpose=Purpose.MEETING,
    openness=Openness.COME_AND_SEE,
    user=KindOfUser.ASSOCIATION,
    title="Åbent værksted",
    needs=(Need.HEARING_LOOP, Need.STEP_FREE),
    wheelchairs=2,
    contact=b"sealed\0\xff",
    replaces=number(2),
    continues=number(3),
    from_waiting=WaitingId(UUID(int=4)),
)
NEED = WaitingNeed(
    persons=6,
    length=timedelta(minutes=90),
    first_day=date(2026, 11, 26),
    last_day=date(2026, 11, 28),
    purpose=Purpose.MUSIC,
    needs=(Need.QUIET,),
    hours=hours("18:00", "22:00"),
    space=WORKSHOP,
    house=HOUSE,
)
WISH = WaitingWish(WaitingId(UUID(int=4)), NEED, at("14:08"))
DECLINED = replace(
    BOOKING,
    state=BookingState.DECLINED,
    declined_because=DeclinedBecause.RIVAL,
    instead=(Instead(WORKSHOP, MEETING, SPAN, SetUpBy.THEMSELVES),),
)
UNMET = UnmetWish(
    id=UUID(int=13),
    noted_at=datetime(2026, 11, 26, 13, tzinfo=UTC),
    source=UnmetSource.DESK,
    venue=HOUSE,
    district="Midtbyen",
    space=HALL,
    day=date(2026, 11, 27),
    hour=18,
    minutes=90,
    persons=40,
    wheelchairs=2,
    needs=(Need.HEARING_LOOP,),
    purpose=Purpose.MUSIC,
    user=KindOfUser.ASSOCIATION,
    code=RefusalCode.TAKEN,
)
BLOCK = made_block(SPAN, NORTH_ROOM, SOUTH_ROOM)
CURSOR = Cursor(3, 17, "ab" * 32)
EVENINGS = RecurrenceOnWire(
    "FREQ=WEEKLY;BYDAY=TU;COUNT=8",
    date(2026, 12, 1),
    time(19),
    time(21),
    exceptions=(date(2026, 12, 22),),
    additions=(date(2026, 12, 23),),
)
BOOK_SERIES = BookSeries(
    id=SeriesId(UUID(int=20)),
    recurrence=EVENINGS,
    space=WORKSHOP,
    layout=MEETING,
    persons=6,
    purpose=Purpose.PLAY,
    openness=Openness.OPEN,
    user=KindOfUser.ASSOCIATION,
    title="Skak for alle",
    needs=(Need.STEP_FREE,),
    wheelchairs=1,
    set_up_by=SetUpBy.THEMSELVES,
    contact=b"sealed",
    group="skak",
    audience="seniors",
    instead=(DateInstead(date(2026, 12, 8), Instead(HALL, MEETING, SPAN, SetUpBy.ON_CALL)),),
    left_out=(date(2026, 12, 15),),
    anyway=(DateAnyway(date(2026, 12, 22), (RefusalCode.CLOSED,), "Pedellen låser op"),),
)
SERIES = SeriesOnWire(
    id=SeriesId(UUID(int=20)),
    version=3,
    recurrence=EVENINGS,
    space=WORKSHOP,
    layout=MEETING,
    persons=6,
    purpose=Purpose.PLAY,
    openness=Openness.OPEN,
    user=KindOfUser.ASSOCIATION,
    channel=Channel.STAFF,
    title="Skak for alle",
    needs=(Need.STEP_FREE,),
    wheelchairs=1,
    set_up_by=SetUpBy.CREW,
    device=DeviceId("house-desk"),
    group="skak",
    audience=None,
    bookings=(number(1), number(2)),
)
REFUSAL = RefusalOnWire(RefusalCode.TAKEN, {"free_from": "2026-11-26T14:00:00+00:00", "minutes": 3})

DEVICE_MESSAGES: list[DeviceMessage] = [
    HelloStart(),
    Hello(challenge=b"\0\x01\xff", nonce=b"n" * 16, software="0.1.0"),
    Feed(after=CURSOR, wait_seconds=2.5),
    SnapshotWanted(),
    BOOK,
    Book(id=number(4), alternatives=BOOK.alternatives[:1], persons=1, purpose=Purpose.PLAY),
    Cancel(id=UUID(int=5), booking=number(1)),
    Cancel(id=UUID(int=6), booking=number(1), reason="Vandskade"),
    CheckIn(id=UUID(int=7), booking=number(1)),
    Reschedule(id=UUID(int=8), booking=number(1), version=2, to=BOOK.alternatives[0]),
    Approve(id=UUID(int=9), booking=number(1), version=1),
    Decline(id=UUID(int=10), booking=number(1), version=1, reason="Salen males"),
    Wait(id=WISH.id, need=NEED, contact=b"sealed\0\xff"),
    Wait(id=WISH.id, need=WaitingNeed(1, timedelta(hours=1), NEED.first_day, NEED.last_day), contact=b"s"),
    StopWaiting(id=UUID(int=11), waiting=WISH.id),
    LeaveList(id=UUID(int=12), code="482916370"),
    Decide(id=UUID(int=14), booking=number(1), version=2, place=Whereabouts.INDOORS),
    BlockRooms(
        id=BLOCK.id,
        kind=BLOCK.kind,
        rooms=BLOCK.rooms,
        span=SPAN,
        reason=BLOCK.reason,
        displaced=(
            BookingDisplaced(number(1), 2, Instead(HALL, MEETING, SPAN, SetUpBy.ON_CALL)),
            BookingDisplaced(number(2), 1, None),
        ),
    ),
    BlockRooms(id=BLOCK.id, kind=BLOCK.kind, rooms=BLOCK.rooms, span=SPAN, reason=BLOCK.reason),
    Unblock(id=UUID(int=15), block=BLOCK.id),
    Unblock(id=UUID(int=15), block=BLOCK.id, version=2),
    NoteUnmet(id=UUID(int=12), wishes=(UNMET, replace(UNMET, code=None, space=None, venue=None))),
    WaitingWanted(),
    BOOK_SERIES,
    ChangeSeries(
        id=UUID(int=21),
        series=SERIES.id,
        booking=number(1),
        scope=Scope.FOLLOWING,
        seen=(BookingSeen(number(1), 2),),
        weekdays={Weekday.TUE: Weekday.THU},
        starts=time(18, 30),
        ends=time(20),
        space=HALL,
        layout=MEETING,
        staying=(number(2),),
    ),
    CancelSeries(id=UUID(int=22), series=SERIES.id, booking=number(1), scope=Scope.ALL, reason="Vandskade"),
    AddToSeries(id=UUID(int=23), series=SERIES.id, day=date(2026, 12, 8), to=Instead(HALL, MEETING, SPAN)),
    ApproveSeries(id=UUID(int=24), series=SERIES.id, seen=(BookingSeen(number(1), 2),)),
    DeclineSeries(id=UUID(int=25), series=SERIES.id, seen=(BookingSeen(number(1), 2),), reason="Fuldt hus"),
    SeriesWanted(series=SERIES.id),
    ReceiptWanted(booking=number(1)),
    ReportCondition(
        id=UUID(int=26),
        space=HALL,
        kind=ConditionKind.BROKEN,
        thing=Thing.LIGHT,
        told_at=SPAN.starts_at,
        booking=number(1),
    ),
    CloseCondition(id=UUID(int=27), report=ConditionId(UUID(int=26))),
    ContactsWanted(span=SPAN),
    BookingsWanted(text="Sprogcafé"),
]
REPORT = ConditionReport(
    ConditionId(UUID(int=26)), HALL, ConditionKind.BROKEN, Thing.LIGHT, SPAN.starts_at, SPAN.ends_at, times=2
)
REVOKED = RevokedCard(CardId(UUID(int=31)), date(2027, 11, 26))
CENTRE_MESSAGES: list[CentreMessage] = [
    Challenge(challenge=b"c" * 32),
    Welcome(epoch=3, incarnation=4, server_time=datetime(2026, 11, 26, 13, 8, 0, 1, tzinfo=UTC)),
    Changes(
        entries=(
            FeedEntry.of(CURSOR, BookingChanged(booking=BOOKING)),
            FeedEntry.of(Cursor(3, 18, "cd" * 32), PlacesChanged(version=2)),
            FeedEntry.of(Cursor(3, 19, "ef" * 32), SeriesChanged(series=SERIES)),
            FeedEntry.of(Cursor(3, 20, "0a" * 32), BlockChanged(block=BLOCK)),
            FeedEntry.of(Cursor(3, 21, "0b" * 32), CardRevoked(revoked=REVOKED)),
            FeedEntry.of(Cursor(3, 22, "0c" * 32), ConditionChanged(report=REPORT)),
        )
    ),
    Changes(entries=()),
    CursorUnknown(),
    Snapshot(
        cursor=CURSOR,
        municipality=sample_municipality(),
        bookings=(BOOKING,),
        series=(SERIES,),
        blocks=(BLOCK,),
        revoked_cards=(REVOKED,),
        conditions=(REPORT,),
    ),
    RoomsBlocked(block=BLOCK, bookings=(BOOKING,)),
    Unblocked(block=replace(BLOCK, state=BlockState.LIFTED, version=2)),
    NotBlocked(refusal=REFUSAL, booking=number(1)),
    NotBlocked(refusal=REFUSAL),
    NotBlocked(refusal=REFUSAL, block=BLOCK),
    Confirmed(booking=BOOKING, alternative=1, receipt="ABC234"),
    Requested(booking=replace(BOOKING, answer_by=SPAN.starts_at), alternative=0, receipt="ABC234", is_free=True),
    RequestDeclined(booking=DECLINED),
    Waiting(wish=WISH),
    NotWaiting(refusal=REFUSAL),
    StoppedWaiting(waiting=WISH.id),
    Noted(),
    ConditionTold(report=REPORT),
    ConditionRefused(why=WhyNotTold.TOLD_ENOUGH),
    WaitingList(entries=(WaitingEntry(WISH, "Åse Ærø", "44000001", "aase@example.org"),)),
    Declined(id=number(1), refusals=(REFUSAL, RefusalOnWire(RefusalCode.RECOVERING, {}))),
    Pending(id=number(1)),
    Cancelled(booking=BOOKING),
    NotCancelled(refusal=REFUSAL),
    Changed(booking=BOOKING, receipt="ABC234"),
    NotChanged(refusal=REFUSAL),
    SeriesBooked(
        series=SERIES, bookings=(BOOKING,), refused=(DateRefused(date(2026, 12, 8), REFUSAL),), receipt="ABC234"
    ),
    SeriesRequested(
        series=SERIES, bookings=(BOOKING,), refused=(DateRefused(date(2026, 12, 8), REFUSAL),), receipt="ABC234"
    ),
    SeriesAltered(series=SERIES, bookings=(BOOKING,), receipt=""),
    SeriesRefused(refusal=REFUSAL, dates=(DateRefused(date(2026, 12, 8), REFUSAL),)),
    SeriesGiven(series=SERIES, bookings=(BOOKING,), first=number(1), receipt="ABC234"),
    ReceiptGiven(booking=BOOKING, receipt="ABC234"),
    NoReceipt(refusal=REFUSAL),
    Contacts(contacts=(BookingContact(number(1), "Åse Ærø", "44000001"),)),
    BookingsFound(bookings=(BOOKING,), contacts=()),
    SameIdOtherBody(),
    NotUnderstood(code="sequence-old"),
]
LIMITS: list[tuple[str, dict[str, Any]]] = [
    ("no alternative", {"alternatives": []}),
    ("five alternatives", {"alternatives": 5}),
    ("nobody", {"persons": 0}),
    ("fewer than nobody", {"persons": -1}),
    ("more persons than any place holds", {"persons": 10_001}),
    ("half a person", {"persons": 1.5}),
    ("a contact of no bytes", {"contact": ""}),
    ("a contact of 1025 bytes", {"contact": "A" * 1368}),
    ("an unknown purpose", {"purpose": "sleeping"}),
    ("a field nobody knows", {"vip": True}),
    ("an id that is no UUID", {"id": "1"}),
]


def name_of(message: Message) -> str:
    return type(message).__name__


@pytest.mark.parametrize("message", DEVICE_MESSAGES, ids=name_of)
def test_what_a_device_says_arrives_as_it_was_said(message: DeviceMessage) -> None:
    encoded = msgspec.json.encode(message)

    assert msgspec.json.decode(encoded, type=DeviceMessage) == message
    assert msgspec.json.encode(msgspec.json.decode(encoded, type=DeviceMessage)) == encoded


@pytest.mark.parametrize("message", CENTRE_MESSAGES, ids=name_of)
def test_what_the_centre_says_arrives_as_it_was_said(message: CentreMessage) -> None:
    encoded = msgspec.json.encode(message)

    assert msgspec.json.decode(encoded, type=CentreMessage) == message
    assert msgspec.json.encode(msgspec.json.decode(encoded, type=CentreMessage)) == encoded


def test_every_kind_of_message_is_tried_above() -> None:
    assert {type(m) for m in DEVICE_MESSAGES} == set(get_args(DeviceMessage))
    assert {type(m) for m in CENTRE_MESSAGES} == set(get_args(CentreMessage))


def test_no_two_messages_have_the_same_tag() -> None:
    kinds = {
        *get_args(DeviceMessage),
        *get_args(CentreMessage),
        BookingChanged,
        PlacesChanged,
        SeriesChanged,
        BlockChanged,
        CardRevoked,
        ConditionChanged,
        *get_args(CardMessage),
        *get_args(CardAnswer),
    }

    assert len({kind.__struct_config__.tag for kind in kinds}) == len(kinds)


def touch_everything(municipality: Municipality) -> None:
    assert day_plan(municipality, municipality.venues[0], SPAN.starts_at.date()).open_spans
    assert len(municipality.day_memory) == 1
    assert municipality.zone.key == "Europe/Copenhagen"
    assert municipality.venue_by_id.keys() == {HOUSE, LIBRARY}
    assert WORKSHOP in municipality.space_by_id
    assert WORKSHOP in municipality.venue_of_space
    assert len(municipality.kiosk_by_id) == 2


def test_a_municipality_in_use_is_sent_as_the_one_that_was_read() -> None:
    fresh, used = sample_municipality(), sample_municipality()
    touch_everything(used)

    sent = msgspec.json.encode(used)

    assert sent == msgspec.json.encode(fresh)
    assert json.loads(sent).keys() == {field.name for field in fields(Municipality)}


def test_a_municipality_that_arrived_works_like_the_one_that_was_sent() -> None:
    sent = sample_municipality()
    touch_everything(sent)

    arrived = msgspec.json.decode(msgspec.json.encode(sent), type=Municipality)

    assert arrived == sent
    touch_everything(arrived)
    assert arrived == sent
    house = arrived.venue_by_id[HOUSE]
    assert house.opening[Weekday.FRI] == sent.venue_by_id[HOUSE].opening[Weekday.FRI]
    assert arrived.space_by_id[WORKSHOP].prices[KindOfUser.BUSINESS] == 300
    ask = Ask(WORKSHOP, MEETING, SPAN, persons=6, channel=Channel.KIOSK)
    assert refusal_of(ask, arrived, now=at("14:08")) is None


def test_a_space_without_prices_and_a_house_without_furniture_have_a_json_form() -> None:
    municipality = sample_municipality()
    house = municipality.venues[0]
    bare = replace(municipality, venues=(replace(house, spaces=(_without_prices(municipality),)),))

    arrived = msgspec.json.decode(msgspec.json.encode(bare), type=Municipality)

    assert arrived == bare
    assert (arrived.venues[0].furniture, arrived.venues[0].spaces[0].prices) == ({}, {})


def test_seasons_and_dated_days_arrive_as_they_were_sent() -> None:
    municipality = sample_municipality()
    season = Season("Sommer", date(2027, 7, 1), date(2027, 7, 31), opening={Weekday.MON: (hours("10:00", "16:00"),)})
    night = DatedDay(date(2027, 10, 15), date(2027, 10, 15), (hours("18:00", "02:00"),), staffed=(), edited=True)
    house = replace(municipality.venues[0], seasons=(season,), days=(night,))

    arrived = msgspec.json.decode(msgspec.json.encode(house), type=Venue)

    assert arrived == house
    assert (arrived.seasons[0].crew, arrived.days[0].staffed, arrived.days[0].crew) == (None, (), None)


def test_places_kept_before_there_were_seasons_and_dated_days_are_still_read() -> None:
    kept = json.loads(msgspec.json.encode(sample_municipality()))
    for venue in kept["venues"]:
        del venue["seasons"], venue["days"]

    assert msgspec.json.decode(json.dumps(kept), type=Municipality) == sample_municipality()


def _without_prices(municipality: Municipality) -> Any:
    space = municipality.space_by_id[WORKSHOP]
    return type(space)(space.id, space.name, space.rooms, space.layouts)


def wire(**changes: object) -> bytes:
    """The sample Book as JSON with some fields changed."""
    fields_of_book = json.loads(msgspec.json.encode(BOOK))
    return json.dumps({**fields_of_book, **changes}).encode()


def test_the_sample_itself_is_within_the_limits() -> None:
    assert msgspec.json.decode(wire(), type=DeviceMessage) == BOOK


@pytest.mark.parametrize(("what", "changes"), LIMITS, ids=[what for what, _ in LIMITS])
def test_a_book_message_beyond_its_limits_is_refused(what: str, changes: dict[str, Any]) -> None:
    if changes.get("alternatives") == 5:
        changes = {"alternatives": json.loads(wire())["alternatives"][:1] * 5}

    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(wire(**changes), type=DeviceMessage)
    assert what


@pytest.mark.parametrize(
    "changes",
    [
        {"persons": 10_001},
        {"persons": 0},
        {"minutes": 8 * 24 * 60 + 1},
        {"noted_at": "2026-11-26T13:08:00Z"},
        {"hour": 24},
        {"code": "nothing-anybody-knows"},
    ],
    ids=str,
)
def test_a_wish_beyond_its_limits_is_not_noted(changes: dict[str, Any]) -> None:
    told = json.loads(msgspec.json.encode(NoteUnmet(id=UUID(int=1), wishes=(UNMET,))))
    told["wishes"][0].update(changes)

    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(json.dumps(told), type=DeviceMessage)


def test_at_most_fifty_wishes_are_told_at_once() -> None:
    told = json.loads(msgspec.json.encode(NoteUnmet(id=UUID(int=1), wishes=(UNMET,))))

    for many in (0, 51):
        with pytest.raises(msgspec.ValidationError):
            msgspec.json.decode(json.dumps({**told, "wishes": told["wishes"] * many}), type=DeviceMessage)


def test_a_book_message_at_its_limits_is_taken() -> None:
    one = json.loads(wire())["alternatives"][:1]

    message = msgspec.json.decode(wire(alternatives=one * 4, persons=10_000, contact="AAAA" * 341), type=DeviceMessage)

    assert isinstance(message, Book)
    assert (len(message.alternatives), message.persons, len(message.contact or b"")) == (4, 10_000, 1023)


@pytest.mark.parametrize(
    "span",
    [
        {"starts_at": "2026-11-26T14:00:00", "ends_at": "2026-11-26T15:00:00"},
        {"starts_at": "2026-11-26T14:00:00Z", "ends_at": "2026-11-26T15:00:00"},
        {"starts_at": "2026-11-26T14:00:00Z", "ends_at": "2026-11-26T14:00:00Z"},
        {"starts_at": "2026-11-26T15:00:00Z", "ends_at": "2026-11-26T14:00:00Z"},
        {"starts_at": "2026-11-26T14:00:00Z", "ends_at": "2026-12-05T14:00:00Z"},
        {"starts_at": "0001-01-01T00:00:00+14:00", "ends_at": "0001-01-02T00:00:00Z"},
        {"starts_at": "9999-12-31T23:00:00Z", "ends_at": "9999-12-31T23:30:00Z"},
        {"starts_at": "2026-11-26", "ends_at": "2026-11-27"},
        {"starts_at": 1, "ends_at": 2},
    ],
)
def test_an_impossible_span_is_refused_on_arrival(span: dict[str, object]) -> None:
    alternative = {"space": WORKSHOP, "layout": MEETING, "span": span}

    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(wire(alternatives=[alternative]), type=DeviceMessage)


def test_an_alternative_spans_at_most_eight_days() -> None:
    starts_at = at("14:15")

    assert Alternative(WORKSHOP, MEETING, TimeSpan(starts_at, starts_at + LONGEST_SPAN)).space == WORKSHOP
    with pytest.raises(ValueError, match="at most 8 days"):
        Alternative(SpaceId("x"), MEETING, TimeSpan(starts_at, starts_at + timedelta(days=9)))


def test_the_same_instant_in_another_zone_is_the_same_message() -> None:
    alternative = {
        "space": WORKSHOP,
        "layout": MEETING,
        "span": {"starts_at": "2026-11-26T14:15:00+01:00", "ends_at": "2026-11-26T15:15:00+01:00"},
    }

    message = msgspec.json.decode(wire(alternatives=[alternative]), type=Book)

    assert msgspec.json.encode(message.alternatives) == msgspec.json.encode(BOOK.alternatives[:1])


@pytest.mark.parametrize("number_", [-1, 2**63, 10**30])
def test_a_cursor_counts_as_far_as_a_store_can(number_: int) -> None:
    encoded = json.dumps({"epoch": 1, "number": number_, "chain_hash": ""}).encode()

    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(encoded, type=Cursor)


REFUSALS = [
    Refusal(RefusalCode.RECOVERING),
    Refusal(RefusalCode.TOO_SHORT, {"minutes": 30}),
    Refusal(RefusalCode.TOO_FAR_AHEAD, {"days": 0, "last_day": date(2026, 11, 26)}),
    Refusal(RefusalCode.CLOSED, {"day": date(2027, 3, 28), "opens_at": at("08:00"), "closes_at": at("22:00")}),
    Refusal(RefusalCode.CLOSED_ALL_DAY, {"day": date(2026, 12, 24), "reason": "Jul"}),
    Refusal(RefusalCode.TAKEN, {"free_from": datetime(2026, 11, 26, 14, 15, 0, tzinfo=UTC)}),
    Refusal(RefusalCode.NEEDS_APPROVAL, {"phone": "44 00 00 01"}),
    Refusal(RefusalCode.ALREADY_OVER, {"state": "completed"}),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.code.value)
def test_the_facts_of_a_refusal_arrive_as_the_days_instants_and_numbers_they_were(refusal: Refusal) -> None:
    encoded = msgspec.json.encode(refusal_to_wire(refusal))

    arrived = refusal_from_wire(msgspec.json.decode(encoded, type=RefusalOnWire))

    assert arrived == refusal
    assert [type(fact) for fact in arrived.facts.values()] == [type(f) for f in refusal.facts.values()]
