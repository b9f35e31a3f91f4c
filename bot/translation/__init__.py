"""What the bot says, in the language of whoever reads it."""

from bot.translation.language import ENGLISH, LANGUAGES, Language, language_of, phrase, phrases

__all__ = ["ENGLISH", "LANGUAGES", "Language", "language_of", "phrase", "phrases"]
