"""The kinds of values a places file holds. Each knows what to expect in words a municipality understands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import holidays
from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, Field, GetCoreSchemaHandler, PlainValidator, ValidationError
from pydantic import StringConstraints as Letters
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from booking_core.central.places_file.hours import parse_hours, parse_time
from booking_core.domain.cpr_numbers import holds_cpr, of_persons_alone
from booking_core.domain.places import (
    CountedParty,
    Hours,
    OpenedBy,
    Orientation,
    PrinterKind,
    QuotaPeriod,
    Reach,
    VenueKind,
    Weekday,
)
from booking_core.domain.places.floor_plans import MarkKind
from booking_core.protocol.receipts import MOST_SLOTS

EXPECTED, LIKE_A_CPR = "expected", "like-a-cpr"
_NOT_LIKE_A_CPR = (
    "a text without one: two phone numbers have a comma between them, one of another country a + before it, "
    'and the number of a place of work stands behind "P-nummer"'
)
RawTable = dict[str, object]
"""A table as TOML gives it; the draft reads what is in it."""


@dataclass(frozen=True, slots=True)
class Says:
    """What is expected of a value, said instead of pydantic's own message. Stands last in an Annotated."""

    text: str

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(self._validate, handler(source))

    def _validate(self, value: object, validate: Callable[[object], object]) -> object:
        try:
            return validate(value)
        except ValidationError as err:
            if any(line["loc"] for line in err.errors()):
                raise  # an entry of the list is wrong, and has said so itself
            raise PydanticCustomError(EXPECTED, "{expected}", {"expected": self.text}) from err


def choice_of(kind: type[StrEnum]) -> Says:
    """What to expect where one of `kind` must stand."""
    *others, last = (f'"{member.value}"' for member in kind)
    return Says(f"{', '.join(others)} or {last}")


def _once_each(values: list[str]) -> list[str]:
    if len(set(values)) != len(values):
        message = "something stands twice"
        raise ValueError(message)
    return values


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _known_zone(name: str) -> str:
    if name not in _zones():
        message = "unknown time zone"
        raise ValueError(message)
    return name


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(holidays.list_supported_countries())


def _known_country(code: str) -> str:
    if code not in _countries():
        message = "unknown country"
        raise ValueError(message)
    return code


def _https_host(address: str) -> str:
    parts = urlsplit(address)  # a ValueError of its own for what is no address
    if parts.scheme != "https" or not parts.hostname or address != f"https://{parts.netloc}" or parts.username:
        message = "not https and a host alone"
        raise ValueError(message)
    return address


def _known_language(tag: str) -> str:
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError) as err:
        message = "unknown language"
        raise ValueError(message) from err
    return tag


def _with_danish(tags: list[str]) -> list[str]:
    if "da" not in tags:
        message = "Danish is missing"
        raise ValueError(message)
    return tags


def _without_cpr(text: str) -> str:
    if holds_cpr(of_persons_alone(text)):
        raise PydanticCustomError(LIKE_A_CPR, "{expected}", {"expected": _NOT_LIKE_A_CPR})
    return text


def _in_order(ages: list[int]) -> list[int]:
    if ages[0] > ages[1]:
        message = "the youngest comes first"
        raise ValueError(message)
    return ages


def _on_the_globe(position: list[float]) -> list[float]:
    latitude, longitude = position
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004 (degrees of a globe)
        message = "not on the globe"
        raise ValueError(message)
    return position


def _of_some_size(size: list[float]) -> list[float]:
    if not all(size):
        message = "no size"
        raise ValueError(message)
    return size


def _with_an_area(rectangle: list[float]) -> list[float]:
    _of_some_size(rectangle[2:])
    return rectangle


