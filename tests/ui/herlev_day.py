"""Thursday 26 November 2026 in Herlev at 14.08, as the design pictures show it, and a desk that keeps all in memory."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from itertools import count, cycle
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from booking_core.central.places_file import read_places_file
from booking_core.domain.bookings import (
    Booking,
    BookingState,
    Cell,
    CellKind,
    Channel,
    Contact,
    Occupancy,
    Openness,
    Purpose,
    Whereabouts,
    cells_of,
)
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.outings import Outing
from booking_core.domain.finding.search import Search
from booking_core.domain.holding import goes_straight_in
from booking_core.domain.identity import (
    BookingId,
    ConditionId,
    DeviceId,
    RoomId,
    Slot,
    SpaceId,
    VenueId,
    WaitingId,
)
from booking_core.domain.occupying.placing import Placed, place
from booking_core.domain.places import Hours, KindOfUser, Municipality, Venue, Weekday
from booking_core.domain.time_spans import TimeSpan, slots_of
from booking_core.domain.told.conditions import ConditionReport
from booking_core.domain.told.house_wishes import HouseWish, WishHeard
from booking_core.domain.told.waiting import WaitingNeed, WaitingWish
from booking_core.protocol.codes import code_of
from resources import RESOURCES
from ui.ports import (
    Alternative,
    BookingAltered,
    BookingConfirmed,
    BookingOutcome,
    BookingWish,
    CardNotTaken,
    CardRead,
    CardTrouble,
    CentreSilent,
    ChangeOutcome,
    ConditionOnList,
    ConditionOutcome,
    ConditionTelling,
    FindOutcome,
    GivenBack,
    HousePicture,
    Joined,
    JoinOutcome,
    KioskChange,
    PaperSpared,
    PaperState,
    Proof,
    ReceiptFound,
    WishOutcome,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
KIOSK = DeviceId("mh-kiosk-1")
LONG_HOUSE = "Kulturhuset og Biblioteket i Hjortespring"
LONG_NAMES = (
    "Mødelokale 2 ved gårdhaven (1. sal)",
    "Kreativt værksted og sløjdlokale",
    "Multisalen med teleslynge og scene",
    "Undervisningslokale A (biblioteket)",
)
LONG_TITLES = (
    "Højtlæsning og fællesspisning for bedsteforældre og børnebørn",
    "Sprogcafé: dansk for begyndere og let øvede – alle er velkomne",
    "Åbent værksted: lap dit tøj, dine møbler og din cykel sammen med frivillige, der kan det, og drik kaffe bagefter",
)
_NAMES = UUID("0b7a3c52-8f0d-4c2b-9a55-0f6d2f1f8a11")


def wall(hour_and_minute: str, *, day: int = 26) -> datetime:
    """The instant (UTC) at which the clock in Herlev shows it on a day of November 2026."""
    return datetime.combine(
        datetime(2026, 11, day, tzinfo=UTC), time.fromisoformat(hour_and_minute), COPENHAGEN
    ).astimezone(UTC)


NOW = wall("14:08")


@lru_cache(maxsize=1)
def herlev() -> Municipality:
    return read_places_file(RESOURCES / "demo" / "herlev.toml")


def booking(
    space: str,
    start: str,
    end: str,
    *,
    title: str = "",
    setup_minutes: int = 0,
    day: int = 26,
    state: BookingState = BookingState.CONFIRMED,
    openness: Openness | None = None,
    spoken: tuple[str, ...] = (),
) -> Booking:
    """A booking of the day; open to all when it has a title."""
    place = herlev().space_by_id[SpaceId(space)]
    span = TimeSpan(wall(start, day=day), wall(end, day=day))
    use = [Occupancy(cell, CellKind.USE) for cell in cells_of(place, span)]
    if setup_minutes:
        before = TimeSpan(span.starts_at - timedelta(minutes=setup_minutes), span.starts_at)
        use = [*(Occupancy(cell, CellKind.SETUP) for cell in cells_of(place, before)), *use]
    return Booking(
        id=BookingId(uuid5(_NAMES, f"{space} {day} {start}")),
        version=1,
        state=state,
        space=place.id,
        layout=place.standing_layout.id,
        span=span,
        persons=10,
        purpose=Purpose.MEETING,
        openness=openness or (Openness.OPEN if title else Openness.CLOSED),
        user=KindOfUser.CITIZEN,
        channel=Channel.KIOSK,
        occupancy=tuple(use),
        title=title,
        spoken=spoken,
    )


@lru_cache(maxsize=1)
def the_day() -> tuple[Booking, ...]:
    """What is booked in the pictures."""
    return (
        booking(
            "mh-foyer",
            "08:00",
            "22:00",
            title="Børn tegner Herlev",
            openness=Openness.COME_AND_SEE,
            spoken=("da", "en"),
        ),
        booking("mh-store-sal", "15:00", "16:00", title="Gymnastik for alle over 60", spoken=("da",)),
        booking("mh-lok4", "13:00", "14:45"),
        booking(
            "mh-lok4", "17:00", "18:30", title="Sprogcafé: dansk for alle", setup_minutes=30, spoken=("ar", "da", "en")
        ),
        booking("mh-lille-sal", "19:00", "21:00", title="Fællessang", setup_minutes=45),
        booking("mh-lok3", "16:30", "18:00"),
        booking("mh-lok3", "18:30", "20:30"),
        booking("mh-lok5", "15:30", "17:30", setup_minutes=15),
        booking("bib-gruppe1", "16:00", "18:00"),
        booking("bib-gruppe2", "13:00", "15:30"),
        booking("bib-stille", "12:00", "14:00"),
        booking("bib-salen", "13:30", "17:00", title="Læseklub", spoken=("da", "en", "uk")),
        booking("gg-laden", "12:00", "16:00"),
        booking("hj-moedelokale", "14:00", "15:00"),
    )


def picture_of_the_day(
    *, more: Iterable[Booking] = (), connected: bool = True, seen_at: datetime = NOW
) -> HousePicture:
    calendar, held = _booked(tuple(more))
    return HousePicture(herlev(), calendar, KIOSK, seen_at, connected, held)


@lru_cache(maxsize=32)
def _booked(more: tuple[Booking, ...]) -> tuple[Calendar, frozenset[Cell]]:
    """The day's bookings with `more`, and what the kiosk holds beside them; most pictures have the same."""
    calendar = Calendar.of((*the_day(), *more))
    return calendar, held_by_the_kiosk(calendar)


