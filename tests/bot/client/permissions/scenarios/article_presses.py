"""Every button and menu of the panels under `/article`, for the curator who ran the command alone."""

import inspect
from typing import Final

from tests.bot.client.permissions.cast import PANEL
from tests.bot.client.permissions.scenario import Open, Scenario, Scene
from tests.bot.client.permissions.scenarios.article_panels import (
    REVISIONS,
    Panel,
    changed,
    compared,
    duplicate,
    history,
    history_of_one,
    listed,
    long_shown,
    many,
    older,
    overtaken,
    read_on,
    read_revision,
    refused,
    removal,
    shown,
    shown_from_list,
    undo,
    undone,
)
from tests.bot.client.permissions.scenarios.articles import preview
from tests.bot.client.permissions.things import Press, Thing


def _described(panel: Panel) -> str:
    """What a panel is, in the middle of a sentence."""
    words = inspect.getdoc(panel) or ""
    return words[:1].lower() + words[1:].rstrip(".")


def on(panel: Panel, label: str) -> Open:
    """A button of a panel; a menu, with the first thing it offers."""

    async def opened(scene: Scene) -> Thing:
        message = await panel(scene)
        options = message.component(label).get("options", ())
        return Press(message, label, tuple(each["value"] for each in options[:1]))

    return opened


SHOWN: Final[tuple[tuple[str, Panel, str, str], ...]] = (
    ("draft.preview_card: Save", preview, "Save", "Added"),
    ("draft.preview_card: Edit", preview, "Edit", "Edit the article"),
    ("draft.preview_card: Cancel", preview, "Cancel", "Nothing was added"),
    ("draft.duplicate_card: Leave it", duplicate, "Leave it", "Left as it is"),
    ("draft.duplicate_card: Save as a revision", duplicate, "Save as a revision", "Saved"),
    ("draft.duplicate_card: Edit", duplicate, "Edit", "Edit the article"),
    ("draft.many_card: save", many, "Save all 2", "Added 2 articles"),
    ("draft.many_card: Cancel", many, "Cancel", "Nothing was added"),
    ("draft.refused_card: Edit again", refused, "Edit again", "Add articles"),
    ("draft.refused_card: Cancel", refused, "Cancel", "Nothing was added"),
    ("draft.revision_card: Save", changed, "Save", "as revision 2"),
    ("draft.revision_card: Edit again", changed, "Edit again", "Edit the article"),
    ("draft.revision_card: Cancel", changed, "Cancel", "Nothing was changed"),
    ("outcome.overtaken_card: Edit again", overtaken, "Edit again", "Edit the article"),
    ("outcome.overtaken_card: Cancel", overtaken, "Cancel", "Nothing was changed"),
    ("outcome.removal_card: Remove", removal, "Remove", "Removed"),
    ("outcome.removal_card: Keep", removal, "Keep", "Kept"),
    ("listing._turning: First", listed, "First", "Page 1 of"),
    ("listing._turning: Previous", listed, "Previous", "Page 1 of"),
    ("listing._turning: Next", listed, "Next", "Page 3 of"),
    ("listing._turning: Last", listed, "Last", "Page 3 of"),
    ("listing._opening: Open an article", listed, "Open an article", "weather"),
    ("listing._sorting: Sort", listed, "Sort", "Page 1 of"),
    ("shown._turning: Read on", long_shown, "Read on", "of a long report"),
    ("shown._turning: Back", read_on, "Back", "begins."),
    ("shown._buttons: History", shown, "History", "History of"),
    ("shown._buttons: Edit", shown, "Edit", "Edit the article"),
    ("shown._buttons: Remove", shown, "Remove", "Remove"),
    ("shown._buttons: Back to the list", shown_from_list, "Back to the list", "Page 2 of"),
    ("shown._buttons: Back to the history", read_revision, "Back to the history", "History of"),
    ("changes.history_card: Older", history, "Older", "History of"),
    ("changes.history_card: Newer", older, "Newer", "History of"),
    (
        "changes._articles: See the history of one article",
        history,
        "See the history of one article",
        "History of",
    ),
    ("changes._reading: hint", history_of_one, REVISIONS, "weather"),
    ("changes.compared_card: Back to the history", compared, "Back to the history", "History of"),
    ("changes.undo_card: label", undo, "Undo", "Undone"),
    ("changes.undo_card: stop", undo, "Cancel", "Nothing was undone"),
    ("changes.undo_card: label", undone, "Undo this too", "Undone"),
    ("changes.undo_card: stop", undone, "Enough", "Undone"),
)
"""Key, panel, label and proof."""

SCENARIOS: Final = tuple(
    Scenario(
        f"formatter.articles.{key}",
        PANEL,
        on(panel, label),
        proof,
        f"**{label}** under {_described(panel)}",
    )
    for key, panel, label, proof in SHOWN
)
