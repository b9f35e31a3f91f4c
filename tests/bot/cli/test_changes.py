"""`remove`, `undo`."""

import json

from corpus.store import ArticleNotFound


def test_removing_takes_all_that_were_named_or_none(command, stored):
    assert isinstance(command("remove", stored["id"], "nothing").exception, ArticleNotFound)
    assert len(json.loads(command("list", "--json").stdout)) == 1
    assert command("remove", stored["id"]).stdout == f"removed {stored['id']}  Harbour plan approved\n"
    assert json.loads(command("list", "--json").stdout) == []


def test_undo_brings_a_removed_article_back_as_it_was(command, stored):
    command("remove", stored["id"])
    assert command("undo").stdout == f"Undone: restored {stored['id']}  Harbour plan approved\n"
    assert json.loads(command("list", "--json").stdout) == [stored]


def test_changes_are_told_as_json_too(command, stored):
    (removed,) = json.loads(command("remove", stored["id"], "--json").stdout)
    undone = json.loads(command("undo", "--json").stdout)
    assert (removed["kind"], undone["kind"]) == ("removed", "restored")
    assert removed["door"] == undone["door"] == "command line"


def test_a_server_sees_only_its_own_shelf(command, stored):
    assert command("list", "--server", "7").stdout.strip() == ""
    assert isinstance(command("show", stored["id"], "--server", "7").exception, ArticleNotFound)
    assert isinstance(command("remove", stored["id"], "--server", "7").exception, ArticleNotFound)
