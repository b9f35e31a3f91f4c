"""Metrics and probes, for whoever watches the bot from outside."""
