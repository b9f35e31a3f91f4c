"""What the bot keeps of people, said on a card; and that it was deleted."""

from typing import Final

from bot.formatter.card import Button, Card, Colour, Divider, Look, Row, Text
from bot.translation import ENGLISH, Language
from corpus.questions import Personal

SHOW, DELETE, DELETED, KEEP = "privacy-show", "privacy-delete", "privacy-deleted", "privacy-keep"
"""What the buttons say."""

DIRECT_DAYS: Final = 30
"""For how many days questions asked on no server are kept."""


def privacy_card(days: int, grace_days: int, here: bool, to: Language = ENGLISH) -> Card:
    """What is kept, for how long (`days` on this server, if it is asked `here`), where; and two buttons.

    `grace_days` is how long everything is kept of a server that the bot was removed from.
    """
    kept = to.say(
        "When you ask me something I keep: your question, your user id, when and in which channel you asked, "
        "and which sentences I quoted. If you press Helpful or Not helpful, I keep that. If you choose a "
        "server for your direct messages, I keep that until you take it back."
    )
    why = to.say(
        "I need it so that you can follow an answer up, so that I can correct it when its article changes, "
        "and so that moderators see which questions no article answers."
    )
    where = to.say(
        "It is kept in the database of whoever runs this bot. Moderators can read and export the questions "
        "of their server, without names. Messages that are not meant for me I do not keep. How many "
        "questions a server asks in a week is counted without names, and stays."
    )
    return Card(
        (
            Text(f"### {to.say('What I keep about you')}\n{kept}\n\n{why}"),
            Text(f"**{to.say('For how long')}**\n{_how_long(days, here, to)} {_grace(grace_days, to)}"),
            Text(f"**{to.say('Where')}**\n{where}"),
            Divider(),
            Row(
                (
                    Button(to.say("Show what is kept about me"), SHOW),
                    Button(to.say("Delete it"), DELETE, Look.DANGER),
                )
            ),
        )
    )


def _how_long(days: int, here: bool, to: Language) -> str:
    direct = to.count(
        "Questions in direct messages are deleted after {n} day.",
        "Questions in direct messages are deleted after {n} days.",
        DIRECT_DAYS,
    )
    if not here:
        return f"{direct} {to.say('On a server, its moderators decide: use this command there.')}"
    on_server = to.count(
        "Questions on this server are deleted after {n} day.",
        "Questions on this server are deleted after {n} days.",
        days,
    )
    return f"{on_server} {direct}"


def _grace(days: int, to: Language) -> str:
    if not days:
        return to.say("Once I am removed from a server, all that I keep of it is deleted.")
    return to.count(
        "All that I keep of a server is deleted {n} day after I was removed from it.",
        "All that I keep of a server is deleted {n} days after I was removed from it.",
        days,
    )


def deletion_card(personal: Personal, to: Language = ENGLISH) -> Card:
    """Whether all of it is really to be deleted."""
    if not any(_counts(personal, to)):
        return nothing_kept_card(to)
    return Card(
        (
            Text(to.say("Delete all that I keep about you, on every server?") + f"\n{_listed(personal, to)}"),
            Row((Button(to.say("Delete it"), DELETED, Look.DANGER), Button(to.say("Keep it"), KEEP))),
        ),
        Colour.BAD,
    )


def deleted_card(personal: Personal, to: Language = ENGLISH) -> Card:
    """What was deleted."""
    if not any(_counts(personal, to)):
        return nothing_kept_card(to)
    stays = to.say(
        "Messages stay where they are on Discord: yours are yours to delete, and mine can be deleted by "
        "moderators. Their buttons do nothing any more."
    )
    return Card(
        (Text(f"**{to.say('Deleted.')}**\n{_listed(personal, to)}"), Text(f"-# {stays}")), Colour.GOOD
    )


def nothing_kept_card(to: Language = ENGLISH) -> Card:
    """There is nothing to show or to delete."""
    return Card((Text(to.say("I keep nothing about you.")),), Colour.SILENCE)


def kept_card(to: Language = ENGLISH) -> Card:
    """Everything stays as it is."""
    return Card((Text(to.say("Nothing was deleted.")),), Colour.SILENCE)


def _listed(personal: Personal, to: Language) -> str:
    return "\n".join(f"- {each}" for each in _counts(personal, to) if each)


def _counts(personal: Personal, to: Language) -> tuple[str, ...]:
    """How much there is of each; "" for none."""
    questions, verdicts = len(personal.questions), personal.verdicts
    return (
        to.count("{n} question with its answer", "{n} questions with their answers", questions)
        if questions
        else "",
        to.count("{n} press of Helpful or Not helpful", "{n} presses of Helpful or Not helpful", verdicts)
        if verdicts
        else "",
        to.say("the server you chose for direct messages") if personal.home is not None else "",
    )
