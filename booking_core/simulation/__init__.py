"""A town in a box: the real machines of the promise under every fault, from one seed, with all invariants watched.

    town        a small municipality, of a few kinds
    books       the centre's memory
    disk        a kiosk's disk and memory, and what can become of them
    network     messages that are lost, late, doubled and out of order
    centre      the centre's process: dies, comes back, is restored
    primaries   a second centre, which does not know that it is none any more
    kiosk       a kiosk's process: carries out the effects of `protocol.device`
    clients     the desk, and people at the public page
    plan        what people and fate will do, drawn from the seed beforehand, so that a failing plan can be cut down
    ledger      what stands on paper: nobody but a person changes it
    watch       the invariants
    world       all of it, and the hours that pass
    shrinking   the shortest plan that still fails

Nothing here decides anything about bookings: `rules` names the functions of `protocol` that do.
"""
