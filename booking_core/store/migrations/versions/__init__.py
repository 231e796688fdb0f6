"""Every form the central store's tables have had, oldest first."""
