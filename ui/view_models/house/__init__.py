"""What there is without a search: the first page, what is on, ideas and the other houses.

attract       the page nobody has touched yet
around        what is open to all, ideas, the houses; around_state: what these pages say
nearby        how far the houses are, what is free in them, what is open to all
open_hours    until when a house is open, or when it opens
outing        somewhere to go, with a slip; outing_state: what it says
"""
