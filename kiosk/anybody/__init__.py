"""What people can have done at a kiosk and at a desk alike, and on the tablet.

changes     another time, another place, given back: asked of the centre
conditions  what is broken, dirty or missing
redeeming   a receipt that nobody here knows of
waiting     off the waiting list
unmet       what people wanted and could not have
"""
