"""The simple way: every page of it, in each size of text, low and wide."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId
from booking_core.domain.places import Space
from booking_core.protocol.codes import code_of
from tests import shots_mine
from tests.shots import TAKEN, Mode, Scene, Stage, requested, save, staged, wished_for
from tests.shots_told import tell_of
from tests.ui.herlev_day import NOW, MemoryDesk, booking, herlev, numbered_ids, picture_of_the_day
from ui.ports import BookingRefused, CentreSilent, HousePicture, ReceiptFound
from ui.view_models.visit.navigation import Page

TEXT_PERCENTS = (100, 150, 200)
FORMS = (
    Mode("simple", simple=True),
    Mode("simple-low", simple=True, low=True),
    Mode("simple-landscape", simple=True, landscape=True),
)
MODES = tuple(
    replace(form, name=f"{form.name}-{percent}", text_percent=percent) for form in FORMS for percent in TEXT_PERCENTS
)
READING = booking("bib-salen", "13:30", "17:00")
MINE = booking("mh-lok3", "14:15", "15:15")
OWN_PAPER = ReceiptFound(code_of(MINE.id), "", MINE, None)
ENDED = {name: shots_mine.paper_of(name) for name in ("house-cancelled", "declined", "nobody-answered", "over")}
TO_AN_ANSWER = ("simple", "pick-a-room", "pick-4", "pick-now", "pick-meeting")
TOMORROW_AT_TWO = "pick-2026-11-27T13:00:00+00:00"


def now(stage: Stage) -> None:
    stage.walk("simple")
    stage.shoot("0-home")
    stage.walk("pick-a-room")
    stage.shoot("1-persons")
    stage.walk("pick-4")
    stage.shoot("2-when")
    stage.walk("pick-now")
    stage.shoot("3-what-for")
    stage.walk("pick-meeting")
    stage.shoot("4-answer")
    stage.walk("pick-yes")
    stage.finger.wait_for(lambda: stage.finger.find("codeCard") is not None, "the receipt")
    stage.shoot("5-receipt")


def no_more(stage: Stage) -> None:
    """All rooms were shown."""
    stage.walk("simple", "pick-a-room", "pick-4", "pick-now", "pick-meeting")
    while stage.finger.find("pick-another") is not None:
        stage.walk("pick-another")
    stage.shoot("4-no-more")


def too_many(stage: Stage) -> None:
    """More people than any room of a small town takes."""
    stage.walk("simple", "pick-a-room")
    stage.shoot("4-small-town")
    stage.walk("pick-17")
    stage.shoot("4-too-many")


def a_crowd(stage: Stage) -> None:
    """More people than are drawn."""
    stage.walk("simple", "pick-a-room", "pick-150", "pick-other-day", "pick-2026-11-27", "pick-afternoon")
    stage.walk(TOMORROW_AT_TWO, "pick-music")
    stage.shoot("4-a-crowd")


def tomorrow(stage: Stage) -> None:
    stage.walk("simple", "pick-a-room", "pick-16", "pick-other-day")
    stage.shoot("6-day")
    stage.walk("pick-2026-11-27")
    stage.shoot("7-part-of-day")
    stage.walk("pick-afternoon")
    stage.shoot("7-hour")
    stage.walk(TOMORROW_AT_TWO, "pick-making", "pick-yes")
    stage.shoot("8-phone")


def besides(stage: Stage) -> None:
    """What there is besides a search."""
    stage.walk("simple", "pick-what-is-on")
    stage.shoot("20-events")
    stage.walk(f"pick-{READING.id}")
    stage.shoot("21-event")
    stage.walk("pick-print")
    stage.finger.wait_for(lambda: stage.finger.find("pick-done") is not None, "the slip")
    stage.shoot("22-event-slip")
    stage.walk("pick-done", "simple", "pick-something-else", "pick-ideas")
    stage.shoot("23-ideas")
    stage.walk("back", "pick-houses")
    stage.shoot("24-houses")
    stage.walk("pick-bibliotek")
    stage.shoot("25-house")
    stage.walk("pick-bib-gruppe1")
    stage.shoot("26-room")


def missing(stage: Stage) -> None:
    """What others miss, one of it, and one's own wish."""
    stage.walk("simple", "pick-something-else", "pick-wishes")
    stage.shoot("30-wishes")
    stage.walk("pick-own")
    stage.shoot("31-wish")
    stage.walk("pick-mend")
    stage.shoot("32-mend")
    stage.walk("pick-purpose")
    stage.shoot("33-part")
    stage.walk("back", "pick-yes")
    stage.finger.wait_for(lambda: stage.finger.find("pick-done") is not None, "that the house knows")
    stage.shoot("34-told")


