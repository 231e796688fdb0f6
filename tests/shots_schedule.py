"""The janitor's paper and tablet as PNG, to be looked at: `shoot(folder)`."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from booking_core.documents.schedule_content import SheetContent
from booking_core.documents.schedule_pdf import schedule_pdf
from tests.booking_core.documents.janitor_sheets import (
    closed_print,
    empty_print,
    first_print,
    full_print,
    library_print,
    night_print,
    second_print,
)

LANGUAGES = ("da", "en")
PAPER_DPI = "110"
SHEETS: Mapping[str, Callable[[str], SheetContent]] = {
    "first": first_print,
    "second": second_print,
    "full": full_print,
    "closed": closed_print,
    "closed-and-empty": lambda language: closed_print(language, bookings=0),
    "library": library_print,
    "empty": empty_print,
    "night": night_print,
}


def shoot(folder: Path) -> None:
    """Write every sheet and every view of the tablet into `folder`, in every language."""
    shoot_paper(folder)


def shoot_paper(folder: Path) -> None:
    """Every sheet, a PNG a page."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        for name, made in SHEETS.items():
            pdf = folder / f"schedule-{name}-{language}.pdf"
            pdf.write_bytes(schedule_pdf(made(language)))
            subprocess.run(["pdftoppm", "-r", PAPER_DPI, "-png", pdf, pdf.with_suffix("")], check=True)


if __name__ == "__main__":
    shoot(Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots/janitor"))
