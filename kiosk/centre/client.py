"""What a machine asks the centre, question by question; what comes back answers just that, or is refused."""

from collections.abc import Callable

from booking_core.protocol.envelope import FromCentre
from booking_core.protocol.messages import (
    Approve,
    BlockAnswer,
    BlockCommand,
    BlockRooms,
    Book,
    BookAnswer,
    BookingsFound,
    BookingsWanted,
    Cancel,
    CancelAnswer,
    Cancelled,
    ChangeAnswer,
    Changed,
    Changes,
    CheckIn,
    ConditionAnswer,
    ConditionCommand,
    ConditionRefused,
    ConditionTold,
    Confirmed,
    Contacts,
    ContactsWanted,
    Cursor,
    CursorUnknown,
    Decide,
    Decline,
    DeclineAnswer,
    Declined,
    Feed,
    NoReceipt,
    NotBlocked,
    NotCancelled,
    NotChanged,
    NoteAnswer,
    Noted,
    NoteUnmet,
    NotWaiting,
    Pending,
    ReceiptGiven,
    ReceiptWanted,
    RequestDeclined,
    Requested,
    Reschedule,
    RoomsBlocked,
    SameIdOtherBody,
    SeriesAltered,
    SeriesAnswer,
    SeriesBooked,
    SeriesCommand,
    SeriesGiven,
    SeriesRefused,
    SeriesWanted,
    Snapshot,
    SnapshotWanted,
    StoppedWaiting,
    StopWaiting,
    StopWaitingAnswer,
    UnblockAnswer,
    Unblocked,
    Wait,
    WaitAnswer,
    Waiting,
    WaitingList,
    WaitingWanted,
)
from booking_core.protocol.messages.cards import CardGiven, CardMessage, CardRefused, CardsFound
from booking_core.protocol.messages.escrow import (
    Machines,
    MachinesWanted,
    ReceiptInDoubt,
    Redeem,
    RedeemAnswer,
    Redeemed,
    Report,
    Reported,
    ReportWanted,
    Sync,
    Synced,
)
from booking_core.protocol.messages.staff import NotSignedIn, StaffAnswer, StaffMessage, StaffTold
from booking_core.protocol.messages.wishes import (
    AnswerWish,
    CloseWish,
    TellWish,
    WishesTold,
    WishesWanted,
    WishNoted,
    WishRefused,
)
from kiosk.centre.conversation import CentreConversation, unasked

CardReply = CardGiven | CardRefused | CardsFound | SameIdOtherBody
"""What a message about place cards is answered."""

FEED_MARGIN_SECONDS = 2.0
SNAPSHOT_SECONDS = 20.0


