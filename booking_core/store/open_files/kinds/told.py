"""What people wanted, missed, and told to be broken."""

from booking_core.store import schema
from booking_core.store.open_files import lines
from booking_core.store.open_files.kinds.kind import of_table

UNMET = of_table(
    "unmet",
    lines.UnmetLine,
    schema.unmet_demand,
    renamed={
        "venue": "venue_id",
        "space": "space_id",
        "user": "user_kind",
        "why": "code",
    },
)
WISHES = of_table(
    "wishes",
    lines.HouseWishLine,
    schema.house_wish,
    renamed={
        "venue": "venue_id",
        "when": "week_part",
    },
)
CONDITIONS = of_table("conditions", lines.ConditionLine, schema.condition_report, renamed={"space": "space_id"})
CONDITION_COUNTS = of_table(
    "condition_counts", lines.ConditionCountLine, schema.condition_count, renamed={"space": "space_id"}
)