def picture_of_round_the_clock(*, seen_at: datetime = NOW) -> HousePicture:
    """The same day in houses that never close."""
    always = {weekday: (Hours(time(0), time(0)),) for weekday in Weekday}
    houses = tuple(replace(venue, opening=always, seasons=(), days=()) for venue in herlev().venues)
    return replace(picture_of_the_day(seen_at=seen_at), municipality=replace(herlev(), venues=houses))


def picture_of_long_names(rooms: Sequence[str] = LONG_NAMES, titles: Sequence[str] = LONG_TITLES) -> HousePicture:
    """The same day in a house whose rooms and events are called as towns call them, or in turn as given."""
    own, _ = herlev().kiosk_by_id[KIOSK]
    named = zip(own.spaces, cycle(rooms), strict=False)
    house = replace(own, name=LONG_HOUSE, spaces=tuple(replace(space, name=name) for space, name in named))
    called = cycle(titles)
    events = tuple(replace(one, title=next(called)) if one.title else one for one in the_day())
    venues = tuple(house if venue is own else venue for venue in herlev().venues)
    calendar = Calendar.of(events)
    return HousePicture(replace(herlev(), venues=venues), calendar, KIOSK, NOW, True, held_by_the_kiosk(calendar))


def picture_of_many_houses(count: int = 12) -> HousePicture:
    """The same day in a town of `count` houses: besides its own such as are farther and farther off."""
    town = herlev()
    own, _ = town.kiosk_by_id[KIOSK]
    others = cycle(venue for venue in town.venues if venue is not own)
    further = (_further_off(next(others), number) for number in range(1, count - len(town.venues) + 1))
    return replace(picture_of_the_day(), municipality=replace(town, venues=(*further, *town.venues)))


