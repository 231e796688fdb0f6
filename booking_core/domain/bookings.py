"""A booking, its states and the cells it occupies.

    REQUESTED ──► CONFIRMED ──► CHECKED_IN ──► COMPLETED
       │  │          │              └────────► CANCELLED_BY_STAFF
       │  │          └──► COMPLETED | CANCELLED_BY_CITIZEN | CANCELLED_BY_STAFF | NO_SHOW
       │  └──► DECLINED
       └─────► WITHDRAWN

Nothing leaves a final state: undoing a cancellation makes a new booking with `replaces`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from booking_core.domain.identity import BookingId, DeviceId, LayoutId, RoomId, SeriesId, Slot, SpaceId
from booking_core.domain.places import KindOfUser, Space
from booking_core.domain.time_spans import TimeSpan, slots_of

EMAIL = r"^[^\s@<>\"(),:;\[\\\]]+@[^\s@<>\"(),:;\[\\\]]+\.[^\s@<>\"(),:;\[\\\]]+$(?!\n)"
"""The form of an address that letters can go to; whether anybody reads them no pattern knows."""

LONGEST_EMAIL = 254


class BookingState(StrEnum):
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CHECKED_IN = "checked-in"
    COMPLETED = "completed"
    CANCELLED_BY_CITIZEN = "cancelled-by-citizen"
    CANCELLED_BY_STAFF = "cancelled-by-staff"
    NO_SHOW = "no-show"

    @property
    def is_final(self) -> bool:
        return not EDGES[self]

    @property
    def occupies(self) -> bool:
        """Whether the booking holds its cells."""
        return self in _OCCUPYING

    def may_become(self, state: "BookingState") -> bool:
        return state in EDGES[self]


_OCCUPYING = frozenset({BookingState.CONFIRMED, BookingState.CHECKED_IN, BookingState.COMPLETED})

EDGES: Mapping[BookingState, frozenset[BookingState]] = MappingProxyType(
    {
        BookingState.REQUESTED: frozenset({BookingState.CONFIRMED, BookingState.DECLINED, BookingState.WITHDRAWN}),
        BookingState.CONFIRMED: frozenset(
            {
                BookingState.CHECKED_IN,
                BookingState.COMPLETED,
                BookingState.CANCELLED_BY_CITIZEN,
                BookingState.CANCELLED_BY_STAFF,
                BookingState.NO_SHOW,
            }
        ),
        BookingState.CHECKED_IN: frozenset({BookingState.COMPLETED, BookingState.CANCELLED_BY_STAFF}),
        BookingState.DECLINED: frozenset(),
        BookingState.WITHDRAWN: frozenset(),
        BookingState.COMPLETED: frozenset(),
        BookingState.CANCELLED_BY_CITIZEN: frozenset(),
        BookingState.CANCELLED_BY_STAFF: frozenset(),
        BookingState.NO_SHOW: frozenset(),
    }
)


class Openness(StrEnum):
    """Who may come."""

    CLOSED = "closed"
    COME_AND_SEE = "come-and-see"
    OPEN = "open"


class CellKind(StrEnum):
    """Why a cell is occupied."""

    USE = "use"
    SETUP = "setup"
    STRIKE = "strike"
    STANDBY = "standby"
    """Held for a booking in the open, in case it rains."""
    BLOCKED = "blocked"
    """By a block; a booking never does."""


class Whereabouts(StrEnum):
    """Where a booking in the open is, once the weather is known."""

    OUTDOORS = "outdoors"
    INDOORS = "indoors"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A quarter of an hour in one room: the grain in which double booking is impossible."""

    room: RoomId
    slot: Slot


@dataclass(frozen=True, slots=True)
class Occupancy:
    cell: Cell
    kind: CellKind


class SetUpBy(StrEnum):
    """Whose hands move the furniture, where the layout is not the standing one."""

    CREW = "crew"
    """In its hours, as near to the booking as they allow."""
    THEMSELVES = "themselves"
    """The people who come, directly before and after."""
    ON_CALL = "on-call"
    """Somebody of the house who comes just then, whatever the crew's hours: staff arrange that."""


