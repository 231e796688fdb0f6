"""A page as a person reads it, and every address in it: where a word may break nobody sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from booking_core.language.hyphens import SOFT_HYPHEN

_VOID = frozenset({"br", "input", "link", "meta"})
_ADDRESSES = frozenset({"href", "src", "action", "srcset", "poster", "data", "formaction"})


@dataclass(frozen=True, slots=True)
class Read:
    """`text` and `links` are those of the page's main part; `addresses` are all, `form` is where its form goes."""

    title: str
    text: str
    headings: tuple[str, ...]
    links: tuple[str, ...]
    addresses: tuple[str, ...]
    elements: frozenset[str]
    form: str

    def links_to(self, beginning: str) -> tuple[str, ...]:
        """The links that begin so."""
        return tuple(link for link in self.links if link.startswith(beginning))


def read(html: str) -> Read:
    """What stands on the page `html`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [], f"never closed: {reader.open}"
    return Read(
        title=_spaced(reader.texts["title"]),
        text=_spaced(reader.texts["main"]),
        headings=tuple(_spaced([each]) for each in reader.headings),
        links=tuple(reader.links),
        addresses=tuple(reader.addresses),
        elements=frozenset(reader.elements),
        form=reader.form,
    )


def _spaced(parts: Sequence[str]) -> str:
    return " ".join("".join(parts).replace(SOFT_HYPHEN, "").split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {"title": [], "main": []}
        self.headings: list[str] = []
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.elements: set[str] = set()
        self.form = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.elements.add(tag)
        self.addresses += [value for name, value in named.items() if name in _ADDRESSES]
        if tag == "a" and "main" in self.open:
            self.links.append(named["href"])
        if tag == "br":
            self.handle_data(" ")
        if tag == "form":
            self.form = named["action"]
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append("")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"closed and never opened: {tag}"
        assert self.open.pop() == tag, f"closed out of turn: {tag}"

    def handle_data(self, data: str) -> None:
        for part, texts in self.texts.items():
            if part in self.open:
                texts.append(data)
        if {"h1", "h2", "h3", "h4"} & set(self.open):
            self.headings[-1] += data
