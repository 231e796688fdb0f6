"""What is seen and touched. No SQL, no HTTP and no PDF is written here."""
