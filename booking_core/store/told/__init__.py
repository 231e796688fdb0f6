"""What people tell the house, and what they are still to be told, each function in the caller's transaction.

waiting_list     what they need and cannot have yet
house_wishes     what they miss in a house
condition_store  what is broken, dirty or missing
unmet_demand     what they wanted and could not have
notifications    what is to be told by e-mail
"""
