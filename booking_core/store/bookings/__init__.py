"""What stands in the rooms, by subject, each function in the caller's transaction. Nothing here decides.

block_store, series_store  blocks, and what the dates of a series have in common
requests           what waits for the house's answer, and for how long
quota_store, furniture_store  counts that follow from the bookings, whose CHECK has the last word
overrides          rules that staff let past
weather            shelters given back when nobody has said where the people are
lookups            the booking behind a receipt or a code
open_events        what anybody may come to
last_changes       when something was last changed
standing_runs      what stands in rooms, read from the grid alone
space_use          how bookings of each space ended
"""
