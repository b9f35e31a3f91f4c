"""What is known of each language: its small words, its numbers, its calendar, and by what it is told."""
