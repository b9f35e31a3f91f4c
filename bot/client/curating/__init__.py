"""A curator at work, from a command to its last press: what it shows, and who may press there."""
