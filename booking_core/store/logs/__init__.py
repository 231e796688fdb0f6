"""What is only ever added to: the feed, and the audit log.

feed_log     what the centre has decided, for the machines
audit        who did what; audit_check: whether it is the log that was written
ends         where both end, by one statement
"""
