"""Fonts, icons, translations, sounds and demo data. `RESOURCES` is the folder they lie in."""

from pathlib import Path

RESOURCES = Path(__file__).parent
