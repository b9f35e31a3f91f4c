"""The connections to one database file, which may be moved, replaced or damaged while they are open."""
