"""What kiosks, partners and the centre say to each other, as typed values with one JSON form.

Every message may be sent twice without harm: a booking carries an id chosen by whoever asks, and the centre keeps
its answer to that id for ever.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, get_args
from uuid import UUID

import msgspec
from msgspec import Meta

from booking_core.domain.blocks import Block, BlockKind
from booking_core.domain.bookings import Booking, Channel, Instead, Need, Openness, Purpose, SetUpBy, Whereabouts
from booking_core.domain.conditions import ConditionKind, ConditionReport, Thing, WhyNotTold
from booking_core.domain.demand import UnmetWish
from booking_core.domain.identity import (
    BlockId,
    BookingId,
    CardId,
    ConditionId,
    DeviceId,
    LayoutId,
    RoomId,
    SeriesId,
    SpaceId,
    WaitingId,
)
from booking_core.domain.places import KindOfUser, Municipality, Weekday
from booking_core.domain.recurrence import MOST_OCCURRENCES
from booking_core.domain.refusals import Fact, Refusal, RefusalCode
from booking_core.domain.series import Scope
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.waiting import WaitingNeed, WaitingWish

MOST_ALTERNATIVES = 4
MOST_PERSONS = 10_000
LONGEST_SPAN = timedelta(days=8)
LONGEST_CONTACT_BYTES = 1024
LONGEST_WAIT_SECONDS = 25
TEXT = r"^[^\x00]*$"
"""What every database keeps: anything but U+0000."""

LONGEST_TITLE = 120
LONGEST_REASON = 200
LONGEST_SEARCH = 100
MOST_WHEELCHAIRS = 500
MOST_NEEDS = len(Need)
LONGEST_RULE = 200
MOST_ROOMS = 200
MOST_DISPLACED = 500
LONGEST_ID = 64
MOST_UNMET = 50

Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
"""As far as a store's integers count."""

Overrides = Annotated[tuple[RefusalCode, ...], Meta(max_length=len(RefusalCode))]
WallTime = Annotated[time, Meta(tz=False)]
Days = Annotated[tuple[date, ...], Meta(max_length=MOST_OCCURRENCES)]


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", forbid_unknown_fields=True):
    """A message, told apart from others by its field `is`."""


