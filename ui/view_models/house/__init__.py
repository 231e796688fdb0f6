"""What there is without a search: the first page, what is on, ideas and the other houses.

attract       the page nobody has touched yet
around        what is open to all, ideas, the houses
outing        somewhere to go, with a slip; outing_state: what it says
"""
