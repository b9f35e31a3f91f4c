import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decode import NotText, decode

FRENCH = "Le président a déclaré « c’est fini » mardi, après deux jours de débats à l’Assemblée nationale."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_common_encodings_need_no_declaration(encoding):
    assert decode(FRENCH.encode(encoding)) == FRENCH


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("Привет, мир", "cp1251", "windows-1251"),
        ("Привет, мир", "koi8-r", "KOI8-R"),
        ("日本語の記事", "shift_jis", "Shift_JIS"),
        ("日本語の記事", "iso2022_jp", "ISO-2022-JP"),
        ("中文新闻", "gbk", "gb2312"),
        ("“quoted”", "cp1252", "iso-8859-1"),  # as browsers read it
        ("naïve", "utf-16-le", "UTF-16LE"),
    ],
)
def test_a_declared_encoding_is_believed(text, encoding, declared):
    assert decode(text.encode(encoding), declared) == text


@pytest.mark.parametrize(
    "declared", ["utf-8", "windows-1252", "no such thing", "rot13", "idna", "\x00", "utf-7"]
)
def test_utf_8_is_utf_8_whatever_is_declared(declared):
    assert decode(FRENCH.encode(), declared) == FRENCH


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04word/document.xml", "a ZIP"),
        (b"\x89PNG\r\n\x1a\n", "a PNG"),
        (b"\xff\xd8\xff\xe0", "a JPEG"),
        (b"GIF89a", "a GIF"),
        (b"\x1f\x8b\x08", "a gzip"),
        (b"{\\rtf1\\ansi", "an RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office"),
        (b"text\x00text", "binary data"),
        (b"\x01\x02\x03\x04", "binary data"),
        (bytes(range(128, 256)), "not text in a known encoding"),
        ("Привет, мир, это текст".encode("cp1251"), "Save it as UTF-8"),
        (FRENCH.encode() + b"\xff", "damaged: byte"),
        (b"\xff\xfea", "not text in UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, kind):
    with pytest.raises(NotText, match=kind):
        decode(data)


def test_a_wrong_declaration_is_told():
    with pytest.raises(NotText, match="not text in EUC_JP"):
        decode(b"\xff\xff\xff", "euc-jp")


def test_a_stray_control_character_is_forgiven():
    assert decode(b"A page break\x0cand a stray \x02 sign. " + b"Words. " * 40)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf_8_comes_back_as_it_was(text):
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


@given(
    st.binary(), st.sampled_from([None, "utf-16-le", "gb18030", "shift_jis", "iso-2022-jp", "windows-1251"])
)
def test_any_bytes_are_text_or_refused(data, declared):
    with contextlib.suppress(NotText):
        assert "\x00" not in decode(data, declared)
