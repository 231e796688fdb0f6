"""Where people meet: the municipality, its venues, rooms, spaces and layouts, and the rules written for them.

A *room* is the smallest physical part. A *space* is what a person books: one or more rooms. Spaces that share
a room exclude each other. These are plain values: the places file is read into them by the central service
and every kiosk gets the same values from the centre.

    days    hours of a week, and the days on which they do not hold     users         who books
    spaces  rooms, spaces, layouts                                      rules         what the town allows
    venues  a house with its machines                                   municipality  everything, by its id
    floors  on which a room lies                                        floor_plans   a floor from above
"""

from booking_core.domain.places.days import (
    Closure,
    CrewHours,
    DatedDay,
    Hours,
    PublicHolidays,
    SchoolHoliday,
    Season,
    Weekday,
    WeeklyCrew,
    WeeklyHours,
)
from booking_core.domain.places.municipality import Municipality
from booking_core.domain.places.rules import (
    AfterSchoolRule,
    AssociationRule,
    BookingLimits,
    Counted,
    CountedParty,
    LimitsOverride,
    Privacy,
    Quota,
    QuotaPeriod,
    ResidentsFirstRule,
    Rules,
    SchoolRule,
    TryAnIdeaRule,
    WalkInRule,
)
from booking_core.domain.places.spaces import WAYS_LANGUAGE, Layout, Reach, Room, RoomPicture, Space, steps_of
from booking_core.domain.places.users import Association, Audience, KindOfUser, School
from booking_core.domain.places.venues import (
    Kiosk,
    OpenedBy,
    Orientation,
    Position,
    Printer,
    PrinterKind,
    Venue,
    VenueKind,
)

__all__ = [
    "WAYS_LANGUAGE",
    "AfterSchoolRule",
    "Association",
    "AssociationRule",
    "Audience",
    "BookingLimits",
    "Closure",
    "Counted",
    "CountedParty",
    "CrewHours",
    "DatedDay",
    "Hours",
    "KindOfUser",
    "Kiosk",
    "Layout",
    "LimitsOverride",
    "Municipality",
    "OpenedBy",
    "Orientation",
    "Position",
    "Printer",
    "PrinterKind",
    "Privacy",
    "PublicHolidays",
    "Quota",
    "QuotaPeriod",
    "Reach",
    "ResidentsFirstRule",
    "Room",
    "RoomPicture",
    "Rules",
    "School",
    "SchoolHoliday",
    "SchoolRule",
    "Season",
    "Space",
    "TryAnIdeaRule",
    "Venue",
    "VenueKind",
    "WalkInRule",
    "Weekday",
    "WeeklyCrew",
    "WeeklyHours",
    "steps_of",
]
