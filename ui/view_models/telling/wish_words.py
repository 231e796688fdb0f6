"""The words of a wish, and what the pages of wishes say: the list, one's own wish and its parts, and one that was said.

    RESULTS, nothing fits ──────────► WISH ──► WISH_PART        one's own, worded from the search
    AROUND ──► WISHES ──┬──── own ────▲  │ told
                        └──► WISHED ◄────┘                      one that was said, with the house's answer

A sentence is put together of phrases that each language writes for their place in it: a kind of place with what it is
for, how many, and when in the week; what is needed follows after commas.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID

from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.time_spans import local_day
from booking_core.domain.told.house_wishes import SIZES, HouseAnswer, HouseWish, WeekPart, WishedPlace, WishHeard
from ui.ports import HousePicture
from ui.view_models.house.around_state import AroundRow
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.sayings import Saying, silence
from ui.view_models.visit.session import Comfort
from ui.view_models.visit.speech import Speech

ROWS_TALL = {100: 6, 150: 3, 200: 2}
ROWS_BELOW_A_LINE = {100: 6, 150: 4, 200: 3}
"""On a tall screen, where nothing but a heading stands above them."""

ROWS_OF_ONE_LINE = {100: 6, 150: 5, 200: 4}
"""The same where each is a choice and says no more."""

ROWS_WIDE = {100: 6, 150: 4, 200: 4}
ROWS_LOW = {100: 3, 150: 2, 200: 2}
ROWS_OF_ONE_LINE_LOW = {100: 4, 150: 4, 200: 4}
PICTURES = {
    "place": "house",
    "purpose": "target",
    "persons": "users",
    "when": "calendar",
    "needs": "check",
}


class Part(StrEnum):
    """What of a wish can be chosen."""

    PLACE = "place"
    PURPOSE = "purpose"
    PERSONS = "persons"
    WHEN = "when"
    NEEDS = "needs"


class Doing(StrEnum):
    """How far one's own wish has come."""

    WORDING = "wording"
    TELLING = "telling"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Wishing:
    """Where somebody stands: what they would say, which part they choose, what they look at, and what they have said.

    `part` is the part of a page that is shown, from 0. `kept` wait on the disk, each with its telling.
    """

    draft: HouseWish | None = None
    choosing: Part = Part.PLACE
    looking_at: HouseWish | None = None
    doing: Doing = Doing.WORDING
    said: frozenset[HouseWish] = frozenset()
    trouble: Saying = silence
    part: int = 0
    kept: Mapping[HouseWish, UUID] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WishState:
    """What a page says. `action` is its one action; `others` leads on to the list.

    `plate` with its `thanks`: one's own wish, "told" or "kept" here until there is contact; else empty.
    """

    heading: str = ""
    sentence: str = ""
    plate: str = ""
    thanks: str = ""
    note: str = ""
    answer: str = ""
    answer_words: str = ""
    answer_day: str = ""
    rows: tuple[AroundRow, ...] = ()
    action: str = ""
    may_act: bool = True
    others: str = ""
    back: str = ""
    more: str = ""
    part: int = 0


def sentence_of(wish: HouseWish, speech: Speech) -> str:
    """The wish as whoever misses it says it."""
    return speech.words.in_row([_said_in_one(wish, speech), *_needs(wish, speech)])


def offer_of(wish: HouseWish, speech: Speech, comfort: Comfort) -> str:
    """The same as it is offered: what is needed is seen a touch later, and in large words how many and when too."""
    if comfort.text_percent == min(ROWS_TALL):
        return _said_in_one(wish, speech)
    return speech.say("wish.i-miss", what=kind_of(wish, speech))


def _said_in_one(wish: HouseWish, speech: Speech) -> str:
    what = speech.say(
        "wish.what",
        kind=kind_of(wish, speech),
        persons=speech.count("count.persons", wish.persons),
        when=speech.say(f"wish.part-of-week.{wish.when}"),
    )
    return speech.say("wish.i-miss", what=what)


def kind_of(wish: HouseWish, speech: Speech) -> str:
    """What kind of place, and what for."""
    purpose = speech.say(f"wish.for.{wish.purpose}")
    return speech.say("wish.kind", place=speech.say(f"wish.place.{wish.place}"), purpose=purpose)


def facts_of(wish: HouseWish, speech: Speech) -> tuple[str, ...]:
    """What a wish says beside the kind of place."""
    persons, when = speech.count("count.persons", wish.persons), speech.say(f"wish.part-of-week.{wish.when}")
    return (persons, when, *_needs(wish, speech))


