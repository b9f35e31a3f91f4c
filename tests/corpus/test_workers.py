"""Several processes prepare what one would: in order, bounded, and gone when they are not needed."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.prepared import prepared
from corpus.readers import Problem
from corpus.store import Entry
from corpus.workers import WorkerDied, prepare, prepared_by_workers

CHECKOUT = Path(__file__).resolve().parent.parent.parent
BAD = Problem("bad.txt", 3, "no text")


def article(number):
    return Article(f"Report {number}", f"On day {number} the river  stood {number * 7919:x} inches high.")


def entry_of(article):
    return Entry("who", f"{os.getpid()} {article.title}".encode())


def killing(article):
    if article.title == "Report 5":
        os.kill(os.getpid(), signal.SIGKILL)
    return entry_of(article)


def failing(article):
    raise LookupError(article.title)


def batches(count, size=2):
    return ([article(size * number + each) for each in range(size)] for number in range(count))


def test_what_is_prepared_is_clean_recognised_and_in_order():
    refused = Article("Empty", " ")
    assert prepare([article(1), BAD, refused], None) == [
        prepared(article(1)),
        BAD,
        Problem("Empty", None, "The article has no text: there is not one word to quote from it."),
    ]


def test_several_processes_prepare_what_one_would():
    found = list(prepared_by_workers(batches(9), lambda: None, 2))
    assert found == [prepare(batch, None) for batch in batches(9)]


def test_entries_are_made_in_other_processes_while_they_are_wanted():
    wanted = iter([entry_of, None, entry_of])
    found = list(prepared_by_workers(batches(3), lambda: next(wanted), 2))
    made = [[each.entry is not None for each in batch] for batch in found]
    assert made == [[True, True], [False, False], [True, True]]
    assert all(not each.entry.data.startswith(str(os.getpid()).encode()) for each in found[0])


def test_no_more_is_read_than_is_soon_worked_at():
    read = []
    watched = (read.append(None) or batch for batch in batches(50))
    with closing(prepared_by_workers(watched, lambda: None, 2)) as ready:
        for _ in range(10):
            next(ready)
        assert len(read) <= 10 + 2 * 2


def test_a_process_that_is_killed_is_said():
    found = []
    with pytest.raises(WorkerDied, match="add the same files again"):
        found.extend(prepared_by_workers(batches(40), lambda: killing, 2))
    assert len(found) < 40


def test_a_bug_stays_a_bug():
    with pytest.raises(LookupError, match="Report 0"):
        list(prepared_by_workers(batches(3), lambda: failing, 2))


def test_what_came_before_a_failure_comes_out_before_it():
    def until_the_disk_fails():
        yield from batches(3)
        raise OSError("the disk is gone")

    ready = prepared_by_workers(until_the_disk_fails(), lambda: None, 2)
    assert [len(next(ready)) for _ in range(3)] == [2, 2, 2]
    with pytest.raises(OSError, match="the disk is gone"):
        next(ready)


ENDLESS = """
import signal
from itertools import count
from tests.corpus.test_workers import article, entry_of
from corpus.workers import prepared_by_workers
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where it is ignored: in the background
    told = set()
    for batch in prepared_by_workers(([article(n)] for n in count()), lambda: entry_of, 2):
        process = batch[0].entry.data.split()[0]
        if process not in told:
            told.add(process)
            print("working", flush=True)
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_the_processes_end_with_the_one_that_started_them(end):
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        try:
            for _ in range(2):
                child.stdout.readline()
            if end == signal.SIGINT:
                os.killpg(child.pid, end)  # as a terminal does: to all of them
            else:
                child.kill()
            errors = child.communicate(timeout=30)[1]  # the pipes close when the last of the processes ends
        finally:
            child.kill()
    assert child.returncode == -end
    assert errors.count("Traceback") == (end == signal.SIGINT)
