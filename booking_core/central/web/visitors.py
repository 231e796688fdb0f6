"""Who asks for a page, as far as the page needs to know: the language, and how its links keep it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from booking_core.central.api.problems import AnyRequest, words_of
from booking_core.language.catalogue import languages
from booking_core.language.words import Words
from booking_core.language.writing import runs_right_to_left

LANGUAGE = "lang"


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language."""

    language: str
    name: str
    address: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Visitor:
    """`chosen` is the language asked for in the address, empty when the browser's own counts.

    `sent` is what a form brought whose page this is: another language is asked for by sending it again, for what people
    type, or a place card, stands in no address.
    """

    words: Words
    chosen: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    sent: tuple[tuple[str, str], ...] = ()

    def who_sent(self, fields: Mapping[str, str], *, to: str = "") -> "Visitor":
        """Who reads the page of a form that was sent with those `fields`, to another path than this one's if named."""
        return replace(self, path=to or self.path, query=(), sent=tuple(fields.items()))

    def link(self, path: str, **query: str) -> str:
        """The address of `path` in the language the visitor has chosen."""
        kept = {**query, **({LANGUAGE: self.chosen} if self.chosen else {})}
        return f"{path}?{urlencode(kept)}" if kept else path

    @property
    def direction(self) -> str:
        """The way the page runs, as HTML names it."""
        return "rtl" if runs_right_to_left(self.words.language) else "ltr"

    def languages(self) -> tuple[LanguageLink, ...]:
        """This page in every language there is."""
        return tuple(
            LanguageLink(
                language,
                Words.of(language).text("language.name"),
                f"{self.path}?{urlencode({**dict(self.query), LANGUAGE: language})}",
                is_shown=language == self.words.language,
            )
            for language in languages()
        )


def visitor_of(request: AnyRequest) -> Visitor:
    """The visitor who sent `request`."""
    asked = request.query_params.get(LANGUAGE, "")
    chosen = asked if asked in languages() else ""
    words = Words.of(chosen) if chosen else words_of(request)
    others = tuple((name, value) for name, value in request.query_params.items() if name != LANGUAGE)
    return Visitor(words, chosen, _path_of(request), others)


def _path_of(request: AnyRequest) -> str:
    """The path as a link may carry it: two slashes at its start, or a backslash, would name another host."""
    return "/" + quote(request.scope["path"].lstrip("/"))
