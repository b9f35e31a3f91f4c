"""What the bot says of itself: help, and what it keeps."""
