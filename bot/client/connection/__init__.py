"""The connection with Discord, from the first request to the goodbye: knows no article and no question."""
