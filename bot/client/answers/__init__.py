"""Answers as people meet them on Discord: found, kept, followed up, judged, corrected."""

from bot.client.answers.answers import Answers
from bot.client.answers.asking import Asking, Found, asking_of

__all__ = ["Answers", "Asking", "Found", "asking_of"]
