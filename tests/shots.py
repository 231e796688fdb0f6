"""Every screen in every language and mode, and every paper, as PNG: `make shots`, then look at them.

    build/shots/<language>-<mode>/<number>-<scene>.png      build/shots/paper/…

Each scene is walked once a language with plain text, and every page on the way is shown in every mode; where large
text divides a page, its further parts follow as -2, -3, -4. What does not fit stands in misfits.txt, and the program
exits with 1. The day is the one of the design pictures: Thursday 26 November 2026 in Herlev, at 14.08 in most scenes.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QMetaObject, QSize
from PySide6.QtGui import QGuiApplication, QImage

from booking_core.documents.outing_slip import outing_slip
from booking_core.documents.receipt_content import Issue, Wished, confirmed_receipt, request_receipt
from booking_core.documents.receipt_pdf import receipt_pdf
from booking_core.domain.bookings import Booking, Need, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.outings import Outing, outing_url
from booking_core.domain.identity import BookingId, CardId, VenueId
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.told.house_wishes import HouseAnswer, HouseWish, WeekPart, WishedPlace, WishHeard
from booking_core.protocol.codes import code_of, grouped
from kiosk.touring.finger import Finger
from kiosk.touring.tour import DEMO_PICTURES
from tests import (
    shots_desk,
    shots_desk_blocks,
    shots_desk_kiosks,
    shots_desk_sign_in,
    shots_mine,
    shots_requests,
    shots_schedule,
    shots_series,
)
from tests.shots_told import tell_of
from tests.theme import theme_of
from tests.ui.access.listener import HeardVoice
from tests.ui.fit import misfits
from tests.ui.herlev_day import (
    KIOSK,
    NOW,
    MemoryDesk,
    WallClock,
    booking,
    herlev,
    numbered_ids,
    picture_of_long_names,
    picture_of_round_the_clock,
    picture_of_the_day,
    proof_of,
    wall,
)
from ui.application import KioskApplication
from ui.ports import (
    BookingOutcome,
    BookingRefused,
    BookingRequested,
    BookingWish,
    CardNotTaken,
    CardRead,
    CardShown,
    CardTrouble,
    CentreSilent,
    ConditionKept,
    HousePicture,
    KioskOutOfOrder,
    PaperState,
    WishKept,
)
from ui.view_models.frame.frame import QUIET_SECONDS
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Comfort

PORTRAIT, LANDSCAPE = QSize(1080, 1920), QSize(1920, 1080)
LANGUAGES = ("da", "en")
HOUSE = VenueId("medborgerhus")
PAPER_DPI = "203"
SETTLE_MS = 30
PHOTO_MS = 300
PLAIN_PERCENT = 100
SINGING = booking("mh-lille-sal", "19:00", "21:00", title="Fællessang")
CARD, EXPIRED_CARD = "YE" + "A" * 142, "YE" + "B" * 142
CARDS: dict[str, CardRead] = {
    CARD: CardShown(CardId(UUID(int=0x8E34)), "8E34", KindOfUser.ASSOCIATION, "skak"),
    EXPIRED_CARD: CardNotTaken(CardTrouble.EXPIRED, date(2026, 9, 30)),
}
ELEVEN, LATE = wall("11:00"), wall("22:40")
EVENING = wall("21:10")
PAST_MIDNIGHT = wall("00:30", day=28)
MIDNIGHT, TWICE = wall("23:50"), datetime(2026, 10, 25, 0, 11, tzinfo=UTC)
TAKEN = Refusal(RefusalCode.TAKEN, {"free_from": wall("15:15")})


@dataclass(frozen=True, slots=True)
class Mode:
    """How a person wants to see the screen, as the accessibility bar offers it, and how the screen hangs."""

    name: str
    text_percent: int = 100
    high_contrast: bool = False
    landscape: bool = False
    low: bool = False
    simple: bool = False
    language: str = ""
    """Empty: the visit's own."""

    @property
    def size(self) -> QSize:
        """The window's."""
        return LANDSCAPE if self.landscape else PORTRAIT

    def of(self, comfort: Comfort) -> Comfort:
        """`comfort` in this mode."""
        return replace(
            comfort,
            text_percent=self.text_percent,
            high_contrast=self.high_contrast,
            low=self.low,
            simple=self.simple,
            language=self.language or comfort.language,
        )

    def spoken(self, language: str) -> "Mode":
        """The same in `language`."""
        return replace(self, name=f"{language}-{self.name}", language=language)


