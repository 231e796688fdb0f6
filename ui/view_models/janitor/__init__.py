"""The janitor's round on a tablet."""
