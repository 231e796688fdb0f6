"""What staff at a front desk can have done, each asked of the centre. `desk` is the door.

series, blocks, cards, waiting, wishes  their subjects
signing_in  who acts at this desk
"""
