"""The machine's way to its centre, and what it hears there.

line          the way, before anything is said on it
transport     bytes over HTTP, every foreign error mapped
conversation  signed envelopes, and nothing else believed
client        what a machine asks, question by question
connection    lock, centre, replica and newest picture: what every machine has
polling       how it hears what is new
sync          keeps machine and centre of one mind
timekeeping   what time it is there, for machines that hold no rooms
known_keys    the keys that receipts of this town are signed with
unanswered    ids of commands that got no answer
objections    what the centre objects to, told again after a rest
failures      what can go wrong, as one tree
"""
