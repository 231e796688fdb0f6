"""The public page as PNG, phone and desk, to be looked at: `shoot(folder)`.

In the two languages that staff read, one with long words and one from the right; and in the dark on a phone.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import ViewportSize

from tests.booking_core.central.web.browsing import DESK, PHONE, chromium, look
from tests.booking_core.central.web.scenes import scenes
from tests.booking_core.central.web.visits import prepare, visits_to
from tests.shots_told import tell_of

Scheme = Literal["light", "dark"]
LOOKS: Mapping[str, tuple[ViewportSize, Scheme]] = {
    "phone": (PHONE, "light"),
    "phone-dark": (PHONE, "dark"),
    "desk": (DESK, "light"),
}
LANGUAGES = ("da", "en", "de", "ar")


def shoot(folder: Path) -> None:
    """Write every page into `folder`, whole."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as data:
        prepare(Path(data))
        _shoot_all(Path(data), folder)


def _shoot_all(data: Path, folder: Path) -> None:
    with visits_to(data) as visits, chromium() as looking:
        every = scenes(visits)
        for language in LANGUAGES:
            for name, (size, scheme) in LOOKS.items():
                with looking.page(size, language) as page:
                    page.emulate_media(color_scheme=scheme)
                    for scene, shown in every.items():
                        look(page, visits.running.url, shown)
                        page.screenshot(path=folder / f"web-{scene}-{name}-{language}.png", full_page=True)


if __name__ == "__main__":
    web = Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots/web")
    shoot(web)
    tell_of(web)
