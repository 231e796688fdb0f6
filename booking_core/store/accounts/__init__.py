"""Who may act, and by what they show it: passwords, tokens and cards, each function in the caller's transaction.

staff              accounts of the staff, who is signed in where
system_accounts    programs of the house, by a token
ended_credentials  tokens and passwords that count no more
guesses            wrong codes, counted by who sends them
place_cards        cards of people who book often
"""
