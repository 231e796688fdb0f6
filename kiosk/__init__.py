"""The application on a machine, kiosk, front desk or tablet.

command_line              finds the command that is asked for
commands                  what each of them does
machines                  everything of a kiosk, a front desk, a tablet but its screen, put together once
setup                     what a machine is told, who it is, how it is taken in
citizens, staff, anybody  what people can have done: at a kiosk, at a desk, at both
paper, devices            what is printed, and on what; what else is screwed to a machine
centre                    the way to the centre
keeping                   what a machine holds by itself, in memory and on its disk
loading                   what is kept from being loaded, so that the first screen is there at once
touring                   the tour of the demonstration, and the centre it needs
clocks, logs              how it counts, and how it tells
"""
