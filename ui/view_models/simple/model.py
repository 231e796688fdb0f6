"""The simple way: one easy question a page, over the same view models and commands as every other page."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Openness
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import Clock
from ui.view_models.house.around import PAGES as STROLLS
from ui.view_models.simple.besides import Condition, Outing, Spoken, Stroll, Wishing
from ui.view_models.simple.having import Own, Receipt, Stopped, Waiting
from ui.view_models.simple.languages import which_languages
from ui.view_models.simple.page import Simple, SimplePage
from ui.view_models.simple.page_models import PageModels
from ui.view_models.simple.questions import SimpleOption
from ui.view_models.simple.searching import Answer, Confirming, Questions, Welcome
from ui.view_models.simple.states import SimpleState, typeset
from ui.view_models.simple.telling import PAGES as WISH_PAGES
from ui.view_models.simple.waiting import WAIT, with_wish_to_wait
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

WAITED_FROM = frozenset({Page.RESULTS, Page.CONFIRM, Page.STOPPED})
"""Where one may say that one would rather wait."""


@QmlElement
class SimpleModel(QObject):
    """The view model of all pages in the simple way: turns to them, and leafs through their answers."""

    changed = Signal()

    def __init__(
        self,
        visit: Visit,
        board: PictureBoard,
        models: PageModels,
        *,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._joining = models.joining
        self._pages = _pages(Simple(visit, board, models, clock, self._ask_anew))
        self._turned_to = Page.ATTRACT
        self._first_option = 0
        self._state = SimpleState()
        self._shown: tuple[SimpleState, tuple[SimpleOption, ...]] = (self._state, ())
        self._options = RowModel(SimpleOption, self)
        finding = models.confirm, models.stopped, models.joining, models.spoken, models.outing
        telling = models.receipt, models.mine, models.wishing, models.condition
        for source in (visit, board, *finding, *telling):
            source.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)

    @Slot()
    def refresh(self) -> None:
        """Look again at the page shown."""
        self._turn_to(self._visit.page)
        self._state = typeset(self._with_more(self._page.state())) if self._visit.comfort.simple else SimpleState()
        if self._first_option >= len(self._state.options):
            self._first_option = 0
        shown = (self._state, self._shown_options())
        if shown == self._shown:
            return
        self._shown = shown
        self._options.show(self._shown_options())
        self.changed.emit()

    @Slot(str)
    def pick(self, key: str) -> None:
        """One of the options was touched."""
        if key == WAIT and self._visit.page in WAITED_FROM:
            self._joining.open()
        else:
            self._page.pick(key)

    @Slot()
    def showMore(self) -> None:
        """The answers that follow, and after the last the first again."""
        following = self._first_option + self._most_options()
        self._first_option = following if following < len(self._state.options) else 0
        self.refresh()

    @Slot(str)
    def typeDigit(self, digit: str) -> None:
        """One more digit of the phone number or the code."""
        self._page.typist.typeDigit(digit)

    @Slot()
    def eraseDigit(self) -> None:
        """The last digit was wrong."""
        self._page.typist.eraseDigit()

    @Slot()
    def goBack(self) -> None:
        """The question before, or the page before."""
        self._page.go_back()

    @property
    def _page(self) -> SimplePage:
        return self._pages[self._visit.page]

    def _turn_to(self, page: Page) -> None:
        """Another page begins with its first answers."""
        if page is not self._turned_to:
            self._turned_to, self._first_option = page, 0
            self._page.begin()

    def _ask_anew(self) -> None:
        self._first_option = 0
        self.refresh()

    def _with_more(self, state: SimpleState) -> SimpleState:
        """With the waiting list, where there is something to wait for; who lets others in may tell which languages."""
        speech, open_to_others = self._visit.speech, self._visit.session.openness is not Openness.CLOSED
        if self._joining.property("offered") and not state.typing:
            state = with_wish_to_wait(state, speech=speech)
        if self._visit.page is Page.RESULTS and open_to_others and state.name:
            state = replace(state, options=(*state.options, which_languages(speech)))
        return state

    def _most_options(self) -> int:
        return self._page.most_options(len(self._state.options))

    def _shown_options(self) -> tuple[SimpleOption, ...]:
        return self._state.options[self._first_option : self._first_option + self._most_options()]

    @Slot()
    def _forget(self) -> None:
        """Another person: whatever somebody was asked is not asked of the next."""
        self._turned_to, self._first_option = self._visit.page, 0
        for page in self._pages.values():
            page.begin()
        self.refresh()

    @Property(bool, notify=changed)
    def drawsPage(self) -> bool:
        return self._state != SimpleState()

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self._state.heading

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._state.sentence

    @Property(str, notify=changed)
    def plate(self) -> str:
        return self._state.plate

    @Property(int, notify=changed)
    def number(self) -> int:
        return self._state.number

    @Property(int, notify=changed)
    def total(self) -> int:
        return self._state.total

    @Property(str, notify=changed)
    def progress(self) -> str:
        return self._state.progress

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._state.name

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._state.day

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._state.time

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._state.place

    @Property(str, notify=changed)
    def symbol(self) -> str:
        return self._state.symbol

    @Property(int, notify=changed)
    def people(self) -> int:
        return self._state.people

    @Property(int, notify=changed)
    def startHour(self) -> int:
        return self._state.start_hour

    @Property(int, notify=changed)
    def startMinute(self) -> int:
        return self._state.start_minute

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._state.code

    @Property(str, notify=changed)
    def codeLabel(self) -> str:
        return self._visit.speech.say("simple.code")

    @Property(str, notify=changed)
    def way(self) -> str:
        return self._state.way

    @Property(str, notify=changed)
    def kept(self) -> str:
        return self._state.kept

    @Property(bool, notify=changed)
    def seen(self) -> bool:
        return self._state.seen

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self._state.paper

    @Property(str, notify=changed)
    def typing(self) -> str:
        return self._state.typing

    @Property(bool, notify=changed)
    def noted(self) -> bool:
        """Whether the sentence is why something was not taken: it is never left out."""
        return self._state.noted

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._state.typed

    @Property(bool, notify=changed)
    def mayGoBack(self) -> bool:
        return self._state.back

    @Property(str, notify=changed)
    def backText(self) -> str:
        return self._visit.speech.say("simple.back")

    @Property(str, notify=changed)
    def onText(self) -> str:
        """What comes next, where that is no answer; empty where it is."""
        return self._state.on

    @Property(str, notify=changed)
    def more(self) -> str:
        has_more = len(self._state.options) > self._most_options()
        return self._visit.speech.say("simple.more") if has_more else ""

    @Property(bool, notify=changed)
    def pictured(self) -> bool:
        """Whether the answers are pictures, or languages, two in a row."""
        return self._page.pictured

    @Property(RowModel, notify=changed)
    def options(self) -> RowModel:
        return self._options


def _pages(simple: Simple) -> Mapping[Page, SimplePage]:
    """Every page; those of one kind are one."""
    answer = Answer(simple)
    questions = Questions(simple, answer)
    return {
        Page.ATTRACT: Welcome(simple, questions),
        Page.FIND: questions,
        Page.RESULTS: answer,
        Page.CONFIRM: Confirming(simple),
        Page.RECEIPT: Receipt(simple),
        Page.STOPPED: Stopped(simple, questions),
        Page.MY_RECEIPT: Own(simple, questions),
        Page.JOIN: Waiting(simple),
        **dict.fromkeys(STROLLS, Stroll(simple, questions)),
        Page.OUTING: Outing(simple),
        Page.SPOKEN: Spoken(simple),
        **dict.fromkeys(WISH_PAGES, Wishing(simple)),
        Page.CONDITION: Condition(simple),
    }
