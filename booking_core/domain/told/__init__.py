"""What people need, miss or tell the house.

waiting       what they could not have, kept until its days have passed
demand        what nobody could be given, kept without them; evidence: what it tells of a district
house_wishes  what they miss in a house
conditions    what is broken, dirty or missing
"""
