"""The machines as the centre knows them, each function in the caller's transaction.

devices          enrolment, keys, and which life may speak
standings        their lives, newest grants, and how far each journal is heard
authority_store  who holds which cell, and who waits for it
doubts           bookings with paper that the desk must look at
overview         all of a house at once
"""
