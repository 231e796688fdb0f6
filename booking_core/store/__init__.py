"""What is kept on disk: the central store, the replica on each kiosk, and their migrations."""
