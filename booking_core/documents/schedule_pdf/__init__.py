"""The janitor's daily schedule on A4: black ink alone, rows to tick off, every page readable by itself.

Measured in dots of 150 dpi from the upper left corner: the page is 1240 by 1754. A row is never torn, a heading
never left without a row, and what is too long for its column ends in an ellipsis.

    sheet     what follows what, and where a page begins
    heads     the head of a page, plates and strips      table    the tasks
    ribbons   the time in the rooms                      closed_day
    pieces    what is drawn in one piece                 pen      what draws it
    measures  the page, its columns and typefaces
"""

from booking_core.documents.schedule_pdf.measures import BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT
from booking_core.documents.schedule_pdf.sheet import schedule_pdf

__all__ = [
    "BOTTOM",
    "LEFT",
    "PAGE_HEIGHT",
    "PAGE_WIDTH",
    "RIGHT",
    "schedule_pdf",
]
