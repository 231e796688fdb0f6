"""What IT operations type at the central service, by what it is about.

serving    serve, demo
places     import, hours, stats
signs      signs
machines   enrol, enrol-desk, devices, retire, declare-lost
people     staff, audit, person, retention
cards      card
wishes     wishes list, answer, close
copies     migrate, backup, restore, recover, doctor
exporting  export
clocks     clock
systems    system

`opening` is the centre that a command works on, `arguments` and `saying` what it hears and says.
Each has `add`, which adds its commands to the parser; a command takes the options and returns the exit code.
"""
