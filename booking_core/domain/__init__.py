"""Pure rules: places, time, bookings, policy, availability and search. No input or output happens here."""
