"""What is screwed to a machine: printers for now."""
