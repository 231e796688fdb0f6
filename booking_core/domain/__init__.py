"""Pure rules: places, time, bookings, policy, availability and search. No input or output happens here.

Values
    places, identity       the municipality, its houses, rooms and spaces, and names as types
    time_spans             half-open spans, and the quarters everything is booked in
    bookings, blocks       what takes cells; calendar: all of it as one value
    refusals               a "no" as a value
    stays, succession      bookings that go on from one another, or stand in the place of one
    place_cards, sessions  who is known by a card, and how long staff stay signed in
    day_memory             what has been worked out about single days
Whether it can be had
    hours                  when a house is open, staffed and has crew
    finding                what is free, which places fit, and what can be had instead
    occupying              what a booking occupies, and what stands in the room for it
    policy, quotas         what it must keep; holding: how long a room is kept; requests: what a house answers itself
    recurring              bookings that repeat
    displacing, stranding  what a block or a new places file leaves without its place
What the house keeps in mind
    schedule               the janitor's day
    told                   what people need, miss or tell
"""
