"""The claims of a message, and what speaks for and against each."""
