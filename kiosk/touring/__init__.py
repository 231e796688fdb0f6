"""The tour of the demonstration: the main job walked on the real screens.

tour         what is walked, by all three kinds of people
finger       touches at a kiosk; coming_to_rest: until the screen stands still
clerk        a mouse at the front desk
demo_centre  the central service it is walked against
"""