class Alternative(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a person would be content with."""

    space: SpaceId
    layout: LayoutId
    span: TimeSpan

    def __post_init__(self) -> None:
        check_length(self.span)


def check_length(span: TimeSpan) -> None:
    """Whether a booking may span that much.

    Raises:
        ValueError: no.
    """
    if span.length > LONGEST_SPAN:
        message = f"a booking spans at most {LONGEST_SPAN.days} days"
        raise ValueError(message)


MOST_SPOKEN = 8
Spoken = Annotated[tuple[Annotated[str, Meta(pattern=r"^[a-z]{2,3}$")], ...], Meta(max_length=MOST_SPOKEN)]
"""Languages by their short names."""


class Book(Message, frozen=True, kw_only=True, tag="book"):
    """Please confirm the first alternative that is wholly free, or ask the house for the first it says yes to itself.

    `contact` is a name and a phone number sealed to the centre's key (see `sealing`), or None for a walk-in.
    `title` is for everybody to read: it counts from a desk alone, and only when the booking is not closed. So do
    `replaces`, for the old code and contact lead to the new booking, and `from_waiting`, for it takes the contact
    over from the waiting list and ends the wait. `continues` is a booking that is to go on beyond its end: a kiosk
    alone decides so, while the centre that could stretch it is silent. The first alternative is then the time right
    after it, in the same place, and all the rest is as in that booking.

    `group` is the id of an association or a school, `audience` that of the people it is meant for. `is_trial`: an idea
    is tried for free. `is_resident` is false for somebody from elsewhere, which only a desk knows. A desk's `overrides`
    let it past rules that staff may override, with `override_reason`. `asked_at` is when it was asked for by the
    clock of the machine, which may have waited for the network. `hold_shelter`: the bad-weather room of a place in
    the open is held beside it, where that is free. `is_printed`: it waits on paper, and not at a screen, for cells that
    a kiosk has to give back first. `spoken`: languages that are spoken there; they count when others may come.
    """

    id: BookingId
    alternatives: Annotated[tuple[Alternative, ...], Meta(min_length=1, max_length=MOST_ALTERNATIVES)]
    persons: Annotated[int, Meta(ge=1, le=MOST_PERSONS)]
    purpose: Purpose
    openness: Openness = Openness.CLOSED
    user: KindOfUser = KindOfUser.CITIZEN
    title: Annotated[str, Meta(max_length=LONGEST_TITLE, pattern=TEXT)] = ""
    needs: Annotated[tuple[Need, ...], Meta(max_length=MOST_NEEDS)] = ()
    wheelchairs: Annotated[int, Meta(ge=0, le=MOST_WHEELCHAIRS)] = 0
    set_up_by: SetUpBy = SetUpBy.CREW
    contact: Annotated[bytes, Meta(min_length=1, max_length=LONGEST_CONTACT_BYTES)] | None = None
    replaces: BookingId | None = None
    continues: BookingId | None = None
    from_waiting: WaitingId | None = None
    group: Annotated[str, Meta(max_length=LONGEST_ID, pattern=TEXT)] | None = None
    audience: Annotated[str, Meta(max_length=LONGEST_ID, pattern=TEXT)] | None = None
    is_trial: bool = False
    is_resident: bool = True
    overrides: Overrides = ()
    override_reason: Annotated[str, Meta(max_length=LONGEST_REASON, pattern=TEXT)] = ""
    asked_at: Annotated[datetime, Meta(tz=True)] | None = None
    hold_shelter: bool = True
    is_printed: bool = False
    spoken: Spoken = ()


class Cancel(Message, frozen=True, kw_only=True, tag="cancel"):
    """Please give the room back, or the rest of a time that has begun, or withdraw a request. `id` is this wish's own.

    Cancelling twice is harmless. A desk cancels for the house and must say why in `reason`, which the person reads.
    """

    id: UUID
    booking: BookingId
    reason: Annotated[str, Meta(max_length=LONGEST_REASON, pattern=TEXT)] = ""


class CheckIn(Message, frozen=True, kw_only=True, tag="check-in"):
    """The people have come. `id` is this wish's own; coming twice is harmless."""

    id: UUID
    booking: BookingId


class Reschedule(Message, frozen=True, kw_only=True, tag="reschedule"):
    """Please let the booking be `to` instead: moved, stretched, shortened or set up in another way.

    `version` is the one the asker has seen: when the booking has changed since, nothing is done. From a kiosk only
    the end may differ. `id` is this wish's own. `overrides` and `override_reason` are as in `Book`. A shelter that is
    held comes along, or nothing is done, unless `hold_shelter` is False: then it is given back.
    """

    id: UUID
    booking: BookingId
    version: Annotated[int, Meta(ge=1)]
    to: Alternative
    overrides: Overrides = ()
    override_reason: Annotated[str, Meta(max_length=LONGEST_REASON, pattern=TEXT)] = ""
    hold_shelter: bool = True


class Approve(Message, frozen=True, kw_only=True, tag="approve"):
    """The house says yes to a request, as it was in `version`. From a desk alone; `id` is this answer's own."""

    id: UUID
    booking: BookingId
    version: Annotated[int, Meta(ge=1)]


class Decline(Message, frozen=True, kw_only=True, tag="decline"):
    """The house says no to a request, and why in `reason`, which whoever asked reads. From a desk alone."""

    id: UUID
    booking: BookingId
    version: Annotated[int, Meta(ge=1)]
    reason: Annotated[str, Meta(max_length=LONGEST_REASON, pattern=TEXT)] = ""


class Decide(Message, frozen=True, kw_only=True, tag="decide"):
    """A booking in the open, as it was in `version`, is `place`: outdoors, or under the roof held for it.

    `id` is this answer's own; saying the same twice is harmless.
    """

    id: UUID
    booking: BookingId
    version: Annotated[int, Meta(ge=1)]
    place: Whereabouts


class BookingDisplaced(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A booking in the way of a block, in the version its asker has seen, and where it goes; None: it is cancelled.

    One of which only the shelter is in the way stays where it is, whatever is said.
    """

    booking: BookingId
    version: Annotated[int, Meta(ge=1)]
    to: Instead | None = None

    def __post_init__(self) -> None:
        if self.to is not None:
            check_length(self.to.span)


class BlockRooms(Message, frozen=True, kw_only=True, tag="block"):
    """Please close `rooms` of one house for `span`, whatever its opening hours. From a desk alone.

    `reason` is for everybody to read, also for whoever is cancelled. `displaced` names everything that is in the way:
    when something else is by now, nothing is done.
    """

    id: BlockId
    kind: BlockKind
    rooms: Annotated[tuple[RoomId, ...], Meta(min_length=1, max_length=MOST_ROOMS)]
    span: TimeSpan
    reason: Annotated[str, Meta(max_length=LONGEST_REASON, pattern=TEXT)]
    displaced: Annotated[tuple[BookingDisplaced, ...], Meta(max_length=MOST_DISPLACED)] = ()

    def __post_init__(self) -> None:
        check_length(self.span)


class Unblock(Message, frozen=True, kw_only=True, tag="unblock"):
    """Please open the rooms again, from now on. From a desk alone; lifting twice is harmless."""

    id: UUID
    block: BlockId


class Wait(Message, frozen=True, kw_only=True, tag="wait"):
    """Please tell when `need` can be met. `contact` is whom to call, sealed as a booking's is."""

    id: WaitingId
    need: WaitingNeed
    contact: Annotated[bytes, Meta(min_length=1, max_length=LONGEST_CONTACT_BYTES)]

    def __post_init__(self) -> None:
        if self.need.length > LONGEST_SPAN or self.need.persons > MOST_PERSONS:
            message = f"nobody waits for more than {LONGEST_SPAN.days} days or {MOST_PERSONS} persons"
            raise ValueError(message)


class StopWaiting(Message, frozen=True, kw_only=True, tag="stop-waiting"):
    """Please forget that wish. `id` is this one's own; stopping twice is harmless."""

    id: UUID
    waiting: WaitingId


class LeaveList(Message, frozen=True, kw_only=True, tag="leave-list"):
    """Please forget the wish with these nine digits. `id` is this one's own; leaving twice is harmless."""

    id: UUID
    code: Annotated[str, Meta(pattern=r"^[0-9]{9}$(?!\n)")]


class WaitingWanted(Message, frozen=True, kw_only=True, tag="waiting-wanted"):
    """Who waits for what, and whom to call? Answered to a desk alone."""


class NoteUnmet(Message, frozen=True, kw_only=True, tag="note-unmet"):
    """Please remember what people here wanted and could not have. `id` is this message's own; twice is harmless.

    A wish told again, in another message, counts once all the same.
    """

    id: UUID
    wishes: Annotated[tuple[UnmetWish, ...], Meta(min_length=1, max_length=MOST_UNMET)]

    def __post_init__(self) -> None:
        longest = LONGEST_SPAN // timedelta(minutes=1)
        if any(wish.persons > MOST_PERSONS or wish.minutes > longest for wish in self.wishes):
            message = f"nobody wants a place for more than {LONGEST_SPAN.days} days or {MOST_PERSONS} persons"
            raise ValueError(message)


class ReportCondition(Message, frozen=True, kw_only=True, tag="report-condition"):
    """Something in `space` is broken, dirty or missing. `id` is this message's own; telling it twice is harmless.

    `told_at` is when somebody said so, by the clock of the machine, which may have waited for the network; None: now.
    `booking` is whose people say it: it is counted for some days, how often they do, and stands in no report.
    """

    id: UUID
    space: SpaceId
    kind: ConditionKind
    thing: Thing
    told_at: Annotated[datetime, Meta(tz=True)] | None = None
    booking: BookingId | None = None


class CloseCondition(Message, frozen=True, kw_only=True, tag="close-condition"):
    """It has been put right. From a desk or a janitor's tablet; `id` is this one's own, and twice is harmless."""

    id: UUID
    report: ConditionId


class RecurrenceOnWire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a series is, see `domain.recurrence`: `rule` is the value of an RRULE, the times are those of the wall."""

    rule: Annotated[str, Meta(max_length=LONGEST_RULE, pattern=TEXT)]
    first_day: date
    starts: WallTime
    ends: WallTime
    exceptions: Days = ()
    additions: Days = ()


class SeriesOnWire(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A `domain.series.Series`."""

    id: SeriesId
    version: int
    recurrence: RecurrenceOnWire
    space: SpaceId
    layout: LayoutId
    persons: int
    purpose: Purpose
    openness: Openness
    user: KindOfUser
    channel: Channel
    title: str
    needs: tuple[Need, ...]
    wheelchairs: int
    set_up_by: SetUpBy
    device: DeviceId | None
    group: str | None
    audience: str | None
    bookings: tuple[BookingId, ...]


class DateInstead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was chosen in place of one day of a series."""

    day: date
    to: Instead

    def __post_init__(self) -> None:
        check_length(self.to.span)


class DateAnyway(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day of a series that staff let past rules which they may override, and why."""

    day: date
    overrides: Overrides
    reason: Annotated[str, Meta(max_length=LONGEST_REASON, pattern=TEXT)]


class BookSeries(Message, frozen=True, kw_only=True, tag="book-series"):
    """Please book every date of the series that can be had, all at once; those that cannot are told with reasons.

    `instead` is what was chosen for single days, `left_out` are days not to be booked whatever is free, `anyway` are
    those that a desk lets past rules. In a place that the house gives itself all dates are one request to it. The rest
    is as in `Book`, but that somebody must be known to the house: by `contact`, or as `group`.
    """

    id: SeriesId
    recurrence: RecurrenceOnWire
    space: SpaceId
    layout: LayoutId
    persons: Annotated[int, Meta(ge=1, le=MOST_PERSONS)]
    purpose: Purpose
    openness: Openness = Openness.CLOSED
    user: KindOfUser = KindOfUser.CITIZEN
    title: Annotated[str, Meta(max_length=LONGEST_TITLE, pattern=TEXT)] = ""
    needs: Annotated[tuple[Need, ...], Meta(max_length=MOST_NEEDS)] = ()
    wheelchairs: Annotated[int, Meta(ge=0, le=MOST_WHEELCHAIRS)] = 0
    set_up_by: SetUpBy = SetUpBy.CREW
    contact: Annotated[bytes, Meta(min_length=1, max_length=LONGEST_CONTACT_BYTES)] | None = None
    group: Annotated[str, Meta(max_length=LONGEST_ID, pattern=TEXT)] | None = None
    audience: Annotated[str, Meta(max_length=LONGEST_ID, pattern=TEXT)] | None = None
    instead: Annotated[tuple[DateInstead, ...], Meta(max_length=MOST_OCCURRENCES)] = ()
    left_out: Days = ()
    anyway: Annotated[tuple[DateAnyway, ...], Meta(max_length=MOST_OCCURRENCES)] = ()


class BookingSeen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A booking in the version its asker has seen."""

    booking: BookingId
    version: Annotated[int, Meta(ge=1)]


class ChangeSeries(Message, frozen=True, kw_only=True, tag="change-series"):
    """Please let `scope` of the series, seen from `booking`, be at other weekdays, times, in another space or layout.

    What is left out stays as it is; so do the dates in `staying`, and those that are over. All the others are changed,
    or none is. `seen` names each in the version the asker has seen. From a date on, or all when some are over, the
    series parts: its later dates become a series of their own with this wish's `id`. `overrides` and
    `override_reason` are as in `Book`, for each date that needs them.
    """

    id: UUID
    series: SeriesId
    booking: BookingId
    scope: Scope
    seen: Annotated[tuple[BookingSeen, ...], Meta(min_length=1, max_length=MOST_OCCURRENCES)]
    weekdays: dict[Weekday, Weekday] = {}
    starts: WallTime | None = None
    ends: WallTime | None = None
    space: SpaceId | None = None
    layout: LayoutId | None = None
    staying: Annotated[tuple[BookingId, ...], Meta(max_length=MOST_OCCURRENCES)] = ()
    overrides: Overrides = ()
    override_reason: Annotated[str, Meta(max_length=LONGEST_REASON, pattern=TEXT)] = ""


class CancelSeries(Message, frozen=True, kw_only=True, tag="cancel-series"):
    """Please give back `scope` of the series, seen from `booking`, as `Cancel` does it: twice is harmless."""

    id: UUID
    series: SeriesId
    booking: BookingId
    scope: Scope
    reason: Annotated[str, Meta(max_length=LONGEST_REASON, pattern=TEXT)] = ""


class AddToSeries(Message, frozen=True, kw_only=True, tag="add-to-series"):
    """Please book one more `day` for the series: one that was refused or given back, or another.

    At the series' own time and place, or at `to`. `replaces` is the date of this series it is made in place of.
    `overrides` and `override_reason` are as in `Book`.
    """

    id: UUID
    series: SeriesId
    day: date
    to: Instead | None = None
    replaces: BookingId | None = None
    overrides: Overrides = ()
    override_reason: Annotated[str, Meta(max_length=LONGEST_REASON, pattern=TEXT)] = ""

    def __post_init__(self) -> None:
        if self.to is not None:
            check_length(self.to.span)


class ApproveSeries(Message, frozen=True, kw_only=True, tag="approve-series"):
    """The house says yes to a series that was asked for; to those of its dates that still fit. From a desk alone.

    `seen` names each date that waits for an answer in the version the asker has seen. `id` is this answer's own.
    """

    id: UUID
    series: SeriesId
    seen: Annotated[tuple[BookingSeen, ...], Meta(min_length=1, max_length=MOST_OCCURRENCES)]


class DeclineSeries(Message, frozen=True, kw_only=True, tag="decline-series"):
    """The house says no to a series that was asked for, and why in `reason`, which whoever asked reads.

    `seen` is as in `ApproveSeries`.
    """

    id: UUID
    series: SeriesId
    seen: Annotated[tuple[BookingSeen, ...], Meta(min_length=1, max_length=MOST_OCCURRENCES)]
    reason: Annotated[str, Meta(max_length=LONGEST_REASON, pattern=TEXT)] = ""


class SeriesWanted(Message, frozen=True, kw_only=True, tag="series-wanted"):
    """All dates of a series as they are now, with a receipt."""

    series: SeriesId


class ReceiptWanted(Message, frozen=True, kw_only=True, tag="receipt-wanted"):
    """A receipt for the booking as it is now: for a copy, or after a change."""

    booking: BookingId


class ContactsWanted(Message, frozen=True, kw_only=True, tag="contacts-wanted"):
    """Who stands behind the bookings that touch `span`? Answered to a desk alone."""

    span: TimeSpan

    def __post_init__(self) -> None:
        if self.span.length > LONGEST_SPAN:
            message = f"contacts are given for at most {LONGEST_SPAN.days} days"
            raise ValueError(message)


class BookingsWanted(Message, frozen=True, kw_only=True, tag="bookings-wanted"):
    """Which bookings that have not ended have `text` in their title, name, phone number or code? For a desk alone."""

    text: Annotated[str, Meta(min_length=1, max_length=LONGEST_SEARCH, pattern=TEXT)]


class Incarnation(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """One life of a kiosk's process: the centre's epoch when it began, and its number, which never repeats."""

    epoch: Count
    number: Count


class JournalEnd(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Up to which entry the journal of a life is known; `sequence` 0 before the first."""

    incarnation: Incarnation
    sequence: Count
    chain_hash: str


class HelloStart(Message, frozen=True, kw_only=True, tag="hello-start"):
    """I want to begin; give me something fresh to sign."""


class Hello(Message, frozen=True, kw_only=True, tag="hello"):
    """I have just started, and sign your challenge together with my own nonce.

    `last` is the end of the newest journal on this disk.
    """

    challenge: bytes
    nonce: bytes
    software: str
    last: JournalEnd | None = None


class Cursor(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """The last feed entry a device has applied: epoch, number and chain hash."""

    epoch: Count
    number: Count
    chain_hash: str


class Feed(Message, frozen=True, kw_only=True, tag="feed"):
    """What has changed since `after`? Wait up to `wait_seconds` (at most 25) when nothing has."""

    after: Cursor
    wait_seconds: Annotated[float, Meta(ge=0, le=LONGEST_WAIT_SECONDS)]


class SnapshotWanted(Message, frozen=True, kw_only=True, tag="snapshot-wanted"):
    """Everything a replica needs, at one feed entry."""


SeriesCommand = BookSeries | ChangeSeries | CancelSeries | AddToSeries | ApproveSeries | DeclineSeries

BlockCommand = BlockRooms | Unblock

Command = Book | Cancel | CheckIn | Reschedule | Approve | Decline | Decide | SeriesCommand | BlockCommand
"""What changes bookings and blocks at the centre."""

WaitingCommand = Wait | StopWaiting | LeaveList
"""What changes the waiting list."""

ConditionCommand = ReportCondition | CloseCondition
"""What changes the list of what is broken, dirty or missing."""

Query = ReceiptWanted | SeriesWanted | ContactsWanted | BookingsWanted | WaitingWanted
"""What is only asked for."""

DeviceMessage = (
    HelloStart
    | Hello
    | Feed
    | SnapshotWanted
    | Book
    | Cancel
    | CheckIn
    | Reschedule
    | Approve
    | Decline
    | Decide
    | BlockRooms
    | Unblock
    | Wait
    | StopWaiting
    | LeaveList
    | NoteUnmet
    | ReportCondition
    | CloseCondition
    | BookSeries
    | ChangeSeries
    | CancelSeries
    | AddToSeries
    | ApproveSeries
    | DeclineSeries
    | ReceiptWanted
    | SeriesWanted
    | ContactsWanted
    | BookingsWanted
    | WaitingWanted
)


class RefusalOnWire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A refusal with its facts as JSON knows them: instants and days in ISO 8601."""

    code: RefusalCode
    facts: dict[str, str | int]


class Confirmed(Message, frozen=True, kw_only=True, tag="confirmed"):
    """It counts. `alternative` says which was given; `receipt` is the signed token for the paper."""

    booking: Booking
    alternative: int
    receipt: str


class Requested(Message, frozen=True, kw_only=True, tag="requested"):
    """Asked of the house, which answers by the booking's `answer_by`; it holds nothing.

    `alternative` says which was asked for, `is_free` whether it is free just now, which promises nothing. `receipt`
    is the signed token for the paper.
    """

    booking: Booking
    alternative: int
    receipt: str
    is_free: bool


class Declined(Message, frozen=True, kw_only=True, tag="declined"):
    """None of the alternatives; one refusal for each, in their order."""

    id: BookingId
    refusals: tuple[RefusalOnWire, ...]


class Pending(Message, frozen=True, kw_only=True, tag="pending"):
    """Not answered yet: a wished cell is in the hands of a kiosk, which has been asked for it. Ask again."""

    id: UUID


class Cancelled(Message, frozen=True, kw_only=True, tag="cancelled"):
    """Given back; a time that had begun is completed, cut at the quarter that runs; a request is withdrawn."""

    booking: Booking


class RequestDeclined(Message, frozen=True, kw_only=True, tag="request-declined"):
    """The request as it is now: answered with no."""

    booking: Booking


class RoomsBlocked(Message, frozen=True, kw_only=True, tag="rooms-blocked"):
    """The rooms are closed: the block, and the bookings that were moved, cancelled or left without their shelter."""

    block: Block
    bookings: tuple[Booking, ...] = ()


class Unblocked(Message, frozen=True, kw_only=True, tag="unblocked"):
    """The rooms are open from now on; the block as it is now."""

    block: Block


class NotBlocked(Message, frozen=True, kw_only=True, tag="not-blocked"):
    """Nothing was done. `booking` is the one that cannot become what was asked, where it is a booking's fault."""

    refusal: RefusalOnWire
    booking: BookingId | None = None


class NotCancelled(Message, frozen=True, kw_only=True, tag="not-cancelled"):
    refusal: RefusalOnWire


class Changed(Message, frozen=True, kw_only=True, tag="changed"):
    """The booking as it is now, with the signed token of a receipt for it."""

    booking: Booking
    receipt: str


class NotChanged(Message, frozen=True, kw_only=True, tag="not-changed"):
    """The booking is as it was."""

    refusal: RefusalOnWire


class DateRefused(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day of a series that cannot be had."""

    day: date
    refusal: RefusalOnWire


class SeriesBooked(Message, frozen=True, kw_only=True, tag="series-booked"):
    """It counts: the series with its bookings by day, and the days that could not be had.

    `receipt` is the signed token of the first that still stands; it speaks for the whole series.
    """

    series: SeriesOnWire
    bookings: tuple[Booking, ...]
    refused: tuple[DateRefused, ...]
    receipt: str


class SeriesRequested(Message, frozen=True, kw_only=True, tag="series-requested"):
    """Asked of the house, which answers by the bookings' `answer_by`; none of them holds anything.

    `refused` are the days that could not even be asked for. `receipt` is the signed token of the first date.
    """

    series: SeriesOnWire
    bookings: tuple[Booking, ...]
    refused: tuple[DateRefused, ...]
    receipt: str


class SeriesAltered(Message, frozen=True, kw_only=True, tag="series-altered"):
    """The series as it is now, and those of its bookings that were changed, added or given back.

    `receipt` is as in `SeriesBooked`, empty when none of it stands any more.
    """

    series: SeriesOnWire
    bookings: tuple[Booking, ...]
    receipt: str


class SeriesRefused(Message, frozen=True, kw_only=True, tag="series-refused"):
    """Nothing was done: `refusal` says why, `dates` for each day where it is the days' own fault."""

    refusal: RefusalOnWire
    dates: tuple[DateRefused, ...] = ()


class SeriesGiven(Message, frozen=True, kw_only=True, tag="series-given"):
    """The series as it is now, all its bookings by time, and the receipt of the one named `first`."""

    series: SeriesOnWire
    bookings: tuple[Booking, ...]
    first: BookingId
    receipt: str


class ReceiptGiven(Message, frozen=True, kw_only=True, tag="receipt-given"):
    """The booking as it is now, with the signed token of a receipt for it."""

    booking: Booking
    receipt: str


class NoReceipt(Message, frozen=True, kw_only=True, tag="no-receipt"):
    """There is no such booking, or it holds nothing any more."""

    refusal: RefusalOnWire


class Waiting(Message, frozen=True, kw_only=True, tag="waiting"):
    """The wish is on the list; `ahead` is how many waited longer then and may be offered the same."""

    wish: WaitingWish
    ahead: Count = 0


class NotWaiting(Message, frozen=True, kw_only=True, tag="not-waiting"):
    """The wish is not on the list: `refusal` says why it cannot be, or that it is no more."""

    refusal: RefusalOnWire


class StoppedWaiting(Message, frozen=True, kw_only=True, tag="stopped-waiting"):
    """The wish is on the list no more."""

    waiting: WaitingId


class Noted(Message, frozen=True, kw_only=True, tag="noted"):
    """The wishes need not be told again."""


class ConditionTold(Message, frozen=True, kw_only=True, tag="condition-told"):
    """The report as it is now, with what was told in it; or closed."""

    report: ConditionReport


class ConditionRefused(Message, frozen=True, kw_only=True, tag="condition-refused"):
    """Nothing was done."""

    why: WhyNotTold


class WaitingEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wish and whom to call about it; each text may be empty."""

    wish: WaitingWish
    name: str
    phone: str
    email: str = ""


class WaitingList(Message, frozen=True, kw_only=True, tag="waiting-list"):
    """Those who wait, the longest first."""

    entries: tuple[WaitingEntry, ...]


class BookingContact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who stands behind a booking; each text may be empty."""

    booking: BookingId
    name: str
    phone: str
    email: str = ""


class Contacts(Message, frozen=True, kw_only=True, tag="contacts"):
    """Those who left a name or a phone number."""

    contacts: tuple[BookingContact, ...]


class BookingsFound(Message, frozen=True, kw_only=True, tag="bookings-found"):
    """The nearest in time first, with those who stand behind them."""

    bookings: tuple[Booking, ...]
    contacts: tuple[BookingContact, ...]


class SameIdOtherBody(Message, frozen=True, kw_only=True, tag="same-id-other-body"):
    """The id was used before for something else. Nothing was done."""


class Challenge(Message, frozen=True, kw_only=True, tag="challenge"):
    challenge: bytes


class Welcome(Message, frozen=True, kw_only=True, tag="welcome"):
    """You are known. Put `epoch` and `incarnation` into everything you send from now on.

    `previous` is the life of yours before this one. `recovering`: the centre was restored, and does not know yet what
    you know. `receipt_keys` are the raw Ed25519 keys of all machines whose receipts count.
    """

    epoch: int
    incarnation: int
    server_time: datetime
    previous: Incarnation = Incarnation(0, 0)
    recovering: bool = False
    receipt_keys: tuple[bytes, ...] = ()


class BookingChanged(Message, frozen=True, kw_only=True, tag="booking-changed", forbid_unknown_fields=False):
    """A booking as it is now; it replaces whatever a replica holds under its id."""

    booking: Booking


class SeriesChanged(Message, frozen=True, kw_only=True, tag="series-changed", forbid_unknown_fields=False):
    """A series as it is now; it replaces whatever a replica holds under its id."""

    series: SeriesOnWire


class PlacesChanged(Message, frozen=True, kw_only=True, tag="places-changed", forbid_unknown_fields=False):
    """The places file was imported again: take a snapshot."""

    version: int


class BlockChanged(Message, frozen=True, kw_only=True, tag="block-changed", forbid_unknown_fields=False):
    """A block as it is now; it replaces whatever a replica holds under its id."""

    block: Block


class RevokedCard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place card that was stopped before `valid_until`, its last day: nobody needs to know of it afterwards."""

    card: CardId
    valid_until: date


class CardRevoked(Message, frozen=True, kw_only=True, tag="card-revoked", forbid_unknown_fields=False):
    """A place card is not to be taken any more."""

    revoked: RevokedCard


class ConditionChanged(Message, frozen=True, kw_only=True, tag="condition-changed", forbid_unknown_fields=False):
    """A condition report as it is now; one that is closed is on no list any more."""

    report: ConditionReport


FeedChange = BookingChanged | SeriesChanged | BlockChanged | PlacesChanged | CardRevoked | ConditionChanged


class UnknownChange(msgspec.Struct, frozen=True):
    """A change of a kind that this program does not know: a newer centre has told it."""

    kind: str = msgspec.field(name="is")


class FeedEntry(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """A change just as it was `written`, byte for byte: that is what its hash covers, whoever reads it.

    A program that knows more fields or kinds, or fewer, reads the same entry.
    """

    cursor: Cursor
    written: msgspec.Raw = msgspec.field(name="change")

    @classmethod
    def of(cls, cursor: Cursor, change: FeedChange, written: msgspec.Raw | None = None) -> "FeedEntry":
        """The entry with `change`, which need not be encoded again where it is `written` already."""
        entry = cls(cursor, written or msgspec.Raw(msgspec.json.encode(change)))
        entry.__dict__["change"] = change
        return entry

    @cached_property
    def change(self) -> FeedChange | UnknownChange:
        """The change as this program reads it.

        Raises:
            msgspec.ValidationError: it is of a kind that is known here, and has not its form; or it is none.
        """
        try:
            return _FEED_CHANGES.decode(self.written)
        except msgspec.ValidationError:
            unknown = _OTHER_CHANGES.decode(self.written)
            if unknown.kind in _KINDS_OF_CHANGE:
                raise
            return unknown


_FEED_CHANGES: msgspec.json.Decoder[FeedChange] = msgspec.json.Decoder(FeedChange)
_OTHER_CHANGES = msgspec.json.Decoder(UnknownChange)
_KINDS_OF_CHANGE = frozenset(kind.__struct_config__.tag for kind in get_args(FeedChange))


class Changes(Message, frozen=True, kw_only=True, tag="changes"):
    """Entries after the cursor, dense and in order; empty when nothing came within the wait."""

    entries: tuple[FeedEntry, ...]


class CursorUnknown(Message, frozen=True, kw_only=True, tag="cursor-unknown"):
    """The centre does not know that entry: take a snapshot."""


class Snapshot(Message, frozen=True, kw_only=True, tag="snapshot", forbid_unknown_fields=False):
    """The places, every booking and block that has not ended, and the series of these, as they were at `cursor`.

    `revoked_cards` are the place cards that were stopped and would be good otherwise, `conditions` the condition
    reports that are open. What a newer centre adds is passed over.
    """

    cursor: Cursor
    municipality: Municipality
    bookings: tuple[Booking, ...]
    series: tuple[SeriesOnWire, ...] = ()
    blocks: tuple[Block, ...] = ()
    revoked_cards: tuple[RevokedCard, ...] = ()
    conditions: tuple[ConditionReport, ...] = ()


class NotUnderstood(Message, frozen=True, kw_only=True, tag="not-understood"):
    """The message broke a rule of the protocol; `code` is stable: see `booking_core.central.devices`."""

    code: str


CentreMessage = (
    Challenge
    | Welcome
    | Changes
    | CursorUnknown
    | Snapshot
    | Confirmed
    | Requested
    | Declined
    | Pending
    | Cancelled
    | RequestDeclined
    | NotCancelled
    | RoomsBlocked
    | Unblocked
    | NotBlocked
    | Changed
    | NotChanged
    | Waiting
    | NotWaiting
    | StoppedWaiting
    | Noted
    | ConditionTold
    | ConditionRefused
    | SeriesBooked
    | SeriesRequested
    | SeriesAltered
    | SeriesRefused
    | SeriesGiven
    | ReceiptGiven
    | NoReceipt
    | Contacts
    | BookingsFound
    | WaitingList
    | SameIdOtherBody
    | NotUnderstood
)

FinalBookAnswer = Confirmed | Requested | Declined | SameIdOtherBody
BookAnswer = FinalBookAnswer | Pending
CancelAnswer = Cancelled | NotCancelled | SameIdOtherBody
ChangeAnswer = Changed | NotChanged | SameIdOtherBody
BlockAnswer = RoomsBlocked | NotBlocked | SameIdOtherBody
UnblockAnswer = Unblocked | NotBlocked | SameIdOtherBody
DeclineAnswer = RequestDeclined | NotChanged | SameIdOtherBody
WaitAnswer = Waiting | NotWaiting | SameIdOtherBody
StopWaitingAnswer = StoppedWaiting | SameIdOtherBody
LeaveListAnswer = StoppedWaiting | NotWaiting | SameIdOtherBody
NoteAnswer = Noted | SameIdOtherBody
ConditionAnswer = ConditionTold | ConditionRefused | SameIdOtherBody
SeriesAnswer = SeriesBooked | SeriesRequested | SeriesAltered | SeriesRefused | SameIdOtherBody
Answer = (
    Confirmed
    | Requested
    | Declined
    | Cancelled
    | NotCancelled
    | RoomsBlocked
    | Unblocked
    | NotBlocked
    | Changed
    | NotChanged
    | RequestDeclined
    | Waiting
    | NotWaiting
    | StoppedWaiting
    | Noted
    | ConditionTold
    | ConditionRefused
    | SeriesBooked
    | SeriesRequested
    | SeriesAltered
    | SeriesRefused
    | SameIdOtherBody
)
"""What a command is answered, kept with its id."""

_DAY_FACTS = frozenset({"day", "first_day", "last_day", "free_on"})
_INSTANT_FACTS = frozenset(
    {"earliest", "opens_at", "closes_at", "free_from", "ready_at", "next_at", "decide_by", "last_heard"}
)


def refusal_to_wire(refusal: Refusal) -> RefusalOnWire:
    """A refusal as JSON can carry it."""
    facts = {name: value.isoformat() if isinstance(value, date) else value for name, value in refusal.facts.items()}
    return RefusalOnWire(refusal.code, facts)


def refusal_from_wire(refusal: RefusalOnWire) -> Refusal:
    """The refusal that was carried, its instants and days typed again."""
    facts: Mapping[str, Fact] = {name: _fact(name, value) for name, value in refusal.facts.items()}
    return Refusal(refusal.code, MappingProxyType(dict(facts)))


def _fact(name: str, value: str | int) -> Fact:
    if isinstance(value, str) and name in _DAY_FACTS:
        return date.fromisoformat(value)
    if isinstance(value, str) and name in _INSTANT_FACTS:
        return datetime.fromisoformat(value)
    return value
