"""Which days are public holidays in a country: from the holidays package, of which that country alone is loaded."""

import sys
from datetime import date
from functools import lru_cache
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_PACKAGE = "holidays"
_FOLDERS = (f"{_PACKAGE}.countries", f"{_PACKAGE}.calendars", f"{_PACKAGE}.groups")
_GROUP = "Holidays"


def public_holiday(country: str, day: date) -> str | None:
    """The name of the public holiday on `day` in `country` (ISO 3166), or None."""
    name: str | None = _calendar(country, day.year).get(day)
    return name


@lru_cache(maxsize=32)
def _calendar(country: str, year: int) -> "HolidayBase":
    """One year, filled before anybody sees it: one that fills itself when asked shows other threads gaps."""
    language = "da" if country == "DK" else None
    _let_parts_come_singly()
    import holidays  # noqa: PLC0415  after its folders have been seen to

    return holidays.country_holidays(country, years=year, expand=False, language=language)


def _let_parts_come_singly() -> None:
    """Its folders as packages that are not run: run, they load 250 countries, 14 MiB, and 16 calendars, 5 MiB."""
    package = find_spec(_PACKAGE)
    assert package is not None  # noqa: S101  it is installed
    for folder in _FOLDERS:
        spec = PathFinder.find_spec(folder, package.submodule_search_locations)
        if folder not in sys.modules and spec is not None:
            sys.modules[folder] = _singly(spec)


def _singly(spec: ModuleSpec) -> ModuleType:
    module = module_from_spec(spec)
    module.__class__ = _Folder
    return module


class _Folder(ModuleType):
    """A package that is run when a name is wanted which none of its modules is called after."""

    def __getattr__(self, name: str) -> object:
        """`ChristianHolidays` is in the module `christian`."""
        if name.startswith("__"):
            raise AttributeError(name)
        part = f"{self.__name__}.{name.removesuffix(_GROUP).lower()}"
        if find_spec(part) is not None:
            return getattr(import_module(part), name)
        spec = self.__spec__
        assert spec is not None and spec.loader is not None  # noqa: S101, PT018  it was made of one
        spec.loader.exec_module(self)
        self.__class__ = ModuleType  # type: ignore[assignment]  # an ordinary one from now on
        return getattr(self, name)
