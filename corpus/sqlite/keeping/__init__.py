"""What is done to the whole of a database: backups, restoring, migrating, compacting, and checks."""
