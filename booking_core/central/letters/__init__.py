"""Writing to people who left an e-mail.

wording       what a letter says
calling       telling those on the waiting list that something is free; freed: where it may be
postman       sending what is queued, outside of any transaction
notifying     the port, and its adapter for SMTP
mail_options  which mail server it is
"""
