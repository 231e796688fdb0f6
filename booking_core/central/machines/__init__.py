"""The machines of the houses: what they ask, what they are told, and how they come and go.

device_api  the two addresses that devices use
answering   one signed envelope in, one out
escrow      what they hear about authority over cells
card_desk   place cards, given out and stopped for a desk
wish_desk   wishes, told by the machines of a house and to them
redeeming   what a scan of a receipt brings back
overview    where they are, how long silent and what they hold, for whoever runs the centre
"""
