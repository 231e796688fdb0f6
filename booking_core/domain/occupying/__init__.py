"""What a booking occupies, and what stands in the room for it.

placing      put into the calendar, or why it cannot be
changeovers  the work before and after it
set_ups      the ways a space can stand for some people; furniture: what is drawn from the house's store for it
crew_load    when more hands are at work than are on duty
weather      a place in the open, and the roof held beside it
"""