def _further_off(venue: Venue, number: int) -> Venue:
    """`venue` again under another name, 900 metres north of itself for each."""
    rooms = tuple(replace(room, id=RoomId(f"{room.id}-{number}")) for room in venue.rooms)
    spaces = tuple(
        replace(
            space,
            id=SpaceId(f"{space.id}-{number}"),
            rooms=tuple(RoomId(f"{room}-{number}") for room in space.rooms),
        )
        for space in venue.spaces
    )
    position = replace(venue.position, latitude=venue.position.latitude + number * 0.008)
    id_, name = VenueId(f"{venue.id}-{number}"), f"{venue.name} {number}"
    return replace(venue, id=id_, name=name, position=position, rooms=rooms, spaces=spaces, kiosks=())


def held_by_the_kiosk(calendar: Calendar) -> frozenset[Cell]:
    """The free cells of the kiosk's rooms until tomorrow noon, as the centre grants them."""
    _, kiosk = herlev().kiosk_by_id[KIOSK]
    slots = slots_of(TimeSpan(wall("00:00"), wall("12:00", day=27)))
    cells = (Cell(room, Slot(slot)) for room in kiosk.holds for slot in slots)
    return frozenset(cell for cell in cells if calendar.use_of(cell) is None)


@dataclass
class WallClock:
    """A clock that stands until it is set."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class MemoryDesk:
    """Keeps what is booked in memory; what comes of a booking can be replaced by `answers`."""

    answers: Callable[[BookingWish], BookingOutcome] | None = None
    paper: PaperState = PaperState.PRINTED
    spares_paper: bool = False
    wishes: list[BookingWish] = field(default_factory=list)
    copies: list[BookingId] = field(default_factory=list)
    copy_languages: list[str | None] = field(default_factory=list)
    given_back: list[BookingId] = field(default_factory=list)
    give_back_answer: GivenBack = None
    change_answer: KioskChange | None = None
    kept: dict[str, ReceiptFound] = field(default_factory=dict)
    slips: list[tuple[Outing, str]] = field(default_factory=list)
    unmet: list[Search] = field(default_factory=list)
    joins: list[tuple[WaitingId, WaitingNeed, Contact, str]] = field(default_factory=list)
    join_answer: JoinOutcome | None = None
    left: list[WaitingId] = field(default_factory=list)
    leave_answer: CentreSilent | None = None
    looked_at: list[Alternative | None] = field(default_factory=list)
    conditions: list[ConditionTelling] = field(default_factory=list)
    condition_answer: ConditionOutcome | None = None
    cards: dict[str, CardRead] = field(default_factory=dict)
    told: list[HouseWish] = field(default_factory=list)
    tellings: list[UUID] = field(default_factory=list)
    wish_answer: WishOutcome | None = None
    looks_at_wishes: int = 0

    def tell_wish(self, wish: HouseWish, telling: UUID) -> WishOutcome:
        self.told.append(wish)
        self.tellings.append(telling)
        return self.wish_answer or WishHeard(wish, self.told.count(wish), NOW)

    def look_at_wishes(self) -> None:
        self.looks_at_wishes += 1

    def book(self, wish: BookingWish) -> BookingOutcome:
        self.wishes.append(wish)
        outcome = confirmed(wish, paper=self.paper) if self.answers is None else self.answers(wish)
        if isinstance(outcome, BookingConfirmed):
            proof = outcome.proof
            self.kept[proof.code] = ReceiptFound(proof.code, proof.url, outcome.booking, None)
        return outcome

    def print_again(self, booking: BookingId, language: str | None = None) -> PaperState:
        self.copies.append(booking)
        self.copy_languages.append(language)
        return self.paper

    def read_card(self, text: str) -> CardRead:
        return self.cards.get(text, CardNotTaken(CardTrouble.FOREIGN))

    def find(self, text: str) -> FindOutcome:
        found = self.kept.get(text)
        return () if found is None else (found,)

    def check_in(self, booking: BookingId) -> KioskChange:
        return self.change_answer or self._altered(booking, state=BookingState.CHECKED_IN)

    def change_end(self, booking: Booking, ends_at: datetime, language: str | None = None) -> KioskChange:
        self.copy_languages.append(language)
        span = TimeSpan(booking.span.starts_at, ends_at)
        return self.change_answer or self._altered(booking.id, span=span)

    def decide(self, booking: Booking, place: Whereabouts) -> KioskChange:
        if self.change_answer is not None:
            return self.change_answer
        if place is Whereabouts.OUTDOORS:
            return self._altered(booking.id, shelter=None, whereabouts=place)
        return self._altered(booking.id, space=booking.shelter, shelter=None, whereabouts=place)

    def _altered(self, booking: BookingId, **values: object) -> ChangeOutcome:
        code = code_of(booking)
        before = self.kept[code].booking
        assert before is not None
        after = replace(before, version=before.version + 1, **values)  # type: ignore[arg-type]  # the fields' own
        self.kept[code] = replace(self.kept[code], booking=after)
        return BookingAltered(after)

    def join_waiting_list(self, wish: WaitingId, need: WaitingNeed, contact: Contact, *, language: str) -> JoinOutcome:
        self.joins.append((wish, need, contact, language))
        if self.join_answer is not None:
            return self.join_answer
        url = f"HTTPS://MOEDESTED.EXAMPLE/W/{wish.hex.upper()}"
        return Joined(WaitingWish(wish, need, NOW), 2, Proof(code_of(wish), url, self.paper))

    def leave_waiting_list(self, wish: WaitingId) -> CentreSilent | None:
        self.left.append(wish)
        return self.leave_answer

    def print_outing(self, outing: Outing, language: str) -> PaperState | PaperSpared:
        self.slips.append((outing, language))
        return PaperSpared() if self.spares_paper else self.paper

    def report_condition(self, telling: ConditionTelling) -> ConditionOutcome:
        self.conditions.append(telling)
        if self.condition_answer is not None:
            return self.condition_answer
        identity = ConditionId(uuid5(_NAMES, f"{telling.space} {telling.kind} {telling.thing}"))
        return ConditionOnList(ConditionReport(identity, telling.space, telling.kind, telling.thing, NOW, NOW, times=2))

    def looks_at(self, choice: Alternative | None) -> None:
        self.looked_at.append(choice)

    def note_unmet(self, search: Search) -> None:
        self.unmet.append(search)

    def give_back(self, booking: BookingId) -> GivenBack:
        self.given_back.append(booking)
        return self.give_back_answer


def proof_of(identity: BookingId, *, paper: PaperState = PaperState.PRINTED) -> Proof:
    code = code_of(identity)
    return Proof(code, f"HTTPS://MOEDESTED.EXAMPLE/R/{identity.hex.upper()}{identity.hex.upper()[:20]}", paper)


def confirmed(wish: BookingWish, *, paper: PaperState = PaperState.PRINTED) -> BookingConfirmed:
    """As the centre would on an empty day."""
    first = wish.alternatives[0]
    made = Booking(
        id=wish.id,
        version=1,
        state=BookingState.CONFIRMED,
        space=first.space,
        layout=first.layout,
        span=first.span,
        persons=wish.persons,
        purpose=wish.purpose,
        openness=wish.openness,
        user=KindOfUser.CITIZEN,
        channel=Channel.KIOSK,
        occupancy=(),
        set_up_by=wish.set_up_by,
        device=KIOSK,
    )
    placed = place(herlev(), Calendar.of(()), made, now=NOW)
    assert isinstance(placed, Placed)
    return BookingConfirmed(_with_its_people(placed.booking), proof_of(wish.id, paper=paper))


def _with_its_people(made: Booking) -> Booking:
    """Who books a room of this house for at once has come, as the kiosk takes down."""
    here, _ = herlev().kiosk_by_id[KIOSK]
    comes = herlev().venue_of_space[made.space] == here and goes_straight_in(herlev(), made, now=NOW)
    return replace(made, state=BookingState.CHECKED_IN) if comes else made


def numbered_ids() -> Callable[[], UUID]:
    """Ids that are the same in every run."""
    numbers = count(1)
    return lambda: uuid5(_NAMES, str(next(numbers)))


def as_request(found: Booking) -> Booking:
    return replace(found, state=BookingState.REQUESTED)
