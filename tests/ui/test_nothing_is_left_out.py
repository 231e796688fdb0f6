"""In the largest words nothing is left out: what a page says or offers in plain ones stands on one of its parts.

Each page is leafed through in both, over its questions, its further parts, its cards and the rows that follow, and
what stands on any of them is compared, sentence by sentence. What stands elsewhere is listed here, with where.
"""

import html
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.touring.finger import Finger
from tests import shots_mine
from tests.shots import MODES, Look, Mode, Stage, scenes, staged
from tests.slices import SLICED, slice_of
from tests.ui.fit import ICONS
from tests.ui.on_the_page import visible_in
from ui.view_models.visit.navigation import Page

pytestmark = SLICED

LARGEST = {"plain-text-200": "plain", "low-text-200": "plain", "landscape-text-200": "landscape"}
"""What each form in the largest words is measured by: the screen as it lies, in plain ones."""

LARGE = {"plain-text-150": "plain", "low-text-150": "plain", "landscape-text-150": "landscape"}
"""The same of large ones."""

WALKED = {scene.play.__name__: scene for scene in scenes()}
NOT_THE_PAGE = {"accessibilityBar", "kioskHeader", "timeRibbon", "ribbonLegend"}
"""What stands on every page; and time as it is drawn, which is told in words beside it."""

WAYS = ("row-0", "row-1", "row-2")
"""From the page that the first page leads to in larger words: *Kom med*, *Prøv en idé* and *Alle huse*."""

GOES_ON = ("more", "further")
"""The buttons that show the rows that follow, and after the last the first again."""

SECONDS = re.compile(r" \d+ (?=sekunder)")
"""What is counted down while one looks at it."""

WAITING = {"skriv mig på ventelisten": "the button says *Venteliste*"}
STEPS = {"kortere|længere": "the sign on the button says which, and it is read out"}
ONE_LAYOUT = {r"\[layout-.*]": "the only way the room stands is drawn, and nothing is there to choose"}
NEARLY = {
    "jeg mangler .*": "how many and when are seen a touch later, where the wish is told",
}
ASKED = "while it is asked; *Nej* leads back to all that is known"
AWAY = {
    "skærmen virker stadig|det, du ser, er fra kl|13.52|14.08": "when it is from stands a touch from the first page"
}
NO_RECEIPT = {"hold firkanten på kvitteringen .*": "said until something is taken; what is amiss says it again"}
HOW_MANY = {r"6 personer|\[persons-(less|more)]": "the number stands between its two buttons"}
NUMBER = {"dit telefonnummer": "called *Dit nummer*"}
CARD_SHOWN = {
    r"50-card.*: (\[book]|book og print|det koster .*|pladskort .*)": "one books where *Brug kortet* leads",
    r"50-card.*low.*: \[back]": "*Alligevel intet nummer*, below *Om nummeret*, leads back",
}
LANGUAGES_NAMED = {"sprog: .*": "a row names the languages without the word"}
FIRST_PAGE = {
    r"\[open(Events|Ideas|Houses)]": "the rows of the page that *Se mere* leads to",
    r"\[languages]|english, deutsch": "the languages stand behind *Sprog* in the bar",
}
AHEAD = {"i aften|om .* (min|timer)": "how long it is until something begins: when it does is told"}
FREE_WIDE = {r".*(lokale|sal\)|\(biblioteket\)|sal).* (til kl|hele døgnet)": "the place and until when, in a row each"}
FREE_LATER = {
    r"18|18\.45|20\.30|fra kl": "when: a search for then finds it",
    r"(lokale .|store sal, syd)( fra kl)?": "what is free from then on: the same search finds it",
}
ALWAYS = {"ledigt nu": "what is free round the clock says so"}
STANDS_ELSEWHERE: dict[str, dict[str, str]] = {
    "a_wish": {},
    "wishes": {},
    "wishes_kept": AWAY,
    "on_the_waiting_list": NEARLY | WAITING | NUMBER,
    "set_up_by_themselves": NEARLY | WAITING | STEPS,
    "soon_to_close": NEARLY | WAITING,
    "with_a_card": HOW_MANY | STEPS | NUMBER | CARD_SHOWN,
    "no_printer": STEPS | ONE_LAYOUT,
    "nobody_there": {},
    "closed_for_the_night": FIRST_PAGE | FREE_LATER | HOW_MANY,
    "full_house": FIRST_PAGE | FREE_LATER,
    "quiet_day": FIRST_PAGE | FREE_WIDE,
    "one_event": FIRST_PAGE | FREE_WIDE,
    "long_names": FIRST_PAGE | AHEAD | FREE_WIDE | LANGUAGES_NAMED | {"kom og se": "said of it on its page"},
    "never_closed": FIRST_PAGE | FREE_WIDE | ALWAYS | STEPS | ONE_LAYOUT,
    "the_hour_that_comes_twice": FIRST_PAGE | FREE_WIDE | ALWAYS,
    "sure_after_all": {"23-withdraw, .*": ASKED},
    "found_again": {"19-give-back, .*": ASKED},
    "cannot_join": NUMBER,
    "the_room": {},
    "my_receipt": {},
    "out_of_order": {},
    "unknown_code": NO_RECEIPT,
    "a_scan_too_many": {},
    "late_in_the_evening": {},
    "at_the_full_hour": STEPS | ONE_LAYOUT,
    "another_day": HOW_MANY
    | STEPS
    | NUMBER
    | {
        r"13-phone, .*: (\[book]|book og print|tast et .*)": "one books where *Brug nummeret* leads",
        r"13-phone, low.*: \[back]": "*Alligevel intet nummer*, below *Om nummeret*, leads back",
    },
    "around": {"39-around, .*": "a page of larger words alone; each line stands over the page it leads to"},
    "come_along": LANGUAGES_NAMED,
    "an_idea": {},
    "other_houses": {r"\[openWishes]|det mangler her": "among the ways that the first page leads to"},
    "other_houses_away": {},
    "something_broken": {},
    "something_broken_away": {},
    "no_answer": {},
    "refused": WAITING,
    "gone_meanwhile": WAITING,
    "in_the_open": STEPS | ONE_LAYOUT,
    "main_job": FIRST_PAGE | AHEAD | FREE_WIDE | STEPS | ONE_LAYOUT,
    "without_centre": FIRST_PAGE | AHEAD | FREE_WIDE | STEPS | {"så ledigt ud": "from when it is, is told"},
    "nothing_fits": NEARLY,
    "languages_spoken": STEPS
    | ONE_LAYOUT
    | {r"hvem må komme\?": "with low controls the languages stand in the place of the question"},
}
"""The scenes in which the rule holds, and for each what is not told again in the largest words, and why not.

A sentence, or a page of the scene with its forms and a sentence.
"""

