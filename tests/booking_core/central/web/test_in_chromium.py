"""Every page in a real browser: nothing in anybody's way, no wider than the screen, and all of it without script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it says no types
from playwright.sync_api import Page, ViewportSize

from booking_core.domain.bookings import BookingState
from booking_core.domain.time_spans import ONE_DAY
from booking_core.protocol.codes import code_of
from tests.booking_core.central.web.browsing import DESK, PHONE, Looking, Screen, chromium, look
from tests.booking_core.central.web.scenes import Town
from tests.booking_core.central.web.test_booking_form import FRIDAY, booked
from tests.booking_core.central.web.visits import THURSDAY, Visits, span

SMALLEST = ViewportSize(width=320, height=568)
WIDTHS = ((SMALLEST, 200), (PHONE, 100), (PHONE, 200))
"""How wide a screen is, and how large its text, in percent: the least room there is, and what people have."""
LANGUAGES = ("da", "en")
WITH_SIZES_OF_TARGETS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
CONTRAST_ALONE = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
LEAST_TARGET_PX = 24
A_PAGE_WITH_ANOTHER_STATUS = "Failed to load resource: the server responded with a status of 4"

WITH_TEXT_AT = """percent => {
    const root = document.documentElement;
    root.style.fontSize = '';
    root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * percent / 100}px`;
}"""

WIDER_THAN_THE_SCREEN = """() => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.querySelectorAll('body *:not(.skip):not(defs *)')].filter(element => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.right > width + 1 || box.left < -1);
    });
    const scrolls = document.documentElement.scrollWidth > width ? ['the page itself'] : [];
    return [...scrolls, ...wide.map(element => element.outerHTML.slice(0, 80))];
}"""

WORDS_BROKEN_WITHOUT_A_HYPHEN = """() => [...document.querySelectorAll('h1, h2, h3, h4')].flatMap(heading => {
    const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT), broken = [];
    while (texts.nextNode()) {
        for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\p{M}]+/gu)) {
            const lines = [...word[0]].map((_, at) => {
                const letter = document.createRange();
                letter.setStart(texts.currentNode, word.index + at);
                letter.setEnd(texts.currentNode, word.index + at + 1);
                return Math.round([...letter.getClientRects()].at(-1).top);  // a hyphen before it has a box of its own
            });
            if (new Set(lines).size > 1) broken.push(word[0]);
        }
    }
    return broken;
})"""

FOOT_OF_THE_HEAD = "() => document.querySelector('.top').getBoundingClientRect().bottom / innerHeight"

LINES_OF_CONTROLS = """() => [...document.querySelectorAll('.tick-line input, .line, select')].map(control => {
    const style = getComputedStyle(control);
    return [style.borderTopWidth, style.borderTopColor, style.backgroundColor].join(' ');
})"""

TOO_SMALL_TO_TOUCH = """least => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select'
)].filter(element => {
    const box = element.getBoundingClientRect();
    const sentence = element.closest('p, li, address');
    const isInline = sentence && sentence.textContent.trim().length > element.textContent.trim().length
        && getComputedStyle(element).display === 'inline';
    const isShown = element.checkVisibility() && !element.matches('.skip');
    return isShown && !isInline && (box.width < least || box.height < least);
}).map(element => element.outerHTML.slice(0, 80))"""

FOCUSED = """() => {
    const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
    const isSeen = box.width > 0 && box.left >= 0 && box.right <= innerWidth + 1;
    return [element.outerHTML.slice(0, 80), isSeen && style.outlineStyle === 'solid' && parseFloat(style.outlineWidth)];
}"""


@pytest.fixture(scope="module")
def looking() -> Iterator[Looking]:
    with chromium() as opened:
        yield opened


def url_of(visits: Visits) -> str:
    return visits.running.url


def each_page(town: Town, page: Page) -> Iterator[str]:
    """The name of each scene while `page` shows it."""
    for name, scene in town.scenes.items():
        look(page, url_of(town.visits), scene)
        yield name


def only_faulty(found: Mapping[str, object]) -> dict[str, object]:
    return {name: faults for name, faults in found.items() if faults}


@cache
def axe_script() -> str:
    return str(Axe().axe_script)


def violations(page: Page, options: Mapping[str, object] = WITH_SIZES_OF_TARGETS) -> list[str]:
    """What axe-core has against the page, by rule and place."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe_script())
    found = page.evaluate("options => axe.run(options).then(results => results.violations)", options)
    return [f"{rule['impact']} {rule['id']}: {node['html'][:90]}" for rule in found for node in rule["nodes"]]


def too_small(page: Page) -> list[str]:
    """What a finger may miss (WCAG 2.2, 2.5.8), apart from links within a sentence."""
    small: list[str] = page.evaluate(TOO_SMALL_TO_TOUCH, LEAST_TARGET_PX)
    return small


@dataclass(frozen=True, slots=True)
class Walk:
    """What is wrong with the pages on a phone in one language, by their names; each is opened once for all of it.

    What axe-core has against a page lies in its elements and colours, which are the same in every language: the
    languages take turns at it, by `checked`.
    """

    checked: frozenset[str]
    in_the_way: Mapping[str, list[str]]
    too_dark: Mapping[str, list[str]]
    too_wide: Mapping[str, list[str]]


@pytest.fixture(scope="module", params=LANGUAGES)
def walk(request: pytest.FixtureRequest, looking: Looking, town: Town) -> Walk:
    in_the_way: dict[str, list[str]] = {}
    too_dark: dict[str, list[str]] = {}
    too_wide: dict[str, list[str]] = {}
    checked = by_turns(town, request.param)
    with looking.page(PHONE, request.param, with_tools=True) as page:
        screen = Screen.of(page)
        for name in each_page(town, page):
            in_the_way[name] = too_small(page)
            if name in checked:
                in_the_way[name] += violations(page)
                page.emulate_media(color_scheme="dark")
                too_dark[name] = violations(page, CONTRAST_ALONE)
                page.emulate_media(color_scheme="light")
            for size, percent in WIDTHS:
                too_wide[f"{name} at {percent} % on {size['width']} px"] = overflow(page, screen, size, percent)
    return Walk(checked, in_the_way, too_dark, too_wide)


def by_turns(town: Town, language: str) -> frozenset[str]:
    """The scenes that are the turn of `language`."""
    return frozenset(list(town.scenes)[LANGUAGES.index(language) :: len(LANGUAGES)])


def test_each_page_is_the_turn_of_one_language(town: Town) -> None:
    turns = [by_turns(town, language) for language in LANGUAGES]

    assert sorted(name for turn in turns for name in turn) == sorted(town.scenes)


def test_nothing_stands_in_anybodys_way_on_a_phone(walk: Walk, town: Town) -> None:
    assert len(walk.in_the_way) == len(town.scenes)
    assert only_faulty(walk.in_the_way) == {}


def test_nor_before_the_letters_have_come(looking: Looking, town: Town) -> None:
    """The page stands in the phone's own letters until then."""
    with looking.page(PHONE, "da", with_tools=True) as page:
        page.route("**/*.woff2", lambda route: route.abort())
        for name in ("now", "house"):
            look(page, url_of(town.visits), town.scenes[name])

            assert too_small(page) == []


def test_everything_can_be_read_in_the_dark(walk: Walk) -> None:
    assert walk.too_dark.keys() == walk.checked
    assert only_faulty(walk.too_dark) == {}


def test_no_page_is_wider_than_the_screen_with_text_twice_as_large_either(walk: Walk, town: Town) -> None:
    assert len(walk.too_wide) == len(WIDTHS) * len(town.scenes)
    assert only_faulty(walk.too_wide) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_for_those_who_need_more_contrast(looking: Looking, town: Town, scheme: Literal["light", "dark"]) -> None:
    found = {}
    with looking.page(DESK, "da", with_tools=True) as page:
        page.emulate_media(contrast="more", color_scheme=scheme)
        for name in ("now", "house", "moved", "waiting", "cancelled-by-house", "code-mistyped"):
            look(page, url_of(town.visits), town.scenes[name])
            found[name] = violations(page)

    assert only_faulty(found) == {}


GROUND_AND_WORDS = """() => {
    const style = getComputedStyle(document.body);
    return [style.backgroundColor, style.color, document.getAnimations().length];
}"""


def test_paper_is_white_also_for_those_who_read_in_the_dark(looking: Looking, town: Town) -> None:
    seen = {}
    with looking.page(PHONE, "da") as page:
        look(page, url_of(town.visits), town.scenes["confirmed"])
        for media in ("screen", "print"):
            page.emulate_media(media=media, color_scheme="dark")
            seen[media] = page.evaluate(GROUND_AND_WORDS)

    assert seen == {
        "screen": ["rgb(13, 22, 19)", "rgb(238, 244, 241)", 0],
        "print": ["rgb(255, 255, 255)", "rgb(15, 34, 29)", 0],
    }


def test_a_page_from_the_right_is_no_wider_than_the_screen_either(looking: Looking, town: Town) -> None:
    with looking.page(PHONE, "ar") as page:
        screen, found = Screen.of(page), {}
        for name in ("now", "house", "code-found", "book-taken"):
            look(page, url_of(town.visits), town.scenes[name])
            found[name] = overflow(page, screen, PHONE, 100) + overflow(page, screen, SMALLEST, 200)

    assert only_faulty(found) == {}


@pytest.mark.parametrize("language", ["da", "de", "ar", "uk"])
def test_no_word_of_a_heading_is_cut_in_two_without_a_hyphen(looking: Looking, town: Town, language: str) -> None:
    found = {}
    with looking.page(PHONE, language) as page:
        for name in ("now", "house", "book", "join", "confirmed", "condition"):
            look(page, url_of(town.visits), town.scenes[name])
            for percent in (100, 200):
                page.evaluate(WITH_TEXT_AT, percent)
                found[f"{name} at {percent} %"] = page.evaluate(WORDS_BROKEN_WITHOUT_A_HYPHEN)

    assert only_faulty(found) == {}


@pytest.mark.parametrize("language", ["da", "ar"])
def test_with_text_twice_as_large_the_page_begins_on_the_first_screen(
    looking: Looking, town: Town, language: str
) -> None:
    with looking.page(PHONE, language) as page:
        look(page, url_of(town.visits), town.scenes["confirmed"])
        page.evaluate(WITH_TEXT_AT, 200)

        assert page.evaluate(FOOT_OF_THE_HEAD) < 0.6


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_ticked_stands_out_as_the_other_fields_do(
    looking: Looking, town: Town, scheme: Literal["light", "dark"]
) -> None:
    with looking.page(PHONE, "da") as page:
        page.emulate_media(color_scheme=scheme)
        look(page, url_of(town.visits), town.scenes["join"])

        assert len(set(page.evaluate(LINES_OF_CONTROLS))) == 1


LEFT_OF_EACH_GROUP = """() => {
    const text = document.querySelector('.code bdi').firstChild;
    return [0, 4, 8].map(at => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 3);
        return range.getBoundingClientRect().left;
    });
}"""


@pytest.mark.parametrize("scene", ["confirmed", "on-the-list"])
def test_a_code_is_read_from_the_left_on_a_page_from_the_right_too(looking: Looking, town: Town, scene: str) -> None:
    with looking.page(PHONE, "ar") as page:
        look(page, url_of(town.visits), town.scenes[scene])
        groups = page.evaluate(LEFT_OF_EACH_GROUP)

    assert groups == sorted(groups)


def overflow(page: Page, screen: Screen, size: ViewportSize, percent: int) -> list[str]:
    """What does not fit on a screen of that size with text of `percent`."""
    screen.resize(size)
    page.evaluate(WITH_TEXT_AT, percent)
    assert page.evaluate("() => innerWidth") == size["width"]
    wide: list[str] = page.evaluate(WIDER_THAN_THE_SCREEN)
    return wide


def test_no_page_asks_a_stranger_for_anything_or_complains(looking: Looking, town: Town) -> None:
    asked: set[str] = set()
    said: list[str] = []
    with looking.page(PHONE, "da") as page:
        page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
        page.on("console", lambda message: said.append(message.text))
        names = list(each_page(town, page))

    assert len(names) == len(town.scenes)
    assert asked - {""} == {urlsplit(url_of(town.visits)).netloc}
    assert [text for text in said if not text.startswith(A_PAGE_WITH_ANOTHER_STATUS)] == []


@pytest.mark.parametrize("scene", ["now", "house-tomorrow", "confirmed", "question", "code-mistyped"])
def test_whoever_uses_the_keyboard_sees_where_they_are(looking: Looking, town: Town, scene: str) -> None:
    with looking.page(PHONE, "da") as page:
        look(page, url_of(town.visits), town.scenes[scene])
        stops = page.locator("a[href], button, input:not([type=hidden])").count()
        seen = []
        for _ in range(stops):
            page.keyboard.press("Tab")
            seen.append(page.evaluate(FOCUSED))

    assert len({element for element, _ in seen}) > 1
    assert [element for element, outline_px in seen if not outline_px or outline_px < 2] == []


def test_the_first_stop_leads_past_the_head_of_the_page(looking: Looking, town: Town) -> None:
    with looking.page(PHONE, "da") as page:
        look(page, url_of(town.visits), town.scenes["now"])
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        assert page.url.endswith("#content")


def test_a_room_is_given_back_without_script(looking: Looking, visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    with looking.page(PHONE, "da", script=False) as page:
        page.goto(f"{url_of(visits)}/R/{made.receipt}")
        page.get_by_role("link", name="Vi kommer ikke. Giv rummet tilbage").click()
        page.get_by_role("button", name="Giv rummet tilbage").click()

        assert page.url == f"{url_of(visits)}/R/{made.receipt}"
        assert page.locator(".plate").inner_text() == "Afmeldt"
    assert visits.booking(made.booking).state is BookingState.CANCELLED_BY_CITIZEN


def test_whoever_thinks_again_keeps_the_room(looking: Looking, visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    with looking.page(PHONE, "da", script=False) as page:
        page.goto(f"{url_of(visits)}/R/{made.receipt}/cancel")
        page.get_by_role("link", name="Behold tiden").click()

        assert page.locator(".plate").inner_text() == "BEKRÆFTET"
    assert visits.booking(made.booking) == made.booking


def test_going_back_and_pressing_again_does_no_harm(looking: Looking, visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    with looking.page(PHONE, "da", script=False) as page:
        page.goto(f"{url_of(visits)}/R/{made.receipt}/cancel")
        page.get_by_role("button", name="Giv rummet tilbage").click()
        page.locator(".plate", has_text="Afmeldt").wait_for()
        page.go_back()
        if page.get_by_role("button").count():
            page.get_by_role("button").click()
        page.reload()

        assert page.locator(".plate").inner_text() == "Afmeldt"


def test_the_rest_of_a_time_is_given_back_with_the_keyboard_alone(looking: Looking, visits: Visits) -> None:
    made = visits.book("14:00", "16:00")
    with looking.page(DESK, "en", script=False) as page:
        page.goto(f"{url_of(visits)}/R/{made.receipt}/cancel")
        page.get_by_role("button", name="Hand the room back").press("Enter")

        assert page.locator(".plate").inner_text() == "Finished"
    assert visits.booking(made.booking).state is BookingState.COMPLETED


def test_a_room_is_found_and_booked_and_a_fault_in_it_told_without_script(looking: Looking, visits: Visits) -> None:
    with looking.page(PHONE, "da", script=False) as page:
        page.goto(url_of(visits))
        page.get_by_role("link", name="Book Lokale 5").click()
        page.get_by_label("Telefon").fill("40 21 73 55")
        page.get_by_role("button", name="Book", exact=True).click()
        booked, address = page.locator(".plate").inner_text(), page.url
        page.get_by_role("link", name="Noget er i stykker").click()
        page.get_by_label("Beskidt").check()
        page.get_by_label("Lys").check()
        page.get_by_role("button", name="Giv huset besked").click()
        told = page.locator("h1").inner_text()
        page.get_by_role("link", name="Tilbage til bookingen").click()

        assert (booked, told, page.url) == ("BEKRÆFTET", "Tak", address)
        with page.expect_download() as calendar:
            page.get_by_role("link", name="Læg i kalenderen").click()
        assert calendar.value.suggested_filename == "moedested.ics"


def test_a_day_a_year_ahead_is_asked_for_by_its_date_and_none_behind_it(looking: Looking, visits: Visits) -> None:
    last, behind = (str(THURSDAY + ahead * ONE_DAY) for ahead in (365, 366))
    with looking.page(PHONE, "da", script=False) as page:
        page.goto(f"{url_of(visits)}/houses/medborgerhus?lang=en")
        page.get_by_label("Which day").fill(last)
        page.get_by_role("button", name="Show the day").click()
        shown = page.locator(".on .lead").inner_text()
        page.get_by_label("Which day").fill(behind)
        page.get_by_role("button", name="Show the day").click()

        assert shown.startswith("Friday 26 November 2027")
        assert page.url == f"{url_of(visits)}/houses/medborgerhus?lang=en&day={last}"


def test_who_books_goes_back_and_presses_again_has_one_room(looking: Looking, visits: Visits) -> None:
    with looking.page(PHONE, "da", script=False) as page:
        page.goto(f"{url_of(visits)}/houses/medborgerhus/mh-lok3/book?day=2026-11-27")
        page.get_by_label("Telefon").fill("40 21 73 55")
        page.get_by_role("button", name="Book", exact=True).click()
        page.locator(".plate", has_text="BEKRÆFTET").wait_for()
        page.go_back()
        assert page.locator("#starts option").first.inner_text() != "kl. 8"
        page.go_forward()
        page.reload()

        assert page.locator(".plate").inner_text() == "BEKRÆFTET"
    assert [one.span for one in booked(visits)] == [span("08:00", "09:00", FRIDAY)]


def test_one_joins_the_waiting_list_and_leaves_it_without_script(looking: Looking, visits: Visits) -> None:
    with looking.page(PHONE, "ar", script=False) as page:
        page.goto(f"{url_of(visits)}/houses/medborgerhus/waiting?day=2026-11-27")
        page.locator("#persons").fill("6")
        page.locator("#step-free").check()
        page.locator("#name").fill("010203-1234")
        page.locator("#phone").fill("40 21 73 55")
        page.locator("main form button").click()
        refused, name = page.locator("#wrong-name").inner_text(), page.locator("#name").input_value()
        still_ticked = page.locator("#step-free").is_checked()
        page.locator("main form button").click()
        joined = page.url
        page.locator(".actions a").last.click()
        page.locator("main form button").click()

        assert ("CPR" in refused, name, still_ticked) == (True, "", True)
        assert page.url == joined
    assert visits.running.centre.store.waiting.everybody(now=visits.running.clock()) == ()


def test_a_code_is_mended_and_found_without_script(looking: Looking, visits: Visits) -> None:
    code = code_of(visits.book("14:15", "15:15").booking.id)
    with looking.page(PHONE, "da", script=False) as page:
        page.goto(url_of(visits))
        page.get_by_role("link", name="Tast koden").click()
        page.get_by_label("Koden på kvitteringen").fill(code[:-1])
        page.get_by_role("button", name="Vis tiden").click()
        complaint, again = page.get_by_role("alert").inner_text(), page.get_by_label("Koden på kvitteringen")
        kept = again.input_value()
        again.fill(code)
        page.get_by_role("button", name="Vis tiden").click()

        assert (complaint, kept) == ("Der mangler cifre. Koden har ni.", code[:-1])
        assert page.locator(".plate").inner_text() == "BEKRÆFTET"


def test_the_language_of_a_form_to_be_mended_is_changed_without_script(looking: Looking, visits: Visits) -> None:
    with looking.page(PHONE, "da", script=False) as page:
        page.goto(f"{url_of(visits)}/houses/medborgerhus/mh-lok3/book?day=2026-11-27")
        page.get_by_label("Telefon").fill("12")
        page.get_by_label("E-mail").fill("aase@example.org")
        page.locator("form.booking button").click()
        page.get_by_role("button", name="English").click()

        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator("#wrong-phone").is_visible()
        assert page.get_by_label("E-mail").input_value() == "aase@example.org"
        assert urlsplit(page.url).query == "lang=en"


def test_another_day_and_another_language_are_chosen_without_script(looking: Looking, town: Town) -> None:
    with looking.page(PHONE, "da", script=False) as page:
        page.goto(url_of(town.visits))
        page.get_by_role("link", name="English").click()
        page.get_by_role("link", name="Herlev Bibliotek").click()
        page.get_by_role("link", name="Tomorrow").click()

        assert page.locator("html").get_attribute("lang") == "en"
        assert "Friday 27 November" in page.locator("main").inner_text()
