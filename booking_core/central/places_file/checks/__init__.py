"""What the tables of a places file must say together, each rule one function from a draft to its mistakes."""

from collections.abc import Callable, Iterator

from booking_core.central.places_file.checks import dates, houses, names, plans, references, rules, spaces, times
from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import Mistake

CHECKS: tuple[Callable[[Draft], Iterator[Mistake]], ...] = (
    names.ids_are_unique,
    names.receipts_tell_spaces_apart,
    references.closures_name_venues,
    references.holiday_hours_name_venues,
    references.after_school_names_spaces,
    references.after_school_names_an_audience,
    references.residents_first_names_spaces,
    houses.spaces_have_rooms_of_their_house,
    houses.kiosks_hold_rooms_of_their_house,
    houses.kiosks_print_in_their_house,
    houses.printers_have_what_their_kind_needs,
    houses.walk_passes_every_room_once,
    plans.plans_draw_rooms_of_their_house,
    plans.plans_show_kiosks_of_their_house,
    plans.plans_draw_everything_once,
    plans.plans_stay_within_their_floor,
    plans.plans_draw_no_room_upon_another,
    spaces.one_layout_stands,
    spaces.only_other_layouts_are_work,
    spaces.layouts_fit_into_their_rooms,
    spaces.bad_weather_space_exists,
    spaces.bad_weather_ends_somewhere,
    spaces.bad_weather_space_has_other_rooms,
    times.days_are_in_order,
    times.hours_do_not_overlap,
    times.holiday_hours_do_not_overlap,
    times.hours_of_a_date_do_not_overlap,
    times.staff_of_a_date_is_there_while_it_is_open,
    dates.dated_days_say_when,
    dates.dated_days_do_not_meet,
    dates.dated_days_are_on_no_closed_day,
    dates.seasons_change_something,
    dates.seasons_do_not_meet,
    dates.school_holidays_do_not_meet,
    times.shortest_is_not_above_longest,
    times.walk_in_is_not_above_longest,
    rules.lead_time_is_within_booking_ahead,
    rules.walk_in_leaves_time_for_notice,
    rules.associations_and_schools_may_book_the_shortest,
    rules.residents_come_first_at_all,
    rules.quotas_have_one_amount,
    rules.quotas_of_a_season_say_which,
    rules.quotas_allow_the_shortest,
    rules.quotas_have_names_of_their_own,
)
