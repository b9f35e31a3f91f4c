"""The log: its forms, what it hides, what it does not say twice."""

import asyncio
import gc
import io
import json
import logging
import sys
import threading
import warnings
from datetime import datetime

import pytest

from bot.service.log.lines import JournalLines, TerminalLines
from bot.service.log.logs import Log, logs, take_up
from bot.service.log.redaction import Redaction
from bot.service.process.supervised import tell_of_the_unhandled
from corpus.errors import VerbatimError
from corpus.store import StoreUnavailable

log = logging.getLogger("bot.test")

TOKEN = "a-token-that-nobody-may-see"


@pytest.fixture
def written():
    return io.StringIO()


def in_log(written, said, level="INFO", form="text"):
    with logs(level, form, [TOKEN], stream=written):
        said()
    return written.getvalue()


def failing(error):
    try:
        raise error
    except type(error):
        log.exception("it failed")


class TestForms:
    def test_a_line_has_its_time_with_the_zone_its_level_and_its_place(self, written):
        time, level, place, *words = in_log(written, lambda: log.warning("it rains")).split()
        assert datetime.fromisoformat(time).tzinfo
        assert (level, place, words) == ("WARNING", "bot.test:", ["it", "rains"])

    def test_json_is_one_object_a_line(self, written):
        def said():
            log.info("one\ntwo")
            log.error("it failed", exc_info=StoreUnavailable("disk full"), extra={"reference": "ab12"})

        one, two = map(json.loads, in_log(written, said, form="json").splitlines())
        assert list(one) == ["time", "level", "logger", "message"]
        assert datetime.fromisoformat(one["time"]).tzinfo
        assert (two["reference"], two["exception"]) == ("ab12", "StoreUnavailable: disk full")

    def test_nobody_forges_a_line(self, written):
        text = in_log(written, lambda: log.info("a\nERROR b \x1b[31m"))
        assert len(text.splitlines()) == 1
        assert "\x1b" not in text

    def test_a_terminal_shows_the_level_in_colour(self):
        record = logging.makeLogRecord({"levelname": "ERROR", "levelno": 40, "msg": "no", "name": "bot"})
        assert "\x1b[31mERROR" in TerminalLines().format(record)

    def test_the_journal_is_told_the_level_of_every_line_and_no_time(self):
        fields = {"levelname": "ERROR", "levelno": 40, "msg": "no", "name": "bot", "exc_text": "a\nb"}
        assert JournalLines().format(logging.makeLogRecord(fields)) == "<3>bot: no\n<3>a\n<3>b"

    def test_the_journal_is_known_by_its_name(self, monkeypatch, tmp_path):
        with (tmp_path / "journal").open("w+") as file:
            stat = (tmp_path / "journal").stat()
            monkeypatch.setenv("JOURNAL_STREAM", f"{stat.st_dev}:{stat.st_ino}")
            with logs("INFO", stream=file):
                log.info("it rains")
            file.seek(0)
            assert file.read() == "<6>bot.test: it rains\n"

    def test_a_file_that_takes_no_more_does_not_end_the_program(self, written):
        with logs("INFO", stream=written):
            written.close()
            log.warning("it rains")

    def test_arguments_that_do_not_fit_are_not_shown(self, written):
        assert "secret" not in in_log(written, lambda: log.warning("%d", "secret"))
        assert "could not be logged" in written.getvalue()


class TestLevels:
    @pytest.mark.parametrize(
        ("level", "heard"),
        [
            ("DEBUG", ["bot DEBUG", "bot INFO", "discord INFO", "bot WARNING", "other WARNING"]),
            ("INFO", ["bot INFO", "discord INFO", "bot WARNING", "other WARNING"]),
            ("WARNING", ["bot WARNING", "other WARNING"]),
        ],
    )
    def test_libraries_say_less_than_we_do(self, written, level, heard):
        def said():
            for each in ("DEBUG", "INFO"):
                for name in ("bot", "discord", "other"):
                    logging.getLogger(name).log(logging.getLevelName(each), "%s %s", name, each)
            logging.getLogger("bot").warning("bot WARNING")
            logging.getLogger("other").warning("other WARNING")

        assert [" ".join(each.split()[-2:]) for each in in_log(written, said, level).splitlines()] == heard

    def test_level_and_form_can_change_while_it_runs(self, written):
        def said():
            take_up("ERROR", "text")
            log.warning("quiet")
            take_up("DEBUG", "json")
            failing(ValueError("loud"))

        text = in_log(written, said)
        assert "quiet" not in text
        assert json.loads(text)["exception"].endswith("ValueError: loud")


