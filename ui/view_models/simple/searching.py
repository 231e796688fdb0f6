"""The simple way from the first page to a yes."""

from dataclasses import replace
from datetime import timedelta

from ui.view_models.simple.languages import SPOKEN
from ui.view_models.simple.page import MOST_BESIDE_PLACE, MOST_LARGE, MOST_LEAST, MOST_OPTIONS, Simple, SimplePage
from ui.view_models.simple.questions import SimpleQuestion, questions_of, town_capacity
from ui.view_models.simple.states import SimpleState, answering, asking, confirming, offered, welcoming
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Session, When

WISH = "wish"


class Welcome(SimplePage):
    """What one comes for. Whoever comes from here has no idea yet."""

    def __init__(self, simple: Simple, questions: "Questions") -> None:
        super().__init__(simple)
        self._questions = questions
        self._does = {
            "a-room": self._models.attract.find,
            "a-receipt": self._models.attract.openReceipt,
            "what-is-on": self._models.around.openEvents,
            "something-else": self._models.around.open,
        }

    def state(self) -> SimpleState:
        return welcoming(self._picture, speech=self._speech)

    def pick(self, key: str) -> None:
        self._does[key]()

    def begin(self) -> None:
        self._questions.start()


class Questions(SimplePage):
    """How many, when and what for, one at a time."""

    def __init__(self, simple: Simple, answer: "Answer") -> None:
        super().__init__(simple)
        self._answer = answer
        self._question = SimpleQuestion.PERSONS
        self._part_of_day = ""
        self._has_idea = False
        self._meant_length: timedelta | None = None
        self._does = {
            SimpleQuestion.PERSONS: self._models.find.choosePersons,
            SimpleQuestion.WHEN: self._choose_when,
            SimpleQuestion.DAY: self._models.find.chooseDay,
            SimpleQuestion.PART: self._choose_part,
            SimpleQuestion.HOUR: self._models.find.chooseStart,
            SimpleQuestion.PURPOSE: self._models.find.choosePurpose,
        }

    def start(self) -> None:
        """Ask from the beginning."""
        self._question, self._has_idea, self._part_of_day = SimpleQuestion.PERSONS, False, ""
        self._meant_length = None
        self._answer.start()

    def start_with_idea(self) -> None:
        """Ask what an idea leaves open: it says how many, and what for."""
        self._question, self._has_idea, self._meant_length = SimpleQuestion.WHEN, True, None

    def state(self) -> SimpleState:
        return asking(
            self._asked,
            self._all,
            self._picture,
            self._as_meant if self._asked is SimpleQuestion.WHEN else self._session,
            part=self._part_of_day,
            speech=self._speech,
            now=self._now,
        )

    def pick(self, key: str) -> None:
        """Hand an answer to the find page, and ask what follows; after the last, the places."""
        if key == WISH:
            self._models.wishing.open()
            return
        answered = SimpleQuestion.WHEN if key == When.OTHER_DAY else self._asked
        self._does[answered](key)
        following = self._all.index(answered) + 1
        is_too_many = self._session.persons > town_capacity(self._picture.municipality) > 0
        if following < len(self._all) and not is_too_many:
            self._ask(self._all[following])
        else:
            self._answer.start()
            self._models.find.show()

    def go_back(self) -> None:
        place = self._all.index(self._asked)
        if place > 0:
            self._ask(self._all[place - 1])
        else:
            super().go_back()

    def most_options(self, count: int) -> int:
        """Days stand below one another."""
        del count
        if self._asked is SimpleQuestion.DAY:
            return MOST_LARGE if self._is_plain else MOST_LEAST
        has_many = self._asked in {SimpleQuestion.PURPOSE, SimpleQuestion.HOUR}
        return MOST_LARGE if has_many and not self._is_plain else MOST_OPTIONS

    @property
    def pictured(self) -> bool:
        return self._asked is SimpleQuestion.PURPOSE

    @property
    def _all(self) -> tuple[SimpleQuestion, ...]:
        told = {SimpleQuestion.PERSONS, SimpleQuestion.PURPOSE} if self._has_idea else set()
        return tuple(question for question in questions_of(self._session.when) if question not in told)

    @property
    def _asked(self) -> SimpleQuestion:
        """The day, its part and the hour are no questions for whoever wants it now."""
        return self._question if self._question in self._all else SimpleQuestion.WHEN

    @property
    def _as_meant(self) -> Session:
        """For as long as was meant before later today was had for less."""
        return replace(self._session, length=self._meant_length or self._session.length)

    def _choose_when(self, key: str) -> None:
        session = self._as_meant
        self._meant_length = session.length
        self._simple.visit.choose(session)
        self._models.find.chooseWhen(key)

    def _choose_part(self, part: str) -> None:
        self._part_of_day = part

    def _ask(self, question: SimpleQuestion) -> None:
        self._question = question
        self._simple.asked_anew()


class Answer(SimplePage):
    """One place and one time: yes, or another."""

    def __init__(self, simple: Simple) -> None:
        super().__init__(simple)
        self._number = 0

    def start(self) -> None:
        """Show the best first."""
        self._number = 0

    def state(self) -> SimpleState:
        return answering(self._picture, self._session, self._number, speech=self._speech, now=self._now)

    def pick(self, key: str) -> None:
        """Yes to the place shown, which books it at once where no number is needed; another, or all again; or say it
        is missing.
        """
        count = len(offered(self._picture, self._session, now=self._now))
        visit = self._simple.visit
        if key == WISH:
            self._models.wishing.open()
        elif key == SPOKEN:
            visit.go(visit.navigation.opened(Page.SPOKEN))
        elif key in {"another", "again"}:
            self._number = self._number + 1 if key == "another" else 0
            self._simple.asked_anew()
        elif count > 0:
            self._models.results.take(self._number % count)
            self._models.confirm.book()

    def most_options(self, count: int) -> int:
        return super().most_options(count) if self._is_plain else MOST_BESIDE_PLACE


class Confirming(SimplePage):
    """The answer is on its way, somebody was faster, or a number is needed."""

    def state(self) -> SimpleState:
        confirm = self._models.confirm
        return confirming(
            confirm.state,
            self._session,
            is_waiting=bool(confirm.property("waiting")),
            speech=self._speech,
            now=self._now,
            is_brief=self._is_brief,
        )

    def pick(self, key: str) -> None:
        self._models.confirm.book() if key == "book" else self._models.confirm.goBack()

    def go_back(self) -> None:
        self._models.confirm.goBack()
