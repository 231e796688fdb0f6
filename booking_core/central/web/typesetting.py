"""Content into HTML: one template a page, all inside `frame.html`. Everything is escaped, nothing may be missing."""

import re
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from booking_core.central.web.assets import FOLDER, STYLE, assets
from booking_core.central.web.visitors import Visitor
from booking_core.language.hyphens import breakable

_TIME = r"(?:\d+[.:]\d\d|\u2068\d+[.:]\d\d\u2069)"
"""From right to left a time is set apart by a pair of marks that show nothing."""

_TIMES_AND_NUMBERS = re.compile(
    r"(?:(?P<groups>"
    r"\d{3} \d{3} \d{3}"  # a code
    r"|\d\d(?: \d\d){3}"  # a phone number
    r")"
    rf"|{_TIME}–{_TIME}"  # 14.15–15.15
    r"|kl\. \d+(?:\.\d\d)?"
    r"|\d[\d.,]* kr\.)"
    r"[.,:;?!،؛؟۔]?"  # what closes it never stands on a line of its own
)


@dataclass(frozen=True, slots=True)
class House:
    """A house to call. `position` is "latitude,longitude"."""

    name: str
    address: str
    phone: str
    path: str
    position: str

    @property
    def dial(self) -> str:
        """The number as a telephone wants it."""
        return self.phone.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: whose it is and what the browser's tab says."""

    title: str
    municipality: str = ""
    is_demonstration: bool = False


def typeset(template: str, page: object, *, frame: Frame, visitor: Visitor) -> str:
    """`page` as HTML, in the words of `visitor`."""
    return (
        _environment()
        .get_template(template)
        .render(
            page=page,
            frame=frame,
            say=visitor.words.text,
            link=visitor.link,
            visitor=visitor,
            style=f"/assets/{assets()[STYLE].name}",
        )
    )


def unbroken(text: str) -> Markup:
    """`text` as HTML in which no line ends within a time, a code, a phone number or a price.

    Nor does one begin with a dot or with what closes a sentence.
    """
    safe = str(escape(text)).replace(" · ", "&nbsp;· ")
    return Markup(_TIMES_AND_NUMBERS.sub(_kept, safe))  # noqa: S704  # escaped above


def _kept(found: re.Match[str]) -> str:
    """Groups of digits are read from the left on a page from the right too, which would turn their order."""
    text, groups = found[0], found["groups"]
    if groups is not None:
        text = text.replace(groups, f'<bdi dir="ltr">{groups}</bdi>')
    return f'<span class="unbroken">{text}</span>'


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["unbroken"] = unbroken
    environment.filters["breakable"] = breakable
    return environment
