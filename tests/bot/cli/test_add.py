"""`add`: what is added, known already, or refused, and how that is told."""

import json
import os
import zipfile

import pytest

from bot.cli import add as command_line_add
from corpus import intake
from corpus.article import Article
from corpus.export import export_server
from corpus.samples import starter_articles
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, StoreUnavailable
from tests.corpus.test_export import state


def test_an_added_article_is_listed_by_the_id_it_was_given(command, harbour):
    added = command("add", harbour)
    (article,) = json.loads(command("list", "--json").stdout)
    assert added.exit_code == 0
    assert added.stdout.splitlines() == [
        f"added {article['id']}  Harbour plan approved",
        "1 added, 0 already known, 0 failed.",
    ]


def test_an_article_the_shelf_has_is_said_and_not_stored_twice(command, harbour):
    command("add", harbour)
    again = command("add", harbour)
    assert again.exit_code == 0
    assert "(same text as “Harbour plan approved”)" in again.stdout
    assert len(json.loads(command("list", "--json").stdout)) == 1


def test_a_bad_line_is_reported_by_name_and_number_and_the_rest_is_added(command, folder):
    path = folder / "two.jsonl"
    path.write_text('{"title": "Good", "text": "A good article stands here."}\n{"title": 7}\n')
    done = command("add", path)
    assert done.exit_code == 1
    assert "1 added, 0 already known, 1 failed." in done.stdout
    assert done.stderr.startswith(f"failed {path}, line 2: ")


def test_the_files_of_an_archive_are_added_and_the_bad_ones_named(command, harbour, folder):
    with zipfile.ZipFile(folder / "news.zip", "w") as archive:
        archive.write(harbour, "in/harbour.txt")
        archive.writestr("../out.txt", "Out\n\nThis would climb out of the folder.")
    done = command("add", folder / "news.zip")
    assert done.exit_code == 1
    assert "1 added, 0 already known, 1 failed." in done.stdout
    assert "../out.txt: Its name leads out of the archive." in done.stderr


def test_an_archive_in_a_folder_is_opened_like_one_that_is_named(command, harbour, folder):
    inside = folder / "all" / "deeper"
    inside.mkdir(parents=True)
    with zipfile.ZipFile(inside / "news.ZIP", "w") as archive:
        archive.write(harbour, "in/harbour.txt")
    (inside / "gone.zip").symlink_to("nowhere")
    done = command("add", folder / "all")
    assert "1 added, 0 already known, 1 failed." in done.stdout
    assert "gone.zip: This is not a file, or a link that leads nowhere." in done.stderr


def test_an_article_the_shelf_refuses_is_reported_by_name_and_number_too(command, folder):
    lines = ['{"text": "A good article."}', '{"text": "A year too far.", "published": "9999-12-31"}']
    (folder / "a.jsonl").write_text("\n".join(lines))
    (folder / "b.txt").write_text("No words\n\n…\n")
    done = command("add", "a.jsonl", "b.txt", "--json")
    places = [(each["source"], each["line"]) for each in json.loads(done.stdout)["problems"]]
    assert places == [("a.jsonl", 2), ("b.txt", None)]


def test_json_tells_all_three_apart(command, harbour, folder):
    (folder / "picture.png").write_bytes(b"\x89PNG")
    command("add", harbour)
    told = json.loads(command("add", "--samples", folder, "--json").stdout)
    assert len(told["added"]) == len(starter_articles())
    assert [known["likeness"] for known in told["known"]] == ["same text"]
    assert [problem["source"] for problem in told["problems"]] == [str(folder)]


def test_files_of_other_kinds_in_a_folder_are_worth_a_note_and_no_failure(command, harbour, folder):
    mixed = folder / "mixed"
    mixed.mkdir()
    harbour.rename(mixed / "harbour.txt")
    (mixed / "picture.png").write_bytes(b"\x89PNG")
    done = command("add", mixed)
    assert done.exit_code == 0
    assert done.stderr == f"note: {mixed}: Passed over 1 of other kinds: .png\n"
    assert "1 added, 0 already known, 0 failed." in done.stdout


