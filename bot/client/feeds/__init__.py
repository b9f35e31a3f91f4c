"""A moderator's commands for feeds, and the queue of items that wait for a curator's decision."""
