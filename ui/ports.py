"""What the screens need from the machine they run on; `kiosk` provides it.

The methods of `BookingDesk` and `StaffDesk` wait for network and disk: the screens call them through the job runner
only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from booking_core.domain.blocks import Block, BlockKind
from booking_core.domain.bookings import Booking, Cell, Contact, Instead, Need, Openness, Purpose, SetUpBy, Whereabouts
from booking_core.domain.calendar import Calendar
from booking_core.domain.conditions import ConditionKind, ConditionReport, Thing, WhyNotTold
from booking_core.domain.house_wishes import HouseWish, WishHeard
from booking_core.domain.identity import (
    BlockId,
    BookingId,
    CardId,
    ConditionId,
    DeviceId,
    HouseWishId,
    LayoutId,
    RoomId,
    SeriesId,
    SpaceId,
    VenueId,
    WaitingId,
)
from booking_core.domain.outings import Outing
from booking_core.domain.place_cards import CardKind
from booking_core.domain.places import KindOfUser, Municipality, Weekday
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.schedule_changes import PrintedSheet, TaskFacts
from booking_core.domain.search import Search
from booking_core.domain.series import Scope, Series, SeriesWish
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.waiting import WaitingNeed, WaitingWish
from booking_core.protocol.escrow_messages import BookingInDoubt, Machines
from booking_core.protocol.receipts import Unreadable
from booking_core.protocol.staff_messages import NotSignedIn, StaffTold


@dataclass(frozen=True, slots=True)
class HousePicture:
    """What this machine knows: the places, what is booked, and how fresh that is.

    `seen_at` (UTC) is when the centre last confirmed that nothing newer exists; `connected` whether it does so now.
    `held` are the free cells this kiosk may confirm by itself, network or not; none until the centre grants some.
    `revoked_cards` are the place cards that were stopped, `conditions` what people told is broken, dirty or missing and
    nobody has put right. `house_wishes` are what people miss in this machine's house, the most wished first, as the
    centre last told it.
    """

    municipality: Municipality
    calendar: Calendar
    kiosk: DeviceId
    seen_at: datetime
    connected: bool
    held: frozenset[Cell] = frozenset()
    series: Mapping[SeriesId, Series] = field(default_factory=dict)
    revoked_cards: frozenset[CardId] = frozenset()
    conditions: frozenset[ConditionReport] = frozenset()
    house_wishes: tuple[WishHeard, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    space: SpaceId
    layout: LayoutId
    span: TimeSpan


@dataclass(frozen=True, slots=True)
class CardShown:
    """A place card that is taken here; nobody's name. `mark` is how people tell it from others.

    What is booked with it is a `user`'s, and the association's or school's with the id `group`.
    """

    card: CardId
    mark: str
    user: KindOfUser
    group: str | None = None


class CardTrouble(StrEnum):
    """Why what was held under the reader is no place card that is taken here; the value names the sentence."""

    EXPIRED = "expired"
    REVOKED = "revoked"
    RECEIPT = "receipt"
    FOREIGN = "foreign"
    OTHER_TOWN = "other-town"
    DAMAGED = "damaged"
    HEALTH_CARD = "health-card"


@dataclass(frozen=True, slots=True)
class CardNotTaken:
    """`valid_until` is the last day that an expired card was good."""

    why: CardTrouble
    valid_until: date | None = None


CardRead = CardShown | CardNotTaken


@dataclass(frozen=True, slots=True)
class BookingWish:
    """What a person decided on the confirm page. `id` is chosen once: pressing twice books once.

    `phone` is as typed (digits), or empty; `card` is a place card shown in its stead. `language` is the person's, for
    the paper; `spoken` are those spoken there, where others may come.
    """

    id: BookingId
    alternatives: tuple[Alternative, ...]
    persons: int
    purpose: Purpose
    openness: Openness
    language: str
    phone: str = ""
    needs: tuple[Need, ...] = ()
    set_up_by: SetUpBy = SetUpBy.CREW
    card: CardShown | None = None
    spoken: tuple[str, ...] = ()


class PaperState(StrEnum):
    """What became of the paper. WAITING is kept on the disk and printed as soon as the printer works again."""

    PRINTED = "printed"
    NO_PRINTER = "no-printer"
    WAITING = "waiting"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PaperSpared:
    """Nothing was printed: so many slips have been just now that others might find no paper."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the person takes along: the nine-digit code, the address in the QR code, and the state of the paper."""

    code: str
    url: str
    paper: PaperState