class Purpose(StrEnum):
    """What people come for."""

    MEETING = "meeting"
    QUIET = "quiet"
    TALK = "talk"
    MUSIC = "music"
    MOVEMENT = "movement"
    MAKING = "making"
    EATING = "eating"
    PLAY = "play"


class Need(StrEnum):
    """What people need of their place. All but step-free are features of spaces."""

    STEP_FREE = "step-free"
    HEARING_LOOP = "hearing-loop"
    PROJECTOR = "projector"
    QUIET = "quiet"
    CHILD_FRIENDLY = "child-friendly"
    KITCHENETTE = "kitchenette"


class Channel(StrEnum):
    """How a booking came in. A kiosk's has no name unless one is given; staff's is made by the house."""

    KIOSK = "kiosk"
    PARTNER = "partner"
    STAFF = "staff"


class DeclinedBecause(StrEnum):
    """Why a request was answered with no. Stable: statistics and clients know them."""

    HOUSE = "house"
    """The house said no; why stands in the booking's `reason`."""
    RIVAL = "rival"
    """Another request for the same room and time was approved."""
    FURNITURE = "furniture"
    """Another request was approved that needs the tables or chairs."""
    WORK = "work"
    """Another request was approved, and there is no time, or nobody, to set up and clear up beside it."""
    BLOCKED = "blocked"
    """The rooms are closed then."""
    RULES = "rules"
    """Opening hours or rules are not what they were when it was asked for."""
    EXPIRED = "expired"
    """Nobody had answered when the time began."""


@dataclass(frozen=True, slots=True)
class Instead:
    """A place and time that could be booked in place of a request, at the moment it was declined."""

    space: SpaceId
    layout: LayoutId
    span: TimeSpan
    set_up_by: SetUpBy = SetUpBy.CREW


@dataclass(frozen=True, slots=True)
class Booking:
    """One booking as everybody may see it: it holds no person.

    `title` is public: only staff write one, and only when `openness` is not closed. `wheelchairs` says how many
    come in a wheelchair. `answer_by` (UTC) is until when the house answers a request, None of anything else;
    `declined_because` and `instead` are set on a declined one alone. `shelter` is the space held beside it in case it
    rains, until `whereabouts` says where it is. `group` is the id of the association or school it
    is for, `audience` that of the people it is meant for; `is_trial` marks an idea being tried. `spoken` are the
    languages spoken there, by their short names, where others may come and somebody has told. `named`: the house
    knows whom to call; who that is it does not say.
    """

    id: BookingId
    version: int
    state: BookingState
    space: SpaceId
    layout: LayoutId
    span: TimeSpan
    persons: int
    purpose: Purpose
    openness: Openness
    user: KindOfUser
    channel: Channel
    occupancy: tuple[Occupancy, ...]
    title: str = ""
    needs: tuple[Need, ...] = ()
    wheelchairs: int = 0
    set_up_by: SetUpBy = SetUpBy.CREW
    device: DeviceId | None = None
    reason: str | None = None
    replaces: BookingId | None = None
    continues: BookingId | None = None
    series: SeriesId | None = None
    answer_by: datetime | None = None
    declined_because: DeclinedBecause | None = None
    instead: tuple[Instead, ...] = ()
    shelter: SpaceId | None = None
    whereabouts: Whereabouts | None = None
    group: str | None = None
    audience: str | None = None
    is_trial: bool = False
    spoken: tuple[str, ...] = ()
    named: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """Who stands behind a booking: a person, a group or an association. Each text may be empty.

    `language` is the one to write to `email` in. `card` is the id of a place card, for those who show one.
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""
    card: str = ""


def cells_of(space: Space, span: TimeSpan) -> Iterator[Cell]:
    """Every cell `space` uses during `span`, sorted: inserting in this order cannot deadlock."""
    return (Cell(room, Slot(slot)) for room in sorted(space.rooms) for slot in slots_of(span))
