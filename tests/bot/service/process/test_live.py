"""Settings read again while the service runs."""

from dataclasses import replace

import pytest

from bot.service.process.live import CHANGEABLE, Live
from bot.settings import Settings, SettingsError
from corpus.errors import VerbatimError


class File:
    """What stands in the file of settings."""

    def __init__(self):
        self.settings = Settings(discord_token="secret")
        self.failure = None

    def __call__(self):
        if self.failure:
            raise self.failure
        return self.settings


@pytest.fixture
def file():
    return File()


@pytest.fixture
def live(file):
    return Live(file.settings, file)


def test_a_change_is_taken_up_and_said(file, live):
    told = []
    live.on_reload(told.append)
    file.settings = replace(file.settings, log_level="DEBUG", log_format="json")
    assert live.reload() == "settings read again: LOG_LEVEL=DEBUG, LOG_FORMAT=json"
    assert told == [live.settings] == [file.settings]


def test_nothing_changed_is_said_and_nobody_called(live):
    live.on_reload(lambda _: pytest.fail("nothing changed"))
    assert live.reload() == "settings read again: nothing changed"


def test_what_needs_a_restart_is_said_by_name_and_left_alone(file, live):
    file.settings = replace(
        file.settings, discord_token="other", corpus_url="sqlite:///b.db", log_level="ERROR"
    )
    line = live.reload()
    assert line == "settings read again: LOG_LEVEL=ERROR; after a restart: DISCORD_TOKEN, CORPUS_URL"
    assert live.settings.discord_token == "secret"
    assert "secret" not in line


def test_it_is_said_again_as_long_as_it_waits(file, live):
    file.settings = replace(file.settings, message_content=True)
    assert live.reload() == live.reload()


def test_a_bad_value_keeps_all_of_the_old_ones_and_is_said(file, live, caplog):
    before = live.settings
    file.failure = SettingsError("LOG_LEVEL is 'loud', but must be one of DEBUG, INFO.")
    assert live.reload() == "settings kept as they were: LOG_LEVEL is 'loud', but must be one of DEBUG, INFO."
    assert live.settings is before
    assert len(caplog.records) == 1


def test_one_that_cannot_take_it_up_keeps_nobody_else_from_it(file, live, caplog):
    def fails(_):
        raise VerbatimError("There is no room for backups there.")

    told = []
    live.on_reload(fails)
    live.on_reload(told.append)
    file.settings = replace(file.settings, log_level="ERROR")
    live.reload()
    assert told == [live.settings]
    assert "There is no room" in caplog.text


def test_every_changeable_setting_is_one():
    for name in CHANGEABLE:
        assert hasattr(Settings(), name)
