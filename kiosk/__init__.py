"""The application on a machine: commands, wiring, settings, the sync loop and the devices."""