def test_a_folder_with_nothing_but_other_kinds_is_a_failure(command, folder):
    (folder / "picture.png").write_bytes(b"\x89PNG")
    assert command("add", folder).exit_code == 1


def test_the_starter_articles_are_added_only_when_asked_for(command, harbour):
    command("add", harbour)
    before = json.loads(command("list", "--json").stdout)
    command("add", "--samples")
    after = json.loads(command("list", "--json").stdout)
    assert (len(before), len(after)) == (1, 1 + len(starter_articles()))


@pytest.mark.parametrize(
    "words", [("add",), ("add", "--server", "-1", "x.txt"), ("remove",), ("ask",), ("nonsense",)]
)
def test_wrong_usage_exits_with_2(command, words):
    assert command(*words).exit_code == 2


def test_more_articles_than_share_a_transaction_are_all_added(command, folder):
    lines = [
        json.dumps({"title": f"Report {n}", "text": f"In the year {1000 + n} the river {n * 7919:x} froze."})
        for n in range(230)
    ]
    (folder / "many.jsonl").write_text("\n".join(lines))
    assert command("add", "many.jsonl").stdout == "230 added, 0 already known, 0 failed.\n"


def test_a_line_that_the_shelf_refuses_is_named_too(command, folder):
    path = folder / "two.jsonl"
    path.write_text('{"text": "A good article stands here."}\n{"text": "Bad.", "url": "file:///x"}\n')
    assert command("add", path).stderr.startswith(f"failed {path}, line 2: “file:///x” is not a web address")


def test_a_known_article_without_a_title_is_called_by_its_first_words(command, folder):
    path = folder / "one.jsonl"
    path.write_text('{"text": "A good article stands here."}')
    command("add", path)
    assert "A good article stands here. (same text as" in command("add", path).stdout


def test_what_came_in_before_a_failure_is_told(command, folder, monkeypatch):
    def failing(paths, further):
        yield from starter_articles()
        raise StoreUnavailable("The disk is full.")

    monkeypatch.setattr(command_line_add, "unread_paths", failing)
    monkeypatch.setattr(intake, "BATCH", 5)
    done = command("add", "x.txt")
    assert isinstance(done.exception, StoreUnavailable)
    assert f"{len(starter_articles()) // 5 * 5} added" in done.stdout


def test_json_can_name_a_file_whose_name_is_no_text(command, folder):
    name = os.fsdecode(b"gone\xff.txt")
    (problem,) = json.loads(command("add", "--json", name).stdout)["problems"]
    assert problem["source"] == name


def test_a_file_that_may_not_be_read_does_not_keep_out_the_others(command, harbour, folder, monkeypatch):
    (folder / "closed.txt").symlink_to("/proc/self/mem")  # which not even root can read from its start
    monkeypatch.setattr(os, "access", lambda path, *_, **__: "closed" not in os.fspath(path))
    done = command("add", folder / "closed.txt", harbour)
    assert "1 added, 0 already known, 1 failed." in done.stdout


@pytest.mark.parametrize("server", [2**63, 2**64])
def test_a_number_that_is_no_servers_id_is_wrong_usage(command, harbour, server):
    assert command("add", harbour, "--server", str(server)).exit_code == 2
    assert command("add", harbour, "--server", str(2**63 - 1)).exit_code == 0


def test_an_export_is_read_back_revision_for_revision(command, harbour, folder):
    command("add", harbour, "--server", "7")
    with SQLiteStore(folder / "data" / "verbatim.db") as store:
        shelf = Shelf(store)
        (listing,) = store.listings(7)
        shelf.revise(7, listing.id, Article("Harbour", "It burned down at noon."), Actor("mo", "test"))
        before = state(store, 7)
        export = export_server(store, store.records, 7, folder)
        store.erase(7)
    added = command("add", *export.parts, "--server", "7")
    assert added.exit_code == 0
    assert "1 added, 0 already known, 0 failed" in added.output
    with SQLiteStore(folder / "data" / "verbatim.db") as store:
        assert state(store, 7) == before