class CentreClient(CentreConversation):
    """What this machine asks the centre: one method for each kind of question, and no answer to another is let by."""

    def book(self, message: Book) -> BookAnswer:
        """The centre's answer about just this booking.

        Raises:
            CentreFailure: none came within `command_seconds`; the booking may have been made all the same.
        """
        match answer := self.command(message):
            case SameIdOtherBody():
                return answer
            case Confirmed(booking=booking) | Requested(booking=booking) if booking.id == message.id:
                return answer
            case Declined(id=asked) | Pending(id=asked) if asked == message.id:
                return answer
            case _:
                raise unasked(answer)

    def cancel(self, message: Cancel) -> CancelAnswer:
        """The centre's answer.

        Raises:
            CentreFailure: none came within `command_seconds`; it may have been cancelled all the same.
        """
        answer = self.command(message)
        if isinstance(answer, Cancelled | NotCancelled | SameIdOtherBody):
            return answer
        raise unasked(answer)

    def change(self, message: CheckIn | Reschedule | Approve | Decide) -> ChangeAnswer:
        """The centre's answer about just this booking.

        Raises:
            CentreFailure: none came within `command_seconds`; it may have been changed all the same.
        """
        match answer := self.command(message):
            case Changed(booking=booking) if booking.id == message.booking:
                return answer
            case NotChanged() | SameIdOtherBody():
                return answer
            case _:
                raise unasked(answer)

    def series(self, message: SeriesCommand) -> SeriesAnswer:
        """The centre's answer about a series.

        Raises:
            CentreFailure: none came within `command_seconds`; it may have been done all the same.
        """
        answer = self.command(message)
        if isinstance(answer, SeriesBooked | SeriesAltered | SeriesRefused | SameIdOtherBody):
            return answer
        raise unasked(answer)

    def block(self, message: BlockCommand) -> BlockAnswer | UnblockAnswer:
        """The centre's answer about just this block.

        Raises:
            CentreFailure: none came within `command_seconds`; it may have been done all the same.
        """
        wanted = message.id if isinstance(message, BlockRooms) else message.block
        match answer := self.command(message):
            case RoomsBlocked(block=block) | Unblocked(block=block) if block.id == wanted:
                return answer
            case NotBlocked() | SameIdOtherBody():
                return answer
            case _:
                raise unasked(answer)

    def whole_series(self, message: SeriesWanted) -> SeriesGiven | NoReceipt:
        """All dates of a series with a receipt.

        Raises:
            CentreFailure: see `centre_failures`.
        """
        match answer := self.command(message):
            case SeriesGiven(series=series) if series.id == message.series:
                return answer
            case NoReceipt():
                return answer
            case _:
                raise unasked(answer)

    def decline(self, message: Decline) -> DeclineAnswer:
        """The centre's answer to a no.

        Raises:
            CentreFailure: none came within `command_seconds`; it may have been declined all the same.
        """
        match answer := self.command(message):
            case RequestDeclined(booking=booking) if booking.id == message.booking:
                return answer
            case NotChanged() | SameIdOtherBody():
                return answer
            case _:
                raise unasked(answer)

    def wait(self, message: Wait) -> WaitAnswer:
        """The centre's answer to somebody who wants to wait.

        Raises:
            CentreFailure: none came within `command_seconds`; it may stand on the list all the same.
        """
        match answer := self.command(message):
            case Waiting(wish=wish) if wish.id == message.id:
                return answer
            case NotWaiting() | SameIdOtherBody():
                return answer
            case _:
                raise unasked(answer)

    def stop_waiting(self, message: StopWaiting) -> StopWaitingAnswer:
        """The centre's answer to somebody who waits no more.

        Raises:
            CentreFailure: none came within `command_seconds`; it may be off the list all the same.
        """
        answer = self.command(message)
        if isinstance(answer, StoppedWaiting | SameIdOtherBody):
            return answer
        raise unasked(answer)

    def waiting(self, message: WaitingWanted) -> WaitingList:
        """Who waits for what; told to a desk alone.

        Raises:
            CentreFailure: see `centre_failures`; CentreObjects when this machine is no desk.
        """
        answer = self.command(message)
        if isinstance(answer, WaitingList):
            return answer
        raise unasked(answer)

    def cards(self, message: CardMessage) -> CardReply:
        """The centre's answer about place cards; given to a desk alone.

        Raises:
            CentreFailure: none came within `command_seconds`; it may have been done all the same.
        """
        answer = self.command(message)
        if isinstance(answer, CardReply):
            return answer
        raise unasked(answer)

    def tell_wish(self, message: TellWish) -> WishNoted | WishRefused | SameIdOtherBody:
        """The centre's answer to what somebody misses.

        Raises:
            CentreFailure: none came within `command_seconds`; it may have been counted all the same.
        """
        match answer := self.command(message):
            case WishNoted(heard=heard) if heard.wish.id == message.wish.id:
                return answer
            case WishRefused() | SameIdOtherBody():
                return answer
            case _:
                raise unasked(answer)

    def change_wish(self, message: AnswerWish | CloseWish) -> WishNoted | WishRefused:
        """The wish with what the house says to it; from a desk alone.

        Raises:
            CentreFailure: none came within `command_seconds`; it may have been done all the same.
        """
        match answer := self.command(message):
            case WishNoted(heard=heard) if heard.wish.id == message.wish:
                return answer
            case WishRefused():
                return answer
            case _:
                raise unasked(answer)

    def wishes(self, message: WishesWanted) -> WishesTold:
        """What people miss in this machine's house.

        Raises:
            CentreFailure: see `centre_failures`.
        """
        answer = self.command(message)
        if isinstance(answer, WishesTold):
            return answer
        raise unasked(answer)

    def receipt(self, message: ReceiptWanted) -> ReceiptGiven | NoReceipt:
        """A receipt for the booking as it is now.

        Raises:
            CentreFailure: see `centre_failures`.
        """
        match answer := self.command(message):
            case ReceiptGiven(booking=booking) if booking.id == message.booking:
                return answer
            case NoReceipt():
                return answer
            case _:
                raise unasked(answer)

    def redeem(self, message: Redeem) -> RedeemAnswer:
        """What stands behind a receipt that is not known here: perhaps a booking made in the place of its own.

        Raises:
            CentreFailure: none came within `command_seconds`; the booking may have been made again all the same.
        """
        answer = self.command(message)
        if isinstance(answer, Redeemed | ReceiptInDoubt | NoReceipt):
            return answer
        raise unasked(answer)

    def contacts(self, message: ContactsWanted) -> Contacts:
        """Who stands behind bookings; told to a desk alone.

        Raises:
            CentreFailure: see `centre_failures`; CentreObjects when this machine is no desk.
        """
        answer = self.command(message)
        if isinstance(answer, Contacts):
            return answer
        raise unasked(answer)

    def search(self, message: BookingsWanted) -> BookingsFound:
        """The bookings that are meant; told to a desk alone.

        Raises:
            CentreFailure: see `centre_failures`; CentreObjects when this machine is no desk.
        """
        answer = self.command(message)
        if isinstance(answer, BookingsFound):
            return answer
        raise unasked(answer)

    def note_unmet(self, message: NoteUnmet) -> NoteAnswer:
        """The centre's answer to what people here could not have.

        Raises:
            CentreFailure: none came within `command_seconds`; it may have been noted all the same.
        """
        answer = self.command(message)
        if isinstance(answer, Noted | SameIdOtherBody):
            return answer
        raise unasked(answer)

    def condition(self, message: ConditionCommand) -> ConditionAnswer:
        """The centre's answer to what is broken, dirty or missing, or was put right.

        Raises:
            CentreFailure: none came within `command_seconds`; it may have been done all the same.
        """
        answer = self.command(message)
        if isinstance(answer, ConditionTold | ConditionRefused | SameIdOtherBody):
            return answer
        raise unasked(answer)

    def feed(self, after: Cursor, *, wait_seconds: float) -> Changes | CursorUnknown | ReportWanted:
        """What changed since `after`, waiting at most `wait_seconds` for something to change.

        Raises:
            CentreFailure: see `centre_failures`.
        """
        message = Feed(after=after, wait_seconds=wait_seconds)
        answer = self.poll(message, within_seconds=wait_seconds + FEED_MARGIN_SECONDS)
        if isinstance(answer, Changes | CursorUnknown | ReportWanted):
            return answer
        raise unasked(answer)

    def sync(self, message: Sync) -> Synced | ReportWanted:
        """The centre's answer to what was done here. Call it where `feed` is called.

        Raises:
            CentreFailure: see `centre_failures`; everything is to be told again.
        """
        answer = self.poll(message, within_seconds=message.wait_seconds + FEED_MARGIN_SECONDS)
        if isinstance(answer, Synced | ReportWanted):
            return answer
        raise unasked(answer)

    def push(self, message: Callable[[], Sync], heard: Callable[[Synced], None]) -> None:
        """Tell the centre at once, behind the commands already on their way; a failure is left to the next `sync`."""

        def told(answer: FromCentre) -> None:
            if isinstance(answer, Synced):
                heard(answer)

        self.command_later(message, told)

    def machines(self, message: MachinesWanted) -> Machines:
        """What the machines of the house hold; told to a desk alone.

        Raises:
            CentreFailure: see `centre_failures`; CentreObjects when this machine is no desk.
        """
        answer = self.command(message)
        if isinstance(answer, Machines):
            return answer
        raise unasked(answer)

    def staff(self, message: StaffMessage) -> StaffAnswer:
        """Who acts for the house at this desk, after what was asked has been done.

        Raises:
            CentreFailure: none came within `command_seconds`; it may have been done all the same.
        """
        answer = self.command(message)
        if isinstance(answer, StaffTold | NotSignedIn):
            return answer
        raise unasked(answer)

    def report(self, message: Report) -> Reported:
        """Tell a restored centre everything. Call it where `feed` is called.

        Raises:
            CentreFailure: see `centre_failures`; everything is to be told again.
        """
        answer = self.poll(message, within_seconds=SNAPSHOT_SECONDS)
        if isinstance(answer, Reported):
            return answer
        raise unasked(answer)

    def snapshot(self) -> Snapshot:
        """Everything a replica holds. Call it where `feed` is called.

        Raises:
            CentreFailure: see `centre_failures`.
        """
        answer = self.poll(SnapshotWanted(), within_seconds=SNAPSHOT_SECONDS)
        if isinstance(answer, Snapshot):
            return answer
        raise unasked(answer)
