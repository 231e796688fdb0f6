"""Looking for a place.

find     the page that asks; questions: what, and how much of it at a time
results  the page of what fits or nearly does
*_state  what each of them says: pure
"""
