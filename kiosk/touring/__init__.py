"""The tour of the demonstration: the main job walked on the real screens.

tour    what is walked, by all three kinds of people
finger  touches at a kiosk
clerk   a mouse at the front desk
"""
