"""What is done at a desk, each asked of the centre: the workplace's verbs by subject.

*_acts   bookings, series, blocks, requests, place cards, the waiting list, what people miss
finding  bookings that are looked for; paper: what is printed
undoing  the last thing done, taken back
"""
