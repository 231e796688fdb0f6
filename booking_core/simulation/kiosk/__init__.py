"""A kiosk of the simulated town, from its hardware to what it says to the centre.

machine       the hardware, and what may befall it
disk          what lasts and what outlives a process, and what can become of it
process       one run of the program: carries out the effects of `protocol.device`
line          its line to the centre: who waits how long, and what follows a silence
conversation  what goes over it: greeting, news, snapshots, reports
errands       what people want that only the centre can give
"""
