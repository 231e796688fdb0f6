"""The page's own files, named by their content: a browser may keep them for ever, and a new one has a new name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from resources import RESOURCES

FOLDER = RESOURCES / "web"
STYLE = "style.css"
_TYPES: Mapping[str, str] = {".css": "text/css", ".woff2": "font/woff2"}
_DIGITS_OF_HASH = 12


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent. `name` is its last part of the address."""

    name: str
    media_type: str
    content: bytes


@lru_cache(maxsize=1)
def assets() -> Mapping[str, Asset]:
    """Every asset by the name of its file in `resources/web`."""
    typefaces = {path.name: _asset(path.name, path.read_bytes()) for path in sorted(FOLDER.glob("*.woff2"))}
    return {**typefaces, STYLE: _asset(STYLE, _style(typefaces))}


def asset_named(name: str) -> Asset | None:
    """The asset with the hashed `name`."""
    return next((asset for asset in assets().values() if asset.name == name), None)


def _style(typefaces: Mapping[str, Asset]) -> bytes:
    """The style sheet, asking for the typefaces by their hashed names."""
    style = (FOLDER / STYLE).read_text(encoding="utf-8")
    for plain, asset in typefaces.items():
        style = style.replace(f'"{plain}"', f'"{asset.name}"')
    return style.encode()


def _asset(name: str, content: bytes) -> Asset:
    path = Path(name)
    digest = sha256(content).hexdigest()[:_DIGITS_OF_HASH]
    return Asset(f"{path.stem}-{digest}{path.suffix}", _TYPES[path.suffix], content)
