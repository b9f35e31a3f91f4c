"""Bytes become text, or are refused with the name of what they are instead."""

import codecs
import re
from typing import Final

from corpus.errors import VerbatimError

# How files begin that are often sent in place of text.
_MAGIC: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a WebP picture, or sound or film"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF_16: Final = ("utf-16-le", "utf-16-be")

# Encodings a page may declare, by Python's names; for some, browsers read another (WHATWG Encoding Standard).
_READ_AS: Final = {
    **{f"cp{number}": f"cp{number}" for number in (866, 874, 932, 949, *range(1250, 1259))},
    **{f"iso8859-{number}": f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{name: name for name in (*_UTF_16, "koi8-r", "koi8-u", "mac-roman")},
    **{name: name for name in ("euc_jp", "iso2022_jp", "gb18030", "big5hkscs")},
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
}

_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROL: Final = 0.01  # of the characters; pasted text has a stray one now and then
_MOST_NOT_ASCII: Final = 0.2  # of the characters, when windows-1252 is only a guess; French has 0.05


class NotText(VerbatimError):
    """The bytes are not text, or text in an encoding that cannot be told."""


def decode(data: bytes, declared: str | None = None) -> str:
    """Text from bytes: UTF-8, UTF-16 with its mark, the `declared` encoding, or plainly windows-1252.

    UTF-8 comes before what is declared: text of another encoding is hardly ever UTF-8 by accident, and pages
    declare much. A byte order mark is taken off. `declared` is a name as in a page or a header; one that
    is unknown, or none for written text, counts as not given.

    Raises:
        NotText: what begins like a picture, an archive or another known kind of file, holds NUL or many
            control characters, or is in no encoding of these.
    """
    refuse_known_kinds(data)
    text = _decoded(data, _encoding(declared))
    if "\x00" in text or len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise NotText("This is binary data, not text: it is full of control characters.")
    return text


def refuse_known_kinds(data: bytes) -> None:
    """Raise `NotText`, with the name of what it is, if `data` begins like a file of another kind."""
    for beginning, kind in _MAGIC:
        if data.startswith(beginning):
            raise NotText(f"This is {kind}, not text. Save or copy the article as plain text.")


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if declared == "iso2022_jp" or (declared in _UTF_16 and b"\x00" in data):  # which can pass as UTF-8
        return _strictly(data, declared)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared:
            return _strictly(data, declared)
        return _guessed(data, error)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(
            f"This is not text in {encoding.upper()}, as it says it is: byte {error.start:,} does not fit. "
            "Save it as UTF-8."
        ) from error


def _guessed(data: bytes, error: UnicodeDecodeError) -> str:
    """Bytes that are no UTF-8 as windows-1252, if they are clearly text in that."""
    mended = data.decode("utf-8", errors="replace")
    wrong = mended.count("\ufffd")
    right = sum(character > "\x7f" for character in mended) - wrong
    if right >= wrong:
        raise NotText(
            f"This text is damaged: byte {error.start:,} is not UTF-8, though the rest is. Save it again."
        )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    not_ascii = len(data) - len(data.decode("ascii", errors="ignore"))
    if not text or not_ascii > _MOST_NOT_ASCII * len(data) or _CONTROL.search(text):
        raise NotText("This is not text in a known encoding. Save it as UTF-8.") from error
    return text


def _encoding(name: str | None) -> str | None:
    """Python's name of a declared encoding, if text is written in it."""
    try:
        return _READ_AS.get(codecs.lookup(name.strip()).name) if name else None
    except (LookupError, ValueError):
        return None