@dataclass(frozen=True, slots=True)
class BookingConfirmed:
    booking: Booking
    proof: Proof


@dataclass(frozen=True, slots=True)
class BookingRequested:
    """Kept on disk and sent when the centre answers again. Nothing is promised. `answer_by` is UTC."""

    wish: BookingWish
    proof: Proof
    answer_by: datetime


@dataclass(frozen=True, slots=True)
class HouseAsked:
    """The centre has the request, and the house answers by the booking's `answer_by`. Nothing is promised.

    `is_free` says whether it was free at that moment.
    """

    booking: Booking
    proof: Proof
    is_free: bool = True


@dataclass(frozen=True, slots=True)
class BookingRefused:
    """The centre said no; nothing was printed. One refusal for each alternative."""

    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class KioskOutOfOrder:
    """The disk refused to keep the booking: nothing was booked, staff must look."""


@dataclass(frozen=True, slots=True)
class ReceiptFound:
    """What stands behind a code typed or scanned at this kiosk. `booking` is None while a request is unanswered.

    `url` is empty when the paper was printed elsewhere and not scanned here. `paper_span` (UTC) is the time the
    scanned paper tells; it differs from the booking's when that was moved since. `made_again`: the centre had lost
    the booking, and has it from the paper that was scanned just now.
    """

    code: str
    url: str
    booking: Booking | None
    wish: BookingWish | None
    refusals: tuple[Refusal, ...] = ()
    paper_span: TimeSpan | None = None
    made_again: bool = False


@dataclass(frozen=True, slots=True)
class NotAReceipt:
    """What was scanned is no receipt of these houses; `reason` says in which way."""

    reason: Unreadable


@dataclass(frozen=True, slots=True)
class PaperRedeemed:
    """Nobody here knew the receipt, and the centre has its booking. `made_again`: from the paper, for it was lost."""

    booking: Booking
    made_again: bool


@dataclass(frozen=True, slots=True)
class PaperInDoubt:
    """The receipt counts, and its room has been promised to others too: a desk must look at it."""

    doubt: BookingInDoubt


@dataclass(frozen=True, slots=True)
class PaperKept:
    """The receipt is genuine, and nobody can say more just now. It is on the disk, and the centre will be asked.

    `space` and `span` are what the paper says; `space` is None when the places no longer have it.
    """

    space: SpaceId | None
    span: TimeSpan


@dataclass(frozen=True, slots=True)
class PaperUnproven:
    """The receipt is signed by a machine not known here, and the centre cannot say just now whose that is."""


@dataclass(frozen=True, slots=True)
class CentreSilent:
    """No answer came, and it is too soon to ask on paper: nothing was booked."""


BookingOutcome = BookingConfirmed | BookingRequested | HouseAsked | BookingRefused | CentreSilent | KioskOutOfOrder
PaperShown = PaperRedeemed | PaperInDoubt | PaperKept | PaperUnproven | Refusal | CentreSilent
FindOutcome = tuple[ReceiptFound, ...] | NotAReceipt | PaperInDoubt | PaperKept | PaperUnproven | Refusal | CentreSilent
"""A receipt that was redeemed is found like any other."""


@dataclass(frozen=True, slots=True)
class BookingAltered:
    """The centre has changed it: this is how it is now."""

    booking: Booking


@dataclass(frozen=True, slots=True)
class WishKept:
    """The centre is silent. The wish is on this machine's disk, and is carried out as soon as the centre answers."""


@dataclass(frozen=True, slots=True)
class BookingContinued:
    """The centre is silent, and this kiosk holds the room: the time after the booking is confirmed as one of its own.

    `proof` is its receipt, which counts beside the one there was.
    """

    booking: Booking
    proof: Proof


