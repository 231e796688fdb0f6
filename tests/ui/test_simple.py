"""The simple way: one easy question a page, and one answer, over the same booking as everywhere."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import timedelta

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from booking_core.domain.bookings import Purpose
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.codes import code_of
from kiosk.touring.coming_to_rest import come_to_rest
from resources import RESOURCES
from tests.shots import Mode, Stage, requested, staged
from tests.shots_simple import (
    MINE,
    MODES,
    OWN_PAPER,
    READING,
    TO_AN_ANSWER,
    TOMORROW_AT_TWO,
    cannot_wait,
    everything_taken,
    now,
    one_small_room,
    scenes,
)
from tests.ui.fit import REACH
from tests.ui.herlev_day import MemoryDesk, booking, confirmed, herlev, picture_of_the_day, wall
from tests.ui.on_the_page import visible_in
from tests.ui.visitor import GUARD_MS, Arrive, Visitor
from ui.ideas import shipped_ideas
from ui.ports import BookingRefused, CentreSilent, HousePicture
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Comfort

MOST_WORDS = 10
ANSWERS = {"a-room", "a-receipt", "we-are-here", "not-coming", "leaving", "take-back", "me-too"} | {
    "yes-coming",
    "yes-staying",
    "yes-asking",
    "meeting",
    "movement",
    "yes-wait",
    "yes-list",
    "no-more",
    "off-the-list",
}
NOW_IN_THE_SIMPLE_WAY = next(scene for scene in scenes() if scene.play is now)
CANNOT_WAIT = next(scene for scene in scenes() if scene.play is cannot_wait)
IDEA = next(idea for idea in shipped_ideas() if idea.id == "choir")


def going(visitor: Visitor, *names: str) -> None:
    for name in names:
        visitor.touch(name)
        visitor.bot.wait(GUARD_MS)


def test_a_room_now_is_three_easy_questions_and_a_yes(arrive: Arrive) -> None:
    visitor = arrive()
    going(visitor, *TO_AN_ANSWER, "pick-yes")
    visitor.waits_for("codeCard")
    wish = visitor.desk.wishes[0]
    assert (wish.persons, wish.purpose) == (4, Purpose.MEETING)
    assert visitor.touches == 6


def test_another_place_is_shown_and_taken(arrive: Arrive) -> None:
    visitor = arrive()
    going(visitor, *TO_AN_ANSWER)
    first = visitor.text_of("name")
    going(visitor, "pick-another")
    second = visitor.text_of("name")
    going(visitor, "pick-yes")
    visitor.waits_for("codeCard")
    booked = visitor.desk.wishes[0].alternatives[0].space
    assert first != second == visitor.kiosk.picture.municipality.space_by_id[booked].name


def test_after_the_last_place_it_is_said_that_there_are_no_more(arrive: Arrive) -> None:
    visitor = arrive()
    going(visitor, *TO_AN_ANSWER)
    first = visitor.text_of("name")
    while visitor.sees("pick-another"):
        going(visitor, "pick-another")

    assert visitor.text_of("heading") == "Det var alle rummene"
    assert not visitor.sees("pick-yes")
    going(visitor, "pick-again")
    assert visitor.text_of("name") == first


def test_a_crowd_is_asked_for_its_size_as_far_as_the_town_has_room(arrive: Arrive) -> None:
    visitor = arrive()
    going(visitor, "simple", "pick-a-room")
    assert visitor.text_of("pick-150") == "51 til 150"
    assert visitor.text_of("pick-151") == "Flere end 150"

    going(visitor, "pick-150", "pick-other-day", "pick-2026-11-27", "pick-afternoon", TOMORROW_AT_TWO, "pick-music")

    assert visitor.text_of("name") == "Gårdrummet"


def test_the_largest_crowd_asks_the_house_for_a_hall(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(answers=requested))
    going(visitor, "simple", "pick-a-room", "pick-151", "pick-other-day", "pick-2026-11-27", "pick-afternoon")
    going(visitor, TOMORROW_AT_TWO, "pick-music")

    assert visitor.text_of("heading") == "Vil I spørge om det her\u00a0rum?"


def test_more_people_than_any_room_takes_hear_at_once_that_none_is_so_large(arrive: Arrive) -> None:
    visitor = arrive(one_small_room())
    going(visitor, "simple", "pick-a-room")
    assert not visitor.sees("pick-50")
    assert visitor.text_of("pick-17") == "Flere end 16"

    going(visitor, "pick-17")

    said = [str(item.property("text")) for item in visible_in(visitor.kiosk.window.contentItem())]
    assert "Der er ikke noget rum, der passer." in said
    assert any("har plads til 16" in words for words in said)
    assert visitor.sees("pick-wish")


def test_tomorrow_needs_a_number_which_is_the_next_question(arrive: Arrive) -> None:
    visitor = arrive()
    going(
        visitor,
        "simple",
        "pick-a-room",
        "pick-16",
        "pick-other-day",
        "pick-2026-11-27",
        "pick-afternoon",
        TOMORROW_AT_TWO,
        "pick-making",
    )
    going(visitor, "pick-yes")
    visitor.types("20304050")
    going(visitor, "pick-book")
    visitor.waits_for("codeCard")
    wish = visitor.desk.wishes[0]
    assert wish.alternatives[0].span == TimeSpan(wall("14:00", day=27), wall("15:00", day=27))
    assert (wish.persons, wish.phone) == (16, "20304050")


def taken_tomorrow(*spans: tuple[str, str]) -> HousePicture:
    """Everything is booked then, and in the night that follows."""
    spaces = [space.id for venue in herlev().venues for space in venue.spaces]
    night = [booking(space, "00:00", "05:00", day=28) for space in spaces]
    return picture_of_the_day(more=[*night, *(booking(space, *span, day=27) for space in spaces for span in spans)])


def test_of_a_day_only_the_hours_are_asked_for_at_which_something_is_free(arrive: Arrive) -> None:
    visitor = arrive(taken_tomorrow(("05:00", "13:00"), ("16:00", "23:45")))
    going(visitor, "simple", "pick-a-room", "pick-4", "pick-other-day", "pick-2026-11-27")
    assert not visitor.sees("pick-morning")
    assert not visitor.sees("pick-evening")

    going(visitor, "pick-afternoon")

    free = {f"pick-{wall(hour, day=27).isoformat()}" for hour in ("13:00", "14:00", "15:00")}
    assert {hour for hour in free if visitor.sees(hour)} == free
    assert not visitor.sees(f"pick-{wall('16:00', day=27).isoformat()}")


def test_where_a_day_has_nothing_free_another_one_is_offered_and_the_house_can_be_told(arrive: Arrive) -> None:
    visitor = arrive(taken_tomorrow(("05:00", "23:45")))
    going(visitor, "simple", "pick-a-room", "pick-4", "pick-other-day", "pick-2026-11-27")
    assert visitor.text_of("heading") == "Der er ikke noget\u00a0frit"
    assert visitor.sees("pick-wish")

    going(visitor, "pick-other-day")

    assert visitor.text_of("heading") == "Hvilken dag?"


def test_who_is_refused_without_a_number_types_one_and_has_the_room(arrive: Arrive) -> None:
    refused = BookingRefused((Refusal(RefusalCode.NAME_NEEDED_PAUSE, {"minutes": 2}),))
    visitor = arrive(desk=MemoryDesk(answers=lambda wish: confirmed(wish) if wish.phone else refused))
    going(visitor, *TO_AN_ANSWER, "pick-yes", "pick-number")
    visitor.types("20304050")
    going(visitor, "pick-book")
    visitor.waits_for("codeCard")
    assert visitor.text_of("way").startswith("1. sal, op ad trappen")
    assert visitor.text_of("kept").startswith("Huset ved, at I er her.")


def test_what_is_open_to_all_is_one_easy_question_and_a_slip(arrive: Arrive) -> None:
    visitor = arrive()
    going(visitor, "simple", "pick-what-is-on")
    assert visitor.text_of("heading") == "Hvad vil I med\u00a0til?"

    going(visitor, f"pick-{READING.id}", "pick-print")
    visitor.waits_for("pick-done")
    ((outing, _),) = visitor.desk.slips
    assert outing.title == "Læseklub"
    going(visitor, "pick-done")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.ATTRACT)


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        (("pick-what-is-on",), ["Nu, til kl. 22", "Nu, til kl. 17", "Kl. 15", "Kl. 17"]),
        (("pick-something-else", "pick-houses", "pick-bibliotek"), ["Fra kl. 14.15 til kl. 15.15"] * 3),
    ],
)
def test_what_a_clock_shows_stands_beside_it_in_words_and_is_spoken(
    arrive: Arrive, ways: tuple[str, ...], told: list[str]
) -> None:
    visitor = arrive()
    going(visitor, "simple", *ways)
    page = visible_in(visitor.kiosk.window.contentItem())
    words = [str(item.property("text")).replace("\u00a0", " ") for item in page if item.objectName() == "detail"]
    tiles = [
        str(item.property("spoken")).replace("\u00a0", " ") for item in page if item.objectName().startswith("pick-")
    ]
    assert words == told
    assert all(spoken.endswith(when) for spoken, when in zip(tiles, told, strict=True))


def test_however_the_time_is_asked_for_there_are_three_steps(arrive: Arrive) -> None:
    visitor = arrive()
    told = []
    for name in ("simple", "pick-a-room", "pick-4", "pick-other-day", "pick-2026-11-27", "pick-afternoon"):
        going(visitor, name)
        told.append(visitor.kiosk.models["simple"].property("progress"))
    going(visitor, TOMORROW_AT_TWO)
    told.append(visitor.kiosk.models["simple"].property("progress"))

    first, second, last = (f"Spørgsmål {number} af 3" for number in (1, 2, 3))
    assert told == ["", first, second, second, second, second, last]


def test_an_idea_asks_only_when(arrive: Arrive) -> None:
    visitor = arrive()
    going(visitor, "simple", "pick-something-else", "pick-ideas", "pick-choir")
    assert visitor.text_of("heading") == "Hvornår?"
    assert not visitor.sees("stepProgress")

    going(visitor, "pick-now")
    visitor.waits_for("pick-yes")

    session = visitor.kiosk.visit.session
    assert (session.purpose, session.persons, session.openness) == (Purpose.MUSIC, IDEA.persons, IDEA.openness)


def test_a_room_of_another_house_is_found_and_had_in_the_simple_way(arrive: Arrive) -> None:
    visitor = arrive()
    going(visitor, "simple", "pick-something-else", "pick-houses", "pick-bibliotek", "pick-bib-gruppe1")
    assert visitor.text_of("name") == "Grupperum 1"
    going(visitor, "back")
    assert visitor.text_of("heading") == "Hvilket rum?"

    going(visitor, "pick-bib-gruppe1", "pick-book", "pick-book")
    visitor.waits_for("codeCard")

    assert visitor.desk.wishes[0].alternatives[0].space == "bib-gruppe1"


def test_a_room_that_is_free_for_less_than_an_hour_is_had_until_then(arrive: Arrive) -> None:
    visitor = arrive(picture_of_the_day(more=[booking("bib-gruppe1", "15:00", "16:00")]))
    going(visitor, "simple", "pick-something-else", "pick-houses", "pick-bibliotek", "pick-bib-gruppe1")
    assert visitor.text_of("when").replace("\u00a0", " ").endswith("Fra kl. 14.15 til kl. 15")

    going(visitor, "pick-book", "pick-book")
    visitor.waits_for("codeCard")

    (place,) = visitor.desk.wishes[0].alternatives
    assert (place.space, place.span) == ("bib-gruppe1", TimeSpan(wall("14:15"), wall("15:00")))


def test_a_code_is_typed_on_an_easy_page_and_forgotten_on_the_way_back(arrive: Arrive) -> None:
    visitor = arrive(picture_of_the_day(more=[MINE]), desk=MemoryDesk(kept={code_of(MINE.id): OWN_PAPER}))
    going(visitor, "simple", "pick-a-receipt")
    visitor.types("123")
    going(visitor, "back", "pick-a-receipt")
    assert visitor.text_of("typed") == "___ ___ ___"

    visitor.types(code_of(MINE.id))
    going(visitor, "pick-show")

    visitor.waits_for("pick-giving-back")


@pytest.mark.parametrize("form", ["simple-100", "simple-150", "simple-200", "simple-low-100"])
def test_no_key_moves_while_a_code_is_typed(arrive: Arrive, form: str) -> None:
    visitor = arrive()
    going(visitor, "simple", "pick-a-receipt")
    screens, mode = visitor.kiosk, next(one for one in MODES if one.name == form)
    screens.window.resize(mode.size)
    screens.visit.choose_comfort(mode.of(screens.visit.comfort))
    come_to_rest(screens.window)
    before = key_in(visitor)

    visitor.types(code_of(MINE.id))
    visitor.waits_for("pick-show")
    come_to_rest(screens.window)

    assert key_in(visitor) == before


def key_in(visitor: Visitor) -> tuple[QPointF, float]:
    """Where a key begins, and how high it is."""
    page = visible_in(visitor.kiosk.window.contentItem())
    (key,) = (item for item in page if item.objectName() == "key-0")
    return key.mapToScene(QPointF()), key.height()


def test_where_nothing_is_free_they_wait_and_leave_the_list_again_one_question_a_page(arrive: Arrive) -> None:
    visitor = arrive(everything_taken())
    going(visitor, *TO_AN_ANSWER, "pick-wait")
    assert visitor.text_of("heading") == "Vil I vente?"

    going(visitor, "pick-wait")
    visitor.types("40217355")
    going(visitor, "pick-join")
    visitor.waits_for("codeCard")
    ((_, need, contact, _),) = visitor.desk.joins
    assert (need.persons, contact.phone) == (4, "40217355")

    going(visitor, "pick-leaving", "pick-stay")
    assert visitor.sees("codeCard")
    going(visitor, "pick-leaving", "pick-leave")
    visitor.waits_until(lambda: not visitor.sees("pick-stay") and visitor.sees("pick-done"))
    assert visitor.desk.left


def test_who_lets_others_in_can_tell_which_languages_are_spoken(arrive: Arrive) -> None:
    visitor = arrive()
    going(visitor, "simple", "pick-something-else", "pick-ideas", "pick-choir", "pick-now", "pick-spoken")
    going(visitor, "pick-da", "pick-uk", "pick-da")
    assert visitor.text_of("on") == "Videre til rummet"
    going(visitor, "on", "pick-yes")
    visitor.types("20304050")
    going(visitor, "pick-book")
    visitor.waits_for("codeCard")
    assert visitor.desk.wishes[0].spoken == ("uk",)


def test_a_question_is_walked_back_to(arrive: Arrive) -> None:
    visitor = arrive()
    going(visitor, "simple", "pick-a-room", "pick-4", "pick-later", "back")
    assert visitor.sees("pick-other-day")
    going(visitor, "back", "back")
    assert visitor.sees("pick-a-room")


def test_simple_and_low_and_very_large_go_together(arrive: Arrive) -> None:
    visitor = arrive()
    going(visitor, "textSize", "textSize", "low", *TO_AN_ANSWER, "pick-yes")
    visitor.waits_for("codeCard")
    assert visitor.highest_touch >= REACH


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("form", ["simple-100", "simple-150", "simple-low-200", "simple-landscape-100"])
def test_the_receipt_tells_what_then_where_then_when_and_nothing_smaller_before(form: str) -> None:
    told: list[tuple[str, int]] = []

    def look(stage: Stage, name: str, _: Mode) -> None:
        if name == "5-receipt":
            told.extend(_told_on_the_plate(stage.screens.window.contentItem()))

    with staged(NOW_IN_THE_SIMPLE_WAY, "da", look, modes=[mode for mode in MODES if mode.name == form]) as stage:
        now(stage)

    assert [words for words, _ in told] == ["Lokale 3, 1.\u00a0sal", "Fra kl.\u00a014.15 til kl.\u00a015.15"]
    assert [pixels for _, pixels in told] == sorted((pixels for _, pixels in told), reverse=True)


def _told_on_the_plate(page: QQuickItem) -> list[tuple[str, int]]:
    """The words of the plate from the top down, and how large they are."""
    words = [item for item in visible_in(page) if item.objectName() in {"platePlace", "plateTime"}]
    words.sort(key=lambda item: item.mapToScene(QPointF()).y())
    return [(item.property("text"), item.property("shownPixels")) for item in words]


def test_answers_that_have_room_on_a_line_are_as_large_as_the_question_and_all_of_a_page_alike() -> None:
    sizes: dict[str, set[int]] = {}

    def look(stage: Stage, page: str, _mode: Mode) -> None:
        shown = [item for item in visible_in(stage.screens.window.contentItem()) if item.objectName() == "title"]
        sizes[page] = {item.property("shownPixels") for item in shown}

    with staged(
        NOW_IN_THE_SIMPLE_WAY, "da", look, modes=[mode for mode in MODES if mode.name == "simple-100"]
    ) as stage:
        now(stage)

    assert {page: sizes[page] for page in ("0-home", "1-persons", "2-when", "4-answer")} == {
        "0-home": {54},  # "Vi har en kvittering" is longer
        "1-persons": {72},
        "2-when": {72},
        "4-answer": {72},
    }


def test_on_a_wide_screen_what_leaves_nothing_to_answer_fills_its_half() -> None:
    widths: list[float] = []

    def look(stage: Stage, page: str, _mode: Mode) -> None:
        if page == "58-no-list":
            widths.extend(
                one.width() for one in visible_in(stage.screens.window.contentItem()) if one.objectName() == "plate"
            )

    with staged(
        CANNOT_WAIT, "da", look, modes=[mode for mode in MODES if mode.name == "simple-landscape-100"]
    ) as stage:
        cannot_wait(stage)

    assert widths == [870]


def test_the_simple_way_ends_with_the_visit(arrive: Arrive) -> None:
    visitor = arrive()
    going(visitor, "simple", "pick-a-room", "pick-4")
    visitor.kiosk.visit.reset()
    visitor.waits_for("attractPage")
    assert visitor.kiosk.visit.comfort == Comfort("da")
    going(visitor, "simple", "pick-a-room")
    assert visitor.sees("pick-4")


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_sentence_is_long(language: str) -> None:
    table = tomllib.loads((RESOURCES / "translations" / language / "simple.toml").read_text(encoding="utf-8"))
    long = [sentence for sentence in _sentences(table["simple"]) if len(sentence.split()) > MOST_WORDS]
    assert long == []


@pytest.mark.parametrize(("language", "we"), [("da", "vi|os|vores"), ("en", "we|us|our"), ("de", "wir|uns|unser")])
def test_we_are_those_who_came_and_nobody_else(language: str, we: str) -> None:
    """Who answers "vi kommer ikke" would take a "vi" of the screen for their own."""
    table = tomllib.loads((RESOURCES / "translations" / language / "simple.toml").read_text(encoding="utf-8"))
    speaking = re.compile(rf"\b({we})\b", re.IGNORECASE)
    assert {key for key, words in table["simple"].items() if speaking.search(words)} <= ANSWERS


def _sentences(texts: Mapping[str, str]) -> Iterator[str]:
    for text in texts.values():
        yield from text.replace("?", ".").split(". ")


def test_when_nobody_answers_the_number_stands_there_and_a_second_try_shows(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(answers=lambda _: CentreSilent()))
    going(visitor, *TO_AN_ANSWER, "pick-yes")
    visitor.waits_for("pick-again")
    told = visitor.kiosk.models["simple"].property("sentence")
    assert "44\u00a000\u00a000\u00a001" in told

    going(visitor, "pick-again")

    again = "Prøvet 2 gange, sidst kl.\u00a014.08. Stadig intet svar."
    visitor.waits_until(lambda: again in str(visitor.kiosk.models["simple"].property("sentence")))
    going(visitor, "pick-again")
    visitor.waits_until(lambda: "3 gange" in str(visitor.kiosk.models["simple"].property("sentence")))


def test_late_in_the_evening_later_today_is_had_for_half_an_hour(arrive: Arrive) -> None:
    """Nobody has asked for an hour: in the simple way no one is asked how long."""
    visitor = arrive(now=wall("20:45"))
    going(visitor, "simple", "pick-a-room", "pick-4")
    assert visitor.detail_of("pick-later") == ""

    visitor = arrive(now=wall("21:05"))
    going(visitor, "simple", "pick-a-room", "pick-4")
    assert visitor.detail_of("pick-later") == "Højst 30 min."
    going(visitor, "pick-later", "pick-evening", f"pick-{wall('21:30').isoformat()}", "pick-meeting", "pick-yes")

    visitor.waits_for("codeCard")
    assert visitor.desk.wishes[0].alternatives[0].span == TimeSpan(wall("21:30"), wall("22:00"))


def test_another_day_is_for_an_hour_again_after_later_today_was_for_less(arrive: Arrive) -> None:
    visitor = arrive(now=wall("21:05"))
    going(visitor, "simple", "pick-a-room", "pick-4", "pick-later", "back")
    assert visitor.detail_of("pick-later") == "Højst 30 min."

    going(visitor, "pick-other-day")

    assert visitor.kiosk.visit.session.length == timedelta(hours=1)


def test_late_in_the_evening_later_today_is_barred_with_the_reason(arrive: Arrive) -> None:
    visitor = arrive(now=wall("21:35"))
    going(visitor, "simple", "pick-a-room", "pick-4")
    assert (visitor.text_of("pick-later"), visitor.detail_of("pick-later")) == ("Senere i dag", "Lukker kl.\u00a022")
    assert not visitor.can_touch("pick-later")
    assert visitor.can_touch("pick-now")
    assert visitor.can_touch("pick-other-day")


def test_while_every_house_is_closed_now_is_barred_and_says_until_when(arrive: Arrive) -> None:
    visitor = arrive(now=wall("22:40"))
    going(visitor, "simple", "pick-a-room", "pick-4")
    assert visitor.detail_of("pick-now") == "Åbner i morgen kl.\u00a07"
    assert not visitor.can_touch("pick-now")
    assert visitor.can_touch("pick-other-day")


def test_whoever_gives_a_room_back_finds_first_the_answer_that_keeps_it(arrive: Arrive) -> None:
    visitor = arrive(picture_of_the_day(more=[MINE]), desk=MemoryDesk(kept={code_of(MINE.id): OWN_PAPER}))
    going(visitor, "simple", "pick-a-receipt")
    visitor.types(code_of(MINE.id))
    going(visitor, "pick-show")
    visitor.waits_for("pick-giving-back")
    assert visitor.text_of("kept") == "Huset holder rummet til kl.\u00a014.30."

    going(visitor, "pick-giving-back")

    assert visitor.text_of("heading") == "Vil I stadig have rummet?"
    answers = [item for item in visible_in(visitor.kiosk.window.contentItem()) if item.objectName().startswith("pick-")]
    told = [(item.property("text"), bool(item.property("main"))) for item in answers]
    assert told == [("Ja, vi kommer", True), ("Giv rummet til\u00a0andre", False)]
