"""What moderators do with their server as a whole, and what is told of it."""
