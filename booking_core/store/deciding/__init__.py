"""Deciding a command in one transaction: read what it touches, ask the authority, write what it says.

commands           one command
together           several, each answered as if it came alone; slices: all they look at, read at once
cases, known       a command as it is asked to be decided, and what rules look at besides
kept_answers       what each command was answered; audited: what the audit log says of it
wish_commands, waiting_commands, condition_commands, unmet_commands  what is told and takes no cell
"""
