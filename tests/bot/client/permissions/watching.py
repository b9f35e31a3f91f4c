"""What somebody sees of what came of an interaction."""

from tests.discord.cards import walk
from tests.discord.interactions import CHOICES, Interaction


def offers(interaction: Interaction) -> bool:
    """Whether it was answered with choices for what is typed, perhaps none."""
    return interaction.callback is not None and interaction.callback["type"] == CHOICES


def seen_of(interaction: Interaction) -> tuple[str, bool]:
    """All that was shown in answer, and whether to the one who tried alone."""
    texts, alone = [], True
    if interaction.callback and offers(interaction):
        texts += [choice["name"] for choice in interaction.callback["data"]["choices"]]
    if interaction.opened:
        filled = (str(each.get("value") or "") for each in walk(interaction.opened.components))
        texts += [interaction.opened.title, *filter(None, filled)]
    edited = interaction.original is not None and interaction._has_answer()
    shown = [*([interaction.original] if edited else []), *interaction.followups]
    for message in filter(None, shown):
        texts += [message.text, *(each.file.name for each in message.attachments)]
        alone = alone and (message.ephemeral or message is interaction.message)
    return "\n".join(texts), alone
