"""A kiosk of the simulated town, from its hardware to what it says to the centre.

machine       the hardware and what may befall it, and one run of the program on it, by the effects of `protocol.device`
disk          what lasts and what outlives a process, and what can become of it
running       that run as the others know it; surroundings: what it stands in
line          its line to the centre: who waits how long, and what follows a silence
conversation  what goes over it: greeting, news, snapshots, reports
errands       what people want that only the centre can give
"""
