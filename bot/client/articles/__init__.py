"""A moderator's commands for the articles of their server."""
