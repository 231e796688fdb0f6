"""How the machines of the house are.

kiosk_watch  what the centre told last of them; kiosks: in words; kiosks_model: the view model
doubts       bookings with paper that somebody must look at
"""