def broken(stage: Stage) -> None:
    """What is broken in one's own room."""
    stage.screens.mine.take_scan("QR")
    stage.finger.wait_for(lambda: stage.finger.find("tell") is not None, "the booking")
    stage.walk("simple", "pick-tell")
    stage.shoot("35-thing")
    stage.walk("pick-light")
    stage.shoot("36-kind")
    stage.walk("pick-broken")
    stage.finger.wait_for(lambda: stage.finger.find("pick-another") is not None, "that the house knows")
    stage.shoot("37-told")


def ended(stage: Stage) -> None:
    """Papers of what is theirs no more: cancelled by the house, declined, answered by nobody, and over."""
    for number, name in enumerate(ENDED, start=1):
        stage.walk("simple")
        stage.screens.mine.take_scan(name)
        stage.finger.wait_for(lambda: stage.finger.find("pick-done") is not None, "the booking")
        stage.shoot(f"16-{number}-{name}")
        stage.walk("pick-done")


def refused(stage: Stage) -> None:
    stage.walk(*TO_AN_ANSWER, "pick-yes")
    stage.finger.wait_for(lambda: stage.finger.find("pick-find") is not None, "the page after a no")
    stage.shoot("9-stopped")


def no_answer(stage: Stage) -> None:
    """Nobody answers, and once more."""
    stage.walk(*TO_AN_ANSWER, "pick-yes")
    stage.finger.wait_for(lambda: stage.finger.find("pick-again") is not None, "that nobody answers")
    stage.walk("pick-again")
    stage.finger.wait_for(lambda: stage.screens.visit.page is Page.STOPPED, "that nobody answers again")
    stage.shoot("15-no-answer")


def asked(stage: Stage) -> None:
    stage.walk(*TO_AN_ANSWER)
    stage.shoot("10-ask")
    stage.walk("pick-yes")
    stage.finger.wait_for(lambda: stage.finger.find("codeCard") is not None, "the request")
    stage.shoot("11-asked")


def held(stage: Stage) -> None:
    stage.walk(*TO_AN_ANSWER, "pick-yes")
    stage.finger.wait_for(lambda: stage.finger.find("codeCard") is not None, "the receipt")
    stage.walk("pick-done", "simple", "pick-a-receipt")
    stage.shoot("40-code")
    _type(stage, code_of(BookingId(numbered_ids()())))
    stage.shoot("41-code-typed")
    stage.walk("pick-show")
    stage.finger.wait_for(lambda: stage.finger.find("pick-giving-back") is not None, "the booking")
    stage.shoot("12-my-booking")
    stage.walk("pick-giving-back")
    stage.shoot("13-sure")
    stage.walk("pick-give-back")
    stage.finger.wait_for(lambda: stage.finger.find("pick-here") is None, "that it is given back")
    stage.shoot("14-given-back")


def unknown(stage: Stage) -> None:
    """A code that nothing stands behind."""
    stage.walk("simple", "pick-a-receipt")
    _type(stage, code_of(MINE.id))
    stage.walk("pick-show")
    stage.finger.wait_for(lambda: bool(stage.screens.mine.state.trouble), "that nothing is found")
    stage.shoot("42-code-unknown")


def waiting(stage: Stage) -> None:
    """Nothing is free: whether to wait, a number, the place on the list, and off it again."""
    stage.walk("simple", "pick-a-room", "pick-4", "pick-now", "pick-meeting")
    stage.shoot("50-nothing")
    stage.walk("pick-wait")
    stage.shoot("51-will-wait")
    stage.walk("pick-wait")
    stage.shoot("52-phone")
    _type(stage, "40217355")
    stage.shoot("53-phone-typed")
    stage.walk("pick-join")
    stage.finger.wait_for(lambda: stage.finger.find("codeCard") is not None, "a place on the list")
    stage.shoot("54-on-the-list")
    stage.walk("pick-leaving")
    stage.shoot("55-sure")
    stage.walk("pick-leave")
    stage.finger.wait_for(lambda: stage.finger.find("pick-leaving") is None, "that they are off the list")
    stage.shoot("56-off-the-list")


