"""What the find page asks, and how much of it has room at a time: large words and low controls leave less."""

from enum import StrEnum

from ui.view_models.session import Comfort, When


class Question(StrEnum):
    WHEN = "when"
    DAY = "day"
    START = "start"
    LENGTH = "length"
    PERSONS = "persons"
    PURPOSE = "purpose"
    MORE_PURPOSES = "more-purposes"
    NEEDS = "needs"


Page = tuple[Question, ...]

LARGE_PERCENT = 150
OF_TIME = (Question.WHEN, Question.DAY, Question.START, Question.LENGTH)
OTHERS: tuple[Page, ...] = ((Question.PERSONS,), (Question.PURPOSE,), (Question.NEEDS,))
OTHERS_IN_PARTS: tuple[Page, ...] = (
    (Question.PERSONS,),
    (Question.PURPOSE,),
    (Question.MORE_PURPOSES,),
    (Question.NEEDS,),
)
ASKED = {
    When.NOW: (Question.WHEN, Question.LENGTH),
    When.LATER: (Question.WHEN, Question.START, Question.LENGTH),
    When.OTHER_DAY: OF_TIME,
}


def sections_at_a_time(comfort: Comfort) -> int:
    """How many of the four there is room for: when, how many, what for, what is needed."""
    sections = {100: 4, 150: 2, 200: 1}[comfort.text_percent]
    return max(1, sections // 2) if comfort.low else sections


def question_pages(when: When, comfort: Comfort) -> tuple[Page, ...]:
    """The questions to be answered, as many at a time as there is room for."""
    asked = ASKED[when]
    count = sections_at_a_time(comfort)
    if comfort.low and comfort.text_percent >= LARGE_PERCENT:
        others = OTHERS if comfort.text_percent == LARGE_PERCENT else OTHERS_IN_PARTS
        return (*_time_in_parts(asked, comfort), *others)
    sections = (asked, *OTHERS)
    return tuple(sum(sections[first : first + count], ()) for first in range(0, len(sections), count))


def _time_in_parts(asked: Page, comfort: Comfort) -> tuple[Page, ...]:
    """With low controls large words leave room for two rows of answers, very large ones for little more than one."""
    if comfort.text_percent == LARGE_PERCENT and Question.DAY not in asked:
        return (asked,)
    together = (Question.WHEN, Question.DAY) if comfort.text_percent == LARGE_PERCENT else (Question.WHEN,)
    parts = (together, (Question.DAY,), (Question.START, Question.LENGTH))
    left = list(asked)
    pages: list[Page] = []
    for part in parts:
        page = tuple(question for question in part if question in left)
        left = [question for question in left if question not in page]
        pages.extend([page] if page else [])
    return tuple(pages)


def page_of(question: Question, pages: tuple[Page, ...]) -> int:
    """The number of the page that asks `question`; the first where it is not asked."""
    return next((number for number, page in enumerate(pages) if question in page), 0)
