"""What could be had, decided by the core's own rules over the picture this machine has.

offers              places that can be promised, and such as can only be asked for
starts              when a place can be asked for: now, later today, on a day that is open
moving              another start or end; set_ups: how the room stands
foresight           what the centre would say, before it is asked; series_foresight: of a series
side_effects        what a booking would bring along
"""
