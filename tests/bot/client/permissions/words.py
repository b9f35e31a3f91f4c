"""What the bot says to somebody whom it refuses."""

REFUSALS = (
    "Only the person who ran the command can use this.",
    "Only the person who asked can share this.",
    "Only the person who asked can use this.",
    "Only the person who opened this form can send it.",
    "You are not on that server, or I am no longer.",
    "Only curators of this server can use this.",
    "Permissions on this server may have changed since you ran the command.",
    "I no longer keep this answer. Please ask again.",
    "This works on a server only.",
    "No article of this server has",
    "No feed of this server has",
    "-# The feed this came from was removed.",
    "Only people who may manage this server can use this.",
    "I no longer remember what I found.",
)
"""Each is clear: it says what is missing or whose the thing is, and nothing of what it refuses."""


def is_refusal(text: str) -> bool:
    """Whether a text refuses somebody, and does nothing else."""
    return text.startswith(REFUSALS)
