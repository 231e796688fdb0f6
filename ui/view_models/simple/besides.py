"""The simple way's pages of what there is besides a search: places to go to, languages, wishes, and what is broken."""

from ui.view_models.simple.languages import speaking
from ui.view_models.simple.outings import strolling, visiting
from ui.view_models.simple.page import MOST_LARGE, MOST_LEAST, Simple, SimplePage
from ui.view_models.simple.searching import Questions
from ui.view_models.simple.states import SimpleState
from ui.view_models.simple.telling import ANOTHER, DONE, MEND, OWN, YES, telling_page, wishing_page
from ui.view_models.telling.condition_state import Step
from ui.view_models.visit.navigation import Page


class Stroll(SimplePage):
    """What is on, ideas, and the other houses."""

    def __init__(self, simple: Simple, questions: Questions) -> None:
        super().__init__(simple)
        self._questions = questions

    def state(self) -> SimpleState:
        page = self._simple.visit.page
        return strolling(page, self._picture, self._session, speech=self._speech, now=self._now)

    def pick(self, key: str) -> None:
        if self._simple.visit.page is Page.IDEAS:
            self._questions.start_with_idea()
        self._models.around.pick(key)

    def most_options(self, count: int) -> int:
        del count
        return MOST_LARGE if self._is_plain else MOST_LEAST


class Outing(SimplePage):
    """One place to go to."""

    def __init__(self, simple: Simple) -> None:
        super().__init__(simple)
        outing = self._models.outing
        self._does = {"book": outing.book, "print": outing.printSlip, "done": outing.finish}

    def state(self) -> SimpleState:
        outing = self._session.outing
        if outing is None:
            return SimpleState()
        return visiting(self._models.outing.state, self._session, outing, speech=self._speech)

    def pick(self, key: str) -> None:
        self._does[key]()


class Spoken(SimplePage):
    """Which languages are spoken where others may come."""

    def state(self) -> SimpleState:
        return speaking(self._models.spoken.state, speech=self._speech)

    def pick(self, key: str) -> None:
        self._models.spoken.toggle(key)

    @property
    def pictured(self) -> bool:
        return True


class Wishing(SimplePage):
    """What others miss, one's own wish, and the parts of it."""

    def __init__(self, simple: Simple) -> None:
        super().__init__(simple)
        self._is_mending = False

    def begin(self) -> None:
        self._is_mending = False

    def state(self) -> SimpleState:
        page, wishing = self._simple.visit.page, self._models.wishing.wishing
        return wishing_page(self._picture, wishing, page=page, is_mending=self._is_mending, speech=self._speech)

    def pick(self, key: str) -> None:
        """Tell it, say one's own, put it right, or choose: a wish, a part of it, or what that shall be."""
        if key == MEND:
            self._mend(wanted=True)
        elif key in {YES, OWN, DONE}:
            self._models.wishing.act()
        else:
            self._is_mending = False
            self._models.wishing.pick(key)

    def go_back(self) -> None:
        if self._is_mending:
            self._mend(wanted=False)
        else:
            self._models.wishing.goBack()

    def most_options(self, count: int) -> int:
        del count
        return MOST_LARGE if self._is_plain else MOST_LEAST

    def _mend(self, *, wanted: bool) -> None:
        self._is_mending = wanted
        self._simple.asked_anew()


class Condition(SimplePage):
    """What is broken or missing in the room."""

    def __init__(self, simple: Simple) -> None:
        super().__init__(simple)
        self._does = {DONE: self._models.condition.finish, ANOTHER: self._models.condition.tellAnother}

    def state(self) -> SimpleState:
        about = self._models.mine.told_about
        if about is None:
            return SimpleState()
        return telling_page(self._picture, about, self._models.condition.telling, speech=self._speech)

    def pick(self, key: str) -> None:
        if key in self._does:
            self._does[key]()
        else:
            self._models.condition.pick(key)

    def go_back(self) -> None:
        self._models.condition.goBack()

    def most_options(self, count: int) -> int:
        return MOST_LARGE if self.pictured and not self._is_plain else super().most_options(count)

    @property
    def pictured(self) -> bool:
        return self._models.condition.telling.step is Step.THING
