"""What `moedested NAME` does on a machine: a file each, found by its entry point in `pyproject.toml`.

kiosk, front_desk, janitor  the screens; machine: what all three have in common
schedule                    the janitor's sheet of a day; glance: one look at the houses, for a command that ends
demo, simulate              everything on one machine, to look at; the promise in a town that does not exist
doctor, gallery             `--doctor`: how a machine is; `--gallery`: what its screens are made of
windows                     a machine on its screen until it is closed
"""
