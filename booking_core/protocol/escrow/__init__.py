"""Authority over cells, as the centre keeps it: granted to one life of one kiosk, and back only by its own word.

terms       who holds a cell, runs of cells
journal     the chain of what a life of a kiosk did
books       what the centre's disk must be able to do: the port
granting    which cells a kiosk gets
hearing     what journals and reports say, applied once and in order
absences    NO_SHOW, the one change that no person makes
wishes      what people wished while the centre was silent, kept until it can be done
wished      which command such a wish stands for
serving     each message to its answer: the machine
custody     what a machine holds, what is frozen, and how it leaves
redeeming   a scanned receipt brings a lost booking back
recovering  a restored centre takes its bookings back from the devices
"""
