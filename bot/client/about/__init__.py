"""What the bot says about itself, and what it keeps of people."""
