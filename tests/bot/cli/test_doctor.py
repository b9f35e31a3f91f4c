"""`doctor` as a whole: what it prints, and its exit status."""

import base64
import json

import pytest

from bot.cli import doctor
from bot.cli.doctor import checks_of
from bot.service.checks.finding import examined
from corpus.page import AddressRefused, Page


@pytest.fixture
def offline(monkeypatch):
    """A machine without a network."""
    monkeypatch.setattr(doctor, "checks_of", lambda given: checks_of(given, names_are_found=lambda: False))


def test_without_a_token_and_a_network_it_says_both(command, offline):
    done = command("doctor")
    assert done.exit_code == 1
    assert "DISCORD_TOKEN is not set" in done.stdout
    assert "there is no network" in done.stdout
    assert done.stdout.endswith("2 to mend.\n")


def test_its_lines_are_aligned(command, offline):
    lines = command("doctor").stdout.split("\n\n")[0].splitlines()
    assert {line[8] for line in lines} == {" "}
    assert all(line.startswith(" " * 20 + "→ ") or line[9] != " " for line in lines)


def test_as_json(command, offline, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "not-a-token-but-secret")
    done = command("doctor", "--json")
    said = json.loads(done.stdout)
    assert (done.exit_code, said["ok"]) == (1, False)
    token = next(each for each in said["findings"] if each["subject"] == "token")
    assert set(token) == {"subject", "level", "said", "remedy"}
    assert token["level"] == "wrong"
    assert "secret" not in done.stdout


def test_it_leaves_the_folder_as_it_was(command, offline, folder):
    command("doctor")
    assert [*folder.iterdir()] == []


async def guarded(url, limits):
    if "127.0.0.1" in url:
        raise AddressRefused("private")
    return Page(url, "text/plain", b"")


def test_each_check_stands_for_itself(folder, monkeypatch):
    def broken():
        raise RuntimeError("a bug")

    monkeypatch.setattr(doctor.machine, "look_at_memory", broken)
    first = base64.urlsafe_b64encode(b"123456789012345678").decode().rstrip("=")
    checks = checks_of({"DISCORD_TOKEN": f"{first}.x.y"}, names_are_found=lambda: False, fetch=guarded)
    found = [*examined(checks, str)]
    assert [finding.said for finding in found if finding.subject == "memory"] == ["a bug"]
    assert [finding.subject for finding in found][-2:] == ["web door", "token"]


def test_a_web_door_that_fails_leaves_what_discord_says(folder):
    async def broken(url, limits):
        raise RuntimeError("a bug")

    checks = checks_of({}, names_are_found=lambda: True, fetch=broken)
    found = [*examined({"network": checks["network"]}, str)]
    assert [(finding.subject, finding.said) for finding in found][-1] == ("network", "a bug")
    assert "token" in [finding.subject for finding in found]
