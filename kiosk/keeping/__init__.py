"""What a machine holds by itself, whether the centre answers or not.

custody         the agent of the promise, its events and effects; witness: what outlives the program
house_pictures  the picture of the houses that all screens show
rounds          a janitor's day: what was printed, and what is ticked off
durable_files   whole on the disk or not there at all
"""