ChangeOutcome = BookingAltered | Refusal | CentreSilent
KioskChange = ChangeOutcome | WishKept | BookingContinued
GivenBack = Refusal | CentreSilent | WishKept | None
"""None: it is given back."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The wish is on the waiting list; `ahead` waited longer for the same then. `proof` is what takes it off again."""

    wish: WaitingWish
    ahead: int
    proof: Proof


JoinOutcome = Joined | Refusal | CentreSilent
WishOutcome = WishHeard | WishKept | Refusal | CentreSilent
"""What becomes of a wish that was told to the house: counted, kept for when the centre answers, or not taken."""


@dataclass(frozen=True, slots=True)
class ConditionOnList:
    """The house has it on its list; the report with everybody who told the same."""

    report: ConditionReport


@dataclass(frozen=True, slots=True)
class ConditionKept:
    """The centre is silent. The report is on this machine's disk, and is sent as soon as the centre answers."""


ConditionOutcome = ConditionOnList | ConditionKept | WhyNotTold | KioskOutOfOrder


@dataclass(frozen=True, slots=True)
class ConditionTelling:
    """What the people of `booking` tell of `space`. `id` is chosen once: telling it again counts once."""

    id: UUID
    booking: BookingId
    space: SpaceId
    kind: ConditionKind
    thing: Thing
    told_at: datetime


class BookingDesk(Protocol):
    """Books, prints and finds, for a person at a screen."""

    def book(self, wish: BookingWish) -> BookingOutcome:
        """Ask the centre and wait at most three seconds; without an answer a request is kept where that is allowed."""
        ...

    def read_card(self, text: str) -> CardRead:
        """The place card that was held under the reader, network or not; nothing of it is kept."""
        ...

    def print_again(self, booking: BookingId, language: str | None = None) -> PaperState:
        """The receipt as it is now, stamped as a copy, in `language` or that of the first one."""
        ...

    def find(self, text: str) -> FindOutcome:
        """Everything behind a nine-digit code or a scanned QR code, wherever it was booked; almost always one.

        A confirmed receipt that nobody here knows is shown to the centre, now or as soon as it answers.
        A booking that was cancelled and made again is found under its old code too, as the new booking.
        """
        ...

    def check_in(self, booking: BookingId) -> KioskChange:
        """The people have come."""
        ...

    def change_end(self, booking: Booking, ends_at: datetime, language: str | None = None) -> KioskChange:
        """Let `booking`, as it was shown, end at `ends_at` (UTC, on a quarter): sooner, or later where it is free.

        With what goes on from it, which is given up where `ends_at` is before it. A receipt is in `language`.
        """
        ...

    def decide(self, booking: Booking, place: Whereabouts) -> KioskChange:
        """Let `booking`, in the open as it was shown, be outdoors, or indoors under the roof held for it."""
        ...

    def join_waiting_list(self, wish: WaitingId, need: WaitingNeed, contact: Contact, *, language: str) -> JoinOutcome:
        """Have `contact`, a number or whoever has a place card, called when `need` can be met.

        `wish` is chosen once: pressing twice waits once.
        """
        ...

    def leave_waiting_list(self, wish: WaitingId) -> CentreSilent | None:
        """Take a wish off the list; None when it is done."""
        ...

    def print_outing(self, outing: Outing, language: str) -> PaperState | PaperSpared:
        """A slip to go by: what is on or free, where, when, and the way there. It books nothing."""
        ...

    def report_condition(self, telling: ConditionTelling) -> ConditionOutcome:
        """Tell the house that something is broken, dirty or missing; asked again, what has become of it by now.

        Nobody is told whose they are; the booking is counted, so that few tell much.
        """
        ...

    def looks_at(self, choice: Alternative | None) -> None:
        """Somebody stands on the confirm page for `choice`, or nobody does: for a while nobody else is given it."""
        ...

    def note_unmet(self, search: Search) -> None:
        """Remember for statistics, without the person, that `search` found nothing that fits; never raises."""
        ...

    def tell_wish(self, wish: HouseWish, telling: UUID) -> WishOutcome:
        """Say to the house what is missing, or that one misses the same; without contact it is kept.

        `telling` is chosen once: saying it again counts once, and tells what has become of it by now.
        """
        ...

    def look_at_wishes(self) -> None:
        """Somebody looks at what is missing: the picture shows it as it is now, if the centre answers."""
        ...

    def give_back(self, booking: BookingId) -> GivenBack:
        """Give up a booking, the rest of one that has begun, or a request not sent yet; None when it is done."""
        ...


