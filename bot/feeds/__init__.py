"""Feeds: asked again and again, their new articles brought to the shelf or before a curator; no Discord."""
