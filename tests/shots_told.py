"""A line for each part that is drawn: all of it takes a quarter of an hour."""

import sys
from pathlib import Path


def tell_of(folder: Path) -> None:
    """Say how many pictures are in `folder`, and where that is."""
    count = sum(1 for _ in folder.rglob("*.png"))
    sys.stdout.write(f"{folder}: {count} pictures\n")
    sys.stdout.flush()
