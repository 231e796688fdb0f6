"""What people tell their house.

wishing    "Det mangler her": one's own wish, and those of others; wish_words: how it is worded
condition  what is broken, dirty or missing; condition_state: the answers so far, and what the page says of them
"""
