"""The application at Discord, for who asks in front of a terminal: its invitation, its health."""
