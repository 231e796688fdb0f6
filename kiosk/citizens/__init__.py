"""What people at a kiosk can have done. `desk` is the door; each other file is what stands behind it.

equipment       what all of them work with
booking_office  from a wish to the paper, whatever fails on the way
own_bookings    coming, staying longer, giving back
copies          a receipt once more
lookup          what stands behind a code or a scanned receipt
card_reader     place cards
waiting         joining the waiting list
wish_office     "Det mangler her"
paper_minding   how many slips there are for one person
errands         what the centre must still be asked for people who have left
interrupted, unprinted  what a process that was stopped has left behind
backlog         what waits here for the printer, and for the centre
"""
