"""What keeps the service answering whoever asks, and how much.

guarding  small enough, quick enough, not one of too many
pace      how fast one sender may go on
tries     how often somebody may do a thing; guesses: how often a code may be wrong
subscribers  whom an address belongs to
proxies   who asks when a proxy asks for them
origins   where a request comes from
headers   what an answer tells a browser it may do with it; heads: HEAD wherever GET is
"""
