"""Settings: what is read from where, what is refused, and that each is documented."""

import dataclasses
import re
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, read_settings

CHECKOUT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def nowhere(tmp_path):
    return tmp_path / ".env"


def test_without_anything_set_the_defaults_hold(nowhere):
    assert read_settings({}, nowhere) == Settings()


def test_the_environment_wins_over_the_file(nowhere):
    nowhere.write_text("CORPUS_URL=sqlite:///file.db\nLOG_LEVEL=debug\n")
    settings = read_settings({"CORPUS_URL": "sqlite:///environment.db"}, nowhere)
    assert (settings.corpus_url, settings.log_level) == ("sqlite:///environment.db", "DEBUG")


def test_an_empty_value_counts_as_not_set(nowhere):
    nowhere.write_text("DISCORD_TOKEN=from-the-file\n")
    settings = read_settings({"DISCORD_TOKEN": "  ", "CORPUS_URL": ""}, nowhere)
    assert (settings.discord_token, settings.corpus_url) == ("from-the-file", Settings().corpus_url)


@pytest.mark.parametrize("value", ["high", "-0.1", "1.1", "nan"])
def test_a_threshold_that_is_no_share_is_refused_by_name(nowhere, value):
    with pytest.raises(SettingsError, match="CONFIDENCE_THRESHOLD"):
        read_settings({"CONFIDENCE_THRESHOLD": value}, nowhere)


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("LOG_FORMAT", "JSON", "json"),
        ("METRICS_ADDRESS", "127.0.0.1:9464", ("127.0.0.1", 9464)),
        ("METRICS_ADDRESS", "[::1]:9464", ("::1", 9464)),
        ("METRICS_ADDRESS", "localhost:0", ("localhost", 0)),
        ("BACKUP_FOLDER", "/mnt/copies", Path("/mnt/copies")),
        ("BACKUP_FOLDER", "~/copies", Path.home() / "copies"),
        ("BACKUP_EVERY_HOURS", "0", 0),
        ("BACKUP_KEEP", "30", 30),
        ("GRACE_DAYS", "7", 7),
        ("SHARD_COUNT", "6", 6),
    ],
)
def test_what_is_set_is_read(nowhere, name, value, read):
    assert getattr(read_settings({name: value}, nowhere), name.lower()) == read


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOG_FORMAT", "xml"),
        ("METRICS_ADDRESS", "9464"),
        ("METRICS_ADDRESS", ":9464"),
        ("METRICS_ADDRESS", "localhost:"),
        ("METRICS_ADDRESS", "localhost:65536"),
        ("BACKUP_EVERY_HOURS", "-1"),
        ("BACKUP_EVERY_HOURS", "daily"),
        ("BACKUP_KEEP", "0"),
        ("BACKUP_KEEP", "１"),
        ("GRACE_DAYS", "1.5"),
        ("SHARD_COUNT", "0"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(nowhere, name, value):
    with pytest.raises(SettingsError, match=name):
        read_settings({name: value}, nowhere)


def test_shards_are_read_together(nowhere):
    settings = read_settings({"SHARD_IDS": "0, 3", "SHARD_COUNT": "4"}, nowhere)
    assert (settings.shard_ids, settings.shard_count) == ((0, 3), 4)


@pytest.mark.parametrize(
    "given",
    [
        {"SHARD_IDS": "0,1"},
        {"SHARD_IDS": "0,4", "SHARD_COUNT": "4"},
        {"SHARD_IDS": "1,1", "SHARD_COUNT": "4"},
        {"SHARD_IDS": "0-3", "SHARD_COUNT": "4"},
        {"SHARD_IDS": ",", "SHARD_COUNT": "4"},
    ],
)
def test_shards_that_cannot_be_are_refused(nowhere, given):
    with pytest.raises(SettingsError, match="SHARD_IDS"):
        read_settings(given, nowhere)


def test_an_unknown_log_level_is_refused_by_name(nowhere):
    with pytest.raises(SettingsError, match="LOG_LEVEL"):
        read_settings({"LOG_LEVEL": "loud"}, nowhere)


def test_yes_and_no_are_taken_and_nothing_else(nowhere):
    assert read_settings({"MESSAGE_CONTENT": "Yes"}, nowhere).message_content
    assert not read_settings({"MESSAGE_CONTENT": "no"}, nowhere).message_content
    with pytest.raises(SettingsError, match="MESSAGE_CONTENT"):
        read_settings({"MESSAGE_CONTENT": "1"}, nowhere)


def test_a_file_that_is_not_text_is_refused_by_name(nowhere):
    nowhere.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(SettingsError, match=r"\.env"):
        read_settings({}, nowhere)


def test_the_token_may_be_in_a_file_of_its_own(nowhere, tmp_path):
    path = tmp_path / "token"
    given = {"DISCORD_TOKEN_FILE": str(path)}
    with pytest.raises(SettingsError, match="DISCORD_TOKEN_FILE"):
        read_settings(given, nowhere)
    path.write_text("\n")
    with pytest.raises(SettingsError, match="is empty"):
        read_settings(given, nowhere)
    path.write_text("from-its-file\n")
    assert read_settings(given, nowhere).discord_token == "from-its-file"
    assert read_settings({**given, "DISCORD_TOKEN": "itself"}, nowhere).discord_token == "itself"
    assert "from-its-file" not in repr(read_settings(given, nowhere))


def test_the_file_of_settings_may_lie_elsewhere(tmp_path):
    path = tmp_path / "verbatim.env"
    with pytest.raises(SettingsError, match="SETTINGS_FILE"):
        read_settings({"SETTINGS_FILE": str(path)})
    path.write_text("GRACE_DAYS=3\n")
    assert read_settings({"SETTINGS_FILE": str(path)}).grace_days == 3


def test_the_token_is_never_shown():
    assert "secret" not in repr(Settings(discord_token="secret"))


def test_every_setting_is_documented_with_its_default():
    text = (CHECKOUT / ".env.example").read_text()
    documented = dict(re.findall(r"^#? ?([A-Z][A-Z_]+)=(.*)$", text, re.MULTILINE))
    written = {None: "", False: "no"}
    defaults = {f.name.upper(): written.get(f.default, str(f.default)) for f in dataclasses.fields(Settings)}
    assert documented == defaults


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"GRACE_DAYS=3\n\nno setting here\n", "Line 3 of"), (b"\xff\xfe", "not text in UTF-8")],
)
def test_a_file_that_cannot_be_understood_is_refused(nowhere, content, said):
    nowhere.write_bytes(content)
    with pytest.raises(SettingsError, match=said):
        read_settings({}, nowhere)
