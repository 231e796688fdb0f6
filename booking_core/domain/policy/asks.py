"""What somebody asks for, and everything the rules look at when they judge it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from booking_core.domain.bookings import Booking, Channel, Openness, SetUpBy
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.domain.places import KindOfUser, Layout, Municipality, Space, Venue
from booking_core.domain.quotas import Tally
from booking_core.domain.refusals import Fact, Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody wants to book. `named` says whether the house knows whom to call.

    `group` is the id of an association or a school, `audience` that of the people it is meant for. `asked_at` is when
    it was first asked for, where that may be a while ago: a kiosk without the centre sends it later.
    """

    space: SpaceId
    layout: LayoutId
    span: TimeSpan
    persons: int
    channel: Channel
    named: bool = False
    set_up_by: SetUpBy = SetUpBy.CREW
    wheelchairs: int = 0
    user: KindOfUser = KindOfUser.CITIZEN
    group: str | None = None
    audience: str | None = None
    openness: Openness = Openness.CLOSED
    is_trial: bool = False
    is_resident: bool = True
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules look at besides the ask and the places. What is not known is not judged.

    `calendar` covers the rooms of the same kind during the time asked for; `walk_in_at` is when somebody last booked
    without a name at the same kiosk; `uses` is how far each quota of `person` is used, `own` the booking to be changed.
    """

    calendar: Calendar | None = None
    walk_in_at: datetime | None = None
    person: str | None = None
    uses: Mapping[Tally, int] | None = None
    own: Booking | None = None


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Case:
    """An ask with everything the rules look at, found once."""

    ask: Ask
    municipality: Municipality
    venue: Venue
    space: Space
    layout: Layout
    now: datetime
    known: Known = field(default=NOTHING_KNOWN)

    @property
    def is_by_staff(self) -> bool:
        return self.ask.channel is Channel.STAFF

    @property
    def is_known(self) -> bool:
        """Whether the house knows whom to call, or asks itself."""
        return self.ask.named or self.is_by_staff


Rule = Callable[[Case], Refusal | None]


def case_of(ask: Ask, municipality: Municipality, *, now: datetime, known: Known = NOTHING_KNOWN) -> Case | Refusal:
    """`ask` with its place, or which of the two is unknown."""
    space = municipality.space_by_id.get(ask.space)
    if space is None:
        return refusal(RefusalCode.UNKNOWN_SPACE)
    layout = space.layout(ask.layout)
    if layout is None:
        return refusal(RefusalCode.UNKNOWN_LAYOUT)
    return Case(ask, municipality, municipality.venue_of_space[space.id], space, layout, now, known)


def broken(case: Case, rules: Sequence[Rule]) -> Iterator[Refusal]:
    """What each of `rules` says that `case` breaks, in their order."""
    for rule in rules:
        answer = rule(case)
        if answer is not None:
            yield answer


def refusal(code: RefusalCode, **facts: Fact) -> Refusal:
    """A refusal with its facts."""
    return Refusal(code, MappingProxyType(facts))
