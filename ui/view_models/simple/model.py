"""The simple way: one easy question a page, over the same view models and commands as every other page."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Openness
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import Clock
from ui.view_models.confirming.confirm import ConfirmModel
from ui.view_models.confirming.receipt import ReceiptModel
from ui.view_models.confirming.spoken import SpokenModel
from ui.view_models.confirming.stopped import StoppedModel
from ui.view_models.finding.find import FindModel
from ui.view_models.finding.results import ResultsModel
from ui.view_models.house.around import PAGES as STROLLS
from ui.view_models.house.around import AroundModel
from ui.view_models.house.attract import AttractModel
from ui.view_models.house.outing import OutingModel
from ui.view_models.mine.my_receipt import MyReceiptModel
from ui.view_models.simple.code import SHOW, code_page
from ui.view_models.simple.languages import SPOKEN, speaking, which_languages
from ui.view_models.simple.outings import strolling, visiting
from ui.view_models.simple.pages import (
    SimpleState,
    answering,
    asking,
    confirming,
    holding,
    offered,
    receiving,
    stopping,
    welcoming,
)
from ui.view_models.simple.questions import SimpleOption, SimpleQuestion, questions_of
from ui.view_models.simple.telling import ANOTHER, DONE, MEND, OWN, YES, telling_page, wishing_page
from ui.view_models.simple.telling import PAGES as WISH_PAGES
from ui.view_models.simple.waiting import JOIN, LEAVE, LEAVING, STAY, WAIT, waiting_page, with_wish_to_wait
from ui.view_models.telling.condition import ConditionModel, Step
from ui.view_models.telling.wishing import WishModel
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Comfort, When
from ui.view_models.visit.visit import Visit
from ui.view_models.waiting.joining import JoinModel

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

PLAIN_PERCENT, LARGEST_PERCENT = 100, 200
MOST_OPTIONS, MOST_LARGE, MOST_LEAST, MOST_BESIDE_PLACE = 8, 4, 3, 2


def options_a_page(question: SimpleQuestion | None, comfort: Comfort) -> int:
    """How many answers there is room for: pictures stand two in a row, days below one another."""
    is_plain = comfort.text_percent == PLAIN_PERCENT
    if question is SimpleQuestion.DAY:
        return MOST_LARGE if is_plain else MOST_LEAST
    has_many = question in {SimpleQuestion.PURPOSE, SimpleQuestion.HOUR}
    return MOST_LARGE if has_many and not is_plain else MOST_OPTIONS


@QmlElement
class SimpleModel(QObject):
    """The view model of all pages in the simple way. What is touched goes to the page's own view model."""

    changed = Signal()

    def __init__(
        self,
        visit: Visit,
        board: PictureBoard,
        *,
        clock: Clock,
        attract: AttractModel,
        find: FindModel,
        results: ResultsModel,
        wishing: WishModel,
        confirm: ConfirmModel,
        receipt: ReceiptModel,
        stopped: StoppedModel,
        mine: MyReceiptModel,
        joining: JoinModel,
        spoken: SpokenModel,
        around: AroundModel,
        outing: OutingModel,
        condition: ConditionModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._board = board
        self._clock = clock
        self._attract = attract
        self._find = find
        self._results = results
        self._wishing = wishing
        self._confirm = confirm
        self._receipt = receipt
        self._stopped = stopped
        self._mine = mine
        self._joining = joining
        self._spoken = spoken
        self._around = around
        self._outing = outing
        self._condition = condition
        self._is_mending = False
        self._will_wait = False
        self._is_leaving = False
        self._state = SimpleState()
        self._shown: tuple[SimpleState, tuple[SimpleOption, ...]] = (self._state, ())
        self._question = SimpleQuestion.PERSONS
        self._part_of_day = ""
        self._has_idea = False
        self._page = Page.ATTRACT
        self._first_option = 0
        self._shown_choice = 0
        self._options = RowModel(SimpleOption, self)
        for source in (visit, board, confirm, receipt, stopped, mine, joining, spoken, outing, wishing, condition):
            source.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)

    @Slot()
    def refresh(self) -> None:
        """Look again at the page shown."""
        self._turn_to(self._visit.page)
        self._state = self._with_more(self._derive()) if self._visit.comfort.simple else SimpleState()
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
        match self._visit.page:
            case Page.RESULTS | Page.CONFIRM | Page.STOPPED if key == WAIT:
                self._joining.open()
            case Page.FIND:
                self._answer(key)
            case Page.RESULTS:
                self._decide(key)
            case Page.CONFIRM:
                self._confirm.book() if key == "book" else self._confirm.goBack()
            case Page.IDEAS:
                self._has_idea = True
                self._question = SimpleQuestion.WHEN
                self._around.pick(key)
            case page if page in STROLLS:
                self._around.pick(key)
            case page if page in WISH_PAGES:
                self._wish(key)
            case Page.SPOKEN:
                self._spoken.toggle(key)
            case Page.CONDITION if key not in {DONE, ANOTHER}:
                self._condition.pick(key)
            case _:
                self._does()[key]()

    def _turn_to(self, page: Page) -> None:
        """Another page begins with its first answers; whoever comes from the first page has no idea yet."""
        if page is not self._page:
            self._page, self._first_option = page, 0
            self._is_mending = self._will_wait = self._is_leaving = False
        if page is Page.ATTRACT:
            self._has_idea = False
            self._question = SimpleQuestion.PERSONS

    def _questions(self) -> tuple[SimpleQuestion, ...]:
        """What is asked; an idea says already how many and what for."""
        questions = questions_of(self._visit.session.when)
        told = {SimpleQuestion.PERSONS, SimpleQuestion.PURPOSE} if self._has_idea else set()
        return tuple(question for question in questions if question not in told)

    @Slot()
    def showMore(self) -> None:
        """The answers that follow, and after the last the first again."""
        count = self._a_page()
        following = self._first_option + count
        self._first_option = following if following < len(self._state.options) else 0
        self.refresh()

    @Slot(str)
    def typeDigit(self, digit: str) -> None:
        """One more digit of the phone number or the code."""
        self._typist.typeDigit(digit)

    @Slot()
    def eraseDigit(self) -> None:
        """The last digit was wrong."""
        self._typist.eraseDigit()

    @property
    def _typist(self) -> ConfirmModel | JoinModel | MyReceiptModel:
        """Whose number is typed on the page shown."""
        match self._visit.page:
            case Page.JOIN:
                return self._joining
            case Page.MY_RECEIPT:
                return self._mine
            case _:
                return self._confirm

    @Slot()
    def goBack(self) -> None:
        """The question before, or the page before."""
        match self._visit.page:
            case Page.CONFIRM:
                self._confirm.goBack()
            case Page.CONDITION:
                self._condition.goBack()
            case Page.MY_RECEIPT:
                self._mine.goBack()
            case Page.JOIN if self._will_wait:
                self._agree(wanted=False)
            case Page.JOIN:
                self._joining.goBack()
            case Page.FIND if (place := self._questions().index(self._question)) > 0:
                self._ask(self._questions()[place - 1])
            case Page.WISH if self._is_mending:
                self._mend(wanted=False)
            case page if page in WISH_PAGES:
                self._wishing.goBack()
            case _:
                self._visit.go(self._visit.navigation.went_back())

    def _derive(self) -> SimpleState:
        match self._visit.page:
            case Page.ATTRACT | Page.FIND | Page.RESULTS | Page.CONFIRM:
                return self._searching()
            case Page.RECEIPT | Page.STOPPED | Page.MY_RECEIPT | Page.JOIN:
                return self._having()
            case _:
                return self._besides()

    def _with_more(self, state: SimpleState) -> SimpleState:
        """With the waiting list, where there is something to wait for; who lets others in may tell which languages."""
        speech, open_to_others = self._visit.speech, self._visit.session.openness is not Openness.CLOSED
        if self._joining.property("offered") and not state.typing:
            state = with_wish_to_wait(state, speech=speech)
        if self._visit.page is Page.RESULTS and open_to_others and state.name:
            state = replace(state, options=(*state.options, which_languages(speech)))
        return state

    def _searching(self) -> SimpleState:
        """From the first page to a yes."""
        picture, session, speech, now = self._board.picture, self._visit.session, self._visit.speech, self._clock()
        match self._visit.page:
            case Page.ATTRACT:
                return welcoming(picture, speech=speech)
            case Page.FIND:
                questions, part = self._questions(), self._part_of_day
                if self._question not in questions:
                    self._question = SimpleQuestion.WHEN
                return asking(self._question, questions, picture, session, part=part, speech=speech, now=now)
            case Page.RESULTS:
                return answering(picture, session, self._shown_choice, speech=speech, now=now)
            case _:
                page, is_waiting, is_brief = (
                    self._confirm.state,
                    bool(self._confirm.property("waiting")),
                    self._is_brief,
                )
                return confirming(page, session, is_waiting=is_waiting, speech=speech, now=now, is_brief=is_brief)

    def _having(self) -> SimpleState:
        """What came of it, and one's own booking."""
        speech, is_brief = self._visit.speech, self._is_brief
        match self._visit.page:
            case Page.RECEIPT:
                page, session, now = self._receipt.state, self._visit.session, self._clock()
                return receiving(page, session, speech=speech, now=now, is_brief=is_brief)
            case Page.STOPPED:
                return stopping(self._stopped.state, speech=speech)
            case _ if self._mine.state.booking.found or self._mine.state.given_back:
                return holding(self._mine.state, speech=speech, is_brief=is_brief, is_low=self._visit.comfort.low)
            case Page.JOIN:
                agreed, leaving = self._will_wait, self._is_leaving
                return waiting_page(self._joining.state, agreed=agreed, leaving=leaving, speech=speech)
            case _:
                return code_page(self._mine.state, speech=speech)

    def _besides(self) -> SimpleState:
        """What there is besides a search."""
        picture, session, speech = self._board.picture, self._visit.session, self._visit.speech
        match self._visit.page:
            case Page.OUTING if session.outing is not None:
                return visiting(self._outing.state, session, session.outing, speech=speech)
            case page if page in STROLLS:
                return strolling(page, picture, session, speech=speech, now=self._clock())
            case Page.SPOKEN:
                return speaking(self._spoken.state, speech=speech)
            case page if page in WISH_PAGES:
                wishing, is_mending = self._wishing.wishing, self._is_mending
                return wishing_page(picture, wishing, page=page, is_mending=is_mending, speech=speech)
            case Page.CONDITION if self._mine.told_about is not None:
                return telling_page(picture, self._mine.told_about, self._condition.telling, speech=speech)
            case _:
                return SimpleState()

    @property
    def _is_brief(self) -> bool:
        return self._visit.comfort.text_percent == LARGEST_PERCENT

    def _answer(self, key: str) -> None:
        """Hand an answer to the find page, and ask what follows; after the last, the places."""
        answered = self._question
        if key == "wish":
            self._wishing.open()
            return
        if key == When.OTHER_DAY:
            answered = SimpleQuestion.WHEN
        {
            SimpleQuestion.PERSONS: self._find.choosePersons,
            SimpleQuestion.WHEN: self._find.chooseWhen,
            SimpleQuestion.DAY: self._find.chooseDay,
            SimpleQuestion.PART: self._choose_part,
            SimpleQuestion.HOUR: self._find.chooseStart,
            SimpleQuestion.PURPOSE: self._find.choosePurpose,
        }[answered](key)
        questions = self._questions()
        following = questions.index(answered) + 1
        if following < len(questions):
            self._ask(questions[following])
        else:
            self._shown_choice = 0
            self._find.show()

    def _choose_part(self, part: str) -> None:
        self._part_of_day = part

    def _ask(self, question: SimpleQuestion) -> None:
        self._question = question
        self._first_option = 0
        self.refresh()

    def _wish(self, key: str) -> None:
        """Tell it, say one's own, put it right, or choose: a wish, a part of it, or what that shall be."""
        if key == MEND:
            self._mend(wanted=True)
        elif key in {YES, OWN, DONE}:
            self._wishing.act()
        else:
            self._is_mending = False
            self._wishing.pick(key)

    def _agree(self, *, wanted: bool) -> None:
        self._will_wait, self._first_option = wanted, 0
        self.refresh()

    def _ask_to_leave(self, *, wanted: bool) -> None:
        self._is_leaving, self._first_option = wanted, 0
        self.refresh()

    def _leave_list(self) -> None:
        self._is_leaving = False
        self._joining.leave()

    def _mend(self, *, wanted: bool) -> None:
        self._is_mending, self._first_option = wanted, 0
        self.refresh()

    def _decide(self, key: str) -> None:
        """Yes to the place shown, which books it at once where no number is needed; another; or say it is missing."""
        count = len(offered(self._board.picture, self._visit.session, now=self._clock()))
        if key == "wish":
            self._wishing.open()
        elif key == SPOKEN:
            self._visit.go(self._visit.navigation.opened(Page.SPOKEN))
        elif key == "another":
            self._shown_choice = (self._shown_choice + 1) % max(1, count)
            self.refresh()
        elif count > 0:
            self._results.take(self._shown_choice % count)
            self._confirm.book()

    def _does(self) -> dict[str, Callable[[], None]]:
        match self._visit.page:
            case Page.ATTRACT:
                return {
                    "a-room": self._attract.find,
                    "a-receipt": self._attract.openReceipt,
                    "what-is-on": self._around.openEvents,
                    "something-else": self._around.open,
                }
            case Page.RECEIPT:
                return {
                    "done": self._receipt.finish,
                    "read-on": self._receipt.readOn,
                    "read-back": self._receipt.readBack,
                    "print": self._receipt.printAgain,
                    "withdrawing": self._receipt.askWithdrawal,
                    "withdraw": self._receipt.withdraw,
                    "keep": self._receipt.keep,
                }
            case Page.STOPPED:
                return {
                    "again": self._try_again,
                    "number": self._confirm.giveNumber,
                    "find": self._search,
                    "done": self._stopped.finish,
                }
            case Page.CONDITION:
                return {DONE: self._condition.finish, ANOTHER: self._condition.tellAnother}
            case Page.OUTING:
                return {"book": self._outing.book, "print": self._outing.printSlip, "done": self._outing.finish}
            case Page.JOIN:
                return {
                    WAIT: lambda: self._agree(wanted=True),
                    JOIN: self._joining.join,
                    LEAVING: lambda: self._ask_to_leave(wanted=True),
                    STAY: lambda: self._ask_to_leave(wanted=False),
                    LEAVE: self._leave_list,
                    DONE: self._joining.finish,
                }
            case _:
                return {
                    SHOW: self._mine.search,
                    "here": self._mine.checkIn,
                    "giving-back": lambda: self._mine.open("give-back"),
                    "close": lambda: self._mine.open("give-back"),
                    "give-back": self._mine.giveBack,
                    "print": self._mine.printAgain,
                    "tell": self._mine.tell,
                    "done": self._mine.finish,
                }

    def _try_again(self) -> None:
        self._stopped.tryAgain()
        self._confirm.book()

    def _search(self) -> None:
        self._has_idea = False
        self._question = SimpleQuestion.PERSONS
        self._stopped.search()

    def _a_page(self) -> int:
        if self._visit.page in STROLLS | WISH_PAGES:
            return MOST_LARGE if self._visit.comfort.text_percent == PLAIN_PERCENT else MOST_LEAST
        if self._is_choosing_thing:
            return options_a_page(SimpleQuestion.PURPOSE, self._visit.comfort)
        if self._visit.page is Page.RESULTS and self._visit.comfort.text_percent != PLAIN_PERCENT:
            return MOST_BESIDE_PLACE
        question = self._question if self._visit.page is Page.FIND else None
        if self._visit.page is Page.MY_RECEIPT and self._is_brief and len(self._state.options) > MOST_LARGE:
            return MOST_LEAST
        return options_a_page(question, self._visit.comfort)

    def _shown_options(self) -> tuple[SimpleOption, ...]:
        return self._state.options[self._first_option : self._first_option + self._a_page()]

    @Slot()
    def _forget(self) -> None:
        self._question = SimpleQuestion.PERSONS
        self._part_of_day = ""
        self._has_idea = False
        self._first_option = 0
        self._shown_choice = 0
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
    def more(self) -> str:
        has_more = len(self._state.options) > self._a_page()
        return self._visit.speech.say("simple.more") if has_more else ""

    @Property(bool, notify=changed)
    def pictured(self) -> bool:
        """Whether the answers are pictures, or languages, two in a row."""
        is_purpose = self._visit.page is Page.FIND and self._question is SimpleQuestion.PURPOSE
        return is_purpose or self._is_choosing_thing or self._visit.page is Page.SPOKEN

    @property
    def _is_choosing_thing(self) -> bool:
        return self._visit.page is Page.CONDITION and self._condition.telling.step is Step.THING

    @Property(RowModel, notify=changed)
    def options(self) -> RowModel:
        return self._options
