"""What is done by itself, time and again: backups, and the deletion of what is too old."""
