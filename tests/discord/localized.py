"""Commands in a person's language (reference v10, "Application Commands", "Localization")."""

from typing import Any

FALLBACKS = {"en-US": "en-GB", "en-GB": "en-US", "es-419": "es-ES", "es-ES": "es-419"}
"""The locale that stands in where a text has none of the wanted one."""

LOCALIZED = ("name", "description")


def shown(holder: dict[str, Any], key: str, locale: str) -> str:
    """The name or description of a command, option or choice as people with this language read it."""
    texts = holder.get(f"{key}_localizations") or {}
    fallback = texts.get(FALLBACKS.get(locale, locale))
    return str(texts.get(locale) or fallback or holder.get(key) or "")


def in_language(holder: dict[str, Any], locale: str | None) -> dict[str, Any]:
    """A command as it is given without its localizations: instead, if a locale is asked for, its one text."""
    made = {key: value for key, value in holder.items() if not key.endswith("_localizations")}
    for key in LOCALIZED:
        if locale is not None and holder.get(f"{key}_localizations"):
            made[f"{key}_localized"] = shown(holder, key, locale)
    for key in ("options", "choices"):
        if key in holder:
            made[key] = [in_language(each, locale) for each in holder[key] or []]
    return made
