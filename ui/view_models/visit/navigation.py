"""Which page is shown, and which one lies behind it.

    ATTRACT ──► FIND ──► RESULTS ──► CONFIRM ──► RECEIPT
       │                    ▲           │   └───► STOPPED ──► CONFIRM (another time)
       └──► MY_RECEIPT      └── back ───┘

    ATTRACT ──► AROUND ──► EVENTS ──► OUTING
                      ├──► IDEAS ───► FIND
    RESULTS ──────────┴──► HOUSES ──► HOUSE ──► OUTING ──► CONFIRM

In a town of one house what leads to HOUSES leads to its HOUSE.

From ATTRACT each of the three can be opened at once. CONFIRM leads to the OUTING of its place and to the
languages SPOKEN there, and back. Wishes are reached from AROUND, and from RESULTS when nothing
fits: see `wish_words`.

MY_RECEIPT leads to CONDITION, where something is broken, and back. A receipt that is scanned brings MY_RECEIPT over
any page but CONFIRM, whose number it might be, and RECEIPT, whose code may be nowhere else; back leads to that page.

RESULTS, CONFIRM and STOPPED lead to JOIN, the waiting list, where there is something to wait for.

What is decided cannot be walked back into: "back" leads from RECEIPT and STOPPED past CONFIRM.
"""

from dataclasses import dataclass, replace
from enum import StrEnum


class Page(StrEnum):
    ATTRACT = "attract"
    FIND = "find"
    RESULTS = "results"
    CONFIRM = "confirm"
    RECEIPT = "receipt"
    STOPPED = "stopped"
    MY_RECEIPT = "my-receipt"
    JOIN = "join"
    AROUND = "around"
    EVENTS = "events"
    IDEAS = "ideas"
    HOUSES = "houses"
    HOUSE = "house"
    OUTING = "outing"
    SPOKEN = "spoken"
    WISHES = "wishes"
    WISH = "wish"
    WISH_PART = "wish-part"
    WISHED = "wished"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Navigation:
    """The page shown and the pages behind it, the nearest last."""

    page: Page = Page.ATTRACT
    behind: tuple[Page, ...] = ()

    def opened(self, page: Page) -> "Navigation":
        """`page` on top of this one; opening the page shown changes nothing."""
        if page is self.page:
            return self
        return Navigation(page, (*self.behind, self.page))

    def brought(self, page: Page) -> "Navigation":
        """`page`, which somebody brought with them, on top of this one; where it lies behind, back at it."""
        if page not in self.behind:
            return self.opened(page)
        return Navigation(page, self.behind[: self.behind.index(page)])

    @property
    def is_over_another(self) -> bool:
        """Whether a page that somebody was on, and not the first, lies behind this one."""
        return self.behind[-1:] not in {(), (Page.ATTRACT,)}

    def went_back(self) -> "Navigation":
        """The page behind this one; at the start it stays there."""
        if not self.behind:
            return self
        return Navigation(self.behind[-1], self.behind[:-1])

    def ended_at(self, page: Page) -> "Navigation":
        """`page` with only the start behind it: for what is decided."""
        return replace(self, page=page, behind=(Page.ATTRACT,))

    def stopped_at(self, page: Page) -> "Navigation":
        """`page` in place of the one shown, so that back leads past the one that failed."""
        return replace(self, page=page)