def cannot_wait(stage: Stage) -> None:
    """The centre does not answer, and then it is known to be away."""
    stage.walk("simple", "pick-a-room", "pick-4", "pick-now", "pick-meeting", "pick-wait", "pick-wait")
    _type(stage, "40217355")
    stage.walk("pick-join")
    stage.finger.wait_for(lambda: stage.finger.find("pick-join") is not None, "why they are not on the list")
    stage.shoot("57-not-on-the-list")
    stage.screens.post(replace(everything_taken(), connected=False, seen_at=NOW - timedelta(minutes=16)))
    stage.finger.wait_for(lambda: stage.finger.find("numberPad") is None, "that nobody can join now")
    stage.shoot("58-no-list")


def speaking(stage: Stage) -> None:
    """An idea that others may come to: which languages are spoken there."""
    stage.walk("simple", "pick-something-else", "pick-ideas", "pick-choir", "pick-now")
    stage.shoot("60-open-to-others")
    while stage.finger.find("pick-spoken") is None:
        stage.walk("more")
    stage.walk("pick-spoken", "pick-da")
    stage.shoot("61-languages")


def _type(stage: Stage, digits: str) -> None:
    for digit in digits:
        stage.finger.tap(f"key-{digit}")
        stage.finger.pause_between_touches()


def one_small_room() -> HousePicture:
    """A town with nothing but Lokale 3, which takes sixteen."""
    town = herlev()
    house = next(venue for venue in town.venues if venue.id == "medborgerhus")
    small = replace(house, spaces=tuple(one for one in house.spaces if one.id == "mh-lok3"))
    return replace(picture_of_the_day(), municipality=replace(town, venues=(small,)))


def everything_taken() -> HousePicture:
    """Every room of every house is booked today and tomorrow."""
    days = (NOW.day, NOW.day + 1)
    taken = [booking(space.id, "06:00", "23:45", day=day) for space in _of_all_rooms() for day in days]
    return replace(picture_of_the_day(), calendar=Calendar.of(taken))


def _of_all_rooms() -> Iterator[Space]:
    """Spaces that between them have every room, and none twice; the smallest of each first."""
    spaces = (space for venue in herlev().venues for space in venue.spaces)
    left = {room.id for venue in herlev().venues for room in venue.rooms}
    for space in sorted(spaces, key=lambda space: len(space.rooms)):
        if left.issuperset(space.rooms):
            left.difference_update(space.rooms)
            yield space


def scenes() -> tuple[Scene, ...]:
    """Every scene, each with a desk of its own."""
    away = replace(picture_of_the_day(connected=False, seen_at=NOW - timedelta(minutes=16)), held=frozenset())
    return (
        Scene(now),
        Scene(no_more),
        Scene(a_crowd),
        Scene(too_many, one_small_room()),
        Scene(tomorrow),
        Scene(refused, desk=MemoryDesk(answers=lambda _: BookingRefused((TAKEN,)))),
        Scene(no_answer, desk=MemoryDesk(answers=lambda _: CentreSilent())),
        Scene(asked, away, MemoryDesk(answers=requested)),
        Scene(held),
        Scene(ended, desk=MemoryDesk(kept=dict(ENDED))),
        Scene(unknown),
        Scene(waiting, everything_taken()),
        Scene(cannot_wait, everything_taken(), MemoryDesk(join_answer=CentreSilent())),
        Scene(speaking),
        Scene(besides),
        Scene(missing, wished_for()),
        Scene(broken, picture_of_the_day(more=[MINE]), MemoryDesk(kept={"QR": OWN_PAPER})),
    )


def shoot(folder: Path) -> None:
    """Every scene in Danish."""
    for scene in scenes():
        with staged(scene, "da", partial(save, folder, "da"), modes=MODES) as stage:
            scene.play(stage)


def main() -> None:
    application = QGuiApplication(sys.argv[:1])
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots/simple")
    shoot(folder)
    tell_of(folder)
    del application


if __name__ == "__main__":
    main()
