"""A town in a box: the real machines of the promise under every fault, from one seed, with all invariants watched.

    town        a small municipality, of a few kinds
    plan        what people and fate will do, drawn from the seed beforehand, so that a failing plan can be cut down
    people      what people do
    faults      what fate does
    world       all of it, and the hours that pass by its clockwork
    network     messages that are lost, late, doubled and out of order
    kiosk       a kiosk: its hardware, its process, and what it says to the centre
    centre      the centre's process: dies, comes back, is restored; books is its memory
    messages    what they say to each other besides the messages of `protocol`
    primaries   a second centre, which does not know that it is none any more
    clients     the desk, and people at the public page
    ledger      what stands on paper: nobody but a person changes it
    watch       the invariants
    seeds       many runs, counted together; count: of one
    shrinking   the shortest plan that still fails

Nothing here decides anything about bookings: `rules` names the functions of `protocol` that do.
"""
