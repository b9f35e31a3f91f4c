"""What doctor says of the machine."""

import socket
from collections import namedtuple

from bot.service.checks import backups
from bot.service.checks.finding import Level
from bot.service.checks.machine import look_at_files, look_at_memory, look_at_port, look_at_versions


def levels(findings):
    return [finding.level for finding in findings]


def test_this_machine():
    assert levels(look_at_versions()) == [Level.OK]
    assert len([*look_at_files()]) == 1


def test_memory_that_is_scarce(tmp_path):
    meminfo = tmp_path / "meminfo"
    meminfo.write_text("MemTotal:  999999 kB\nMemAvailable:  100000 kB\n")
    (finding,) = look_at_memory(meminfo)
    assert (finding.level, finding.said) == (Level.NOTE, "only 102 MB available")


def test_where_the_system_does_not_say_nothing_is_said(tmp_path):
    assert levels(look_at_memory(tmp_path / "none")) == []


def test_a_port_that_is_free_taken_or_not_ours():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert levels(look_at_port(taken.getsockname())) == [Level.NOTE]
        address = taken.getsockname()
    assert levels(look_at_port(address)) == [Level.OK]
    assert levels(look_at_port(("203.0.113.1", 9464))) == [Level.WRONG]
    assert levels(look_at_port(None)) == [Level.OK]


class TestBackups:
    def test_a_last_one_that_is_old(self, tmp_path):
        database = tmp_path / "verbatim.db"
        folder = tmp_path / "backups"
        assert levels(backups.look(database, None, 24)) == [Level.OK]
        folder.mkdir()
        (folder / "verbatim-20200101T000000Z.db").touch()
        (finding,) = backups.look(database, None, 24)
        assert (finding.level, finding.remedy) == (Level.NOTE, "Is the bot running?")

    def test_none_by_itself(self, tmp_path):
        assert levels(backups.look(tmp_path / "verbatim.db", None, 0)) == [Level.NOTE]

    def test_a_disk_without_room_for_one(self, tmp_path, monkeypatch):
        usage = namedtuple("usage", "total used free")
        monkeypatch.setattr(backups.shutil, "disk_usage", lambda _: usage(10**12, 0, 10**7))
        (finding,) = backups.look(tmp_path / "verbatim.db", None, 24)
        assert (finding.level, "33.6 MB" in finding.said) == (Level.WRONG, True)

    def test_a_folder_that_is_a_file(self, tmp_path):
        (tmp_path / "backups").touch()
        assert levels(backups.look(tmp_path / "verbatim.db", None, 24)) == [Level.WRONG]

    def test_a_store_in_memory_has_none(self):
        assert levels(backups.look(None, None, 24)) == []
