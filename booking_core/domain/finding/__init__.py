"""What is free, and which of it fits.

availability  what is free, for whoever draws it
search        places that fit, the best first; prices: what they cost
suggestions   what can be had instead
outings       somewhere to go, without a booking
"""
