"""Whole copies of a database: backups, restoring, compacting, and the checks of them."""
