"""Saying what is missing: one's own wish, worded from the search and changed by touch, and "me too" to those of others.

    wording ──► telling ──► told       the house has it
       ▲           ├──────► kept ──►   without contact: it is on the disk; asked again when there is some
       └─ trouble ─┘

What somebody has said counts once in a visit, and is forgotten with them.
"""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.refusals import Refusal
from booking_core.domain.told.house_wishes import HouseWish, WishHeard, wish_of
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import BookingDesk, CentreSilent, Clock, WishKept, WishOutcome
from ui.view_models.house.around_state import AroundRow
from ui.view_models.offering.offers import search_of
from ui.view_models.telling.wish_words import (
    Doing,
    Part,
    Wishing,
    WishState,
    derive_state,
    offer_of,
    part_with,
    with_value,
)
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.sayings import Saying, refusing, saying, silence
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

PAGES = frozenset({Page.WISHES, Page.WISH, Page.WISH_PART, Page.WISHED})


@QmlElement
class WishModel(QObject):
    """The view model of the pages of wishes. One wish is told at a time: meanwhile nothing else is done."""

    changed = Signal()

    def __init__(
        self,
        visit: Visit,
        board: PictureBoard,
        *,
        clock: Clock,
        desk: BookingDesk,
        jobs: JobRunner,
        new_id: Callable[[], UUID],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._board = board
        self._clock = clock
        self._desk = desk
        self._jobs = jobs
        self._new_id = new_id
        self._is_asking_again = False
        self._was_connected = board.picture.connected
        self._wishing = Wishing()
        self._state = WishState()
        self._offer = ""
        self._shown = Page.ATTRACT
        self._wide = False
        self._rows = RowModel(AroundRow, self)
        visit.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)
        board.changed.connect(self._look_again)

    @property
    def wishing(self) -> Wishing:
        """Where somebody stands."""
        return self._wishing

    @Slot()
    def refresh(self) -> None:
        """Look again what there is."""
        page = self._visit.page
        if page is not self._shown:
            self._turn_to(page)
        offer = self._offered() if page is Page.RESULTS else ""
        state = self._derived(page) if page in PAGES else WishState()
        if (offer, state) == (self._offer, self._state):
            return
        self._offer, self._state = offer, state
        self._rows.show(state.rows)
        self.changed.emit()

    @Slot()
    def open(self) -> None:
        """What the search could not find becomes a wish."""
        self._word(self._wish_of_search())

    @Slot()
    def openList(self) -> None:
        """What others miss here."""
        navigation = self._visit.navigation
        if self._visit.page is not Page.WISHED:
            self._visit.go(navigation.opened(Page.WISHES))
        elif Page.WISHES in navigation.behind[-1:]:
            self._visit.go(navigation.went_back())
        else:
            self._visit.go(navigation.stopped_at(Page.WISHES))

    @Slot(str)
    def pick(self, key: str) -> None:
        """A row was touched: a wish of others, a part of one's own, or what that part shall be."""
        match self._visit.page:
            case Page.WISHES:
                self._look_at(UUID(key))
            case Page.WISH if self._wishing.doing is Doing.WORDING:
                self._wishing = replace(self._wishing, choosing=Part(key), trouble=silence)
                self._visit.go(self._visit.navigation.opened(Page.WISH_PART))
            case Page.WISH_PART:
                self._choose(key)
            case _:
                return

    @Slot()
    def act(self) -> None:
        """The page's one action: say one's own, tell it, say "me too", or be done."""
        wishing = self._wishing
        match self._visit.page:
            case Page.WISHES:
                self._word(wishing.draft or self._wish_of_search())
            case Page.WISH if wishing.draft is not None:
                self._tell(wishing.draft)
            case Page.WISHED if wishing.looking_at in wishing.said:
                self._visit.reset()
            case Page.WISHED if wishing.looking_at is not None:
                self._tell(wishing.looking_at)
            case Page.WISH_PART:
                self.goBack()
            case _:
                return

    @Slot()
    def showMore(self) -> None:
        """What follows, and after the last the first again."""
        self._wishing = replace(self._wishing, part=self._state.part + 1)
        self.refresh()

    @Slot()
    def goBack(self) -> None:
        """Back to where one came from, unless an answer is awaited."""
        if self._wishing.doing is not Doing.TELLING:
            self._wishing = replace(self._wishing, trouble=silence)
            self._visit.go(self._visit.navigation.went_back())

    @Slot(bool)
    def turn(self, wide: bool) -> None:  # noqa: FBT001 a slot's one argument
        """The screen is wider than high, or higher than wide."""
        self._wide = wide
        self.refresh()

    def _derived(self, page: Page) -> WishState:
        return derive_state(
            self._board.picture,
            self._wishing,
            page=page,
            speech=self._visit.speech,
            comfort=self._visit.comfort,
            wide=self._wide,
        )

    def _turn_to(self, page: Page) -> None:
        """Another page begins with its first part, the choices with the one that is chosen; it awaits no answer."""
        self._shown = page
        is_choosing = page is Page.WISH_PART
        part = part_with(self._wishing, self._visit.comfort, wide=self._wide) if is_choosing else 0
        doing = Doing.WORDING if self._wishing.doing is Doing.TELLING else self._wishing.doing
        self._wishing = replace(self._wishing, part=part, doing=doing)
        if page is Page.WISHES:
            self._look_at_list()

    def _offered(self) -> str:
        return offer_of(self._wish_of_search(), self._visit.speech, self._visit.comfort)

    def _wish_of_search(self) -> HouseWish:
        picture = self._board.picture
        search = search_of(picture, self._visit.session, now=self._clock())
        return wish_of(search, picture.municipality.zone)

    def _word(self, wish: HouseWish) -> None:
        self._wishing = replace(self._wishing, draft=wish, doing=Doing.WORDING, trouble=silence)
        self._visit.go(self._visit.navigation.opened(Page.WISH))

    def _look_at(self, wish: UUID) -> None:
        heard = next((one for one in self._board.picture.house_wishes if one.wish.id == wish), None)
        if heard is not None:
            self._wishing = replace(self._wishing, looking_at=heard.wish, doing=Doing.WORDING, trouble=silence)
            self._visit.go(self._visit.navigation.opened(Page.WISHED))

    def _choose(self, value: str) -> None:
        wishing = self._wishing
        if wishing.draft is None:
            return
        self._wishing = replace(wishing, draft=with_value(wishing.draft, wishing.choosing, value))
        if wishing.choosing is Part.NEEDS:
            self.refresh()
        else:
            self._visit.go(self._visit.navigation.went_back())

    def _tell(self, wish: HouseWish) -> None:
        """Once in a visit; a second touch while the answer is awaited does nothing."""
        if self._wishing.doing is Doing.TELLING:
            return
        if wish in self._wishing.said:
            self._heard(wish)
            return
        self._wishing = replace(self._wishing, doing=Doing.TELLING, trouble=silence)
        self.refresh()
        telling, identity = self._wishing, self._new_id()
        self._jobs.run(
            lambda: self._desk.tell_wish(wish, identity),
            lambda outcome: self._answered(telling, wish, outcome, identity),
            failed=lambda: self._answered(telling, wish, CentreSilent(), identity),
        )

    def _answered(self, telling: Wishing, wish: HouseWish, outcome: WishOutcome, identity: UUID) -> None:
        """Whoever said it may have left meanwhile."""
        if self._wishing is not telling:
            return
        match outcome:
            case WishHeard():
                self._heard(wish)
            case WishKept():
                self._wishing = replace(self._wishing, kept={**self._wishing.kept, wish: identity})
                self._heard(wish)
            case Refusal():
                self._say_trouble(refusing(outcome))
            case CentreSilent():
                self._say_trouble(saying("wish.not-taken"))

    def _heard(self, wish: HouseWish) -> None:
        said = self._wishing.said | {wish}
        self._wishing = replace(self._wishing, doing=Doing.TOLD, said=said, looking_at=wish, draft=None)
        if self._visit.page is not Page.WISHED:
            self._visit.go(self._visit.navigation.stopped_at(Page.WISHED))
        self.refresh()

    def _say_trouble(self, words: Saying) -> None:
        self._wishing = replace(self._wishing, doing=Doing.WORDING, trouble=words)
        self.refresh()

    @Slot()
    def _look_again(self) -> None:
        """The picture is newer: with contact again what was kept is asked for, and the list looked at."""
        is_back, self._was_connected = not self._was_connected, self._board.picture.connected
        if self._was_connected and self._visit.page is Page.WISHED:
            self._ask_again()
        elif self._was_connected and is_back and self._visit.page is Page.WISHES:
            self._look_at_list()
        self.refresh()

    def _ask_again(self) -> None:
        """What has become of the wish on this page, which was kept."""
        wish = self._wishing.looking_at
        identity = None if wish is None else self._wishing.kept.get(wish)
        if wish is None or identity is None or self._is_asking_again:
            return
        self._is_asking_again = True
        self._jobs.run(
            lambda: self._desk.tell_wish(wish, identity),
            lambda outcome: self._renewed(wish, identity, outcome),
            failed=lambda: self._renewed(wish, identity, CentreSilent()),
        )

    def _renewed(self, wish: HouseWish, identity: UUID, outcome: WishOutcome) -> None:
        """Without an answer it is kept as before; whoever said it may have left."""
        self._is_asking_again = False
        if self._wishing.kept.get(wish) != identity or isinstance(outcome, WishKept | CentreSilent):
            return
        kept = {one: told for one, told in self._wishing.kept.items() if one != wish}
        trouble = refusing(outcome) if isinstance(outcome, Refusal) else silence
        self._wishing = replace(self._wishing, kept=kept, trouble=trouble)
        self.refresh()

    def _look_at_list(self) -> None:
        self._jobs.run(self._desk.look_at_wishes, lambda _: None, failed=lambda: None)

    @Slot()
    def _forget(self) -> None:
        self._wishing = Wishing()
        self._shown = Page.ATTRACT
        self._offer = ""
        self._state = WishState()
        self._rows.show(())
        self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._visit.speech.say("wish.missing")

    @Property(str, notify=changed)
    def invitation(self) -> str:
        return self._visit.speech.say("wish.panel")

    @Property(str, notify=changed)
    def offer(self) -> str:
        return self._offer

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self._state.heading

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._state.sentence

    @Property(str, notify=changed)
    def plate(self) -> str:
        return self._state.plate

    @Property(str, notify=changed)
    def thanks(self) -> str:
        return self._state.thanks

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._state.note

    @Property(str, notify=changed)
    def answer(self) -> str:
        return self._state.answer

    @Property(str, notify=changed)
    def answerWords(self) -> str:
        return self._state.answer_words

    @Property(str, notify=changed)
    def answerDay(self) -> str:
        return self._state.answer_day

    @Property(str, notify=changed)
    def action(self) -> str:
        return self._state.action

    @Property(bool, notify=changed)
    def mayAct(self) -> bool:
        return self._state.may_act

    @Property(bool, notify=changed)
    def asks(self) -> bool:
        """Whether each row is a question with its answer."""
        return self._visit.page is Page.WISH

    @Property(str, notify=changed)
    def others(self) -> str:
        return self._state.others

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._state.back

    @Property(str, notify=changed)
    def more(self) -> str:
        return self._state.more

    @Property(RowModel, notify=changed)
    def rows(self) -> RowModel:
        return self._rows