Text = Annotated[
    str,
    Letters(pattern=r"\S"),
    Says("a text in quotes that is not empty"),
    AfterValidator(_without_cpr),
]
Identifier = Annotated[
    str,
    Letters(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40),
    Says('an id: small letters a to z, digits and single hyphens, e.g. "store-sal", at most 40 of them'),
]
Reference = Annotated[str, Letters(min_length=1), Says("an id in quotes")]
Identifiers = Annotated[list[Reference], AfterValidator(_once_each), Says("a list of ids, each once")]
SomeIdentifiers = Annotated[
    list[Reference],
    Field(min_length=1),
    AfterValidator(_once_each),
    Says("a list of one or more ids, each once"),
]
Feature = Annotated[str, Letters(pattern=r"\S"), Says('a feature in quotes, e.g. "projector"')]
Features = Annotated[list[Feature], AfterValidator(_once_each), Says("a list of features, each once")]
Flag = Annotated[bool, Says("true or false, without quotes")]
Count = Annotated[int, Field(ge=0), Says("a whole number, 0 or more")]
Positive = Annotated[int, Field(ge=1), Says("a whole number, 1 or more")]
Length = Annotated[
    int,
    Field(ge=15, le=MOST_SLOTS * 15),
    Says(f"a whole number of minutes, from 15 to {MOST_SLOTS * 15}: no longer time fits on a receipt"),
]
Minutes = Annotated[int, Field(ge=0, le=10_080), Says("a whole number of minutes, from 0 to 10080 (a week)")]
HourCount = Annotated[int, Field(ge=0, le=168), Says("a whole number of hours, from 0 to 168 (a week)")]
Days = Annotated[int, Field(ge=0, le=3_650), Says("a whole number of days, from 0 to 3650 (ten years)")]
Kroner = Annotated[int, Field(ge=0), Says("a price in whole kroner, 0 or more")]
Day = Annotated[date, Says("a date without quotes: year-month-day, e.g. 2026-12-24")]
TimeOfDay = Annotated[time, PlainValidator(parse_time), Says('a time of day in quotes, e.g. "06:45"')]
HoursOfDay = Annotated[
    Hours,
    PlainValidator(parse_hours),
    Says('hours in quotes, e.g. "08:00-22:00"; an end before the start is the next morning'),
]
HoursList = Annotated[list[HoursOfDay], Says('a list of hours, e.g. ["08:00-12:00", "13:00-17:00"]')]
DatedHours = Annotated[
    list[HoursOfDay],
    Says('a list of hours, e.g. ["18:00-02:00"], or [] for none'),
]
Latitude = Annotated[float, Field(allow_inf_nan=False), Says("degrees as a number, e.g. 55.7246")]
Position = Annotated[
    list[Latitude],
    Field(min_length=2, max_length=2),
    AfterValidator(_on_the_globe),
    Says("latitude (-90 to 90) and longitude (-180 to 180) in degrees, e.g. [55.7246, 12.4397]"),
]
Metre = Annotated[float, Field(ge=0, allow_inf_nan=False), Says("metres as a number, 0 or more")]
PlanSize = Annotated[
    list[Metre],
    Field(min_length=2, max_length=2),
    AfterValidator(_of_some_size),
    Says("the floor's width and depth in metres, both above 0, e.g. [40, 22]"),
]
PlanPoint = Annotated[
    list[Metre],
    Field(min_length=2, max_length=2),
    Says("metres from the left and from the top of the plan, e.g. [24, 26]"),
]
PlanRectangle = Annotated[
    list[Metre],
    Field(min_length=4, max_length=4),
    AfterValidator(_with_an_area),
    Says("metres from the left and from the top, width and depth, e.g. [18, 16, 12, 9]"),
]
Ages = Annotated[
    list[Count],
    Field(min_length=2, max_length=2),
    AfterValidator(_in_order),
    Says("the youngest and the oldest age, e.g. [13, 17]"),
]
Millimetres = Annotated[
    list[Positive],
    Field(min_length=2, max_length=2),
    Says("the screen's width and height in millimetres, e.g. [268, 476]"),
]
TimeZone = Annotated[str, AfterValidator(_known_zone), Says('the name of a time zone, e.g. "Europe/Copenhagen"')]
Country = Annotated[str, AfterValidator(_known_country), Says('a country\'s two capital letters (ISO 3166), e.g. "DK"')]
PublicUrl = Annotated[
    str,
    AfterValidator(_https_host),
    Says('"https://" and a host with nothing after it, e.g. "https://moedested.example"'),
]
Language = Annotated[str, AfterValidator(_known_language), Says('the short name of a language, e.g. "da" or "en"')]
Languages = Annotated[
    list[Language],
    AfterValidator(_once_each),
    AfterValidator(_with_danish),
    Says('a list of languages, each once, "da" among them'),
]
MarkKindWord = Annotated[MarkKind, Field(strict=False), choice_of(MarkKind)]
Ways = Annotated[
    dict[Language, Text],
    Says('the way in other languages by their short names, e.g. { en = "Ground floor, to the right" }'),
]
PictureName = Annotated[
    str,
    Letters(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*\.(jpg|jpeg|png|svg)$", max_length=80),
    Says('the name of a picture, small letters without a folder: .jpg, .jpeg, .png or .svg, e.g. "lokale-3.jpg"'),
]
Tellings = Annotated[
    dict[Language, Text],
    Says('what is to be seen in other languages by their short names, e.g. { en = "A bright room with a table" }'),
]
ReachWord = Annotated[Reach, Field(strict=False), choice_of(Reach)]
VenueKindWord = Annotated[VenueKind, Field(strict=False), choice_of(VenueKind)]
OpenedByWord = Annotated[OpenedBy, Field(strict=False), choice_of(OpenedBy)]
OrientationWord = Annotated[Orientation, Field(strict=False), choice_of(Orientation)]
PrinterKindWord = Annotated[PrinterKind, Field(strict=False), choice_of(PrinterKind)]
CountedPartyWord = Annotated[CountedParty, Field(strict=False), choice_of(CountedParty)]
QuotaPeriodWord = Annotated[QuotaPeriod, Field(strict=False), choice_of(QuotaPeriod)]
DayWord = Annotated[Weekday, Field(strict=False), choice_of(Weekday)]
DayWords = Annotated[
    list[DayWord],
    Field(min_length=1),
    AfterValidator(_once_each),
    Says('a list of one or more days, each once, e.g. ["mon", "fri"]'),
]
PaperWidth = Annotated[Literal[58, 80], Says("the paper's width in millimetres: 58 or 80")]
CodePage = Annotated[str, Letters(pattern=r"^CP\d{3,4}$"), Says('the printer\'s code page, e.g. "CP858" or "CP865"')]
SchemaVersion = Annotated[Literal[1], Says("1")]
