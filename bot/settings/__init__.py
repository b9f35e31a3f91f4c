"""Settings from the environment and `.env`, read once, into one frozen value."""

from bot.settings.settings import Settings, read_settings, settings_of
from bot.settings.values import SettingsError
from bot.settings.written import SETTINGS_FILE, given_settings, settings_file

__all__ = [
    "SETTINGS_FILE",
    "Settings",
    "SettingsError",
    "given_settings",
    "read_settings",
    "settings_file",
    "settings_of",
]
