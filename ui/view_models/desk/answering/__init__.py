"""What waits for the house's people: its yes or no, a call, a word back.

requests      what is due first, and what a yes would do
call_list     whom to call from the waiting list; calls: in words
house_wishes  what people miss
reported      what they told is broken
*_model       the view model of each
"""
