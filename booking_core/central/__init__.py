"""The central booking service: HTTP, the places file and the command line."""
