"""Archives, well meant and ill meant."""

import io
import stat
import struct
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import archive
from corpus.archive import MAX_MEMBERS, read_archive
from corpus.article import Article
from corpus.readers import Problem

SHIP = b"The ship arrives\n\nIt carried forty crates of oranges."
LINES = b'{"text": "One story."}\n{"text": "Another story."}\n{ no json'


def packed(*members, method=zipfile.ZIP_DEFLATED):
    """A .zip of (name or ZipInfo, data)."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the same name twice
        for name, data in members:
            made.writestr(name, data)
    return file.getvalue()


def read(data, **more):
    return list(read_archive(io.BytesIO(data), "news.zip", **more))


def problems(data, **more):
    return [str(each) for each in read(data, **more) if isinstance(each, Problem)]


def titles(data, **more):
    return [each.title for each in read(data, **more) if isinstance(each, Article)]


def test_every_kind_of_file_is_read_in_the_order_of_the_archive():
    data = packed(
        ("a/ship.txt", SHIP), ("b/", b""), ("many.jsonl", LINES), ("page.md", b"# Storm\n\nIt blew hard.")
    )
    assert titles(data) == ["The ship arrives", "One story.", "Another story.", "Storm"]
    [problem] = problems(data)
    assert problem.startswith("news.zip: many.jsonl, line 3: ")


def linked():
    info = zipfile.ZipInfo("link.txt")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../../ship.txt", "leads out"),
        ("a/../../ship.txt", "leads out"),
        ("/etc/ship.txt", "leads out"),
        ("..\\ship.txt", "leads out"),
        ("C:\\ship.txt", "leads out"),
        ("more.zip", "not opened"),
        ("more.tar.gz", "not opened"),
        ("photo.png", "cannot be read"),
        ("README", "cannot be read"),
        (linked(), "a link"),
    ],
)
def test_what_is_passed_over_is_named_and_keeps_nothing_else_out(name, words):
    data = packed((name, SHIP), ("ship.txt", SHIP))
    [problem] = problems(data)
    assert problem.startswith(f"news.zip: {getattr(name, 'filename', name)}: ")
    assert words in problem
    assert titles(data) == ["The ship arrives"]


def test_hidden_files_are_passed_over():
    assert read(packed(("__MACOSX/._ship.txt", b"x"), (".git/a.txt", b"x"), ("ship.txt", SHIP)))[1:] == []


def test_an_encrypted_file_is_named():
    data = bytearray(packed(("ship.txt", SHIP)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert "encrypted" in problems(bytes(data))[0]


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_methods_that_take_gigabytes_to_unpack_are_refused(method):
    assert "deflate" in problems(packed(("ship.txt", SHIP), method=method))[0]


def test_a_bomb_is_stopped_by_what_it_unpacks_to():
    data = packed(("ship.txt", SHIP), ("bomb.txt", b"word " * 1_000_000), ("late.txt", SHIP))
    assert len(data) < 30_000
    [problem] = problems(data, max_unpacked=100_000)
    assert problem.startswith("news.zip: bomb.txt: Unpacked, the archive is too large")
    assert titles(data, max_unpacked=100_000) == ["The ship arrives"]


def test_a_bomb_of_many_files_is_stopped_by_their_sum():
    data = packed(*((f"{number}.txt", SHIP + b" word" * 10_000) for number in range(5)))
    assert len(titles(data, max_unpacked=120_000)) == 2


def test_a_size_that_lies_does_not_let_a_bomb_in():
    data = bytearray(packed(("bomb.txt", b"word " * 100_000)))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + offset, 10)
    assert len(problems(bytes(data), max_unpacked=1000)) == 1


def test_too_many_files_are_refused_before_one_is_read(monkeypatch):
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    data = packed(*((f"{number}.txt", SHIP) for number in range(4)))
    assert problems(data) == ["news.zip: There are 4 files in it; I take 3 at once."]
    assert titles(data) == []
    assert MAX_MEMBERS > 1000


def test_a_damaged_file_does_not_keep_out_the_others():
    data = bytearray(packed(("bad.txt", SHIP), ("good.txt", b"Storm\n\nIt blew."), method=zipfile.ZIP_STORED))
    data[data.index(b"forty")] ^= 1
    assert problems(bytes(data)) == ["news.zip: bad.txt: This file is damaged inside the archive."]
    assert titles(bytes(data)) == ["Storm"]


def test_a_file_without_a_name_is_named_and_keeps_out_no_other():
    data = packed(("a.txt", SHIP), ("good.txt", SHIP)).replace(b"a.txt", b"\0.txt")
    assert titles(data) == ["The ship arrives"]
    assert len(problems(data)) == 1


def test_an_empty_archive_says_so():
    assert problems(packed()) == ["news.zip: There are no files in this archive."]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", SHIP, b"\x1f\x8b" * 99])
def test_what_is_no_archive_says_so(data):
    assert problems(data) == ["news.zip: This is not a .zip archive, or it is damaged."]


@given(st.data())
def test_no_damage_ends_in_anything_but_words(data):
    made = bytearray(packed(("ship.txt", SHIP), ("many.jsonl", LINES)))
    for _ in range(data.draw(st.integers(1, 8))):
        made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    del made[data.draw(st.integers(0, len(made))) :]
    assert read(bytes(made))
