"""What is put on paper here.

receipts     receipts, slips and cards: their tokens, their addresses, their printing
jobs         what goes on one piece of paper
typesetting  PDF, or bytes for a roll
schedules    the janitor's daily schedule, with what changed since the last
"""
