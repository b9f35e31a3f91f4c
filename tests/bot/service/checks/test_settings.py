"""What doctor says of the settings."""

import pytest

from bot.service.checks.finding import Level
from bot.service.checks.settings import look, usable


@pytest.fixture
def written(tmp_path):
    """The environment in which a file has these settings; nobody else can read it."""

    def write(text, mode=0o600):
        path = tmp_path / ".env"
        path.write_text(text)
        path.chmod(mode)
        return {"SETTINGS_FILE": str(path)}

    return write


def levels(environment):
    return {(finding.subject, finding.level) for finding in look(environment)}


def test_settings_that_can_be_used(written):
    assert levels(written("LOG_LEVEL=debug\nHOME=/root\n")) == {("settings", Level.OK)}


def test_every_setting_that_cannot_be_used_is_named(written):
    environment = written("LOG_LEVEL=loud\nCONFIDENCE_THRESHOLD=9\nGRACE_DAYS=3\nSHARD_IDS=7\n")
    wrong = {subject for subject, level in levels(environment) if level is Level.WRONG}
    assert wrong == {"LOG_LEVEL", "CONFIDENCE_THRESHOLD", "SHARD_IDS"}
    settings, _ = usable(environment)
    assert (settings.grace_days, settings.log_level) == (3, "INFO")


@pytest.mark.parametrize("name", ["DISCORD_TOKN", "CORPUS_URI", "discord_token", "METRICS_ADDRES"])
def test_a_slip_of_the_pen_is_noticed(written, name):
    (finding,) = [each for each in look(written(f"{name}=x\n")) if each.level is Level.WRONG]
    assert (finding.subject, finding.remedy.startswith("Write ")) == (name, True)


def test_a_token_that_everybody_can_read(written):
    assert ("settings", Level.WRONG) in levels(written("DISCORD_TOKEN=x\n", 0o644))
    assert ("settings", Level.WRONG) not in levels(written("DISCORD_TOKEN=x\n", 0o640))
    assert ("settings", Level.WRONG) not in levels(written("LOG_LEVEL=info\n", 0o644))


def test_a_file_that_cannot_be_read_is_one_finding(tmp_path):
    path = tmp_path / ".env"
    path.write_bytes(b"\xff\xfe")
    assert levels({"SETTINGS_FILE": str(path)}) == {("settings", Level.WRONG)}