SEEN = slice_of(
    tuple(STANDS_ELSEWHERE),
    ("come_along", "something_broken", "gone_meanwhile", "without_centre", "wishes", "soon_to_close", "full_house"),
)

OF_MINE: dict[str, dict[str, str]] = {
    "longer-alone": AWAY,
    "went-on-alone": AWAY,
    "half-read": NO_RECEIPT,
    "unknown": NO_RECEIPT,
    "scan-unproven": NO_RECEIPT,
}
"""The same of a booking one has come back to, by the names of its scenes; of those not listed all is told."""

SEEN_MINE = slice_of(tuple(shots_mine.SCENES), ("before", "weather", "several-receipts", "longer"))

Pages = dict[str, dict[str, set[str]]]
"""For each page, and each form it was seen in, what it says and offers on all its parts."""


def is_within(item: QQuickItem, names: str) -> bool:
    within: QQuickItem | None = item
    while within is not None and not re.fullmatch(names, within.objectName()):
        within = within.parentItem()
    return within is not None


def sentences(words: str) -> Iterator[str]:
    """Each sentence and each fact of a line, however it is broken and written."""
    plain = html.unescape(re.sub("<[^>]+>", "", words.replace("<br>", "\n")))
    plain = plain.replace("\N{NO-BREAK SPACE}", " ").replace("\N{SOFT HYPHEN}", "")
    plain = SECONDS.sub(" ", plain)
    return (one.strip(" .…").casefold() for one in re.split(r"\n| · |(?<=[.?!]) ", plain))


def words_of(item: QQuickItem) -> str:
    """As they are shown; of a row in full, where it had no room for them: the page behind it has."""
    shown = str(item.property("text"))
    return str(item.property("facts")) if shown.endswith("…") and is_within(item, r"row-\d+") else shown


def told_on(page: QQuickItem) -> set[str]:
    """The sentences that are seen, and in brackets what can be touched by a name of its own."""
    found: set[str] = set()
    for item in visible_in(page):
        if is_within(item, "|".join(NOT_THE_PAGE)):
            continue
        if item.inherits("QQuickText") and item.property("font").family() != ICONS:
            found.update(sentences(words_of(item)))
        if is_button(item) and not re.search(r"-\d+$", item.objectName()):
            found.add(f"[{item.objectName()}]")
    return found - {""}


def is_button(item: QQuickItem | None) -> bool:
    return item is not None and bool(item.property("activeFocusOnTab"))


def leafed_through(name: str) -> Pages:
    """The pages of that scene, with what is told on all their parts."""
    pages, look = looked_at()
    with staged(WALKED[name], "da", look, modes=forms(LARGEST)) as stage:
        WALKED[name].play(stage)
    return pages


