"""Articles, and what becomes of them, as a curator sees them on Discord."""
