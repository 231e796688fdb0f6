"""Coming back with a code: what stands behind it, and what can be done with it now.

my_receipt     the page; my_receipt_state: what is under way with the code
my_booking     what is seen of the booking; other_ends: how long it may become or be
scanned_paper  a receipt whose booking cannot be shown
"""
