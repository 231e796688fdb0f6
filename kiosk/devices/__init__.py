"""What is screwed to a machine, and what looks after its programs.

printers         receipt printers behind one port; printer_address: which one a machine has
roll_lines       the lines to a roll printer; print_queue: on the disk before it is asked
scanners         a barcode reader on a serial line
voices           what reads aloud
service_manager  told when the screen is up
"""
