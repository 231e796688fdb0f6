"""Pure rules: places, time, bookings, policy, availability and search. No input or output happens here.

Values
    places, identity       the municipality, its houses, rooms and spaces, and names as types
    time_spans             half-open spans, and the quarters everything is booked in
    bookings, blocks       what takes cells; calendar: all of it as one value
    refusals, suggestions  a "no" as a value, and what could be had instead
    stays, succession      bookings that go on from one another, or stand in the place of one
Whether it can be had
    opening_hours          when a house is open, staffed and has crew; public_holidays, edited_days, deviations
    availability           what is free; search: which places fit, the best first
    placing                what a booking occupies; changeovers, set_ups, furniture, crew_load, weather
    policy, quotas         what it must keep; holding: how long a room is kept; prices; requests
Series
    recurrence             the days of one; recurrence_changes, recurrence_text
    series, series_dates   what its dates have in common, and which can be had
What the house keeps in mind
    schedule               the janitor's day; schedule_changes: since it was printed
    waiting, demand        who waits, and what nobody could be given; evidence: what that tells of a district
    house_wishes           what people miss; conditions: what is broken; outings: somewhere to go
    displacing, stranding  what a block or a new places file leaves without its place
    floors, floor_plans    where rooms lie
    place_cards, sessions  who is known by a card, and how long staff stay signed in
    day_memory             what has been worked out about single days
"""
