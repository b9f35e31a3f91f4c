"""Follows docs/running.md as it stands, on a machine whose network knows our own Discord alone."""
