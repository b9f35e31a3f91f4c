"""Messages and forms with one of each thing in them, as Discord's JSON."""

import struct
import zlib
from urllib.parse import quote

from docs.look.seen import Form, Seen

ROBIN = {"id": "5", "username": "robin", "global_name": "Robin", "bot": False}
BOT = {"id": "6", "username": "Verbatim", "global_name": None, "bot": True}
NAMES = {"5": "@Robin", "7": "#general", "8": "@Curators", "9": "#news"}


def message(content="", components=(), files=None, author=BOT, *, command="", edited=False, **more):
    payload = {
        "author": author,
        "content": content,
        "components": list(components),
        "attachments": [{"url": f"https://cdn.discordapp.com/1/{quote(name)}?ex=0"} for name in files or {}],
        "timestamp": "2026-11-12T19:30:00+00:00",
        "flags": 0,
        "interaction_metadata": {"user": ROBIN},
        **more,
    }
    return Seen(payload, NAMES, files or {}, command, edited)


def card(*components, **more):
    return message("", components, **{"flags": 1 << 15, **more})


def form(*components):
    return Form({"title": "Add an article", "components": list(components)}, NAMES, "Verbatim")


def text(content):
    return {"type": 10, "content": content}


def button(label, style=2, **more):
    return {"type": 2, "style": style, "label": label, **more}


def row(*components):
    return {"type": 1, "components": list(components)}


def container(*components, colour=None):
    return {"type": 17, "accent_color": colour, "components": list(components)}


def label(name, component, **more):
    return {"type": 18, "label": name, "component": component, **more}


def png(width, height):
    """A grey picture."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x80" * width) * height
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


MARKDOWN = """\
# Heading one
## Heading two
### Heading three
Plain, **bold**, *italic*, __underlined__, ~~struck~~, ||hidden||, `code`, [a link](https://example.com).
> A quote that is long enough to need a second line on whatever screen it is read, phone or desktop.
> - with a list in it
-# Small print, <t:1793188800:D>, <t:1793188800:R>

- one
- two, which <#7>, <@&8> and <@5> know, and </article add:3>
1. first
2. second
```py
print("code")
```
The end."""

EVERYTHING = card(
    container(
        text(MARKDOWN),
        {"type": 14, "spacing": 2},
        {"type": 9, "components": [text("A text with a button")], "accessory": button("Show", 2)},
        {
            "type": 9,
            "components": [text("A text with a picture")],
            "accessory": {"type": 11, "media": {"url": "attachment://chart.png"}},
        },
        row(
            button("Primary", 1),
            button("Secondary", 2),
            button("Success", 3),
            button("Danger", 4),
            button("A page", 5, url="https://example.com"),
        ),
        row(button("Disabled", 1, disabled=True), button("Yes", 2, emoji={"name": "👍"})),
        row({"type": 3, "placeholder": "Which?", "options": [{"label": "One", "value": "1"}]}),
        row({"type": 3, "options": [{"label": "One", "value": "1", "default": True}]}),
        row({"type": 8, "default_values": [{"id": "7"}, {"id": "9"}]}),
        row({"type": 6, "placeholder": "Choose a role", "disabled": True}),
        {"type": 14, "divider": False},
        {"type": 12, "items": [{"media": {"url": "attachment://chart.png"}, "description": "A chart"}]},
        {"type": 13, "file": {"url": "attachment://export.zip"}},
        colour=0x5865F2,
    ),
    container(text("A container without a colour")),
    files={"chart.png": png(400, 120), "export.zip": b"0" * 3000},
    flags=1 << 15 | 1 << 6,
    command="/ask",
    edited=True,
)

FORM = form(
    text("Some words first."),
    label("Text", {"type": 4, "style": 2, "value": "Filled in.\n\nTwice."}, description="The title first"),
    label("Outlet", {"type": 4, "style": 1, "placeholder": "CNN", "required": False}),
    label("Which", {"type": 3, "placeholder": "Pick one", "options": []}),
    label("Files", {"type": 19, "max_values": 10, "required": False}),
    label(
        "Kind",
        {
            "type": 21,
            "options": [
                {"label": "News", "value": "n", "default": True},
                {"label": "Opinion", "value": "o", "description": "What somebody thinks"},
            ],
        },
    ),
    label("Tell everybody", {"type": 23, "default": True}),
)