TWINS = (
    Mode("plain"),
    Mode("contrast", high_contrast=True),
    Mode("low", low=True),
    Mode("low-contrast", high_contrast=True, low=True),
    Mode("landscape", landscape=True),
    Mode("landscape-contrast", high_contrast=True, landscape=True),
)
"""Those of a screen that stands high come first: none ever turns from wide to high under somebody's hand."""
MODES = tuple(
    replace(twin, name=f"{twin.name}-text-{percent}" if percent > PLAIN_PERCENT else twin.name, text_percent=percent)
    for twin in TWINS
    for percent in (PLAIN_PERCENT, 150, 200)
)

Look = Callable[["Stage", str, Mode], None]
"""Called with the stage, a page's name and its mode, while the window shows it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A kiosk whose pages are looked at."""

    screens: KioskApplication
    finger: Finger
    look: Look
    modes: Sequence[Mode] = MODES

    def walk(self, *names: str) -> None:
        """Touch these controls, one after the other."""
        for name in names:
            self.finger.tap(name)
            self.finger.wait_until_still()

    def shoot(self, name: str) -> None:
        """Look at the page shown now, in every mode and all its parts."""
        window, visit = self.screens.window, self.screens.visit
        chosen = visit.comfort
        for mode in self.modes:
            if self.finger.find("stillHere") is None:
                self.screens.frame.touched()  # many modes take longer than a page waits for anybody
            window.resize(mode.size)
            visit.choose_comfort(mode.of(chosen))
            for part in self._parts():
                self.look(self, name if part == 1 else f"{name}-{part}", mode)
        visit.choose_comfort(chosen)
        window.resize(PORTRAIT)
        self.finger.wait_until_still()

    def picture(self) -> QImage:
        """What the window shows, once two looks in a row are the same."""
        before, now = QImage(), self.screens.window.grabWindow()
        while before != now:
            self.finger.pause(SETTLE_MS)
            before, now = now, self.screens.window.grabWindow()
        return now

    def _parts(self) -> Iterator[int]:
        """The numbers of the page's parts; each is shown and has come to rest before its number comes.

        Afterwards the first is shown again.
        """
        self.finger.wait_until_still()
        yield 1
        questions = self._questions()
        for part in range(2, questions + 1):
            self.turn("nextQuestion")
            yield part
        for _ in range(2, questions + 1):
            self._press("back")
        last = questions
        if self.turn("readOn"):
            for last in self._read_on(questions + 1):
                yield last
        if self.finger.find("resultsPage") is not None and self.turn("more"):
            yield last + 1
            while self.finger.find("take-0") is None and self._press("more"):
                pass

    def _read_on(self, part: int) -> Iterator[int]:
        """What is read on, from the number `part`: one card after the other, where it is cards."""
        yield part
        while self._press("nextCard") and self.finger.find("take-0") is None:
            self.finger.wait_until_still()
            yield (part := part + 1)
        self._press("readBack")
        self.finger.wait_until_still()

    def _questions(self) -> int:
        pages = [page for page in map(self.finger.find, ("findPage", "confirmPage")) if page is not None]
        has_more = self.finger.find("nextQuestion") is not None
        return int(pages[0].property("parts")) if pages and has_more else 1

    def turn(self, name: str) -> bool:
        """Let a control that is there show another part of the page."""
        is_there = self._press(name)
        if is_there:
            self.finger.wait_until_still()
        return is_there

    def _press(self, name: str) -> bool:
        """Activate a control that is there, without its guard against a second touch."""
        button = self.finger.find(name)
        return button is not None and QMetaObject.invokeMethod(button, "clicked")