def derive_state(
    picture: HousePicture,
    wishing: Wishing,
    *,
    page: Page,
    speech: Speech,
    comfort: Comfort,
    wide: bool,
) -> WishState:
    """What `page` says to whoever stands there, on a tall screen or a `wide` one."""
    whole = whole_state(picture, wishing, page=page, speech=speech)
    most = _most_rows(page, comfort, wide=wide)
    parts = max(1, -(-len(whole.rows) // most))
    part = wishing.part % parts
    return replace(
        whole,
        rows=whole.rows[part * most : (part + 1) * most],
        more=speech.say("around.next") if parts > 1 else "",
        part=part,
    )


def _most_rows(page: Page, comfort: Comfort, *, wide: bool) -> int:
    """For how many rows there is room."""
    if wide:
        return ROWS_WIDE[comfort.text_percent]
    if comfort.low:
        return (ROWS_OF_ONE_LINE_LOW if page is Page.WISH_PART else ROWS_LOW)[comfort.text_percent]
    rows = {Page.WISHES: ROWS_BELOW_A_LINE, Page.WISH_PART: ROWS_OF_ONE_LINE}.get(page, ROWS_TALL)
    return rows[comfort.text_percent]


def part_with(wishing: Wishing, comfort: Comfort, *, wide: bool) -> int:
    """The part of the page of choices on which the present one stands."""
    if wishing.draft is None or wishing.choosing is Part.NEEDS:
        return 0
    most = _most_rows(Page.WISH_PART, comfort, wide=wide)
    values = values_of(wishing.choosing)
    return values.index(value_in(wishing.draft, wishing.choosing)) // most


def values_of(part: Part) -> tuple[str, ...]:
    """What can be chosen of that part, in order."""
    match part:
        case Part.PLACE:
            return tuple(WishedPlace)
        case Part.PURPOSE:
            return tuple(Purpose)
        case Part.PERSONS:
            return tuple(map(str, SIZES))
        case Part.WHEN:
            return tuple(WeekPart)
        case Part.NEEDS:
            return tuple(Need)


def value_in(wish: HouseWish, part: Part) -> str:
    """What is chosen now; of needs, which may be several, the first."""
    match part:
        case Part.PLACE:
            return wish.place
        case Part.PURPOSE:
            return wish.purpose
        case Part.PERSONS:
            return str(wish.persons)
        case Part.WHEN:
            return wish.when
        case Part.NEEDS:
            return wish.needs[0] if wish.needs else ""


def with_value(wish: HouseWish, part: Part, value: str) -> HouseWish:
    """`wish` with that chosen; a need that is chosen again is not needed any more."""
    match part:
        case Part.PLACE:
            return replace(wish, place=WishedPlace(value))
        case Part.PURPOSE:
            return replace(wish, purpose=Purpose(value))
        case Part.PERSONS:
            return replace(wish, persons=int(value))
        case Part.WHEN:
            return replace(wish, when=WeekPart(value))
        case Part.NEEDS:
            return replace(wish, needs=tuple(sorted(set(wish.needs) ^ {Need(value)})))


def whole_state(picture: HousePicture, wishing: Wishing, *, page: Page, speech: Speech) -> WishState:
    """All that `page` says, whatever there is room for."""
    match page:
        case Page.WISHES:
            return _list(picture, wishing, speech=speech)
        case Page.WISH if wishing.draft is not None:
            return _own(wishing, wishing.draft, speech)
        case Page.WISH_PART if wishing.draft is not None:
            return _choices(wishing, wishing.draft, speech)
        case Page.WISHED if wishing.looking_at is not None:
            return _said(picture, wishing, wishing.looking_at, speech=speech)
        case _:
            return WishState(back=speech.say("around.back"))


def _list(picture: HousePicture, wishing: Wishing, *, speech: Speech) -> WishState:
    heard = picture.house_wishes
    return WishState(
        heading=speech.say("wish.missing"),
        sentence=speech.say("wish.others" if picture.connected else "wish.as-heard") if heard else "",
        note="" if heard else speech.say("wish.nobody-yet"),
        rows=tuple(_row(one, wishing, speech) for one in heard),
        action=speech.say("wish.say-own"),
        back=speech.say("around.back"),
    )


def _row(heard: WishHeard, wishing: Wishing, speech: Speech) -> AroundRow:
    wish = heard.wish
    facts = (speech.count("wish.times", heard.times), *facts_of(wish, speech))
    tag = speech.say("wish.answer-tag") if heard.answer else speech.say("wish.said") if wish in wishing.said else ""
    return AroundRow(
        key=str(wish.id),
        time="",
        symbol="messageSquarePlus",
        title=speech.starting_large(kind_of(wish, speech)),
        detail=" · ".join(facts),
        tag=tag,
    )


def _own(wishing: Wishing, wish: HouseWish, speech: Speech) -> WishState:
    is_telling = wishing.doing is Doing.TELLING
    return WishState(
        heading=sentence_of(wish, speech),
        sentence=speech.say("wish.change"),
        note=wishing.trouble(speech),
        rows=tuple(_parts(wish, speech)),
        action=speech.say("wish.telling" if is_telling else "wish.tell"),
        may_act=not is_telling,
        back=speech.say("around.back"),
    )


def _parts(wish: HouseWish, speech: Speech) -> Iterator[AroundRow]:
    for part in Part:
        needs = " · ".join(_needs(wish, speech)) or speech.say("wish.no-needs")
        shown = needs if part is Part.NEEDS else _named(part, value_in(wish, part), speech)
        asked = speech.say(f"wish.ask.{part}")
        yield AroundRow(part, "", PICTURES[part], speech.starting_large(shown), asked)


def _choices(wishing: Wishing, wish: HouseWish, speech: Speech) -> WishState:
    part = wishing.choosing
    chosen = set(wish.needs) if part is Part.NEEDS else {value_in(wish, part)}
    rows = (
        AroundRow(
            key=value,
            time="",
            symbol=PICTURES[part],
            title=speech.starting_large(_named(part, value, speech)),
            detail="",
            tag=speech.say("wish.chosen") if value in chosen else "",
        )
        for value in values_of(part)
    )
    return WishState(
        heading=speech.say(f"wish.ask.{part}"),
        sentence=sentence_of(wish, speech),
        rows=tuple(rows),
        action=speech.say("wish.done") if part is Part.NEEDS else "",
        back=speech.say("around.back"),
    )


def _named(part: Part, value: str, speech: Speech) -> str:
    match part:
        case Part.PLACE:
            return speech.say(f"wish.place.{value}")
        case Part.PURPOSE:
            return speech.named(Purpose(value))
        case Part.PERSONS:
            return speech.count("count.persons", int(value))
        case Part.WHEN:
            return speech.say(f"wish.part-of-week.{value}")
        case Part.NEEDS:
            return speech.named(Need(value))


def _said(picture: HousePicture, wishing: Wishing, wish: HouseWish, *, speech: Speech) -> WishState:
    heard = next((one for one in picture.house_wishes if one.wish == wish), None)
    times = () if heard is None else (speech.count("wish.times", heard.times),)
    has_said = wish in wishing.said
    is_telling = wishing.doing is Doing.TELLING
    state = WishState(
        heading=speech.starting_large(kind_of(wish, speech)),
        sentence=" · ".join((*facts_of(wish, speech), *times)),
        plate=_plate(wishing, wish, speech),
        thanks=speech.say("condition.thanks"),
        note=_note(wishing, wish, speech),
        answer_words="" if wish in wishing.kept else speech.say("wish.not-answered"),
        action=speech.say("wish.done" if has_said else "wish.telling" if is_telling else "wish.me-too"),
        may_act=not is_telling,
        others=speech.say("wish.others-list") if has_said else "",
        back=speech.say("around.back"),
    )
    return state if heard is None or heard.answer is None else _answered(state, heard.answer, picture, speech)


def _plate(wishing: Wishing, wish: HouseWish, speech: Speech) -> str:
    if wish not in wishing.said or wishing.trouble(speech):
        return ""
    return "kept" if wish in wishing.kept else "told"


def _note(wishing: Wishing, wish: HouseWish, speech: Speech) -> str:
    if trouble := wishing.trouble(speech):
        return trouble
    if wish not in wishing.said:
        return ""
    return speech.say("wish.kept" if wish in wishing.kept else "wish.thanks")


def _answered(state: WishState, answer: HouseAnswer, picture: HousePicture, speech: Speech) -> WishState:
    """The words as staff typed them, which keep their own direction."""
    day = speech.words.day(local_day(answer.answered_at, picture.municipality.zone))
    return replace(
        state,
        answer=speech.say("wish.answers"),
        answer_words=speech.line(speech.name(answer.in_language(speech.words.language))),
        answer_day=speech.say("wish.answered", day=day),
    )


def _needs(wish: HouseWish, speech: Speech) -> tuple[str, ...]:
    return tuple(speech.within(speech.named(need)) for need in wish.needs)
