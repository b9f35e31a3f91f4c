"""Hostile inputs by the million, the same ones for the same seed: `make fuzz`, see docs/security.md."""