Play = Callable[[Stage], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """One run of the kiosk: what it knows, how its desk answers, and what is touched and photographed."""

    play: Play
    picture: HousePicture = field(default_factory=picture_of_the_day)
    desk: MemoryDesk = field(default_factory=MemoryDesk)
    now: datetime = NOW


def main_job(stage: Stage) -> None:
    stage.shoot("01-attract")
    stage.walk("find")
    stage.shoot("02-find")
    stage.walk("show")
    stage.shoot("03-results")
    stage.walk("take-0")
    stage.shoot("04-confirm")
    stage.walk("book")
    stage.finger.wait_for(lambda: stage.finger.find("receiptPage") is not None, "the receipt")
    stage.shoot("05-receipt")


def a_scan_too_many(stage: Stage) -> None:
    """The receipt is on no paper, and something else is held under the reader."""
    stage.walk("find", "show", "take-0", "book")
    stage.finger.wait_for(lambda: stage.finger.find("receiptPage") is not None, "the receipt")
    stage.screens.scan("0101701234")
    stage.finger.wait_for(lambda: stage.finger.find("trouble") is not None, "that it is not read")
    stage.shoot("05-receipt-stays")


def without_centre(stage: Stage) -> None:
    stage.shoot("06-offline-attract")
    stage.walk("find", "show")
    stage.shoot("07-offline-results")
    stage.walk("take-0")
    stage.shoot("08-offline-confirm")
    stage.walk("request")
    stage.finger.wait_for(lambda: stage.finger.find("requestPage") is not None, "the request")
    stage.shoot("09-request")


def nothing_fits(stage: Stage) -> None:
    stage.walk("find", "persons-50", "need-hearing-loop", "need-child-friendly", "show")
    stage.shoot("10-nothing-fits")


def a_wish(stage: Stage) -> None:
    """What nothing fits for is said to the house, which has answered it before."""
    stage.walk("find", "persons-50", "need-hearing-loop", "need-child-friendly", "show", "openWish")
    stage.shoot("70-wish")
    stage.walk("row-2")
    stage.shoot("71-wish-part")
    stage.walk("row-4")
    stage.walk("act")
    stage.finger.wait_for(lambda: stage.screens.visit.page is Page.WISHED, "that the house has it")
    stage.shoot("72-wished")


def wishes_kept(stage: Stage) -> None:
    """Without contact: nothing has been heard yet, and what is said is kept."""
    stage.walk("openHouses", "openWishes")
    stage.shoot("75-no-wishes")
    stage.walk("act", "act")
    stage.finger.wait_for(lambda: stage.screens.visit.page is Page.WISHED, "that it is kept")
    stage.shoot("76-wish-kept")


def wishes(stage: Stage) -> None:
    """What others miss, and one of them that the house has answered."""
    stage.walk("openHouses", "openWishes")
    stage.shoot("73-wishes")
    stage.walk("row-0")
    stage.shoot("74-one-wish")


def on_the_waiting_list(stage: Stage) -> None:
    stage.walk("find", "persons-50", "need-kitchenette", "show")
    stage.shoot("33-worth-waiting")
    stage.walk("openJoining")
    stage.shoot("28-join")
    for digit in "40217355":
        stage.finger.tap(f"key-{digit}")
        stage.finger.pause_between_touches()
    stage.walk("join")
    stage.finger.wait_for(lambda: stage.finger.find("plate") is not None, "a place on the list")
    stage.shoot("29-joined")
    stage.walk("leave")
    stage.finger.wait_for(lambda: stage.finger.find("left") is not None, "that they are off the list")
    stage.shoot("31-left")


def cannot_join(stage: Stage) -> None:
    stage.walk("find", "persons-50", "need-kitchenette", "show", "openJoining")
    for digit in "40217355":
        stage.finger.tap(f"key-{digit}")
        stage.finger.pause_between_touches()
    stage.walk("join")
    stage.finger.wait_for(lambda: stage.finger.find("trouble") is not None, "why they are not on the list")
    stage.shoot("32-not-joined")
    stage.screens.post(picture_of_the_day(connected=False, seen_at=NOW - timedelta(minutes=16)))
    stage.finger.wait_for(lambda: stage.finger.find("away") is not None, "that nobody can join now")
    stage.shoot("30-join-away")


def set_up_by_themselves(stage: Stage) -> None:
    stage.walk("find", "persons-50", "show")
    stage.shoot("34-set-up-results")
    stage.walk("take-0")
    stage.shoot("35-set-up-confirm")
    stage.walk("book")
    stage.finger.wait_for(lambda: stage.finger.find("receiptPage") is not None, "the receipt")
    stage.shoot("36-set-up-receipt")


def come_along(stage: Stage) -> None:
    """What is open to all, and one of them."""
    stage.walk("openEvents")
    stage.shoot("40-come-along")
    stage.walk("row-1")
    stage.shoot("41-event")
    stage.walk("printSlip")
    stage.finger.wait_for(lambda: stage.finger.find("finish") is not None, "the slip")
    stage.shoot("60-event-slip")


def around(stage: Stage) -> None:
    """What the first page leads to where words are large."""
    stage.screens.visit.choose_comfort(replace(stage.screens.visit.comfort, text_percent=200))
    stage.walk("openAround")
    stage.shoot("39-around")


def an_idea(stage: Stage) -> None:
    stage.walk("openIdeas")
    stage.shoot("43-ideas")


def other_houses(stage: Stage) -> None:
    """From a search that nothing fits to a place in another house."""
    stage.walk("find", "persons-50", "need-hearing-loop", "need-child-friendly", "show", "openHouses")
    stage.shoot("45-houses")
    stage.walk("row-1")
    stage.shoot("46-house")
    stage.walk("row-1")
    stage.shoot("47-elsewhere")
    stage.walk("printSlip")
    stage.finger.wait_for(lambda: stage.finger.find("slip") is not None, "the slip")
    stage.shoot("48-elsewhere-slip")


def other_houses_away(stage: Stage) -> None:
    """While the centre is silent nothing elsewhere can be promised."""
    stage.walk("openHouses", "row-1", "row-0")
    stage.shoot("49-elsewhere-away")


def never_closed(stage: Stage) -> None:
    stage.shoot("83-never-closed")
    stage.walk("find", "show")
    stage.shoot("84-never-closed-results")
    stage.walk("take-0")
    stage.shoot("85-never-closed-confirm")


def soon_to_close(stage: Stage) -> None:
    """Past midnight in a house that closes at one: half an hour is left here."""
    stage.walk("find", "show")
    stage.shoot("94-soon-to-close-results")


def the_hour_that_comes_twice(stage: Stage) -> None:
    stage.shoot("86-comes-twice")
    stage.walk("find")
    stage.shoot("87-comes-twice-find")
    stage.walk("show")
    stage.shoot("88-comes-twice-results")
    stage.walk("more")
    stage.shoot("89-comes-twice-more")


def at_the_full_hour(stage: Stage) -> None:
    """The time begins where the ribbon does."""
    stage.walk("find", "show", "take-0")
    stage.shoot("77-full-hour")


def closed_for_the_night(stage: Stage) -> None:
    stage.shoot("81-closed-for-the-night")
    stage.walk("find")
    stage.shoot("91-closed-find")


def late_in_the_evening(stage: Stage) -> None:
    """The house closes before an hour more has passed."""
    stage.walk("find")
    stage.shoot("92-late-find")
    stage.walk("length-30")
    stage.shoot("93-late-find-short")


def full_house(stage: Stage) -> None:
    stage.shoot("82-full-house")


def long_names(stage: Stage) -> None:
    stage.shoot("78-long-names")
    stage.walk("find", "show")
    stage.shoot("79-long-names-results")
    stage.screens.start_over()
    stage.walk("openEvents")
    stage.shoot("80-long-names-come-along")


def another_day(stage: Stage) -> None:
    stage.walk("find", "when-other-day")
    stage.shoot("11-another-day")
    stage.walk("show", "take-0")
    stage.shoot("12-name-needed")
    stage.walk("who-phone")
    stage.shoot("13-phone")


def with_a_card(stage: Stage) -> None:
    """A place card in place of a number: first one that is no longer good."""
    stage.walk("find", "when-other-day")
    stage.screens.scan(CARD)
    stage.finger.wait_for(lambda: stage.screens.visit.session.card is not None, "the card")
    stage.shoot("58-card-while-looking")
    stage.walk("show")
    stage.shoot("59-card-at-the-places")
    stage.walk("take-0")
    stage.screens.scan(EXPIRED_CARD)
    stage.finger.wait_for(lambda: stage.screens.confirm.state.note != "", "why the card is not taken")
    stage.shoot("50-card-not-taken")
    stage.screens.scan(CARD)
    stage.finger.wait_for(lambda: stage.screens.confirm.state.note == "", "the card")
    stage.shoot("51-card-shown")
    stage.walk("book")
    stage.finger.wait_for(lambda: stage.finger.find("receiptPage") is not None, "the receipt")
    stage.shoot("62-receipt-of-tomorrow")


def in_the_open(stage: Stage) -> None:
    """A place in the open, whose roof is no choice any more today."""
    stage.walk("find", "persons-50", "show", "take-0")
    stage.shoot("34-in-the-open")


def languages_spoken(stage: Stage) -> None:
    stage.walk("find", "show", "take-0", "openness-open", "spokenThere", "spoken-en", "spoken-da")
    stage.shoot("56-spoken")
    stage.walk("back")
    stage.shoot("57-spoken-told")


def the_room(stage: Stage) -> None:
    stage.walk("find", "show", "take-0", "seeRoom")
    stage.finger.pause(PHOTO_MS)
    stage.shoot("54-room")


def my_receipt(stage: Stage) -> None:
    stage.walk("openReceipt")
    stage.shoot("14-my-receipt")


def no_answer(stage: Stage) -> None:
    stage.walk("find", "show", "take-0", "book")
    stage.finger.wait_for(lambda: stage.finger.find("stoppedPage") is not None, "the page after a failure")
    stage.shoot("15-no-answer")


def out_of_order(stage: Stage) -> None:
    stage.walk("find", "show", "take-0", "book")
    stage.finger.wait_for(lambda: stage.finger.find("stoppedPage") is not None, "the page after a failure")
    stage.shoot("16-out-of-order")


def no_printer(stage: Stage) -> None:
    """Without the centre either: what the kiosk holds it promises by itself."""
    stage.walk("find", "show")
    stage.shoot("52-offline-promised")
    stage.walk("take-0")
    stage.shoot("53-offline-promised-confirm")
    stage.walk("book")
    stage.finger.wait_for(lambda: stage.finger.find("receiptPage") is not None, "the receipt")
    stage.shoot("17-no-printer")


def found_again(stage: Stage) -> None:
    find_again(stage)
    stage.shoot("18-my-booking")
    stage.walk("askGiveBack")
    stage.shoot("19-give-back")


def something_broken(stage: Stage) -> None:
    find_again(stage)
    stage.walk("tell")
    stage.shoot("58-condition")
    stage.walk("pick-light")
    stage.shoot("59-condition-kind")
    stage.walk("pick-broken")
    stage.finger.wait_for(lambda: stage.finger.find("another") is not None, "that the house knows")
    stage.shoot("60-condition-told")


def something_broken_away(stage: Stage) -> None:
    find_again(stage)
    stage.walk("tell", "pick-other", "pick-missing")
    stage.finger.wait_for(lambda: stage.finger.find("another") is not None, "that the house will know")
    stage.shoot("61-condition-kept")


def find_again(stage: Stage) -> None:
    """Book, and come back with the code."""
    stage.walk("find", "show", "take-0", "book")
    stage.finger.wait_for(lambda: stage.finger.find("receiptPage") is not None, "the receipt")
    stage.walk("finish", "openReceipt")
    for digit in code_of(BookingId(numbered_ids()())):
        stage.finger.tap(f"key-{digit}")
        stage.finger.pause_between_touches()
    stage.walk("search")
    stage.finger.wait_for(lambda: stage.finger.find("askGiveBack") is not None, "the booking")


def unknown_code(stage: Stage) -> None:
    stage.walk("openReceipt")
    for digit in code_of(BookingId(numbered_ids()())):
        stage.finger.tap(f"key-{digit}")
        stage.finger.pause_between_touches()
    stage.walk("search")
    stage.finger.wait_for(lambda: stage.finger.find("search") is not None, "an end of the search")
    stage.finger.wait_for(lambda: stage.finger.find("trouble") is not None, "a word about the code")
    stage.shoot("26-unknown-code")


def gone_meanwhile(stage: Stage) -> None:
    stage.walk("find", "show", "take-0")
    stage.screens.post(picture_of_the_day(more=[booking("mh-lok3", "14:15", "15:15")]))
    stage.finger.wait_for(lambda: stage.finger.find("gone") is not None, "that the time is gone")
    stage.shoot("20-gone")


def refused(stage: Stage) -> None:
    stage.walk("find", "show", "take-0", "book")
    stage.finger.wait_for(lambda: stage.finger.find("stoppedPage") is not None, "the page after a no")
    stage.shoot("21-refused")


def sure_after_all(stage: Stage) -> None:
    stage.walk("find", "show", "take-0", "request")
    stage.finger.wait_for(lambda: stage.finger.find("requestPage") is not None, "the request")
    stage.screens.post(picture_of_the_day())
    stage.finger.wait_for(lambda: stage.finger.find("instead") is not None, "a place that is sure")
    stage.shoot("22-sure-instead")
    stage.walk("askWithdrawal")
    stage.shoot("23-withdraw")


def nobody_there(stage: Stage) -> None:
    stage.walk("find")
    for _ in range(QUIET_SECONDS + 1):
        stage.screens.beat()
    stage.shoot("24-still-here")


def quiet_day(stage: Stage) -> None:
    stage.shoot("25-quiet-day")


def one_event(stage: Stage) -> None:
    stage.shoot("27-one-event")


def halls_taken() -> HousePicture:
    """Whatever seats fifty as it stands is booked all afternoon."""
    large = ("mh-lille-sal", "mh-store-sal", "mh-foyer", "gg-laden", "gg-gaardrum", "by-pavillon")
    return picture_of_the_day(more=[booking(space, "14:00", "22:00") for space in large])


def all_taken_but_for_an_event() -> HousePicture:
    """Each room of the house is booked until some time this evening, and one of them then for all."""
    own, _ = herlev().kiosk_by_id[KIOSK]
    rooms = [space for space in own.spaces if len(space.rooms) == 1 and space.id != SINGING.space]
    ends = cycle(("17:15", "20:30", "18:45", "22:00"))
    taken = [booking(space.id, "12:00", end) for space, end in zip(rooms, ends, strict=False)]
    before = booking(SINGING.space, "12:00", "18:00")
    return replace(picture_of_the_day(), calendar=Calendar.of([SINGING, before, *taken]))


def wished_for() -> HousePicture:
    """What people have said that they miss, as the house has it."""
    singing = HouseWish(HOUSE, WishedPlace.HALL, Purpose.MUSIC, 60, WeekPart.EVENINGS, (Need.HEARING_LOOP,))
    answer = HouseAnswer("Salen på 1. sal får teleslynge i marts. Indtil da kan I låne en i skranken.", "", NOW)
    others = (
        HouseWish(HOUSE, WishedPlace.OUTDOORS, Purpose.EATING, 20, WeekPart.WEEKENDS),
        HouseWish(HOUSE, WishedPlace.ROOM, Purpose.MAKING, 8, WeekPart.ANY, (Need.STEP_FREE,)),
        HouseWish(HOUSE, WishedPlace.ROOM, Purpose.QUIET, 2, WeekPart.MORNINGS),
    )
    heard = (WishHeard(wish, 7 - number, NOW) for number, wish in enumerate(others))
    return replace(picture_of_the_day(), house_wishes=(WishHeard(singing, 12, NOW, answer), *heard))


def scenes() -> tuple[Scene, ...]:
    """Every scene, each with a desk of its own."""
    cut_off = picture_of_the_day(connected=False, seen_at=NOW - timedelta(minutes=16))
    away = replace(cut_off, held=frozenset())
    return (
        Scene(main_job),
        Scene(without_centre, away, MemoryDesk(answers=requested)),
        Scene(nothing_fits),
        Scene(on_the_waiting_list),
        Scene(cannot_join, desk=MemoryDesk(join_answer=CentreSilent())),
        Scene(set_up_by_themselves, halls_taken()),
        Scene(around),
        Scene(come_along),
        Scene(an_idea),
        Scene(other_houses),
        Scene(other_houses_away, away, MemoryDesk(paper=PaperState.NO_PRINTER)),
        Scene(another_day),
        Scene(with_a_card, desk=MemoryDesk(cards=dict(CARDS))),
        Scene(in_the_open, picture_of_the_day(more=[booking("mh-lille-sal", "14:15", "17:00")])),
        Scene(the_room),
        Scene(languages_spoken),
        Scene(my_receipt),
        Scene(no_answer, desk=MemoryDesk(answers=lambda _: CentreSilent())),
        Scene(out_of_order, desk=MemoryDesk(answers=lambda _: KioskOutOfOrder())),
        Scene(no_printer, cut_off, MemoryDesk(paper=PaperState.NO_PRINTER)),
        Scene(found_again),
        Scene(something_broken),
        Scene(something_broken_away, desk=MemoryDesk(condition_answer=ConditionKept())),
        Scene(unknown_code),
        Scene(gone_meanwhile),
        Scene(refused, desk=MemoryDesk(answers=lambda _: BookingRefused((TAKEN,)))),
        Scene(sure_after_all, away, MemoryDesk(answers=requested)),
        Scene(nobody_there),
        Scene(quiet_day, replace(picture_of_the_day(), calendar=Calendar.of(()))),
        Scene(one_event, replace(picture_of_the_day(), calendar=Calendar.of([SINGING]))),
        Scene(a_wish),
        Scene(wishes, wished_for()),
        Scene(wishes_kept, replace(cut_off, house_wishes=()), MemoryDesk(wish_answer=WishKept())),
        Scene(a_scan_too_many, desk=MemoryDesk(paper=PaperState.FAILED)),
        Scene(closed_for_the_night, picture_of_the_day(seen_at=LATE), now=LATE),
        Scene(late_in_the_evening, picture_of_the_day(seen_at=EVENING), now=EVENING),
        Scene(soon_to_close, picture_of_the_day(seen_at=PAST_MIDNIGHT), now=PAST_MIDNIGHT),
        Scene(full_house, all_taken_but_for_an_event()),
        Scene(long_names, picture_of_long_names()),
        Scene(never_closed, picture_of_round_the_clock(seen_at=MIDNIGHT), now=MIDNIGHT),
        Scene(the_hour_that_comes_twice, picture_of_round_the_clock(seen_at=TWICE), now=TWICE),
        Scene(at_the_full_hour, picture_of_the_day(seen_at=ELEVEN), now=ELEVEN),
    )


def requested(wish: BookingWish) -> BookingOutcome:
    """What a desk answers while the centre is silent."""
    return BookingRequested(wish, proof_of(wish.id), wish.alternatives[0].span.starts_at)


@contextmanager
def staged(scene: Scene, language: str, look: Look, *, modes: Sequence[Mode] = MODES) -> Iterator[Stage]:
    """The kiosk of `scene` in `language`, at its first page, to be looked at in `modes`."""
    seen_in = (mode.language for mode in modes if mode.language)
    languages = tuple(dict.fromkeys((language, *scene.picture.municipality.languages, *seen_in)))
    screens = KioskApplication(
        scene.picture,
        scene.desk,
        clock=WallClock(scene.now),
        languages=languages,
        voice=HeardVoice(),
        new_id=numbered_ids(),
        pictures=DEMO_PICTURES,
    )
    screens.show(size=PORTRAIT)
    theme_of(screens.window).setProperty("reducedMotion", True)
    try:
        yield Stage(screens, Finger(screens.window), look, modes)
    finally:
        screens.close()


def shoot_screens(folder: Path) -> list[str]:
    """Draw each page of each scene, in each language and mode; what does not fit comes back, a line each."""
    found: list[str] = []
    for language in LANGUAGES:

        def look(stage: Stage, name: str, mode: Mode, language: str = language) -> None:
            save(folder, language, stage, name, mode)
            found.extend(f"{language} {mode.name} {name}: {misfit}" for misfit in misfits(stage.screens.window))

        for scene in scenes():
            with staged(scene, language, look) as stage:
                scene.play(stage)
        for pictures in sorted(folder.glob(f"{language}-*")):
            tell_of(pictures)
    (folder / "misfits.txt").write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    return found


def save(folder: Path, language: str, stage: Stage, name: str, mode: Mode) -> None:
    """Keep a picture of the page, by language and mode."""
    file = folder / f"{language}-{mode.name}" / f"{name}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    stage.picture().save(str(file))


def shoot_papers(folder: Path) -> None:
    """Each kind of receipt in each language, at the resolution of a receipt printer."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in herlev().languages:
        for name, pdf in _papers(language):
            file = folder / f"{language}-{name}"
            file.with_suffix(".pdf").write_bytes(pdf)
            words = ["pdftoppm", "-r", PAPER_DPI, "-png", "-singlefile", f"{file}.pdf", str(file)]
            subprocess.run(words, check=True)


def _papers(language: str) -> Iterator[tuple[str, bytes]]:
    made = booking("mh-lok3", "14:15", "15:15")
    issue = _issue(made, language)
    yield "confirmed", receipt_pdf(confirmed_receipt(made, herlev(), issue=issue))
    yield "copy", receipt_pdf(confirmed_receipt(made, herlev(), issue=replace(issue, copy=True)))
    asked = [booking("bib-gruppe1", "18:00", "19:00"), booking("bib-gruppe1", "19:00", "20:00")]
    wishes = [Wished(one.space, one.span) for one in asked]
    stale = replace(issue, stale_since=NOW - timedelta(minutes=16))
    request = request_receipt(wishes, herlev(), issue=stale, answer_by=wishes[0].span.starts_at)
    yield "request", receipt_pdf(request)
    event = Outing(SINGING.space, SINGING.span, SINGING.title, SINGING.openness)
    yield "slip-event", receipt_pdf(outing_slip(event, herlev(), issue=_slip_issue(event, language)))
    free = Outing(asked[0].space, asked[0].span)
    yield "slip-free", receipt_pdf(outing_slip(free, herlev(), issue=_slip_issue(free, language)))


def _slip_issue(outing: Outing, language: str) -> Issue:
    url = outing_url(herlev().public_url, herlev().venue_of_space[outing.space].id, outing)
    return Issue(language=language, code="", url=url, issued_at=NOW, kiosk=KIOSK)


def _issue(made: Booking, language: str) -> Issue:
    url = proof_of(made.id).url
    return Issue(language=language, code=grouped(code_of(made.id)), url=url, issued_at=NOW, kiosk=KIOSK)


PARTS: Mapping[str, Callable[[Path], None]] = {
    "paper": shoot_papers,
    "janitor": shots_schedule.shoot,
    "desk": shots_desk.shoot,
    "desk-blocks": shots_desk_blocks.shoot,
    "desk-kiosks": shots_desk_kiosks.shoot,
    "desk-sign-in": shots_desk_sign_in.shoot,
    "requests": shots_requests.shoot,
    "series": shots_series.shoot,
    "mine": shots_mine.shoot,
}
"""What is drawn beside the pages of the kiosk, each part into a folder of its own."""


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots")
    application = QGuiApplication(sys.argv[:1])
    for name, shoot in PARTS.items():
        shoot(folder / name)
        tell_of(folder / name)
    found = shoot_screens(folder)
    del application
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
