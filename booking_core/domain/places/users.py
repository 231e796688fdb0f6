"""Who books, and for whom."""

from dataclasses import dataclass
from enum import StrEnum


class KindOfUser(StrEnum):
    CITIZEN = "citizen"
    ASSOCIATION = "association"
    SCHOOL = "school"
    BUSINESS = "business"


@dataclass(frozen=True, slots=True)
class Audience:
    id: str
    ages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Association:
    id: str
    name: str
    purpose: str
    demo: bool = False


@dataclass(frozen=True, slots=True)
class School:
    id: str
    name: str
    demo: bool = False
