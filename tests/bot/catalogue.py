"""Another language, to which a test gives the words."""

import gettext


class Catalogue(gettext.NullTranslations):
    """What another language says, by the English text; `names` are those of commands and options."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.names: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        return self.texts.get(message, message)

    def pgettext(self, context: str, message: str) -> str:
        return self.names.get(message, message)