@dataclass(frozen=True, slots=True)
class Override:
    """Rules that staff let something past knowingly, and why: kept in the house's log."""

    codes: tuple[RefusalCode, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class StaffWish:
    """What somebody at a front desk decided. `id` is chosen once: pressing twice books once.

    `title` is public and empty for a closed booking; `name`, `phone` and `email` are for the house alone, each may be
    empty. `replaces` is the booking this one is made in place of: undoing a cancellation. `from_waiting` is the wish
    on the waiting list that it meets, whose contact it takes over. `group` is the id of an association or a school,
    `audience` that of the people it is meant for; `is_resident` is false for somebody from elsewhere.
    """

    id: BookingId
    to: Alternative
    persons: int
    purpose: Purpose
    openness: Openness
    title: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    needs: tuple[Need, ...] = ()
    wheelchairs: int = 0
    replaces: BookingId | None = None
    from_waiting: WaitingId | None = None
    user: KindOfUser = KindOfUser.CITIZEN
    group: str | None = None
    audience: str | None = None
    is_trial: bool = False
    is_resident: bool = True
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class BookingFound:
    """`made_again`: the centre had lost it, and has it from the paper that was scanned just now."""

    booking: Booking
    contact: Contact
    made_again: bool = False


SearchOutcome = (
    tuple[BookingFound, ...] | NotAReceipt | PaperInDoubt | PaperKept | PaperUnproven | Refusal | CentreSilent
)


@dataclass(frozen=True, slots=True)
class SeriesDone:
    """The centre has done it: the series as it is now, and those of its bookings that it changed.

    `refused` are the days it could not give, each with its reason.
    """

    series: Series
    bookings: tuple[Booking, ...]
    refused: Mapping[date, Refusal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SeriesMove:
    """Where `scope` of a series, seen from `booking`, shall go: what is None, and the dates in `staying`, stay.

    `seen` are its dates as they were shown, `starts` and `ends` wall times.
    """

    series: SeriesId
    booking: BookingId
    scope: Scope
    seen: tuple[Booking, ...]
    weekdays: Mapping[Weekday, Weekday] = field(default_factory=dict)
    starts: time | None = None
    ends: time | None = None
    space: SpaceId | None = None
    layout: LayoutId | None = None
    staying: frozenset[BookingId] = frozenset()
    override: Override | None = None


SeriesOutcome = SeriesDone | Refusal | CentreSilent


@dataclass(frozen=True, slots=True)
class Waiter:
    """Somebody on the waiting list, and whom to call."""

    wish: WaitingWish
    contact: Contact


WaitOutcome = WaitingWish | Refusal | CentreSilent


@dataclass(frozen=True, slots=True)
class BlockWish:
    """What somebody at a front desk decided to close. `id` is chosen once: pressing twice blocks once.

    `displaced` is everything in the way as it was shown, each with where it goes; None where it is cancelled.
    """

    id: BlockId
    kind: BlockKind
    rooms: tuple[RoomId, ...]
    span: TimeSpan
    reason: str
    displaced: tuple[tuple[Booking, Instead | None], ...] = ()


@dataclass(frozen=True, slots=True)
class BlockDone:
    """The centre has closed the rooms, or opened them: the block as it is now, and the bookings it displaced."""

    block: Block
    bookings: tuple[Booking, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockRefused:
    """Nothing was done. `booking` is the one that cannot become what was chosen, where it is a booking's fault."""

    refusal: Refusal
    booking: BookingId | None = None


BlockOutcome = BlockDone | BlockRefused | CentreSilent


@dataclass(frozen=True, slots=True)
class CardWish:
    """A place card that somebody at a front desk gives out. `id` is chosen once: pressing twice makes one card.

    `valid_until` is its last local day, `group` the id of an association or a school. Name and phone are for the house
    alone, each may be empty.
    """

    id: CardId
    kind: CardKind
    group: str | None
    valid_until: date
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class DeskCard:
    """A place card as it is now, with whom it was given to; `token` is what proves it."""

    id: CardId
    kind: CardKind
    group: str | None
    valid_until: date
    token: str
    is_revoked: bool = False
    name: str = ""
    phone: str = ""


CardOutcome = DeskCard | Refusal | CentreSilent
WishChanged = WishHeard | Refusal | CentreSilent
"""What becomes of a wish that the house answers or closes."""


class StaffDesk(Protocol):
    """Books, moves, finds and prints for staff. While the centre is silent nothing is changed: a desk then reads.

    Names and numbers live in memory alone and go when the screen that shows them does.
    """

    def book(self, wish: StaffWish) -> ChangeOutcome:
        """Book it, approval and walk-in rules aside."""
        ...

    def reschedule(
        self, booking: Booking, to: Alternative, *, hold_shelter: bool = True, override: Override | None = None
    ) -> ChangeOutcome:
        """Let `booking`, as it was shown, be `to`: moved, stretched, or in another layout.

        VERSION_CHANGED when somebody else changed it meanwhile; SHELTER_TAKEN when the roof it holds cannot come
        along, unless it need not.
        """
        ...

    def decide(self, booking: Booking, place: Whereabouts) -> ChangeOutcome:
        """Let `booking`, in the open as it was shown, be outdoors, or indoors under the roof held for it."""
        ...

    def block(self, wish: BlockWish) -> BlockOutcome:
        """Close rooms for a time, and move or cancel what is in the way: all of it or nothing."""
        ...

    def unblock(self, block: Block) -> BlockOutcome:
        """Open the rooms again, from now on."""
        ...

    def cancel(self, booking: BookingId, reason: str) -> ChangeOutcome:
        """Cancel for the house; whoever booked can read `reason`."""
        ...

    def approve(self, request: Booking) -> ChangeOutcome:
        """Say yes to `request`, as it was shown. Rivals it leaves no room for are declined along with it."""
        ...

    def decline(self, request: Booking, reason: str) -> ChangeOutcome:
        """Say no to `request`, as it was shown; whoever asked can read `reason`."""
        ...

    def staff(self) -> StaffTold | CentreSilent:
        """Who is signed in here, and whether somebody must be."""
        ...

    def sign_in(self, name: str, password: str, fresh: str | None) -> StaffTold | NotSignedIn | CentreSilent:
        """Let that person act here; `fresh` is the password from now on. Nothing of it is kept."""
        ...

    def sign_out(self) -> StaffTold | CentreSilent:
        """Nobody acts here any more."""
        ...

    def machines(self) -> Machines | CentreSilent:
        """What the machines of this house hold, and what of its bookings somebody must look at."""
        ...

    def waiting(self) -> tuple[Waiter, ...] | CentreSilent:
        """Who waits for what, the longest first."""
        ...

    def wait(self, wish: WaitingId, need: WaitingNeed, contact: Contact) -> WaitOutcome:
        """Put somebody on the waiting list; `wish` is chosen once: pressing twice waits once."""
        ...

    def stop_waiting(self, wish: WaitingId) -> CentreSilent | None:
        """Take a wish off the list; None when it is done."""
        ...

    def issue_card(self, wish: CardWish) -> CardOutcome:
        """Give out a place card; giving it out twice makes one."""
        ...

    def revoke_card(self, card: CardId) -> CardOutcome:
        """Let a place card be taken no more, here or anywhere."""
        ...

    def find_cards(self, text: str) -> tuple[DeskCard, ...] | CentreSilent:
        """The cards of whoever has `text` in name or number, the newest first; or the one that was scanned."""
        ...

    def print_card(self, card: DeskCard, language: str) -> PaperState:
        """A place card on paper."""
        ...

    def house_wishes(self) -> tuple[WishHeard, ...] | CentreSilent:
        """What people miss in this desk's house: open wishes first, the most wished before others."""
        ...

    def answer_wish(self, wish: HouseWishId, danish: str, english: str) -> WishChanged:
        """Let the house answer a wish on its screens; without Danish words the answer is taken back."""
        ...

    def close_wish(self, wish: HouseWishId) -> WishChanged:
        """List a wish no more, until somebody says it again."""
        ...

    def book_series(self, wish: SeriesWish, contact: Contact) -> SeriesOutcome:
        """Book every date that can be had; `contact` is for the house alone. Booking twice books once."""
        ...

    def move_series(self, move: SeriesMove) -> SeriesOutcome:
        """Move all the dates that are meant, or none."""
        ...

    def cancel_series(self, series: SeriesId, booking: BookingId, scope: Scope, reason: str) -> SeriesOutcome:
        """Cancel those dates for the house."""
        ...

    def add_to_series(
        self,
        series: SeriesId,
        day: date,
        *,
        to: Alternative | None = None,
        replaces: BookingId | None = None,
        override: Override | None = None,
    ) -> SeriesOutcome:
        """Book the series on one more local day: at `to` or as it is, perhaps in place of a date that was given up."""
        ...

    def approve_series(self, series: SeriesId, requests: Sequence[Booking]) -> SeriesOutcome:
        """Say yes to a series that was asked for, as its dates were shown; those that no longer fit are told no."""
        ...

    def decline_series(self, series: SeriesId, requests: Sequence[Booking], reason: str) -> SeriesOutcome:
        """Say no to a series that was asked for, as its dates were shown; whoever asked can read `reason`."""
        ...

    def print_series(self, series: SeriesId, language: str) -> PaperState:
        """One receipt for all dates of a series as they are now."""
        ...

    def check_in(self, booking: BookingId) -> ChangeOutcome:
        """The people have come."""
        ...

    def note_unmet(self, wish: StaffWish, refusal: Refusal) -> None:
        """Remember for statistics, without the person, that `wish` was given up while it was refused; never raises."""
        ...

    def contacts(self, span: TimeSpan) -> Mapping[BookingId, Contact] | CentreSilent:
        """Who stands behind the bookings that touch `span` (at most eight days), where somebody said so."""
        ...

    def search(self, text: str) -> SearchOutcome:
        """Bookings not yet over by name, title, phone, code or scanned receipt, the nearest in time first."""
        ...

    def print_receipt(self, booking: BookingId, language: str) -> PaperState:
        """A receipt for `booking` as it is now."""
        ...

    def close_condition(self, report: ConditionId) -> bool:
        """Whether the centre knows that it has been put right."""
        ...

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        """The janitor's sheet of that local day."""
        ...


@dataclass(frozen=True, slots=True)
class Round:
    """What a machine remembers of a janitor's day: the last print, and the tasks done as they were then."""

    printed: PrintedSheet | None = None
    done: tuple[TaskFacts, ...] = ()


class JanitorDesk(Protocol):
    """Keeps a janitor's ticks on the disk, prints, and tells the centre what was put right."""

    def close_condition(self, report: ConditionId) -> bool:
        """Whether the centre knows that it has been put right."""
        ...

    def round_of(self, venue: VenueId, day: date) -> Round:
        """What is remembered; nothing where nothing is."""
        ...

    def keep_done(self, venue: VenueId, day: date, done: Sequence[TaskFacts]) -> bool:
        """Whether `done` is on the disk now, in place of what was there."""
        ...

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        """The sheet of that local day, with what changed since the last."""
        ...


Clock = Callable[[], datetime]
"""The present instant, aware, in UTC."""


class Voice(Protocol):
    """Says sentences aloud. Neither method waits."""

    @property
    def only_headphones(self) -> bool:
        """Whether its sound can come out of headphones alone."""
        ...

    def speak(self, text: str, *, language: str, volume: int) -> None:
        """Say `text` now, in place of whatever is being said; `volume` in percent."""
        ...

    def stop(self) -> None:
        """Be silent at once."""
        ...
