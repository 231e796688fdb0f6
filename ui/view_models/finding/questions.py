"""What the find page asks, and how much of it has room at a time: large words and low controls leave less."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from ui.view_models.visit.session import LARGE_PERCENT, Comfort, When


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

OF_TIME = (Question.WHEN, Question.DAY, Question.START, Question.LENGTH)
OF_TIME_LARGE: tuple[Page, ...] = ((Question.WHEN, Question.DAY), (Question.START, Question.LENGTH))
OF_TIME_LOW: Mapping[int, tuple[Page, ...]] = MappingProxyType(
    {
        150: OF_TIME_LARGE,
        200: ((Question.WHEN,), (Question.DAY,), (Question.START,), (Question.LENGTH,)),
    }
)
"""Large words leave room for a few rows of hours, and with low controls very large ones for nothing beside them."""

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
    asked, percent = ASKED[when], comfort.text_percent
    if comfort.low and percent >= LARGE_PERCENT:
        others = OTHERS if percent == LARGE_PERCENT else OTHERS_IN_PARTS
        return (*_parts_of(asked, OF_TIME_LOW[percent]), *others)
    if when is When.OTHER_DAY and percent >= LARGE_PERCENT:
        first, *rest = (*_parts_of(asked, OF_TIME_LARGE), *OTHERS)
        return (first, *_together(rest, sections_at_a_time(comfort)))
    return _together((asked, *OTHERS), sections_at_a_time(comfort))


def _together(parts: Sequence[Page], count: int) -> tuple[Page, ...]:
    """`count` of them at a time."""
    return tuple(sum(parts[first : first + count], ()) for first in range(0, len(parts), count))


def _parts_of(asked: Page, parts: Sequence[Page]) -> tuple[Page, ...]:
    """`parts` without what is not asked."""
    pages = (tuple(question for question in part if question in asked) for part in parts)
    return tuple(page for page in pages if page)


def page_of(question: Question, pages: tuple[Page, ...]) -> int:
    """The number of the page that asks `question`; the first where it is not asked."""
    return next((number for number, page in enumerate(pages) if question in page), 0)
