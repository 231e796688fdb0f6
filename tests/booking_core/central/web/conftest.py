"""A centre with the invented week: a fresh one for whoever changes something, one a module for those who only read."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from tests.booking_core.central.web.scenes import Town, scenes
from tests.booking_core.central.web.visits import Visits, prepare, visits_to


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a centre to copy: making it takes longer than most tests."""
    folder = tmp_path_factory.mktemp("prepared")
    prepare(folder)
    return folder


@pytest.fixture
def visits(prepared: Path, tmp_path: Path) -> Iterator[Visits]:
    with visits_to(copytree(prepared, tmp_path / "centre")) as fresh:
        yield fresh


@pytest.fixture(scope="module")
def week(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    with visits_to(copytree(prepared, tmp_path_factory.mktemp("week") / "centre")) as shared:
        yield shared


@pytest.fixture(scope="module")
def town(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with visits_to(copytree(prepared, tmp_path_factory.mktemp("town") / "centre")) as shared:
        yield Town(shared, scenes(shared))
