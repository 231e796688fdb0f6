"""What the front desk's screen shows and does: the board, the panel beside it, and the workplace they share.

workplace              where they meet; sight: what is shown; chosen: what is chosen; *_acts: what is done
undo, undoing          what can be taken back
board, grip, asked     hours across, rooms down, what a hand has taken hold of, and requests on it
panel, panel_*         what stands beside it: a booking, a draft, a move
notes, who, anyway     beside a draft: what one should know, for whom it is, and letting it past rules
series_*               a series being made, and dates taken past rules
block_draft, blocking  rooms being closed
calls, call_list       whom to call from the waiting list; waiting: putting a caller on it
kiosks, kiosk_watch    how the machines of the house are; doubts: bookings somebody must look at
requests, house_wishes, cards, reported  what waits for the house's people
finding, paper, sign_in, wishes          search, printing, who acts, what is sent to the centre
*_model                the view model of each, which QML sees
"""
