"""Failures become words for a person, and lines in the log."""

import errno
import logging
from types import SimpleNamespace

import discord
import pytest
from discord import app_commands

from bot.client.errors import explain, report
from bot.formatter.message import MAX_CONTENT, units
from corpus.errors import VerbatimError
from corpus.store import ArticleNotFound, SchemaTooNew, StoreUnavailable


@pytest.fixture
def log(caplog):
    caplog.set_level(logging.INFO)
    return caplog


def test_an_expected_failure_speaks_for_itself_and_leaves_what_was_typed_out_of_the_log(log):
    assert (
        explain(ArticleNotFound("There is no *such* article."), "a task") == r"There is no \*such\* article."
    )
    assert "ArticleNotFound" in log.text
    assert "such" not in log.text


def test_however_long_its_words_they_fit_into_a_message():
    assert units(explain(VerbatimError("*" * 9000), "a task")) <= MAX_CONTENT


@pytest.mark.parametrize(
    "error",
    [
        StoreUnavailable("/var/lib/secret\nis full"),
        SchemaTooNew("/var/lib/secret"),
        OSError(errno.EMFILE, "Too many open files", "/var/lib/secret"),
        MemoryError(),
    ],
    ids=repr,
)
def test_trouble_of_the_machine_gets_a_reference_number_and_one_line(log, error):
    words = explain(error, "a task")
    [record] = log.records
    assert "secret" not in words
    assert "try again in a few minutes" in words
    assert words.split("`")[1] in record.getMessage()
    assert record.exc_info is None
    assert "\n" not in record.getMessage()


@pytest.mark.parametrize("failure", [KeyError, ValueError, FileNotFoundError])
def test_a_bug_gets_a_reference_number_and_its_traceback(log, failure):
    error = failure("/var/lib/secret")
    words = explain(error, "a task")
    [record] = log.records
    assert "secret" not in words
    assert words.split("`")[1] == record.reference
    assert record.reference in record.getMessage()


def test_a_bug_leaves_its_traceback_in_the_log(log):
    error = KeyError("x")
    explain(error, "a task")
    assert log.records[0].exc_info[1] is error


@pytest.mark.parametrize(
    "failure", [StoreUnavailable("The disk is full."), TimeoutError("The disk is full.")]
)
def test_what_is_no_bug_is_one_line_that_says_what_to_do(log, failure):
    explain(failure, "a task")
    [record] = log.records
    assert record.getMessage().endswith(f"reference {record.reference}: The disk is full.")
    assert record.exc_info is None


def test_a_command_that_discord_remembers_otherwise_is_told_as_that():
    assert "reload" in explain(app_commands.CommandNotFound("old", []), "a task")


async def test_the_cause_inside_a_commands_error_is_what_is_told():
    said = []

    async def say(words):
        said.append(words)

    command = app_commands.Command(name="any", description="Any", callback=_any)
    await report(app_commands.CommandInvokeError(command, VerbatimError("Not now.")), say, "a task")
    assert said == ["Not now."]


async def forbidden(**reach):
    said = []

    async def say(words):
        said.append(words)

    answer = SimpleNamespace(status=403, reason="Forbidden")
    await report(discord.Forbidden(answer, {"code": 50013, "message": "no"}), say, "a task", **reach)
    return said


async def test_what_discord_does_not_let_us_do_is_told_to_whoever_can_be_told():
    assert await forbidden() == []
    [words] = await forbidden(reachable=True)
    assert words.startswith("Discord does not let me do that here.")


async def _any(interaction) -> None: ...
