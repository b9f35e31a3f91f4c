"""The maintainers' commands."""
