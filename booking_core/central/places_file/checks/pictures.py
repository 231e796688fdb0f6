"""What a picture of a space must be: a file in the folder of pictures that can be opened, large enough and not huge."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import Mistake
from booking_core.central.places_file.schema.rooms import PictureTable

PICTURES = "pictures"
"""The folder of pictures, beside the places file and in the data folder of each kiosk."""

MOST_BYTES = 4_000_000
LEAST_WIDTH = 640
MOST_PIXELS = 40_000_000
FORMATS = ("JPEG", "PNG")


def pictures_can_be_opened(draft: Draft, folder: Path) -> Iterator[Mistake]:
    """Each is there and is what its name says."""
    for path, picture in draft.every(PictureTable):
        wrong = _wrong_with(folder / PICTURES / picture.file)
        if wrong is not None:
            yield Mistake((*path, "file"), *wrong)


def _wrong_with(file: Path) -> tuple[str, str] | None:
    """What was found in place of the picture, and what to do."""
    where = f"the folder {PICTURES} beside the places file"
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return f"no {file.name} in {where}", f"a picture of this name: put it into {where}, or leave the picture out"
    except OSError as err:
        return f"{file.name}, which cannot be opened ({err.strerror})", "a picture that whoever imports may read"
    if len(content) > MOST_BYTES:
        return f"a file of {len(content) / 1e6:.1f} MB", f"at most {MOST_BYTES / 1e6:.0f} MB: save it smaller"
    return _wrong_with_drawing(content) if file.suffix == ".svg" else _wrong_with_photo(file, content)


def _wrong_with_drawing(content: bytes) -> tuple[str, str] | None:
    first: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: first.append(name)
    try:
        parser.Parse(content, True)
    except expat.ExpatError as err:
        return f"no SVG ({err})", "a drawing saved as SVG"
    if first[0].rpartition(" ")[2] != "svg":
        return f"<{first[0]}> and no <svg>", "a drawing saved as SVG"
    return None


def _wrong_with_photo(file: Path, content: bytes) -> tuple[str, str] | None:
    from io import BytesIO  # noqa: PLC0415  with the library of pictures, which few imports need

    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    mend = "a JPEG or PNG: open it in a picture program and save it anew"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(content), formats=FORMATS) as picture:
                width, height = picture.size
                if width * height > MOST_PIXELS:
                    return f"{width} x {height} pixels", f"at most {MOST_PIXELS // 1_000_000} million: save it smaller"
                picture.load()
        except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as err:
            return f"{file.name}, which does not open as a picture ({type(err).__name__})", mend
    if width < LEAST_WIDTH:
        return f"{width} pixels of width", f"{LEAST_WIDTH} or more, for a screen that is read from a step away"
    return None
