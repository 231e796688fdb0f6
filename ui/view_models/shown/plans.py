"""The plan of the floor a place is on: drawn, and told in words for those who hear it."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from booking_core.domain.places import Space, Venue, steps_of
from booking_core.domain.places.floor_plans import FloorPlan, MarkKind, Point
from ui.bridge.rows import RowModel
from ui.ports import HousePicture
from ui.view_models.visit.speech import Speech

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

MARK_ICONS = {
    MarkKind.ENTRANCE: "doorEnter",
    MarkKind.LIFT: "elevator",
    MarkKind.STAIRS: "stairs",
    MarkKind.TOILET: "accessibility",
    MarkKind.DESK: "info",
}
NOT_HERE = Point(-1, -1)


@dataclass(frozen=True, slots=True)
class PlanArea:
    """A room, in metres from the upper left corner; `wanted` is the one that is looked for."""

    name: str
    areaX: float
    areaY: float
    areaWidth: float
    areaDepth: float
    wanted: bool


@dataclass(frozen=True, slots=True)
class PlanMark:
    symbol: str
    markX: float
    markY: float


@dataclass(frozen=True, slots=True)
class PlanState:
    """`here` is where this screen hangs, when it is on this floor. Without a plan the `width` is 0."""

    title: str = ""
    spoken: str = ""
    width: float = 0
    depth: float = 0
    areas: tuple[PlanArea, ...] = ()
    marks: tuple[PlanMark, ...] = ()
    here: Point = NOT_HERE
    here_text: str = ""


NO_PLAN = PlanState()


def plan_of(picture: HousePicture, venue: Venue, space: Space, *, speech: Speech) -> PlanState:
    """The floor of the first room of `space`; nothing where its house has no plan of it."""
    first = space.rooms[0]
    floor = next((plan for plan in venue.plans if plan.area_of(first) is not None), None)
    if floor is None:
        return NO_PLAN
    here = floor.spot_of(picture.kiosk)
    return PlanState(
        title=speech.say("plan.of", floor=_name_of(venue, floor, speech)),
        spoken=_spoken(picture, venue, space, floor, speech=speech),
        width=floor.width,
        depth=floor.depth,
        areas=tuple(
            PlanArea(venue.room(a.room).name, a.x, a.y, a.width, a.depth, a.room in space.rooms) for a in floor.areas
        ),
        marks=tuple(PlanMark(MARK_ICONS[mark.kind], mark.at.x, mark.at.y) for mark in floor.marks),
        here=here or NOT_HERE,
        here_text="" if here is None else speech.say("plan.here"),
    )


def _spoken(picture: HousePicture, venue: Venue, space: Space, floor: FloorPlan, *, speech: Speech) -> str:
    """What a sighted person takes from it: the floor, the rooms, what the one is near, where one stands."""
    parts = [f"{speech.say('plan.of', floor=_name_of(venue, floor, speech))}."]
    rooms = speech.words.in_row(venue.room(area.room).name for area in floor.areas)
    parts.append(speech.say("plan.rooms", rooms=rooms))
    area = floor.area_of(space.rooms[0])
    if area is not None and floor.marks:
        nearest = min(floor.marks, key=lambda mark: mark.at.distance_to(area.middle))
        parts.append(speech.say("plan.near", room=space.name, mark=speech.say(f"plan.{nearest.kind}")))
    if any(plan.spot_of(picture.kiosk) is not None for plan in venue.plans):
        is_same = floor.spot_of(picture.kiosk) is not None
        parts.append(speech.say("plan.same-floor" if is_same else "plan.other-floor"))
    return " ".join(parts)


def _name_of(venue: Venue, floor: FloorPlan, speech: Speech) -> str:
    """What the ways to its rooms call the floor in the reader's language; else its name, as on the doors."""
    language = speech.words.language
    rooms = (venue.room(area.room) for area in floor.areas)
    ways = ((steps_of(room.way), steps_of(room.way_in(language))) for room in rooms if room.tells_way_in(language))
    return next(
        (
            speech.starting_large(told[0])
            for way, told in ways
            if len(way) > 1 and len(told) > 1 and way[0].casefold() == floor.name.casefold()
        ),
        floor.name,
    )


@QmlElement
class PlanModel(QObject):
    """A plan as a page draws it; the page's own view model says which."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = NO_PLAN
        self._areas = RowModel(PlanArea, self)
        self._marks = RowModel(PlanMark, self)

    def show(self, state: PlanState) -> None:
        """Draw `state` from now on."""
        if state == self._state:
            return
        self._state = state
        self._areas.show(state.areas)
        self._marks.show(state.marks)
        self.changed.emit()

    @Property(bool, notify=changed)
    def known(self) -> bool:
        return self._state.width > 0

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._state.title

    @Property(str, notify=changed)
    def spoken(self) -> str:
        return self._state.spoken

    @Property(float, notify=changed)
    def metresWide(self) -> float:
        return self._state.width

    @Property(float, notify=changed)
    def metresDeep(self) -> float:
        return self._state.depth

    @Property(RowModel, notify=changed)
    def areas(self) -> RowModel:
        return self._areas

    @Property(RowModel, notify=changed)
    def marks(self) -> RowModel:
        return self._marks

    @Property(float, notify=changed)
    def hereX(self) -> float:
        return self._state.here.x

    @Property(float, notify=changed)
    def hereY(self) -> float:
        return self._state.here.y

    @Property(str, notify=changed)
    def hereText(self) -> str:
        return self._state.here_text
