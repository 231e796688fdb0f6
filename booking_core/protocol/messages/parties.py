"""Who may say what: the messages of a machine, those of the centre, and which of them change anything."""

from booking_core.protocol.messages.blocks import BlockAnswer, BlockCommand, UnblockAnswer
from booking_core.protocol.messages.bookings import (
    Approve,
    Book,
    Cancel,
    CancelAnswer,
    ChangeAnswer,
    CheckIn,
    Decide,
    Decline,
    DeclineAnswer,
    FinalBookAnswer,
    NoReceipt,
    Pending,
    ReceiptGiven,
    ReceiptWanted,
    Reschedule,
)
from booking_core.protocol.messages.conditions import ConditionAnswer, ConditionCommand
from booking_core.protocol.messages.feed import Changes, CursorUnknown, Feed, Snapshot, SnapshotWanted
from booking_core.protocol.messages.greeting import Challenge, Hello, HelloStart, NotUnderstood, Welcome
from booking_core.protocol.messages.people import BookingsFound, BookingsWanted, Contacts, ContactsWanted
from booking_core.protocol.messages.series import SeriesAnswer, SeriesCommand, SeriesGiven, SeriesWanted
from booking_core.protocol.messages.unmet import NoteAnswer, NoteUnmet
from booking_core.protocol.messages.waiting import (
    LeaveListAnswer,
    StopWaitingAnswer,
    WaitAnswer,
    WaitingCommand,
    WaitingList,
    WaitingWanted,
)

Command = Book | Cancel | CheckIn | Reschedule | Approve | Decline | Decide | SeriesCommand | BlockCommand
"""What changes bookings and blocks at the centre."""

Query = ReceiptWanted | SeriesWanted | ContactsWanted | BookingsWanted | WaitingWanted
"""What is only asked for."""

DeviceMessage = (
    HelloStart | Hello | Feed | SnapshotWanted | Command | WaitingCommand | ConditionCommand | NoteUnmet | Query
)
"""What a machine says; `escrow`, `cards`, `staff` and `wishes` have messages of their own."""

Answer = (
    FinalBookAnswer
    | ChangeAnswer
    | DeclineAnswer
    | CancelAnswer
    | BlockAnswer
    | UnblockAnswer
    | SeriesAnswer
    | WaitAnswer
    | StopWaitingAnswer
    | LeaveListAnswer
    | ConditionAnswer
    | NoteAnswer
)
"""What a command is answered, kept with its id."""

CentreMessage = (
    Challenge
    | Welcome
    | Changes
    | CursorUnknown
    | Snapshot
    | Answer
    | Pending
    | ReceiptGiven
    | NoReceipt
    | SeriesGiven
    | Contacts
    | BookingsFound
    | WaitingList
    | NotUnderstood
)
"""What the centre says to it."""