def leafed_through_my_booking(name: str) -> Pages:
    """The same of a booking one has come back to, with what is opened of it and without."""
    pages, look = looked_at()
    with shots_mine.at_my_booking(name, "da") as kiosk:
        stage = Stage(kiosk, Finger(kiosk.window), look, forms(LARGEST | LARGE))
        stage.shoot(name)
        if kiosk.mine.state.panel:
            kiosk.mine.open(kiosk.mine.state.panel)
            stage.shoot(name)
    return pages


def forms(like: dict[str, str]) -> tuple[Mode, ...]:
    return tuple(mode for mode in MODES if mode.name in {*like, *like.values()})


def looked_at() -> tuple[Pages, Look]:
    """What is told on each page by now, and how a page is looked at."""
    pages: Pages = defaultdict(lambda: defaultdict(set))

    def look(stage: Stage, part: str, mode: Mode) -> None:
        page = re.sub(r"-\d$", "", part)
        pages[page][mode.name] |= told_on(stage.screens.window.contentItem())
        if page == part:
            pages[page][mode.name] |= told_further_on(stage) | told_behind_the_first_page(stage)

    return pages, look


def told_further_on(stage: Stage) -> set[str]:
    """What is told where the rows of a page go on, and where each of its parts is read on; it ends as it was."""
    page = stage.screens.window.contentItem()
    first, found = told_on(page), set[str]()
    for name in GOES_ON:
        while is_button(stage.finger.find(name)) and stage.turn(name) and (now := told_on(page)) != first:
            found |= now | told_where("readOn", stage, "readBack")
    return found


def told_behind_the_first_page(stage: Stage) -> set[str]:
    """What is told where *Se mere* leads in larger words: of what is open to all, ideas, houses and this one."""
    found = set[str]()
    if stage.screens.visit.page is Page.ATTRACT and stage.turn("openAround"):
        found |= told_on(stage.screens.window.contentItem())
        for way in WAYS:
            found |= told_where(way, stage)
        stage.turn("back")
    return found


def told_where(name: str, stage: Stage, back: str = "back") -> set[str]:
    """What is told where that button leads, if it is there; of houses, also in the first."""
    if not is_button(stage.finger.find(name)) or not stage.turn(name):
        return set()
    found = told_on(stage.screens.window.contentItem()) | told_further_on(stage)
    if stage.screens.visit.page is Page.HOUSES:
        found |= told_where("row-0", stage)
    stage.turn(back)
    return found


def left_out(pages: Pages, like: dict[str, str] = LARGEST) -> list[str]:
    """What larger words do not tell, a line each: the page, its form, and the sentence."""
    found = []
    for page, forms in pages.items():
        for form, plain in like.items():
            there = "\n".join(sorted(forms[form]))
            found += [f"{page}, {form}: {one}" for one in sorted(forms[plain]) if one not in there]
    return found


def unlisted(lost: list[str], listed: dict[str, str]) -> list[str]:
    """What is left out, and not said to stand elsewhere."""
    return [one for one in lost if not any(is_told_by(where, one) for where in listed)]


def needless(lost: list[str], listed: dict[str, str]) -> list[str]:
    """What is said to stand elsewhere, and is not left out."""
    return [where for where in listed if not any(is_told_by(where, one) for one in lost)]


def is_told_by(where: str, one: str) -> bool:
    return re.fullmatch(f"(?:.*: )?(?:{where})", one) is not None


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", SEEN)
def test_the_largest_words_leave_out_nothing(name: str) -> None:
    pages = leafed_through(name)
    lost = left_out(pages)

    assert all(len(pages[page][form]) > 1 for page in pages for form in LARGEST.values())
    assert unlisted(lost, STANDS_ELSEWHERE[name]) == []
    assert needless(lost, STANDS_ELSEWHERE[name]) == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", SEEN_MINE)
def test_of_ones_own_booking_the_largest_words_leave_out_nothing(name: str) -> None:
    pages = leafed_through_my_booking(name)
    lost = left_out(pages, LARGEST | LARGE)

    assert len(pages[name]["plain"]) > 1
    assert unlisted(lost, OF_MINE.get(name, {})) == []
    assert needless(lost, OF_MINE.get(name, {})) == []


def test_what_is_left_out_is_found() -> None:
    pages: Pages = {
        "page": {"plain": {"a room", "ring the house", "[back]"}, "landscape": {"a room"}},
    }
    for form in LARGEST:
        pages["page"][form] = {"a room for six", "[back]"}

    assert left_out(pages) == ["page, plain-text-200: ring the house", "page, low-text-200: ring the house"]
