"""Answers on Discord: the card, what its buttons bring, and what becomes of it."""
