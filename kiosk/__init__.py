"""The application on a machine, kiosk, front desk or tablet.

command_line                   finds the command; commands, *_command, demo, gallery: what each does
machine, front_desk, janitor   everything of one but its screen, put together once; running: what they share
windows                        shows it
settings, identity, enrolment  what it is told, who it is, how it is taken in
custody, witness               the agent of the promise, and what outlives the program
house_pictures                 the picture of the houses that all screens show
centre                         the way to the centre
citizens, staff                what people can have done, at a kiosk and at a desk
changes, conditions, redeeming, unmet  what both can
paper, devices                 what is printed, and on what
rounds, glance                 what a tablet remembers of a janitor's day; one look at the houses
touring, demo_centre           the tour of the demonstration, and the centre it needs
doctor                         how a machine is; logs, clocks, durable_files: how it tells, counts and writes
absent, binding                what is kept from being loaded, so that the first screen is there at once
"""
