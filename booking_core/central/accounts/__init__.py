"""Who may act for the house: staff by a password, programs of the house by a token.

staff_accounts   who has one, and how it begins and ends
signing_in       who acts at a desk
sign_in_news     what somebody should know of their own account
ending           tokens and passwords that end, in the file before the database
passwords        argon2id; guessable and breached say which are refused
system_accounts  the tokens of the programs of the house
acting_systems   which of them asks
operators        who runs the commands, as the audit log names them
"""
