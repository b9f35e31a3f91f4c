"""The panel in which moderators settle what holds on their server."""

from dataclasses import dataclass

from bot.formatter.card import (
    Button,
    Card,
    Choice,
    Colour,
    Divider,
    Menu,
    Part,
    Pick,
    PickKind,
    Row,
    Text,
)
from bot.translation import ENGLISH, LANGUAGES, Language, phrase
from corpus.servers import MAX_CHANNELS, RETENTION_DAYS, ServerSettings, Where

PRESS = "settings"
"""What the panel's buttons and menus say, with the name of a setting behind it."""

OWN_LANGUAGE = "own"
"""The choice of the language of whoever asks."""

_NAMES = {"en": "English", "de": "Deutsch"}
LABELS = {
    "where": phrase("Where I answer"),
    "channels": phrase("Where I answer"),
    "answer": phrase("Answer channel"),
    "role": phrase("Curator role"),
    "log": phrase("Log channel"),
    "private": phrase("Private by default"),
    "limits": phrase("Questions a minute"),
    "retention": phrase("How long questions are kept"),
    "language": phrase("Language"),
}
"""What the settings are called, by what follows `PRESS`."""

_WHERE = {
    Where.EVERYWHERE: phrase("In all channels"),
    Where.ONLY: phrase("Only in these channels"),
    Where.EXCEPT: phrase("In all channels but these"),
}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the panel says besides the settings.

    `notice` is what came of the last press, and `failed` whether that is bad news; `reads_all` is whether
    the bot may read messages that do not mention it.
    """

    reads_all: bool
    notice: str = ""
    failed: bool = False


def settings_card(settings: ServerSettings, here: Circumstances, to: Language = ENGLISH) -> Card:
    """All settings of a server, each with what changes it; every change is kept at once."""
    notice = f"{'⚠️' if here.failed else '✅'} {here.notice}" if here.notice else ""
    intro = to.say("Every change is kept at once.")
    parts: list[Part] = [
        Text(f"## {to.say('Settings of this server')}\n{notice or intro}"),
        *_channels(settings, here, to),
        Divider(),
        *_people(settings, to),
        Divider(),
        *_log(settings, to),
        Divider(),
        *_answers(settings, to),
    ]
    colour = Colour.BAD if here.failed else Colour.GOOD if here.notice else Colour.ANSWER
    return Card(tuple(parts), colour)


def _press(what: str) -> str:
    return f"{PRESS}:{what}"


def _heading(what: str, to: Language, about: str = "") -> Text:
    heading = f"**{to.say(LABELS[what])}**"
    return Text(f"{heading}\n{about}" if about else heading)


def _channels(settings: ServerSettings, here: Circumstances, to: Language) -> list[Part]:
    where = tuple(
        Choice(to.say(text), each.value, chosen=each is settings.answers_in) for each, text in _WHERE.items()
    )
    parts: list[Part] = [
        _heading("where", to, _nowhere(settings, to)),
        Menu(_press("where"), where, to.say("Where I answer")),
    ]
    if settings.answers_in is not Where.EVERYWHERE:
        picked = tuple(sorted(settings.channels))
        menu = to.say("Which channels?")
        parts.append(Pick(_press("channels"), PickKind.CHANNEL, picked, menu, most=MAX_CHANNELS))
    answer = (settings.answer_channel,) if settings.answer_channel else ()
    about = to.say("There every question counts, without a mention.")
    return [
        *parts,
        _heading("answer", to, f"{about} {_reading(here, to)}"),
        Pick(_press("answer"), PickKind.CHANNEL, answer, to.say("No answer channel")),
    ]


def _nowhere(settings: ServerSettings, to: Language) -> str:
    """A warning while the channels to answer in are not chosen yet."""
    if settings.answers_in is not Where.ONLY or settings.channels or settings.answer_channel:
        return ""
    return to.say("⚠️ Choose the channels. Until then I answer nowhere; `/ask` answers each person alone.")


def _reading(here: Circumstances, to: Language) -> str:
    """What the answer channel needs, and whether it has it."""
    if here.reads_all:
        return to.say("It needs Discord's privileged message content intent, which I have.")
    return to.say(
        "It needs Discord's privileged message content intent, which I do not have now: until then, mention "
        "me there too. Whoever runs me can switch it on in Discord's developer portal (Bot, Message Content "
        "Intent) and with `MESSAGE_CONTENT=yes` in my settings."
    )


def _people(settings: ServerSettings, to: Language) -> list[Part]:
    role = (settings.curator_role,) if settings.curator_role else ()
    about = to.say(
        "Curators decide about what feeds bring, with the buttons under it. Who sees `/article` and `/feed`, "
        "Discord itself decides: open them to this role in Server Settings → Integrations → my name."
    )
    return [
        _heading("role", to, about),
        Pick(_press("role"), PickKind.ROLE, role, to.say("No curator role")),
    ]


def _log(settings: ServerSettings, to: Language) -> list[Part]:
    log = (settings.log_channel,) if settings.log_channel else ()
    about = to.say("Every change to articles, feeds and settings is told there. I try it with a message.")
    return [
        _heading("log", to, about),
        Pick(_press("log"), PickKind.CHANNEL, log, to.say("No log channel")),
    ]


def _answers(settings: ServerSettings, to: Language) -> list[Part]:
    private = (
        to.say("Answers to `/ask` are seen only by whoever asks, unless they say otherwise.")
        if settings.private
        else to.say("Answers to `/ask` are seen by everyone in the channel, unless the asker says otherwise.")
    )
    toggle = Button(
        to.say("Make them public") if settings.private else to.say("Make them private"), _press("private")
    )
    limits = to.say(
        "{member} a minute for each member, {server} for the whole server.",
        member=to.number(settings.per_member),
        server=to.number(settings.per_server),
    )
    days = tuple(
        Choice(to.count("{n} day", "{n} days", each), str(each), chosen=each == settings.retention_days)
        for each in RETENTION_DAYS
    )
    languages = [Choice(to.say("The language of whoever asks"), OWN_LANGUAGE, chosen=not settings.language)]
    languages += [Choice(_NAMES[each], each, chosen=each == settings.language) for each in LANGUAGES]
    kept = to.say("When you choose fewer days, older questions are deleted at once.")
    return [
        _heading("private", to, private),
        Row((toggle,)),
        _heading("limits", to, limits),
        Row((Button(to.say("Change…"), _press("limits")),)),
        _heading("retention", to, kept),
        Menu(_press("retention"), days, to.say("How long questions are kept")),
        _heading("language", to),
        Menu(_press("language"), tuple(languages), to.say("Language")),
    ]
