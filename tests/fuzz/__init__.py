"""Hostile inputs by the million, always the same ones for the same seed: `make fuzz`, see docs/security.md."""
