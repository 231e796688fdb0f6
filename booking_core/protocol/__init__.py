"""The booking protocol: messages, signed envelopes, receipts and the pure machines that decide."""
