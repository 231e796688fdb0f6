"""The API for programs of the house, which act for it by a token.

bookings, series, series_dates, blocks  what they may have done
requests  what waits for the answer of the house
answers   what they are told of a command
messages, booking_messages, series_messages  what is said and heard
"""
