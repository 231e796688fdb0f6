"""The simple way's pages of what came of it: a receipt, a no, one's own booking, and the waiting list."""

from ui.view_models.simple.code import SHOW, code_page
from ui.view_models.simple.page import MOST_LARGE, MOST_LEAST, Simple, SimplePage, Typist
from ui.view_models.simple.searching import Questions
from ui.view_models.simple.states import SimpleState, holding, receiving, stopping
from ui.view_models.simple.waiting import DONE, JOIN, LEAVE, LEAVING, STAY, WAIT, waiting_page


class Receipt(SimplePage):
    """The room is theirs, or asked for."""

    def __init__(self, simple: Simple) -> None:
        super().__init__(simple)
        receipt = self._models.receipt
        self._does = {
            "done": receipt.finish,
            "read-on": receipt.readOn,
            "read-back": receipt.readBack,
            "here": receipt.checkIn,
            "print": receipt.printAgain,
            "withdrawing": receipt.askWithdrawal,
            "withdraw": receipt.withdraw,
            "keep": receipt.keep,
        }

    def state(self) -> SimpleState:
        page = self._models.receipt.state
        return receiving(page, self._session, speech=self._speech, now=self._now, is_brief=self._is_brief)

    def pick(self, key: str) -> None:
        self._does[key]()


class Stopped(SimplePage):
    """What happened, and what one can do."""

    def __init__(self, simple: Simple, questions: Questions) -> None:
        super().__init__(simple)
        self._questions = questions
        self._does = {
            "again": self._try_again,
            "number": self._models.confirm.giveNumber,
            "find": self._search,
            "done": self._models.stopped.finish,
        }

    def state(self) -> SimpleState:
        return stopping(self._models.stopped.state, speech=self._speech)

    def pick(self, key: str) -> None:
        self._does[key]()

    def _try_again(self) -> None:
        self._models.stopped.tryAgain()
        self._models.confirm.book()

    def _search(self) -> None:
        self._questions.start()
        self._models.stopped.search()


class Own(SimplePage):
    """The code of a receipt, and then the booking that it stands for."""

    def __init__(self, simple: Simple, questions: Questions) -> None:
        super().__init__(simple)
        self._questions = questions
        mine = self._models.mine
        self._does = {
            SHOW: mine.search,
            "here": mine.checkIn,
            "giving-back": lambda: mine.open("give-back"),
            "close": lambda: mine.open("give-back"),
            "give-back": mine.giveBack,
            "print": mine.printAgain,
            "tell": mine.tell,
            "instead": mine.takeInstead,
            "find": self._search,
            "done": mine.finish,
        }

    def state(self) -> SimpleState:
        page = self._models.mine.state
        if page.booking.found or page.given_back:
            return holding(page, speech=self._speech, is_brief=self._is_brief, is_low=self._comfort.low)
        return code_page(page, speech=self._speech)

    def pick(self, key: str) -> None:
        self._does[key]()

    def go_back(self) -> None:
        self._models.mine.goBack()

    def most_options(self, count: int) -> int:
        return MOST_LEAST if self._is_brief and count > MOST_LARGE else super().most_options(count)

    @property
    def typist(self) -> Typist:
        return self._models.mine

    def _search(self) -> None:
        self._questions.start()
        self._models.mine.findAnother()


class Waiting(SimplePage):
    """Whether to wait, whom to call, the place on the list, and off it again."""

    def __init__(self, simple: Simple) -> None:
        super().__init__(simple)
        self._agreed = self._is_leaving = False
        self._does = {
            WAIT: lambda: self._agree(wanted=True),
            JOIN: self._models.joining.join,
            LEAVING: lambda: self._ask_to_leave(wanted=True),
            STAY: lambda: self._ask_to_leave(wanted=False),
            LEAVE: self._leave,
            DONE: self._models.joining.finish,
        }

    def begin(self) -> None:
        self._agreed = self._is_leaving = False

    def state(self) -> SimpleState:
        page = self._models.joining.state
        return waiting_page(page, agreed=self._agreed, leaving=self._is_leaving, speech=self._speech)

    def pick(self, key: str) -> None:
        self._does[key]()

    def go_back(self) -> None:
        if self._agreed:
            self._agree(wanted=False)
        else:
            self._models.joining.goBack()

    @property
    def typist(self) -> Typist:
        return self._models.joining

    def _agree(self, *, wanted: bool) -> None:
        self._agreed = wanted
        self._simple.asked_anew()

    def _ask_to_leave(self, *, wanted: bool) -> None:
        self._is_leaving = wanted
        self._simple.asked_anew()

    def _leave(self) -> None:
        self._is_leaving = False
        self._models.joining.leave()
