"""What somebody is in the middle of on the confirm page: no choice yet, and nothing that the session keeps."""

from dataclasses import dataclass

from booking_core.domain.time_spans import TimeSpan
from ui.view_models.offering.moving import Limit
from ui.view_models.shown.phone_numbers import PhoneTrouble
from ui.view_models.visit.sayings import Saying, silence


@dataclass(frozen=True, slots=True)
class Draft:
    """A number half typed, an end half dragged, a part of the questions.

    `limit` is what stopped the end that was moved last. `window` is what the ribbon shows while a finger drags one;
    without it the ribbon is fitted to the choice. `digits_beyond` came after the last that a number has room for.
    `note` is why what was held under the reader was not taken. `section` is the first of the questions that are shown,
    where large text has no room for all.
    """

    limit: Limit | None = None
    window: TimeSpan | None = None
    phone_trouble: PhoneTrouble | None = None
    digits_beyond: int = 0
    keypad_open: bool = False
    note: Saying = silence
    section: int = 0


NOTHING_BEGUN = Draft()
