"""What the screens need from the machine they run on; `kiosk` provides it. All is imported from here, but what a
tablet's port needs, from its own file: it would load a janitor's whole day on every kiosk.

    booking_desk  the port of a kiosk         staff_desk    the port of a front desk
    janitor_desk  the port of a tablet        voice         says sentences aloud
    house         what this machine knows

What goes through them, by subject, and the part of a port that is the subject's own:

    booking       wished for, and what comes of it
    receipts      what stands behind a code or a paper
    paper         what a person takes along
    series        many bookings with one rule
    blocks        rooms that a desk closes
    cards         place cards
    waiting       the waiting list
    wishes        what people miss in a house
    conditions    what is broken, dirty or missing
    overriding    rules that staff let something past
    signing_in    who of the staff acts here
    silence       what waited in vain for the centre or the disk

The methods of `BookingDesk` and `StaffDesk` wait for network and disk: the screens call them through the job runner
only.
"""

from ui.ports.blocks import BlockDesk, BlockDone, BlockOutcome, BlockRefused, BlockWish
from ui.ports.booking import (
    Alternative,
    BookingAltered,
    BookingConfirmed,
    BookingContinued,
    BookingOutcome,
    BookingRefused,
    BookingRequested,
    BookingWish,
    ChangeOutcome,
    GivenBack,
    HouseAsked,
    KioskChange,
)
from ui.ports.booking_desk import BookingDesk
from ui.ports.cards import CardDesk, CardNotTaken, CardOutcome, CardRead, CardShown, CardTrouble, CardWish, DeskCard
from ui.ports.comfort import ComfortForNow, ComfortKeeper, ScreenComfort
from ui.ports.conditions import ConditionKept, ConditionOnList, ConditionOutcome, ConditionTelling, Telling
from ui.ports.house import ENDED_IS_KNOWN_FOR, Clock, HousePicture
from ui.ports.overriding import Override
from ui.ports.paper import PaperSpared, PaperState, Proof
from ui.ports.receipts import (
    FindOutcome,
    NotAReceipt,
    PaperInDoubt,
    PaperKept,
    PaperRedeemed,
    PaperShown,
    PaperUnproven,
    ReceiptFound,
)
from ui.ports.series import SeriesDesk, SeriesDone, SeriesMove, SeriesOutcome
from ui.ports.signing_in import SignInDesk
from ui.ports.silence import CentreSilent, KioskOutOfOrder, WishKept
from ui.ports.staff_desk import FURTHER, BookingFound, FoundNear, SearchOutcome, StaffDesk, StaffWish
from ui.ports.voice import Pace, Voice
from ui.ports.waiting import Joined, Joining, JoinOutcome, Waiter, WaitingDesk, WaitOutcome
from ui.ports.wishes import WishChanged, WishDesk, Wishing, WishOutcome

__all__ = [
    "ENDED_IS_KNOWN_FOR",
    "FURTHER",
    "Alternative",
    "BlockDesk",
    "BlockDone",
    "BlockOutcome",
    "BlockRefused",
    "BlockWish",
    "BookingAltered",
    "BookingConfirmed",
    "BookingContinued",
    "BookingDesk",
    "BookingFound",
    "BookingOutcome",
    "BookingRefused",
    "BookingRequested",
    "BookingWish",
    "CardDesk",
    "CardNotTaken",
    "CardOutcome",
    "CardRead",
    "CardShown",
    "CardTrouble",
    "CardWish",
    "CentreSilent",
    "ChangeOutcome",
    "Clock",
    "ComfortForNow",
    "ComfortKeeper",
    "ConditionKept",
    "ConditionOnList",
    "ConditionOutcome",
    "ConditionTelling",
    "DeskCard",
    "FindOutcome",
    "FoundNear",
    "GivenBack",
    "HouseAsked",
    "HousePicture",
    "JoinOutcome",
    "Joined",
    "Joining",
    "KioskChange",
    "KioskOutOfOrder",
    "NotAReceipt",
    "Override",
    "Pace",
    "PaperInDoubt",
    "PaperKept",
    "PaperRedeemed",
    "PaperShown",
    "PaperSpared",
    "PaperState",
    "PaperUnproven",
    "Proof",
    "ReceiptFound",
    "ScreenComfort",
    "SearchOutcome",
    "SeriesDesk",
    "SeriesDone",
    "SeriesMove",
    "SeriesOutcome",
    "SignInDesk",
    "StaffDesk",
    "StaffWish",
    "Telling",
    "Voice",
    "WaitOutcome",
    "Waiter",
    "WaitingDesk",
    "WishChanged",
    "WishDesk",
    "WishKept",
    "WishOutcome",
    "Wishing",
]
