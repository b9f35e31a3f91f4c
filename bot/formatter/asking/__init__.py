"""What whoever asks is told besides the answer, and what speaks for and against a message."""
