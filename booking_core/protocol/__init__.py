"""The booking protocol: messages, signed envelopes, receipts and the pure machines that decide.

messages     what is said between machines and the centre
envelope     what it travels in; sealing: what only the centre may read
authority    the centre's decision on a command; escrow: who holds which cell; device: a kiosk's side of both
feed         the chain of what the centre has decided
receipts     the token in a receipt's QR code; codes: nine digits for people; place_cards: the token of a card
notices, unmet, waiting_list  what follows from a decision: a letter, a wish counted, a place on the list
series_on_wire  a series between its form in the domain and the one that JSON carries
"""