class TestSecrets:
    @pytest.mark.parametrize("level", ["DEBUG", "INFO"])
    def test_the_token_is_nowhere(self, written, level):
        def said():
            log.info("with %s", TOKEN)
            failing(OSError(f"https://discord.com/?{TOKEN}"))

        assert TOKEN not in in_log(written, said, level)

    @pytest.mark.parametrize(
        "secret",
        [
            "https://discord.com/api/v10/webhooks/123456789012345678/SECRET_of-it/messages/@original",
            "https://discord.com/api/v10/interactions/123456789012345678/SECRET_of-it/callback",
            "{'token': 'SECRET_of-it', 'id': '1'}",
            '{"token":"SECRET_of-it"}',
            "MTAwMDAwMDAwMDAwMDAwMDAw.SECRET.abcdefghijklmnopqrstuvwxyz0123",
            "aW50ZXJhY3Rpb246SECRETabc",
            "Authorization: Bot SECRETabcdefghijklmnopqrstuvwx",
            "https://name:SECRET@example.org/feed",
        ],
    )
    def test_what_looks_like_one_of_discords_secrets_is_hidden(self, secret):
        assert "SECRET" not in Redaction()(secret)

    def test_what_errors_say_is_for_debugging_alone(self, written):
        words = "asked about"

        def said():
            inner = ExceptionGroup("two", [ValueError(words)])
            inner.__cause__ = KeyError(words)
            failing(inner)

        quiet = in_log(written, said)
        assert words not in quiet
        assert "KeyError\nwhich led to:" in quiet
        assert "test_logs.py" in quiet
        assert "KeyError: 'asked about'" in in_log(io.StringIO(), said, "DEBUG")

    def test_an_error_among_the_arguments_is_named(self, written):
        assert in_log(written, lambda: log.warning("no: %s", ValueError("asked"))).endswith(
            "no: ValueError\n"
        )

    def test_what_the_system_says_stays(self, written):
        assert "No space left" in in_log(written, lambda: log.warning("no: %s", OSError(28, "No space left")))


class TestCaught:
    def test_errors_of_threads(self, written):
        def said():
            thread = threading.Thread(target=lambda: 1 / 0, name="reader")
            thread.start()
            thread.join()

        text = in_log(written, said)
        assert "the thread reader ended by an error" in text
        assert "ZeroDivisionError" in text

    def test_warnings(self, written):
        def said():
            with warnings.catch_warnings():
                warnings.simplefilter("always")
                warnings.warn("this is old", stacklevel=1)

        assert "this is old" in in_log(written, said)

    def test_errors_of_tasks_without_their_words(self, written):
        async def main():
            tell_of_the_unhandled(asyncio.get_running_loop())
            task = asyncio.create_task(asyncio.to_thread(int, "secret words"))
            await asyncio.wait([task])
            del task
            gc.collect()

        text = in_log(written, lambda: asyncio.run(main()))
        assert "never retrieved" in text
        assert "ValueError" in text
        assert "secret words" not in text

    def test_errors_in_objects_being_deleted(self, written):
        class Bad:
            def __del__(self):
                raise ValueError("secret words")

        def said():
            bad = Bad()
            del bad
            gc.collect()

        text = in_log(written, said)
        assert "ValueError" in text
        assert "secret words\n" not in text

    def test_a_bug_that_ends_the_program_gets_a_reference(self, written):
        with pytest.raises(ZeroDivisionError) as caught, logs("INFO", stream=written):
            1 / 0  # noqa: B018
        [note] = caught.value.__notes__
        assert f"the bot ends by a bug, {note}" in written.getvalue()

    def test_as_json_such_a_bug_is_one_object_and_all(self, written):
        with pytest.raises(SystemExit) as ended, logs("INFO", "json", stream=written):
            1 / 0  # noqa: B018
        line = json.loads(written.getvalue())
        assert (ended.value.code, line["reference"] in line["message"]) == (1, True)

    def test_as_json_the_reason_why_it_ends_is_an_object_too(self, written):
        with pytest.raises(SystemExit) as ended, logs("INFO", "json", stream=written):
            raise VerbatimError("The token is refused.")
        assert ended.value.code == 1
        assert json.loads(written.getvalue())["message"] == "The token is refused."

    def test_all_is_as_before_afterwards(self, written):
        def state():
            root = logging.getLogger()
            return root.handlers[:], root.level, threading.excepthook, sys.unraisablehook

        before = state()
        in_log(written, lambda: None)
        assert state() == before


class TestRepeats:
    @pytest.fixture
    def clock(self):
        return [0.0]

    @pytest.fixture
    def said(self, written, clock):
        handler = Log(written, Redaction(), clock=lambda: clock[0])
        handler.setFormatter(logging.Formatter("%(message)s"))
        log.addHandler(handler)
        log.setLevel("INFO")
        yield log
        log.removeHandler(handler)
        log.setLevel("NOTSET")

    def test_the_same_warning_is_said_once_a_minute_and_counted(self, said, written, clock):
        for _ in range(58):
            said.warning("no disk")
        clock[0] = 60.0
        said.info("on")
        assert written.getvalue().splitlines() == [
            "no disk",
            "no disk (this or its like was said 57 times more)",
            "on",
        ]

    def test_warnings_that_differ_in_a_number_are_said_until_there_are_too_many(self, said, written):
        for number in range(100):
            said.warning("feed %d failed", number)
        assert len(written.getvalue().splitlines()) == 20

    def test_what_was_counted_is_said_at_the_end(self, said, written):
        said.warning("no disk")
        said.warning("no disk")
        said.handlers[0].close()
        assert written.getvalue().splitlines()[-1] == "no disk (this or its like was said once more)"

    def test_news_are_all_said(self, said, written):
        for _ in range(3):
            said.info("article added")
        assert len(written.getvalue().splitlines()) == 3

    def test_every_reference_is_said_but_its_traceback_once(self, said, written):
        for number in range(3):
            try:
                _full()
            except StoreUnavailable:
                said.exception("no %s", number, extra={"reference": str(number)})
        text = written.getvalue()
        assert [f"no {number}" in text for number in range(3)] == [True] * 3
        assert text.count("Traceback") == 1


def _full():
    raise StoreUnavailable("disk full")
