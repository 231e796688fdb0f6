"""The public API under `/v1`: handlers read their request, call the centre and tell its answer. No rule lives here.

bookings      places, what is free, booking and cancelling, receipts, what has changed
changing, series, waiting, wishes, conditions  the same for their subjects; *_messages: what they say and hear
search        finding a place
events        what anybody may come to
operations    whether the service lives and can do its work
messages      what the API says and hears; answers, day_answers: domain values as it tells them
request_form, malformed, body_faults, field_faults, spans_asked  what is wrong with a request, field by field
problems      every error in one form
paging        lists a page at a time
instead       what could be had instead of what was refused
receipts_shown  what a receipt entitles to
tagged        answers that bear an ETag
description   /schema/openapi.json
"""
