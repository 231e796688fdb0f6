"""Contact sheets: all pictures of a folder side by side, to be judged at one glance.

python -m tests.shots_sheets FOLDER      FOLDER/…/*.png ─► FOLDER/sheets/<folder>-<number>.png
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageDraw

from tests.shots_told import tell_of

SHEETS = "sheets"
WIDTH, GAP, CAPTION = 540, 12, 24
ACROSS, MOST = 6, 24
"""Pictures in a row, and on a sheet."""
GROUND, INK = "#888888", "#000000"

Some = TypeVar("Some")


def main() -> None:
    folder = Path(sys.argv[1])
    (folder / SHEETS).mkdir(exist_ok=True)
    for pictures in _folders(folder):
        name = "-".join(pictures[0].parent.relative_to(folder).parts)
        for number, some in enumerate(_by(MOST, pictures), start=1):
            contact_sheet(some).save(folder / SHEETS / f"{name}-{number}.png")
    tell_of(folder / SHEETS)


def contact_sheet(pictures: Sequence[Path]) -> Image.Image:
    """The pictures in rows, each as wide as the others, with its name above it."""
    rows = list(_by(ACROSS, [_small(path) for path in pictures]))
    heights = [max(one.height for one in row) + GAP for row in rows]
    sheet = Image.new("RGB", (len(rows[0]) * (WIDTH + GAP) + GAP, sum(heights) + GAP), GROUND)
    for number, row in enumerate(rows):
        for column, one in enumerate(row):
            sheet.paste(one, (GAP + column * (WIDTH + GAP), GAP + sum(heights[:number])))
    return sheet


def _small(path: Path) -> Image.Image:
    with Image.open(path) as whole:
        height = round(whole.height * WIDTH / whole.width)
        picture = Image.new("RGB", (WIDTH, height + CAPTION), GROUND)
        picture.paste(whole.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS), (0, CAPTION))
    ImageDraw.Draw(picture).text((0, 2), path.stem, fill=INK, font_size=CAPTION - 6)
    return picture


def _folders(folder: Path) -> Iterator[Sequence[Path]]:
    """The pictures of each folder that has some, in the order of their names."""
    for one in sorted({path.parent for path in folder.rglob("*.png")}):
        if one.name != SHEETS:
            yield sorted(one.glob("*.png"))


def _by(number: int, all_of_them: Sequence[Some]) -> Iterator[Sequence[Some]]:
    return (all_of_them[start : start + number] for start in range(0, len(all_of_them), number))


if __name__ == "__main__":
    main()
